"""`console report review`: figures of a month's reviews, for who is shown them, without a name or a word."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import entries as e
from console.domain.board import in_force
from tests.ledger.small_room import WHO, a_ledger
from tests.ledger.test_reviews import COMMENT, a_gap_call, review
from tests.test_cli_export import last_entry
from tests.test_cli_record import console

MARCH = ("--month", "2026-03")
BRANDT = ("--as", "Lena Brandt", "--position", "desk-9")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two gap calls of March, of which one was reviewed."""
    path = tmp_path / "room.store"
    with closing(a_ledger(path)) as ledger:
        calls = [a_gap_call(ledger) for _ in range(2)]
        form = in_force(ledger.board).agency.review_question
        answers = {each.id: "yes" for each in form}
        review(ledger, calls[0], answers={**answers, "danger_first": "no"}, notes={"tone": "let her finish"})
    return path


def report(store: Path, *words: str) -> tuple[int, str, str]:
    """The exit code, the answer and the complaint."""
    done = console("report", "review", *words, *MARCH, "--store", str(store))
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_supervisor_reads_how_many_and_why_and_what_was_answered(store: Path) -> None:
    code, said, _ = report(store, *BRANDT)

    assert code == 0
    assert "Mar 2026: 2 drawn, 1 reviewed," in said
    assert "Gap call: 2 drawn, 1 reviewed" in said
    assert "Median score: 50 of 100. Talk time is never scored." in said
    assert "yes 0, partly 0, no 1, not applicable 0" in said
    assert not [word for word in (WHO, COMMENT, "let her finish") if word in said]
    body = last_entry(store).body
    assert isinstance(body, e.Exported)
    assert (body.what, body.marks) == ("review_report", ("plain", "review"))


def test_a_dispatcher_is_told_to_ask_a_supervisor(store: Path) -> None:
    code, said, complaint = report(store)

    assert (code, said) == (2, "")
    assert "Reviews are told to who is shown them. Ask as a supervisor." in complaint


def test_the_same_figures_as_json_and_as_a_table_for_a_spreadsheet(store: Path, tmp_path: Path) -> None:
    _, said, _ = report(store, *BRANDT, "--json")
    code, _, _ = report(store, *BRANDT, "--csv", str(tmp_path / "answers.csv"))

    told = json.loads(said)
    rows = list(csv.reader((tmp_path / "answers.csv").read_text("utf-8-sig").splitlines()))
    assert code == 0
    assert (told["month"], told["drawn"], told["given"], told["read"]) == ("2026-03", 2, 1, 0)
    assert told["by_why"]["gap"] == [2, 1]
    assert rows[0] == ["Question", "Yes", "Partly", "No", "Not applicable"]
    assert rows[3] == ["Was danger asked about before anybody was sent in?", "0", "0", "1", "0"]
    assert len(rows) == len(told["answers"]) + 1
