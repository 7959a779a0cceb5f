"""The ring around the control that has the keys: two pixels, a gap of two. Cards and rows paint theirs."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QPlainTextEdit,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from console.ui.paint import draw_box
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Box
from console.ui.widgets.options import OptionList

RINGED = (KeyButton, Box, QComboBox, QAbstractSpinBox, QPlainTextEdit, QCheckBox, QRadioButton, OptionList)
"""A list of options has the keys itself where no option has the ring yet."""


class _Margins(QProxyStyle):
    """Tells the frame to stand outside of its widget, and above it, so that no parent cuts it off."""

    margin = 4

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return self.margin
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)


class FocusRing(QFocusFrame):
    """Follows the focus of the application from one ringed control to the next. One is enough for all."""

    def __init__(self, look: Look, application: QApplication) -> None:
        super().__init__()
        self.look = look
        self._margins = _Margins()
        self._margins.margin = look.line("focus") + look.line("focus_gap")
        self.setStyle(self._margins)
        self._application = application
        application.focusChanged.connect(self._follow)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on; Qt hides the ring where a style changes, so it comes back."""
        self.look = look
        self.setVisible(self.widget() is not None)
        self.update()

    def let_go(self) -> None:
        """Follow the focus no more, and stand around nothing; the window is about to go."""
        self._application.focusChanged.disconnect(self._follow)
        self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not say so
        self.setParent(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        width = self.look.line("focus")
        half = width / 2
        pen = QPen(self.look.color("focus.ring"), width)
        radius = self.look.radius("control") + self.look.line("focus_gap") + half
        draw_box(QPainter(self), QRectF(self.rect()).adjusted(half, half, -half, -half), radius, None, pen)

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        self.setWidget(entered if isinstance(entered, RINGED) else None)  # type: ignore[arg-type]  # Qt takes none, its stub does not say so
