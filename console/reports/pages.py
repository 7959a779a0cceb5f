"""Pages being filled from top to bottom: what is drawn where, before any file is written.

A page is a list of strokes. How many pages there are is known only at the end, so that nothing is drawn yet.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from console.reports.type_set import Face

WIDTH, HEIGHT = 612.0, 792.0
"""US letter, in points."""
LEFT, RIGHT = 42.0, 570.0
TOP, BOTTOM = 722.0, 48.0
LEADING = 1.24
"""Of a line, in its letters' size."""


class Written(NamedTuple):
    """A line of letters; `white`: on black ground."""

    x: float
    y: float
    face: str
    size: float
    text: str
    white: bool = False


class Ruled(NamedTuple):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thick: float = 0.5


class Boxed(NamedTuple):
    """A box by its lower left corner: an edge, or filled with black."""

    x: float
    y: float
    width: float
    height: float
    thick: float = 0.8
    filled: bool = False


class Pictured(NamedTuple):
    """A picture, by its name and its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    name: str


Stroke = Written | Ruled | Boxed | Pictured


class Faces(NamedTuple):
    """The three weights of the font."""

    regular: Face
    semibold: Face
    bold: Face


class Pages:
    """Where the pen is. `again`: what is written at the top of a page on which something goes on."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.pages: list[list[Stroke]] = []
        self.sections: list[str] = []
        self.again: Callable[[], None] = _nothing
        self.y = 0.0

    def begin_page(self, section: str = "") -> None:
        """Begin a page, of the same section where none is named."""
        self.pages.append([])
        self.sections.append(section or self.sections[-1])
        self.y = TOP

    def need(self, height: float) -> bool:
        """Go on to the next page where there is less room than this; whether that was so."""
        if self.y - height >= BOTTOM or self.y == TOP:
            return False
        self.begin_page()
        self.again()
        return True

    def draw(self, *strokes: Stroke) -> None:
        """Draw on the page that the pen is on."""
        self.pages[-1].extend(strokes)

    def down(self, height: float) -> None:
        """Move the pen down."""
        self.y -= height

    def text(
        self, text: str, face: Face, size: float, x: float = LEFT, to_x: float = RIGHT, least: float = 0
    ) -> None:
        """Write a text that runs on over as many lines and pages as it takes; `least`: kept with it."""
        for number, line in enumerate(face.lines(text, size, to_x - x)):
            self.need(size * LEADING + (0 if number else least))
            self.down(size * LEADING)
            self.draw(Written(x, self.y + size * 0.25, face.name, size, line))

    def row(
        self, cells: Sequence[tuple[Face, str]], edges: Sequence[float], size: float, numbers: int = 0
    ) -> None:
        """Write cells side by side within their edges, and a hair line below; on one page where it fits.

        numbers: so many of the last cells end at their right edge.
        """
        columns = [
            tuple(face.lines(text, size, to_x - x - 6)) for (face, text), x, to_x in _within(cells, edges)
        ]
        leading, most = size * LEADING, max(len(lines) for lines in columns)
        if most * leading + 6 < TOP - BOTTOM:
            self.need(most * leading + 6)
        for number in range(most):
            self.need(leading)
            self.down(leading)
            for place, ((face, _), x, to_x) in enumerate(_within(cells, edges)):
                if number < len(columns[place]):
                    line = columns[place][number]
                    at = to_x - 6 - face.width(line, size) if place >= len(cells) - numbers else x
                    self.draw(Written(at, self.y + size * 0.15, face.name, size, line))
        self.down(4)
        self.draw(Ruled(edges[0], self.y, edges[-1], self.y, 0.4))

    def rule(self, thick: float = 0.5, x: float = LEFT, to_x: float = RIGHT) -> None:
        """Draw a line across."""
        self.draw(Ruled(x, self.y, to_x, self.y, thick))


def edges_of(shares: Sequence[int]) -> tuple[float, ...]:
    """Where columns begin and end that share the width so."""
    whole, at, found = sum(shares), LEFT, [LEFT]
    for share in shares:
        at += share * (RIGHT - LEFT) / whole
        found.append(at)
    return tuple(found)


def _within(
    cells: Sequence[tuple[Face, str]], edges: Sequence[float]
) -> Iterator[tuple[tuple[Face, str], float, float]]:
    return zip(cells, edges[:-1], edges[1:], strict=True)


def _nothing() -> None:
    return
