"""The record of a call from its entries, in one pass and without a board. Pure; nothing is guessed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from console.domain import entries as e
from console.domain.asked import MEDICAL, SENDABLE, in_order
from console.domain.entry import Entry
from console.domain.figures.packs import Packs
from console.domain.figures.record import (
    CallRecord,
    HandOff,
    HandOffOutcome,
    Override,
    RuleKey,
    Stint,
    WhyUnsent,
)
from console.domain.names import SENDS_SOMEBODY
from console.domain.sought import sought_by
from console.policy.model import PARTS

KINDS = (
    "CallOpened", "CallTaken", "CallHandedOver", "DetailSet", "TakenBack", "Recommended", "PolicyOverridden",
    "ApprovalAnswered", "GapClosed", "UnitSent", "UnitStatusChanged", "UnitStoodDown", "UnitMoved",
    "UnitRefused", "ResponseUnserved", "HandOffMoved", "HandOffRanOut", "CallClosed", "CallReopened",
    "CallJoined", "ComplaintNoted",
)  # fmt: skip
"""The kinds of entry that a record is made of; whoever reads a store need not read the others."""
ENDS: dict[str, HandOffOutcome] = {
    "confirmed": "confirmed",
    "declined": "declined",
    "caller_declined": "caller_declined",
}

Keys = dict[tuple[str, str], int]
"""Stands for callers and places, so that records hold none: each gets the next number."""


def records_of(entries: Iterable[Entry], packs: Packs) -> Iterator[CallRecord]:
    """The record of each call, of entries that come call by call and each call's in their order."""
    keys: Keys = {}
    for _, of_call in groupby(entries, key=lambda entry: entry.subject):
        record = record_of(of_call, packs, keys)
        if record is not None:
            yield record


def record_of(entries: Iterable[Entry], packs: Packs, keys: Keys) -> CallRecord | None:
    """The record of the call whose entries these are; None where it was never opened."""
    life = _Life(packs)
    for entry in entries:
        _live(life, entry)
    return _told(life, keys) if life.opened is not None else None


@dataclass(slots=True)
class _Aboard:
    """A unit on a call while its entries are read."""

    kind: str
    response: str
    sent: datetime
    there: datetime | None = None
    left: datetime | None = None


@dataclass(slots=True)
class _Offered:
    """A hand-off while its entries are read."""

    contact: str
    accepted: bool = False
    outcome: HandOffOutcome = "going_on"


@dataclass(slots=True)
class _Life:
    """A call while its entries are read."""

    packs: Packs
    call: str = ""
    opened: datetime | None = None
    late: bool = False
    answered: datetime | None = None
    decided: datetime | None = None
    closed: datetime | None = None
    closed_in: int = 0
    complaints: int = 0
    disposition: str = ""
    joined_to: str = ""
    settled: e.Recommended | None = None
    over: frozenset[str] | None = None
    gap: bool = False
    gap_closed: bool = False
    written: dict[str, tuple[str, str]] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    aboard: list[tuple[str, _Aboard]] = field(default_factory=list)
    unserved: dict[str, WhyUnsent] = field(default_factory=dict)
    offered: list[_Offered] = field(default_factory=list)


def _live(life: _Life, entry: Entry) -> None:
    at, body = entry.happened_at, entry.body
    match body:
        case e.Recommended():
            _advised(life, at, body)
        case e.UnitStatusChanged():
            _status(life, entry, body)
        case e.UnitSent():
            kind = life.packs.at(entry.number).kinds.get(body.unit, "")
            life.aboard.append((body.unit, _Aboard(kind, body.response, at)))
        case e.DetailSet():
            life.written[body.field] = (body.value, life.written.get(body.field, ("", ""))[0])
        case e.TakenBack(field=str(name)):
            life.written[name] = (life.written.get(name, ("", ""))[1], "")
        case e.CallOpened():
            life.call, life.opened, life.late = body.call, at, bool(entry.why_then)
            life.answered = None if body.waiting else at
            life.written["callback"] = (body.callback, "")
        case e.CallTaken() | e.CallHandedOver():
            life.answered = at if life.answered is None else min(at, life.answered)
        case e.UnitStoodDown() | e.UnitMoved() | e.UnitRefused():
            _leaves(life, body.unit, at)
        case e.HandOffMoved() | e.HandOffRanOut():
            _handed(life, body)
        case _:
            _ended(life, entry)


def _ended(life: _Life, entry: Entry) -> None:
    """What people decided on a call, and how it ended."""
    at, body = entry.happened_at, entry.body
    match body:
        case e.PolicyOverridden():
            life.overrides.append(Override(entry.number, _left_out(life, body)))
            life.decided, life.over = _earlier(life.decided, at), frozenset(body.responses)
        case e.ApprovalAnswered():
            life.over = frozenset(body.responses) if body.responses else life.over
        case e.GapClosed():
            life.gap_closed = True
        case e.ResponseUnserved():
            life.unserved[body.response] = body.why
        case e.CallClosed():
            life.closed, life.disposition = at, body.disposition
            life.closed_in = life.closed_in or entry.number
        case e.CallReopened():
            life.closed, life.disposition, life.joined_to = None, "", ""
        case e.CallJoined():
            life.joined_to = body.into
        case e.ComplaintNoted():
            life.complaints += 1
        case _:
            pass


def _advised(life: _Life, at: datetime, body: e.Recommended) -> None:
    if body.settled:
        life.settled, life.decided = body, _earlier(life.decided, at)
        if "gap_call" in body.flags and not life.gap:
            life.gap, life.gap_closed = True, False


def _status(life: _Life, entry: Entry, body: e.UnitStatusChanged) -> None:
    if body.off_call:
        _leaves(life, body.unit, entry.happened_at)
    elif life.packs.at(entry.number).counts_as.get(body.status) == "on_scene":
        for unit, aboard in life.aboard:
            if unit == body.unit and aboard.left is None and aboard.response in SENDS_SOMEBODY:
                aboard.there = _earlier(aboard.there, entry.happened_at)


def _leaves(life: _Life, unit: str, at: datetime) -> None:
    for each, aboard in life.aboard:
        if each == unit and aboard.left is None:
            aboard.left = at


def _handed(life: _Life, body: e.HandOffMoved | e.HandOffRanOut) -> None:
    """The hand-off to this line goes on, one that ran out and is accepted late too; or another begins."""
    is_offer = isinstance(body, e.HandOffMoved) and body.step == "offered"
    goes_on = ("going_on",) if is_offer else ("going_on", "ran_out")
    to_it = [each for each in life.offered if each.contact == body.contact and each.outcome in goes_on]
    going = to_it[-1] if to_it else _Offered(body.contact)
    if not to_it:
        life.offered.append(going)
    if isinstance(body, e.HandOffRanOut):
        going.outcome = "ran_out"
    elif body.step == "accepted":
        going.accepted, going.outcome = True, "going_on"
    elif body.step == "dropped":
        going.outcome = "accepted_then_dropped" if going.accepted else "dropped"
    else:
        going.outcome = ENDS.get(body.step, going.outcome)


def _left_out(life: _Life, body: e.PolicyOverridden) -> tuple[RuleKey, ...]:
    """The rules that asked for something that a person then left out."""
    out = set(body.instead_of).difference(body.responses)
    return tuple(key for key, sends in _rules(life) if not out.isdisjoint(sends))


def _rules(life: _Life) -> Iterator[tuple[RuleKey, tuple[str, ...]]]:
    """The rules that decide, in the order of the parts, each with what it asks for."""
    if life.settled is None:
        return
    policy = life.packs.policy_of(life.settled.fingerprint)
    for part in PARTS:
        if part in life.settled.rules:
            rule = RuleKey(policy, part, life.settled.rules[part])
            yield rule, tuple(life.settled.responses.get(part, ()))


def _told(life: _Life, keys: Keys) -> CallRecord:
    assert life.opened is not None, "a call that was never opened has no record"
    rules = tuple(_rules(life))
    asked = in_order(response for _, sends in rules for response in sends)
    stints = tuple(Stint(unit, a.kind, a.response, a.sent, a.there, a.left) for unit, a in life.aboard)
    going = [stint for stint in stints if stint.response in SENDS_SOMEBODY]
    left = [stint.left for stint in going if stint.left is not None]
    return CallRecord(
        life.call,
        life.opened,
        answered=life.answered,
        decided=life.decided,
        dispatched=min((stint.sent for stint in going), default=None),
        arrived=min((stint.there for stint in going if stint.there is not None), default=None),
        cleared=max(left) if left and len(left) == len(going) else None,
        closed=life.closed,
        disposition=life.disposition,
        asked=asked,
        rules=tuple(rule for rule, _ in rules),
        sent=in_order(stint.response for stint in stints),
        unsent=MappingProxyType(dict(_unsent(life, asked, {stint.response for stint in stints}))),
        flagged=life.settled is not None and "eligible_not_served" in life.settled.flags,
        overrides=tuple(life.overrides),
        gap=life.gap,
        gap_closed=life.gap_closed,
        hand_offs=tuple(HandOff(each.contact, each.outcome) for each in life.offered),
        stints=stints,
        caller=_key(life, "callback", keys),
        place=_key(life, "address", keys),
        late=life.late,
        joined_to=life.joined_to,
        closed_in=life.closed_in,
        complaints=life.complaints,
    )


def _unsent(life: _Life, asked: tuple[str, ...], sent: set[str]) -> Iterator[tuple[str, WhyUnsent]]:
    """What was asked for and nobody was sent for, with why; paramedics are paramedics, staged or not."""
    done = sent.union(MEDICAL) if sent.intersection(MEDICAL) else sent
    for response in asked:
        if response in SENDABLE and response not in done:
            decided = life.over is not None and response not in life.over
            yield response, life.unserved.get(response, "decided_otherwise" if decided else "not_said")


def _key(life: _Life, name: str, keys: Keys) -> int | None:
    sought = sought_by(name, life.written.get(name, ("", ""))[0])
    return keys.setdefault((name, sought), len(keys)) if sought else None


def _earlier(known: datetime | None, at: datetime) -> datetime:
    return at if known is None else min(known, at)
