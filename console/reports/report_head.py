"""What stands on every page of whatever is printed: whose it is, of when, and where the ledger stood."""

from datetime import datetime
from typing import NamedTuple

from console.domain.agency import Agency
from console.domain.clock import as_text
from console.domain.local_time import date_words, zone_of
from console.reports.blocks import Head


class PackOf(NamedTuple):
    """Which ledger a print is of: its own name for itself, live or practice, and its head in words."""

    ledger: str
    is_practice: bool
    head_line: str


def head_of(agency: Agency, title: str, warning: str, of: PackOf, entries: int, now: datetime) -> Head:
    """The head of a print. warning: what the reader must know of its age; entries: the last one in it."""
    zone = zone_of(agency.time_zone)
    local = now.astimezone(zone)
    return Head(
        agency.name,
        title,
        of.is_practice,
        f"{local:%H:%M:%S} {local.tzname()}, {date_words(now, zone)}",
        as_text(now)[:19].replace("T", " ") + " UTC",
        warning,
        agency.statement if agency.nature == "sample" else "",
        of.head_line,
        of.ledger,
        entries,
        as_text(now),
    )
