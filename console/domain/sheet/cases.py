"""The cases of a draft: calls with what the policy has to answer, filled in from what the draft gives.

They are a text of their own beside the policy's, in the form of the bundled ones; comments stay.
"""

from collections.abc import Mapping

from console.domain.pack.edit import Spot
from console.domain.rows.policy_found import case_told
from console.domain.sheet.blocks import as_toml, insert, rows_in
from console.domain.sheet.draft import PolicyDraft, held_in, put, rows_of
from console.domain.sheet.fields import CASES
from console.policy.cases import Case, read_cases
from console.policy.diagram import Compiled
from console.policy.facts import UNKNOWN, Catalogue, Fact
from console.policy.model import PARTS
from console.policy.recommend import Recommendation, recommend


def cases_of(draft: PolicyDraft, catalogue: Catalogue) -> tuple[Case, ...]:
    """The cases, in the order of the text. Raises Faulty where one does not fit the facts."""
    return read_cases(draft.cases, "cases.toml", catalogue) if draft.cases else ()


def failing(compiled: Compiled, cases: tuple[Case, ...]) -> tuple[tuple[int, str, str], ...]:
    """Each case that the policy answers otherwise: its row, its name, and in what, in words."""
    told = (case_told(each, recommend(compiled, each.facts)) for each in cases)
    pairs = enumerate(zip(cases, told, strict=True))
    return tuple((row, case.name, says) for row, (case, says) in pairs if says)


def named(draft: PolicyDraft, row: int, name: str) -> PolicyDraft:
    """The draft with another name on a case. Raises ValueError where another has it."""
    _check_name(draft, row, name)
    return put(draft, Spot(CASES, row, "name"), name)


def with_case(
    draft: PolicyDraft, compiled: Compiled, facts: Mapping[str, str], name: str
) -> tuple[PolicyDraft, int]:
    """The draft with a case more, below the others, that expects what the draft gives; and its row.

    facts: the answers that matter; what else was not asked is as every case of the text begins. Raises
    ValueError where the answers leave open what is given, or another case has the name.
    """
    _check_name(draft, -1, name)
    text = draft.cases or _begun(compiled)
    draft = draft._replace(cases=text)
    body = _body(draft, compiled, facts, name, "")
    blocks = rows_in(text, CASES)
    text = insert(text, body, after=blocks[-1]) if blocks else insert(text, body)
    return draft._replace(cases=text), len(blocks)


def taken_as_given(
    draft: PolicyDraft, compiled: Compiled, row: int, facts: Mapping[str, str], because: str
) -> PolicyDraft:
    """The draft with a case that expects what the draft gives on these answers, and why it was changed."""
    name = str(rows_of(draft, CASES)[row]["id"])
    body = _body(draft, compiled, facts, name, because)
    block, lines = rows_in(draft.cases, CASES)[row], draft.cases.split("\n")
    return draft._replace(cases="\n".join((*lines[: block.header], *body.split("\n"), *lines[block.end :])))


def answers_of(draft: PolicyDraft, row: int) -> dict[str, str]:
    """All answers of a case: those that every case begins with, but for its own."""
    own = rows_of(draft, CASES)[row].get("facts", {})
    return {**starting(draft), **(own if isinstance(own, Mapping) else {})}


def starting(draft: PolicyDraft) -> dict[str, str]:
    """The answers that every case of the text begins with."""
    return dict(held_in(draft.cases).get("start", {}))


def _check_name(draft: PolicyDraft, row: int, name: str) -> None:
    names = [str(each["id"]) for each in rows_of(draft, CASES)]
    if any(name == each for number, each in enumerate(names) if number != row):
        raise ValueError(f"There is a case “{name}” already. Choose another name.")


def _body(
    draft: PolicyDraft, compiled: Compiled, facts: Mapping[str, str], name: str, because: str
) -> str:
    start = starting(draft)
    whole = {**start, **facts}
    found = recommend(compiled, whole)
    if not found.settled:
        raise ValueError("These answers leave open what the policy gives. Answer on, then save it.")
    own = {fact: answer for fact, answer in facts.items() if start.get(fact) != answer}
    answers = ", ".join(f"{fact} = {as_toml(answer)}" for fact, answer in own.items())
    lines = [f"[[{CASES}]]", f"name = {as_toml(name)}", *([f"facts = {{ {answers} }}"] if own else [])]
    return "\n".join((*lines, *_expected(found), *([f"because = {as_toml(because)}"] if because else [])))


def _expected(found: Recommendation) -> list[str]:
    rules, responses = found.rules or {}, found.responses or {}
    sent = {part: as_toml(tuple(responses[part])) for part in PARTS}
    lines = [f"{part} = {{ rule = {as_toml(rules[part])}, send = {sent[part]} }}" for part in PARTS]
    lines += [f"priority = {found.priority}"] if found.priority is not None else []
    return [*lines, *([f"flags = {as_toml(tuple(found.flags))}"] if found.flags else [])]


def _begun(compiled: Compiled) -> str:
    """A text of cases without any yet: no danger, and nobody can say what else there is."""
    lines = [f"{fact.id} = {as_toml(_quiet(fact))}" for fact in compiled.catalogue.facts]
    return "\n".join((f"policy = {as_toml(compiled.policy.id)}", "", "[start]", *lines, ""))


def _quiet(fact: Fact) -> str:
    if fact.danger is not None:
        return fact.quiet
    return UNKNOWN if UNKNOWN in fact.answer_ids else fact.answer_ids[0]
