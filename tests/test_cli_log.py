"""`console report log` as supervisors and scripts meet it."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from console.cli_commands import example_lines
from console.domain import commands as c
from console.domain import entries as e
from console.domain.clock import as_text
from console.ledger.logbook import Wanted, log_of, span
from console.ledger.sqlite_store import open_reader
from tests.ledger.small_room import a_call, a_ledger, do
from tests.real_room import DISPATCHER, READER, make_real_store, password_file
from tests.test_cli_export import last_entry
from tests.test_cli_record import console, record


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the call of the example, opened, answered, sent to and closed."""
    path = tmp_path / "room.store"
    record(path, "".join(f"{line}\n" for line in example_lines()))
    return path


def log(store: Path, *options: str) -> tuple[int, str, str]:
    """The exit code, the answer and the complaint."""
    done = console("report", "log", "--store", str(store), *options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def told(store: Path, *options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in log(store, "--json", *options)[1].splitlines()]


def test_a_call_reads_from_its_opening_to_its_close_and_reading_it_is_an_entry(store: Path) -> None:
    code, said, _ = log(store, "--call", "26-00001")

    assert code == 0
    date, first, *_, last = said.splitlines()
    assert date.split()[-1] == str(last_entry(store).at.year)
    assert "Call 26-00001 opened; " in first
    assert "Call 26-00001 closed: " in last
    assert "CO-7 en route (was: dispatched)" in said
    assert "· The policy asks: Send a clinician and a deputy" in said
    assert isinstance(last_entry(store).body, e.Exported)


def test_a_unit_reads_by_its_statuses_alone(store: Path) -> None:
    lines = told(store, "--unit", "CO-7")

    assert [line["kind"] for line in lines if line["kind"] != "PolicyAdopted"] == [
        "UnitSent", "UnitStatusChanged", "UnitStatusChanged", "UnitStatusChanged",
    ]  # fmt: skip


def test_a_span_of_time_holds_what_was_recorded_in_it(tmp_path: Path) -> None:
    with closing(a_ledger(tmp_path / "room.store")) as ledger:
        a_call(ledger, weapon="knife")

    with closing(open_reader(tmp_path / "room.store")) as there:
        times = [entry.at for entry in there.after(0)]
        for number, at in enumerate(times, start=1):
            first, last = span(there, at, at + timedelta(milliseconds=1))
            assert first <= number <= last
            assert {as_text(times[each - 1]) for each in range(first, last + 1)} == {as_text(at)}
        assert span(there, times[-1] + timedelta(seconds=1), None)[0] == len(times) + 1
        assert span(there, None, times[0]) == (1, 0)


def test_a_span_reads_what_stood_there_before_it_began(tmp_path: Path) -> None:
    path = tmp_path / "room.store"
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger, weapon="knife")
        before = ledger.board.at
        do(ledger, c.AnswerFact(call=call, fact="weapon", answer="none"))
    assert before is not None

    first, *_ = log_of(path, Wanted(since=before + timedelta(milliseconds=1)))

    assert (first.kind, first.was) == ("FactAnswered", "knife")


def test_what_cannot_be_read_is_told(store: Path, tmp_path: Path) -> None:
    code, said, complained = log(store, "--call", "26-99999")
    assert (code, said) == (1, "")
    assert complained == f"{store}: no entry is of this call, unit or time.\n"

    code, _, complained = log(store, "--since", "yesterday")
    assert code == 2
    assert complained.startswith("--since: “yesterday” is no such time. Write a time of the agency's own")
    assert log(tmp_path / "none.store")[0] == 2
    assert log(store, "--call", "x", "--unit", "y")[0] == 2


def test_who_sees_plain_fields_only_reads_no_word_and_is_told_so(tmp_path: Path) -> None:
    store = tmp_path / "real.store"
    make_real_store(store)
    proof = ("--password-file", password_file(tmp_path))

    nobody = log(store)
    reader = log(store, "--as", READER, *proof)
    whole = log(store, "--as", DISPATCHER, *proof)

    assert nobody[0] == 2
    assert (whole[0], reader[0]) == (0, 0)
    assert "withheld" in reader[1]
    assert "withheld" not in whole[1]
