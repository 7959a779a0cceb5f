"""What the Shift log screen says of itself: what is empty and what to do, what a timeline holds."""

from collections.abc import Collection, Sequence
from datetime import tzinfo

from console.domain.local_time import date_words
from console.domain.names import Mark
from console.domain.rows.log_found import FoundRow, found_words
from console.domain.rows.log_rows import LineRow
from console.domain.veil import ALL
from console.domain.visible import visible
from console.ledger.log_found import LOOKED_MAX, Found, Sought
from console.ledger.logbook import Timeline

LEAST_LETTERS = 2
PERIOD_WORDS = {
    "shift": "this shift",
    "day": "the last 24 hours",
    "year": "the last 12 months",
    "all": "any year",
}


def count_words(found: Found, sought: Sought, took_ms: int) -> str:
    """How much was found, where, and how quickly."""
    told = found_words(found.rows, is_all=found.is_all)
    if not found.is_all and not any(row.kind == "call" for row in found.rows):
        told = f"none among the newest {LOOKED_MAX:,} that were looked at"
    where = "over all years" if sought.period == "all" else f"in {PERIOD_WORDS[sought.period]}"
    return f"{told}, {where}, in {took_ms} ms"


LOOKED_THROUGH = "Looked through are places, numbers and what people said, not what an answer is called."


def empty_words(sought: Sought, typed: str, marks: Collection[Mark]) -> tuple[str, str, str]:
    """What stands where nothing was found: an icon, what is so, and what to do."""
    if sought.text and ALL.intersection(marks) <= {Mark.PLAIN}:
        rest = (
            "What people said is not shown in your role, and so not searched. Clear the line; letters narrow."
        )
        return "lock", "Words are withheld here", rest
    is_narrow = bool(sought.unit or sought.person or sought.kind or sought.is_gap or sought.is_override)
    wider = "S looks further back." if sought.period != "all" else "Fewer letters find more."
    if sought.text:
        rest = "Letters U, P, K, G and O take a filter off." if is_narrow else f"{wider} {LOOKED_THROUGH}"
        return "search", f"No line has “{visible(typed)}”", rest
    if is_narrow:
        return "search", "No call fits", f"The letters on the filters take them off. {wider}"
    return (
        "phone",
        f"No calls in {PERIOD_WORDS[sought.period]}",
        f"{wider} Ctrl+F looks for words in all years.",
    )


def timeline_words(row: FoundRow, timeline: Timeline, zone: tzinfo) -> str:
    """What a timeline is of: its number, its day, how many lines, and which of them are shown."""
    lines = timeline.earlier + len(timeline.rows) + timeline.later
    told = [row.id] if row.kind == "call" else []
    told += [date_words(timeline.rows[0].at, zone)] if timeline.rows else []
    told.append(f"{lines} line{'' if lines == 1 else 's'}")
    if lines > len(timeline.rows):
        last = timeline.earlier + len(timeline.rows)
        told.append(f"shown: {timeline.earlier + 1} to {last}")
    told += list(row.tags)
    return " · ".join(told)


def place_words(rows: Sequence[LineRow], number: int) -> str:
    """Where the line that is looked at stands: `17 of 57 lines`."""
    at = next((place for place, row in enumerate(rows, start=1) if row.number == number), 0)
    return f"{at} of {len(rows)} lines" if at else ""


def enough(text: str) -> bool:
    """Whether there is enough to look for: from the second letter on."""
    return sum(map(str.isalnum, text)) >= LEAST_LETTERS
