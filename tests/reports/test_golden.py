"""Every report says what its golden file says; `python -m tests.reports.golden` writes the files anew."""

import re
from pathlib import Path

import pytest

from console.reports.paper_pdf import pdf
from tests.reports.golden import FOLDER, FONTS, all_golden, the_shift
from tests.reports.made import told_calls


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(all_golden())


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*")), ids=lambda file: file.name)
def test_a_report_says_what_it_said(file: Path, made: dict[str, str]) -> None:
    assert made[file.name] == file.read_text("utf-8")


def test_every_report_has_its_golden_file(made: dict[str, str]) -> None:
    assert {file.name for file in FOLDER.glob("*")} == set(made)


def test_no_word_stands_in_a_record_without_personal_data(made: dict[str, str]) -> None:
    words = ("Reyes", "Alder", "0142", "gun", "kitchen", "dog", "sister", "asleep", "Ida Moss", "firearm, ")
    record, bare = made["call.txt"], made["call-without-personal.txt"]

    assert [word for word in words[:-1] if word not in record] == []
    told = bare[: bare.index("POLICY IN FORCE FOR THE CALL")]
    assert [word for word in words if word in told] == []
    assert "withheld: health" in told
    assert "withheld: person" in told
    for kept in ("Nadia Okoro", "S7", "M-30", "entry ", "sacramento-sheriff-2025"):
        assert kept in told


def test_a_print_has_as_many_pages_as_its_words_say(tmp_path: Path) -> None:
    told_calls(tmp_path / "room.store")
    sheet = the_shift(tmp_path / "room.store", frozenset())

    data = pdf(sheet, FONTS)

    (count,) = re.findall(rb"/Count (\d+)", data)
    assert int(count) == len(sheet.sections)
