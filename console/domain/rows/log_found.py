"""The calls that the log's search finds: each with its place, its day, and the words where they stand."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Room
from console.domain.entry import Entry
from console.domain.local_time import date_words, hour_words
from console.domain.rows.acts import act_words
from console.domain.visible import visible

BEFORE_MAX, WORDS_MAX = 30, 110
"""So many characters of a text stand before the first word that was found, and so many at most in all."""
HITS_MAX = 3
"""Lines of one call whose words are shown; of more only how many."""
BEGINS, ENDS = "\x02", "\x03"
"""What stands round a found word in a text that the search gives back; no text that is shown holds either."""


class Piece(NamedTuple):
    """A stretch of words, and whether it is what was looked for."""

    words: str
    is_hit: bool = False


class Hit(NamedTuple):
    """One line that was found: its entry, what it is, its words, and what stands behind them."""

    number: int
    lead: str
    pieces: tuple[Piece, ...]
    ends: str = ""


class FoundRow(NamedTuple):
    """One row of what was found.

    kind: `call`, or `unit`, `room` and `shift`, whose timelines can be read too. tags: what it is looked at
    for. more: further lines that hold the words.
    """

    kind: str
    id: str
    title: str
    when: str = ""
    who: str = ""
    hits: tuple[Hit, ...] = ()
    tags: tuple[str, ...] = ()
    more: int = 0


def pieces_of(marked: str) -> tuple[Piece, ...]:
    """The words round the first that was found; a text with what was found between the two signs."""
    text = " ".join(marked.split())
    first = text.find(BEGINS)
    start = max(0, first - BEFORE_MAX) if first >= 0 else 0
    # Whole words only, and none that is found begins before the cut.
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text[start : start + WORDS_MAX]
    if len(text) > start + WORDS_MAX:
        # One word without a blank is cut where it is.
        cut = (cut.rpartition(" ")[0] or cut) + "…"
    if cut.count(BEGINS) > cut.count(ENDS):
        cut += ENDS
    told = re.split(f"[{BEGINS}{ENDS}]", ("…" if start else "") + cut)
    return tuple(Piece(visible(words), bool(at % 2)) for at, words in enumerate(told) if words)


def hit_of(entry: Entry, room: Room | None, marked: str) -> Hit:
    """A line that was found. marked: its words as the search gives them back."""
    lead, ends = _lead(entry, room)
    return Hit(entry.number, lead, pieces_of(marked), ends)


def when_words(at: datetime, zone: tzinfo, now: datetime) -> str:
    """When a call was: today's time of day, `yesterday`, else the date, with its year if that is another."""
    day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if day == today:
        return hour_words(at, zone)
    return "yesterday" if day == today - timedelta(days=1) else date_words(at, zone, now)


def found_words(rows: Sequence[FoundRow], *, is_all: bool) -> str:
    """How much was found: `9 calls, 14 lines`."""
    calls = sum(row.kind == "call" for row in rows)
    lines = sum(len(row.hits) + row.more for row in rows)
    told = [f"{calls} call{'' if calls == 1 else 's'}"]
    told += [f"{lines} line{'' if lines == 1 else 's'}"] if lines else []
    return ", ".join(told) if is_all else f"the newest {', '.join(told)}"


def tags_of(kinds: Iterable[str], *, is_open: bool, is_gap: bool) -> tuple[str, ...]:
    """What a call is looked at for, in words."""
    held = set(kinds)
    told = (
        ("open", is_open),
        ("gap call", is_gap),
        ("override", "PolicyOverridden" in held),
        ("panic", "PanicReported" in held),
        ("joined", "CallJoined" in held),
    )
    return tuple(words for words, is_so in told if is_so)


def _lead(entry: Entry, room: Room | None) -> tuple[str, str]:
    """What a line is, up to the words that were found in it, and what ends them."""
    body = entry.body
    if isinstance(body, e.DetailSet):
        return f"{body.field.capitalize()}: ", ""
    if isinstance(body, e.UnitPlaced):
        return f"{body.unit} is at ", ""
    if isinstance(body, e.NoteAdded):
        return "Note: “", "”"
    says = act_words(entry, room)
    return f"{says}{', ' if ': ' in says else ': '}“", "”"
