"""`console ledger export`: what leaves the store is entered first, and holds what whoever asks may see.

A backup to a file and the paper pack hold every word, and so are made by who is shown every word.

A store that can only be read, such as a copy kept as evidence, is exported too; that it could not be entered
is said, for somebody to write it down.
"""

import json
import os
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from console.cli_io import Unusable, complain, unreadable
from console.cli_sign_in import add_person, asking, name_and_password, patiently, purpose_of, seated
from console.domain.clock import utc_now
from console.domain.commands import Export
from console.domain.entries import Exported
from console.domain.names import Mark
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, person_named, roles_at, sees
from console.domain.veil import ALL, NO_FACTS, OF_CALLS, Facts, facts_of
from console.errors import Refused, StoreDamaged, StoreUnavailable
from console.ledger.backups import backup_at
from console.ledger.connect import connect
from console.ledger.export import export
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.session import Session
from console.settings import default_store

ONLY_PLAIN = frozenset({Mark.PLAIN})
ALL_OF_IT = (
    "Every word of the store is in it, and who asks is not shown them all. Ask a dispatcher or a supervisor."
)


class Leaving(NamedTuple):
    """What may leave: fields under these marks, up to an entry. says: what whoever asked has to know."""

    marks: frozenset[Mark]
    facts: Facts = NO_FACTS
    up_to: int | None = None
    says: str = ""


def add_export(parser: ArgumentParser) -> None:
    """Add the options to the parser of `ledger export`."""
    add_person(parser)
    parser.add_argument("--out", default="-", metavar="FILE", help="where to; - is the standard output")
    parser.add_argument(
        "--marks",
        nargs="+",
        choices=[mark.value for mark in Mark],
        default=(),
        metavar="MARK",
        help="only fields under these marks: " + ", ".join(Mark),
    )


def ledger_export(args: Namespace) -> int:
    """Enter the export, then write it; 1 where it could not be entered, or less leaves than was asked."""
    path: Path = args.store or default_store()
    wanted = frozenset(Mark(mark) for mark in args.marks)
    leaving = entered(path, args, Export(marks=tuple(sorted(wanted))))
    if args.out == "-":
        export(path, sys.stdout, marks=leaving.marks, facts=leaving.facts, up_to=leaving.up_to)
    else:
        _write_file(path, Path(args.out), leaving)
    if not leaving.says:
        return 0
    complain(f"{path}: {leaving.says}")
    return 1


def enter_copy(path: Path, args: Namespace, what: str) -> str:
    """Enter that a copy leaves in which every word stands: by who is shown them all. Raises Unusable.

    Gives what whoever asked has to know: that it could not be entered, as in a backup, which stays as it is.
    """
    leaving = entered(path, args, Export(what=what), is_whole=True)
    if not OF_CALLS.issubset(leaving.marks):
        raise Unusable(ALL_OF_IT)
    return leaving.says


def _write_file(path: Path, out: Path, leaving: Leaving) -> None:
    """A file gets its name only when it is whole, and is its owner's alone: it holds people's words."""
    part = out.with_name(out.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            export(path, file, marks=leaving.marks, facts=leaving.facts, up_to=leaving.up_to)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise Unusable(f"{out}: {unreadable(error)}") from error
    finally:
        part.unlink(missing_ok=True)


def entered(path: Path, args: Namespace, command: Export, *, is_whole: bool = False) -> Leaving:
    """Enter that words leave, by who asks for them; what may leave. Raises Unusable.

    is_whole: every word leaves, which is for who is shown them all.
    """
    purpose, wanted = purpose_of(path), frozenset(command.marks)
    if is_whole and backup_at(path) is not None:
        with closing(open_reader(path)) as reader:
            return _only_read(reader, args, wanted)
    try:
        with closing(open_ledger(path, purpose, utc_now)) as ledger:
            session = Session(ledger, *seated(args), utc_now, purpose)
            return _enter(session, args, command, is_whole=is_whole)
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused
    except StoreUnavailable as trouble:
        if trouble.kind not in ("read_only", "damaged"):
            raise
    with closing(open_reader(path)) as reader:
        return _only_read(reader, args, wanted)


def _enter(session: Session, args: Namespace, command: Export, *, is_whole: bool) -> Leaving:
    board = session.ledger.board
    if board.room is None:
        return Leaving(ALL)  # nothing was ever entered, so nothing leaves
    who = asking(session, args)
    practice = session.purpose == "practice"
    # A copy is read by what each is shown again: whoever is shown all of calls may take one.
    if is_whole and not OF_CALLS.issubset(sees(roles_at(board, who.who, session.position, practice))):
        raise Unusable(ALL_OF_IT)
    (entry,) = patiently(lambda: session.do(command, who.who, who.proven))
    assert isinstance(entry.body, Exported), "an export is entered as one"
    marks = frozenset(Mark(mark) for mark in entry.body.marks)
    return Leaving(marks, facts_of(board), entry.number, _kept_back(frozenset(command.marks) - marks))


def _kept_back(marks: frozenset[Mark]) -> str:
    if not marks:
        return ""
    return f"fields marked {', '.join(sorted(marks))} are withheld: who asked is not shown them."


def _only_read(reader: SqliteStore, args: Namespace, wanted: frozenset[Mark]) -> Leaving:
    """What leaves a store that nothing can be entered in."""
    try:
        ledger = Ledger(reader, utc_now, connect)
        practice = reader.identity.purpose == "practice"
        marks, facts = _seen_there(ledger, args, practice), facts_of(ledger.board)
    except StoreDamaged:
        marks, facts = (ALL if _is_sample(reader) else ONLY_PLAIN), NO_FACTS
    given = (marks & (wanted | ONLY_PLAIN)) if wanted else marks
    noted = "This export could not be entered, for nothing can be written here: note who took it, and why."
    return Leaving(given, facts, None, " ".join(filter(None, (noted, _kept_back((wanted or ALL) - given)))))


def _seen_there(ledger: Ledger, args: Namespace, practice: bool) -> frozenset[Mark]:
    """What whoever asks may see; only what is plain where a room wants a name and none is given."""
    board = ledger.board
    if board.room is None:
        return ALL
    if not asks_for_sign_in(board):
        return sees(roles_at(board, args.who or "", args.position, practice))
    if not args.who:
        return ONLY_PLAIN
    name, password = name_and_password(board, args.who, args.password_file)
    person = person_named(board, name)
    if not ledger.proves(person.id if person else "", password) or person is None:
        raise Unusable(in_words(Refused("not_proved")))
    if person.id in board.people.locked_out:
        raise Unusable(in_words(Refused("account_locked", name=person.name)))
    return sees(roles_at(board, person.name, args.position, practice)) if person.is_active else ONLY_PLAIN


def _is_sample(reader: SqliteStore) -> bool:
    """Whether a store that is too damaged to be opened is the sample agency's, where nobody is real."""
    numbers = reader.rows("SELECT max(number) FROM entries WHERE kind = 'PolicyAdopted'")
    last = numbers[0][0] or 0
    for row, _ in reader.stored(last - 1, last):
        try:
            return bool(tomllib.loads(json.loads(row.body or b"")["agency"])["nature"] == "sample")
        except (ValueError, KeyError, TypeError):
            return False
    return False
