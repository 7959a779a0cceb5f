"""The tabs of the screens, painted: the one in front is bold, with a line below it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from console.ui.paint import CENTER, draw_box, draw_text, text_width
from console.ui.shortcuts import SCREEN_KEYS
from console.ui.theme import Look, Weight


class Tabs(QTabBar):
    """A tab for each screen there is; each with its key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._front = ""
        self._has_front = True
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.setFont(look.font("dense", "semibold"))
        self.update()

    def show_screens(self, names: tuple[str, ...]) -> None:
        """Show a tab for each screen there is; the one in front stays marked."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for at, name in enumerate(names):
            key = SCREEN_KEYS.get(name, "")
            self.addTab(name)
            self.setTabToolTip(at, key)
            self.setAccessibleTabName(at, f"{name}, {key}")
        self.blockSignals(False)
        if self._front:
            self.mark(self._front)

    def mark(self, name: str) -> None:
        """Show which screen is in front, without wishing for it; one that has no tab marks none."""
        self._front = name
        self._has_front = any(self.tabText(index) == name for index in range(self.count()))
        self.update()
        self.blockSignals(True)
        for index in range(self.count()):
            if self.tabText(index) == name:
                self.setCurrentIndex(index)
        self.blockSignals(False)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its bold words, as high as the bar."""
        width = text_width(self.tabText(index), self.look, "dense", "semibold") + self.look.pick(28, 24)
        return QSize(round(width), self.look.bar("top"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the line and the ring."""
        painter, look = QPainter(self), self.look
        for index in range(self.count()):
            box = QRectF(self.tabRect(index))
            front = self._has_front and index == self.currentIndex()
            color = look.color("text.primary" if front else "text.secondary")
            weight: Weight = "semibold" if front else "regular"
            draw_text(painter, box, self.tabText(index), look, "dense", weight, color, CENTER)
            if front:
                line = QRectF(box.x() + 2, box.bottom() - 2, box.width() - 4, 2)
                painter.fillRect(line, look.color("accent.line"))
            if front and self.hasFocus():
                pen = QPen(look.color("focus.ring"), 2)
                draw_box(painter, box.adjusted(1, 3, -1, -3), look.radius("control"), None, pen)
