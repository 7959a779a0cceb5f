"""What comes through the session for each role, from a real store: entries, board, search, drafts."""

import ast
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from console import accounts
from console.domain import commands as c
from console.domain import entries as e
from console.domain.entry import Entry, subject_of
from console.domain.names import Mark
from console.domain.people import NOBODY
from console.domain.roles import SEES
from console.domain.veil import OF_CALLS, WITHHELD, is_withheld
from console.ledger.search import found
from console.ledger.sqlite_store import open_store
from console.ledger.store import Draft
from console.session import Session, open_session
from tests.domain.planting import Planted, planted_bodies
from tests.ledger.small_room import START, WHO, ticking
from tests.real_room import PASSWORD, SUPERVISOR, make_real_store, session_there, signed_in
from tests.style.source import sources

READER, ADMINISTRATOR, TRAINER = "Tor Haugen", "Rosa Fontaine", "Uma Castell"
PEOPLE = {
    "dispatcher": WHO, "supervisor": "Grace Amadi", "trainer": TRAINER, "administrator": ADMINISTRATOR,
    "reader": READER,
}  # fmt: skip
SUBJECTS = ("26-00001", "people", "room", "CO-7")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one entry of every kind, each field that is not for everybody with a word of its own."""
    path = tmp_path_factory.mktemp("planted") / "room.store"
    with closing(session_of(path, WHO)) as session:
        trainer = c.SetPerson(person="castell", name=TRAINER, roles=("trainer",))
        session.do(trainer, ADMINISTRATOR)
        last = session.board.last
    with closing(open_store(path, "live", ticking())) as opened, opened.writing() as head:
        opened.append(tuple(entered(last)), head)
    return path


def planted() -> list[Planted]:
    """All but what would put another policy in force, and the erasing of a body that is not there."""
    return [each for each in planted_bodies() if not isinstance(each.body, e.PolicyAdopted | e.Redacted)]


def entered(last: int) -> Iterator[Entry]:
    for number, each in enumerate(planted(), start=last + 1):
        yield Entry(number, START, START, "", WHO, "desk-1", subject_of(each.body), each.body)


def session_of(path: Path, who: str, position: str = "desk-1") -> Session:
    return open_session(path, None, None, who, position, "live", ticking())


@pytest.mark.parametrize("role", PEOPLE)
def test_no_entry_that_comes_through_the_session_holds_a_word_that_is_not_shown(
    store: Path, role: str
) -> None:
    words = {word: mark for each in planted() for word, mark in each.words.values()}
    with closing(session_of(store, PEOPLE[role], f"seat of {role}")) as session:
        about = [entry for subject in SUBJECTS for entry in session.history(subject)]
        every = list(session.entries())

    marks = SEES[role]  # type: ignore[index]  # one of the roles
    told, all_told = repr(about), repr(every)
    assert {word for word, mark in words.items() if mark not in marks and word in told + all_told} == set()
    assert {word for word, mark in words.items() if mark in marks and word not in all_told} == set()
    assert [entry.number for entry in every] == list(range(1, len(every) + 1))


@pytest.mark.parametrize("role", PEOPLE)
def test_a_search_finds_nobody_by_a_word_that_they_are_not_shown(store: Path, role: str) -> None:
    with closing(session_of(store, PEOPLE[role], f"seat of {role}")) as session:
        found_by = {
            word: mark
            for each in planted()
            for word, mark in each.words.values()
            if session.sight.search(word)
        }

    marks = SEES[role]  # type: ignore[index]  # one of the roles
    assert set(found_by.values()) <= marks
    assert (len(found_by) > 10) == OF_CALLS.issubset(marks)


@pytest.mark.parametrize("marks", [{Mark.PERSON}, {Mark.HEALTH}, {Mark.JUSTICE}, {Mark.PERSON, Mark.HEALTH}])
def test_a_search_by_some_marks_finds_by_those_alone(store: Path, marks: set[Mark]) -> None:
    with closing(session_of(store, WHO)) as session:
        for each in planted():
            for word, mark in each.words.values():
                whole = session.ledger.search(word)
                hits = session.ledger.search(word, {Mark.PLAIN, *marks})
                assert hits == (whole if mark in marks else ()), word


def test_words_in_two_fields_are_found_only_where_both_are_shown(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        (opened, *_) = session.do(c.OpenCall())
        for step, person in (("offered", ""), ("ringing", ""), ("accepted", "Ángela Ruiz")):
            moved = {"command": "MoveHandOff", "call": opened.subject, "contact": "line-988", "step": step}
            session.do(c.COMMANDS.validate_python({**moved, "person": person, "reason": "quiet voice"}))

        both = session.ledger.search("angela quiet", {Mark.PERSON, Mark.HEALTH})
        one = session.ledger.search("angela quiet", {Mark.PERSON})
        name = session.ledger.search("ANGE", {Mark.PERSON})

    assert [entry.body.kind for entry in both] == ["HandOffMoved"]
    assert one == ()
    assert [entry.body.kind for entry in name] == ["HandOffMoved"]


def test_a_search_goes_on_past_hits_that_are_not_shown(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        (opened, *_) = session.do(c.OpenCall(callback="river 1"))
        for number in range(12):
            session.do(c.AddNote(call=opened.subject, text=f"the river {number}"))
        with closing(open_store(tmp_path / "room.store", "live", ticking())) as store:
            hits = found(store, "river", {Mark.PERSON}, found_max=5)

    assert [entry.body.kind for entry in hits] == ["CallOpened"]


def test_whoever_sees_all_is_given_the_ledgers_own_board(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        session.do(c.OpenCall(callback="555-0142"))

        assert session.board is session.ledger.board
        assert session.board is session.board


def test_a_reader_is_given_a_board_without_words_made_once_for_each_entry(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    with closing(session_of(path, WHO)) as desk, closing(session_of(path, READER, "desk-2")) as session:
        (opened, *_) = desk.do(c.OpenCall(callback="555-0142"))
        (told,) = session.catch_up()[:1]

        assert isinstance(told.body, e.CallOpened)
        assert told.body.callback == WITHHELD[Mark.PERSON]
        assert session.board.calls[opened.subject].detail("callback") == WITHHELD[Mark.PERSON]
        assert session.board is session.board
        assert session.ledger.board.calls[opened.subject].detail("callback") == "555-0142"


def test_what_is_decided_is_decided_on_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    with closing(session_of(path, WHO)) as desk, closing(session_of(path, READER, "desk-2")) as session:
        (opened, *_) = desk.do(c.OpenCall())
        session.catch_up()

        refused = session.would_refuse(c.AddNote(call=opened.subject, text="x"))
        (exported,) = session.do(c.Export())

    assert refused is not None
    assert refused.code == "role_may_not"
    assert isinstance(exported.body, e.Exported)
    assert exported.body.marks == ("plain",)


def test_whose_roles_change_is_shown_more_or_less_at_once(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        (opened, *_) = session.do(c.OpenCall(callback="555-0142"))

        def is_shown() -> bool:
            return not is_withheld(session.board.calls[opened.subject].detail("callback"))

        before = is_shown()
        session.do(c.SetPerson(person="okoro", name=WHO, roles=("reader",)), ADMINISTRATOR)
        as_reader = is_shown()
        session.do(c.SignIn(person="okoro"))
        session.do(c.BreakGlass(person="okoro", reason="nobody else is here"))
        by_glass = is_shown()
        session.who = NOBODY
        nobody = is_shown()

    assert (before, as_reader, by_glass) == (True, False, True)
    assert nobody, "in the sample agency a name that nobody has is a guest at the desk"


def test_where_people_sign_in_nobody_is_shown_a_word_but_who_sits_there(tmp_path: Path) -> None:
    path, shown = tmp_path / "room.store", list[bool]()
    make_real_store(path)
    with signed_in(path) as desk:
        (opened, *_) = desk.do(c.OpenCall(callback="555-0142"))
        with session_there(path, seat="desk-2") as session:

            def look() -> None:
                session.catch_up()
                shown.append(not is_withheld(session.board.calls[opened.subject].detail("callback")))

            look()
            session.who = SUPERVISOR
            look()
            accounts.sign_in(session, SUPERVISOR, PASSWORD)
            look()
            session.do(c.SignOff())
            look()
            accounts.sign_in(session, READER, PASSWORD)
            look()

    assert shown == [False, False, True, False, False]


def test_the_line_of_an_earlier_call_is_never_a_note_of_police_records(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        (opened, *_) = session.do(c.OpenCall(callback="555-0142"))
        session.do(c.AddNote(call=opened.subject, text="calms down about the dog"))
        session.do(c.AddJusticeNote(call=opened.subject, text="officer-safety flag"))

        (earlier,) = session.earlier_calls("", "555-0142", "")

    assert earlier.line == "calms down about the dog"


def test_earlier_calls_are_looked_up_for_who_is_shown_places_and_numbers(
    tmp_path: Path,
) -> None:
    path = tmp_path / "room.store"
    with closing(session_of(path, WHO)) as desk, closing(session_of(path, READER, "desk-2")) as session:
        (opened, *_) = desk.do(c.OpenCall(callback="555-0142"))
        desk.do(c.AddNote(call=opened.subject, text="calms down about the dog"))
        for weapon in ("firearm", "none"):
            desk.do(c.AnswerFact(call=opened.subject, fact="weapon", answer=weapon, said_by="caller"))
        session.catch_up()

        (whole,) = desk.earlier_calls("", "555-0142", "")
        none = session.earlier_calls("", "555-0142", "")

    assert whole.line == "calms down about the dog"
    assert whole.grave == ("Weapon: firearm",), "put away it may still be there"
    assert none == ()


def test_a_draft_is_put_back_only_for_who_may_be_shown_it(tmp_path: Path) -> None:
    with closing(session_of(tmp_path / "room.store", WHO)) as session:
        session.keep_draft("26-00001", "address", "14 Alder")
        session.keep_draft("26-00001", "note", "she sai")
        whole = session.drafts()
        session.who = READER
        none = session.drafts()

    assert [draft.text for draft in whole] == ["14 Alder", "she sai"]
    assert none == ()
    assert all(isinstance(draft, Draft) for draft in whole)


def test_whoever_keeps_copies_hears_what_was_erased_here_and_elsewhere(tmp_path: Path) -> None:
    path, heard = tmp_path / "room.store", list[tuple[str, tuple[int, ...]]]()
    with closing(session_of(path, WHO)) as desk, closing(session_of(path, READER, "desk-2")) as other:
        desk.after_erasing = lambda numbers: heard.append(("here", numbers))
        other.after_erasing = lambda numbers: heard.append(("elsewhere", numbers))
        (opened, *_) = desk.do(c.OpenCall(callback="555-0142"))
        end = c.CloseCall(
            call=opened.subject, disposition="information", note="n", next_action="a", approved_by="brandt"
        )
        (closed,) = desk.do(end)

        desk.do(c.Redact(entry=opened.number, also=(closed.number,), by="brandt", reason="asked for"))
        other.catch_up()

    numbers = (opened.number, closed.number)
    assert heard == [("here", numbers), ("elsewhere", numbers)]


PAST = ("console/ui/paper.py", "console/ui/screens/backup.py")
"""The paper pack holds all, for the room goes on by it; and which store it is, is no secret."""


def test_no_screen_reads_past_the_session() -> None:
    past = [
        source.at(node)
        for source in sources("console")
        if source.path.startswith("console/ui/") and source.path not in PAST
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "ledger"
    ]

    assert past == []


def test_who_must_answer_for_a_broken_glass_reads_why_it_was_broken_and_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    with closing(session_of(path, WHO)) as desk:
        desk.do(c.SignIn(person="okoro"))
        desk.do(c.BreakGlass(person="okoro", reason="nobody else is here"))
    shown = {}
    for who in (ADMINISTRATOR, READER):
        with closing(session_of(path, who, "desk-2")) as session:
            (shown[who],) = (glass.reason for glass in session.board.people.glasses.values())

    assert shown == {ADMINISTRATOR: "nobody else is here", READER: WITHHELD[Mark.HEALTH]}
