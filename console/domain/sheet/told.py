"""What is wrong with a draft of a policy, each fault at its field, in the reader's own words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from console.domain.pack.edit import Spot
from console.domain.pack.told import Fault
from console.domain.room import hidden_in
from console.domain.sheet.draft import PolicyDraft, rows_of
from console.domain.sheet.fields import ABOUT, ANSWERS, CONDITIONS, FACTS, FIELDS, QUESTIONS, TABLES
from console.domain.sheet.unfit import unfit
from console.policy.cases import read_cases
from console.policy.conditions import Unreadable, mistakes, parse
from console.policy.facts import Catalogue, read_catalogue
from console.policy.faults import Fault as Found
from console.policy.faults import Faulty
from console.policy.load import read_policy
from console.policy.model import Policy


class Read(NamedTuple):
    """A draft as read: its policy, unless that has faults; its list of facts, or the one before it."""

    policy: Policy | None
    catalogue: Catalogue
    faults: tuple[Fault, ...]


def read(draft: PolicyDraft, before: Catalogue) -> Read:
    """The draft as it would be put in force, with its faults. before: the facts while its own are faulty."""
    catalogue, policy, found = before, None, list[Fault]()
    if draft.facts != before.text:
        try:
            catalogue = read_catalogue(draft.facts, "facts.toml")
        except Faulty as faulty:
            found += _placed(draft, faulty.faults, catalogue, is_catalogue=True)
    try:
        policy = read_policy(draft.policy, "policy.toml", catalogue)
    except Faulty as faulty:
        found += _placed(draft, faulty.faults, catalogue, is_catalogue=False)
    if draft.cases:
        try:
            read_cases(draft.cases, "cases.toml", catalogue)
        except Faulty as faulty:
            found += _placed(draft, faulty.faults, catalogue, is_catalogue=False)
    found += (*unfit(draft), *_named_as_answers(draft, catalogue))
    order = (*TABLES, "")
    found.sort(key=lambda each: (order.index(each.spot.table), each.spot.row))
    return Read(policy if not found else None, catalogue, tuple(found))


def seen_through(draft: PolicyDraft, found: Read) -> Read:
    """The same with every text that holds what nobody sees: not for each key, it reads both texts whole."""
    if found.faults:
        return found
    hidden = hidden_in(draft.policy, draft.facts, "")
    faults = tuple(Fault(Spot(ABOUT), _sentence(says)) for says in hidden)
    return found._replace(policy=found.policy if not faults else None, faults=faults)


def wrong_with_condition(text: str, catalogue: Catalogue, names: Iterable[str]) -> str:
    """Why a text is no condition, in a sentence each; empty where it is one."""
    try:
        condition = parse(text)
    except Unreadable as fault:
        return " ".join(each for each in (_sentence(fault.says), fault.hint) if each)
    found = mistakes(condition, catalogue, tuple(names))
    return " ".join(" ".join(each for each in (_sentence(says), hint) if each) for says, hint in found)


def named_as_answer(name: str, catalogue: Catalogue) -> str:
    """Why a condition may not have a name that answers have, in a sentence; empty where it may."""
    about = next((each.name.en for each in catalogue.facts if name in each.answer_ids), "")
    return f"{name} is an answer of {about}: a condition needs a name of its own." if about else ""


def _named_as_answers(draft: PolicyDraft, catalogue: Catalogue) -> Iterator[Fault]:
    for number, row in enumerate(rows_of(draft, CONDITIONS)):
        if says := named_as_answer(str(row["id"]), catalogue):
            yield Fault(Spot(CONDITIONS, number), _sentence(says))


def _placed(
    draft: PolicyDraft, faults: Iterable[Found], catalogue: Catalogue, *, is_catalogue: bool
) -> Iterator[Fault]:
    for each in faults:
        words = (each.key or "").split()
        spot = _fact_spot(draft, words) if is_catalogue else _policy_spot(draft, words)
        says = _in_names(each.says, catalogue) if spot.table == QUESTIONS else each.says
        hint = f" {each.hint}" if each.hint else ""
        yield Fault(spot, f"{_sentence(says)}{hint}")


def _in_names(says: str, catalogue: Catalogue) -> str:
    """What is said of a question, with the name that its list has for the fact."""
    names = {fact.id: fact.name.en for fact in catalogue.facts}
    return re.sub(r"[a-z][a-z0-9_]*", lambda word: names.get(word[0], word[0]), says)


def _policy_spot(draft: PolicyDraft, words: list[str]) -> Spot:
    """The place that a fault's key names: `medical 2 when`, `conditions armed means`, `questions`."""
    table, rest = (words[0], words[1:]) if words else (ABOUT, [])
    if table == CONDITIONS and rest:
        names = [str(row["id"]) for row in rows_of(draft, CONDITIONS)]
        return Spot(CONDITIONS, names.index(rest[0]) if rest[0] in names else 0, _field(CONDITIONS, rest[1:]))
    if table in TABLES:
        # What is said of no row, such as a question that is not asked, marks its table alone.
        nowhere = -1 if table == QUESTIONS else 0
        row = int(rest[0]) - 1 if rest and rest[0].isdecimal() else nowhere
        return Spot(table, row, _field(table, rest[1:]))
    return Spot(ABOUT, 0, _field(ABOUT, [table]))


def _fact_spot(draft: PolicyDraft, words: list[str]) -> Spot:
    """The place in the list of facts: `fact 3 ask en`, `fact 3 answer 2 name en`."""
    if len(words) < 2 or not words[1].isdecimal():
        return Spot(FACTS)
    fact = int(words[1]) - 1
    if len(words) > 3 and words[2] == "answer" and words[3].isdecimal():
        before = sum(len(_answers_of(row)) for row in rows_of(draft, FACTS)[:fact])
        return Spot(ANSWERS, before + int(words[3]) - 1, _field(ANSWERS, words[4:]))
    return Spot(FACTS, fact, _field(FACTS, words[2:]))


def _answers_of(fact: object) -> list[object]:
    held = fact.get("answer", []) if isinstance(fact, dict) else []
    return held if isinstance(held, list) else []


def _field(table: str, words: list[str]) -> str:
    """The field that these keys lead to; empty where the row has none such."""
    names = [each.field.name for each in FIELDS[table]]
    return next((name for name in (".".join(words[:2]), *words[:1]) if name in names), "")


def _sentence(says: str) -> str:
    says = re.sub(r"\.$", "", says)
    return f"{says[:1].upper()}{says[1:]}."
