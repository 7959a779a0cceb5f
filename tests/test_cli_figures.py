"""`console report day` and `report month`: in every form, masked by default, and entered each time."""

import csv
import json
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from console.domain import entries as e
from console.domain.clock import utc_now
from tests.real_room import DISPATCHER, READER, make_real_store, password_file
from tests.reports.made import told_calls
from tests.style.test_start import modules_after
from tests.test_cli_export import last_entry
from tests.test_cli_record import console

MARCH = ("--month", "2026-03")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two calls of 1 March 2026."""
    path = tmp_path / "room.store"
    told_calls(path)
    return path


def report(store: Path, *words: str) -> tuple[int, str, str]:
    """The exit code, the answer and the complaint."""
    done = console("report", *words, "--store", str(store))
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_month_is_masked_and_entered_as_nobodys_words(store: Path) -> None:
    code, said, _ = report(store, "month", *MARCH)

    assert code == 0
    assert "Example County 911, report of March 2026" in said
    assert "Calls that came in" in said
    assert "hidden" in said
    body = last_entry(store).body
    assert isinstance(body, e.Exported)
    assert (body.what, body.marks) == ("month_report", ("plain",))


def test_with_nothing_hidden_the_counts_stand_there_and_every_mark_is_entered(store: Path) -> None:
    code, said, _ = report(store, "month", *MARCH, "--counts-below", "1", "--json")

    told = json.loads(said)
    rows = dict(told["tables"]["overview"]["rows"])
    body = last_entry(store).body
    assert code == 0
    assert rows["Calls that came in"] == 2
    assert rows["Gap calls"] == 1
    assert isinstance(body, e.Exported)
    assert len(body.marks) == 4
    assert f"ENTRY {last_entry(store).number}:" in told["about"]["Ledger head"]


def test_each_form_is_a_file_for_its_owner_alone(store: Path, tmp_path: Path) -> None:
    folder, pdf, xlsx = tmp_path / "csv", tmp_path / "march.pdf", tmp_path / "march.xlsx"
    folder.mkdir()
    forms = ("--pdf", str(pdf), "--csv", str(folder), "--xlsx", str(xlsx))

    code, said, complained = report(store, "month", *MARCH, *forms, "--counts-below", "1")

    assert (code, said) == (0, "")
    assert f"{pdf}: written." in complained
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert xlsx.read_bytes().startswith(b"PK")
    for file in (pdf, xlsx, *folder.iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.stat().st_size
    with (folder / "unit_hours.csv").open(encoding="utf-8-sig", newline="") as opened:
        kinds = [row[0] for row in csv.reader(opened)]
    assert '"Apostrophes","A text that' in (folder / "about.csv").read_text("utf-8-sig")
    assert kinds == ["Kind of unit", "Deputy, crisis-trained", "Medic"]


def test_a_day_is_yesterday_or_the_one_that_is_named(store: Path) -> None:
    _, named, _ = report(store, "day", "--date", "2026-03-01", "--counts-below", "1")
    _, yesterday, _ = report(store, "day")

    today = datetime.now(ZoneInfo("America/Los_Angeles"))
    assert "report of 1 Mar 2026" in named
    assert "Days: 2026-03-01 to 2026-03-01" in named
    assert utc_now().year == today.year or "report of 31 Dec" in yesterday
    assert "report of" in yesterday


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("day", "--date", "tomorrow"), "--date: write a day, such as 2026-11-27."),
        (("day", "--date", "2026-02-30"), "--date: write a day"),
        (("month", "--month", "2026-13"), "--month: write a month, such as 2026-11."),
        (("month", "--counts-below", "0"), "--counts-below: write 1, which hides nothing, or 5 and more."),
        (("month", "--counts-below", "3"), "--counts-below: write 1"),
        (("month", "--csv", "nowhere"), "nowhere: there is no such folder."),
        (("month", "--pdf", "nowhere/x.pdf"), "nowhere/x.pdf: there is no such folder."),
    ],
)
def test_what_cannot_be_done_is_told(store: Path, words: tuple[str, ...], says: str) -> None:
    code, _, complained = report(store, *words)

    assert code == 2
    assert says in complained


def test_a_reader_is_given_figures_and_no_small_count(tmp_path: Path) -> None:
    store = tmp_path / "real.store"
    make_real_store(store)
    proof = ("--password-file", password_file(tmp_path))

    nobody = report(store, "month")
    masked = report(store, "month", "--as", READER, *proof)
    whole = report(store, "month", "--as", READER, "--counts-below", "1", *proof)
    by_dispatcher = report(store, "month", "--as", DISPATCHER, "--counts-below", "1", *proof)

    assert (nobody[0], masked[0], whole[0], by_dispatcher[0]) == (2, 0, 2, 0)
    assert "This room asks people to sign in" in nobody[2]
    assert "Ask a dispatcher or a supervisor" in whole[2]


def test_text_and_numbers_are_made_without_what_draws_and_prints(store: Path) -> None:
    modules = modules_after("-m", "console", "report", "month", *MARCH, "--store", str(store))

    assert not modules & {"matplotlib", "numpy", "reportlab", "xlsxwriter"}
    assert not [name for name in modules if name.startswith("PySide6")]


def test_pictures_are_drawn_without_a_window(store: Path, tmp_path: Path) -> None:
    words = ("report", "month", *MARCH, "--store", str(store), "--pdf", str(tmp_path / "x.pdf"))
    modules = modules_after("-m", "console", *words)

    assert "matplotlib" in modules
    assert "matplotlib.pyplot" not in modules
    assert not [name for name in modules if name.startswith("PySide6")]
