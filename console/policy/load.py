"""Reads a policy file and reports all its faults at once: file, line, key, what is wrong, what was meant."""

import graphlib
import re
from collections.abc import Collection

from console.policy.conditions import UNFOLDED_DEEPEST, depth_of, is_name, names_in
from console.policy.facts import Catalogue
from console.policy.faults import Fault, Faulty, meant
from console.policy.model import (
    BASES,
    CONTRADICTIONS,
    FLAGS,
    NATURES,
    OF_THE_AGENCY,
    PARTS,
    RESPONSES,
    Acknowledged,
    NamedCondition,
    Policy,
    Promise,
    Rule,
    facts_read,
)
from console.policy.promises import read_condition, read_promises
from console.policy.sheet import Table, read_schema, read_sheet

__all__ = ["FINDING_KINDS", "Fault", "Faulty", "read_policy"]

ID_FORM = "Use letters, digits, -, _ and ., and begin with a letter or a digit; at most 80 of them."
"""What a policy's id is made of."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
Uses = dict[str, list[str]]
"""The names that each named condition uses."""

# not_finished cannot be acknowledged: what was not looked at is never clean.
FINDING_KINDS = (
    "dead_rule",
    "nobody",
    "no_responder",
    "staged_alone",
    "less_urgent",
    "less_help",
    "unknown_as_quiet",
    "unused_fact",
    "unfillable",
    "contradiction",
    "promise_broken",
    "promise_dropped",
)


def read_policy(text: str, file: str, catalogue: Catalogue, *, is_kept: bool = False) -> Policy:
    """The policy that a file's text gives; raises Faulty with every fault.

    is_kept: it was in force already, before an id had to be one that files can be named by.
    """
    root = read_sheet(text, file)
    read_schema(root)
    named = root.table("conditions", optional=True)
    conditions = _conditions(named, catalogue)
    parts = {part: _part(root, part, catalogue, tuple(named.data)) for part in PARTS}
    promises = read_promises(root, catalogue, tuple(named.data))
    policy = Policy(
        id=root.text("id"),
        title=root.text("title"),
        agency=root.text("agency"),
        effective=root.day("effective"),
        verified=root.day("verified"),
        nature=root.one_of("nature", NATURES),
        statement=root.text("statement"),
        sources=root.texts("sources", optional=True),
        questions=root.texts("questions", optional=True),
        conditions=conditions,
        parts=parts,
        acknowledged=tuple(
            _acknowledged(table, parts, catalogue, promises)
            for table in root.tables("acknowledged", optional=True)
        ),
        text=text,
        promises=promises,
    )
    root.close()
    if not is_kept and policy.id.strip() and not is_policy_id(policy.id):
        root.fault("id", f"{policy.id} cannot be the id of a policy.", ID_FORM)
    _check_questions(root, policy, catalogue)
    _check_rule_ids(root, policy)
    root.sheet.done()
    return policy


def is_policy_id(text: str) -> bool:
    """Whether a policy may be called so: its id names files, and stands on the command line."""
    return bool(_ID.fullmatch(text))


def _conditions(table: Table, catalogue: Catalogue) -> dict[str, NamedCondition]:
    names = tuple(table.data)
    found = {}
    for name in names:
        if not is_name(name):
            table.fault(
                name, f"{name} cannot be the name of a condition.", "Use small letters, digits and _."
            )
        elif name in catalogue.by_id:
            table.fault(name, f"{name} is already the name of a fact")
        inner = table.table(name)
        if not isinstance(table.data[name], dict):
            continue
        when = read_condition(inner, "when", catalogue, names)
        means = inner.text("means")
        inner.close()
        if when is not None:
            found[name] = NamedCondition(name, when, inner.text("when"), means, inner.line)
    uses = _check_loops(table, found)
    _check_depth(table, found, uses)
    return found


def _check_loops(table: Table, found: dict[str, NamedCondition]) -> Uses:
    """Note every loop once, each told from the name that stands first in the file; the uses without them."""
    uses = {name: [each for each in names_in(found[name].when) if each in found] for name in found}
    while True:
        try:
            graphlib.TopologicalSorter(uses).prepare()
        except graphlib.CycleError as error:
            loop = list(reversed(error.args[1]))[1:]
            start = min(range(len(loop)), key=lambda place: list(found).index(loop[place]))
            loop = [*loop[start:], *loop[:start], loop[start]]
            table.fault(loop[0], f"the condition needs itself: {' needs '.join(loop)}")
            uses = {name: [each for each in used if each not in loop] for name, used in uses.items()}
        else:
            return uses


def _check_depth(table: Table, found: dict[str, NamedCondition], uses: Uses) -> None:
    """Note each condition that is the first to be too deep with those it needs, not those that need it."""
    depths: dict[str, int] = {}
    too_deep: set[str] = set()
    for name in graphlib.TopologicalSorter(uses).static_order():
        depths[name] = depth_of(found[name].when, depths)
        if depths[name] <= UNFOLDED_DEEPEST:
            continue
        if too_deep.isdisjoint(uses[name]):
            inner = table.table(name)
            says = f"{name} is nested too deeply: with the conditions that it needs {depths[name]} deep"
            hint = f"At most {UNFOLDED_DEEPEST} deep: let {name} compare facts itself, or leave a step out."
            inner.fault("when", f"{says}.", hint)
        too_deep.add(name)


def _part(root: Table, part: str, catalogue: Catalogue, names: Collection[str]) -> tuple[Rule, ...]:
    tables = list(root.tables(part))
    if root.data.get(part) == []:
        root.fault(part, "a part needs at least one rule, the last without a condition")
    return tuple(_rule(table, part, catalogue, names, table is tables[-1]) for table in tables)


def _rule(table: Table, part: str, catalogue: Catalogue, names: Collection[str], is_last: bool) -> Rule:
    when = None
    if is_last:
        if table.has("when"):
            table.fault(
                "when",
                "the last rule of a part always holds: it has no condition",
                "Add a last rule without `when`.",
            )
    elif not table.has("when"):
        table.fault(None, "when is missing: only the last rule of a part has no condition")
    else:
        when = read_condition(table, "when", catalogue, names)
    rule = Rule(
        id=table.text("rule"),
        part=part,
        when=when,
        when_text="" if is_last else str(table.data.get("when", "")),
        send=table.texts("send", RESPONSES),
        priority=table.whole("priority", 1, 9),
        flags=table.texts("flags", FLAGS, optional=True),
        because=table.text("because"),
        basis=table.one_of("basis", BASES),
        line=table.line,
    )
    table.close()
    return rule


def _acknowledged(
    table: Table,
    parts: dict[str, tuple[Rule, ...]],
    catalogue: Catalogue,
    promises: tuple[Promise, ...],
) -> Acknowledged:
    rules = [rule.id for part in PARTS for rule in parts[part]]
    known = Acknowledged(
        kind=table.one_of("kind", FINDING_KINDS),
        part=table.one_of("part", PARTS, "") or None,
        rule=table.one_of("rule", rules, "") or None,
        fact=table.one_of("fact", catalogue.by_id, "") or None,
        from_answer=table.text("from", "") or None,
        to_answer=table.text("to", "") or None,
        reason=table.text("reason"),
        promise=_promise_named(table, promises),
        contradiction=table.one_of("contradiction", CONTRADICTIONS, "") or None,
        response=table.one_of("response", RESPONSES, "") or None,
        share=_share(table),
        line=table.line,
    )
    fact = catalogue.by_id.get(known.fact or "")
    for key, answer in (("from", known.from_answer), ("to", known.to_answer)):
        if answer and not fact:
            table.fault(key, "an answer needs its fact", "Add fact = …")
        elif answer and fact and answer not in fact.answer_ids:
            table.fault(key, f"{fact.id} has no answer {answer}.", meant(answer, fact.answer_ids))
    table.close()
    return known


def _share(table: Table) -> float | None:
    """The share that an acknowledgement covers; None where it covers whatever there is."""
    value = table.data.get("share")
    if not table.has("share"):
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        table.fault("share", "this has to be a number from 0 to 1")
        return None
    return float(value)


def _promise_named(table: Table, promises: tuple[Promise, ...]) -> str | None:
    """The promise that an acknowledgement is of; an agency's, or one taken out, cannot be looked up here."""
    is_elsewhere = table.data.get("kind") == "promise_dropped"
    if is_elsewhere or table.text("promise", "").startswith(OF_THE_AGENCY):
        return table.text("promise", "") or None
    return table.one_of("promise", [promise.id for promise in promises], "") or None


def _check_questions(root: Table, policy: Policy, catalogue: Catalogue) -> None:
    for fact in policy.questions:
        if fact not in catalogue.by_id:
            root.fault("questions", f"there is no fact {fact}.", meant(fact, catalogue.by_id))
        elif catalogue.by_id[fact].derived:
            root.fault("questions", f"{fact} is never asked: the desk works it out")
    if not policy.questions:
        return
    read = facts_read(policy)
    for known in catalogue.facts:
        if known.id in read and not known.derived and known.id not in policy.questions:
            root.fault("questions", f"the policy reads {known.id} and does not say when it is asked")


def _check_rule_ids(root: Table, policy: Policy) -> None:
    seen: dict[str, str] = {}
    for part in PARTS:
        for number, rule in enumerate(policy.parts[part]):
            if rule.id in seen:
                root.sheet.fault(
                    (part, number, "rule"), f"the rule {rule.id} stands twice (first in {seen[rule.id]})"
                )
            seen.setdefault(rule.id, part)
