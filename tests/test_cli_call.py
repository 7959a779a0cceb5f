"""`console report call` and `report shift`: what a board, a court or the next shift is handed."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.ledger.heads import head_line
from console.ledger.plain import sum_at
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader
from tests.real_room import DISPATCHER, READER, make_real_store, password_file, signed_in
from tests.reports.made import told_calls
from tests.test_cli_export import last_entry
from tests.test_cli_figures import report
from tests.test_cli_record import console


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    assert told_calls(path) == ("26-00001", "26-00002")
    return path


def test_the_record_of_a_call_tells_all_of_it_and_is_entered(store: Path) -> None:
    code, said, _ = report(store, "call", "26-00001")

    assert code == 0
    for words in (
        "Ana Reyes", "14 Alder Row", "“it was his father's”", "Lena Brandt", "His sister is in the house.",
        "S7:", "Ida Moss", "Visit tomorrow.", "Sacramento County Sheriff (sacramento-sheriff-2025)",
        "The policy needed:", "Veteran", "[[safety]]",
    ):  # fmt: skip
        assert words in said, words
    body = last_entry(store).body
    assert isinstance(body, e.Exported)
    assert (body.what, len(body.marks)) == ("call_record", 4)


def test_without_personal_data_no_word_of_anybody_leaves(store: Path) -> None:
    code, said, _ = report(store, "call", "26-00001", "--without-personal")

    assert code == 0
    assert "Without personal data" in said
    for words in ("Reyes", "Alder", "0142", "father", "sister", "Ida Moss", "Visit tomorrow"):
        assert words not in said, words
    body = last_entry(store).body
    assert isinstance(body, e.Exported)
    assert body.marks == ("plain",)


def test_the_record_for_paper_and_for_programs(store: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "record.pdf"

    _, said, complained = report(store, "call", "26-00001", "--json", "--pdf", str(pdf))

    told = json.loads(said)
    titles = [section["title"] for section in told["sections"]]
    assert titles[:4] == ["The call", "What was known", "Advice and decisions", "Units and hand-offs"]
    assert told["head"]["title"] == "Record of call 26-00001"
    assert complained == f"{pdf}: written.\n"
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_an_open_call_has_a_record_and_one_that_never_was_has_none(store: Path) -> None:
    still_open = report(store, "call", "26-00002")
    never = report(store, "call", "26-09999")

    assert still_open[0] == 0
    assert "Outcome: The call is still open." in still_open[1]
    assert "Nothing was answered." in still_open[1]
    assert never[:2] == (2, "")
    assert f"{store}: there is no call 26-09999 that was taken here" in never[2]


def test_a_reader_is_told_of_a_real_call_what_a_reader_sees(tmp_path: Path) -> None:
    store = tmp_path / "real.store"
    make_real_store(store)
    with signed_in(store) as session:
        (opened,) = session.do(c.OpenCall(callback="555-0142"))
        session.do(c.AddNote(call=opened.subject, text="Brother talks of the river."))
    proof = ("--password-file", password_file(tmp_path))

    by_reader = report(store, "call", opened.subject, "--as", READER, *proof)
    by_dispatcher = report(store, "call", opened.subject, "--as", DISPATCHER, *proof)

    assert (by_reader[0], by_dispatcher[0]) == (0, 0), by_reader
    assert "river" in by_dispatcher[1]
    assert "river" not in by_reader[1]
    assert "withheld: health" in by_reader[1]


def test_a_shift_is_reported_with_its_head_and_what_is_left_open(store: Path) -> None:
    code, said, _ = report(store, "shift", "--shift", "day", "--date", "2026-03-01")

    assert code == 0
    assert "Day, 1 Mar 2026" in said
    assert "Open calls: 1" in said
    assert "555-0199, since 13:08; With whom: nobody yet; What it waits for: to be taken" in said
    assert "Calls closed  Count: 1" in said
    assert "He is asleep." in said
    assert "hand-off to 988 crisis line: dropped" in said.lower()
    head = json.loads(console("ledger", "head", "--store", str(store), "--json").stdout)
    assert last_entry(store).number == head["entries"]
    assert head_line(_head_at(store, head["entries"] - 1), in_groups=True) in said, "as of the shift's end"
    body = last_entry(store).body
    assert isinstance(body, e.Exported)
    assert body.what == "shift_report"


def _head_at(store: Path, number: int) -> Head:
    with closing(open_reader(store)) as reader:
        return Head(number, sum_at(reader, number))


def test_a_span_and_a_seat_may_be_named(store: Path) -> None:
    times = ("--since", "2026-03-01 12:00", "--until", "2026-03-01 13:02")

    _, here, _ = report(store, "shift", *times, "--seat", "desk-1")
    _, there, _ = report(store, "shift", *times, "--seat", "desk-7")

    assert "Calls that came in  Count: 1" in here
    assert "Calls that came in  Count: 0" in there
    assert "desk-7 alone" in there


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--shift", "noon"), "--shift: say which shift; the agency has these: day, night."),
        (("--date", "2026-03-01"), "--shift: say which shift"),
        (("--until", "2026-03-01 12:00"), "Say from when until when"),
        (("--since", "noon"), "--since: “noon” is no such time."),
        (("--shift", "day", "--date", "2031-01-01"), "Day, 1 Jan 2031 has not begun yet."),
        (("--shift", "day", "--date", "2025-01-01"), "Day, 1 Jan 2025: nothing was recorded yet by then."),
    ],
)
def test_a_shift_that_is_not_said_is_asked_for(store: Path, words: tuple[str, ...], says: str) -> None:
    code, _, complained = report(store, "shift", *words)

    assert code == 2
    assert says in complained


def test_the_shift_that_runs_now_is_meant_where_none_is_named(store: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "shift.pdf"

    code, said, complained = report(store, "shift", "--pdf", str(pdf))

    assert (code, said, complained) == (0, "", f"{pdf}: written.\n")
