"""What was taken over from another system, in one line each."""

from console.domain import entries as e
from console.domain.import_entries import answers_of, answers_text
from console.domain.rows.acts import act_words, dated_words
from console.domain.veil import veiled
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_room
from tests.domain.import_situations import imported, importing


def taken_over(reasons: str = "Paranoia") -> Desk:
    desk = a_desk()
    desk.who = SUPERVISOR
    desk.do(importing(imported(reasons=reasons)))
    return desk


def test_an_import_its_calls_and_its_undoing_are_told_in_a_line() -> None:
    begun, call = taken_over().entries[-2:]
    undone = call._replace(body=e.ImportUndone(batch=begun.number, calls=2, reason="the wrong year"))

    assert act_words(begun, None) == "1 call taken over from calls.csv"
    assert act_words(call, None) == "Call 26-00001, row 2: Paranoia"
    said = f"The import in entry {begun.number} was undone: 2 calls count nowhere"
    assert act_words(undone, None) == said
    assert dated_words(call, a_room()).endswith("taken over from another system")


def test_a_call_without_a_reason_says_so_and_one_that_is_withheld_too() -> None:
    bare, told = taken_over(reasons="").entries[-1], taken_over().entries[-1]

    assert act_words(bare, None) == "Call 26-00001, row 2: no reason is given"
    assert act_words(veiled(told, frozenset()), None) == "Call 26-00001, row 2: withheld: health"


def test_answers_stand_in_one_text_and_come_out_of_it() -> None:
    answers = {"problem": "suicidal_person", "weapon": "none"}

    assert answers_of(answers_text(answers)) == answers
    assert [answers_of(text) for text in ("", "withheld: health")] == [{}, {}]
