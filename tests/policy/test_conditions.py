"""Conditions: text to tree and back, how tightly words bind, and how they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.policy.conditions import And, Condition, Is, Named, Not, Or, Unreadable, facts_behind, parse
from console.policy.model import NamedCondition
from console.policy.words import in_words
from tests.policy.building import SMALL, conditions, written

EDGED = Is("weapon", ("edged",))
CRIME = Is("crime", ("none",))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("weapon == edged", EDGED),
        ("weapon != edged", Is("weapon", ("edged",), holds=False)),
        ("weapon in [edged, firearm]", Is("weapon", ("edged", "firearm"))),
        ("weapon not in[edged]", Is("weapon", ("edged",), holds=False)),
        ("armed", Named("armed")),
        ("not not armed", Not(Not(Named("armed")))),
        ("not armed and crime == none", And((Not(Named("armed")), CRIME))),
        ("armed or crime==none and weapon==edged", Or((Named("armed"), And((CRIME, EDGED))))),
        ("(armed or crime == none) and weapon == edged", And((Or((Named("armed"), CRIME)), EDGED))),
        ("  ((\tarmed\n))  ", Named("armed")),
        ("note or nota", Or((Named("note"), Named("nota")))),
    ],
)
def test_a_text_reads_as_its_tree(text: str, tree: Condition) -> None:
    assert parse(text) == tree


@given(conditions(SMALL, ["armed", "risky"]))
def test_what_was_written_reads_the_same(condition: Condition) -> None:
    assert parse(written(condition)) == condition


@given(st.text() | st.text(alphabet="()[],=! andorti_weapn"))
def test_any_text_reads_or_is_refused_in_words(text: str) -> None:
    try:
        condition: Condition | None = parse(text)
    except Unreadable as error:
        condition, says = None, error.says
    else:
        says = ""

    assert (condition is None) == bool(says)


def test_facts_are_found_behind_names() -> None:
    named: dict[str, Condition] = {"armed": Or((EDGED, Named("risky"))), "risky": CRIME}

    assert facts_behind(Not(Named("armed")), named) == {"weapon", "crime"}


@pytest.mark.parametrize(
    ("condition", "english", "spanish"),
    [
        (EDGED, "weapon: edged", "weapon (es): edged (es)"),
        (
            Is("weapon", ("none", "edged", "unknown"), holds=False),
            "weapon: any answer but “none”, “edged” or “unknown”",
            "weapon (es): cualquier respuesta menos “none (es)”, “edged (es)” o “unknown (es)”",
        ),
        (And((CRIME, Named("at_risk"))), "crime: none; and at risk", "crime (es): none (es); y at risk"),
        (
            Or((EDGED, And((CRIME, Not(Named("armed")))))),
            "weapon: edged; or (crime: none; and not (a weapon cannot be ruled out))",
            "weapon (es): edged (es); o (crime (es): none (es); y no (a weapon cannot be ruled out))",
        ),
    ],
)
def test_a_condition_is_said_in_plain_words(condition: Condition, english: str, spanish: str) -> None:
    named = {"armed": NamedCondition("armed", EDGED, "weapon == edged", "a weapon cannot be ruled out", 1)}

    assert in_words(condition, SMALL, "en", named) == english
    assert in_words(condition, SMALL, "es-MX", named) == spanish
