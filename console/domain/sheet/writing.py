"""Conditions written as the policy's file has them: the inverse of `conditions.parse`, and nothing else."""

from typing import assert_never

from console.policy.conditions import And, Condition, Is, Named, Not, Or


def text_of(condition: Condition) -> str:
    """The condition's text; read again it is the same tree."""
    match condition:
        case Is(fact, answers, holds):
            return _test(fact, answers, holds=holds)
        case Named(name):
            return name
        case Not(part):
            return f"not {_inside(part, (And, Or))}"
        case And(parts):
            return " and ".join(_inside(each, (And, Or)) for each in parts)
        case Or(parts):
            return " or ".join(_inside(each, (Or,)) for each in parts)
        case _:
            assert_never(condition)


def _inside(part: Condition, in_brackets: tuple[type[And] | type[Or], ...]) -> str:
    return f"({text_of(part)})" if isinstance(part, in_brackets) else text_of(part)


def _test(fact: str, answers: tuple[str, ...], *, holds: bool) -> str:
    if len(answers) == 1:
        return f"{fact} {'==' if holds else '!='} {answers[0]}"
    return f"{fact} {'in' if holds else 'not in'} [{', '.join(answers)}]"
