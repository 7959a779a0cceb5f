"""What can be wrong with an agency pack, in the words of who wrote it: names, keys, values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from console.domain.names import CountsAs
from console.domain.review_faults import review_faults
from console.domain.roster_faults import roster_faults
from console.domain.wanted import wanted
from console.policy.conditions import Unreadable, parse
from console.policy.model import RESPONSES

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from console.domain.agency import Agency


LEAST_DAYS: Mapping[str, int] = MappingProxyType(
    {"person_days": 2192, "health_days": 2192, "criminal_justice_days": 366, "audit_days": 366}
)
"""How long words have to be kept at least, in days, unless the pack says why not.

Source: 45 CFR 164.316(b)(2)(i), six years; CJIS Security Policy 6.0, AU-11, one year.
"""


def pack_faults(agency: Agency) -> tuple[str, ...]:
    """Every fault of a pack whose keys and values are right each by itself."""
    looks = (
        _twice, _nowhere, _statuses, _needed, _kept_too_short, _zones, _paces, _promises, roster_faults,
        review_faults,
    )  # fmt: skip
    return tuple(fault for look in looks for fault in look(agency))


def fault_words(error: ErrorDetails, data: Mapping[str, object]) -> tuple[str, ...]:
    """A fault that pydantic found, as a sentence or more: the place, what is wrong, what to do.

    data: the pack as read, for the ids of the tables that the place names.
    """
    where, key = _place(error["loc"], data), str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "value_error":
            return tuple(str(error["ctx"]["error"]).splitlines())
        case "missing":
            return (f"{where}: this key is missing; add it",)
        case "extra_forbidden":
            return (f"{where}: there is no key {key!r} here; take it out, or check its spelling",)
        case _:
            return (f"{where}: {error['input']!r} is not allowed; write {wanted(error)}",)


def _place(parts: Sequence[int | str], data: object) -> str:
    """Where a fault is: `unit M-30, key status`; a table without an id is counted from 1."""
    said: list[str] = []
    for part in parts:
        if isinstance(part, int):
            table = data[part] if isinstance(data, list) and part < len(data) else None
            name = table.get("id") or table.get("response") if isinstance(table, dict) else None
            said[-1] += f" {name}" if name else f" no. {part + 1}"
            data = table
        else:
            said.append(part)
            data = data.get(part) if isinstance(data, dict) else None
    return ", ".join(said)


def _twice(agency: Agency) -> Iterator[str]:
    tables = (
        ("person", [each.id for each in agency.person]),
        ("status", [each.id for each in agency.status]),
        ("unit", [each.id for each in agency.unit]),
        ("contact", [each.id for each in agency.contact]),
        ("disposition", [each.id for each in agency.disposition]),
        ("capability", [each.id for each in agency.capability]),
        ("zone", [each.id for each in agency.zone]),
        ("crew_member", [each.id for each in agency.crew_member]),
        ("shift", [each.id for each in agency.shift]),
        ("promise", [each.id for each in agency.promise]),
        ("review_question", [each.id for each in agency.review_question]),
    )
    for name, ids in tables:
        twice = sorted({each for each in ids if ids.count(each) > 1})
        yield from (f"{name} {each!r} stands twice; give one another id" for each in twice)
    keys = [each.key.casefold() for each in agency.status if each.key]
    twice = sorted({each.upper() for each in keys if keys.count(each) > 1})
    yield from (f"two statuses have the key {each!r}; give one another key" for each in twice)


def _nowhere(agency: Agency) -> Iterator[str]:
    statuses = [status.id for status in agency.status]
    known = [capability.id for capability in agency.capability]
    shifts = [shift.id for shift in agency.shift]
    members = [member.id for member in agency.crew_member]
    for unit in agency.unit:
        yield from _strangers(f"unit {unit.id!r} starts in status", (unit.status,), statuses)
        yield from _strangers(f"unit {unit.id!r} has capability", unit.capabilities, known)
        for line in unit.line_up:
            yield from _strangers(f"unit {unit.id!r} has a line_up in shift", (line.shift,), shifts)
            yield from _strangers(f"unit {unit.id!r} has in its line_up", line.members, members)
    for status in agency.status:
        yield from _strangers(f"status {status.id!r} leads to", status.next, statuses)
    for fill in agency.fill:
        yield from _strangers(f"fill {fill.response!r} names", (*fill.needs, *fill.without), known)
        yield from _strangers("fill is for response", (fill.response,), RESPONSES)
    for member in agency.crew_member:
        yield from _strangers(f"crew_member {member.id!r} has capability", member.capabilities, known)
    yield from _strangers("approval_default names response", agency.approval_default, RESPONSES)


def _statuses(agency: Agency) -> Iterator[str]:
    """Whoever is available, or off duty, is on no call: a status that says otherwise books a unit twice."""
    for status in agency.status:
        if status.counts_as == "available" and not (status.leaves_call and status.on_duty):
            yield f"status {status.id!r} counts as available; say leaves_call = true, and on duty"
        if not status.on_duty and not status.leaves_call:
            yield f"status {status.id!r} is off duty; say leaves_call = true"
        if status.leaves_call and status.counts_as not in ("available", "not_available"):
            yield f"status {status.id!r} counts as {status.counts_as}, on a call; take leaves_call out"


def _paces(agency: Agency) -> Iterator[str]:
    statuses = [status.id for status in agency.status]
    for pace in agency.pace:
        yield from _strangers("pace is for status", (pace.status,), statuses)
        yield from _strangers("pace is for response", (pace.response,), RESPONSES)
    for status in agency.status:
        if status.warn_before_min and status.warn_before_min >= status.alert_after_min:
            yield f"status {status.id!r} warns before it begins; make warn_before_min less than its limit"


def _promises(agency: Agency) -> Iterator[str]:
    for promise in agency.promise:
        if bool(promise.always) == bool(promise.never):
            yield f"promise {promise.id!r} says either always or never; name responses in one of the two"
        if promise.when:
            yield from _unreadable(promise.id, promise.when)
        named = (*promise.always, *promise.never)
        yield from _strangers(f"promise {promise.id!r} names response", named, RESPONSES)


def _unreadable(promise: str, when: str) -> Iterator[str]:
    try:
        parse(when)
    except Unreadable as error:
        yield f"promise {promise!r}, when: {error.says.rstrip('.')}. {error.hint}".rstrip()


def _needed(agency: Agency) -> Iterator[str]:
    missing = set(get_args(CountsAs)) - {status.counts_as for status in agency.status}
    yield from (f"no status counts as {each!r}; the board needs one" for each in sorted(missing))
    starts = {status.id: status.counts_as for status in agency.status}
    for unit in agency.unit:
        if starts.get(unit.status, "available") not in ("available", "not_available"):
            yield f"unit {unit.id!r} starts in status {unit.status!r}, which only a unit on a call can have"
    if agency.sign_in.profile == "elsewhere" and not agency.sign_in.lock_after_min:
        yield "sign_in, lock_after_min: outside a secure room a desk locks itself; say after how many minutes"
    if not any("supervisor" in person.roles for person in agency.person):
        yield "nobody is a supervisor; approvals could never be answered"
    if not agency.approval_default:
        yield "approval_default names nobody; a call whose supervisor does not answer would be left alone"


def _kept_too_short(agency: Agency) -> Iterator[str]:
    rules = agency.retention
    for rule, least in LEAST_DAYS.items():
        days = getattr(rules, rule)
        if 0 < days < least and not rules.why_shorter.strip():
            yield (
                f"retention, {rule} = {days}: such words are kept {least} days at least; "
                "make it longer, or say in why_shorter on what ground it is not"
            )


def _zones(agency: Agency) -> Iterator[str]:
    """A place in two zones would send by chance; a name that leads nowhere says nothing."""
    zones = [zone.id for zone in agency.zone]
    places = [(place.casefold(), zone.id) for zone in agency.zone for place in zone.places]
    for place in sorted({each for each, _ in places}):
        within = sorted({zone for each, zone in places if each == place})
        if len(within) > 1:
            yield f"zones {', '.join(within)} all have the place {place!r}; leave it in one of them"
    for zone in agency.zone:
        if not zone.places and agency.shapes is None:
            yield f"zone {zone.id!r} has no places; a call could never be in it"
    for travel in agency.travel:
        yield from _strangers("travel is between", travel.between, zones)
    pairs = [tuple(sorted(travel.between)) for travel in agency.travel]
    twice = sorted({each for each in pairs if pairs.count(each) > 1})
    yield from (f"travel between {one!r} and {other!r} stands twice; leave one" for one, other in twice)
    for unit in agency.unit:
        yield from _strangers(f"unit {unit.id!r} covers", unit.covers, zones)
    begins = [(area.zone, area.from_) for area in agency.policy_area]
    for area in agency.policy_area:
        yield from _strangers("policy_area is for zone", (area.zone,), zones)
    for where, day in sorted({each for each in begins if begins.count(each) > 1}):
        yield f"policy_area: zone {where!r} has two policies from {day}; leave one"


def _strangers(where: str, named: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    for each in named:
        if each not in known:
            near = get_close_matches(each, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            yield f"{where} {each!r}, which is not known here{hint}"
