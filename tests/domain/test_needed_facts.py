"""A list of facts that the program cannot work with never comes into force."""

import re
from collections.abc import Callable

import pytest

from console.domain import commands as c
from console.domain.board import Board
from console.domain.needed_facts import unfit
from console.policy.facts import read_catalogue
from tests.domain.build import PATROL, Desk, a_desk, adoption, catalogue_text, policy_text, the_catalogue

WORDS = '{ en = "a", es = "b" }'
BARE = policy_text(PATROL).partition("questions = [")[0] + "".join(
    f'[[{part}]]\nrule = "{part[0].upper()}9"\nsend = ["{sent}"]\nbecause = "So."\nbasis = "ours"\n'
    for part, sent in (("medical", "ems"), ("safety", "law_enforcement"), ("care", "keep_line"))
)
"""A policy that reads no fact at all."""


def without(fact: str) -> str:
    """The bundled facts but one, and what is skipped because of it."""
    blocks = re.split(r"(?m)^(?=\[\[fact\]\])", catalogue_text())
    left = [
        each for each in blocks if not re.search(rf'(?m)^id = "{fact}"', each.split("[[fact.answer]]")[0])
    ]
    assert len(left) == len(blocks) - 1
    return "".join(left)


def more(fact: str, *answers: str, is_derived: bool = False) -> str:
    """The bundled facts and another one."""
    lines = ["[[fact]]", f'id = "{fact}"', 'mark = "plain"', *(["derived = true"] if is_derived else [])]
    lines += [f"{key} = {WORDS}" for key in ("name", "ask", "why")]
    lines += [] if answers else ["answer = []"]
    return "\n".join((catalogue_text(), *lines, *(line for each in answers for line in an_answer(each)), ""))


def an_answer(answer: str) -> list[str]:
    return ["[[fact.answer]]", f'id = "{answer}"', *(f"{key} = {WORDS}" for key in ("name", "means", "told"))]


def asked_for_the_team() -> str:
    """The bundled facts, the last of which, the care team, somebody is asked for."""
    text = re.sub(r"(?m)^derived = true.*$", "", catalogue_text())
    return "\n".join((text, *an_answer("unknown"), ""))


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (without("care_team"), "there is no fact care_team, which the desk enters by itself"),
        (without("others_in_danger"), "there is no fact others_in_danger, which the desk enters by itself"),
        (without("problem"), "there is no fact problem, which the desk enters by itself"),
        (
            catalogue_text().replace('id = "responder_needs_help"', 'id = "helper_in_need"'),
            "problem has no answer responder_needs_help",
        ),
        (asked_for_the_team(), "care_team has to be derived: nobody is asked for it"),
        (more("x", is_derived=True), "x has fewer than two answers"),
        (more("x", "one", "two", is_derived=True), "x is derived, and nobody works it out"),
        (more("x", "unknown"), "x has fewer than two answers"),
        (more("and", "one", "unknown"), "and is no id of a fact; use small letters"),
        (more("x", "One or two", "unknown"), "One or two is no id of an answer of x; use small letters"),
    ],
)
@pytest.mark.parametrize("desk", [a_desk, lambda: Desk(Board())], ids=["later", "first start"])
def test_it_is_refused_whoever_begins(desk: Callable[[], Desk], facts: str, says: str) -> None:
    command = adoption(catalogue=facts).model_copy(update={"policy": BARE})

    code, told = desk().refusal(command)

    assert code == "policy_faulty"
    assert says in told


def test_the_bundled_facts_are_fit() -> None:
    assert unfit(the_catalogue()) == ()


def test_a_list_that_is_in_force_already_goes_on() -> None:
    facts = more("and", "one", "unknown")
    assert unfit(read_catalogue(facts, "facts.toml"))
    desk = a_desk()
    assert desk.board.room is not None
    compiled = desk.board.room.compiled
    desk.board = desk.board._replace(
        room=desk.board.room._replace(
            compiled=compiled._replace(catalogue=compiled.catalogue._replace(text=facts))
        )
    )

    assert desk.do(adoption(PATROL, catalogue=facts))
    desk.do(c.OpenCall())
