"""Examples as a caller would tell them: only what matters, quiet answers last or summed up."""

import pytest

from console.policy.facts import Catalogue
from console.policy.finding import Finding
from console.policy.library import catalogue_in
from console.policy.told import dead_words, example_told, rules_told
from console.settings import resources_dir

QUIET = {
    "crime": "none",
    "others_in_danger": "no",
    "threat": "none",
    "violence": "none",
    "weapon": "none",
    "suicide": "none",
    "care_team": "none",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


def a_finding(*matters: str, **answers: str) -> Finding:
    return Finding("nobody", "Nobody goes.", example={**QUIET, **answers}, matters=matters)


def test_only_what_matters_is_told_and_what_is_quiet_comes_last(catalogue: Catalogue) -> None:
    finding = a_finding("crime", "weapon", "weapon_access", weapon="edged", weapon_access="in_hand")

    assert example_told(catalogue, finding) == (
        "The caller says: “They have a knife. It is in their hand. They have done nothing against the law.”"
    )


def test_many_quiet_answers_are_summed_up(catalogue: Catalogue) -> None:
    finding = a_finding("crime", "others_in_danger", "threat", "violence", "suicide", suicide="imminent")

    assert example_told(catalogue, finding) == (
        "The caller says: “They are about to end their life.” "
        "Nothing else that is asked gives cause for worry."
    )


def test_a_step_is_told_one_answer_after_the_other(catalogue: Catalogue) -> None:
    step = a_finding("engagement", engagement="talking_now")._replace(
        fact="weapon", from_answer="none", to_answer="firearm"
    )

    assert example_told(catalogue, step) == (
        "At first the caller says: “There is no weapon.” Then: “They have a gun.” "
        "And: “They are talking to me.”"
    )
    assert example_told(catalogue, step, "es-MX") == (
        "Primero quien llama dice: “No hay ningún arma.” Después: “Tiene un arma de fuego.” "
        "Y además: “Está hablando conmigo.”"
    )


def test_what_the_desk_works_out_is_no_callers_word(catalogue: Catalogue) -> None:
    assert example_told(catalogue, a_finding("care_team")) == "No care team can come."


def test_where_nothing_matters_any_call_is_an_example(catalogue: Catalogue) -> None:
    assert example_told(catalogue, a_finding()) == "Any call at all."
    assert example_told(catalogue, a_finding(), "es") == "Cualquier llamada."


def test_rules_and_covering_rules_are_listed_as_people_do() -> None:
    assert rules_told({"care": "C4", "medical": "M9", "safety": "S7"}) == "M9, S7 and C4"
    assert dead_words("S2", ("S1",)) == (
        "S2 never decides: S1 comes first, and takes every call it is meant for."
    )


def test_every_answer_that_is_asked_can_be_heard_from_a_caller(catalogue: Catalogue) -> None:
    for fact in catalogue.facts:
        for answer in fact.answers:
            heard = answer.heard
            assert (heard is None) is fact.derived, f"{fact.id} {answer.id}"
            for text in heard or ():
                assert not text.endswith((".", "!", "?")), text
                assert len(text) <= 60, text
                assert text[0].islower() or text.startswith("I "), text


def test_an_answer_without_words_of_a_caller_is_told_as_in_reasons(catalogue: Catalogue) -> None:
    weapon = catalogue.by_id["weapon"]
    bare = weapon._replace(answers=tuple(each._replace(heard=None) for each in weapon.answers))
    without = catalogue._replace(by_id={**catalogue.by_id, "weapon": bare})

    assert example_told(without, a_finding("weapon", weapon="edged")) == (
        "The caller says: “There is a knife or blade.”"
    )
