"""Recorded calls as a replay takes them: what stands of their answers and of the advice on them."""

from pathlib import Path

from console.domain import commands as c
from console.ledger.ledger import Ledger
from console.ledger.recorded_calls import ever_named, recorded_calls
from tests.ledger.small_room import a_call, a_life, do
from tests.ledger.test_redaction import redact


def test_a_call_open_or_closed_has_what_stands_and_the_advice_that_was_given_last(
    ledger: Ledger, path: Path
) -> None:
    closed = list(a_life(ledger))[-1]
    still_open = a_call(ledger, weapon="none", problem="suicide")
    do(ledger, c.AnswerFact(call=still_open, fact="weapon", answer="knife"))
    (medical, *_) = do(ledger, c.AnswerFact(call=still_open, fact="medical", answer="none"))
    do(ledger, c.TakeBack(call=still_open, entry=medical.number))

    first, second = recorded_calls(path)

    advised = ledger.board.calls[still_open].recommended
    assert advised is not None
    assert (first.call, first.facts) == (closed, {"medical": "none", "problem": "suicide", "weapon": "none"})
    assert (second.call, second.facts) == (still_open, {"problem": "suicide", "weapon": "knife"})
    assert second.care_team == advised.care_team
    assert second.opened == ledger.board.calls[still_open].opened
    assert second.responses == advised.certain
    assert not second.is_settled
    assert first.is_settled
    assert "mobile_crisis" in first.responses


def test_a_call_without_any_advice_has_none(ledger: Ledger, path: Path) -> None:
    call = a_call(ledger)

    (found,) = recorded_calls(path)

    assert ledger.board.calls[call].recommended is None
    assert (found.facts, found.care_team, found.responses, found.is_settled) == ({}, None, (), False)


def test_a_joined_call_is_the_other_one_until_it_is_split_off(ledger: Ledger, path: Path) -> None:
    first, second = a_call(ledger), a_call(ledger, weapon="knife")
    do(ledger, c.JoinCall(call=second, into=first, reason="same roof"))
    joined = [each.call for each in recorded_calls(path)]
    do(ledger, c.SplitCall(call=second, reason="another roof"))

    assert joined == [first]
    assert [each.call for each in recorded_calls(path)] == [first, second]


def test_erased_words_are_not_known(ledger: Ledger, path: Path) -> None:
    closed = list(a_life(ledger))[-1]
    told = {
        entry.body.fact: entry.number for entry in ledger.history(closed) if entry.body.kind == "FactAnswered"
    }

    do(ledger, redact(told["problem"]))

    (found,) = recorded_calls(path)
    assert found.facts == {"medical": "none", "weapon": "none"}


def test_the_responses_that_policies_in_force_named_are_told(ledger: Ledger, path: Path) -> None:
    (named,) = ever_named(path)

    rules = ledger.board.room.compiled.policy.rules() if ledger.board.room else ()
    assert named == {response for rule in rules for response in rule.send}
    assert named
