"""Two people ring about one thing: the desk says so at once, joins on one key, and splits again if wrong."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ledger.connect import connect
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.small_room import refolded, same
from tests.stories.calls import KNIFE, QUIET, Clock
from tests.stories.play import Dispatcher, a_desk, another_position

PLACE = "14 Alder Street"
"""Where both callers say it is, each in their own way."""


def beside_the_form(dispatcher: Dispatcher) -> str:
    return dispatcher.read(dispatcher.running.parts.intake)


def two_callers(dispatcher: Dispatcher, clock: Clock) -> tuple[str, str]:
    """A man in the kitchen with a knife, and four minutes later his neighbour, who does not know of it."""
    dispatcher.press("F3")
    dispatcher.write_form(PLACE, "555 010 0142", "Nina Ray")
    dispatcher.press("F5")
    dispatcher.answer(QUIET)
    first = dispatcher.call.id
    clock.now += timedelta(minutes=4)
    dispatcher.press("F3")
    dispatcher.write_form("14 alder st.", "555 010 0177", "Sam Hill")
    return first, dispatcher.call.id


def test_the_desk_says_at_once_that_a_call_is_open_for_the_place_and_joins_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, second = two_callers(dispatcher, clock)

        assert f"{first} is open for this place: join with Ctrl+J, or go on" in beside_the_form(dispatcher)
        assert set(dispatcher.board.calls) == {first, second}


def test_both_calls_stand_beside_each_other_and_one_key_joins_them(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, second = two_callers(dispatcher, clock)
        dispatcher.change("weapon", "edged")
        dispatcher.press("Ctrl+J")
        page = dispatcher.page
        still_two = set(dispatcher.board.calls)
        dispatcher.press("J")

        assert still_two == {first, second}
        assert f"{second} goes on as {first}" in page
        assert f"{second}, opened 0 s ago; {first}, opened 4 min ago" in page
        assert "Caller, differs: Sam Hill; Nina Ray" in page
        assert "Weapon, differs: Knife" in page
        assert dispatcher.page == ""
        assert dispatcher.call.id == first
        assert dispatcher.call.facts()["weapon"] == "edged"
        assert "2 callers" in beside_the_form(dispatcher)
        assert "CallJoined" in dispatcher.kinds(12)


def test_the_crew_on_its_way_hears_of_the_knife_and_of_both_callers(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, _ = two_callers(dispatcher, clock)
        desk = dispatcher.running.desk
        send = c.SendUnit(call=first, unit="CR-11", response="mobile_crisis", reason="they know him")
        desk.do(send)
        desk.do(c.ConfirmBrief(call=first, unit="CR-11"))
        dispatcher.change("weapon", "edged")
        dispatcher.press("Ctrl+J", "J", "Ctrl+I")

        assert "Weapon: Knife" in dispatcher.page
        assert "Callers: 2, also Sam Hill, 555 010 0177" in dispatcher.page
        assert "Changed since CR-11 read it back" in dispatcher.page


def test_a_call_with_a_crew_stays_and_the_page_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, second = two_callers(dispatcher, clock)
        desk = dispatcher.running.desk
        for call, unit, response in ((first, "CR-11", "mobile_crisis"), (second, "M-30", "ems")):
            desk.do(c.SendUnit(call=call, unit=unit, response=response, reason="nearest"))
        dispatcher.press("Ctrl+J", "J")

        assert f"M-30 is on call {second}, and would be on none" in dispatcher.page
        assert set(dispatcher.board.calls) == {first, second}


def test_split_again_it_is_a_call_of_its_own_and_what_stayed_behind_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, second = two_callers(dispatcher, clock)
        dispatcher.change("weapon", "edged")
        dispatcher.press("Ctrl+J", "J")
        dispatcher.say(f"split {second} another flat")
        opened = dispatcher.call.id
        dispatcher.say(f"find {first}")
        told = dispatcher.advice

        assert opened == second
        assert dispatcher.call.id == first
        assert f"{second} was split off again" in told
        assert "Weapon" in told
        assert "callers" not in beside_the_form(dispatcher)
        dispatcher.change("weapon", "firearm")
        assert f"{second} was split off again" not in dispatcher.advice


def test_the_note_that_was_half_typed_goes_along(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, _ = two_callers(dispatcher, clock)
        dispatcher.running.parts.intake.note.setFocus()
        dispatcher.type("dog in the yard")
        dispatcher.press("Ctrl+J", "J")

        assert dispatcher.call.id == first
        assert dispatcher.running.parts.intake.note.field.text() == "dog in the yard"


def test_what_another_position_has_is_joined_there(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with (
        a_desk(qtbot, tmp_path, clock=clock) as dispatcher,
        another_position(tmp_path, clock) as there,
    ):
        dispatcher.take_call(PLACE)
        first = dispatcher.call.id
        clock.now += timedelta(minutes=1)
        (opened,) = there.do(c.OpenCall(callback="555 010 0177"))
        there.do(c.SetDetail(call=opened.subject, field="address", value="14 alder st"))
        dispatcher.see_others()
        offered = beside_the_form(dispatcher)
        dispatcher.press("Ctrl+J", "J")
        page = dispatcher.page
        there.do(c.JoinCall(call=opened.subject, into=first))
        dispatcher.see_others()

        assert f"{opened.subject} is open for this place" in offered
        assert f"Call {opened.subject} is at Position 2" in page
        assert list(dispatcher.board.calls) == [first]
        assert "2 callers" in beside_the_form(dispatcher)


def test_who_has_the_joined_call_in_front_elsewhere_goes_on_with_the_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with (
        a_desk(qtbot, tmp_path, clock=clock) as dispatcher,
        another_position(tmp_path, clock) as there,
    ):
        first, second = two_callers(dispatcher, clock)
        there.do(c.JoinCall(call=second, into=first))
        dispatcher.see_others()

        assert dispatcher.call.id == first


def test_the_earlier_calls_of_the_place_say_which_call_it_went_into(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, second = two_callers(dispatcher, clock)
        dispatcher.press("Ctrl+J", "J", "Ctrl+H")

        assert f"Joined to {first}" in dispatcher.page
        assert second in dispatcher.page


def test_without_another_call_of_the_place_nothing_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=Clock()) as dispatcher:
        dispatcher.take_call(PLACE)
        first = dispatcher.call.id
        dispatcher.press("Ctrl+J")
        nothing = dispatcher.answered
        dispatcher.press("Ctrl+N")
        dispatcher.say(f"join {first}")

        assert "No other open call has this place or number" in nothing
        assert f"goes on as {first}" in dispatcher.page


def test_the_file_holds_it_all_and_opens_again_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        first, _ = two_callers(dispatcher, clock)
        dispatcher.press("F5")
        dispatcher.answer(KNIFE)
        dispatcher.press("Ctrl+J", "J")
        board = dispatcher.running.bridge.session.ledger.board
    path = tmp_path / "room.store"

    assert same(refolded(path), board)
    assert verify(path).damages == ()
    with closing(open_reader(path, connect)) as store:
        assert [each.body.kind for each in store.about(first)].count("CallerJoined") == 1


def test_what_was_noted_of_the_place_stands_beside_the_next_form_and_on_the_brief(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, clock=(clock := Clock())) as dispatcher:
        dispatcher.take_call(PLACE)
        dispatcher.say("premise hazard two dogs in the yard")
        noted = dispatcher.running.bridge.session.board.last
        clock.now += timedelta(hours=3)
        dispatcher.press("Ctrl+N")
        dispatcher.write_form("14 alder st.")
        told = beside_the_form(dispatcher)
        dispatcher.press("Ctrl+H")
        page = dispatcher.page
        second = dispatcher.call.id
        dispatcher.running.desk.do(c.SendUnit(call=second, unit="M-30", response="ems", reason="nearest"))
        dispatcher.press("Ctrl+I")
        brief = dispatcher.page
        dispatcher.say(f"premise end {noted} the dogs are gone")

        assert "Known here. Hazard: two dogs in the yard (Nadia Okoro, 3 h 0 min ago)" in told
        assert f"no longer so: premise end {noted}" in page
        assert "Known of the place: Hazard: two dogs in the yard" in brief
        assert "two dogs" not in beside_the_form(dispatcher)
        assert "two dogs" not in dispatcher.page
