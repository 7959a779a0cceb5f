"""Something carried with the mouse: what letting it go here would do, or why it can do nothing, beside it.

Qt's own drag has a loop of its own, in which the desk's clocks and alerts would run beside its hands; this
has none. It knows neither calls nor units.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from console.domain.visible import visible
from console.ui.paint import draw_box, draw_icon, draw_text, text_width
from console.ui.theme import Look
from console.ui.widgets.act_menu import MenuAct
from console.ui.wish import Wish

Onto = Callable[[QPoint], str]
"""What stands at a place of the screen; empty for nothing that anything can be dropped on."""
Drop = Callable[[str, str], MenuAct]
"""What carrying the first onto the second would do."""
BESIDE = QPoint(14, 18)
"""Below the mouse, so that it covers nothing that it points at."""
LONGEST = 90


class Carried(QWidget):
    """A small window beside the mouse. It takes no keys and no clicks.

    owner: what it goes with when that is closed. Left to Python alone it would be taken apart among a ring of
    references, in an order that Qt does not survive.
    """

    def __init__(
        self, owner: QWidget, look: Look, kind: str, onto: Onto, drop: Drop, wish: Callable[[Wish], None]
    ) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.look = look
        self.act: MenuAct | None = None
        self._kind, self._onto, self._drop, self._wish = kind, onto, drop, wish
        self._about = ""

    def is_under_way(self) -> bool:
        """Whether something is carried now."""
        return bool(self._about)

    def take(self, about: str, place: QPoint) -> None:
        """Begin to carry."""
        self._about = f"{self._kind} {about}"
        self.move_to(place)
        self.show()

    def move_to(self, place: QPoint) -> None:
        """Say what letting go here would do."""
        onto = self._onto(place)
        self.act = self._drop(self._about, onto) if onto and onto != self._about else None
        self.resize(self.sizeHint())
        self.move(self._beside(place))
        self.setAccessibleName(" ".join(self._lines()))
        shape = Qt.CursorShape.ForbiddenCursor if self._icon() == "octagon" else Qt.CursorShape.DragMoveCursor
        if QGuiApplication.overrideCursor() is None:
            QGuiApplication.setOverrideCursor(shape)
        else:
            QGuiApplication.changeOverrideCursor(shape)
        self.update()

    def drop(self, place: QPoint) -> None:
        """Let go here: what was shown is done, where it can be and still stands here; else nothing is."""
        shown = self.act
        self.move_to(place)
        act = self.act
        self.let_fall()
        if act is not None and act == shown and not act.why_not:
            self._wish(act.wish)

    def let_fall(self) -> None:
        """Carry nothing any more."""
        self._about, self.act = "", None
        QGuiApplication.restoreOverrideCursor()
        self.hide()

    def sizeHint(self) -> QSize:
        """As large as its words."""
        lines = self._lines()
        wide = max(
            text_width(words, self.look, "dense", "semibold" if not at else "regular")
            for at, words in enumerate(lines)
        )
        return QSize(round(wide) + 48, 14 + 20 * len(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, what would be done, and the line for it or why not."""
        painter, look, icon = QPainter(self), self.look, self._icon()
        color = {"octagon": "alert.line", "check_ring": "accent.line"}.get(icon, "border.control")
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        draw_box(painter, frame, 0, look.color("bg.raised"), QPen(look.color(color), 1))
        draw_icon(painter, icon, QRectF(10, 8, 18, 18), look.color(color))
        for at, words in enumerate(self._lines()):
            line = QRectF(36, 7 + 20 * at, self.width() - 40, 20)
            quiet = look.color("text.secondary" if at else "text.primary")
            draw_text(painter, line, words, look, "dense", "regular" if at else "semibold", quiet)

    def _icon(self) -> str:
        if self.act is None:
            return "info"
        return "octagon" if self.act.why_not else "check_ring"

    def _lines(self) -> Sequence[str]:
        if self.act is None:
            return (self._about.partition(" ")[2] or self._about,)
        said = (self.act.words, self.act.why_not or self.act.line)
        return tuple(_short(visible(words)) for words in said if words)

    def _beside(self, place: QPoint) -> QPoint:
        """Beside the mouse, within its screen."""
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room, corner = screen.availableGeometry(), place + BESIDE
        x = min(corner.x(), room.right() - self.width())
        y = corner.y() if corner.y() + self.height() <= room.bottom() else place.y() - self.height() - 6
        return QPoint(max(room.left(), x), max(room.top(), y))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
