"""Files of other systems and their mappings, as they are read before anything is taken over."""

import hashlib
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from console import settings
from console.bundled import file_text
from console.domain.board import Room
from console.domain.clock import Clock
from console.domain.commands import ImportCalls
from console.domain.entries import ImportBegun
from console.domain.import_commands import CALLS_MAX
from console.domain.imported.mapping import CallMapping, Known, check_meanings, mapping_sum, read_mapping
from console.domain.imported.reading import Read, missing_columns
from console.domain.imported.table import NoTable, Table, table_of
from console.domain.rows.words import RESPONSES
from console.ledger.imported import imports_standing
from console.ledger.ledger import open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Purpose
from console.policy.whole_text import whole_bytes
from console.session import Session

FILE_MAX_MB = 200
"""A hundred thousand calls with words in every column have some 50 MB."""


class NoSource(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """A file or its mapping that cannot be had, or a file of which nothing is taken over: why, in words."""


class Source(NamedTuple):
    """A file as it was read: its sum, its table, and the mapping with its own text."""

    file: Path
    sum: str
    table: Table
    mapping: CallMapping
    mapping_text: str


class Position(NamedTuple):
    """Who takes calls over, at which position of which store."""

    store: Path
    purpose: Purpose
    who: str
    position: str
    clock: Clock


def bundled_mappings() -> dict[str, Path]:
    """The mappings that come with the program, by id; some are tables of codes for others to take from."""
    folder = settings.resources_dir() / "imports"
    return {file.stem: file for file in sorted(folder.glob("*.toml"))}


def source_of(file: Path, named: str, room: Room) -> Source:
    """The file, and its mapping: the id of a bundled one, or its own file.

    Raises NoSource, OSError (the file cannot be read), and Faulty (the mapping has faults).
    """
    name, text = _mapping_text(named)
    mapping = read_mapping(text, name)
    check_meanings(mapping, _known(room), name)
    if mapping.columns is None:
        raise NoSource(
            f"{name}: this is a table of codes; a mapping of a file has [times] and [columns] too."
        )
    content = whole_bytes(file, FILE_MAX_MB)
    try:
        table = table_of(content, mapping.file)
    except NoTable as fault:
        raise NoSource(f"{file}: {fault}.") from fault
    missing = missing_columns(mapping, table)
    if missing:
        there = ", ".join(table.columns)
        raise NoSource(f"{file}: there is no column “{missing[0]}”, which {name} names. Columns: {there}.")
    return Source(file, hashlib.sha256(content).hexdigest(), table, mapping, text)


def import_of(source: Source, read: Read) -> ImportCalls:
    """The command that takes the calls over, all of them. Raises NoSource where something is open."""
    if read.open_problems:
        first, problems = read.open_problems[0], len(read.open_problems)
        raise NoSource(
            f"{source.file}: nothing was taken over. {problems:,} problems are open, the first in row "
            f"{first.row}. `console import check` with this file and mapping tells them all; mend the "
            "file, or say in [dirt] of the mapping what is to be done about them."
        )
    if not read.calls:
        raise NoSource(f"{source.file}: nothing was taken over, for no row gives a call.")
    if len(read.calls) > CALLS_MAX:
        says = f"{source.file}: {len(read.calls):,} calls, and {CALLS_MAX:,} are taken over at a time"
        raise NoSource(f"{says}. Cut the file in two; nothing was taken over.")
    return ImportCalls(
        file=source.file.name,
        file_sum=source.sum,
        mapping=source.mapping.id,
        mapping_sum=mapping_sum(source.mapping_text),
        rows=read.rows,
        calls=read.calls,
    )


def taken_over(at: Position, command: ImportCalls) -> ImportBegun:
    """Take the calls over, on any thread: by a connection of its own, as another program of the room does.

    Thousands of entries take seconds, and no key of the desk may wait for them. Raises Refused and
    StoreUnavailable.
    """
    with closing(open_ledger(at.store, at.purpose, at.clock)) as ledger:
        begun = Session(ledger, at.who, at.position, at.clock, at.purpose).do(command)[0].body
    assert isinstance(begun, ImportBegun), "an import begins with its own entry"
    return begun


def position_of(session: Session) -> Position:
    """Who sits where, of a session."""
    return Position(session.ledger.path, session.purpose, session.who, session.position, session.clock)


def standing_imports(path: Path) -> tuple[ImportBegun, ...]:
    """The imports that nobody has undone, the last one first. Raises StoreUnavailable."""
    with closing(open_reader(path)) as store:
        entries = store.numbered(imports_standing(store))
    return tuple(each.body for each in reversed(entries) if isinstance(each.body, ImportBegun))


def _mapping_text(mapping: str) -> tuple[str, str]:
    if mapping.endswith(".toml") and Path(mapping).is_file():
        return mapping, file_text(Path(mapping))
    bundled = bundled_mappings()
    if mapping not in bundled:
        raise NoSource(
            f"There is no mapping “{mapping}”. There are: {', '.join(bundled)}; or name a .toml file."
        )
    return f"{mapping}.toml", file_text(bundled[mapping])


def _known(room: Room) -> Known:
    agency = room.agency
    return Known(
        facts={fact.id: fact.answer_ids for fact in room.compiled.catalogue.facts},
        dispositions=tuple(each.id for each in agency.disposition),
        responses=tuple(RESPONSES),
        zones=tuple(each.id for each in agency.zone),
    )
