"""What has the keys on a long page of the policy draft is seen whole, with its label, in a small window."""

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.widgets.field import Field
from console.ui.widgets.policy_draft_condition import ConditionField
from tests.stories.at_agency import to_field
from tests.stories.at_policy_draft import BRANDT, to_table
from tests.stories.play import Dispatcher, a_desk


def small(dispatcher: Dispatcher) -> None:
    dispatcher.running.window.resize(1280, 700)
    dispatcher.until(lambda: dispatcher.running.window.height() == 700)


def seen_with_its_label(dispatcher: Dispatcher) -> bool:
    """Whether the line with the keys is seen whole, and what stands above it as its label."""
    for _ in range(4):
        QApplication.processEvents()
    line = dispatcher.keys_are_on
    assert line is not None
    field: QWidget | None = line
    while field is not None and not isinstance(field, Field | ConditionField):
        field = field.parentWidget()
    assert field is not None, "the keys are on no field"
    with_label = QRect(0, 0, field.width(), line.geometry().bottom() + 1)
    return field.visibleRegion().boundingRect().contains(with_label)


def test_every_field_of_a_rule_is_in_sight_with_its_label_when_tab_comes_to_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        small(supervisor)
        to_table(supervisor, "medical")
        supervisor.press("Return")
        for label in ("Rule", "When", "Priority", "Because"):
            to_field(supervisor, label)
            assert seen_with_its_label(supervisor), label


def test_the_last_field_of_a_promise_is_in_sight_with_its_label(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        small(supervisor)
        to_table(supervisor, "promise")
        supervisor.press("Return")
        to_field(supervisor, "Says")

        assert seen_with_its_label(supervisor)


def test_a_field_that_a_fault_led_to_stays_in_sight_while_it_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        small(supervisor)
        to_table(supervisor, "medical", row=1)
        supervisor.press("A", "Escape", "C")
        supervisor.press("2")
        on = supervisor.keys_are_on
        assert on is not None
        assert on.accessibleName() == "Because"
        assert seen_with_its_label(supervisor)
        supervisor.type("B")
        assert seen_with_its_label(supervisor)
        supervisor.type("ecause we say so.")
        assert seen_with_its_label(supervisor)


def test_three_thousand_characters_leave_their_field_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        small(supervisor)
        to_table(supervisor, "medical")
        supervisor.press("Return")
        for label in ("When", "Because"):
            to_field(supervisor, label)
            QApplication.clipboard().setText("armed and " * 300)
            supervisor.press("Ctrl+A", "Ctrl+V")
            assert seen_with_its_label(supervisor), label
