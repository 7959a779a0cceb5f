"""The lists of the People screen: how accounts stand, what glass is broken, what was refused."""

import re
from typing import get_args

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Role
from console.domain.deciding.permission import NOT_ALLOWED, act_refused
from console.domain.people import NOBODY
from console.domain.rows.acts import act_words
from console.domain.rows.alerts import alerts
from console.domain.rows.people import MEANS, ROLES
from console.domain.rows.staff import WHY, PersonRow, glass_rows, person_rows, refused_rows
from console.errors import Refused
from tests.domain.build import SACRAMENTO, SEAT, SUPERVISOR, Desk, a_board, a_desk, a_quiet_call
from tests.domain.people_situations import OFFICE, a_staffed_desk, proving

DAY = 86400


def row(desk: Desk, person: str) -> PersonRow:
    return next(each for each in person_rows(desk.board, desk.now) if each.person == person)


def test_everybody_stands_there_by_name_and_where_they_sit() -> None:
    desk = a_staffed_desk()
    desk.do(c.LockPosition())

    rows = person_rows(desk.board, desk.now)

    assert [each.name for each in rows][:3] == ["Grace Amadi", "Ida Sorensen", "Lena Brandt"]
    assert row(desk, "okoro").sits == f"{SEAT} (locked)"
    assert row(desk, "brandt").sits == "desk-9"
    assert row(desk, "okoro").seen == desk.now
    assert row(desk, "amadi").seen is None


def test_the_sample_has_no_passwords() -> None:
    assert {each.state for each in person_rows(a_board(), a_desk().now)} == {"demonstration: no password"}


def test_an_account_says_how_it_stands_by_word_shape_and_weight() -> None:
    desk = a_staffed_desk()
    desk.do(*(c.FailSignIn(person="lindqvist") for _ in range(5)), who=NOBODY)
    desk.do(c.SetPassword(person="amadi", proof="6" * 64), who="Rosa Fontaine", position=OFFICE)
    gone = c.SetPerson(person="haugen", name="Tor Haugen", roles=("reader",), is_active=False)
    desk.do(gone, who="Rosa Fontaine", position=OFFICE)

    def shown(person: str) -> tuple[str, str, str, bool]:
        found = row(desk, person)
        return found.state, found.icon, found.weight, found.can_release

    assert shown("okoro") == ("can sign in", "check_ring", "calm", False)
    assert shown("sorensen") == ("no password yet", "circle", "calm", False)
    assert shown("amadi") == ("chooses a password at the next sign-in", "pencil", "calm", False)
    assert shown("haugen") == ("works here no longer", "minus", "calm", False)
    assert shown("lindqvist") == ("locked out 0 s ago: too many sign-ins failed", "lock", "alert", True)
    assert person_rows(desk.board, desk.now)[-1].person == "haugen"
    desk.later(91 * DAY)
    assert shown("brandt") == ("unused for 91 days", "triangle", "warn", True)


def test_a_password_that_is_too_old_says_so_before_the_sign_in() -> None:
    desk = a_staffed_desk().later(364 * DAY)
    proving(desk, "fontaine", c.UnlockPosition(), position=OFFICE)
    desk.do(c.ReleaseAccount(person="lindqvist", reason="back"), who="Rosa Fontaine", position=OFFICE)

    desk.later(2 * DAY)

    assert row(desk, "lindqvist").state == "chooses a password at the next sign-in"


def test_a_broken_glass_stands_in_the_list_and_on_every_desk_until_it_is_answered() -> None:
    desk = a_desk(SACRAMENTO)
    desk.do(c.SignIn(person="okoro"))
    a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    broken = desk.do(c.BreakGlass(person="okoro", reason="nobody else is here"))[-1]

    (glass,) = glass_rows(desk.board)
    found = alerts(desk.board, desk.now)

    assert (glass.entry, glass.position, glass.name, glass.reason) == (
        broken.number, SEAT, "Nadia Okoro", "nobody else is here",
    )  # fmt: skip
    assert [each.id.partition(":")[0] for each in found][:2] == ["gap", "glass"]
    assert (found[1].weight, found[1].lead, found[1].rest) == (
        "alert", f"Glass broken at {SEAT} by Nadia Okoro:", "nobody else is here",
    )  # fmt: skip
    desk.do(c.AnswerBreakGlass(entry=broken.number, reason="seen"), who=SUPERVISOR, position="desk-9")
    assert glass_rows(desk.board) == ()
    assert not [each for each in alerts(desk.board, desk.now) if each.id.startswith("glass")]


def test_a_refused_act_says_what_and_why_in_words() -> None:
    desk = a_staffed_desk()
    body = act_refused(c.SetPerson(person="okoro", name="x", roles=()), Refused("role_may_not"))
    entries = desk.fold((body,), desk.moment())

    (found,) = refused_rows(entries)

    assert (found.who, found.position, found.what, found.why) == (
        "Nadia Okoro", SEAT, "set person okoro", "not in their role",
    )  # fmt: skip


def test_who_signed_in_is_said_by_name() -> None:
    desk = a_staffed_desk()
    body = e.SignedIn(person="okoro", how="password", took_over_from="lindqvist")
    (entry,) = desk.fold((body,), desk.moment())

    assert act_words(entry, desk.board.room) == "Nadia Okoro signed in, taking over from Per Lindqvist"
    assert act_words(entry, None) == "Nadia Okoro signed in, taking over from lindqvist"


def test_failed_sign_ins_and_a_lock_out_stand_among_the_refused_acts() -> None:
    desk = a_staffed_desk()
    bodies = (
        e.SignInFailed(person="okoro"), e.SignInFailed(person=""), e.AccountLocked(person="okoro"),
        e.PositionLocked(person="okoro"),
    )  # fmt: skip

    rows = refused_rows(desk.fold(bodies, desk.moment()))

    assert [(row.what, row.why) for row in rows] == [
        ("sign in", "wrong password"),
        ("sign in", "nobody by that name"),
        ("sign in", "locked out, too many failed"),
    ]


@pytest.mark.parametrize("code", NOT_ALLOWED)
def test_every_refusal_that_is_about_who_asks_has_its_few_words(code: str) -> None:
    assert re.fullmatch(r"[a-z' -]{8,30}", WHY[code])


def test_every_role_says_what_it_is_for() -> None:
    assert set(MEANS) == set(ROLES) == set(get_args(Role))
