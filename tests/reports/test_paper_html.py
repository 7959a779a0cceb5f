"""The pack as HTML: one file; nothing runs, nothing is fetched, and a caller's words are only words."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.signs import seen
from console.reports.blocks import Head, Line, Section, Sheet, Words
from console.reports.paper_html import html
from console.reports.paper_pack import PackOf
from tests.domain.build import a_call, a_desk
from tests.reports.sheets import EVIL, a_busy_desk, a_sheet, everything

FETCHES = ("src", "href", "action", "data", "poster", "srcset", "background", "style")


class Reading:
    """What a reader of the page gets: its elements, and the texts that stand by themselves."""

    def __init__(self, page: str) -> None:
        """Raises ParseError where an element is not closed, or closed across another."""
        root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))  # noqa: S314 - our own page
        self.elements = list(root.iter())
        self.tags = {element.tag for element in self.elements}
        self.words = "\n".join(element.text or "" for element in root.iter("bdi"))


def a_page(text: str) -> Sheet:
    """A sheet that holds a text wherever one can stand."""
    head = Head(text, text, False, text, text, text, text, text, text, 7, "2026-03-01T21:00:00.000Z")
    return Sheet(head, (Section(text, text, (Words(text), Line(text, text, "justice"))),))


def test_everything_of_the_pack_stands_on_the_page() -> None:
    sheet = a_sheet(a_busy_desk())
    reading = Reading(html(sheet))

    said = reading.words.splitlines()
    for text in everything(sheet).splitlines():
        assert not text or text in said or text in ("plain", "strong", "lacking", "quiet", "justice"), text


def test_nothing_runs_and_nothing_is_fetched() -> None:
    page = html(a_sheet(a_busy_desk()))
    reading = Reading(page)

    assert not reading.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    for element in reading.elements:
        assert not [name for name in element.attrib if name.startswith("on")]
        links = [value for name, value in element.attrib.items() if name in FETCHES]
        assert all(value.startswith(("#part-", "width:")) for value in links), element
    assert "url(" not in page
    assert "@import" not in page
    allowed = next(each for each in reading.elements if each.get("http-equiv"))
    assert allowed.get("content") == "default-src 'none'; style-src 'unsafe-inline'"


def test_live_and_practice_are_unmistakable_and_the_head_stands_on_every_printed_page() -> None:
    desk = a_busy_desk()
    live, practice = html(a_sheet(desk)), html(a_sheet(desk, of=PackOf("x", True, "Ledger head: entry 9")))

    assert "<title>LIVE · Paper pack, Example County 911, 13:00:00 PST, 1 Mar 2026</title>" in live
    assert '<span class="mode practice"><bdi>PRACTICE: made-up calls, nobody is sent</bdi></span>' in practice
    assert "PRACTICE" not in live
    head, foot = practice.partition("<thead>")[2].partition("</thead>")[0], practice.partition("<tfoot>")[2]
    assert "What happened after 13:00 is not in it." in head
    assert foot.startswith("<tr><td><bdi>Ledger head: entry 9</bdi>")


@pytest.mark.parametrize("field", ["address", "caller", "person", "callback"])
def test_what_callers_say_is_no_markup_in_any_field(field: str) -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(
        c.SetDetail.model_validate({"call": call, "field": field, "value": EVIL}),
        c.AddNote(call=call, text=EVIL),
        c.TellCaller(call=call, text=EVIL),
        c.AnswerFact(call=call, fact="weapon", answer="edged", caveat=EVIL),
    )
    reading = Reading(html(a_sheet(desk)))

    assert "script" not in reading.tags
    shown = '<script>alert("x")</script> & [U+202E]evil[U+202C] [U+200B]zero[U+0007] مرحبا 😀 “quoted”'
    assert shown == seen(EVIL)
    assert reading.words.count(shown) >= 4


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_whatever_stands_in_a_text_comes_back_as_it_was_with_every_sign_visible(text: str) -> None:
    page = html(a_page(text))
    reading = Reading(page.encode("utf-8", "backslashreplace").decode())

    assert reading.tags == Reading(html(a_page("x"))).tags
    line_ends = seen(text).replace("\n", " ").split()
    assert " ".join(line_ends) in " ".join(reading.words.split())
