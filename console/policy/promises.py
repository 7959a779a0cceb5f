"""Promises: what a policy or an agency swears about its calls, read from a table, and what breaks them.

`always` of several responses means that at least one of them is asked for; `never` that none of them is.
"""

from collections.abc import Collection, Mapping

from console.policy.conditions import Condition, Unreadable, is_name, mistakes, parse
from console.policy.facts import Catalogue
from console.policy.model import PARTS, RESPONSES, Promise, Rule
from console.policy.search import Search
from console.policy.sheet import Table


def read_promises(
    root: Table, catalogue: Catalogue, names: Collection[str], whose: str = ""
) -> tuple[Promise, ...]:
    """The promises of a file; every fault is noted. whose: `agency:` where they are an agency's."""
    found = []
    seen: set[str] = set()
    for table in root.tables("promise", optional=True):
        promise = _promise(table, catalogue, names, whose)
        if promise.id in seen:
            table.fault("id", f"the promise {table.text('id')} stands twice")
        seen.add(promise.id)
        found.append(promise)
    return tuple(found)


def _promise(table: Table, catalogue: Catalogue, names: Collection[str], whose: str) -> Promise:
    given = table.text("id")
    if given.strip() and not is_name(given):
        table.fault("id", f"{given} cannot be the id of a promise.", "Use small letters, digits and _.")
    has_when = table.has("when")
    when = read_condition(table, "when", catalogue, names) if has_when else None
    promise = Promise(
        id=f"{whose}{given}",
        when=when,
        when_text=str(table.data.get("when", "")),
        always=table.texts("always", RESPONSES, optional=True),
        never=table.texts("never", RESPONSES, optional=True),
        says=table.text("says"),
        line=table.line,
    )
    table.close()
    if table.has("always") == table.has("never"):
        table.fault(None, "a promise says either always or never", "Make two promises of it, or say one.")
    for key in ("always", "never"):
        if table.data.get(key) == []:
            table.fault(key, "a promise has to name at least one response")
    return promise


def read_condition(table: Table, key: str, catalogue: Catalogue, names: Collection[str]) -> Condition | None:
    """The condition under a key; None, with its faults noted, where it cannot be read."""
    text = table.text(key)
    if not text.strip():
        return None
    try:
        condition = parse(text)
    except Unreadable as error:
        table.fault(key, error.says, error.hint)
        return None
    for says, hint in mistakes(condition, catalogue, names):
        table.fault(key, says, hint)
    return condition


def breaking(search: Search, promise: Promise, region: int) -> tuple[str, ...]:
    """The rules by which a promise is broken where its region is true, part by part.

    Of `never`: those that send what it forbids. Of `always`: those that decide in the parts that can keep it,
    or in all parts where none can.
    """
    deciding = _deciding(search, region)
    if promise.never:
        wrong = [rule for rules in deciding.values() for rule in rules if _sends_any(rule, promise.never)]
        return tuple(rule.id for rule in wrong)
    parts = search.compiled.policy.parts
    able = [part for part in PARTS if any(_sends_any(rule, promise.always) for rule in parts[part])]
    return tuple(rule.id for part in able or PARTS for rule in deciding[part])


def _sends_any(rule: Rule, responses: Collection[str]) -> bool:
    return not set(responses).isdisjoint(rule.send)


def _deciding(search: Search, region: int) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that decide somewhere in a region, by part."""
    found = {}
    for part in PARTS:
        rules = search.compiled.policy.parts[part]
        found[part] = tuple(rules[place] for place in sorted(search.deciding(part, region)))
    return found
