"""What a condition that is being typed may become: facts, answers, names and words, each with its meaning."""

import re
from collections.abc import Iterator, Mapping

from console.domain.line import Completion
from console.policy.facts import Catalogue

SUGGESTED_MAX = 8
_LAST = re.compile(r"[A-Za-z0-9_]*\Z")
_ANSWER = re.compile(r"([a-z][a-z0-9_]*)\s*(?:==|!=|(?:not\s+)?in\s*\[[^\]]*)\s*\Z")
_FACT_DONE = re.compile(r"([a-z][a-z0-9_]*)\s+\Z")


def begun(text: str) -> str:
    """A text without the word that is being typed at its end."""
    return _LAST.sub("", text)


def completed(text: str, catalogue: Catalogue, named: Mapping[str, str]) -> tuple[Completion, ...]:
    """The words that the last word may become, at most eight. named: the conditions, and what they mean."""
    before = begun(text)
    last = text[len(before) :]
    fitting = [
        Completion(word, says)
        for word, says in _words(before, catalogue, named)
        if word.startswith(last.casefold()) and word != last
    ]
    return tuple(fitting[:SUGGESTED_MAX])


def _words(before: str, catalogue: Catalogue, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words that can stand here, each with what it means."""
    compared = _ANSWER.search(before)
    if compared is not None and compared[1] in catalogue.by_id:
        fact = catalogue.by_id[compared[1]]
        yield from ((each.id, f"{fact.name.en}: {each.name.en}") for each in fact.answers)
        return
    done = _FACT_DONE.search(before)
    if done is not None and done[1] in catalogue.by_id:
        yield from (("==", "is"), ("!=", "is not"), ("in [", "is one of"), ("not in [", "is none of"))
        return
    if done is not None and done[1] in named:
        yield from (("and", "both hold"), ("or", "one of them holds"))
        return
    yield from named.items()
    yield from ((fact.id, fact.name.en) for fact in catalogue.facts)
    yield "not", "the next does not hold"
