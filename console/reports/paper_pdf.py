"""A sheet as a PDF file on US letter paper, in black, with the product's own font inside it."""

from io import BytesIO
from pathlib import Path
from typing import assert_never

from reportlab.pdfgen.canvas import Canvas

from console.reports.blocks import LIVE, PRACTICE, Head, Sheet
from console.reports.layout import SMALL, laid_out
from console.reports.pages import HEIGHT, LEFT, RIGHT, TOP, WIDTH, Boxed, Faces, Ruled, Stroke, Written
from console.reports.type_set import Face


def pdf(sheet: Sheet, fonts: Path) -> bytes:
    """The file. fonts: the folder of the product's fonts. Raises OSError where one cannot be read."""
    faces = Faces(Face(fonts, "Regular"), Face(fonts, "SemiBold"), Face(fonts, "Bold"))
    pages = laid_out(sheet, faces)
    out = BytesIO()
    canvas = Canvas(out, (WIDTH, HEIGHT), pageCompression=1, invariant=True)
    head = sheet.head
    canvas.setTitle(f"{head.title}, {head.agency}, {head.made_at}")
    canvas.setSubject(PRACTICE if head.is_practice else LIVE)
    canvas.setAuthor(head.agency)
    pages.pages[0].append(_contents(faces, pages.sections))
    for number, (strokes, section) in enumerate(zip(pages.pages, pages.sections, strict=True), 1):
        for stroke in (*strokes, *frame(head, faces, section, number, len(pages.pages))):
            _draw(canvas, stroke)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, stroke: Stroke) -> None:
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
        case _:
            assert_never(stroke)


def frame(head: Head, faces: Faces, section: str, number: int, of: int) -> list[Stroke]:
    """What stands on every page: live or practice, whose, of when, and where the ledger stood."""
    bold, regular = faces.bold, faces.regular
    mode = PRACTICE if head.is_practice else LIVE
    made = f"Made {head.made_at} ({head.made_utc}). {head.warning}"
    wide = bold.width(mode, 13) + 16
    strokes: list[Stroke] = [
        Boxed(LEFT, HEIGHT - 46, wide, 22, 1.4, filled=head.is_practice),
        Written(LEFT + 8, HEIGHT - 40, bold.name, 13, mode, head.is_practice),
        Written(
            LEFT + wide + 10, HEIGHT - 40, bold.name, 12, bold.drawn(f"{head.agency}, {head.title.lower()}")
        ),
        Written(LEFT, HEIGHT - 60, regular.name, SMALL, regular.drawn(made)),
        Ruled(LEFT, HEIGHT - 64, RIGHT, HEIGHT - 64, 1.2),
        Ruled(LEFT, 38, RIGHT, 38, 0.5),
        Written(LEFT, 28, regular.name, 7.5, regular.drawn(head.head_line)),
    ]
    place = f"{section}, page {number} of {of}"
    drawn = bold.drawn(place)
    strokes.append(Written(RIGHT - bold.width(drawn, SMALL), 26, bold.name, SMALL, drawn))
    if head.about and number == 1:
        strokes.append(Written(LEFT, 16, regular.name, 7.5, regular.drawn(head.about)))
    return strokes


def _contents(faces: Faces, sections: list[str]) -> Written:
    """What stands on which page, in a line over the first section."""
    places = (f"{name}, page {sections.index(name) + 1}" for name in dict.fromkeys(sections))
    return Written(LEFT, TOP - 14, faces.semibold.name, SMALL, faces.semibold.drawn("  ·  ".join(places)))
