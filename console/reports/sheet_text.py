"""A sheet as plain text and as JSON: the same sections and the same words as on paper."""

from collections.abc import Iterator, Sequence
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
    Sheet,
    Table,
    Words,
    within,
)


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """The sheet line by line."""
    head = sheet.head
    yield f"{head.agency}, {within(head.title)}"
    yield f"Made {head.made_at} ({head.made_utc}). {head.warning}".rstrip()
    yield head.head_line
    for section in sheet.sections:
        yield ""
        yield section.title.upper()
        if section.lead:
            yield section.lead
        for block in section.blocks:
            yield from _lines(block)


def sheet_json(sheet: Sheet) -> dict[str, object]:
    """The sheet for programs: each section with its blocks, each of them by what it is called."""
    sections = [
        {"title": section.title, "blocks": [_told(block) for block in section.blocks]}
        for section in sheet.sections
    ]
    return {"head": sheet.head._asdict(), "sections": sections}


def _told(block: Block) -> dict[str, object]:
    told: dict[str, object] = {"block": type(block).__name__, **block._asdict()}
    if isinstance(block, Card):
        told["parts"] = [_told(part) for part in block.parts]
    return told


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Words(text):
            yield from text.split("\n")
        case Line(label, text):
            yield f"{label}: {text}" if label else f"  {text}"
        case Heading(text):
            yield ""
            yield text
        case Card(title, right, parts):
            yield f"{title}  {right}".rstrip()
            for part in parts:
                yield from (f"  {line}" for line in _lines(part))
        case Table(heads, _, rows):
            for row in rows:
                yield _row(heads, row)
        case Grid(heads) | Blank(heads):
            yield "   ".join(f"{head}: ____" for head in heads)
        case Choices(label, options):
            yield f"{label}: {' / '.join(options)}"
        case Picture():
            yield f"[{block.says}]"
        case _:
            assert_never(block)


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    """A row: its first cell, and behind it each other that is not empty with its head."""
    rest = (f"{head}: {cell}" for head, cell in zip(heads[1:], cells[1:], strict=True) if cell)
    return f"  {cells[0]}  {'; '.join(rest)}".rstrip()
