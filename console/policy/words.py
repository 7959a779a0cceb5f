"""Conditions in plain words, for people who never read the policy's file."""

from collections.abc import Mapping
from typing import assert_never

from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.facts import Catalogue
from console.policy.model import NamedCondition

LEAST_SHARE = 0.0001
_JOINS = {
    "en": {"and": "and", "or": "or", "not": "not", "but": "any answer but"},
    "es": {"and": "y", "or": "o", "not": "no", "but": "cualquier respuesta menos"},
}


def in_words(
    condition: Condition,
    catalogue: Catalogue,
    language: str,
    named: Mapping[str, NamedCondition] | None = None,
) -> str:
    """The condition as a phrase; names are said by what they mean, where `named` tells."""
    words = _JOINS["es" if language[:2].lower() == "es" else "en"]

    def said(part: Condition, inside: bool) -> str:
        match part:
            case Is(fact, answers, holds):
                return _test(catalogue, language, Is(fact, answers, holds), words)
            case Named(name):
                return named[name].means if named and name in named else name.replace("_", " ")
            case Not(inner):
                return f"{words['not']} ({said(inner, False)})"
            case And(parts):
                return _joined([said(each, True) for each in parts], words["and"], inside)
            case Or(parts):
                return _joined([said(each, True) for each in parts], words["or"], inside)
            case _:
                assert_never(part)

    return said(condition, False)


def listed(items: list[str], word: str) -> str:
    """Items as people list them: `a, b or c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"


def share_words(share: float) -> str:
    """A share of combinations for people: three figures, and never all or nothing where it is not."""
    if 0 < share < LEAST_SHARE:
        return "under 0.01 %"
    if 1 - LEAST_SHARE < share < 1:
        return "over 99.99 %"
    return f"{share * 100:.3g} %" if share < 0.999 else f"{share * 100:.4g} %"


def _test(catalogue: Catalogue, language: str, test: Is, words: Mapping[str, str]) -> str:
    fact = catalogue.by_id[test.fact]
    names = [fact.answer(each).name.in_language(language) for each in test.answers]
    # Names hold commas and "or" of their own, so that several are told apart only in quotation marks.
    answers = names[0] if len(names) == 1 else listed([f"“{name}”" for name in names], words["or"])
    shown = answers if test.holds else f"{words['but']} {answers}"
    return f"{fact.name.in_language(language)}: {shown}"


def _joined(parts: list[str], word: str, inside: bool) -> str:
    """Parts as one phrase, in brackets where it stands inside another so that it is never read wrongly."""
    phrase = f"; {word} ".join(parts)
    return f"({phrase})" if inside else phrase
