"""Every refusal is raised by somebody's command, and its sentence is whole and says what to do."""

import pytest

from console.domain import commands as c
from console.domain.refusals import SENTENCES, in_words
from console.errors import Refused
from tests.domain.build import (
    START,
    SUPERVISOR,
    a_call,
    a_desk,
    adoption,
    agency_text,
    answers,
    catalogue_text,
)
from tests.domain.situations import SITUATIONS

OF_TYPING = {
    "then_unreadable", "then_still_to_come", "then_never", "then_twice", "begin_unreadable",
    "begin_clocks_change",
}  # fmt: skip
"""Of a time that is typed, before any command: tests/domain/test_typed_time.py."""


def test_every_refusal_has_its_situation() -> None:
    # The last two are raised before anything is decided: test_store_trouble.py, test_accounts.py.
    assert {*SITUATIONS, *OF_TYPING, "waits_to_be_saved", "password_weak"} == set(SENTENCES)


@pytest.mark.parametrize("code", SITUATIONS)
def test_a_command_is_refused_in_whole_sentences(code: str) -> None:
    desk, command = SITUATIONS[code]()

    found, says = desk.refusal(command)

    assert found == code
    assert says.endswith((".", "?", "”?")), f"{code} is not a sentence: {says}"
    assert len(says) > 20, f"{code} says too little: {says}"
    halves = says[: len(says) // 2], says[len(says) // 2 :]
    assert halves[0].strip() != halves[1].strip(), f"{code} says everything twice"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("unit_taken", "D-19 is on call 26-00001. Choose another unit, or move it here."),
        ("no_such_fact", "There is no fact “wepon”. Did you mean “weapon”?"),
        ("unit_cannot_fill", "D-19 cannot go as “paramedics”: no paramedic with it. Choose another unit."),
        ("unit_not_free", "D-30 is not free; its status is “Out of service”."),
        (
            "hand_off_order",
            "The hand-off to 988 crisis line is “not begun”; it cannot become “confirmed” yet. "
            "Next: offered to the caller.",
        ),
        ("less_needs_supervisor", "This asks for less than the policy does (crisis-trained deputies, "),
        ("not_a_supervisor", "Nadia Okoro is not a supervisor of this agency. Supervisors: Lena Brandt, "),
        ("close_units", "Still on this call: D-19. Set each to available, or stand it down, then close."),
        ("approval_not_due", "The supervisor still has 120 s to answer."),
        ("adoption_strands", "CO-7 is on call 26-00001 and not in that pack; clear it first"),
    ],
)
def test_a_refusal_names_what_is_the_case(code: str, says: str) -> None:
    desk, command = SITUATIONS[code]()

    assert says in desk.refusal(command)[1]


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        in_words(Refused("made_up"))


def test_naive_times_are_not_read() -> None:
    with pytest.raises(ValueError, match="timezone"):
        c.OpenCall(happened_at=START.replace(tzinfo=None), why_then="paper")


def test_a_reason_of_blanks_is_none() -> None:
    desk = a_desk()
    call = a_call(desk)
    answers(desk, call, medical="none")

    with pytest.raises(ValueError, match="holds nothing that can be seen"):
        c.CloseGap(call=call, by=SUPERVISOR, reason="   ")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            adoption(agency=agency_text().replace('"Lena Brandt"', '"Lena\\u202e Brandt"')),
            "agency.toml, person no. 3, name: “Lena[U+202E] Brandt” holds what cannot be seen; write",
        ),
        (
            adoption(agency=agency_text().replace('"26-"', '"26\\u0000"')),
            "agency.toml, call_number_prefix: “26[U+0000]” holds what cannot be seen",
        ),
        (
            adoption(catalogue=catalogue_text().replace('en = "Weapon"', 'en = "Wea\\u200bpon"')),
            "facts.toml, fact no. ",
        ),
    ],
)
def test_what_is_put_in_force_hides_nothing(given: c.AdoptPolicy, says: str) -> None:
    code, sentence = a_desk().refusal(given)

    assert code == "policy_faulty"
    assert says in sentence
