"""A sheet as a PDF file on US letter paper, in black, with the product's own font inside it."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from console.reports.blocks import LIVE, PRACTICE, Head, Sheet, within
from console.reports.layout import SMALL, laid_out
from console.reports.pages import (
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Boxed,
    Faces,
    Pictured,
    Ruled,
    Stroke,
    Written,
)
from console.reports.type_set import Face

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def pdf(sheet: Sheet, fonts: Path, pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The file. fonts: the folder of the product's fonts. Raises OSError where one cannot be read.

    pictures: the PNG of each picture of the sheet, by its name.
    """
    faces = Faces(Face(fonts, "Regular"), Face(fonts, "SemiBold"), Face(fonts, "Bold"))
    out = BytesIO()
    canvas = Canvas(out, (WIDTH, HEIGHT), pageCompression=1, invariant=True)
    head = sheet.head
    canvas.setTitle(f"{head.title}, {head.agency}, {head.made_at}")
    canvas.setSubject(PRACTICE if head.is_practice else LIVE)
    canvas.setAuthor(head.agency)
    for strokes in printed(sheet, faces):
        for stroke in strokes:
            _draw(canvas, stroke, pictures)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(sheet: Sheet, faces: Faces) -> Iterator[tuple[Stroke, ...]]:
    """Each page with all that stands on it: the sheet laid out, its frame, and on the first what is where."""
    pages = laid_out(sheet, faces)
    sections, of = pages.sections, len(pages.pages)
    for number, (strokes, section) in enumerate(zip(pages.pages, sections, strict=True), 1):
        where = _contents(faces, sections) if number == 1 else ()
        yield (*strokes, *where, *frame(sheet.head, faces, section, number, of))


def _draw(canvas: Canvas, stroke: Stroke, pictures: Mapping[str, bytes]) -> None:
    match stroke:
        case Written(x, y, face, size, text, white):
            canvas.setFillGray(1 if white else 0)
            canvas.setFont(face, size)
            canvas.drawString(x, y, text)
        case Ruled(x, y, to_x, to_y, thick):
            canvas.setLineWidth(thick)
            canvas.line(x, y, to_x, to_y)
        case Boxed(x, y, width, height, thick, filled):
            canvas.setLineWidth(thick)
            canvas.setFillGray(0)
            canvas.rect(x, y, width, height, stroke=1, fill=int(filled))
        case Pictured(x, y, width, height, name):
            canvas.drawImage(ImageReader(BytesIO(pictures[name])), x, y, width, height)
        case _:
            assert_never(stroke)


def frame(head: Head, faces: Faces, section: str, number: int, of: int) -> list[Stroke]:
    """What stands on every page: live or practice, whose, of when, and where the ledger stood."""
    bold, regular = faces.bold, faces.regular
    mode = PRACTICE if head.is_practice else LIVE
    made = f"Made {head.made_at} ({head.made_utc}). {head.warning}"
    wide = bold.width(mode, 13) + 16
    title, top = f"{head.agency}, {within(head.title)}", HEIGHT - 40
    place = bold.drawn(f"{section}, page {number} of {of}")
    at = RIGHT - bold.width(place, SMALL)
    return [
        Boxed(LEFT, top - 6, wide, 22, 1.4, filled=head.is_practice),
        Written(LEFT + 8, top, bold.name, 13, mode, head.is_practice),
        Written(LEFT + wide + 10, top, bold.name, 12, bold.cut(title, 12, RIGHT - LEFT - wide - 10)),
        Written(LEFT, HEIGHT - 60, regular.name, SMALL, regular.cut(made, SMALL, RIGHT - LEFT)),
        Ruled(LEFT, HEIGHT - 64, RIGHT, HEIGHT - 64, 1.2),
        Ruled(LEFT, 38, RIGHT, 38, 0.5),
        Written(LEFT, 26, regular.name, 7, regular.cut(head.head_line, 7, at - LEFT - 8)),
        Written(at, 26, bold.name, SMALL, place),
    ]


def _contents(faces: Faces, sections: list[str]) -> Iterator[Stroke]:
    """What stands on which page, on two lines over the first section."""
    face = faces.semibold
    places = (f"{name}, page {sections.index(name) + 1}" for name in dict.fromkeys(sections))
    text = "   ".join(place.replace(" ", "\u00a0") for place in places)
    for number, line in enumerate(face.lines(text, SMALL, RIGHT - LEFT)):
        yield Written(LEFT, TOP - 12 - 12 * number, face.name, SMALL, line)
