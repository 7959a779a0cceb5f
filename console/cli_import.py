"""`console import`: calls of another system from a CSV file, by a mapping: checked, taken over, undone.

A file is taken over whole or not at all, and only where nothing is wrong with it that its mapping says
nothing of.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from console.cli_import_words import code_lines, read_json, read_lines
from console.cli_io import Unusable, say, say_json, unreadable
from console.cli_sign_in import add_person, patiently, session_there
from console.domain.board import Room
from console.domain.commands import ImportCalls, UndoImport
from console.domain.entries import ImportBegun
from console.domain.imported.reading import Read, read_calls
from console.domain.room import room_of
from console.session import first_adoption
from console.session_import import NoSource, Source, import_of, source_of
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
        command = _command(source, read)
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


def _command(source: Source, read: Read) -> ImportCalls:
    try:
        return import_of(source, read)
    except NoSource as fault:
        raise Unusable(str(fault)) from fault


def _room(store: Path | None) -> Room:
    """The room whose facts and dispositions count: the store's, or the sample's where there is none."""
    from console.ledger.standing import standing

    path = store or default_store()
    room = standing(path).board.room if store is not None or path.exists() else None
    if room is not None:
        return room
    adopted = first_adoption(None, None, "nobody")
    return room_of(adopted.policy, adopted.catalogue, adopted.agency, adopted.shapes or "", ())


def _source(args: Namespace, room: Room) -> Source:
    """The file and its mapping. Raises Unusable and Faulty."""
    try:
        return source_of(args.file, args.mapping, room)
    except NoSource as fault:
        raise Unusable(str(fault)) from fault
    except OSError as error:
        raise Unusable(f"{args.file}: {unreadable(error)}") from error
