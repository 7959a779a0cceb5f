"""A draft of a policy: its own text and that of the facts, changed a value or a row at a time.

A draft is a pair of texts; each change gives another, and comments and order stay. It may have faults.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from console.domain.pack.edit import Spot
from console.domain.sheet.blocks import (
    Block,
    Value,
    as_toml,
    blocks_of,
    insert,
    put_header,
    rewrite,
    rows_in,
    swap,
)
from console.domain.sheet.blocks import put as put_in
from console.domain.sheet.blocks import take_out as without
from console.domain.sheet.fields import (
    ABOUT,
    ACKNOWLEDGED,
    ANSWERS,
    CASES,
    CONDITIONS,
    FACTS,
    IN_CATALOGUE,
    PROMISES,
    QUESTIONS,
)
from console.domain.sheet.naming import renamed_in
from console.policy.conditions import Unreadable, parse
from console.policy.model import PARTS
from console.policy.toml_lines import Path

Row = Mapping[str, object]


class PolicyDraft(NamedTuple):
    """The policy's text, that of the list of facts it is read with, and that of its cases."""

    policy: str
    facts: str
    cases: str = ""


class Kept(Exception):  # noqa: N818 - says what is done with the row
    """A row that stays where it is; the text says why."""


def draft_of(policy: str, facts: str, cases: str = "") -> PolicyDraft:
    """A draft of its texts. Raises ValueError where one is no TOML, or is not written a table a row."""
    try:
        data, catalogue, tried = held_in(policy), held_in(facts), held_in(cases)
    except RecursionError as fault:
        raise ValueError("the text is nested too deeply to be read") from fault
    for table in (*PARTS, CONDITIONS, PROMISES, ACKNOWLEDGED):
        blocks = len(rows_in(policy, table))
        if table in data and not _is_written_so(data[table], blocks, is_named=table == CONDITIONS):
            shape = "[conditions.name]" if table == CONDITIONS else f"[[{table}]]"
            raise ValueError(f"{table} is not written as {shape} tables, which is what can be edited here")
    heads = [len(each.path) for each in blocks_of(facts) if each.path[0] == "fact"]
    rows = catalogue.get("fact", [])
    if not _is_written_so(rows, heads.count(2)):
        raise ValueError("fact is not written as [[fact]] tables, which is what can be edited here")
    answers = [each for row in rows for each in row.get("answer", ())]
    if not _is_written_so(answers, heads.count(4)):
        raise ValueError("answer is not written as [[fact.answer]] tables, which is what can be edited here")
    if not _is_written_so(tried.get(CASES, []), len(rows_in(cases, CASES))):
        raise ValueError("case is not written as [[case]] tables, which is what can be edited here")
    return PolicyDraft(policy, facts, cases)


def rows_of(draft: PolicyDraft, table: str) -> tuple[Row, ...]:
    """The rows of a table as plain values; each has what tells it from the others under `id`."""
    if table in IN_CATALOGUE:
        facts = held_in(draft.facts).get("fact", [])
        if table == FACTS:
            return tuple(facts)
        return tuple({**answer, "fact": fact} for fact in facts for answer in fact.get("answer", []))
    if table == CASES:
        return tuple({"id": each.get("name", ""), **each} for each in held_in(draft.cases).get(CASES, []))
    data = held_in(draft.policy)
    if table == ABOUT:
        return (data,)
    if table == QUESTIONS:
        return tuple({"id": each} for each in questions_of(draft))
    if table == CONDITIONS:
        return tuple({"id": name, **held} for name, held in data.get(CONDITIONS, {}).items())
    key = {ACKNOWLEDGED: "kind", PROMISES: "id"}.get(table, "rule")
    return tuple({"id": each.get(key, ""), **each} for each in data.get(table, []))


def put(draft: PolicyDraft, spot: Spot, value: Value) -> PolicyDraft:
    """The draft with a value in a field; None takes the key out."""
    keys = spot.field.split(".")
    if spot.table == CASES:
        return draft._replace(cases=put_in(draft.cases, _path(draft, spot), keys, value))
    if spot.table in IN_CATALOGUE:
        return draft._replace(facts=put_in(draft.facts, _path(draft, spot), keys, value))
    return draft._replace(policy=put_in(draft.policy, _path(draft, spot), keys, value))


def add_rule(draft: PolicyDraft, part: str, row: int) -> tuple[PolicyDraft, int]:
    """The draft with a rule more, empty as yet, above a row; never below the last, which always holds.

    The first of a part is its last, and has no condition.
    """
    blocks = rows_in(draft.policy, part)
    place = max(0, min(row, len(blocks) - 1))
    when = 'when = ""\n' if blocks else ""
    name = as_toml(_free_id(draft, part))
    body = f'[[{part}]]\nrule = {name}\n{when}send = []\nbecause = ""\nbasis = "ours"'
    return draft._replace(policy=insert(draft.policy, body, before=blocks[place] if blocks else None)), place


def add_condition(draft: PolicyDraft, name: str) -> tuple[PolicyDraft, int]:
    """The draft with a named condition more, empty as yet, below the others."""
    blocks = rows_in(draft.policy, CONDITIONS)
    body = f'[conditions.{name}]\nwhen = ""\nmeans = ""'
    if blocks:
        return draft._replace(policy=insert(draft.policy, body, after=blocks[-1])), len(blocks)
    first = next(iter(blocks_of(draft.policy)), None)
    return draft._replace(policy=insert(draft.policy, body, before=first)), 0


def acknowledge(draft: PolicyDraft, finding: Mapping[str, str | None], reason: str) -> PolicyDraft:
    """The draft with a finding let stand for a reason. finding: the keys that say which."""
    lines = [f"{key} = {as_toml(value)}" for key, value in finding.items() if value]
    text = insert(draft.policy, "\n".join(("[[acknowledged]]", *lines, 'reason = ""')))
    row = len(rows_in(text, ACKNOWLEDGED)) - 1
    return put(draft._replace(policy=text), Spot(ACKNOWLEDGED, row, "reason"), reason)


def add_promise(draft: PolicyDraft) -> tuple[PolicyDraft, int]:
    """The draft with a promise more, empty as yet, below the others."""
    rows = rows_of(draft, PROMISES)
    taken = {str(row["id"]) for row in rows}
    name = next(f"promise_{number}" for number in count(1) if f"promise_{number}" not in taken)
    body = f'[[{PROMISES}]]\nid = "{name}"\nwhen = ""\nalways = []\nsays = ""'
    blocks = rows_in(draft.policy, PROMISES)
    text = insert(draft.policy, body, after=blocks[-1]) if blocks else insert(draft.policy, body)
    return draft._replace(policy=text), len(rows)


def ask(draft: PolicyDraft, fact: str) -> PolicyDraft:
    """The draft with a fact asked last."""
    return _with_questions(draft, (*questions_of(draft), fact))


def take_out(draft: PolicyDraft, spot: Spot) -> PolicyDraft:
    """The draft without a row. Raises Kept where it has to stay."""
    if spot.table in (ABOUT, *IN_CATALOGUE):
        raise Kept("This stays: its words can be changed, and it cannot be taken out here.")
    if spot.table == QUESTIONS:
        asked = questions_of(draft)
        return _with_questions(draft, (*asked[: spot.row], *asked[spot.row + 1 :]))
    if spot.table == CASES:
        return draft._replace(cases=without(draft.cases, rows_in(draft.cases, CASES)[spot.row]))
    blocks = rows_in(draft.policy, spot.table)
    if spot.table in PARTS and spot.row == len(blocks) - 1:
        raise Kept("The last rule of a part always holds and stays, so that no call is without an answer.")
    return draft._replace(policy=without(draft.policy, blocks[spot.row]))


def move(draft: PolicyDraft, spot: Spot, step: int) -> tuple[PolicyDraft, int]:
    """The draft with a row one further up (-1) or down (1), and where it then stands. Raises Kept."""
    rows = len(rows_of(draft, spot.table))
    last = rows - (2 if spot.table in PARTS else 1)
    there = spot.row + step
    if spot.table in (ABOUT, ACKNOWLEDGED, PROMISES, CASES, *IN_CATALOGUE):
        raise Kept("The order of these means nothing and stays.")
    if spot.table in PARTS and spot.row == rows - 1:
        raise Kept("The last rule of a part always holds: it stays the last.")
    if not 0 <= there <= last:
        raise Kept("It cannot go further that way.")
    if spot.table == QUESTIONS:
        asked = list(questions_of(draft))
        asked[spot.row], asked[there] = asked[there], asked[spot.row]
        return _with_questions(draft, asked), there
    blocks = rows_in(draft.policy, spot.table)
    upper, lower = sorted((blocks[spot.row], blocks[there]), key=lambda each: each.first)
    return draft._replace(policy=swap(draft.policy, upper, lower)), there


def rename(draft: PolicyDraft, row: int, name: str) -> PolicyDraft:
    """The draft with another name on a condition, and in every condition that uses it and can be read."""
    block = rows_in(draft.policy, CONDITIONS)[row]
    before = str(block.path[-1])
    draft = draft._replace(policy=put_header(draft.policy, block, f"[conditions.{name}]"))
    for table in (CONDITIONS, PROMISES, *PARTS):
        for number, each in enumerate(rows_of(draft, table)):
            try:
                parse(str(each.get("when", "")))
            except Unreadable:
                continue
            path = (*_path(draft, Spot(table, number)), "when")
            draft = draft._replace(
                policy=rewrite(draft.policy, path, lambda written: renamed_in(written, before, name))
            )
    return draft


def id_of(draft: PolicyDraft) -> str:
    """The policy's id, as its text has it."""
    return str(held_in(draft.policy).get("id", ""))


def questions_of(draft: PolicyDraft) -> tuple[str, ...]:
    """The facts in the order in which the policy has them asked."""
    held = held_in(draft.policy).get(QUESTIONS, [])
    return tuple(map(str, held)) if isinstance(held, list) else ()


def _is_written_so(held: object, blocks: int, *, is_named: bool = False) -> bool:
    """Whether what a text holds are tables, each with a header of its own. is_named: by a name each."""
    if not isinstance(held, dict if is_named else list):
        return False
    rows = tuple(held.values()) if isinstance(held, dict) else tuple(held)
    return len(rows) == blocks and all(isinstance(each, dict) for each in rows)


@lru_cache(maxsize=8)
def held_in(text: str) -> dict[str, Any]:
    """What a text holds, to be read only: a key that is typed asks for it a dozen times."""
    return tomllib.loads(text)


def _with_questions(draft: PolicyDraft, facts: Sequence[str]) -> PolicyDraft:
    return draft._replace(policy=put_in(draft.policy, (), (QUESTIONS,), tuple(facts)))


def _path(draft: PolicyDraft, spot: Spot) -> Path:
    if spot.table == ABOUT:
        return ()
    if spot.table == ANSWERS:
        return _answers(draft)[spot.row].path
    if spot.table in (FACTS, CASES):
        return ("fact" if spot.table == FACTS else CASES, spot.row)
    return rows_in(draft.policy, spot.table)[spot.row].path


def _answers(draft: PolicyDraft) -> tuple[Block, ...]:
    return tuple(each for each in blocks_of(draft.facts) if len(each.path) == 4 and each.path[2] == "answer")


def _free_id(draft: PolicyDraft, part: str) -> str:
    """An id that no rule has: the part's letter, and the first number that is free."""
    taken = {str(row["id"]) for each in PARTS for row in rows_of(draft, each)}
    ids = (str(row["id"])[:1] for row in rows_of(draft, part))
    letter = next((each for each in ids if each.isalpha()), "R")
    return next(each for number in range(1, len(taken) + 2) if (each := f"{letter}{number}") not in taken)
