"""What a condition that is being typed may become: facts, answers, names and words, each with its meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence

from console.domain.line import Completion
from console.policy.facts import Catalogue

SUGGESTED_MAX = 8
_LAST = re.compile(r"[A-Za-z0-9_]*\Z")
_TOKEN = re.compile(r"[A-Za-z0-9_]+|==|!=|[\[\](),]")
_ANDS = (("and", "both hold"), ("or", "one of them holds"))
_CLOSE = (")", "the end of what is in brackets")
JOINING = frozenset(("and", "or", ")"))
"""What can follow a condition that is whole: where nothing else is suggested, nothing is lacking."""


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
    tokens: list[str] = _TOKEN.findall(before)
    last = tokens[-1] if tokens else ""
    fact = _compared(tokens, catalogue)
    if fact and last in ("==", "!=", "[", ","):
        about = catalogue.by_id[fact]
        yield from ((each.id, f"{about.name.en}: {each.name.en}") for each in about.answers)
    elif fact and "[" in tokens[_start(tokens) :] and last != "]":
        yield from ((",", "or another answer"), ("]", "the end of the answers"))
    elif fact or last == ")" or last in named:
        yield from _ANDS
        if tokens.count("(") > tokens.count(")"):
            yield _CLOSE
    elif last == "not" and tokens[-2:-1] and tokens[-2] in catalogue.by_id:
        yield "in [", "is none of"
    elif last in catalogue.by_id:
        yield from (("==", "is"), ("!=", "is not"), ("in [", "is one of"), ("not in [", "is none of"))
    else:
        yield from named.items()
        yield from ((each.id, each.name.en) for each in catalogue.facts)
        yield "not", "the next does not hold"


def _start(tokens: Sequence[str]) -> int:
    """Where the condition begins that is being written, behind the last word that joins."""
    return max((at + 1 for at, each in enumerate(tokens) if each in ("and", "or", "(")), default=0)


def _compared(tokens: Sequence[str], catalogue: Catalogue) -> str:
    """The fact whose comparison is being written, or is whole; empty before its sign."""
    here = [each for each in tokens[_start(tokens) :] if each != "not"]
    is_begun = len(here) > 1 and here[0] in catalogue.by_id and here[1] in ("==", "!=", "in")
    return here[0] if is_begun and ")" not in here else ""
