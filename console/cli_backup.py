"""The verbs of `console ledger` that make backups and restore from them."""

import sys
import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from console.cli_export import enter_copy
from console.cli_io import Unusable, complain, say, say_json
from console.cli_restorer import restorer
from console.cli_sign_in import add_person
from console.domain.clock import as_text, utc_now
from console.ledger.backup import backup
from console.ledger.backups import Backup, backup_at
from console.ledger.choosing import Found, Wanted, all_backups
from console.ledger.cutting import Asked
from console.ledger.keeping import Plan, keep_once, serve
from console.ledger.on_disk import sum_of
from console.ledger.place_words import size_words
from console.ledger.refold import refold
from console.ledger.restore import Order, Restoration, restore
from console.ledger.served import BackupState, remember, remembered, state
from console.session_backup import backup_plan
from console.settings import default_store
from console.settings_file import SettingsFaulty

LONGEST_NAME, LONGEST_REASON = 200, 2000
MOMENT = "2026-03-01T21:47:32Z"


def add_backup(verb: ArgumentParser) -> None:
    """Add the options of `backup`."""
    verb.add_argument(
        "to", type=Path, nargs="?", metavar="TO", help="the file to copy to; it must not be there yet"
    )
    verb.add_argument(
        "--to-places", action="store_true", help="make a verified backup in every place of the settings, now"
    )
    verb.add_argument("--list", action="store_true", help="the backups in the places, newest first")
    verb.add_argument(
        "--check", action="store_true", help="with --list: read each again, whether it is as it was verified"
    )
    add_person(verb)


def add_restore(verb: ArgumentParser) -> None:
    """Add the options of `restore`."""
    verb.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FOLDER|FILE",
        help="where the backups are, or one of them; without it the places of the settings",
    )
    verb.add_argument("--at", metavar="MOMENT", help=f"restore what was entered by then, such as {MOMENT}")
    verb.add_argument("--entry", type=int, metavar="N", help="restore up to this entry")
    verb.add_argument("--to", type=Path, metavar="FILE", help="the file that the restored store becomes")
    verb.add_argument(
        "--replace", action="store_true", help="move a store that stands there aside; it is kept"
    )
    add_person(verb)
    verb.add_argument("--reason", metavar="TEXT", help="why; it stands in the store from then on")
    verb.add_argument("--refold", action="store_true", help="fold every entry, and compare with what opens")
    verb.add_argument("--list", action="store_true", help="what there is to restore, newest first")


def ledger_backup(args: Namespace) -> int:
    """Copy the store to a file, or see that every place has a verified backup of now, or list them."""
    store: Path = args.store or default_store()
    if sum((args.to is not None, args.to_places, args.list)) != 1:
        raise Unusable("Say one of: the file to copy to, --to-places, --list.")
    if args.list:
        return _list_backups(args, _plan(store))
    if args.to_places:
        return _to_places(args, _plan(store))
    says = enter_copy(store, args, "backup")
    head = backup(store, args.to)
    if says:
        complain(f"{store}: {says}")
    if args.json:
        say_json({"entries": head.number, "chain_hash": head.chain.hex()})
    else:
        say(f"{args.to}: a copy of {store} with {head.number} entries. Head: {head.chain.hex()}")
    return 1 if says else 0


def ledger_restore(args: Namespace) -> int:
    """Restore a store, or list what there is to restore; 1 where a backup was not what it was."""
    found, one = _sources(args)
    if args.list:
        return _list_found(args, found)
    order = _order(args)
    for trouble in found.troubles:
        complain(trouble)
    told = partial(_say_step, shown=not args.json)
    backups = one or _of_one_store(found.backups)
    asked = order.asked._replace(by=restorer(args, order, backups))
    done = restore(order._replace(asked=asked, witnesses=_witnesses(args)), backups, utc_now, told)
    differs = _refolded(done.to, told) if args.refold else ()
    if args.json:
        say_json({**_restored_json(done), "board_differs": list(differs)})
    else:
        for line in _restored_words(done, args.entry):
            say(line)
    back = ", ".join(map(str, done.came_back))
    if back:
        complain(f"The words of entry {back} had been erased and are back: erase them again.")
    for says in (
        *done.refused,
        *(f"The board that opens differs from all entries folded: {each}." for each in differs),
    ):
        complain(says)
    return 1 if done.refused or differs or back else 0


def _to_places(args: Namespace, plan: Plan) -> int:
    places = keep_once(plan, partial(serve, clock=utc_now), partial(remember, plan.store))
    now = state(places, utc_now(), plan.warn_after)
    _say_state(args, now, {"places": [each.model_dump(mode="json") for each in places]})
    served = [each for each in places if each.is_in_use and not each.trouble]
    if not served:
        return 2
    return 0 if now.level == "good" else 1


def _list_backups(args: Namespace, plan: Plan) -> int:
    found = all_backups(plan.places, plan.store.stem)
    changed = [each.path for each in found.backups if args.check and sum_of(each.path) != each.about.sha256]
    now = state(remembered(plan.store), utc_now(), plan.warn_after)
    if args.json:
        _say_state(args, now, {**_found_json(found), "changed": [str(path) for path in changed]})
    else:
        for line in _found_words(found):
            say(line)
        _say_state(args, now, {})
    for path in changed:
        complain(f"{path}: this is no longer the file that was verified. Check that disk.")
    return 1 if changed or found.troubles or now.level != "good" else 0


def _list_found(args: Namespace, found: Found) -> int:
    if args.json:
        say_json(_found_json(found))
    else:
        for line in _found_words(found):
            say(line)
    return 1 if found.troubles or not found.backups else 0


def _plan(store: Path) -> Plan:
    try:
        return backup_plan(store)
    except SettingsFaulty as faulty:
        raise Unusable(faulty.says) from faulty


def _sources(args: Namespace) -> tuple[Found, Path | None]:
    """The backups to choose from, or the one file that is named and is none of them."""
    source: Path | None = args.source
    if source is None:
        store: Path = args.store or default_store()
        return all_backups(_plan(store).places, store.stem), None
    if not source.is_file():
        return all_backups((source,), args.store.stem if args.store else None), None
    named = backup_at(source)
    return Found((named,) if named else (), ()), None if named else source


def _witnesses(args: Namespace) -> tuple[Backup, ...]:
    """Every backup in reach that may know of words erased since, where one source alone is named."""
    source: Path | None = args.source
    if source is None:
        return ()
    places = [source.parent if source.is_file() else source]
    try:
        places += backup_plan(args.store or default_store()).places
    except SettingsFaulty as faulty:
        complain(faulty.says)
    return all_backups(each for each in places if each.is_dir()).backups


def _of_one_store(backups: Sequence[Backup]) -> Sequence[Backup]:
    names = sorted({each.about.store for each in backups})
    if len(names) > 1:
        raise Unusable(f"There are backups of several stores: {', '.join(names)}. Name one with --store.")
    return backups


def _order(args: Namespace) -> Order:
    if args.to is None:
        raise Unusable("Say where to: --to FILE. A store that is there is left alone, unless with --replace.")
    if not (args.who or "").strip() or not (args.reason or "").strip():
        raise Unusable("Say who restores and why: --as PERSON --reason TEXT. It stands in the store then.")
    if args.entry is not None and not 0 < args.entry < 2**62:
        raise Unusable("--entry has to be the number of an entry, such as 1204.")
    if args.at is not None and args.entry is not None:
        raise Unusable("Give --at or --entry, not both.")
    wanted = Wanted(_moment(args.at) if args.at is not None else None, args.entry)
    asked = Asked(
        _on_one_line("--as", args.who, LONGEST_NAME),
        _on_one_line("--position", args.position, LONGEST_NAME),
        _on_one_line("--reason", args.reason, LONGEST_REASON),
    )
    return Order(wanted, args.to.absolute(), asked, (args.store or default_store(),), args.replace)


def _on_one_line(option: str, text: str, longest: int) -> str:
    """What then stands in the store. Raises Unusable where it is no plain text, or too long."""
    words = text.strip()
    if len(words) > longest or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in words):
        raise Unusable(f"{option}: plain UTF-8 text on one line, at most {longest} characters.")
    return words


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise Unusable(f"--at needs its time zone, such as {MOMENT}.")
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unusable(f"--at has to be a date and a time, such as {MOMENT}.") from None


def _refolded(path: Path, told: partial[None]) -> tuple[str, ...]:
    differs, seconds = refold(path, utc_now)
    told("Folded every entry anew", seconds)
    return differs


def _say_step(says: str, seconds: float, shown: bool) -> None:
    if shown:
        say(f"{says}: {seconds:.1f} s")
        sys.stdout.flush()


def _say_state(args: Namespace, now: BackupState, more: Mapping[str, object]) -> None:
    if args.json:
        up_to = as_text(now.all_up_to) if now.all_up_to else None
        told = {"level": now.level, "all_up_to": up_to, "entries": now.entries, "says": list(now.words)}
        say_json({**told, **more})
        return
    for line in now.words:
        say(line)


def _found_words(found: Found) -> Iterable[str]:
    if not found.backups:
        yield "There is no backup to restore from."
    for each in found.backups:
        at = f"{each.about.confirmed:%Y-%m-%d %H:%M:%S} UTC"
        yield f"{at}  entry {each.about.entries}  {size_words(each.about.size)}  {each.path}"
    yield from found.troubles


def _found_json(found: Found) -> dict[str, object]:
    backups = [{"file": str(each.path), **each.about.model_dump(mode="json")} for each in found.backups]
    return {"backups": backups, "troubles": list(found.troubles)}


def _restored_words(done: Restoration, wanted: int | None) -> Iterable[str]:
    yield f"{done.to}: restored from {done.source.name}, up to entry {done.up_to}."
    if wanted is not None and wanted < done.up_to:
        yield f"Entry {wanted} is one act with all up to {done.up_to}, and an act is restored whole."
    yield f"It goes on with entry {done.head.number}. Head: {done.head.chain.hex()}"
    if done.erased_again:
        numbers = ", ".join(map(str, done.erased_again))
        yield f"Words that were erased later were erased again: of entry {numbers}."
    if done.aside is not None:
        yield f"The store that stood there is kept as {done.aside}."


def _restored_json(done: Restoration) -> dict[str, object]:
    return {
        "to": str(done.to),
        "from": str(done.source),
        "up_to": done.up_to,
        "entries": done.head.number,
        "chain_hash": done.head.chain.hex(),
        "erased_again": list(done.erased_again),
        "came_back": list(done.came_back),
        "aside": str(done.aside) if done.aside else None,
        "refused": list(done.refused),
    }
