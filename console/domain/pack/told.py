"""What is wrong with a draft of a pack, each fault at its field: the reader's own words, and nothing new.

A fault of one value knows its place. One between tables is a sentence, which names its place in words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from console.domain.agency import Agency
from console.domain.agency_faults import fault_words
from console.domain.local_time import is_zone
from console.domain.pack.edit import Spot
from console.domain.pack.fields import GENERAL, pack_tables
from console.domain.pack.rows import row_name, rows_of
from console.domain.visible import shows_nothing, visible


class Fault(NamedTuple):
    """Something wrong with a draft, and where; without a key it is about the row or the whole file."""

    spot: Spot
    says: str


PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        r"unit '(?P<row>[^']*)' starts in status": ("unit", "status"),
        r"unit '(?P<row>[^']*)' has capability": ("unit", "capabilities"),
        r"unit '(?P<row>[^']*)' covers": ("unit", "covers"),
        r"unit '(?P<row>[^']*)'(,| has( in its| a| two)) line-?_?up": ("unit", "line_up"),
        r"[^']* would be on unit '(?P<row>[^']*)'": ("unit", "line_up"),
        r"crew_member '(?P<row>[^']*)' has capability": ("crew_member", "capabilities"),
        r"shift '(?P<row>[^']*)' ends": ("shift", "ends"),
        r"capability '(?P<row>[^']*)' is the vehicle's": ("capability", "people"),
        r"no status is off duty": ("status", ""),
        r"status '(?P<row>[^']*)' leads to": ("status", "next"),
        r"status '(?P<row>[^']*)' counts as": ("status", "leaves_call"),
        r"status '(?P<row>[^']*)' is off duty": ("status", "leaves_call"),
        r"status '(?P<row>[^']*)' warns": ("status", "warn_before_min"),
        r"two statuses have the key '(?P<key>[^']*)'": ("status", "key"),
        r"no status counts as": ("status", ""),
        r"fill '(?P<row>[^']*)' names": ("fill", "needs"),
        r"fill is for response '(?P<response>[^']*)'": ("fill", "response"),
        r"pace is for status '(?P<status>[^']*)'": ("pace", "status"),
        r"pace is for response '(?P<response>[^']*)'": ("pace", "response"),
        r"travel is between '(?P<within>[^']*)'": ("travel", "between"),
        r"travel between '(?P<within>[^']*)'": ("travel", "between"),
        r"zones [^']* all have the place '(?P<within>[^']*)'": ("zone", "places"),
        r"zone '(?P<row>[^']*)' has no places": ("zone", "places"),
        r"promise '(?P<row>[^']*)', when": ("promise", "when"),
        r"promise '(?P<row>[^']*)' says": ("promise", "always"),
        r"approval_default": (GENERAL, "approval_default"),
        r"nobody is a supervisor": ("person", ""),
        r"sign_in, (?P<field>\w+)": ("sign_in", ""),
        r"retention, (?P<field>\w+)": ("retention", ""),
        r"(?P<table>\w+) '(?P<row>[^']*)' stands twice": ("", "id"),
        r"(?P<table>\w+) '(?P<row>[^']*)'": ("", ""),
    }
)
"""How a sentence between tables begins, and the table and the key that it is about: the first that fits."""


NAMES: Mapping[str, str] = MappingProxyType(
    {
        "id": "Give it a name that no other has.",
        "name": "This is empty; write it.",
        "word": "This is empty; write it.",
    }
)
"""What may not be empty, and what is said of it."""


def faults_of(data: Mapping[str, object]) -> tuple[Fault, ...]:
    """Every fault of a draft, in the order of its tables; none: it can be put in force as far as it goes."""
    try:
        agency = Agency.model_validate(data)
    except ValidationError as wrong:
        found = [
            fault
            for error in wrong.errors()
            for fault in _placed(error["loc"], fault_words(error, data), data)
        ]
    else:
        found = list(_of_the_room(agency))
    found += [*_nameless(data), *_hidden(data)]
    order = list(pack_tables())
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (order.index(each.spot.table), each.spot.row)))


def place_of(says: str, data: Mapping[str, object]) -> Spot:
    """The place that a sentence names; the file, where it names none that is here."""
    for phrase, (table, field) in PHRASES.items():
        found = re.match(phrase, says)
        if found is None:
            continue
        named = found.groupdict()
        table, field = named.get("table", table), named.get("field", field)
        if table in pack_tables():
            return Spot(table, _row(table, named, data), field)
    return Spot()


def _row(table: str, named: Mapping[str, str], data: Mapping[str, object]) -> int:
    """The last row that has what the sentence quotes: the one more likely to be the slip."""
    rows = rows_of(data, pack_tables()[table])
    found = [number for number, row in enumerate(rows) if _fits(table, named, row)]
    return found[-1] if found else 0


def _fits(table: str, named: Mapping[str, str], row: Mapping[str, object]) -> bool:
    if "row" in named:
        return row_name(table, row) == named["row"]
    if "within" in named:
        return any(
            named["within"] in (each, str(each).casefold())
            for value in row.values()
            if isinstance(value, list)
            for each in value
        )
    return any(str(row.get(key, "")).casefold() == value.casefold() for key, value in named.items())


def _placed(where: tuple[int | str, ...], says: Iterable[str], data: Mapping[str, object]) -> Iterator[Fault]:
    """The faults that the reader found, without the place in words, which the form itself shows."""
    for each in says:
        if not where:
            yield Fault(place_of(each, data), _sentence(each))
            continue
        table = str(where[0])
        known = pack_tables().get(table)
        if known is None:
            spot = Spot(GENERAL, 0, table if pack_tables()[GENERAL].field(table) else "")
        elif known.many:
            row = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
            spot = Spot(table, row, str(where[2]) if len(where) > 2 else "")
        else:
            spot = Spot(table, 0, str(where[1]) if len(where) > 1 else "")
        is_shown = known is None or known.field(spot.field) is not None
        yield Fault(spot, _sentence(each.partition(": ")[2] if is_shown and spot.field else each))


def _of_the_room(agency: Agency) -> Iterator[Fault]:
    """What only putting it in force would find."""
    if not is_zone(agency.time_zone):
        says = f"{agency.time_zone!r} is none; write it as America/Los_Angeles"
        yield Fault(Spot(GENERAL, 0, "time_zone"), _sentence(says))


def _nameless(data: Mapping[str, object]) -> Iterator[Fault]:
    """An empty name stands in no record and on no screen."""
    for table in pack_tables().values():
        for number, row in enumerate(rows_of(data, table)):
            for name, says in NAMES.items():
                if table.field(name) is not None and not str(row.get(name, "-")).strip():
                    yield Fault(Spot(table.name, number, name), says)


def _hidden(data: Mapping[str, object]) -> Iterator[Fault]:
    for table in pack_tables().values():
        for number, row in enumerate(rows_of(data, table)):
            for field in table.fields:
                value = row.get(field.name)
                texts = value if isinstance(value, list) else [value]
                for text in texts:
                    if isinstance(text, str) and (
                        visible(text, lines=True) != text or (text and shows_nothing(text))
                    ):
                        says = f"“{visible(text)}” holds what cannot be seen; write it again."
                        yield Fault(Spot(table.name, number, field.name), says)


def _sentence(says: str) -> str:
    return f"{says[:1].upper()}{says[1:].removesuffix('.')}."
