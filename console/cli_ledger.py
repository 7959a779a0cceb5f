"""The verbs of `console ledger`, those of backups in `cli_backup`. They run beside a working desk."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from console.cli_backup import add_backup, add_restore, ledger_backup, ledger_restore
from console.cli_io import Unusable, complain, say, say_json, unreadable
from console.domain.clock import utc_now
from console.errors import StoreDamaged
from console.ledger.export import export
from console.ledger.rebuild import rebuild
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader, open_store_there
from console.ledger.verify import Damage, Verified, in_words, verify
from console.settings import default_store

SHOWN_EVERY = 50_000
MORE_OPTIONS = {"backup": add_backup, "restore": add_restore}


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
        "backup": (ledger_backup, "copy the store beside a working desk, or have it backed up in its places"),
        "restore": (ledger_restore, "make a store from a backup, whole or to a chosen moment"),
    }
    for name, (run, tells) in found.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=run)
        verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
        if name == "export":
            verb.add_argument("--out", default="-", metavar="FILE", help="where to; - is the standard output")
        else:
            verb.add_argument("--json", action="store_true", help="answer in JSON")
        if name in MORE_OPTIONS:
            MORE_OPTIONS[name](verb)


def ledger_verify(args: Namespace) -> int:
    """Report every damage; 1 where there is one."""
    path = _store(args)
    try:
        found = verify(path, done=_progress)
    except StoreDamaged as damaged:
        found = Verified(Head(0, b""), (Damage(0, 0, damaged.says),))
    if args.json:
        damages = [{"first": each.first, "last": each.last, "says": each.says} for each in found.damages]
        say_json({**_head_json(found.head), "damages": damages})
    elif found.damages:
        for damage in found.damages:
            say(in_words(damage))
        complain(
            f"{path}: damaged. Keep a copy of this file, and go on with the last backup: "
            "`console ledger restore --list`."
        )
    else:
        say(f"{path}: {found.head.number} entries, nothing is damaged. Head: {found.head.chain.hex()}")
    return 1 if found.damages else 0


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
        say(f"{head.number} {head.chain.hex()}")
    return 0


def ledger_export(args: Namespace) -> int:
    """Write every entry; a file gets its name only when it is whole."""
    path = _store(args)
    if args.out == "-":
        export(path, sys.stdout)
        return 0
    out = Path(args.out)
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            export(path, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        raise Unusable(f"{out}: {unreadable(error)}") from error
    finally:
        part.unlink(missing_ok=True)
    return 0


def _store(args: Namespace) -> Path:
    path: Path = args.store or default_store()
    return path


def _head_json(head: Head) -> dict[str, object]:
    return {"entries": head.number, "chain_hash": head.chain.hex()}


def _progress(number: int) -> None:
    """Say how far it is, where somebody watches."""
    if sys.stderr.isatty() and number % SHOWN_EVERY == 0:
        complain(f"{number} entries")
