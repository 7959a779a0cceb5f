"""Which words are older than the agency keeps them, by its rules, a call at a time. Only finds them.

A call counts from when it was closed last, one that was joined to another from when that one was, one of
another system from when that received it; what is about no call, from when it was entered. Words under
several marks in one entry go together, when the last of these marks is due: they are sealed together.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from console.domain.agency import Retention
from console.domain.clock import as_text
from console.domain.names import Mark
from console.domain.records import is_record
from console.domain.redaction import KEPT_WHOLE
from console.domain.veil import MARKED, Facts
from console.ledger.faults import hurt, unavailable
from console.ledger.store import Store
from console.policy.facts import UNKNOWN

_CLOSED = (
    "SELECT s.call, CASE e.kind WHEN 'CallImported' THEN e.happened_at ELSE e.at END AS ended, s.last"
    " FROM (SELECT call, max(to_entry) AS last FROM call_spans GROUP BY call"
    " HAVING count(*) = count(to_entry)) AS s JOIN entries AS e ON e.number = s.last"
    " WHERE ended <= ? ORDER BY s.last"
)
_JOINED = (
    "SELECT b.body FROM entries AS e JOIN bodies AS b ON b.number = e.number"
    " WHERE e.number = ? AND e.kind = 'CallJoined'"
)
_ENDED = "SELECT max(to_entry), count(*) > count(to_entry) FROM call_spans WHERE call = ?"
_AT = "SELECT at FROM entries WHERE number = ?"
_OPEN = "SELECT call, count(*) FROM call_spans GROUP BY call HAVING count(*) > count(to_entry)"
_KNOWN = "SELECT 1 FROM call_spans WHERE call = ? LIMIT 1"
_UNITS = "SELECT DISTINCT unit FROM unit_spans ORDER BY unit"
_WITH_WORDS = tuple(
    kind for kind, fields in MARKED.items() if fields and kind not in {each.__name__ for each in KEPT_WHOLE}
)
_BODIES = (
    "SELECT e.number, e.at, e.kind, b.body FROM entries AS e JOIN bodies AS b ON b.number = e.number"  # noqa: S608 - marks of ours
    f" WHERE e.subject = ? AND e.kind IN ({', '.join('?' * len(_WITH_WORDS))}) ORDER BY e.number"
)


class Due(NamedTuple):
    """An entry whose words are kept no longer; `month`: in which it was entered."""

    number: int
    subject: str
    kind: str
    month: str


class LeftAlone(NamedTuple):
    """How many calls are never looked at: open ones, among them opened again, and those on hold.

    not_found: numbers on hold that no call has: a slip in the pack would hold nothing.
    """

    open: int
    reopened: int
    held: int
    not_found: tuple[str, ...]


def due(store: Store, rules: Retention, facts: Facts, now: datetime) -> Iterator[Due]:
    """The entries whose words are due, call by call, the one that was closed first before the others.

    facts: those in force, which say what stands in records of criminal justice.
    """
    days = {
        Mark.PERSON: rules.person_days,
        Mark.HEALTH: rules.health_days,
        Mark.JUSTICE: rules.criminal_justice_days,
        # What a review says of a call is about what was said there.
        Mark.REVIEW: rules.health_days,
    }
    shortest = min((each for each in days.values() if each), default=0)
    if shortest:
        for call, at, last in store.rows(_CLOSED, (as_text(now - timedelta(days=shortest)),)):
            ended = _ended(store, call, at, last, rules)
            if ended:
                yield from _due_of(store, call, days, facts, now, ended)
        for (unit,) in store.rows(_UNITS):
            yield from _due_of(store, unit, days, facts, now, "")
    if rules.audit_days:
        yield from _due_of(store, "people", dict.fromkeys(days, rules.audit_days), facts, now, "")


def left_alone(store: Store, rules: Retention) -> LeftAlone:
    """What is never looked at, whatever the rules say."""
    still_open = dict(store.rows(_OPEN))
    known = {call for call in rules.hold if store.rows(_KNOWN, (call,))}
    held = known.difference(still_open)
    return LeftAlone(
        len(still_open),
        sum(spans > 1 for spans in still_open.values()),
        len(held),
        tuple(sorted(set(rules.hold) - known)),
    )


def _ended(store: Store, call: str, at: str, last: int, rules: Retention) -> str:
    """When a call ended; one that was joined ends with that other one. Empty: it is open, or on hold."""
    while call not in rules.hold:
        into = _joined_to(store, last)
        if not into:
            return at
        ((last, is_open),) = store.rows(_ENDED, (into,))
        if is_open or last is None:
            return ""
        found = store.rows(_AT, (last,))
        if not found:
            raise hurt(store.path, f"there is no entry {last}")
        at, call = found[0][0], into
    return ""


def _joined_to(store: Store, number: int) -> str:
    """The call that another was joined to in this entry; empty where it was closed in it."""
    for (body,) in store.rows(_JOINED, (number,)):
        try:
            return str(json.loads(body)["into"])
        except (ValueError, KeyError, TypeError, RecursionError) as fault:
            detail = f"entry {number}: its body cannot be read as CallJoined"
            raise unavailable("damaged", store.path, detail=detail) from fault
    return ""


def _due_of(
    store: Store, subject: str, days: Mapping[Mark, int], facts: Facts, now: datetime, closed: str
) -> Iterator[Due]:
    """What is due about one call, unit or people. closed: when the call was, empty where it is none."""
    limits = {mark: as_text(now - timedelta(days=each)) if each else "" for mark, each in days.items()}
    for number, at, kind, body in store.rows(_BODIES, (subject, *_WITH_WORDS)):
        try:
            marks = set(_marks(kind, json.loads(body), facts))
        except (ValueError, KeyError, AttributeError, RecursionError) as fault:
            detail = f"entry {number}: its body cannot be read as {kind}"
            raise unavailable("damaged", store.path, detail=detail) from fault
        if marks and all(limits[mark] and (closed or at) <= limits[mark] for mark in marks):
            yield Due(number, subject, kind, at[:7])


def _marks(kind: str, told: Mapping[str, Any], facts: Facts) -> Iterator[Mark]:
    """The marks under which a body as stored holds words: read without making it one, for there are many.

    That nobody could say is no word of anybody's: it is what an erased answer reads as.
    """
    is_answer = kind == "FactAnswered"
    for name, mark in MARKED[kind]:
        if told.get(name) and not (is_answer and name == "answer" and told[name] == UNKNOWN):
            yield mark
            if is_answer and is_record(facts.get(told["fact"]), told["said_by"]):
                yield Mark.JUSTICE
