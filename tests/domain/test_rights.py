"""No way round a right: leavers, seats of others, broken glass, packs, and calls that nobody could answer."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.roles import roles_at
from console.domain.room import room_of
from console.errors import Refused
from tests.domain.build import (
    SEAT,
    SUPERVISOR,
    WHO,
    Desk,
    a_call,
    a_desk,
    adoption,
    agency_text,
    kinds,
)
from tests.domain.people_situations import (
    IDS,
    OFFICE,
    PROOF,
    a_staffed_desk,
    proving,
    real_pack,
    sit_down,
)


def a_second_administrator(desk: Desk) -> Desk:
    """Ana Ruiz, who looks after the accounts too, at desk-7."""
    desk.do(
        c.SetPerson(person="ruiz", name="Ana Ruiz", roles=("administrator",)),
        who=IDS["fontaine"],
        position=OFFICE,
    )
    desk.proven = "ruiz"
    desk.do(
        c.SetPassword(person="ruiz", proof=PROOF), c.SignIn(person="ruiz"), who="Ana Ruiz", position="desk-7"
    )
    desk.proven = ""
    return desk


def test_who_works_here_no_longer_sets_nobodys_password_and_unlocks_nothing() -> None:
    desk = a_second_administrator(a_staffed_desk())
    desk.do(c.LockPosition())
    for person, name in (("fontaine", IDS["fontaine"]), ("okoro", WHO)):
        gone = c.SetPerson(person=person, name=name, roles=(), is_active=False)
        desk.do(gone, who="Ana Ruiz", position="desk-7")

    set_password = c.SetPassword(person="brandt", proof="6" * 64)
    assert desk.refusal(set_password, who=IDS["fontaine"], position=OFFICE)[0] == "person_inactive"
    desk.proven = "okoro"
    assert desk.refusal(c.UnlockPosition())[0] == "person_inactive"


def test_an_administrator_sets_passwords_only_at_their_own_seat_and_lately_proved() -> None:
    desk = a_staffed_desk()
    set_password = c.SetPassword(person="okoro", proof="6" * 64)

    assert desk.refusal(set_password, who=IDS["fontaine"], position="desk-9")[0] == "not_signed_in"
    desk.later(12 * 3600)
    assert desk.refusal(set_password, who=IDS["fontaine"], position=OFFICE)[0] == "prove_again"


def test_after_half_a_day_a_desk_can_still_be_locked_and_left() -> None:
    desk = a_staffed_desk().later(12 * 3600)

    assert kinds(desk.do(c.LockPosition())) == ["PositionLocked"]
    assert kinds(desk.do(c.SignOff(), who=SUPERVISOR, position="desk-9")) == ["SignedOff"]


def test_who_sat_down_by_glass_alone_works_on_calls_and_does_nothing_else() -> None:
    desk = a_staffed_desk()
    desk.who, desk.position = IDS["fontaine"], "desk-3"
    desk.do(c.BreakGlass(person="fontaine", reason="phones ring"))

    assert kinds(desk.do(c.OpenCall()))[0] == "CallOpened"
    for command in (
        c.SetPerson(person="evil", name="Evil One", roles=("administrator",)),
        c.SetPassword(person="okoro", proof="6" * 64),
        c.ReleaseAccount(person="okoro", reason="x"),
        c.Redact(entry=1, by="brandt", reason="x"),
        c.Export(),
        adoption(agency=real_pack()),
    ):
        assert desk.refusal(command)[0] in ("glass_not_enough", "role_may_not"), command.command
    desk.do(c.LockPosition())
    proving(desk, "fontaine", c.UnlockPosition())
    assert kinds(desk.do(c.SetPerson(person="x", name="X", roles=()))) == ["PersonSet"]


def test_two_who_broke_the_glass_cannot_answer_for_each_other() -> None:
    desk = a_staffed_desk()
    desk.do(c.BreakGlass(person="okoro", reason="x"))
    sit_down(desk, "lindqvist", "desk-3")
    (broken,) = desk.do(c.BreakGlass(person="lindqvist", reason="y"), who=IDS["lindqvist"], position="desk-3")

    assert desk.refusal(c.AnswerBreakGlass(entry=broken.number, reason="fine"))[0] == "role_may_not"


def test_nobody_answers_for_their_own_glass_under_another_spelling_of_their_name() -> None:
    desk = a_desk()
    desk.do(c.SignIn(person="brandt"), who=SUPERVISOR, position="desk-9")
    (broken,) = desk.do(c.BreakGlass(person="brandt", reason="x"), who=SUPERVISOR, position="desk-9")

    answer = c.AnswerBreakGlass(entry=broken.number, reason="fine")
    assert desk.refusal(answer, who="lena brandt", position="desk-2")[0] == "own_glass"
    assert desk.refusal(answer, who="brandt", position="desk-2")[0] == "own_glass"


def test_calls_go_to_nobody_who_may_do_nothing_on_them() -> None:
    desk = a_staffed_desk()
    call = a_call(desk)
    desk.proven = "haugen"
    desk.do(c.SetPassword(person="haugen", proof=PROOF), who="Tor Haugen", position="desk-4")

    taken = desk.refusal(c.SignIn(person="haugen", take_over=True), who="Tor Haugen", position=SEAT)
    desk.proven = ""
    left = desk.refusal(c.SignOff(receiver=OFFICE))

    assert (taken[0], left[0]) == ("cannot_take_calls", "cannot_take_calls")
    assert (desk.call(call).owner, desk.call(call).position) == (WHO, SEAT)


def test_no_pack_ends_the_sign_in_or_gives_its_supervisor_more_rights() -> None:
    desk = a_staffed_desk()
    more = real_pack().replace('roles = ["supervisor", ', 'roles = ["administrator", "supervisor", ')
    at_desk, at_office = (SUPERVISOR, "desk-9"), (IDS["fontaine"], OFFICE)

    assert desk.refusal(adoption(agency=agency_text()), *at_office)[0] == "policy_faulty"
    assert desk.refusal(adoption(agency=more), *at_desk)[0] == "role_may_not"
    assert desk.refusal(adoption(agency=real_pack("elsewhere")), *at_desk)[0] == "role_may_not"
    desk.do(adoption(agency=more), who=IDS["fontaine"], position=OFFICE)
    assert "administrator" in roles_at(desk.board, SUPERVISOR, "desk-9")


def test_whoever_sits_somewhere_is_not_taken_out_of_the_pack() -> None:
    desk = a_staffed_desk()
    gone = real_pack().replace('id = "brandt"', 'id = "somebody"')

    with pytest.raises(Refused, match="Lena Brandt sits at desk-9; have them sign off first"):
        desk.do(adoption(agency=gone), who=IDS["fontaine"], position=OFFICE)


def test_calls_cannot_be_left_to_a_seat_whose_person_the_pack_no_longer_knows() -> None:
    """Such an adoption is refused today, and stands in ledgers of before."""
    desk = a_staffed_desk()
    a_call(desk)
    gone = adoption(agency=real_pack().replace('id = "brandt"', 'id = "somebody"'))
    room = room_of(gone.policy, gone.catalogue, gone.agency)
    texts = gone.model_dump(include={"policy", "catalogue", "agency", "by", "reason"})
    desk.fold((e.PolicyAdopted(**texts, fingerprint=room.fingerprint),), desk.moment())

    assert desk.refusal(c.SignOff(receiver="desk-9"))[0] == "cannot_take_calls"


@pytest.mark.parametrize("name", ["nadia okoro", "Nadia  Okoro", "brandt"])
def test_a_name_that_reads_as_anothers_cannot_be_given(name: str) -> None:
    desk = a_staffed_desk()

    with pytest.raises(Refused, match="name_taken"):
        desk.do(
            c.SetPerson(person="okoro-2", name=name, roles=("reader",)), who=IDS["fontaine"], position=OFFICE
        )


def test_who_is_let_in_again_after_long_is_not_unused_any_more() -> None:
    desk = a_staffed_desk()
    desk.later(400 * 86400)
    proving(desk, "fontaine", c.UnlockPosition(), position=OFFICE)
    desk.proven = "lindqvist"
    unused, _ = desk.refusal(c.SignIn(person="lindqvist"))
    desk.do(c.ReleaseAccount(person="lindqvist", reason="back again"), who=IDS["fontaine"], position=OFFICE)
    desk.proven = "lindqvist"
    after, _ = desk.refusal(c.SignIn(person="lindqvist"))

    assert (unused, after) == ("account_unused", "password_must_change")
