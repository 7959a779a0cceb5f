"""The verbs of `console ledger`: verify, rebuild, head, export, backup. They run beside a working desk."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from console.cli_erase import add_erase, ledger_erase
from console.cli_export import add_export, ledger_export
from console.cli_io import complain, say, say_json
from console.cli_retain import add_retain, ledger_retain
from console.domain.clock import utc_now
from console.errors import StoreDamaged
from console.ledger.backup import backup
from console.ledger.rebuild import rebuild
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader, open_store_there
from console.ledger.verify import Damage, Verified, verify
from console.settings import default_store

SHOWN_EVERY = 50_000


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
        "backup": (ledger_backup, "copy the store beside a working desk"),
        "erase": (ledger_erase, "erase the words of a call, a number or a place, told first"),
        "retain": (ledger_retain, "erase the words that the agency's rules keep no longer, counted first"),
    }
    options = {"export": add_export, "erase": add_erase, "retain": add_retain}
    for name, (run, tells) in found.items():
        verb = verbs.add_parser(name, help=tells, description=tells)
        verb.set_defaults(run=run)
        verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
        if name in options:
            options[name](verb)
        if name != "export":
            verb.add_argument("--json", action="store_true", help="answer in JSON")
        if name == "backup":
            verb.add_argument(
                "to", type=Path, metavar="TO", help="the file to copy to; it must not be there yet"
            )


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
            say(_in_words(damage))
        complain(f"{path}: damaged. Keep a copy of this file, and go on with the last backup.")
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


def ledger_backup(args: Namespace) -> int:
    """Copy the store, and say with which head the copy ends."""
    path = _store(args)
    head = backup(path, args.to)
    if args.json:
        say_json(_head_json(head))
    else:
        say(f"{args.to}: a copy of {path} with {head.number} entries. Head: {head.chain.hex()}")
    return 0


def _store(args: Namespace) -> Path:
    path: Path = args.store or default_store()
    return path


def _head_json(head: Head) -> dict[str, object]:
    return {"entries": head.number, "chain_hash": head.chain.hex()}


def _in_words(damage: Damage) -> str:
    if damage.says.endswith("."):
        # So little could be read that the store's own sentences stand here, led by its path.
        return damage.says
    if not damage.first:
        return f"{damage.says[:1].upper()}{damage.says[1:]}."
    if damage.first == damage.last:
        return f"Entry {damage.first}: {damage.says}."
    return f"Entries {damage.first} to {damage.last}: {damage.says}."


def _progress(number: int) -> None:
    """Say how far it is, where somebody watches."""
    if sys.stderr.isatty() and number % SHOWN_EVERY == 0:
        complain(f"{number} entries")
