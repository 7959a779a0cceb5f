"""What menus offer to be typed is what the command line understands."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.rows.crew import ACT_KEYS
from console.domain.rows.shown import Alert
from console.domain.spoken import completions, read
from console.ui.screens.offers import alert_acts, answer_acts, call_acts, drop_act, unit_acts
from console.ui.widgets.button import KeyButton
from console.ui.widgets.options import OptionRow
from console.ui.wish import Wish
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk

STORE = Alert("store", "alert", "octagon", "Not saved", "", "Try again")


def test_every_act_that_is_offered_and_typed_is_a_line_that_is_understood(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        call = a_sent_call(dispatcher)
        desk = dispatcher.running.desk
        clock.pass_s(dispatcher, 400)
        offered = [*call_acts(desk, call), *answer_acts(desk, "weapon"), *alert_acts(desk, "unit:x", call)]
        for unit in desk.board.units:
            offered += unit_acts(desk, unit)

        for act in offered:
            if act.wish.name == "run" and not act.why_not:
                assert not read(act.line, desk.board, desk.call).hint, act
        assert {act.wish.name for act in offered if not act.why_not} >= {"run", "brief", "crew", "close"}


def is_understood(line: str, dispatcher: Dispatcher) -> bool:
    """Whether a line is known: what more it needs may be asked back, but not what it means."""
    hint = read(line, dispatcher.board, dispatcher.running.desk.call).hint
    return not any(each in hint for each in ("Not understood", "is no status here", "Did you mean"))


def on_the_page(dispatcher: Dispatcher) -> list[str]:
    """What stands on the rows of the page that is open."""
    rows = dispatcher.running.parts.panel.findChildren(OptionRow)
    return [row.option.words for row in rows if row.isVisible() and row.option.id in ACT_KEYS]


def test_what_the_page_of_a_crew_says_can_be_typed_as_it_stands_there(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_sent_call(dispatcher)
        unit = next(each.unit for each in dispatcher.call.sent if each.unit.startswith(("M-", "CR-")))
        said: dict[str, object] = {}
        for line in (
            "en route", "on scene: they went in", "wants deputies he shouts", f"deputies {unit} yes Lowe",
            "panic",
        ):  # fmt: skip
            dispatcher.say(line if line.startswith("deputies") else f"{unit} {line}")
            dispatcher.say(f"crew {unit}")
            for words in on_the_page(dispatcher):
                typed = f"{unit} {words[0].lower()}{words[1:]}"
                assert is_understood(typed, dispatcher), typed
                offered = [each.text for each in completions(typed, dispatcher.board, dispatcher.call)]
                assert typed in offered, typed
                said[words] = typed

        assert len(said) == len(ACT_KEYS), said
        dispatcher.say(f"{unit} is safe, says Dep. Hart: beside them")
        assert dispatcher.kinds(1) == ["PanicEnded"]


def test_the_words_of_menus_and_buttons_can_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        call = a_sent_call(dispatcher)
        desk = dispatcher.running.desk
        words = [(act.words, "") for act in call_acts(desk, call)]
        for unit in desk.board.units:
            words += [(act.words, unit) for act in unit_acts(desk, unit) if act.under or act.line]
        buttons = [each for each in dispatcher.running.window.findChildren(KeyButton) if each.isVisible()]
        words += [(each.text().partition(":")[0], "") for each in buttons if each.text()]

        assert len(words) > 100
        for said, unit in words:
            if said == "Said by":  # it is no act, but part of the next: answer weapon none by unit on scene
                continue
            typed = said.removesuffix(" …").lower()
            typed = f"{unit} {typed}" if unit and not typed.startswith("send ") else typed
            assert is_understood(typed, dispatcher), typed


def test_every_act_of_the_mouse_shows_what_to_type_for_it_and_the_line_does_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        other = dispatcher.call.id
        call = a_sent_call(dispatcher)
        clock.pass_s(dispatcher, 1200)
        desk = dispatcher.running.desk
        alerts = dispatcher.running.parts.lane.alerts
        assert len(alerts) > 2
        offered = [*call_acts(desk, call), *call_acts(desk, other), *answer_acts(desk, "weapon")]
        offered += [act for unit in desk.board.units for act in unit_acts(desk, unit)]
        offered += [act for alert in (*alerts, STORE) for act in alert_acts(desk, alert.id, alert.call)]
        offered += [drop_act(desk, f"unit {unit}", f"call {call}") for unit in desk.board.units]

        assert not [act for act in offered if not act.line and not act.why_not]
        assert all(is_understood(act.line.partition(" …")[0], dispatcher) for act in offered if act.line)

        for number, alert in enumerate(alerts, start=1):
            desk.wish(Wish("alert", alert.id))
            there = desk.place
            desk.wish(Wish("open_call", other))
            dispatcher.say(f"alert {number}")
            assert desk.place == there, alert
        dispatcher.say("alert 99")
        assert dispatcher.answered.startswith("There is no alert 99.")
