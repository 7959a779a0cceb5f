"""The verbs of `console ledger`, those of backups in `cli_backup`. They run beside a working desk."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from console.cli_backup import add_backup, add_restore, ledger_backup, ledger_restore
from console.cli_erase import add_erase, ledger_erase
from console.cli_export import add_export, ledger_export
from console.cli_io import Unusable, complain, say, say_json, unreadable
from console.cli_retain import add_retain, ledger_retain
from console.domain.clock import utc_now
from console.errors import StoreDamaged
from console.ledger.beside import beside_the_chain
from console.ledger.heads import PrintedHead, head_line, read_head, unmet
from console.ledger.rebuild import rebuild
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader, open_store_there
from console.ledger.verify import Damage, Verified, in_words, verify
from console.settings import default_store, resources_dir

SHOWN_EVERY = 50_000
MORE_OPTIONS = {
    "backup": add_backup,
    "restore": add_restore,
    "export": add_export,
    "erase": add_erase,
    "retain": add_retain,
}


def add_to(parser: ArgumentParser) -> None:
    """Add the verbs to the parser of `ledger`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    found = {
        "verify": (
            ledger_verify,
            "look at every entry, the chain and the index; exit code 1 if something is damaged",
        ),
        "rebuild": (ledger_rebuild, "make the index again from the entries"),
        "head": (ledger_head, "the last entry's number and the sum over all entries"),
        "export": (
            ledger_export,
            "every entry as JSON Lines, with all that is needed to check them elsewhere",
        ),
        "verifier": (
            ledger_verifier,
            "the program that checks an export, or a store, without this one: one file, to be handed on",
        ),
        "backup": (ledger_backup, "copy the store beside a working desk, or have it backed up in its places"),
        "restore": (ledger_restore, "make a store from a backup, whole or to a chosen moment"),
        "erase": (ledger_erase, "erase the words of a call, a number or a place, told first"),
        "retain": (ledger_retain, "erase the words that the agency's rules keep no longer, counted first"),
    }
    for name, (run, tells) in found.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=run)
        _add_options(name, verb)


def _add_options(name: str, verb: ArgumentParser) -> None:
    if name != "verifier":
        verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    if name == "verifier":
        verb.add_argument("--out", default="-", metavar="FILE", help="where to; - is the standard output")
    elif name != "export":
        verb.add_argument("--json", action="store_true", help="answer in JSON")
    if name == "verify":
        tells = "a head that was printed, to be compared too; may be given several times"
        verb.add_argument(
            "--head", type=_printed, action="append", default=[], metavar="NUMBER:HASH", help=tells
        )
    if name in MORE_OPTIONS:
        MORE_OPTIONS[name](verb)


def ledger_verify(args: Namespace) -> int:
    """Report every damage, and every printed head that is not met; 1 where there is one."""
    path = _store(args)
    heads: list[PrintedHead] = args.head
    try:
        found, differing = verify(path, done=_progress), unmet(path, heads)
        found = found._replace(damages=(*found.damages, *beside_the_chain(path)))
    except StoreDamaged as damaged:
        found, differing = Verified(Head(0, b""), (Damage(0, 0, damaged.says),)), ()
    all_of_them = (*found.damages, *differing)
    if args.json:
        damages = [{"first": each.first, "last": each.last, "says": each.says} for each in all_of_them]
        say_json({**_head_json(found.head), "damages": damages})
        return 1 if damages else 0
    for damage in all_of_them:
        say(in_words(damage))
    if found.damages:
        complain(
            f"{path}: damaged. Keep a copy of this file, and go on with the last backup: "
            "`console ledger restore --list`."
        )
    elif differing:
        complain(f"{path}: a printed head is not met. Compare it with the paper; if it is right, keep this.")
    else:
        for head in heads:
            say(f"Met the printed head of entry {head.number}: {head.bits} bits of 256 compared.")
        say(f"{path}: {found.head.number} entries, nothing is damaged. Head: {head_line(found.head)}")
    return 1 if all_of_them else 0


def ledger_rebuild(args: Namespace) -> int:
    """Make the index tables again."""
    path = _store(args)
    store = open_store_there(path, utc_now)
    try:
        entries = rebuild(store, _progress)
    finally:
        store.close()
    if args.json:
        say_json({"entries": entries})
    else:
        say(f"{path}: the index was made again from {entries} entries.")
    return 0


def ledger_head(args: Namespace) -> int:
    """Print the head, to be written down at the end of a shift: with it a cut tail shows."""
    path = _store(args)
    store = open_reader(path)
    try:
        head = store.head()
    finally:
        store.close()
    if args.json:
        say_json(_head_json(head))
    else:
        say(head_line(head))
    return 0


def ledger_verifier(args: Namespace) -> int:
    """Write the verifier as it stands in the product's resources."""
    text = (resources_dir() / "verifier" / "verify_ledger.py").read_text("utf-8")
    _write(args.out, lambda file: file.write(text))
    return 0


def _write(name: str, write: Callable[[TextIO], object]) -> None:
    """Write to the standard output, or to a file that gets its name only when it is whole."""
    if name == "-":
        write(sys.stdout)
        return
    out = Path(name)
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise Unusable(f"{out}: {unreadable(error)}") from error
    finally:
        part.unlink(missing_ok=True)


def _printed(text: str) -> PrintedHead:
    try:
        return read_head(text)
    except ValueError as fault:
        raise ArgumentTypeError(str(fault)) from fault


def _store(args: Namespace) -> Path:
    path: Path = args.store or default_store()
    return path


def _head_json(head: Head) -> dict[str, object]:
    return {"entries": head.number, "chain_hash": head.chain.hex()}


def _progress(number: int) -> None:
    """Say how far it is, where somebody watches."""
    if sys.stderr.isatty() and number % SHOWN_EVERY == 0:
        complain(f"{number} entries")
