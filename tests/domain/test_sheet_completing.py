"""What is suggested while a condition is typed: only what can stand there."""

import pytest

from console.domain.sheet.completing import completed
from tests.domain.build import the_catalogue

NAMED = {"armed": "a weapon cannot be ruled out", "at_risk": "somebody is at risk"}


def suggested(text: str) -> list[str]:
    return [each.text for each in completed(text, the_catalogue(), NAMED)]


@pytest.mark.parametrize(
    "whole",
    [
        "armed ",
        "weapon == firearm ",
        "weapon != firearm ",
        "not armed ",
        "armed and weapon == firearm ",
        "weapon in [firearm, edged] ",
        "weapon not in [firearm] ",
        "(armed or weapon == none) ",
        "weapon == unknown ",
    ],
)
def test_after_a_whole_condition_only_a_joining_word_follows(whole: str) -> None:
    assert suggested(whole) == ["and", "or"]


def test_an_open_bracket_can_be_closed_after_a_whole_condition() -> None:
    assert suggested("(armed or weapon == none ") == ["and", "or", ")"]
    assert suggested("(armed or weapon == none) and (armed ") == ["and", "or", ")"]


def test_after_a_sign_come_the_answers_and_after_a_fact_the_signs() -> None:
    assert suggested("weapon ") == ["==", "!=", "in [", "not in ["]
    assert "firearm" in suggested("armed and weapon == ")
    assert "firearm" in suggested("weapon in [")
    assert "firearm" in suggested("weapon not in [edged, f")
    assert suggested("weapon in [firearm ") == [",", "]"]
    assert suggested("weapon not ") == ["in ["]


def test_a_condition_begins_with_a_name_a_fact_or_not() -> None:
    for before in ("", "armed and ", "armed or (", "not "):
        assert suggested(f"{before}ar") == ["armed"], before
