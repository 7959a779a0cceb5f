"""A policy as it is read: its parts as rows in the order of the rules, in plain words. Knows no ledger."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from console.domain.rows.words import BASIS, FLAGS, PART_ASKS
from console.policy.conditions import Condition, names_in
from console.policy.facts import Catalogue
from console.policy.model import PARTS, NamedCondition, Policy, Rule
from console.policy.words import in_words

OTHERWISE = "Otherwise"
NATURES = {"reconstruction": "reconstruction", "own": "our own"}


class Unfolded(NamedTuple):
    """A named condition told in full: the phrase that stands for it, and what it comes down to.

    names: the phrases in `says` that stand for further conditions, each told below it.
    """

    means: str
    says: str
    names: tuple[str, ...] = ()


class RuleRow(NamedTuple):
    """A rule, or the head of a part (`rule` empty).

    names: the phrases in `when` that stand for a named condition. unfolded: those conditions in full, where
    somebody asked for them. decides: it is one of the rules that decide the call that is followed.
    """

    part: str
    rule: str = ""
    when: str = ""
    names: tuple[str, ...] = ()
    send: tuple[str, ...] = ()
    priority: int | None = None
    flags: tuple[str, ...] = ()
    because: str = ""
    basis: str = ""
    unfolded: tuple[Unfolded, ...] = ()
    decides: bool = False


class PolicyHead(NamedTuple):
    """What stands over a policy all the time: whose it is, how it stands here, and where it comes from."""

    title: str
    standing: str
    statement: str
    sources: tuple[str, ...]
    nature: str


def policy_head(policy: Policy, standing: str) -> PolicyHead:
    """The head. standing: whether it is in force, since when, or which version it is."""
    read = f"{policy.verified.day} {policy.verified:%b %Y}"
    statement = f"{policy.statement} Sources last read {read}." if policy.sources else policy.statement
    return PolicyHead(policy.title, standing, statement, policy.sources, NATURES[policy.nature])


def rule_rows(
    policy: Policy, catalogue: Catalogue, unfolded: Collection[str] = (), deciding: Collection[str] = ()
) -> tuple[RuleRow, ...]:
    """The three parts, each under its head. unfolded, deciding: ids of rules."""
    found = []
    for part in PARTS:
        found.append(RuleRow(part, because=PART_ASKS[part]))
        for rule in policy.parts[part]:
            found.append(_rule_row(rule, policy, catalogue, rule.id in unfolded, rule.id in deciding))
    return tuple(found)


def facts_of(condition: Condition, named: Mapping[str, NamedCondition]) -> tuple[str, ...]:
    """The names that a condition uses, those behind them too, each once and after whoever uses it first."""
    found: dict[str, None] = {}
    waiting = list(names_in(condition))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting.extend(names_in(named[name].when))
    return tuple(found)


def _rule_row(rule: Rule, policy: Policy, catalogue: Catalogue, is_unfolded: bool, decides: bool) -> RuleRow:
    named = policy.conditions
    row = RuleRow(
        rule.part,
        rule.id,
        OTHERWISE,
        (),
        rule.send,
        rule.priority,
        tuple(FLAGS.get(flag, flag) for flag in rule.flags),
        rule.because,
        BASIS[rule.basis],
        (),
        decides,
    )
    if rule.when is None:
        return row
    told = tuple(_told(rule.when, policy, catalogue)) if is_unfolded else ()
    words = _capital(in_words(rule.when, catalogue, "en", named))
    return row._replace(when=words, names=_phrases(rule.when, named, words), unfolded=told)


def _told(condition: Condition, policy: Policy, catalogue: Catalogue) -> Iterator[Unfolded]:
    named = policy.conditions
    for name in facts_of(condition, named):
        words = in_words(named[name].when, catalogue, "en", named)
        yield Unfolded(_capital(named[name].means), words, _phrases(named[name].when, named, words))


def _phrases(condition: Condition, named: Mapping[str, NamedCondition], words: str) -> tuple[str, ...]:
    """What the names of a condition are called in these words of it."""
    phrases = (named[name].means for name in dict.fromkeys(names_in(condition)))
    return tuple(each if each in words else _capital(each) for each in phrases)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
