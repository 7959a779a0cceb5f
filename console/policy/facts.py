"""The catalogue of facts: what a call is reduced to, the answers a fact can have, the words for them."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from console.policy.faults import meant
from console.policy.sheet import Table, read_schema, read_sheet

UNKNOWN = "unknown"
MARKS = ("plain", "person", "health", "criminal_justice")
LANGUAGES = ("en", "es")

Danger = Literal["ordered", "none_or_any"]


class Wording(NamedTuple):
    """One text in the languages the product speaks."""

    en: str
    es: str

    def in_language(self, code: str) -> str:
        """The text in a language, `es-MX` too; English where there is no other."""
        return self.es if code[:2].lower() == "es" else self.en


class Answer(NamedTuple):
    """One answer: its label, what it means, and how it is told inside a sentence of reasons.

    heard: how a caller would say it; None where it is told in an example as in reasons.
    """

    id: str
    name: Wording
    means: Wording
    told: Wording
    heard: Wording | None = None


class Fact(NamedTuple):
    """One fact. `answers` run from quiet to gravest, `unknown` last; `danger` says how gravity grows."""

    id: str
    answers: tuple[Answer, ...]
    danger: Danger | None
    derived: bool
    skip_when: Mapping[str, str]
    safety: bool
    mark: str
    name: Wording
    ask: Wording
    why: Wording
    say: Wording | None

    @property
    def answer_ids(self) -> tuple[str, ...]:
        """The ids of the answers, in order."""
        return tuple(answer.id for answer in self.answers)

    @property
    def quiet(self) -> str:
        """The quietest answer."""
        return self.answers[0].id

    def answer(self, answer_id: str) -> Answer:
        """The answer with this id, which has to be one of the fact's."""
        return next(answer for answer in self.answers if answer.id == answer_id)

    def steps(self) -> tuple[tuple[str, str], ...]:
        """The steps to a graver answer, and from the quiet one to `unknown`; none where no danger is."""
        known = [answer for answer in self.answer_ids if answer != UNKNOWN]
        unknown = [(self.quiet, UNKNOWN)] if UNKNOWN in self.answer_ids else []
        if self.danger == "ordered":
            return (*pairwise(known), *unknown)
        if self.danger == "none_or_any":
            return (*((self.quiet, graver) for graver in known[1:]), *unknown)
        return ()


class Catalogue(NamedTuple):
    """All facts in catalogue order, and the text they were read from."""

    facts: tuple[Fact, ...]
    by_id: Mapping[str, Fact]
    text: str

    @property
    def combinations(self) -> int:
        """How many ways there are to answer every fact."""
        product = 1
        for fact in self.facts:
            product *= len(fact.answers)
        return product


def read_catalogue(text: str, file: str) -> Catalogue:
    """The catalogue that a facts file gives; raises Faulty with every fault."""
    root = read_sheet(text, file)
    read_schema(root)
    tables = list(root.tables("fact"))
    facts = tuple(_fact(table) for table in tables)
    root.close()
    _check_ids(facts, tables)
    root.sheet.done()
    return Catalogue(facts, {fact.id: fact for fact in facts}, text)


def _fact(table: Table) -> Fact:
    answers = tuple(_answer(each) for each in table.tables("answer"))
    danger = table.one_of("danger", ("ordered", "none_or_any"), "") or None
    fact = Fact(
        id=table.text("id"),
        answers=answers,
        danger=cast(Danger | None, danger),
        derived=table.flag("derived"),
        skip_when=_skip_when(table),
        safety=table.flag("safety"),
        mark=table.one_of("mark", MARKS),
        name=_wording(table, "name"),
        ask=_wording(table, "ask"),
        why=_wording(table, "why"),
        say=_wording(table, "say") if table.has("say") else None,
    )
    table.close()
    ids = fact.answer_ids
    for answer_id in sorted({each for each in ids if ids.count(each) > 1}):
        table.fault("answer", f"the answer {answer_id} stands twice")
    if UNKNOWN in ids[:-1]:
        table.fault("answer", "the answer unknown has to be the last")
    if UNKNOWN not in ids and not fact.derived:
        table.fault(
            "answer", "the answer unknown is missing: a fact that is asked may find nobody who can say"
        )
    return fact


def _answer(table: Table) -> Answer:
    answer = Answer(
        table.text("id"),
        _wording(table, "name"),
        _wording(table, "means"),
        _wording(table, "told"),
        _wording(table, "heard") if table.has("heard") else None,
    )
    table.close()
    return answer


def _wording(table: Table, key: str) -> Wording:
    texts = table.table(key)
    if key not in table.data:
        return Wording("", "")
    wording = Wording(texts.text("en"), texts.text("es"))
    texts.close()
    return wording


def _skip_when(table: Table) -> Mapping[str, str]:
    inner = table.table("skip_when", optional=True)
    return {key: inner.text(key) for key in inner.data}


def _check_ids(facts: tuple[Fact, ...], tables: list[Table]) -> None:
    """Note facts that stand twice, and `skip_when` that names what is not there."""
    by_id = {fact.id: fact for fact in facts}
    seen: set[str] = set()
    for fact, table in zip(facts, tables, strict=True):
        if fact.id in seen:
            table.fault("id", f"the fact {fact.id} stands twice")
        seen.add(fact.id)
        for other, answer in fact.skip_when.items():
            if other not in by_id:
                table.fault("skip_when", f"there is no fact {other}.", meant(other, by_id))
            elif answer not in by_id[other].answer_ids:
                table.fault(
                    "skip_when", f"{other} has no answer {answer}.", meant(answer, by_id[other].answer_ids)
                )
