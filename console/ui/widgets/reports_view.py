"""The Reports screen as it is laid out: what is chosen at the left, what is read at the right."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.report_rows import ReadList
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton, press_shown
from console.ui.widgets.field import Field
from console.ui.widgets.flow import Flow
from console.ui.widgets.form import SUBMIT, is_submit
from console.ui.widgets.looking import Page, is_plain
from console.ui.widgets.panel import Panel
from console.ui.widgets.shift_log_toggle import Toggle
from console.ui.wish import Wish

PARTS = (("figures", "Figures", "1"), ("what_if", "What if", "2"), ("import", "Import", "3"))
"""The parts of the screen: name, words, key."""
WIDTHS = ((28, 72), (30, 70))
"""The shares of both columns, and in a narrow window."""


class Buttons(QWidget):
    """Buttons that go on in the next line where the column is narrow."""

    def __init__(self, look: Look, *buttons: KeyButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._flow = Flow(self)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(button)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for button in self._buttons:
            button.set_look(look)
        self._flow.setSpacing(look.pick(6, 4))


class ReportsView(QWidget):
    """Parts and their page at the left, the list at the right. Wishes `report_part` with its name."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        super().__init__()
        self.parts = {name: Toggle(look, self.tr(words), key) for name, words, key in PARTS}
        self._tabs = Buttons(look, *self.parts.values())
        self.panel = Panel(look)
        self.read = ReadList(look, now)
        self._base: tuple[QWidget, str] | None = None
        left = QVBoxLayout()
        left.addWidget(self._tabs)
        left.addWidget(self.panel, 1)
        self._left = left
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(left)
        self._row.addWidget(self.read)
        self.read.letters.pressed_letter.connect(self._press)
        self.read.letters.pressed_left.connect(self.focus_page)
        for toggle in self.parts.values():
            toggle.clicked.connect(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing with the ring takes acts on the control in sight on which it stands."""
        if not (press_submit(self) if is_submit(event) else is_plain(event) and self._press(event.text())):
            super().keyPressEvent(event)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._tabs, self.panel, self.read):
            part.set_look(look)
        self._row.setSpacing(look.gap)
        self._left.setSpacing(look.gap)
        for at, share in enumerate(look.pick(*WIDTHS)):
            self._row.setStretch(at, share)

    def tick(self, now: datetime) -> None:
        """Let what has an age run."""
        self.panel.tick(now)

    def show_part(self, name: str, page: QWidget, title: str) -> None:
        """Show a part of the screen, with the page on which it is chosen what is read."""
        for each, toggle in self.parts.items():
            toggle.show_on(each == name)
        self._base = page, title
        self.close_page()

    def is_of(self, page: QWidget) -> bool:
        """Whether the part with this page is in front: the list is of all parts."""
        return self._base is not None and self._base[0] is page

    def open_page(self, page: QWidget, title: str) -> None:
        """Open a page in place of the part's own."""
        self.panel.show_back(True)
        self.panel.open_page(page, title)

    def close_page(self) -> None:
        """Show the part's own page again."""
        if self._base is not None:
            self.panel.show_back(False)
            self.panel.open_page(*self._base, focus=False)

    def has_page(self) -> bool:
        """Whether a page stands in place of the part's own."""
        return self._base is not None and self.panel.page is not self._base[0]

    def focus_page(self) -> None:
        """Take the keys to the page at the left."""
        if isinstance(self.panel.page, Page):
            self.panel.page.focus_first()

    def focus_read(self) -> None:
        """Take the keys to what is read."""
        self.read.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def announce(self, words: str) -> None:
        """Say aloud what has come."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.read.view, words))

    def _press(self, key: str) -> bool:
        """Press the button in sight with this key, or go to its field."""
        if press_shown(self, key):
            return True
        shown = (each for each in self.panel.findChildren(Field) if each.isVisible())
        field = next((each for each in shown if key and each.key() == key.upper()), None)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.edit.selectAll()
        return field is not None

    def _chosen(self) -> None:
        name = next(each for each, toggle in self.parts.items() if toggle is self.sender())
        self.wished.emit(Wish("report_part", name))


def press_submit(root: QWidget) -> bool:
    """Press the button in sight that does what its page is for; False where there is none."""
    shown = (each for each in root.findChildren(KeyButton) if each.isVisible() and each.key() == SUBMIT)
    button = next(shown, None)
    if button is not None:
        button.click()
    return button is not None
