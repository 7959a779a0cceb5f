"""A sheet as lines to be read on a screen: what is written in by hand on paper is left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from console.domain.rows.reading import ReadRow, Tone, head, numbered, table, title, words
from console.reports.blocks import (
    Blank,
    Block,
    Card,
    Choices,
    Grid,
    Heading,
    Line,
    Picture,
    Sheet,
    Table,
    Words,
)
from console.reports.blocks import Tone as PaperTone
from console.reports.figure_charts import Bars, Chart, Course, Pairs

TONES: Mapping[PaperTone, Tone] = {
    "plain": "plain",
    "strong": "strong",
    "lacking": "lacking",
    "justice": "plain",
    "quiet": "quiet",
}
LINE_SHARES = (22, 78)


def sheet_rows(sheet: Sheet, charts: Sequence[Chart] = ()) -> tuple[ReadRow, ...]:
    """The lines of a sheet. charts: its pictures, to be drawn where the sheet has them."""
    return numbered(tuple(_rows(sheet, {chart.name: chart for chart in charts})))


def _rows(sheet: Sheet, charts: Mapping[str, Chart]) -> Iterator[ReadRow]:
    on = sheet.head
    yield title(on.title, f"{on.agency}, {on.made_at}")
    if on.warning:
        yield words(on.warning, "lacking")
    for section in sheet.sections:
        yield ReadRow("", "title", (section.title, section.lead))
        for block in section.blocks:
            yield from _block(block, charts)


def _block(block: Block, charts: Mapping[str, Chart]) -> Iterator[ReadRow]:
    match block:
        case Words(text, tone):
            yield words(text, TONES[tone])
        case Line(label, text, tone):
            yield ReadRow("", "cells", (label, text), LINE_SHARES, tone=TONES[tone])
        case Heading(text):
            yield head(text)
        case Table(heads, shares, rows, numbers):
            yield from table(heads, shares, rows, numbers)
        case Picture(name, _, says):
            told = " ".join((says, *_told(charts[name]))) if name in charts else says
            yield ReadRow("", "picture", (says,), about=name, says=told)
        case Card(name, right, parts):
            yield ReadRow("", "head", (name, right))
            for part in parts:
                yield from _block(part, charts)
        case Grid() | Choices() | Blank():
            pass
        case _:
            assert_never(block)


def _told(chart: Chart) -> Iterator[str]:
    """What is to be seen in a picture, in words: for who cannot see it."""
    for part in chart.parts:
        match part:
            case Bars(name, labels, counts, hidden):
                bars = (
                    f"{label} {'hidden' if place in hidden else counts[place]}"
                    for place, label in enumerate(labels)
                    if counts[place] or place in hidden
                )
                yield f"{name}: {', '.join(bars) or 'none'}."
            case Pairs(name, rows):
                pairs = (f"{row.label} {row.asked[1]}, {row.went[1] or 'nobody is sent'}" for row in rows)
                yield f"{name}: {'; '.join(pairs)}."
            case Course():
                days = sum(value is not None for value in part.values)
                yield f"{part.title}: {days} days with a median, {len(part.beyond)} beyond the limits."
