"""What each adoption changed against the one before, in a few words: by the texts alone. Knows no screen."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from console.domain.entries import PolicyAdopted
from console.domain.visible import visible
from console.policy.model import PARTS, Policy

LISTS = (
    ("rule", "rules", PARTS),
    ("condition", "conditions", ("conditions",)),
    ("promise", "promises", ("promise",)),
    ("finding let stand", "findings let stand", ("acknowledged",)),
)
"""What a policy's text holds: one, several, and under which keys."""


def policy_changes(adopted: Sequence[PolicyAdopted]) -> tuple[str, ...]:
    """For each adoption, in order, what it changed: told apart by that, and not by a sum over texts."""
    read: dict[str, Mapping[str, Any]] = {}
    for body in adopted:
        if body.policy not in read:
            read[body.policy] = tomllib.loads(body.policy)
    pairs = zip((None, *adopted[:-1]), adopted, strict=True)
    return tuple(_changed(before, body, read) for before, body in pairs)


def newer_changes(before: Policy, now: Policy) -> str:
    """What a policy changes against another, in a few words."""
    return _told(_as_read(before), _as_read(now))


def _changed(before: PolicyAdopted | None, now: PolicyAdopted, read: Mapping[str, Mapping[str, Any]]) -> str:
    if before is None:
        return "the first one of this room"
    further = [
        *(["the facts and their words changed"] if before.catalogue != now.catalogue else []),
        *(["the agency changed"] if before.agency != now.agency else []),
        *(["the cases changed"] if before.cases != now.cases and before.cases and now.cases else []),
        *(["the zones changed"] if _zones(before) != _zones(now) else []),
    ]
    if before.policy == now.policy:
        return "; ".join(["the same policy", *further])
    return "; ".join([_told(read[before.policy], read[now.policy]), *further])


def _told(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """In what one policy's text differs from another."""
    if one.get("id") != other.get("id"):
        return f"another policy than “{visible(str(one.get('title', '')))}”"
    said = [told for names in LISTS if (told := _counted(names, one, other))]
    if _questions(one) != _questions(other):
        said.append("the order of the questions changed")
    if one.get("title") != other.get("title"):
        said.append(f"it was called “{visible(str(one.get('title', '')))}”")
    return "; ".join(said or ["only words changed"])


def _zones(body: PolicyAdopted) -> tuple[object, ...]:
    return body.shapes, body.area_policies


def _counted(
    names: tuple[str, str, tuple[str, ...]], before: Mapping[str, Any], now: Mapping[str, Any]
) -> str:
    """How many of a kind changed, came and went: `2 rules changed, 1 added`; empty: none."""
    one, many, keys = names
    was, has = _by_id(before, keys), _by_id(now, keys)
    counts = {
        "changed": sum(was[each] != has[each] for each in was if each in has),
        "added": sum(each not in was for each in has),
        "taken out": sum(each not in has for each in was),
    }
    said = [(count, word) for word, count in counts.items() if count]
    order = [each for each in was if each in has] != [each for each in has if each in was]
    if not said:
        return f"the order of the {many} changed" if order else ""
    count, word = said[0]
    first = f"{count} {one if count == 1 else many} {word}"
    return ", ".join([first, *(f"{count} {word}" for count, word in said[1:])])


def _by_id(policy: Mapping[str, Any], keys: Sequence[str]) -> dict[tuple[str, str], object]:
    """The rows of these keys by what names them: their id, else all that they say."""
    found: dict[tuple[str, str], object] = {}
    for key in keys:
        held = policy.get(key, ())
        rows = held.items() if isinstance(held, Mapping) else ((None, row) for row in held)
        for name, row in rows:
            own = row.get("rule" if key in PARTS else "id") if isinstance(row, Mapping) else None
            found[key, str(name or own or row)] = row
    return found


def _as_read(policy: Policy) -> Mapping[str, Any]:
    """A policy as its text would be read, which takes much longer; where a rule stands is no change."""
    return {
        "id": policy.id,
        "title": policy.title,
        "questions": policy.questions,
        "conditions": {name: (each.when, each.means) for name, each in policy.conditions.items()},
        "promise": [{"id": each.id, "is": each._replace(line=0)} for each in policy.promises],
        "acknowledged": policy.acknowledged,
        **{
            part: [{"rule": each.id, "is": each._replace(line=0)} for each in policy.parts[part]]
            for part in PARTS
        },
    }


def _questions(policy: Mapping[str, Any]) -> object:
    return policy.get("questions")
