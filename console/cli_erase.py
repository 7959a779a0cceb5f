"""`console ledger erase`: the words of a call, of a number, of a place; told first, and only then erased.

What is told are numbers of entries and calls, kinds and days: never a word. What is looked for is read from a
file or typed, so that it does not stay in the history of the terminal.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from console.cli_io import Unusable, complain, say, say_json, unreadable
from console.cli_paper import pack_without_erased
from console.cli_sign_in import Asking, add_person, patiently, session_there
from console.domain.board import in_force
from console.domain.commands import Redact
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.roles import MAY, asks_for_sign_in, roles_at, sees
from console.domain.veil import OF_CALLS
from console.erasing import Erased, Grounds, Wanted, erase
from console.errors import Refused, StoreUnavailable
from console.ledger import anew, copies, erasable
from console.ledger.connect import connect
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Store
from console.session import Session
from console.settings import default_store

NO_ENTRY = 2**62
UNUSED_CORNERS = (
    "The words are gone from all that is read, but traces may stand in unused corners of the file until it "
    "is written anew, which needs it for itself. Run this again once the desks are closed; or with --anew "
    "now: they wait meanwhile, for seconds in a large store."
)
COPIES_ELSEWHERE = (
    "Exports, printed packs and backups made before now may still hold the words. A desk has the backups "
    "made anew by itself; without one, `console ledger backup --to-places` does."
)


class Plan(NamedTuple):
    """What would be erased, what is left alone because its call is open or on hold, and where copies stand.

    copies_alone: those that stand in such a call. is_shown: whether who asks may know where copies are.
    """

    found: erasable.Found
    left_alone: tuple[Entry, ...]
    copies: tuple[Entry, ...]
    copies_alone: tuple[Entry, ...]
    is_shown: bool


def add_erase(parser: ArgumentParser) -> None:
    """Add the options to the parser of `ledger erase`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--call", nargs="+", metavar="CALL", help="everything about these calls")
    what.add_argument("--entry", nargs="+", type=int, metavar="N", help="these entries alone")
    told = "in the first line of FILE; - is the standard input"
    what.add_argument("--number", metavar="FILE", help=f"all calls that ever had the telephone number {told}")
    what.add_argument("--place", metavar="FILE", help=f"all calls that ever had the address {told}")
    what.add_argument("--words", metavar="FILE", help=f"all entries with the words {told}")
    parser.add_argument("--with-copies", action="store_true", help="other entries with the same words too")
    parser.add_argument("--reason", metavar="TEXT", help="why; it stays, so it must not repeat the words")
    add_how(parser)


def add_how(parser: ArgumentParser) -> None:
    """Add what every erasing needs: whether it is done, who asks, and on whose word."""
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true", help="tell what would be erased, and erase nothing")
    how.add_argument("--apply", action="store_true", help="erase it; the words cannot be brought back")
    parser.add_argument("--by", metavar="SUPERVISOR", help="on whose word")
    waits = "write the file anew at the end though desks are at work; they wait"
    parser.add_argument("--anew", action="store_true", help=waits)
    add_person(parser)


def ledger_erase(args: Namespace) -> int:
    """Tell what would be erased, or erase it; 1 where something that was meant is left alone."""
    if args.apply and not (args.by and args.reason):
        raise Unusable("Say on whose word and why: --by SUPERVISOR --reason TEXT.")
    with session_there(args) as (session, who):
        plan = _plan(session, who, args)
        if args.dry_run:
            _tell(plan, args)
            return 1 if plan.left_alone else 0
        done = _apply(session, who, plan, args)
    code = say_erased(done, args)
    return 1 if plan.left_alone else code


def may_erase(session: Session, asks: Asking) -> frozenset[Mark]:
    """The marks of what whoever asks is shown. Raises Refused where they may not erase: they hear nothing.

    They have no seat here: what they may is what their roles give.
    """
    board, who = session.ledger.board, session.who
    roles = roles_at(board, who, session.position, session.purpose == "practice")
    # Where nobody signs in the supervisor's name decides, as it does for every other act.
    if asks_for_sign_in(board) and not any("Redact" in MAY[role] for role in roles):
        # Refused as it is decided, so that it is entered; there is no such entry that could be erased.
        nothing = Redact(entry=NO_ENTRY, by=session.who, reason="dry run")
        patiently(lambda: session.do(nothing, asks.who, asks.proven))
        raise Refused("role_may_not", name=who, roles=", ".join(roles) or "none")
    return sees(roles)


def say_erased(done: Erased, args: Namespace) -> int:
    """Write the file anew, once this program has let it go, and say what was done; the exit code."""
    path: Path = args.store or default_store()
    is_written, on_paper = _written_anew(path, beside_others=args.anew), pack_without_erased(path)
    if on_paper:
        complain(on_paper)
    if args.json:
        told: dict[str, object] = {"erased": done.entries, "first": done.first, "last": done.last}
        told |= {"gone": done.is_gone, "written_anew": is_written, "paper_trouble": on_paper or None}
        say_json({**told, "left_alone": list(done.left_alone)})
    else:
        for sentence in _sentences(done, path, is_written):
            say(sentence)
    return 0 if done.is_gone and is_written and not (done.left_alone or on_paper) else 1


def _written_anew(path: Path, *, beside_others: bool) -> bool:
    """Whether no corner of the file can hold erased words."""
    try:
        return not anew.is_due(path, connect) or anew.write_anew(path, connect, beside_others=beside_others)
    except StoreUnavailable as trouble:
        complain(trouble.says)
        return False


def _sentences(done: Erased, path: Path, is_written: bool) -> Iterator[str]:
    """What was done."""
    if done.entries:
        how_many = counted(done.entries, "entry was", "entries were")
        yield f"{path}: {how_many} erased, by {_row(done.first, done.last)}."
    else:
        yield f"{path}: there was nothing to erase."
    if done.left_alone:
        yield f"Left alone, for they are open or on hold by now: {', '.join(done.left_alone)}."
    if not done.is_gone:
        yield "The words are still in the store's log: a desk at work on it, or the next command, empties it."
    elif not is_written:
        yield UNUSED_CORNERS
    if done.entries:
        yield COPIES_ELSEWHERE


def counted(number: int, one: str, many: str) -> str:
    """`1 entry was`, `12,345 entries were`."""
    return f"{number:,} {one if number == 1 else many}"


def _plan(session: Session, asks: Asking, args: Namespace) -> Plan:
    board, marks = session.ledger.board, may_erase(session, asks)
    joined = {caller.call for call in board.calls.values() for caller in call.callers}
    alone = {*board.calls, *joined, *in_force(board).agency.retention.hold}
    # Whoever is not shown the words is not told either where else they stand.
    is_shown = OF_CALLS.issubset(marks)
    with closing(open_reader(session.ledger.path)) as store:
        found = _found(store, marks, args)
        entries, left = _parted(found.entries, alone)
        beside, kept = _parted(copies.same_words(store, entries) if is_shown else (), alone)
    return Plan(found._replace(entries=entries), left, beside, kept, is_shown)


def _parted(entries: Iterable[Entry], alone: set[str]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    every = tuple(entries)
    free = tuple(entry for entry in every if entry.subject not in alone)
    return free, tuple(entry for entry in every if entry.subject in alone)


def _found(store: Store, marks: frozenset[Mark], args: Namespace) -> erasable.Found:
    if args.call:
        for call in args.call:
            if not any(True for _ in store.about(call)):
                raise Unusable(f"There is no call {call} in this store. Nothing was erased.")
        return erasable.of_calls(store, args.call)
    if args.entry:
        return erasable.numbered(store, args.entry)
    needed = {Mark.PERSON} if args.words is None else OF_CALLS
    if not marks.issuperset(needed):
        raise Unusable("Who asks is not shown such words, nor told where they stand. Name the calls.")
    if args.words is not None:
        return erasable.of_words(store, _line_of(args.words))
    if args.number is not None:
        return erasable.of_detail(store, "callback", _line_of(args.number))
    return erasable.of_detail(store, "address", _line_of(args.place))


def _line_of(name: str) -> str:
    """The first line of a file, or of what is typed. Raises Unusable where it holds nothing."""
    try:
        data = sys.stdin.buffer.readline() if name == "-" else Path(name).read_bytes()
        line = data.decode("utf-8-sig").partition("\n")[0].strip()
    except OSError as error:
        raise Unusable(f"{name}: {unreadable(error)}") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{name}: this is not UTF-8 text") from error
    if not line:
        raise Unusable(f"{name}: the first line is empty, so nothing is looked for.")
    return line


def _tell(plan: Plan, args: Namespace) -> None:
    entries = plan.found.entries
    days = sorted(f"{entry.at:%Y-%m-%d}" for entry in entries)
    if args.json:
        told = {"entries": _by_subject(entries), "left_alone": _by_subject(plan.left_alone)}
        told |= {"copies": _by_subject(plan.copies), "copies_left_alone": _by_subject(plan.copies_alone)}
        span = {"oldest": days[0] if days else None, "newest": days[-1] if days else None}
        say_json({"count": len(entries), **span, **told, "copies_sought": plan.is_shown})
        return
    if entries:
        head = f"{counted(len(entries), 'entry', 'entries')} would be erased, entered from"
        say(f"{head} {days[0]} to {days[-1]} (UTC):")
        _say_rows(entries)
    else:
        say("Nothing was found that would be erased.")
    _say_block("Left alone, for these calls are open or on hold:", plan.left_alone)
    _say_block("Other entries hold the same words; --with-copies erases them too:", plan.copies)
    _say_block("Other entries hold the same words, in calls that are open or on hold:", plan.copies_alone)
    if not plan.is_shown:
        say("Where else the words stand was not looked for: who asks is not shown all words.")
    say("Nothing was erased.")


def _say_block(head: str, entries: tuple[Entry, ...]) -> None:
    if entries:
        say(head)
        _say_rows(entries)


def _say_rows(entries: tuple[Entry, ...]) -> None:
    for subject, numbers in _by_subject(entries).items():
        word = "entry" if len(numbers) == 1 else "entries"
        say(f"  {subject}: {word} {', '.join(_row(*span) for span in erasable.spans(numbers))}")


def _row(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _by_subject(entries: Iterable[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for entry in entries:
        found.setdefault(entry.subject, []).append(entry.number)
    return found


def _apply(session: Session, who: Asking, plan: Plan, args: Namespace) -> Erased:
    entries = plan.found.in_order()
    if copies.repeats(args.reason, entries):
        raise Unusable("The reason repeats words that are to be erased. Say it without them.")
    # What stands elsewhere first: it is found by the words of the others.
    chosen = (*plan.copies, *entries) if args.with_copies else entries
    return erase(
        session,
        (Wanted(entry.number, entry.subject) for entry in chosen),
        Grounds(args.by, args.reason),
        lambda command: patiently(lambda: session.do(command, who.who, who.proven)),
    )
