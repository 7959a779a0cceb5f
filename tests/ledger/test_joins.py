"""Two calls joined and split again, in a real file: folded, indexed, looked up, exported, kept and erased."""

import io
import json
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.agency import Retention
from console.domain.veil import facts_of
from console.errors import Refused
from console.ledger.due_words import due
from console.ledger.erasable import of_calls, of_detail
from console.ledger.ledger import Ledger
from console.ledger.rebuild import rebuild
from console.ledger.sqlite_store import open_reader, open_store
from console.ledger.store import Draft
from console.ledger.verify import verify
from tests.ledger.small_room import SEAT, START, WHO, a_call, a_ledger, do, refolded, same, ticking
from tests.ledger.test_opening import reopened


def joined(ledger: Ledger) -> tuple[str, str]:
    """Two calls of one place, the second joined to the first."""
    first, second = a_call(ledger), a_call(ledger, weapon="knife")
    do(
        ledger,
        c.SetDetail(call=second, field="caller", value="Sam Hill"),
        c.AddNote(call=second, text="shouts from the roof"),
        c.JoinCall(call=second, into=first, reason="same roof"),
    )
    return first, second


def close(ledger: Ledger, call: str) -> None:
    with suppress(Refused):
        do(ledger, c.AnswerApproval(call=call, by="brandt", answer="approve", reason="brother is there"))
        do(ledger, c.CloseGap(call=call, by="brandt", reason="brother is there"))
    ended = {"note": "nobody there", "approved_by": "brandt", "next_action": "none"}
    do(ledger, c.CloseCall.model_validate({"call": call, "disposition": "information", **ended}))


def test_opened_anew_folded_anew_and_indexed_anew_it_is_the_same(path: Path) -> None:
    with closing(a_ledger(path)) as ledger, closing(a_ledger(path)) as beside:
        first, second = joined(ledger)
        beside.catch_up()
        for _ in range(2):
            assert same(reopened(path), ledger.board)
            assert same(refolded(path), ledger.board)
            assert same(beside.board, ledger.board)
            assert verify(path).damages == ()
            if second not in ledger.board.calls:
                do(ledger, c.SplitCall(call=second, reason="another roof"))
                beside.catch_up()
        close(ledger, first)
        do(ledger, c.ReopenCall(call=first, reason="rang again"))

        assert same(reopened(path), ledger.board)
        assert set(ledger.board.calls) == {first, second}
    with closing(open_store(path, "live", ticking())) as store:
        rebuild(store)
    assert verify(path).damages == ()


def test_a_joined_call_is_found_as_one_that_goes_on_elsewhere(ledger: Ledger) -> None:
    first, second = joined(ledger)

    found = {each.call: each for each in ledger.earlier_calls("1 Alder Street", "", "")}

    assert (found[second].disposition, found[second].is_open) == (f"Joined to {first}", False)
    assert found[first].is_open
    assert {entry.subject for entry in ledger.search("Sam Hill")} == {first, second}
    assert [entry.body.kind for entry in ledger.search("same roof")] == ["CallJoined"]


def test_an_export_holds_the_join_as_it_was_written(ledger: Ledger) -> None:
    first, second = joined(ledger)
    out = io.StringIO()
    ledger.export(out)

    lines = [line for line in out.getvalue().splitlines() if "Joined" in line]
    told = [json.loads(json.loads(line)["body"]) for line in lines]

    assert [(body["call"], body.get("into") or body["other"]) for body in told] == [
        (second, first),
        (first, second),
    ]


def test_the_note_that_is_half_typed_goes_along(ledger: Ledger) -> None:
    first, second = a_call(ledger), a_call(ledger)
    ledger.keep_draft(Draft(SEAT, second, "note", "he has a dog", WHO, START))
    do(ledger, c.JoinCall(call=second, into=first))

    assert [(each.subject, each.text) for each in ledger.drafts(SEAT)] == [(first, "he has a dog")]


def test_a_note_half_typed_on_the_first_is_not_written_over(ledger: Ledger) -> None:
    first, second = a_call(ledger), a_call(ledger)
    for call, text in ((first, "by the stairs"), (second, "he has a dog")):
        ledger.keep_draft(Draft(SEAT, call, "note", text, WHO, START))
    do(ledger, c.JoinCall(call=second, into=first))

    assert {each.subject: each.text for each in ledger.drafts(SEAT)} == {
        first: "by the stairs",
        second: "he has a dog",
    }


def numbers_due(ledger: Ledger, **rules: object) -> set[str]:
    """The calls of which words are due three days after they were entered."""
    kept = Retention.model_validate({"person_days": 1, **rules})
    with closing(open_reader(ledger.path)) as store:
        return {each.subject for each in due(store, kept, facts_of(ledger.board), START + timedelta(days=3))}


def test_words_of_a_joined_call_are_kept_as_long_as_those_of_the_one_it_went_into(ledger: Ledger) -> None:
    first, second = joined(ledger)
    while_open = numbers_due(ledger)
    close(ledger, first)

    assert while_open == set()
    assert numbers_due(ledger) == {first, second}
    assert numbers_due(ledger, hold=(first,)) == set()
    assert numbers_due(ledger, hold=(second,)) == {first}


def test_words_are_not_erased_while_the_call_it_went_into_is_open(ledger: Ledger) -> None:
    first, second = joined(ledger)
    number = ledger.history(second)[0].number

    with pytest.raises(Refused) as refused:
        do(ledger, c.Redact(entry=number, by="brandt", reason="asked for"))
    close(ledger, first)
    do(ledger, c.Redact(entry=number, by="brandt", reason="asked for"))

    assert refused.value.code == "redact_joined_call"


def test_what_went_along_is_found_with_the_call_that_it_came_from(ledger: Ledger) -> None:
    first, second = joined(ledger)
    do(ledger, c.SetDetail(call=first, field="callback", value="(555) 010-0111"))
    do(ledger, c.AddNote(call=first, text="a crew is coming"))
    close(ledger, first)

    with closing(open_reader(ledger.path)) as store:
        found = of_calls(store, [second]).entries
        by_number = of_detail(store, "callback", "(555) 010-0199").entries

    on_first = [entry.body.kind for entry in found if entry.subject == first]
    assert on_first == ["NoteAdded", "CallerJoined", "FactAnswered"]
    assert {entry.number for entry in found} <= {entry.number for entry in by_number}


def test_the_words_of_a_join_leave_the_index_with_it(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        first, second = joined(ledger)
        close(ledger, first)
        with closing(open_reader(path)) as store:
            numbers = [entry.number for entry in of_calls(store, [second]).entries]
        do(ledger, c.Redact(entry=numbers[0], also=tuple(numbers[1:]), by="brandt", reason="asked for"))

        assert ledger.search("Sam Hill") == ()
        assert ledger.search("shouts") == ()
    assert verify(path).damages == ()
