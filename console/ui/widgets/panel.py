"""The place beside the question where pages open.

It covers the recommendation, never the question, and nothing waits for it.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.looking import KEYS_HERE, Page
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class Panel(Card):
    """A titled place for one page at a time; Esc closes it and gives the keys back."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.surface", parent=parent)
        self.setProperty(KEYS_HERE, self.tr("The keys on the page act; Esc goes back"))
        self.page: QWidget | None = None
        self._title = Words(look, "title", "semibold", parent=self)
        self._close = KeyButton(look, self.tr("Back"), "Esc", "quiet", slim=True, parent=self)
        self._close.clicked.connect(self._closed)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._news = NoticeLine(look, self)
        self._news.hide()
        self._column.addWidget(self._news)
        self._place = QVBoxLayout()
        self._column.addLayout(self._place, 1)
        self.set_look(look)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.setAutoRepeat(False)
        leave.activated.connect(self._closed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def set_look(self, look: Look) -> None:
        """Take over another theme or density, with the page that is open."""
        super().set_look(look)
        self._title.set_style(look, look.pick("title", "answer"), "semibold")
        self._close.set_look(look)
        self._news.set_look(look)
        self._column.setContentsMargins(*look.pick((16, 12, 12, 14), (12, 8, 8, 9)))
        self._column.setSpacing(look.pick(10, 6))
        if isinstance(self.page, Page):
            self.page.set_look(look)

    def open_page(self, page: QWidget, title: str, *, focus: bool = True) -> None:
        """Put a page in, instead of the one that is there; `focus`: a person's key opened it."""
        if page is not self.page:
            self.take_page()
            self.page = page
            self._place.addWidget(page)
            page.show()
        self._title.say(title)
        self.setAccessibleName(title)
        if isinstance(page, Page):
            page.set_look(self.look)
            if focus:
                page.focus_first()
                if not self.has_keys():
                    # Nothing on the page can be chosen now: Esc must still find the panel.
                    self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_back(self, is_shown: bool) -> None:
        """Whether there is something to go back to from the page that is open."""
        self._close.setVisible(is_shown)

    def has_keys(self) -> bool:
        """Whether the next key goes to the panel or to anything on it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_news(self, lead: str, now: datetime) -> None:
        """Say above the page what became different under it, aloud too; empty: nothing did."""
        if lead == (self._news.notice.lead if self._news.isVisibleTo(self) else ""):
            return
        self._news.show_notice(Notice("page", lead, ""), now)
        self._news.setVisible(bool(lead))
        if lead:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, lead))

    def take_page(self) -> QWidget | None:
        """Take the page out again and give it back; its text stays in it."""
        page, self.page = self.page, None
        if page is not None:
            self._place.removeWidget(page)
            page.hide()
            page.setParent(None)
        return page

    def show_refusal(self, text: str) -> bool:
        """Say a refusal on the page that is open; False where none is."""
        if not isinstance(self.page, Page):
            return False
        self.page.show_refusal(text)
        return True

    def tick(self, now: datetime) -> None:
        """Let the clocks of the page run."""
        if isinstance(self.page, Page):
            self.page.tick(now)

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        """A page that is only read has no control with a ring: then the panel shows it."""
        is_read = isinstance(entered, Rows | QTextBrowser) or entered is self.page
        self.set_ring(is_read and entered is not None and self.isAncestorOf(entered))

    def _closed(self) -> None:
        self.wished.emit(Wish("close_panel"))
