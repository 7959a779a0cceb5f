"""The end of a shift: what is open goes to somebody, and the head of the record is kept outside it."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.commands import OpenCall, SignOff
from console.domain.entries import CallHandedOver, UnitHandedOver
from console.ui.screens.place import Place
from console.ui.seat import take_seat
from console.ui.wish import Wish
from tests.stories.calls import Clock
from tests.stories.play import a_door
from tests.stories.staffed import sign_in, sitting_elsewhere

HEAD = re.compile(r"^ENTRY (\d+):([0-9a-f]{4}( [0-9a-f]{4}){15})$")


def test_open_calls_are_handed_over_and_the_head_of_the_shift_is_kept(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        dispatcher.press("Ctrl+Shift+L")
        page = dispatcher.page
        dispatcher.press("Ctrl+Return")
        assert dispatcher.door == "", "the call has no receiver yet"
        dispatcher.press("1", "Ctrl+Return")

        assert f"14 Alder Row, call {call}" in page
        assert "1, Position 2, Per Lindqvist" in page
        assert "Nadia Okoro has signed off at Position 1" in dispatcher.door
        there.catch_up()
        assert (there.board.calls[call].owner, there.board.calls[call].position) == (
            "Per Lindqvist",
            "Position 2",
        )
        handed = [entry.body for entry in there.entries() if isinstance(entry.body, CallHandedOver)]
        assert [each.to for each in handed] == ["Per Lindqvist"]
        assert "Position 1" not in there.board.people.seats
        head = dispatcher.running.bridge.session.ledger.head()
        at, who, position, line = (staffed / "heads.txt").read_text("utf-8").strip().split(", ")
        found = HEAD.match(line)
        assert found is not None
        assert (int(found[1]), found[2].replace(" ", "")) == (head.number, head.chain.hex())
        assert (at, who, position) == ("2026-11-24T21:46:00.000Z", "Nadia Okoro", "Position 1")
        dispatcher.press("C")
        assert line in QApplication.clipboard().text()
        clock.pass_s(dispatcher, 2)
        assert "Copied as plain text" in dispatcher.door
        dispatcher.press("P")
        clock.pass_s(dispatcher, 2)
        assert "There is no printer here" in dispatcher.door
        dispatcher.press("Return")
        assert dispatcher.running.parts.door.panel.accessibleName() == "Sign in"


def test_every_call_and_every_unit_goes_to_a_named_receiver(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as per,
        sitting_elsewhere(staffed, "brandt", "Position 3", clock),
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.say("on CR-11")
        dispatcher.say("on D-19")
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        dispatcher.press("Ctrl+Shift+L")
        assert f"A, 14 Alder Row, call {call}: No answers yet" in dispatcher.page
        team = "B, CR-11, available: M. Haldane LMFT; T. Brooks, peer; on duty until 19:00"
        assert team in dispatcher.page
        dispatcher.press("Ctrl+Return")
        assert "Choose who takes them." in dispatcher.page

        dispatcher.press("1", "C")
        assert dispatcher.page.count("to Per Lindqvist") == 2
        assert dispatcher.page.count("to Lena Brandt") == 1
        dispatcher.press("Ctrl+Return")

        assert "Nadia Okoro has signed off at Position 1" in dispatcher.door
        per.catch_up()
        assert per.board.calls[call].position == "Position 2"
        crews = {crew.unit: crew.position for crew in per.board.crews.values()}
        assert crews == {"CR-11": "Position 2", "D-19": "Position 3"}
        handed = [entry.body for entry in per.entries() if isinstance(entry.body, UnitHandedOver)]
        assert [(each.unit, each.to) for each in handed] == [
            ("CR-11", "Per Lindqvist"),
            ("D-19", "Lena Brandt"),
        ]


def test_units_alone_keep_somebody_at_the_desk_until_they_are_handed_over(
    qtbot: QtBot, staffed: Path
) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.say("on D-19")

        dispatcher.say("sign off")
        assert "Nobody else has signed in." in dispatcher.page
        dispatcher.say("off D-19")
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")

        assert "Nadia Okoro has signed off at Position 1" in dispatcher.door


def test_what_was_half_typed_on_a_call_that_went_elsewhere_is_put_before_nobody_else(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "brandt", "Position 2", clock),
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F4", "End")
        dispatcher.type(" up")
        dispatcher.until(lambda: bool(dispatcher.running.bridge.session.drafts()))
        dispatcher.press("Ctrl+Shift+L", "1", "Ctrl+Return", "Return")
        sign_in(dispatcher, "lindqvist")

        assert dispatcher.running.desk.call is None
        assert "put back" not in dispatcher.answered


def test_what_is_half_typed_on_a_call_goes_to_whoever_takes_it_and_to_nobody_else(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        with sitting_elsewhere(staffed, "brandt", "Position 2", clock) as there:
            dispatcher.see_others()
            dispatcher.running.parts.intake.note.setFocus()
            dispatcher.type("he has left by the ba")
            dispatcher.press("Ctrl+Shift+L", "1", "Ctrl+Return", "Return")
            sign_in(dispatcher, "lindqvist")
            dispatcher.running.desk.go(Place(call=call))
            note = dispatcher.running.parts.intake.note.field

            assert note.text() == "", "a call of others can be looked at, not what they were typing"
            assert [draft.text for draft in there.drafts()] == ["he has left by the ba"]

            there.do(SignOff(receiver="Position 1"))
            dispatcher.see_others()

            assert note.text() == "he has left by the ba"
            assert there.drafts() == ()


def test_a_position_without_an_open_desk_is_offered_last_and_says_so(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock, has_desk=False),
        sitting_elsewhere(staffed, "brandt", "Position 3", clock),
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+Shift+L")

        assert "1, Position 3, Lena Brandt" in dispatcher.page
        assert "2, Position 2, Per Lindqvist" in dispatcher.page
        assert dispatcher.page.count("no desk is open there") == 1
        assert "dispatcher, no desk is open there" in dispatcher.page


def test_whoever_sits_at_two_positions_sees_that_the_receiver_is_themselves(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with (
        sitting_elsewhere(staffed, "okoro", "Position 2", clock),
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+Shift+L")

        assert "dispatcher; you yourself" in dispatcher.page


def test_calls_at_a_position_where_nobody_is_are_told_on_the_other_desks(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    store = staffed / "room.store"
    with (
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock, has_desk=False) as there,
        a_door(qtbot, staffed, clock=clock) as dispatcher,
    ):
        sign_in(dispatcher, "okoro")
        _, held = take_seat(store, "Position 2")
        call = there.do(OpenCall(callback="555-0188"))[0].subject
        dispatcher.see_others()
        at_work = dispatcher.lane
        held.unlock()
        clock.pass_s(dispatcher, 1)

        assert at_work == "No alerts"
        assert "Nobody is at Position 2: 1 open call there. Ctrl+O takes it over" in dispatcher.lane
        dispatcher.press("F8")
        assert dispatcher.call.id == call
        dispatcher.press("Ctrl+O")
        assert dispatcher.call.owner == "Nadia Okoro"
        assert dispatcher.lane == "No alerts"


def test_without_anybody_to_take_the_calls_nobody_leaves(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")

        dispatcher.say("sign off")

        assert "Nobody else has signed in. Close the calls and sign the crews off, or wait" in dispatcher.page
        assert dispatcher.door == ""


def test_shifts_add_their_heads_one_below_the_other(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        for person in ("okoro", "lindqvist"):
            sign_in(dispatcher, person)
            dispatcher.press("Ctrl+Shift+L", "Ctrl+Return", "Return")

        lines = (staffed / "heads.txt").read_text("utf-8").splitlines()
        assert [line.split(", ")[1] for line in lines] == ["Nadia Okoro", "Per Lindqvist"]


def test_a_head_that_cannot_be_kept_is_said(qtbot: QtBot, staffed: Path) -> None:
    (staffed / "heads.txt").mkdir()
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")

        assert "It could not be added to heads.txt" in dispatcher.door
        assert "Nadia Okoro has signed off" in dispatcher.door


def test_what_was_copied_from_a_brief_is_not_there_for_whoever_comes_next(
    qtbot: QtBot, staffed: Path
) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.running.desk.wish(Wish("copy", "Zebedee, copied from a brief"))
        dispatcher.press("Ctrl+Shift+L", "Ctrl+Return")

        assert "has signed off" in dispatcher.door
        assert QApplication.clipboard().text() == ""


def test_what_was_handed_over_is_told_where_it_came_until_it_is_opened(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with (
        a_door(qtbot, staffed, clock=clock) as dispatcher,
        sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as per,
    ):
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("3 Mill Road")
        opened = per.do(c.OpenCall())[0].subject
        per.do(c.SetDetail(call=opened, field="address", value="14 Alder Row"))
        per.do(c.SignOff(receiver="Position 1"))
        dispatcher.see_others()
        assert "14 Alder Row: handed to you by Per Lindqvist" in dispatcher.lane

    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        told = "14 Alder Row: handed to you by Per Lindqvist"
        assert told in dispatcher.lane, "a program that was ended still knows what was left for it"

        dispatcher.press("F8")
        assert dispatcher.call.id == opened
        assert "handed to you" not in dispatcher.lane
