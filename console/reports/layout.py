"""A sheet laid out on pages: each kind of block in black on white, to be read at four in the morning."""

from collections.abc import Sequence
from typing import assert_never

from console.reports.blocks import (
    Blank,
    Block,
    Card,
    Choices,
    Grid,
    Heading,
    Line,
    Picture,
    Section,
    Sheet,
    Table,
    Tone,
    Words,
)
from console.reports.pages import LEFT, RIGHT, Boxed, Faces, Pages, Pictured, Ruled, Written, edges_of
from console.reports.type_set import Face

TEXT, SMALL, CELL, HEADING, TITLE = 11.0, 9.5, 10.0, 13.0, 21.0
LABEL = 118.0
"""How wide the column of labels is."""
ROW, TICK = 23.0, 8.5
"""The height of a row to write in, the side of a box to tick."""
CONTENTS = 32.0
"""The room over the first section for what stands on which page, on two lines."""
TOGETHER = 74.0
WRITING = 130.0
"""What is kept on the page of a heading: it and some lines after it, more where these are to write on."""


def laid_out(sheet: Sheet, faces: Faces) -> Pages:
    """The pages of a sheet, without what stands on every page."""
    pages = Pages(faces)
    for section in sheet.sections:
        _section(pages, section, sheet.head.about)
    return pages


def _section(pages: Pages, section: Section, about: str) -> None:
    """A section from the top of a page; over the first there is room for what stands where."""
    pages.begin_page(section.title)
    if len(pages.pages) == 1:
        pages.down(CONTENTS)
        pages.text(about, pages.faces.regular, SMALL)
    pages.text(section.title, pages.faces.bold, TITLE)
    if section.lead:
        pages.text(section.lead, pages.faces.regular, TEXT)
    pages.down(4)
    _blocks(pages, section.blocks)


def _blocks(pages: Pages, blocks: Sequence[Block]) -> None:
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        _block(pages, block, before, after)


def _block(pages: Pages, block: Block, before: Block | None, after: Block | None) -> None:
    match block:
        case Words():
            _words(pages, block)
        case Line():
            _line(pages, block)
        case Heading():
            _heading(pages, block, WRITING if isinstance(after, Grid) else TOGETHER)
        case Card():
            _card(pages, block)
        case Table():
            goes_on = isinstance(before, Table) and before.heads == block.heads
            _table(pages, block, goes_on)
        case Grid():
            _grid(pages, block)
        case Choices():
            _choices(pages, block)
        case Blank():
            _blank(pages, block)
        case Picture():
            pages.need(block.height)
            pages.down(block.height)
            pages.draw(Pictured(LEFT, pages.y, RIGHT - LEFT, block.height, block.name))
        case _:
            assert_never(block)


def _words(pages: Pages, words: Words) -> None:
    size = SMALL if words.tone == "quiet" else TEXT
    pages.text(words.text, _face(pages.faces, words.tone), size)
    pages.down(3)


def _line(pages: Pages, line: Line) -> None:
    """The label, and the text beside it; what is lacking has an open box before it, as on a list to do."""
    faces, size = pages.faces, SMALL if line.tone == "quiet" else TEXT
    pages.down(4 if line.tone == "justice" else 0)
    x, face = LEFT + LABEL, _face(faces, line.tone)
    labels = tuple(faces.semibold.lines(line.label, size, LABEL - 16))
    pages.need(size * 1.24 * max(len(labels), 1))
    start, page = pages.y, len(pages.pages)
    for number, label in enumerate(labels, 1):
        y = start - number * size * 1.24 + size * 0.25
        pages.draw(Written(LEFT + 12, y, faces.semibold.name, size, label))
    if line.tone == "lacking":
        pages.draw(Boxed(LEFT + 1, start - size * 1.1, 7.5, 7.5))
    elif line.tone in ("strong", "justice"):
        pages.draw(Boxed(LEFT + 1, start - size * 1.1, 7.5, 7.5, filled=True))
    pages.text(line.text, face, size, x)
    if page == len(pages.pages):
        pages.y = min(pages.y, start - len(labels) * size * 1.24)
    if line.tone == "justice":
        pages.down(2)
        if page == len(pages.pages):
            pages.draw(Boxed(LEFT - 3, pages.y, RIGHT - LEFT + 6, start - pages.y + 1))
        pages.down(3)


def _heading(pages: Pages, heading: Heading, together: float) -> None:
    if not pages.need(together):
        pages.down(7)
    pages.text(heading.text, pages.faces.bold, HEADING)
    pages.down(3)
    pages.rule(0.8)
    pages.down(3)


def _card(pages: Pages, card: Card) -> None:
    """Title and number over a thick line; on the next page the title stands again."""
    faces = pages.faces
    if card.whole:
        pages.need(_height(card, faces) + ROW)  # a short table asks for the room of a longer one
        _heading(pages, Heading(card.title), 0)
        _blocks(pages, card.parts)
        return
    if not pages.need(4 * TOGETHER):
        pages.down(10)
    _card_title(pages, card, 15.0, faces.bold)
    pages.again = lambda: _card_title(pages, card, TEXT, faces.semibold)
    _blocks(pages, card.parts)
    pages.again = _nothing
    pages.down(6)


def _height(card: Card, faces: Faces) -> float:
    """How high a small card is: laid out on a page that nobody keeps."""
    aside = Pages(faces)
    aside.begin_page(card.title)
    start = aside.y
    _heading(aside, Heading(card.title), 0)
    _blocks(aside, card.parts)
    return start - aside.y if len(aside.pages) == 1 else 0


def _card_title(pages: Pages, card: Card, size: float, face: Face) -> None:
    right = pages.faces.bold.drawn(card.right)
    at = RIGHT - 8 - pages.faces.bold.width(right, 13)
    top = pages.y
    pages.draw(Ruled(LEFT, top, RIGHT, top, 2.4))
    pages.down(2)
    pages.draw(Written(at, top - 18, pages.faces.bold.name, 13, right))
    pages.draw(Boxed(at - 6, top - 23, RIGHT - at + 6, 23, 1.2))
    goes_on = " (goes on)" if face is not pages.faces.bold else ""
    pages.text(f"{card.title}{goes_on}", face, size, LEFT, at - 14)
    pages.y = min(pages.y, top - 25)


def _table(pages: Pages, table: Table, goes_on: bool) -> None:
    faces, edges = pages.faces, edges_of(table.shares)

    def heads() -> None:
        pages.row([(faces.bold, head) for head in table.heads], edges, SMALL, table.numbers)

    around = pages.again
    if not goes_on or pages.need(2 * ROW):
        pages.need(3 * ROW)
        heads()

    def again() -> None:
        around()
        heads()

    pages.again = again
    for row in table.rows:
        faced = [(faces.regular if number else faces.semibold, cell) for number, cell in enumerate(row)]
        pages.row(faced, edges, CELL, table.numbers)
    pages.again = around
    if not goes_on:
        pages.down(2)


def _grid(pages: Pages, grid: Grid) -> None:
    edges = edges_of(grid.shares)
    pages.need((min(grid.rows, 3) + 1) * ROW)
    pages.down(3)
    around = pages.again

    def again() -> None:
        around()
        pages.row([(pages.faces.semibold, head) for head in grid.heads], edges, SMALL)

    pages.row([(pages.faces.semibold, head) for head in grid.heads], edges, SMALL)
    pages.again = again
    for _ in range(grid.rows):
        pages.need(ROW)
        pages.down(ROW)
        pages.rule()
        pages.draw(*(Ruled(x, pages.y, x, pages.y + ROW) for x in edges))
    pages.again = around
    pages.down(4)


def _choices(pages: Pages, choices: Choices) -> None:
    """The label, the options each behind a box, and a place for the time at the right."""
    faces, size, right = pages.faces, CELL, RIGHT - 62
    rows = _in_rows(faces.regular, choices.options, size, right - LEFT - LABEL)
    labels = tuple(faces.semibold.lines(choices.label, size, LABEL - 8))
    leading = size * 1.45
    pages.need(max(len(rows), len(labels)) * leading + 4)
    start = pages.y
    for number, label in enumerate(labels, 1):
        pages.draw(Written(LEFT, start - number * leading + 3, faces.semibold.name, size, label))
    for number, row in enumerate(rows, 1):
        y = start - number * leading + 3
        for x, option in row:
            pages.draw(Boxed(LEFT + LABEL + x, y - 0.5, TICK, TICK))
            pages.draw(Written(LEFT + LABEL + x + TICK + 4, y, faces.regular.name, size, option))
    pages.down(max(len(rows), len(labels)) * leading)
    pages.draw(Ruled(right + 6, pages.y + 1, RIGHT, pages.y + 1, 0.6))
    pages.down(4)


def _in_rows(
    face: Face, options: tuple[str, ...], size: float, width: float
) -> list[list[tuple[float, str]]]:
    """The options on as few lines as they take, each with where it begins."""
    rows: list[list[tuple[float, str]]] = [[]]
    x = 0.0
    for option in map(face.drawn, options):
        wide = TICK + 4 + face.width(option, size) + 12
        if rows[-1] and x + wide - 12 > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, option))
        x += wide
    return rows


def _blank(pages: Pages, blank: Blank) -> None:
    edges = edges_of([1] * len(blank.labels))
    pages.need(ROW)
    pages.down(ROW)
    for label, x, to_x in zip(blank.labels, edges[:-1], edges[1:], strict=True):
        face = pages.faces.semibold
        text = face.drawn(label)
        pages.draw(Written(x, pages.y + 3, face.name, CELL, text))
        pages.draw(Ruled(x + face.width(text, CELL) + 4, pages.y, to_x - 8, pages.y, 0.6))


def _face(faces: Faces, tone: Tone) -> Face:
    return faces.semibold if tone in ("strong", "lacking", "justice") else faces.regular


def _nothing() -> None:
    return
