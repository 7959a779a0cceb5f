"""A policy's cases: calls as facts, and what the policy has to answer to each of them."""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.facts import Catalogue
from console.policy.faults import meant
from console.policy.model import FLAGS, PARTS, RESPONSES
from console.policy.recommend import Recommendation
from console.policy.sheet import Table, read_sheet


class Case(NamedTuple):
    """One call, all facts known, and what its policy answers. because: why it was changed, where it was."""

    policy: str
    name: str
    facts: Mapping[str, str]
    rules: Mapping[str, str]
    responses: Mapping[str, tuple[str, ...]]
    priority: int | None
    flags: tuple[str, ...]
    line: int
    because: str = ""


def read_cases(text: str, file: str, catalogue: Catalogue) -> tuple[Case, ...]:
    """The cases of a file; raises Faulty with every fault."""
    root = read_sheet(text, file)
    policy = root.text("policy")
    start = _answers(root.table("start"), catalogue)
    for fact in catalogue.by_id:
        if fact not in start:
            root.fault("start", f"{fact} is missing: every case starts from a full set of answers")
    cases = tuple(_case(table, policy, start, catalogue) for table in root.tables("case"))
    root.close()
    root.sheet.done()
    return cases


def differing(case: Case, found: Recommendation) -> tuple[str, ...]:
    """In what a policy answers otherwise than a case says: parts, `priority`, `flags`; none: it holds."""
    rules, responses = found.rules or {}, found.responses or {}
    is_other = {
        **{
            part: rules.get(part) != case.rules[part]
            or tuple(responses.get(part, ())) != case.responses[part]
            for part in PARTS
        },
        "priority": found.priority != case.priority,
        "flags": set(found.flags) != set(case.flags),
    }
    return tuple(what for what, differs in is_other.items() if differs)


def _case(table: Table, policy: str, start: Mapping[str, str], catalogue: Catalogue) -> Case:
    decided = {part: table.table(part) for part in PARTS}
    case = Case(
        policy=policy,
        name=table.text("name"),
        facts={**start, **_answers(table.table("facts", optional=True), catalogue)},
        rules={part: inner.text("rule") for part, inner in decided.items()},
        responses={part: inner.texts("send", RESPONSES) for part, inner in decided.items()},
        priority=table.whole("priority", 1, 9),
        flags=table.texts("flags", FLAGS, optional=True),
        line=table.line,
        because=table.text("because", ""),
    )
    for inner in decided.values():
        inner.close()
    table.close()
    return case


def _answers(table: Table, catalogue: Catalogue) -> dict[str, str]:
    answers = {}
    for fact in table.data:
        answers[fact] = answer = table.text(fact)
        known = catalogue.by_id.get(fact)
        if known is None:
            table.fault(fact, f"there is no fact {fact}.", meant(fact, catalogue.by_id))
        elif answer and answer not in known.answer_ids:
            table.fault(fact, f"{fact} has no answer {answer}.", meant(answer, known.answer_ids))
    return answers
