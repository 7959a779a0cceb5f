"""The facts of recorded calls as they are counted: closed calls too, and no erased words."""

from pathlib import Path

from console.domain import commands as c
from console.ledger.ledger import Ledger
from console.ledger.recorded_calls import recorded_facts
from tests.ledger.small_room import a_call, a_life, do
from tests.ledger.test_redaction import redact


def answered(path: Path) -> list[dict[str, str]]:
    """What each call holds, without what the desk works out."""
    return [
        {fact: answer for fact, answer in facts.items() if fact != "care_team"}
        for facts in recorded_facts(path)
    ]


def test_each_call_has_the_answers_that_stand_open_or_closed(ledger: Ledger, path: Path) -> None:
    closed = list(a_life(ledger))[-1]
    a_call(ledger, weapon="knife", medical="none")
    a_call(ledger)

    assert closed not in ledger.board.calls
    assert answered(path) == [
        {"medical": "none", "problem": "suicide", "weapon": "none"},
        {"medical": "none", "weapon": "knife"},
        {},
    ]


def test_an_answer_given_again_or_taken_back_is_what_stands_now(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger, weapon="none")
    do(ledger, c.AnswerFact(call=call, fact="weapon", answer="knife"))
    (first, *_) = do(ledger, c.AnswerFact(call=call, fact="medical", answer="none"))
    do(ledger, c.TakeBack(call=call, entry=first.number))

    assert answered(path) == [{"weapon": "knife"}]


def test_the_care_team_is_what_it_was_when_the_policy_was_last_run(ledger: Ledger, path: Path) -> None:
    a_call(ledger, weapon="none")

    ((facts),) = recorded_facts(path)

    call = next(iter(ledger.board.calls.values()))
    assert call.recommended is not None
    assert facts["care_team"] == call.recommended.care_team


def test_a_call_that_was_joined_is_the_other_one_until_it_is_split_off(ledger: Ledger, path: Path) -> None:
    first, second = a_call(ledger), a_call(ledger, weapon="knife")
    do(ledger, c.JoinCall(call=second, into=first, reason="same roof"))
    assert len(answered(path)) == 1

    do(ledger, c.SplitCall(call=second, reason="another roof"))
    assert answered(path)[1] == {"weapon": "knife"}


def test_erased_words_are_not_known(ledger: Ledger, path: Path) -> None:
    closed = list(a_life(ledger))[-1]
    (number,) = (
        entry.number
        for entry in ledger.history(closed)
        if entry.body.kind == "FactAnswered" and entry.body.fact == "problem"
    )

    do(ledger, redact(number))

    assert answered(path) == [{"medical": "none", "weapon": "none"}]


def test_a_desk_goes_on_beside_a_reading(ledger: Ledger, path: Path) -> None:
    a_call(ledger, weapon="none")
    reading = recorded_facts(path)
    first = next(reading)

    a_call(ledger, weapon="knife")

    assert first["weapon"] == "none"
    assert list(reading) == []
    assert len(answered(path)) == 2
