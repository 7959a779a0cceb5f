"""What a call is about in a few words: what can hurt somebody first, then the caller's main problem."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain.board import Board, Call, in_force
from console.domain.veil import is_withheld
from console.policy.facts import UNKNOWN

GRAVE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("medical", "emergency"): "medical emergency",
        ("suicide", "attempt_in_progress"): "attempt under way",
        ("violence", "physical_ongoing"): "hurting someone now",
    }
)
"""Answers that a heading tells in words of its own, since their names need their question."""


def problem(board: Board, call: Call) -> str:
    """The dangers, then the main problem, in words; what is withheld says so alone."""
    answer = call.answers.get("problem")
    for fact in ("problem", "weapon"):
        if fact in call.answers and is_withheld(call.answers[fact].answer):
            return call.answers[fact].answer
    about = _named(board, "problem", answer.answer) if answer is not None else ""
    danger = dangers(board, call)
    return f"{danger}, {about.lower()}" if danger and about else danger or about


def dangers(board: Board, call: Call) -> str:
    """What can hurt somebody, as a heading has it; a weapon of which nobody could say is one of them."""
    words = ", ".join(_dangers(board, call))
    return words[:1].upper() + words[1:]


def _dangers(board: Board, call: Call) -> Iterator[str]:
    given = {fact: each.answer for fact, each in call.answers.items() if not is_withheld(each.answer)}
    if given.get("weapon", "none") != "none":
        yield _named(board, "weapon", given["weapon"]).lower()
    yield from (words for (fact, answer), words in GRAVE.items() if given.get(fact) == answer)
    if given.get("hazard", UNKNOWN) not in (UNKNOWN, "none"):
        yield _named(board, "hazard", given["hazard"]).lower()


def _named(board: Board, fact: str, answer: str) -> str:
    known = in_force(board).compiled.catalogue.by_id[fact]
    return f"{known.name.en} not known" if answer == UNKNOWN else known.answer(answer).name.en
