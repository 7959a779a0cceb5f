"""`console import`: calls of another system from a CSV file, by a mapping: checked, taken over, undone.

A file is taken over whole or not at all, and only where nothing is wrong with it that its mapping says
nothing of.
"""

import hashlib
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NamedTuple

from console import settings
from console.bundled import file_text
from console.cli_import_words import code_lines, read_json, read_lines
from console.cli_io import Unusable, say, say_json, unreadable
from console.cli_sign_in import add_person, patiently, session_there
from console.domain.board import Room
from console.domain.commands import ImportCalls, UndoImport
from console.domain.entries import ImportBegun
from console.domain.import_commands import CALLS_MAX
from console.domain.imported.mapping import CallMapping, Known, check_meanings, mapping_sum, read_mapping
from console.domain.imported.reading import Read, missing_columns, read_calls
from console.domain.imported.table import NoTable, Table, table_of
from console.domain.room import room_of
from console.domain.rows.words import RESPONSES
from console.policy.whole_text import whole_bytes
from console.session import first_adoption
from console.settings import default_store


def add_to(parser: ArgumentParser) -> None:
    """Add the verbs to the parser of `import`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    found = {
        "check": (import_check, "what is wrong with a file, row by row; nothing is taken over"),
        "apply": (import_apply, "take the calls of a file over: all of them, or none"),
        "undo": (import_undo, "undo an import as a whole: its calls then count nowhere"),
        "mapping": (
            import_mapping,
            "the codes of a file that a mapping lacks, to be written into it",
        ),
    }
    for name, (run, tells) in found.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=run)
        if name != "undo":
            verb.add_argument("file", type=Path, metavar="FILE", help="the CSV file")
            tells = "the mapping: the id of a bundled one, or its file"
            verb.add_argument("--mapping", required=True, metavar="M", help=tells)
        verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
        verb.add_argument("--json", action="store_true", help="answer in JSON")
        if name == "check":
            verb.add_argument("--rows", action="store_true", help="every problem, not the first of each kind")
        if name == "undo":
            verb.add_argument(
                "--batch", type=int, required=True, metavar="N", help="the entry that it began in"
            )
            verb.add_argument("--reason", required=True, metavar="TEXT", help="why; it stays in the record")
        if name in ("apply", "undo"):
            add_person(verb)


class Source(NamedTuple):
    """A file as it was read: its sum, its table, and the mapping with its own text."""

    file: Path
    sum: str
    table: Table
    mapping: CallMapping
    mapping_text: str


def import_check(args: Namespace) -> int:
    """Tell what the file gives and what is wrong with it; 1 where that keeps it from being taken over."""
    source = _source(args, _room(args.store))
    read = read_calls(source.mapping, source.table)
    if args.json:
        say_json(read_json(read))
    else:
        for line in read_lines(source.file.name, read, every_row=args.rows):
            say(line)
    return 1 if read.open_problems or not read.calls else 0


def import_apply(args: Namespace) -> int:
    """Take the calls over; 2 where something is wrong that the mapping says nothing of: then none is."""
    with session_there(args) as (session, who):
        board = session.ledger.board
        assert board.room is not None, "a store that is there has a room"
        source = _source(args, board.room)
        read = read_calls(source.mapping, source.table)
        _nothing_open(source, read)
        if len(read.calls) > CALLS_MAX:
            says = f"{args.file}: {len(read.calls):,} calls, and {CALLS_MAX:,} are taken over at a time"
            raise Unusable(f"{says}. Cut the file in two; nothing was taken over.")
        command = ImportCalls(
            file=source.file.name,
            file_sum=source.sum,
            mapping=source.mapping.id,
            mapping_sum=mapping_sum(source.mapping_text),
            rows=read.rows,
            calls=read.calls,
        )
        entries = patiently(lambda: session.do(command, who.who, who.proven))
    begun = next(entry.body for entry in entries if isinstance(entry.body, ImportBegun))
    first, last = entries[1].subject, entries[-1].subject
    if args.json:
        say_json(
            {"batch": begun.batch, "calls": begun.calls, "rows": begun.rows, "first": first, "last": last}
        )
    else:
        say(f"{begun.calls:,} of {begun.rows:,} rows were taken over as calls {first} to {last}.")
        say(f"To undo all of it: console import undo --batch {begun.batch} --reason TEXT")
    return 0


def import_undo(args: Namespace) -> int:
    """Undo an import as a whole."""
    with session_there(args) as (session, who):
        command = UndoImport(batch=args.batch, reason=args.reason)
        (undone,) = patiently(lambda: session.do(command, who.who, who.proven))
    if args.json:
        say_json({"batch": args.batch, "entry": undone.number})
    else:
        say(f"The import of entry {args.batch} was undone. Its calls stay in the record and count nowhere.")
    return 0


def import_mapping(args: Namespace) -> int:
    """Print the codes that the mapping does not have, as lines for it; 1 where there are any."""
    source = _source(args, _room(args.store))
    read = read_calls(source.mapping, source.table)
    if args.json:
        say_json({column: dict(codes) for column, codes in read.unmapped.items()})
    else:
        for line in code_lines(read):
            say(line)
    return 1 if read.unmapped else 0


def _nothing_open(source: Source, read: Read) -> None:
    problems = len(read.open_problems)
    if problems:
        first = read.open_problems[0]
        raise Unusable(
            f"{source.file}: nothing was taken over. {problems:,} problems are open, the first in row "
            f"{first.row}. `console import check` with this file and mapping tells them all; mend the file, "
            "or say in [dirt] of the mapping what is to be done about them."
        )
    if not read.calls:
        raise Unusable(f"{source.file}: nothing was taken over, for no row gives a call.")


def _room(store: Path | None) -> Room:
    """The room whose facts and dispositions count: the store's, or the sample's where there is none."""
    from console.ledger.standing import standing

    path = store or default_store()
    room = standing(path).board.room if store is not None or path.exists() else None
    if room is not None:
        return room
    adopted = first_adoption(None, None, "nobody")
    return room_of(adopted.policy, adopted.catalogue, adopted.agency, adopted.shapes or "", ())


FILE_MAX_MB = 200
"""A hundred thousand calls with words in every column have some 50 MB."""


def _source(args: Namespace, room: Room) -> Source:
    """The file and its mapping. Raises Unusable and Faulty."""
    name, text = _mapping_text(args.mapping)
    mapping = read_mapping(text, name)
    check_meanings(mapping, _known(room), name)
    if mapping.columns is None:
        raise Unusable(
            f"{name}: this is a table of codes; a mapping of a file has [times] and [columns] too."
        )
    try:
        content = whole_bytes(args.file, FILE_MAX_MB)
    except OSError as error:
        raise Unusable(f"{args.file}: {unreadable(error)}") from error
    try:
        table = table_of(content, mapping.file)
    except NoTable as fault:
        raise Unusable(f"{args.file}: {fault}.") from fault
    missing = missing_columns(mapping, table)
    if missing:
        there = ", ".join(table.columns)
        raise Unusable(
            f"{args.file}: there is no column “{missing[0]}”, which {name} names. Columns: {there}."
        )
    return Source(args.file, hashlib.sha256(content).hexdigest(), table, mapping, text)


def _mapping_text(mapping: str) -> tuple[str, str]:
    if mapping.endswith(".toml") and Path(mapping).is_file():
        return mapping, file_text(Path(mapping))
    folder = settings.resources_dir() / "imports"
    bundled = {file.stem: file for file in sorted(folder.glob("*.toml"))}
    if mapping not in bundled:
        raise Unusable(
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
