"""One position at work: what opening adopts, and what the screens get through the session."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from console import settings
from console.domain import commands as c
from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.errors import Refused, StoreUnavailable
from console.session import NotBundled, Session, open_session
from tests.ledger.small_room import START, WHO, adopt, ticking

ROOT = Path(__file__).parents[1]
Open = Callable[..., Session]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    sessions: list[Session] = []

    def open_it(
        agency: str | None = None, policy: str | None = None, position: str = "desk-1", who: str = WHO
    ) -> Session:
        store = tmp_path / "room.store"
        sessions.append(open_session(store, agency, policy, who, position, "live", ticking()))
        return sessions[-1]

    yield open_it
    for session in sessions:
        session.close()


def test_an_empty_store_adopts_the_sample_agencys_own_policy(opened: Open) -> None:
    session = opened()

    (entry,) = session.history("room")
    room = in_force(session.board)
    assert isinstance(entry.body, PolicyAdopted)
    assert entry.who == WHO
    assert room.agency.id == "example-county"
    assert room.compiled.policy.id == room.agency.policy
    assert len(session.board.units) == len(room.agency.unit)


def test_what_is_adopted_is_the_files_to_the_last_byte(opened: Open) -> None:
    (entry,) = opened().history("room")

    assert isinstance(entry.body, PolicyAdopted)
    resources = settings.resources_dir()
    assert entry.body.catalogue == (resources / "facts.toml").read_text("utf-8")
    assert entry.body.agency == (resources / "agencies/example-county/agency.toml").read_text("utf-8")


def test_a_store_that_has_a_policy_is_opened_as_it_is(opened: Open) -> None:
    opened(policy="denver-star")

    session = opened()

    assert in_force(session.board).compiled.policy.id == "denver-star"
    assert len(session.history("room")) == 1


def test_another_policy_is_put_in_force_by_an_entry_and_only_once(opened: Open) -> None:
    opened()
    opened(policy="sacramento-sheriff-2025")

    session = opened(policy="sacramento-sheriff-2025")

    assert in_force(session.board).compiled.policy.id == "sacramento-sheriff-2025"
    assert [entry.body.kind for entry in session.history("room")] == ["PolicyAdopted"] * 2


def test_another_policy_leaves_the_rooms_own_agency_and_catalogue_in_force(opened: Open) -> None:
    session = opened()
    (first,) = [entry.body for entry in session.history("room")]
    assert isinstance(first, PolicyAdopted)
    pack = first.agency.replace('call_number_prefix = "26-"', 'call_number_prefix = "OURS-"')
    facts = first.catalogue + "\n# read by our own clinical lead\n"
    why = "a list of our own"
    own = c.AdoptPolicy(policy=first.policy, catalogue=facts, agency=pack, by="Lena Brandt", reason=why)
    session.do(own)

    session = opened(policy="denver-star")

    room = in_force(session.board)
    assert room.compiled.policy.id == "denver-star"
    assert room.compiled.catalogue.text == facts
    assert room.agency.call_number_prefix == "OURS-"


def test_a_policy_may_be_a_file(opened: Open, tmp_path: Path) -> None:
    text = (settings.resources_dir() / "policies/denver-star.toml").read_text("utf-8")
    (tmp_path / "ours.toml").write_text(text.replace('id = "denver-star"', 'id = "ours"'), "utf-8")

    session = opened(policy=str(tmp_path / "ours.toml"))

    assert in_force(session.board).compiled.policy.id == "ours"


def test_a_broken_policy_is_refused_and_what_was_in_force_stays(opened: Open, tmp_path: Path) -> None:
    opened()
    (tmp_path / "ours.toml").write_text("schema = 1\n", "utf-8")

    with pytest.raises(Refused, match="policy_faulty"):
        opened(policy=str(tmp_path / "ours.toml"))
    (tmp_path / "ours.toml").write_bytes(b"\xff")
    with pytest.raises(Refused, match="this is not UTF-8 text"):
        opened(policy=str(tmp_path / "ours.toml"))

    assert in_force(opened().board).compiled.policy.id == "example-county-care-first"


def test_what_is_not_bundled_is_told_with_what_is(opened: Open) -> None:
    with pytest.raises(NotBundled, match=r"There is no policy “denver”\. There are: denver-star, "):
        opened(policy="denver")
    with pytest.raises(NotBundled, match=r"There is no agency “other”. There are: example-county\."):
        opened(agency="other")


def test_the_store_of_one_agency_is_not_opened_for_another(opened: Open) -> None:
    opened()

    with pytest.raises(StoreUnavailable, match="this store is of Example County 911") as failed:
        opened(agency="other-county")

    assert failed.value.kind == "other_agency"


def test_the_users_own_folder_is_made_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "data_dir", lambda: tmp_path / "own" / "data")

    own = tmp_path / "own" / "data" / "live.store"
    open_session(own, None, None, WHO, "desk-1", "live", ticking()).close()

    assert own.exists()
    with pytest.raises(StoreUnavailable, match="there is no folder"):
        open_session(tmp_path / "none" / "live.store", None, None, WHO, "desk-1", "live", ticking())


def test_a_command_is_done_by_who_sits_there(opened: Open) -> None:
    session = opened(position="desk-2", who="Per Lindqvist")

    (entry,) = session.do(c.OpenCall())

    assert (entry.who, entry.position) == ("Per Lindqvist", "desk-2")
    assert session.board.calls[entry.subject].owner == "Per Lindqvist"


def test_two_positions_see_each_other(opened: Open) -> None:
    here, there = opened(), opened(position="desk-2")

    (entry,) = here.do(c.OpenCall())

    assert there.catch_up() == (entry,)
    assert entry.subject in there.board.calls


def test_a_draft_is_the_positions_own(opened: Open) -> None:
    here, there = opened(), opened(position="desk-2")

    here.keep_draft("26-00001", "address", "418 Ald")
    here.keep_draft("26-00001", "note", "x")
    here.keep_draft("26-00001", "note", "")

    (draft,) = here.drafts()
    assert (draft.subject, draft.field, draft.text, draft.who) == ("26-00001", "address", "418 Ald", WHO)
    assert draft.at > START
    assert there.drafts() == ()


def test_the_library_holds_every_bundled_policy_compiled(opened: Open) -> None:
    session = opened()

    bundled = {file.stem for file in (settings.resources_dir() / "policies").glob("*.toml")}
    assert set(session.library) == bundled
    assert all(compiled.diagrams for compiled in session.library.values())
    assert session.library is session.library


def test_the_library_is_that_of_the_catalogue_in_force(opened: Open) -> None:
    session = opened()
    before = session.library
    first = session.history("room")[0].body
    assert isinstance(first, PolicyAdopted)
    again = adopt(first.policy, first.catalogue, first.agency)
    session.do(adopt())

    assert session.library == {}, "the small room's catalogue has not the facts of a bundled policy"
    session.do(again)
    assert set(session.library) == set(before)


def test_a_long_read_has_a_connection_of_its_own_and_ends_where_it_began(opened: Open) -> None:
    session = opened()
    (opening,) = session.do(c.OpenCall())
    session.do(*(c.AddNote(call=opening.subject, text="x"),))

    reading = session.entries(after=1)
    first = next(reading)
    session.do(c.AddNote(call=opening.subject, text="later"))
    rest = list(reading)

    assert (first, len(rest)) == (opening, 1)
    assert [entry.number for entry in session.entries()] == [1, 2, 3, 4]


def test_opening_a_store_that_is_there_imports_no_schema_tool(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    with closing(open_session(store, None, None, WHO, "desk-1", "live", ticking())):
        pass
    program = (
        "import sys; from pathlib import Path; from console.session import open_session;"
        "from console.domain.clock import utc_now;"
        "s = open_session(Path(sys.argv[1]), None, None, 'Ann', 'desk-1', 'live', utc_now); s.close();"
        "print('sqlite_utils' in sys.modules)"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter on our own code
        [sys.executable, "-c", program, str(store)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "False", done.stderr
