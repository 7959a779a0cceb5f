"""An agency's own pack by its file, and what opening does in a room that asks for sign-ins."""

from contextlib import closing
from pathlib import Path

import pytest

from console import accounts
from console.bundled import NotBundled, bundled_agency
from console.domain import commands as c
from console.domain.board import in_force
from console.errors import Refused, StoreUnavailable
from console.session import (
    Session,
    is_in_force,
    open_session,
    put_in_force,
)
from tests.ledger.small_room import WHO, ticking
from tests.test_cli_record import console

PASSWORD = "correct horse battery"  # noqa: S105 - made up for the tests


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    text = bundled_agency("example-county").replace('nature = "sample"', 'nature = "own"')
    file = tmp_path / "ours.toml"
    file.write_text(text.replace('id = "example-county"', 'id = "adler-county"', 1), "utf-8")
    return file


def opened(folder: Path, agency: str | None = None, policy: str | None = None, who: str = "") -> Session:
    return open_session(folder / "room.store", agency, policy, who, "desk-1", "live", ticking())


def test_a_real_agency_begins_with_its_own_pack_and_by_nobody(pack: Path, tmp_path: Path) -> None:
    with closing(opened(tmp_path, str(pack))) as session:
        (adopted,) = session.history("room")

        assert in_force(session.board).agency.id == "adler-county"
        assert adopted.who == "Not signed in"


def test_the_file_of_the_same_agency_opens_its_store_again_and_another_does_not(
    pack: Path, tmp_path: Path
) -> None:
    opened(tmp_path, str(pack)).close()

    opened(tmp_path, str(pack)).close()
    opened(tmp_path, "adler-county").close()

    with pytest.raises(StoreUnavailable, match="this store is of Example County 911") as failed:
        opened(tmp_path, "example-county")
    assert failed.value.kind == "other_agency"


def test_a_pack_with_faults_says_where_they_are(pack: Path, tmp_path: Path) -> None:
    pack.write_text(pack.read_text("utf-8").replace("approval_s = 120", "approval_s = 0"), "utf-8")

    with pytest.raises(NotBundled, match=r"ours\.toml: limits, approval_s: 0 is not allowed"):
        opened(tmp_path, str(pack))


def test_an_agencys_file_is_taken_where_a_policy_is_checked(pack: Path) -> None:
    done = console("policy", "check", "example-county-care-first", "--agency", str(pack))

    assert done.returncode == 0, done.stderr


def test_a_policy_is_put_in_force_by_who_has_signed_in_and_not_by_opening(pack: Path, tmp_path: Path) -> None:
    with closing(opened(tmp_path, str(pack))) as session:
        accounts.make_first_administrator(session, "fontaine", "Rosa Fontaine", PASSWORD)
    with closing(opened(tmp_path, policy="denver-star")) as session:
        assert not is_in_force(session, "denver-star")
        accounts.sign_in(session, "fontaine", PASSWORD)

        put_in_force(session, "denver-star")
        put_in_force(session, "denver-star")

        assert is_in_force(session, "denver-star")
        adopted = session.history("room")
        assert [entry.who for entry in adopted] == ["Not signed in", "Rosa Fontaine"]


def test_what_nobody_signed_in_for_is_done_by_nobody(tmp_path: Path) -> None:
    with closing(opened(tmp_path, who=WHO)) as session:
        session.who = ""

        assert session.moment().who == ""
        (adopted,) = session.history("room")
        assert adopted.who == WHO


def test_who_is_named_at_the_start_has_signed_in_to_the_sample_alone(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    with closing(opened(tmp_path)) as sample, closing(opened(tmp_path / "real", str(pack))) as real:
        for session in (sample, real):
            accounts.sit_down_as(session, "okoro")

        assert (sample.who, real.who) == ("Nadia Okoro", "")
        assert sample.board.people.seats["desk-1"].person == "okoro"
        accounts.sit_down_as(sample, "Ann")
        assert sample.who == "Ann"
        (opened_call,) = sample.do(c.OpenCall())
        assert sample.board.calls[opened_call.subject].owner == "Ann"


def test_the_head_of_a_shift_is_that_of_the_record_and_is_added_below_the_last(tmp_path: Path) -> None:
    with closing(opened(tmp_path, who=WHO)) as session:
        head = accounts.shift_head(session)
        number, _, groups = head.removeprefix("ENTRY ").partition(":")

        for _ in range(2):
            file = accounts.keep_head(session, WHO, head)

        lines = file.read_text("utf-8").splitlines()
        assert (int(number), groups.replace(" ", "")) == (
            session.ledger.head().number,
            session.ledger.head().chain.hex(),
        )
        assert [line.split(", ")[1:] for line in lines] == [[WHO, "desk-1", head]] * 2
        assert file == tmp_path / "heads.txt"


def test_the_last_refused_acts_are_found_newest_first(pack: Path, tmp_path: Path) -> None:
    with closing(opened(tmp_path, str(pack))) as session:
        accounts.make_first_administrator(session, "fontaine", "Rosa Fontaine", PASSWORD)
        accounts.sign_in(session, "fontaine", PASSWORD)
        for command in (c.OpenCall(), c.TakeCall(call="x")):
            with pytest.raises(Refused):
                session.do(command)

        with pytest.raises(Refused):
            accounts.prove(session, "fontaine", "wrong")

        found = accounts.last_refused(session)

        assert [entry.body.kind for entry in found] == ["SignInFailed", "ActRefused", "ActRefused"]
        assert [getattr(entry.body, "command", "") for entry in found] == ["", "TakeCall", "OpenCall"]
        assert not accounts.must_prove_again(session)
