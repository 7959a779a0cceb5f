"""The crash page: an unexpected exception does not vanish. It says what is safe and goes on.

A bug must be loud (STYLE 19), and it must not take the call with it. The log holds where it happened, never
what was typed or said: no message of an exception, no value of a variable.
"""

import sys
import threading
import warnings
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.clock import Clock, as_text
from console.errors import where
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.words import Words
from console.ui.wish import Wish

Kind = type[BaseException]


class CrashLog(QObject):
    """Writes each unexpected exception to the log and tells of it by `happened`, with the log's path.

    The path is empty where the log could not be written.
    """

    happened = Signal(object)

    def __init__(self, log: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log, self._clock = log, clock
        self._known: set[str] = set()
        self._warned = warnings.showwarning

    def watch(self) -> None:
        """Be told of every exception that nobody catches, on any thread, and of every warning."""
        sys.excepthook = self.tell
        threading.excepthook = self._tell_of_thread
        sys.unraisablehook = self._tell_of_unraisable
        warnings.showwarning = self._tell_of_warning

    def let_go(self) -> None:
        """Leave exceptions to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        warnings.showwarning = self._warned

    def tell(self, kind: Kind, error: BaseException, trace: TracebackType | None) -> None:
        """Write down where it happened and say so; the same fault again is not told again."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        place = "\n".join(where(error))
        if place not in self._known:
            self._known.add(place)
            self.happened.emit(self._written(place))

    def _written(self, place: str) -> str:
        """Write a place down, with the time; the log's path, empty where that could not be written."""
        text = f"{as_text(self._clock())}\n{place}\n\n"
        if sys.stderr is not None:
            sys.stderr.write(text)
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return ""
        return str(self._log)

    def _tell_of_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.tell(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell_of_warning(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        """Write down where something warned; what it says may hold a caller's words."""
        self._written(f"{category.__name__}\n  {Path(filename).name}:{lineno}")

    def _tell_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_type, args.exc_value, args.exc_traceback)


class CrashPage(Card):
    """A banner under the alerts, hidden until a bug shows it.

    It takes no keys from anybody; Ctrl+W puts it away.
    """

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "alert.tint", "alert.line", parent=parent)
        self._icon = Icon(look, "octagon", 20, "alert.line", self)
        self._lead = Words(look, "body", "semibold", parent=self)
        self._rest = Words(look, "dense", parent=self)
        self._away = KeyButton(look, self.tr("Put away"), "Ctrl+W", "quiet", slim=True, parent=self)
        self._away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._away.clicked.connect(self._wish_away)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._lead)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        for part in (self._icon, self._lead, self._rest, self._away):
            part.set_look(look)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def show_crash(self, log: str) -> None:
        """Say what is safe and where the details are; empty: they could not be written down."""
        self._lead.say(self.tr("Something in the program went wrong. The call goes on."))
        safe = self.tr(
            "Everything shown as saved is saved. Look whether your last act stands in the line below; "
            "if not, do it again."
        )
        details = self.tr("For whoever looks after the program, without callers' words: {log}").format(
            log=log
        )
        unwritten = self.tr(
            "Where it happened could not be written down: start it from a terminal to see it."
        )
        self._rest.say(f"{safe} {details if log else unwritten}")
        self.setAccessibleName(f"{self._lead.text()} {self._rest.text()}")
        self.show()

    def _wish_away(self) -> None:
        self.wished.emit(Wish("put_away"))
