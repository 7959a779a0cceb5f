"""`console ledger retain`: the words that the agency keeps no longer are counted, or erased.

Its rules stand in the pack (`[retention]`). Entries are never erased, only their words.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from console.cli_erase import add_how, counted, may_erase, say_erased
from console.cli_io import Unusable, complain, say, say_json
from console.cli_sign_in import patiently, session_there
from console.domain.agency import Retention
from console.domain.board import in_force
from console.domain.veil import facts_of
from console.erasing import Grounds, Wanted, erase
from console.ledger.due_words import Due, LeftAlone, due, left_alone
from console.ledger.sqlite_store import open_reader

REASON = "The agency's retention rules."
SHOWN_EVERY = 10_000


class Counted(NamedTuple):
    """What is due: entries by month and kind, and how many calls they are of."""

    entries: Counter[tuple[str, str]]
    calls: int


def add_retain(parser: ArgumentParser) -> None:
    """Add the options to the parser of `ledger retain`."""
    add_how(parser)


def ledger_retain(args: Namespace) -> int:
    """Count what is due, or erase it; 1 where calls on hold are not found, or words were left."""
    if args.apply and not args.by:
        raise Unusable("Say on whose word: --by SUPERVISOR.")
    with session_there(args) as (session, who):
        may_erase(session, who)
        rules = in_force(session.ledger.board).agency.retention
        with closing(open_reader(session.ledger.path)) as store:
            alone = left_alone(store, rules)
            found = due(store, rules, facts_of(session.ledger.board), session.moment().at)
            if args.dry_run:
                _tell(rules, _count(found), alone, is_json=args.json)
                return 1 if alone.not_found else 0
            done = erase(
                session,
                _wanted(found),
                Grounds(args.by, REASON),
                lambda command: patiently(lambda: session.do(command, who.who, who.proven)),
            )
    code = say_erased(done, args)
    return 1 if alone.not_found else code


def _wanted(found: Iterator[Due]) -> Iterator[Wanted]:
    for number, each in enumerate(found, start=1):
        if sys.stderr is not None and sys.stderr.isatty() and number % SHOWN_EVERY == 0:
            complain(f"{number} entries")
        yield Wanted(each.number, each.subject)


def _count(found: Iterator[Due]) -> Counted:
    entries, calls = Counter[tuple[str, str]](), set[str]()
    for each in found:
        entries[each.month, each.kind] += 1
        calls.add(each.subject)
    return Counted(entries, len(calls))


def _tell(rules: Retention, found: Counted, alone: LeftAlone, *, is_json: bool) -> None:
    rows = sorted(found.entries.items())
    total = sum(found.entries.values())
    if is_json:
        told = [{"month": month, "kind": kind, "entries": number} for (month, kind), number in rows]
        say_json({"entries": total, "calls": found.calls, "by": told, **alone._asdict()})
        return
    say(f"Kept: {'; '.join(_rules(rules))}.")
    for (month, kind), number in rows:
        say(f"{month}  {kind:<20} {number:>9,}")
    say(f"{counted(total, 'entry', 'entries')} of {counted(found.calls, 'call', 'calls')} would be erased.")
    opened = f"{counted(alone.open, 'open call', 'open calls')}, {alone.reopened:,} of them opened again"
    say(f"Left alone: {opened}; {counted(alone.held, 'call', 'calls')} on hold.")
    if alone.not_found:
        say(f"On hold, and no call has this number: {', '.join(alone.not_found)}.")
    say("Nothing was erased.")


def _rules(rules: Retention) -> Iterator[str]:
    names = {
        "person": rules.person_days,
        "health": rules.health_days,
        "criminal justice": rules.criminal_justice_days,
        "reasons about people": rules.audit_days,
    }
    for name, days in names.items():
        yield f"{name} {f'{days:,} days' if days else 'for good'}"
