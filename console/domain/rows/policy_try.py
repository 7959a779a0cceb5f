"""A call that is only tried: what the policy would ask next, and whom it would send. Nothing is recorded."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from console.domain.rows.advice import sure_priority, would_change
from console.domain.rows.guide import KEYS
from console.domain.rows.shown import AdviceItem, Choice, GuideCard, Reason, WouldChange
from console.domain.rows.words import BASIS, HEADLINE_ORDER, RESPONSES, headline, more_questions, sentence
from console.policy.diagram import Compiled
from console.policy.explain import Explanation, PartReasons, explain
from console.policy.facts import UNKNOWN, Catalogue, Fact
from console.policy.model import PARTS
from console.policy.recommend import Recommendation, finished

CHANGE_KEYS = "123456789ABDEFHIJK"
"""The keys of the answers given, where one of them is to be another."""
DERIVED = "care_team"
"""Asked here only when nothing else is open; on a call the board says it."""


class Trial(NamedTuple):
    """The answers given so far, in their order; what is asked later; and the fact that is asked anew.

    chooses: an answer that was given is to be chosen, to be another.
    """

    facts: Mapping[str, str]
    put_off: tuple[str, ...] = ()
    changing: str = ""
    chooses: bool = False


class Wished(Protocol):
    """What a page wishes: by its name, and about what."""

    @property
    def name(self) -> str:
        """What is wished."""
        ...

    @property
    def value(self) -> str:
        """About what."""
        ...


class TryView(NamedTuple):
    """What stands on the page: the question, what is asked for so far, why, and what would change it."""

    card: GuideCard
    headline: str
    unsettled: str
    priority: int | None
    items: tuple[AdviceItem, ...]
    reasons: tuple[Reason, ...]
    changes: tuple[WouldChange, ...]


def answered(trial: Trial, fact: str, answer: str) -> Trial:
    """The trial with one answer more, or another one."""
    put_off = tuple(each for each in trial.put_off if each != fact)
    return Trial({**trial.facts, fact: answer}, put_off)


def asked_later(trial: Trial, fact: str) -> Trial:
    """The trial with a fact asked after the others."""
    return trial._replace(put_off=(*(each for each in trial.put_off if each != fact), fact), changing="")


def taken_back(trial: Trial) -> Trial:
    """The trial without its last answer; a change that is not made yet is let go first."""
    if trial.changing or trial.chooses:
        return trial._replace(changing="", chooses=False)
    return trial._replace(facts=dict(list(trial.facts.items())[:-1]))


def wished(trial: Trial, wish: Wished, asked: str) -> Trial | None:
    """The trial after what its page wishes; None where the wish is another's. asked: the fact in front."""
    match wish.name:
        case "try_answer":
            return answered(trial, asked, wish.value)
        case "try_ask":
            return trial._replace(changing=wish.value, chooses=False)
        case "try_later":
            return asked_later(trial, asked)
        case "try_back":
            return taken_back(trial)
        case "try_choose":
            return trial._replace(changing="", chooses=True)
        case "try_anew":
            return Trial({})
        case _:
            return None


def try_view(compiled: Compiled, trial: Trial) -> TryView:
    """What stands on the page for a trial."""
    found = explain(compiled, trial.facts)
    recommendation = found.recommendation
    sent = _sent(recommendation)
    return TryView(
        _card(compiled, trial, recommendation),
        headline(sent) if sent or recommendation.settled else "Nothing is certain yet",
        "" if recommendation.settled else f"not settled: {more_questions(recommendation.at_most)}",
        sure_priority(recommendation),
        tuple(sorted(_items(found, sent), key=lambda item: item.state != "certain")),
        tuple(_reasons(found, compiled.catalogue)),
        tuple(would_change(found, compiled.catalogue)),
    )


def next_fact(compiled: Compiled, trial: Trial, found: Recommendation) -> str:
    """The fact to ask next, as the guide would; empty where none is left."""
    if trial.changing or trial.chooses:
        return trial.changing
    worth = sorted((fact for fact in found.open if fact != DERIVED), key=compiled.level_of.__getitem__)
    first = next((fact for fact in worth if fact not in trial.put_off), "")
    later = next((fact for fact in trial.put_off if fact in worth), "")
    return first or later or (DERIVED if DERIVED in found.open else "")


def _card(compiled: Compiled, trial: Trial, found: Recommendation) -> GuideCard:
    asked = next_fact(compiled, trial, found)
    if not asked:
        return _answers_card(compiled, trial, found)
    fact = compiled.catalogue.by_id[asked]
    is_change = asked == trial.changing
    progress = "changing an earlier answer" if is_change else more_questions(found.at_most)
    return GuideCard(
        "changing" if is_change else "question",
        fact=asked,
        progress=progress,
        left=found.at_most,
        why=fact.why.en,
        ask=fact.ask.en,
        ask_other=fact.ask.es,
        choices=_choices(fact, trial.facts.get(asked, "")),
    )


def _answers_card(compiled: Compiled, trial: Trial, found: Recommendation) -> GuideCard:
    """The answers that this policy reads, to choose one that is to be another."""
    by_id = compiled.catalogue.by_id
    diagrams = finished(compiled)
    read = {compiled.order[level].id for level in diagrams.forest.asked(diagrams.joint)}
    given = [(by_id[fact], answer) for fact, answer in trial.facts.items() if fact in read]
    choices = (
        Choice(key, fact.id, fact.name.en, "", fact.answer(answer).name.en)
        for key, (fact, answer) in zip(CHANGE_KEYS, given, strict=False)
    )
    progress = "no question left that matters" if found.settled else more_questions(found.at_most)
    ask = "Which answer would be another?" if given else "Nothing was answered yet."
    return GuideCard("done", progress=progress, ask=ask, choices=tuple(choices))


def _choices(fact: Fact, given: str) -> tuple[Choice, ...]:
    keys = iter(KEYS)
    return tuple(
        Choice(
            "0" if answer.id == UNKNOWN else next(keys, ""),
            answer.id,
            answer.name.en,
            "",
            answer.means.en,
            answer.id == UNKNOWN,
            answer.id == given,
        )
        for answer in fact.answers
    )


def _sent(found: Recommendation) -> tuple[str, ...]:
    if found.responses is None:
        return found.certain
    return tuple(dict.fromkeys(each for part in PARTS for each in found.responses[part]))


def _items(found: Explanation, sent: tuple[str, ...]) -> Iterator[AdviceItem]:
    """Each response that is certain or can still be, with the rules that ask for it."""
    rules = [rule for part in PARTS for rule in found.parts[part].rules]
    for response in HEADLINE_ORDER:
        ids = ", ".join(rule.id for rule in rules if response in rule.send)
        words = RESPONSES[response]
        if response in sent:
            yield AdviceItem(response, words.name, words.detail, ids, "certain")
        elif ids:
            yield AdviceItem(response, words.name, "hangs on the answers to come", ids, "open")


def _reasons(found: Explanation, catalogue: Catalogue) -> Iterator[Reason]:
    """Why, for each part that one rule decides whatever is answered; how many rules the others have left."""
    for part in PARTS:
        reasons = found.parts[part]
        rule = reasons.rules[0]
        if len(reasons.rules) == 1:
            yield Reason(_lead(reasons, catalogue), f"{rule.id}: {rule.because}", BASIS[rule.basis])
        else:
            ids = ", ".join(each.id for each in reasons.rules)
            yield Reason(f"{part.capitalize()} is open.", f"It can still be {ids}.")


def _lead(reasons: PartReasons, catalogue: Catalogue) -> str:
    told = (catalogue.by_id[fact].answer(answer).told.en for fact, answer in reasons.answers)
    return sentence("; ".join(told))
