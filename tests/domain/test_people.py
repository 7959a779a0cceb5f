"""Signing in and off, locks, accounts and broken glass, as decided and folded."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry
from console.domain.fold import fold_all
from console.domain.people import NOBODY
from console.domain.roles import is_first_start, roles_at, supervisors
from tests.domain.build import (
    SEAT,
    SUPERVISOR,
    WHO,
    Desk,
    a_call,
    a_desk,
    kinds,
)
from tests.domain.people_situations import (
    IDS,
    OFFICE,
    PROOF,
    a_real_desk,
    a_staffed_desk,
    close,
    proving,
    sit_down,
)


def last(desk: Desk, count: int = 1) -> list[e.AnyBody]:
    return [entry.body for entry in desk.entries[-count:]]


def test_the_first_start_makes_an_administrator_and_then_nobody_else_can() -> None:
    desk = a_real_desk()
    assert is_first_start(desk.board)

    desk.do(c.SetPerson(person="ruiz", name="Ana Ruiz", roles=("administrator",)), who=NOBODY)
    desk.do(c.SetPassword(person="ruiz", proof=PROOF), who=NOBODY)

    assert not is_first_start(desk.board)
    assert not desk.board.people.passwords["ruiz"].must_change
    assert desk.refusal(c.SetPassword(person="fontaine", proof=PROOF), who=NOBODY)[0] == "not_signed_in"
    code, _ = desk.refusal(c.SetPerson(person="x", name="X", roles=("administrator",)), who=NOBODY)
    assert code == "not_signed_in"


def test_the_first_password_is_an_administrators() -> None:
    desk = a_real_desk()

    assert desk.refusal(c.SetPassword(person="okoro", proof=PROOF), who=NOBODY)[0] == "not_signed_in"


def test_who_has_signed_in_works_and_who_has_signed_off_does_not() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)

    close(desk, call)
    desk.do(c.NoteNextAction(call=call, outcome="done"), c.SignOff())

    assert last(desk) == [e.SignedOff(person="okoro", receiver="")]
    assert SEAT not in desk.board.people.seats
    assert desk.refusal(c.OpenCall())[0] == "not_signed_in"


def test_nobody_acts_in_the_name_of_who_sits_elsewhere() -> None:
    desk = a_staffed_desk()

    assert desk.refusal(c.OpenCall(), who=SUPERVISOR)[0] == "not_signed_in"


def test_a_position_is_taken_over_with_its_calls() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)

    proving(desk, "lindqvist", c.SignIn(person="lindqvist", take_over=True), position=SEAT)

    assert last(desk, 2) == [
        e.SignedIn(person="lindqvist", how="password", took_over_from="okoro"),
        e.CallHandedOver(call=call, to="Per Lindqvist", position=SEAT),
    ]
    assert (desk.call().owner, desk.call().position) == ("Per Lindqvist", SEAT)
    assert desk.refusal(c.AddNote(call=call, text="x"))[0] == "not_signed_in"
    assert kinds(desk.do(c.AddNote(call=call, text="x"), who="Per Lindqvist")) == ["NoteAdded"]


def test_at_the_shifts_end_every_open_call_goes_to_a_named_receiver() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)

    desk.do(c.SignOff(receiver="desk-9"))

    assert (desk.call(call).owner, desk.call(call).position) == (SUPERVISOR, "desk-9")
    assert not [each for each in desk.board.calls.values() if each.position == SEAT]


def test_a_locked_desk_lets_nothing_through_but_the_clock() -> None:
    desk = a_staffed_desk()
    call = a_call(desk, suicide="imminent")
    desk.do(c.LockPosition())

    refused = [desk.refusal(each)[0] for each in (c.OpenCall(), c.AddNote(call=call, text="x"), c.SignOff())]
    clock, _ = desk.refusal(c.LetApprovalRunOut(call=call))
    proving(desk, "okoro", c.UnlockPosition())

    assert refused == ["position_locked"] * 3
    assert clock == "no_approval_asked", "the clock's act is decided, whoever is there"
    assert kinds(desk.do(c.AddNote(call=call, text="x"))) == ["NoteAdded"]
    assert desk.call(call).owner == WHO


def test_only_its_person_unlocks_a_desk_and_only_with_the_password() -> None:
    desk = a_staffed_desk()
    desk.do(c.LockPosition())

    assert desk.refusal(c.UnlockPosition())[0] == "not_proved"
    desk.proven = "lindqvist"
    assert desk.refusal(c.UnlockPosition())[0] == "not_proved"
    assert desk.refusal(c.SignIn(person="lindqvist"))[0] == "position_taken"


def test_five_failures_within_a_quarter_of_an_hour_lock_the_account_until_it_is_released() -> None:
    desk = a_staffed_desk()
    fail = c.FailSignIn(person="lindqvist")

    for _ in range(4):
        desk.later(60).do(fail, who=NOBODY)
    assert "lindqvist" not in desk.board.people.locked_out
    desk.do(fail, who=NOBODY)

    assert last(desk) == [e.AccountLocked(person="lindqvist")]
    desk.later(86400)
    desk.proven = "lindqvist"
    assert desk.refusal(c.SignIn(person="lindqvist"))[0] == "account_locked"
    proving(desk, "fontaine", c.UnlockPosition(), position=OFFICE)
    desk.do(
        c.ReleaseAccount(person="lindqvist", reason="he stood here"), who=IDS["fontaine"], position=OFFICE
    )
    assert "lindqvist" not in desk.board.people.seen, "to be let in is not to be here"
    sit_down(desk, "lindqvist", "desk-3")
    assert desk.board.people.seats["desk-3"].person == "lindqvist"


def test_who_unlocks_each_day_is_not_away() -> None:
    desk = a_staffed_desk()
    for _ in range(100):
        desk.do(c.LockPosition())
        proving(desk.later(86400), "okoro", c.UnlockPosition())
    desk.do(c.SignOff())

    sit_down(desk, "okoro", SEAT)
    assert desk.board.people.seats[SEAT].person == "okoro"


def test_sitting_down_by_glass_proves_nothing() -> None:
    desk = a_staffed_desk()
    desk.do(*(c.FailSignIn(person="lindqvist") for _ in range(4)), who=NOBODY)
    seen = desk.board.people.seen.get("lindqvist")
    desk.do(c.BreakGlass(person="lindqvist", reason="x"), who=IDS["lindqvist"], position="desk-3")

    desk.do(c.FailSignIn(person="lindqvist"), who=NOBODY)

    assert last(desk) == [e.AccountLocked(person="lindqvist")]
    assert desk.board.people.seen.get("lindqvist") == seen


def test_failures_that_lie_far_apart_lock_nobody_out() -> None:
    desk = a_staffed_desk()

    for _ in range(12):
        desk.later(5 * 60).do(c.FailSignIn(person="lindqvist"), who=NOBODY)

    assert "lindqvist" not in desk.board.people.locked_out
    assert len(desk.board.people.failures["lindqvist"]) == 3


def test_a_name_that_is_nobodys_is_not_kept() -> None:
    desk = a_staffed_desk()

    (failed,) = desk.do(c.FailSignIn(person="my secret password"), who=NOBODY)

    assert failed.body == e.SignInFailed(person="")


@pytest.mark.parametrize(("profile", "may"), [("secure_room", True), ("elsewhere", False)])
def test_a_supervisor_releases_an_account_in_a_secure_room_only(profile: str, may: bool) -> None:
    desk = a_staffed_desk(profile)
    desk.do(*(c.FailSignIn(person="okoro") for _ in range(5)), who=NOBODY)
    desk.who, desk.position = SUPERVISOR, "desk-9"
    command = c.ReleaseAccount(person="okoro", reason="she is here")

    if may:
        desk.do(command)
        assert "okoro" not in desk.board.people.locked_out
    else:
        assert desk.refusal(command)[0] == "role_may_not"


def test_a_password_that_others_chose_or_a_year_old_is_changed_before_the_shift() -> None:
    desk = a_staffed_desk()
    desk.do(c.SetPassword(person="lindqvist", proof=PROOF), who=IDS["fontaine"], position=OFFICE)
    desk.proven, desk.position = "lindqvist", "desk-3"
    assert desk.refusal(c.SignIn(person="lindqvist"))[0] == "password_must_change"

    desk.do(c.SetPassword(person="lindqvist", proof="6" * 64), c.SignIn(person="lindqvist"))
    assert desk.board.people.seats["desk-3"].person == "lindqvist"

    desk.do(c.SignOff(), who=IDS["lindqvist"])
    desk.later(80 * 86400)
    for _ in range(4):
        desk.do(c.SignIn(person="lindqvist"), who=IDS["lindqvist"])
        desk.do(c.SignOff(), who=IDS["lindqvist"])
        desk.later(80 * 86400)
    assert desk.refusal(c.SignIn(person="lindqvist"), who=IDS["lindqvist"])[0] == "password_must_change"


def test_half_a_day_later_one_proves_again_but_never_in_the_middle_of_a_call() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)
    desk.later(12 * 3600 + 1)

    assert kinds(desk.do(c.AddNote(call=call, text="still here"))) == ["NoteAdded"]
    close(desk, call)
    assert desk.refusal(c.OpenCall())[0] == "prove_again"
    proving(desk, "okoro", c.UnlockPosition())
    assert kinds(desk.do(c.OpenCall()))[0] == "CallOpened"


def test_a_broken_glass_gives_a_supervisors_rights_until_it_is_answered() -> None:
    desk = a_staffed_desk()
    close(desk, a_call(desk))
    redact = c.Redact(entry=desk.entries[-1].number, by="brandt", reason="asked for")
    assert desk.refusal(redact)[0] == "role_may_not"

    (broken,) = desk.do(c.BreakGlass(person="okoro", reason="nobody answers"))

    assert "supervisor" in roles_at(desk.board, WHO, SEAT)
    assert desk.board.people.glasses[broken.number].reason == "nobody answers"
    desk.do(redact)
    desk.do(c.AnswerBreakGlass(entry=broken.number, reason="right so"), who=SUPERVISOR, position="desk-9")
    assert desk.board.people.glasses == {}
    assert desk.refusal(redact)[0] == "role_may_not"


def test_who_cannot_sign_in_gets_the_desk_of_a_secure_room_by_breaking_the_glass() -> None:
    desk = a_staffed_desk()
    desk.do(*(c.FailSignIn(person="lindqvist") for _ in range(5)), who=NOBODY)
    desk.position = "desk-3"

    entries = desk.do(c.BreakGlass(person="lindqvist", reason="phones ring"), who=IDS["lindqvist"])

    assert kinds(entries) == ["SignedIn", "GlassBroken"]
    assert kinds(desk.do(c.OpenCall(), who=IDS["lindqvist"]))[0] == "CallOpened"


def test_who_works_here_no_longer_is_no_supervisor_and_cannot_sit_down() -> None:
    desk = a_staffed_desk()
    gone = c.SetPerson(person="brandt", name=SUPERVISOR, roles=("supervisor",), is_active=False)
    desk.do(gone, who=IDS["fontaine"], position=OFFICE)

    assert [person.name for person in supervisors(desk.board)] == ["Grace Amadi"]
    assert desk.refusal(c.OpenCall(), who=SUPERVISOR)[0] == "person_inactive"
    desk.proven, desk.position = "brandt", "desk-4"
    assert desk.refusal(c.SignIn(person="brandt"))[0] == "person_inactive"


def test_the_sample_agency_asks_for_no_password_and_knows_guests() -> None:
    desk = a_desk()

    desk.do(c.SignIn(person="okoro"))

    assert last(desk) == [e.SignedIn(person="okoro", how="demo", took_over_from="")]
    assert kinds(desk.do(c.OpenCall(), who="Somebody Else", position="desk-5"))[0] == "CallOpened"
    assert desk.refusal(c.OpenCall(), who="Tor Haugen")[0] == "role_may_not"


def test_folding_the_entries_alone_gives_the_same_people() -> None:
    desk = a_staffed_desk()
    a_call(desk)
    desk.do(c.BreakGlass(person="okoro", reason="x"), c.LockPosition())
    desk.do(c.FailSignIn(person="lindqvist"), who=NOBODY)
    start = a_real_desk().board

    again: Board = fold_all(start, desk.entries)

    assert again.people == desk.board.people


def test_an_entry_about_people_changes_no_call() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)
    before = desk.board.calls[call]

    entries: tuple[Entry, ...] = desk.do(c.LockPosition())

    assert desk.board.calls[call] is before
    assert [entry.subject for entry in entries] == ["people"]
