"""Which calls the log shows: by words and filters, newest first, and only by what whoever looks is shown."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.names import Mark
from console.domain.rows.log_found import FoundRow
from console.domain.veil import ALL
from console.ledger import log_found as module
from console.ledger.ledger import Ledger
from console.ledger.log_found import Found, Reading, Sought, calls_named, log_found
from console.ledger.search import in_context
from console.ledger.sqlite_store import open_reader
from tests.ledger.small_room import START, a_ledger, closing_of, do


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with closing(a_ledger(path)) as ledger:
        yield ledger


def a_call(ledger: Ledger, address: str, note: str, *, close: bool = True) -> str:
    call = do(ledger, c.OpenCall())[0].subject
    do(ledger, c.SetDetail(call=call, field="address", value=address), c.AddNote(call=call, text=note))
    if close:
        do(ledger, closing_of(call))
    return call


def look(ledger: Ledger, sought: Sought, marks: frozenset[Mark] = ALL, *, is_stopped: bool = False) -> Found:
    reading = Reading(ledger.board, marks, UTC, START + timedelta(days=1), lambda: is_stopped)
    with closing(open_reader(ledger.path)) as store:
        return log_found(store, sought, reading)


def titles(found: Found) -> list[str]:
    return [row.title for row in found.rows]


def words(row: FoundRow) -> list[str]:
    return [piece.words for hit in row.hits for piece in hit.pieces if piece.is_hit]


def test_words_find_calls_by_their_newest_line_with_the_words_where_they_stand(ledger: Ledger) -> None:
    a_call(ledger, "14 Alder Row", "a kitchen knife")
    a_call(ledger, "9 Sorrel Court", "Küchenmesser, kitchen")
    a_call(ledger, "31 Juniper Close", "nothing of it")

    found = look(ledger, Sought("KITCH", "all"))

    assert titles(found) == ["9 Sorrel Court", "14 Alder Row"]
    assert words(found.rows[0]) == ["kitchen"]
    assert words(look(ledger, Sought("kuchen", "all")).rows[0]) == ["Küchenmesser"]
    assert found.is_all
    assert look(ledger, Sought("kitchen sorrel", "all")).rows == ()


def test_further_lines_of_one_call_are_counted_and_its_newest_shown(ledger: Ledger) -> None:
    call = a_call(ledger, "14 Alder Row", "knife", close=False)
    for number in range(5):
        do(ledger, c.AddNote(call=call, text=f"knife, told again {number}"))

    (row,) = look(ledger, Sought("knife", "all")).rows

    assert (len(row.hits), row.more) == (3, 3)
    assert [hit.number for hit in row.hits] == sorted((hit.number for hit in row.hits), reverse=True)
    assert row.tags == ("open",)


def test_without_words_the_calls_of_the_period_come_last_opened_first(ledger: Ledger) -> None:
    for number in range(3):
        a_call(ledger, f"{number} Alder Row", "x")
    since = ledger.board.at
    assert since is not None
    a_call(ledger, "9 Sorrel Court", "x")

    assert titles(look(ledger, Sought(period="all"))) == [
        "9 Sorrel Court", "2 Alder Row", "1 Alder Row", "0 Alder Row",
    ]  # fmt: skip
    after = Sought(period="shift", since=since + timedelta(milliseconds=1))
    assert titles(look(ledger, after)) == ["9 Sorrel Court"]


def test_a_call_that_began_before_the_shift_and_goes_on_in_it_is_of_it(ledger: Ledger) -> None:
    call = a_call(ledger, "14 Alder Row", "x", close=False)
    since = ledger.board.at
    assert since is not None
    do(ledger, c.AddNote(call=call, text="still here"))

    after = Sought(period="shift", since=since + timedelta(milliseconds=1))

    assert titles(look(ledger, after)) == ["14 Alder Row"]


def test_filters_let_through_what_fits_all_of_them(ledger: Ledger) -> None:
    quiet = a_call(ledger, "14 Alder Row", "x", close=False)
    sent = a_call(ledger, "9 Sorrel Court", "x", close=False)
    do(ledger, c.SendUnit(call=sent, unit="CO-7", response="co_response", reason="near"))
    ledger.record(c.AddNote(call=quiet, text="by another"), "Per Lindqvist", "desk-2")

    def calls(**more: object) -> list[str]:
        return [row.id for row in look(ledger, Sought(period="all")._replace(**more)).rows]  # type: ignore[arg-type]  # fields by name

    assert calls(unit="CO-7") == [sent]
    assert calls(person="Per Lindqvist") == [quiet]
    assert calls(kind="units") == [sent]
    assert calls(kind="notes") == [sent, quiet]
    assert calls(unit="CO-7", person="Per Lindqvist") == []
    assert calls(is_override=True) == []
    assert calls(is_gap=True) == []
    assert calls(text="another", person="Per Lindqvist") == [quiet]
    assert calls(text="another", person="Nadia Okoro") == []


def test_who_is_not_shown_words_finds_none_by_them_and_reads_none_in_the_list(ledger: Ledger) -> None:
    call = a_call(ledger, "14 Alder Row", "zebedee")
    person, plain = frozenset({Mark.PLAIN, Mark.PERSON}), frozenset({Mark.PLAIN})

    assert look(ledger, Sought("zebedee", "all"), plain).rows == ()
    assert look(ledger, Sought("zebedee", "all"), person).rows == ()
    assert titles(look(ledger, Sought("alder", "all"), person)) == ["14 Alder Row"]
    assert look(ledger, Sought("alder", "all"), plain).rows == ()
    (row,) = look(ledger, Sought(period="all"), plain).rows
    assert row.title == f"Call {call} (withheld: person)"


def test_what_does_not_fit_is_said_to_be_the_newest(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CALLS_MAX", 2)
    for number in range(3):
        a_call(ledger, f"{number} Alder Row", "knife")

    for sought in (Sought(period="all"), Sought("knife", "all")):
        found = look(ledger, sought)
        assert titles(found) == ["2 Alder Row", "1 Alder Row"]
        assert not found.is_all


def test_what_is_wanted_no_more_is_not_gone_on_with(ledger: Ledger) -> None:
    a_call(ledger, "14 Alder Row", "knife")

    assert look(ledger, Sought("knife", "all"), is_stopped=True) == Found()


def test_a_call_is_found_by_its_number_and_none_by_a_wrong_one(ledger: Ledger) -> None:
    call = a_call(ledger, "14 Alder Row", "x")
    reading = Reading(ledger.board, ALL, UTC, START, lambda: False)

    with closing(open_reader(ledger.path)) as store:
        assert [row.title for row in calls_named(store, (call, "nonsense"), reading)] == ["14 Alder Row"]


def test_the_search_marks_what_it_takes_for_the_word_and_nothing_else() -> None:
    texts = ("the bread-knife, I think", "knives", "", "Knife")

    assert in_context(texts, "knife", "<", ">") == ("the bread-<knife>, I think", "knives", "", "<Knife>")
    assert in_context(texts, "thi kni", "<", ">")[0] == "the bread-<knife>, I <think>"
    assert in_context(texts, "?!", "<", ">") == texts


@pytest.mark.parametrize(
    ("query", "values", "by"),
    [
        (module.FIRST, ("x",), "entries_by_subject"),
        (module.KINDS_OF, ("x",), "entries_by_subject"),
        (module.ENTERED_BY, ("x", "y"), "entries_by_subject"),
        (module.OWNER, ("x",), "entries_by_subject"),
        (module.GAP, ("x",), "entries_by_subject"),
        (module.OPENED, (1, 2, 3), "entries_opened"),
        (module.TOUCHED, (1,), "INTEGER PRIMARY KEY"),
        (module.STINTS, ("CO-7",), "PRIMARY KEY"),
        (module.WRITTEN, ("x", "address"), "PRIMARY KEY"),
    ],
)
def test_no_look_goes_through_all_calls_that_ever_were(
    ledger: Ledger, query: str, values: tuple[object, ...], by: str
) -> None:
    with closing(open_reader(ledger.path)) as store:
        plan = [str(row[-1]) for row in store.rows(f"EXPLAIN QUERY PLAN {query}", values)]

    assert by in plan[0]
    assert not [step for step in plan if step.startswith("SCAN")]
