"""Exports and erasing as they are decided: by whom, proved how, and of which fields."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.names import Mark
from console.domain.veil import OF_CALLS
from console.errors import Refused
from tests.domain.build import Desk, a_call, a_desk
from tests.domain.people_situations import IDS, a_staffed_desk, close, proving

ELSEWHERE = "Command line"


def exported(desk: Desk, command: c.Export, who: str = "", position: str = "") -> e.Exported:
    (entry,) = desk.do(command, who=who, position=position)
    assert isinstance(entry.body, e.Exported)
    return entry.body


@pytest.mark.parametrize(
    ("who", "marks"),
    [
        ("Nadia Okoro", set(OF_CALLS)),
        ("Lena Brandt", set(Mark)),
        ("Tor Haugen", {Mark.PLAIN}),
        ("Rosa Fontaine", {Mark.PLAIN}),
        ("a name that the sample does not know", set(OF_CALLS)),
    ],
)
def test_an_export_says_which_fields_are_in_it_and_up_to_which_entry(who: str, marks: set[Mark]) -> None:
    desk = a_desk()
    last = desk.board.last

    body = exported(desk, c.Export(), who)

    assert set(body.marks) == marks
    assert (body.what, body.up_to) == ("ledger", last)


@pytest.mark.parametrize(
    ("who", "wanted", "given"),
    [
        ("Nadia Okoro", (Mark.HEALTH,), {"health", "plain"}),
        ("Nadia Okoro", (Mark.PLAIN,), {"plain"}),
        ("Tor Haugen", (Mark.HEALTH, Mark.PERSON), {"plain"}),
    ],
)
def test_an_export_may_be_narrowed_and_never_widened(
    who: str, wanted: tuple[Mark, ...], given: set[str]
) -> None:
    assert set(exported(a_desk(), c.Export(marks=wanted), who).marks) == given


def test_the_marks_of_an_export_are_read_from_json_by_their_names() -> None:
    command = c.COMMANDS.validate_json('{"command": "Export", "marks": ["person", "criminal_justice"]}')

    assert command == c.Export(marks=(Mark.PERSON, Mark.JUSTICE))
    with pytest.raises(ValueError, match="plain"):
        c.COMMANDS.validate_json('{"command": "Export", "marks": ["everything"]}')


def test_whose_password_was_just_found_right_exports_without_a_seat() -> None:
    desk = a_staffed_desk()

    proving(desk, "lindqvist", c.Export(), position=ELSEWHERE)

    assert isinstance(desk.entries[-1].body, e.Exported)
    assert ELSEWHERE not in desk.board.people.seats


@pytest.mark.parametrize("proven", ["", "okoro"])
def test_without_ones_own_proof_nothing_leaves_but_from_ones_own_seat(proven: str) -> None:
    desk = a_staffed_desk()
    desk.proven, desk.position = proven, ELSEWHERE

    assert desk.refusal(c.Export(), who=IDS["lindqvist"])[0] == "not_signed_in"
    desk.proven = ""
    assert exported(desk, c.Export(), IDS["okoro"], "desk-1").what == "ledger"


def test_a_proof_gives_a_seat_to_nothing_else() -> None:
    desk = a_staffed_desk()
    desk.proven, desk.position = "lindqvist", ELSEWHERE

    for command in (c.OpenCall(), c.LockPosition(), c.SetPerson(person="x", name="X", roles=())):
        assert desk.refusal(command, who=IDS["lindqvist"])[0] == "not_signed_in"


def test_an_account_that_is_locked_out_exports_nothing_however_right_the_password() -> None:
    desk = a_staffed_desk()
    desk.do(*(c.FailSignIn(person="lindqvist") for _ in range(5)))
    desk.proven, desk.position = "lindqvist", ELSEWHERE

    assert desk.refusal(c.Export(), who=IDS["lindqvist"])[0] == "account_locked"


def test_an_account_long_unused_exports_nothing() -> None:
    desk = a_staffed_desk().later(91 * 86400)
    desk.proven, desk.position = "lindqvist", ELSEWHERE

    assert desk.refusal(c.Export(), who=IDS["lindqvist"])[0] == "account_unused"


def test_erasing_needs_the_role_however_right_the_password() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)
    (note,) = desk.do(c.AddNote(call=call, text="x"))
    close(desk, call)
    erasing = c.Redact(entry=note.number, by="brandt", reason="asked for")
    desk.proven, desk.position = "lindqvist", ELSEWHERE

    assert desk.refusal(erasing, who=IDS["lindqvist"])[0] == "role_may_not"
    desk.proven = "brandt"
    assert [entry.body.kind for entry in desk.do(erasing, who=IDS["brandt"])] == ["Redacted"]


def test_several_entries_are_erased_together_or_none_of_them() -> None:
    desk = a_desk()
    call = a_call(desk)
    notes = [desk.do(c.AddNote(call=call, text=text))[0].number for text in ("one", "two", "three")]
    desk.do(c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="x"))

    with pytest.raises(Refused, match="no_such_entry"):
        desk.do(c.Redact(entry=notes[0], also=(notes[1], 999), by="brandt", reason="asked for"))
    entries = desk.do(
        c.Redact(entry=notes[0], also=(notes[2], notes[0], notes[1]), by="brandt", reason="asked for")
    )

    assert [entry.body.entry for entry in entries if isinstance(entry.body, e.Redacted)] == [
        notes[0], notes[2], notes[1],
    ]  # fmt: skip
