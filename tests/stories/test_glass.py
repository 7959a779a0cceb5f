"""The glass is broken because a call cannot wait: loud at every desk, and answered by somebody else."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console import accounts
from console.domain import commands as c
from tests.stories.calls import SACRAMENTO, Clock, a_gap_call
from tests.stories.play import a_desk, a_door
from tests.stories.staffed import AGENCY, agency_text, sign_in, sitting_elsewhere

WHY = "supervisor is at the hospital, the gap call cannot wait"


def test_a_supervisors_rights_are_taken_loudly_and_end_when_it_is_answered_at_another_desk(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        session = dispatcher.running.bridge.session
        assert not accounts.may(session, c.AnswerBreakGlass(entry=1, reason="x"))
        dispatcher.press("Ctrl+Shift+B")
        page = dispatcher.page
        dispatcher.type(WHY)
        dispatcher.press("Return")

        assert "You get a supervisor's rights at Position 1, at once." in page
        assert "A supervisor or an administrator has to answer." in page
        assert f"Glass broken at Position 1 by Nadia Okoro: {WHY}" in dispatcher.lane
        assert "GLASS BROKEN" in dispatcher.top
        assert "Nadia Okoro, dispatcher, supervisor" in dispatcher.top
        assert accounts.may(session, c.AnswerBreakGlass(entry=1, reason="x"))
        dispatcher.press("F8")
        assert "You cannot answer for it. Who can: Lena Brandt or Grace Amadi or Rosa Fontaine." in (
            dispatcher.page
        )

    with a_door(qtbot, staffed, position="Position 2", clock=clock) as other:
        sign_in(other, "brandt")
        assert f"Glass broken at Position 1 by Nadia Okoro: {WHY}" in other.lane
        other.press("F8")
        assert f"“{WHY}”" in other.page
        other.type("I was at the hospital; the call is in good hands")
        other.press("Return")
        assert "No alerts" in other.lane
        assert other.page == ""
        assert other.kinds(1) == ["GlassAnswered"]

    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        assert "Nadia Okoro, dispatcher" in dispatcher.door
        assert dispatcher.board.people.seats["Position 1"].glass == 0


def test_who_cannot_sign_in_sits_down_at_the_door_and_proves_it_once_the_call_is_over(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        dispatcher.press("Ctrl+Shift+B")
        said = dispatcher.door
        dispatcher.type("okoro")
        dispatcher.press("Return")
        dispatcher.type("my password does not work and the phone rings")
        dispatcher.press("Return")
        assert "You sit down at Position 1 without a password" in said
        assert dispatcher.kinds(2) == ["SignedIn", "GlassBroken"]
        dispatcher.take_call("14 Alder Row")
        assert dispatcher.call.owner == "Nadia Okoro"

        with sitting_elsewhere(staffed, "brandt", "Position 2", clock) as there:
            (broken,) = there.board.people.glasses
            there.do(c.AnswerBreakGlass(entry=broken, reason="it was her"))
            dispatcher.see_others()
            clock.pass_s(dispatcher, 1)
            assert dispatcher.door == "", "her call is not over"
            there.do(c.TakeCall(call=dispatcher.call.id))
        dispatcher.see_others()
        clock.pass_s(dispatcher, 1)

        assert "Locked" in dispatcher.door, "nobody has proved yet that it is her"


def test_outside_a_secure_room_nobody_breaks_it_before_signing_in(qtbot: QtBot, tmp_path: Path) -> None:
    pack = tmp_path / AGENCY
    rules = agency_text('profile = "elsewhere"\nlock_after_min = 15')
    pack.write_text(rules.replace('nature = "own"', 'nature = "sample"'), "utf-8")
    with a_door(qtbot, tmp_path, str(pack), clock=Clock()) as dispatcher:
        dispatcher.press("Ctrl+Shift+B")

        assert "only somebody who has signed in can break the glass" in dispatcher.door
        assert "Sign in as Nadia Okoro" in dispatcher.door
        dispatcher.press("Return")
        dispatcher.say(f"break glass {WHY}")
        assert f"by Nadia Okoro: {WHY}" in dispatcher.lane


def test_with_the_answer_the_people_screen_goes_too(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "brandt", "Position 2", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.say(f"break glass {WHY}")
        dispatcher.press("Alt+Shift+2")
        assert dispatcher.running.parts.screens.in_front() == "People"
        there.catch_up()
        (broken,) = there.board.people.glasses
        there.do(c.AnswerBreakGlass(entry=broken, reason="seen"))

        dispatcher.see_others()

        assert dispatcher.running.parts.screens.in_front() == "Desk"
        assert "GLASS BROKEN" not in dispatcher.top


def test_a_gap_call_stays_before_a_broken_glass(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        accounts.sign_in(dispatcher.running.bridge.session, "okoro")
        a_gap_call(dispatcher)
        dispatcher.say(f"break glass {WHY}")

        assert dispatcher.lane.startswith("Gap call, 9 Sorrel Court")
        assert f"Glass broken at Position 1 by Nadia Okoro: {WHY}" in dispatcher.lane
