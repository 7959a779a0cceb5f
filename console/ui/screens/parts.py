"""The parts of the desk: every widget that stands on it, made once. They know nothing of each other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QStackedWidget

from console.ui.crash import CrashPage
from console.ui.tables.answers import AnswerList
from console.ui.tables.calls import CallList
from console.ui.tables.units import UnitBoard
from console.ui.theme import Look
from console.ui.widgets.advice import AdviceWidget
from console.ui.widgets.alert_lane import AlertLane
from console.ui.widgets.command_line import CommandLine
from console.ui.widgets.door import Door
from console.ui.widgets.doorway import Doorway
from console.ui.widgets.guide import GuideWidget
from console.ui.widgets.intake import IntakeWidget
from console.ui.widgets.looking import Looking, Ticking
from console.ui.widgets.panel import Panel
from console.ui.widgets.paper_strip import PaperStrip
from console.ui.widgets.screens import Screens
from console.ui.widgets.strip import StripWidget
from console.ui.widgets.top_bar import TopBar


class Asking(Protocol):
    """A widget that asks for commands."""

    @property
    def asked(self) -> SignalInstance:
        """Carries a command."""
        ...


class Wishing(Protocol):
    """A widget that wishes what only the screen can do."""

    @property
    def wished(self) -> SignalInstance:
        """Carries a Wish."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets of the desk. `aside` holds the recommendation, or in its place the panel with a page.

    `screens` holds the desk's docks and the other screens; `doorway` all of them, or the door.
    """

    top: TopBar
    lane: AlertLane
    crash: CrashPage
    paper: PaperStrip
    calls: CallList
    intake: IntakeWidget
    strip: StripWidget
    guide: GuideWidget
    advice: AdviceWidget
    panel: Panel
    aside: QStackedWidget
    answers: AnswerList
    units: UnitBoard
    command: CommandLine
    screens: Screens
    door: Door
    doorway: Doorway

    def dressed(self) -> tuple[Looking, ...]:
        """The widgets that take over a look."""
        return (
            self.top,
            self.lane,
            self.crash,
            self.paper,
            self.calls,
            self.intake,
            self.strip,
            self.guide,
            self.advice,
            self.panel,
            self.answers,
            self.units,
            self.command,
            self.screens,
            self.door,
            self.doorway,
        )

    def asking(self) -> tuple[Asking, ...]:
        """The widgets that ask for commands."""
        return (self.intake, self.strip, self.guide, self.panel)

    def wishing(self) -> tuple[Wishing, ...]:
        """The widgets that wish."""
        return (
            self.top,
            self.lane,
            self.crash,
            self.paper,
            self.calls,
            self.intake,
            self.guide,
            self.advice,
            self.panel,
            self.answers,
            self.units,
            self.command,
        )

    def ticking(self) -> tuple[Ticking, ...]:
        """The widgets whose ages run."""
        return (
            self.top,
            self.paper,
            self.lane,
            self.calls,
            self.intake,
            self.advice,
            self.panel,
            self.answers,
            self.units,
            self.command,
            self.screens,
        )


def build_parts(look: Look, now: datetime) -> Parts:
    """All parts, made in the order in which the keyboard goes round them."""
    advice = AdviceWidget(look)
    panel = Panel(look)
    aside = QStackedWidget()
    aside.addWidget(advice)
    aside.addWidget(panel)
    door = Door(look)
    return Parts(
        TopBar(look),
        AlertLane(look),
        CrashPage(look),
        PaperStrip(look),
        CallList(look, now),
        IntakeWidget(look),
        StripWidget(look),
        GuideWidget(look),
        advice,
        panel,
        aside,
        AnswerList(look, now),
        UnitBoard(look, now),
        CommandLine(look),
        Screens(look),
        door,
        Doorway(door),
    )
