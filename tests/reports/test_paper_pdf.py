"""The pack as PDF: every word is drawn, on US letter, in the product's own font, and nothing vanishes."""

import re
import zlib
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.reports.blocks import Card, Choices, Heading, Line, Section, Sheet, Table, Words
from console.reports.layout import laid_out
from console.reports.pages import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Boxed, Faces, Pages, Written
from console.reports.paper_pack import PackOf
from console.reports.paper_pdf import frame, pdf, printed
from console.reports.type_set import Face
from console.settings import resources_dir
from tests.domain.build import a_call, a_desk
from tests.reports.sheets import EVIL, a_busy_desk, a_sheet, everything

FONTS = resources_dir() / "fonts"


@cache
def the_faces() -> Faces:
    return Faces(Face(FONTS, "Regular"), Face(FONTS, "SemiBold"), Face(FONTS, "Bold"))


@pytest.fixture
def faces() -> Faces:
    return the_faces()


def letters(text: str) -> str:
    """A text without where its lines end: words may be broken over lines."""
    return re.sub(r"\s+", "", text)


def drawn(pages: Pages) -> str:
    """All that is written on the pages."""
    return letters(
        "".join(stroke.text for page in pages.pages for stroke in page if isinstance(stroke, Written))
    )


def one(*blocks: Words | Line | Heading | Card | Table | Choices) -> Sheet:
    """A sheet of one section."""
    return Sheet(a_sheet(a_desk()).head, (Section("Test", "", blocks),))


def test_every_word_of_the_pack_is_drawn_within_the_page(faces: Faces) -> None:
    sheet = a_sheet(a_busy_desk())
    pages = laid_out(sheet, faces)

    said = drawn(pages)
    tones = ("plain", "strong", "lacking", "quiet", "justice")
    # Of a cell that runs over lines the neighbours' lines stand between: its words are looked for one by one.
    words = {word for text in everything(sheet).splitlines() if text not in tones for word in text.split()}
    assert [word for word in words if letters(word) not in said] == []
    for page in pages.pages:
        assert all(BOTTOM <= stroke.y <= TOP for stroke in page if isinstance(stroke, Written))


def a_long_sheet() -> Sheet:
    """A sheet of an agency with a long name, and with a head that has no room."""
    head = a_sheet(a_busy_desk()).head
    long = head._replace(agency="The Emergency Communications District of " * 6, head_line="sum " * 90)
    return Sheet(long, tuple(Section(f"Section {n}", "", (Words("x"),)) for n in range(7)))


@pytest.mark.parametrize("which", ["usual", "long"])
def test_nothing_runs_out_of_its_page_or_over_anything_else(faces: Faces, which: str) -> None:
    by_name = {face.name: face for face in faces}
    for page in printed(a_long_sheet() if which == "long" else a_sheet(a_busy_desk()), faces):
        written = sorted((s for s in page if isinstance(s, Written)), key=lambda s: (-s.y, s.x))
        for stroke in written:
            assert stroke.x >= LEFT
            assert stroke.x + by_name[stroke.face].width(stroke.text, stroke.size) <= RIGHT + 1, stroke
            assert 20 <= stroke.y <= HEIGHT - 30
        for upper, lower in pairwise(written):
            beside = upper.x + by_name[upper.face].width(upper.text, upper.size) <= lower.x + 0.1
            below = upper.y - lower.y >= lower.size * 0.75
            assert beside or below, (upper, lower)


def test_a_call_that_goes_on_says_so_at_the_top_of_the_next_page(faces: Faces) -> None:
    long = Card("14 Alder Row", "P1  26-00001", tuple(Line(f"Note {n}", "word " * 60) for n in range(30)))
    pages = laid_out(one(long), faces)

    tops = [[s.text for s in page if isinstance(s, Written)][:2] for page in pages.pages]
    assert len(tops) > 2
    assert all("14 Alder Row (goes on)" in top for top in tops[1:])
    assert all("P1  26-00001" in top for top in tops[1:])


def test_a_table_that_goes_on_has_its_heads_again_and_a_row_is_never_cut(faces: Faces) -> None:
    table = Table(("Unit", "Crew"), (30, 70), tuple((f"CO-{n}", "a crew " * 20) for n in range(60)))
    pages = laid_out(one(table), faces)

    for page in pages.pages:
        texts = [stroke.text for stroke in page if isinstance(stroke, Written)]
        assert texts.count("Crew") == 1
        starts = [
            stroke.y for stroke in page if isinstance(stroke, Written) and stroke.text.startswith("CO-")
        ]
        crews = [
            stroke.y for stroke in page if isinstance(stroke, Written) and stroke.text.startswith("a crew")
        ]
        assert max(crews) <= max(starts) + 0.1


def test_a_question_stands_whole_on_one_page(faces: Faces) -> None:
    pages = laid_out(a_sheet(a_busy_desk()), faces)
    for page, section in zip(pages.pages, pages.sections, strict=True):
        texts = [stroke.text for stroke in page if isinstance(stroke, Written)]
        if section == "Questions":
            assert texts.count("Ask") == texts.count("Answer")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("مرحبا", "[U+0645][U+0631][U+062D][U+0628][U+0627]"),
        ("ok 😀", "ok [U+1F600]"),
        ("a\u202eb\u200bc\x00", "a[U+202E]b[U+200B]c[U+0000]"),
        ("Nin\u0303o, café, ¿dónde?", "Niño, café, ¿dónde?"),
        ("“the bread knife” → 5 ≤ 6", "“the bread knife” → 5 ≤ 6"),
        ("half \ud83d", "half [U+D83D]"),
        ("漢", "[U+6F22]"),
    ],
)
def test_what_the_font_cannot_draw_stands_as_its_code(faces: Faces, text: str, shown: str) -> None:
    assert faces.regular.drawn(text) == shown
    assert letters(shown) in drawn(laid_out(one(Words(text)), faces))


def test_a_caller_who_knows_signs_does_no_harm_in_any_field() -> None:
    desk = a_desk()
    call = a_call(desk)
    for field in ("address", "caller", "person", "callback"):
        desk.do(c.SetDetail.model_validate({"call": call, "field": field, "value": EVIL}))
    desk.do(
        c.AddNote(call=call, text=EVIL * 40),
        c.AnswerFact(call=call, fact="weapon", answer="edged", caveat=EVIL),
    )

    assert pdf(a_sheet(desk), FONTS).startswith(b"%PDF-")


def test_a_word_wider_than_the_page_is_broken_and_not_cut(faces: Faces) -> None:
    word = "W" * 400

    assert (
        drawn(laid_out(one(Words(word), Line("Note", word), Table(("a",), (1,), ((word,),))), faces)).count(
            "W"
        )
        == 1200
    )


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_whatever_is_written_every_sign_or_its_code_is_drawn(text: str) -> None:
    faces = the_faces()

    said = drawn(laid_out(one(Line("Note", text), Choices(text, (text,))), faces))

    assert letters(faces.regular.drawn(text)) in said


def test_the_file_has_the_pages_the_font_and_says_live_or_practice() -> None:
    desk = a_busy_desk()
    sheet = a_sheet(desk)
    file = pdf(sheet, FONTS)
    practice = pdf(a_sheet(desk, of=PackOf("x", True, "")), FONTS)

    pages = len(laid_out(sheet, the_faces()).pages)
    assert len(re.findall(rb"/Type /Page\b", file)) == pages
    assert len(re.findall(rb"/MediaBox \[ 0 0 612 792 \]", file)) == pages
    assert len(re.findall(rb"/FontFile2", file)) == 3
    assert b"(LIVE)" in file
    assert b"PRACTICE" not in file
    assert b"(PRACTICE: made-up calls, nobody is sent)" in practice


def test_practice_stands_white_on_black_on_every_page(faces: Faces) -> None:
    desk = a_busy_desk()
    for of, is_practice in ((PackOf("x", True, "head"), True), (PackOf("x", False, "head"), False)):
        strokes = frame(a_sheet(desk, of=of).head, faces, "Units", 2, 9)
        assert any(isinstance(stroke, Boxed) and stroke.filled for stroke in strokes) is is_practice
        texts = [stroke.text for stroke in strokes if isinstance(stroke, Written)]
        assert "head" in texts
        assert "Units, page 2 of 9" in texts
        assert any("What happened after 13:00 is not in it." in text for text in texts)


def test_the_same_pack_gives_the_same_file() -> None:
    sheet = a_sheet(a_busy_desk())

    assert zlib.crc32(pdf(sheet, FONTS)) == zlib.crc32(pdf(sheet, FONTS))
