"""The short hint beside each answer: it is left out where it has no room, so each has to fit."""

import pytest

from console.domain.rows.guide import KEYS
from console.domain.rows.shown import Choice
from console.policy.facts import LANGUAGES, UNKNOWN, Answer, Fact
from console.ui.widgets.choices import ChoiceList
from tests.resources.shipped import the_catalogue
from tests.ui.dress import a_look

pytestmark = pytest.mark.usefixtures("qapp")

ASKED = tuple(fact for fact in the_catalogue().facts if not fact.derived)
LEAST = {True: 28, False: 34}
"""The lowest row of one column, dense and not: lower ones stand in two columns."""
IN_TWO_COLUMNS = "problem"
"""The question with the most answers. Dense, its two columns have no room for hints; the mouse shows them."""

each_language = pytest.mark.parametrize("language", LANGUAGES)


def a_choice(number: int, answer: Answer, language: str, means: str) -> Choice:
    """An answer as the card shows it, with this language first and the other below it."""
    is_unknown = answer.id == UNKNOWN
    other = next(each for each in LANGUAGES if each != language)
    return Choice(
        "0" if is_unknown else KEYS[number],
        answer.id,
        answer.name.in_language(language),
        answer.name.in_language(other),
        means,
        is_unknown,
        is_given=False,
    )


def hints_left_out(fact: Fact, language: str, dense: bool, high: int) -> list[str]:
    """The hints that are not painted where the card is that high."""
    look = a_look("dark", dense)
    choices = ChoiceList(look)
    choices.show_choices(
        [
            a_choice(number, answer, language, answer.means.in_language(language))
            for number, answer in enumerate(fact.answers)
        ]
    )
    choices.resize(choices.sizeHint().width(), high)
    left_out = []
    for number, button in enumerate(choices.shown()):
        means = button.choice.means
        told = button.grab().toImage()
        button.show_choice(a_choice(number, fact.answers[number], language, ""))
        if button.grab().toImage() == told:
            left_out.append(f"{button.choice.name}: {means}")
    return left_out


@each_language
@pytest.mark.parametrize("dense", [True, False], ids=["dense", "comfortable"])
@pytest.mark.parametrize(
    "fact", [fact for fact in ASKED if fact.id != IN_TWO_COLUMNS], ids=lambda fact: fact.id
)
def test_every_hint_fits_its_button_at_the_lowest_row(fact: Fact, dense: bool, language: str) -> None:
    rows = len(fact.answers)

    assert hints_left_out(fact, language, dense, rows * (LEAST[dense] + 4) + 8) == []


@each_language
def test_the_hints_of_the_first_question_fit_two_columns(language: str) -> None:
    fact = the_catalogue().by_id[IN_TWO_COLUMNS]

    assert hints_left_out(fact, language, dense=False, high=340) == []


def test_a_hint_that_does_not_fit_is_found() -> None:
    fact = the_catalogue().by_id["medical"]
    long = fact.answers[0]._replace(means=fact.why)
    worse = fact._replace(answers=(long, *fact.answers[1:]))

    assert hints_left_out(worse, "en", dense=True, high=136) == [f"{long.name.en}: {fact.why.en}"]


def test_the_hints_of_an_emergency_name_each_of_the_six() -> None:
    """Whoever misses one of them sends no paramedics (facts.md, `medical`)."""
    fact = the_catalogue().by_id["medical"]
    hint = fact.answer("emergency").means.en

    for word in ("not alert", "bleed", "breath", "overdose", "head", "hanging"):
        assert word in hint
        assert word in fact.why.en
