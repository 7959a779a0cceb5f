"""How an answer is said: by its name in the catalogue, or as withheld where whoever looks is not shown it."""

from console.domain.board import Answer, Call
from console.domain.veil import is_withheld
from console.domain.visible import visible
from console.policy.facts import Fact


def answer_name(fact: Fact, answer: str) -> str:
    """The answer in a list or on a brief."""
    return answer if is_withheld(answer) else fact.answer(answer).name.en


def answer_told(fact: Fact, answer: str) -> str:
    """The answer inside a sentence of reasons."""
    return f"of “{fact.name.en}”, {answer}" if is_withheld(answer) else fact.answer(answer).told.en


def own_words(answer: Answer) -> str:
    """The caveat that goes with an answer; not where the answer itself says that it is withheld."""
    return "" if is_withheld(answer.answer) else visible(answer.caveat)


def hides_answers(call: Call) -> bool:
    """Whether an answer of the call is withheld, so that no policy can be run on it."""
    return any(is_withheld(answer.answer) for answer in call.answers.values())
