"""What the door of a desk shows: people, who sits here, and numbers; and nothing of any call."""

from datetime import timedelta

from console.domain import commands as c
from console.domain.people import NOBODY
from console.domain.roles import free_id, releasers
from console.domain.rows.door import BANNER, at_the_door, going_on, open_here, release_words
from tests.domain.build import SEAT, START, Desk, a_board, a_call, a_desk, agency_text
from tests.domain.people_situations import OFFICE, a_real_desk, a_staffed_desk, real_pack


def door(desk: Desk, position: str = SEAT, wanted: str = "") -> tuple[str, ...]:
    """Everything the door says, as texts."""
    shown = at_the_door(desk.board, position, desk.now, wanted)
    return (str(shown), *going_on(shown))


def test_the_sample_is_offered_to_its_first_dispatcher_and_asks_nothing() -> None:
    shown = at_the_door(a_board(), SEAT, START)

    assert (shown.asks, shown.first_start, shown.offered, shown.sits) == (False, False, "okoro", None)
    assert [each.name for each in shown.people][:2] == ["Nadia Okoro", "Per Lindqvist"]


def test_who_is_named_is_offered_first_and_who_sits_elsewhere_last() -> None:
    desk = a_desk()
    desk.do(c.SignIn(person="okoro"), position="desk-2")

    assert at_the_door(desk.board, SEAT, START).offered == "lindqvist"
    assert at_the_door(desk.board, SEAT, START, "lena brandt").offered == "brandt"
    assert at_the_door(desk.board, "desk-2", START).offered == "okoro"
    assert at_the_door(desk.board, SEAT, START, "nobody").offered == "lindqvist"


def test_a_real_agency_begins_with_the_first_start() -> None:
    assert at_the_door(a_real_desk().board, SEAT, START).first_start
    assert not at_the_door(a_staffed_desk().board, SEAT, START).first_start


def test_the_banner_is_ours_until_the_agency_has_its_own() -> None:
    pack = agency_text().replace("[limits]", '[sign_in]\nbanner = """Ours.\n\nYours."""\n[limits]')

    assert at_the_door(a_board(), SEAT, START).banner == tuple(
        line.format(agency="Example County 911") for line in BANNER
    )
    assert at_the_door(a_board(agency=pack), SEAT, START).banner == ("Ours.", "Yours.")


def test_the_door_tells_numbers_and_no_word_of_a_call() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)
    desk.do(c.SetDetail(call=call, field="caller", value="Mara Quill"), c.LoseLine(call=call))
    desk.do(c.OpenCall(callback="555-0188", waiting=True))

    shown = at_the_door(desk.board, SEAT, desk.now + timedelta(minutes=2))
    said = "\n".join(door(desk))

    assert shown.sits is not None
    assert (shown.sits.name, shown.sits.calls, shown.waiting, shown.alerts) == ("Nadia Okoro", 1, 1, 2)
    assert open_here(desk.board, SEAT) == 1
    assert going_on(shown) == (
        "1 call is open here and stays at this position.",
        "1 call waits in the room.",
        "2 alerts stand; they go on.",
    )
    for word in ("Alder", "Quill", "0188", "26-0"):
        assert word not in said


def test_somebody_who_works_here_no_longer_is_not_named_at_the_door() -> None:
    desk = a_staffed_desk()
    gone = c.SetPerson(person="okoro", name="Nadia Okoro", roles=("dispatcher",), is_active=False)
    desk.do(gone, who="Rosa Fontaine", position=OFFICE)

    assert "okoro" not in [each.id for each in at_the_door(desk.board, SEAT, START).people]


def test_who_can_release_an_account_is_named_by_the_profile() -> None:
    secure, elsewhere = a_board(agency=real_pack()), a_board(agency=real_pack("elsewhere"))

    assert [each.id for each in releasers(secure)] == ["brandt", "amadi", "fontaine"]
    assert [each.id for each in releasers(elsewhere)] == ["fontaine"]
    assert release_words(elsewhere) == "Who can release it: Rosa Fontaine (administrator)."
    assert at_the_door(secure, SEAT, START).first_start


def test_an_id_is_suggested_that_nobody_has() -> None:
    board = a_board()

    assert free_id(board, "Ana Ruiz") == "ruiz"
    assert free_id(board, "Kofi Okoro") == "okoro-2"
    assert free_id(board, "Zoë Müller-Åberg") == "aberg"
    assert free_id(board, "李小龍") == "person"


def test_locking_and_leaving_need_no_fresh_proof_and_a_glass_holds_through_the_call() -> None:
    desk = a_staffed_desk().later(13 * 3600)
    assert desk.refusal(c.OpenCall())[0] == "prove_again"

    desk.do(c.BreakGlass(person="okoro", reason="the phone rings"))
    (opened,) = desk.do(c.OpenCall())
    desk.do(c.LockPosition())

    assert desk.board.calls[opened.subject].owner == "Nadia Okoro"
    assert desk.board.people.seats[SEAT].is_locked


def test_who_sat_down_by_glass_proves_it_once_it_is_answered() -> None:
    desk = a_staffed_desk()
    (_, broken) = desk.do(c.BreakGlass(person="lindqvist", reason="x"), who=NOBODY, position="desk-3")
    desk.do(c.OpenCall(), who="Per Lindqvist", position="desk-3")
    call = desk.call().id
    desk.do(c.AnswerBreakGlass(entry=broken.number, reason="fine"), who="Rosa Fontaine", position=OFFICE)
    desk.do(c.AddNote(call=call, text="his call goes on"), who="Per Lindqvist", position="desk-3")
    desk.do(c.TakeCall(call=call))

    desk.position = "desk-3"
    assert desk.refusal(c.OpenCall(), who="Per Lindqvist")[0] == "prove_again"


def test_a_locked_desk_that_is_opened_by_glass_is_not_taken_for_proved() -> None:
    desk = a_staffed_desk()
    desk.do(c.LockPosition())

    bodies = [entry.body.kind for entry in desk.do(c.BreakGlass(person="okoro", reason="x"), who=NOBODY)]

    assert bodies == ["SignedIn", "GlassBroken"]
    assert not desk.board.people.seats[SEAT].is_locked


def test_unlocking_asks_for_no_other_password_while_a_call_waits_behind_it() -> None:
    desk = a_staffed_desk()
    desk.do(c.SetPassword(person="okoro", proof="6" * 64), who="Rosa Fontaine", position=OFFICE)
    desk.do(c.LockPosition())
    desk.proven = "okoro"

    desk.do(c.UnlockPosition())

    assert not desk.board.people.seats[SEAT].is_locked
    assert desk.board.people.passwords["okoro"].must_change
