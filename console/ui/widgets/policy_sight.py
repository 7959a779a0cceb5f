"""What is seen of a picture: how large it is, and where it stands. Knows no keys and no mouse."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from console.ui.widgets.policy_picture import Picture, area_of, place_of

LEAST, MOST = 0.1, 3.0
LARGEST_FIT = 1.15
"""A small picture is not blown up further than this when it is fitted in."""
READABLE = 0.75
"""A picture opens no smaller than this, however wide it is: what is beyond is gone to by keys."""
EDGE = 12


class Sight:
    """The sight of one picture. zoom: 1 is the size in which it is saved. is_fitted: nobody moved it yet."""

    def __init__(self) -> None:
        self.zoom, self.origin = 1.0, QPointF()
        self.is_fitted = True

    def fit(self, picture: Picture, room: QSizeF, *, of_width: bool = False) -> None:
        """Make all of it seen. of_width: from left to right alone, no smaller than can be read."""
        self.is_fitted = True
        area = area_of(picture)
        if area.isEmpty() or room.isEmpty():
            return
        wide, high = room.width() / area.width(), room.height() / area.height()
        least = READABLE if of_width else LEAST
        self.zoom = max(least, min(LARGEST_FIT, wide, wide if of_width else high))
        middle = QPointF(room.width() / 2, room.height() / 2)
        self.origin = middle - area.center() * self.zoom
        if self.zoom > wide:
            self.origin.setX(-area.left() * self.zoom)
        if self.zoom > high:
            first = place_of(picture, next(iter(picture.boxes)))
            self.origin.setY(middle.y() - first.center().y() * self.zoom)

    def move(self, by: QPointF) -> None:
        """Move the picture by so many pixels of the screen."""
        self.origin, self.is_fitted = self.origin + by, False

    def zoom_by(self, step: float, at: QPointF) -> None:
        """Make it larger or smaller; what is at this point of the screen stays there."""
        zoom = max(LEAST, min(MOST, self.zoom * step))
        self.origin = at - (at - self.origin) * (zoom / self.zoom)
        self.zoom, self.is_fitted = zoom, False

    def bring(self, picture: Picture, node: int, room: QSizeF) -> None:
        """Have a box in sight, moved no further than that takes."""
        place = place_of(picture, node)
        shown = QRectF(place.topLeft() * self.zoom + self.origin, place.size() * self.zoom)
        inner = QRectF(QPointF(), room).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if not inner.contains(shown):
            x = max(inner.left() - shown.left(), 0.0) or min(inner.right() - shown.right(), 0.0)
            y = max(inner.top() - shown.top(), 0.0) or min(inner.bottom() - shown.bottom(), 0.0)
            self.move(QPointF(x, y))

    def at(self, picture: Picture, point: QPointF) -> int | None:
        """The box at a point of the screen."""
        there = (point - self.origin) / self.zoom
        return next((node for node in picture.boxes if place_of(picture, node).contains(there)), None)

    def seen(self, room: QSizeF) -> QRectF:
        """The part of the picture that is seen."""
        return QRectF(-self.origin / self.zoom, room / self.zoom)
