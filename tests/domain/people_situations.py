"""A room that asks for sign-ins, and a situation for every refusal that is about people."""

from collections.abc import Callable
from functools import cache

from console.domain import commands as c
from console.domain.people import NOBODY
from tests.domain.build import CARE_FIRST, SEAT, SUPERVISOR, WHO, Desk, a_call, a_desk, agency_text, send

PROOF = "5" * 64
IDS = {
    "okoro": "Nadia Okoro",
    "lindqvist": "Per Lindqvist",
    "brandt": "Lena Brandt",
    "fontaine": "Rosa Fontaine",
}
OFFICE = "office"
Situation = Callable[[], tuple[Desk, c.Command]]


@cache
def real_pack(profile: str = "secure_room") -> str:
    """The sample's pack as a real agency's: people sign in."""
    lock = "lock_after_min = 15" if profile == "elsewhere" else ""
    text = agency_text().replace('nature = "sample"', 'nature = "own"')
    return text.replace("[limits]", f'[sign_in]\nprofile = "{profile}"\n{lock}\n[limits]')


def a_real_desk(profile: str = "secure_room", policy: str = CARE_FIRST) -> Desk:
    """A desk of a real agency, on which nobody has a password yet."""
    return a_desk(policy, real_pack(profile))


def proving(desk: Desk, person: str, *commands: c.Command, position: str = "") -> Desk:
    """The desk after commands of somebody whose password was just found right."""
    before, desk.proven = desk.proven, person
    desk.do(*commands, who=IDS[person], position=position)
    desk.proven = before
    return desk


def sit_down(desk: Desk, person: str, position: str) -> Desk:
    """Somebody signs in."""
    return proving(desk, person, c.SignIn(person=person), position=position)


def a_staffed_desk(profile: str = "secure_room", policy: str = CARE_FIRST) -> Desk:
    """A desk at which Nadia Okoro sits, with a supervisor and an administrator at positions of their own."""
    desk = a_real_desk(profile, policy)
    desk.do(c.SetPassword(person="fontaine", proof=PROOF), who=NOBODY)
    sit_down(desk, "fontaine", OFFICE)
    for person in ("okoro", "lindqvist", "brandt"):
        proving(desk, person, c.SetPassword(person=person, proof=PROOF))
    sit_down(desk, "okoro", SEAT)
    return sit_down(desk, "brandt", "desk-9")


def close(desk: Desk, call: str) -> None:
    """Close a call by a supervisor's word: her password was just given at the desk."""
    before, desk.proven = desk.proven, "brandt"
    desk.do(c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="no"))
    desk.proven = before


def promise_left_open() -> tuple[Desk, c.Command]:
    """Nothing is open here but what was promised on a closed call."""
    desk = a_staffed_desk()
    [opened, *_] = desk.do(c.OpenCall())
    close(desk, opened.subject)
    return desk, c.SignOff()


def at_a_staffed_desk(command: c.Command, *before: c.Command, profile: str = "secure_room") -> Situation:
    """A desk at which somebody sits, what was done there before, and a command of theirs."""

    def situation() -> tuple[Desk, c.Command]:
        desk = a_staffed_desk(profile)
        desk.do(*before)
        return desk, command

    return situation


def locked_out() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.do(*(c.FailSignIn(person="lindqvist") for _ in range(5)), who=NOBODY)
    desk.proven = "lindqvist"
    return desk, c.SignIn(person="lindqvist")


def long_away() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk().later(91 * 86400)
    desk.proven = "lindqvist"
    return desk, c.SignIn(person="lindqvist")


def somebody_sits_there() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.proven = "lindqvist"
    return desk, c.SignIn(person="lindqvist")


def a_password_of_others() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.do(c.SetPassword(person="lindqvist", proof=PROOF), who=IDS["fontaine"], position=OFFICE)
    desk.proven, desk.position = "lindqvist", "desk-3"
    return desk, c.SignIn(person="lindqvist")


def gone_for_good() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    gone = c.SetPerson(person="okoro", name=WHO, roles=("dispatcher",), is_active=False)
    desk.do(gone, who=IDS["fontaine"], position=OFFICE)
    return desk, c.OpenCall()


def after_half_a_day() -> tuple[Desk, c.Command]:
    return a_staffed_desk().later(12 * 3600), c.OpenCall()


def call_left_open() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    a_call(desk)
    return desk, c.SignOff()


def own_glass() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.who, desk.position = SUPERVISOR, "desk-9"
    (broken,) = desk.do(c.BreakGlass(person="brandt", reason="x"))
    return desk, c.AnswerBreakGlass(entry=broken.number, reason="x")


def sat_down_by_glass() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk()
    desk.who, desk.position = IDS["fontaine"], "desk-3"
    desk.do(c.BreakGlass(person="fontaine", reason="phones ring"))
    return desk, c.SetPerson(person="evil", name="Evil One", roles=("administrator",))


def glass_at_the_door() -> tuple[Desk, c.Command]:
    desk = a_staffed_desk("elsewhere")
    desk.position = "desk-3"
    return desk, c.BreakGlass(person="lindqvist", reason="x")


def by_administrator(command: c.Command) -> Situation:
    def situation() -> tuple[Desk, c.Command]:
        desk = a_staffed_desk()
        desk.who, desk.position = IDS["fontaine"], OFFICE
        return desk, command

    return situation


def named_unasked() -> tuple[Desk, c.Command]:
    """A dispatcher types the name of a supervisor who has said nothing."""
    desk = a_staffed_desk()
    call = a_call(desk)
    send(desk, call, "D-19", "law_enforcement", reason="x")
    return desk, c.StandDown(call=call, unit="D-19", approved_by="brandt", reason="x")


PEOPLE_SITUATIONS: dict[str, Situation] = {
    "role_may_not": at_a_staffed_desk(c.ReleaseAccount(person="brandt", reason="x")),
    "not_signed_in": lambda: (a_real_desk(), c.OpenCall()),
    "position_locked": at_a_staffed_desk(c.OpenCall(), c.LockPosition()),
    "person_inactive": gone_for_good,
    "prove_again": after_half_a_day,
    "not_proved": lambda: (a_real_desk(), c.SignIn(person="okoro")),
    "account_locked": locked_out,
    "account_unused": long_away,
    "password_must_change": a_password_of_others,
    "position_taken": somebody_sits_there,
    "nobody_by_that_name": at_a_staffed_desk(c.BreakGlass(person="nobody", reason="x")),
    "glass_needs_sign_in": glass_at_the_door,
    "no_such_glass": by_administrator(c.AnswerBreakGlass(entry=2, reason="x")),
    "own_glass": own_glass,
    "glass_not_enough": sat_down_by_glass,
    "supervisor_proves": named_unasked,
    "cannot_take_calls": lambda: (call_left_open()[0], c.SignOff(receiver=OFFICE)),
    "sign_off_has_calls": call_left_open,
    "sign_off_has_next": promise_left_open,
    "no_such_receiver": lambda: (call_left_open()[0], c.SignOff(receiver="desk-7")),
    "name_unfit": by_administrator(c.SetPerson(person="x", name="Ann\u202ednarB", roles=())),
    "name_taken": by_administrator(c.SetPerson(person="okoro-2", name=WHO, roles=("dispatcher",))),
    "last_administrator": by_administrator(c.SetPerson(person="fontaine", name=IDS["fontaine"], roles=())),
}
