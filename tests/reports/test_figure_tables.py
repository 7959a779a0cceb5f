"""The tables of a report: nothing small leaves, in any form, and what is shown is what was counted."""

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.figures.counts import figures_of
from console.domain.figures.masking import LEAST
from console.domain.figures.record import CallRecord
from console.reports.figure_cells import HIDDEN, AtLeast, Cell, FigureTable, about, words_of
from console.reports.figure_report import json_of
from console.reports.figure_tables import figure_tables
from tests.figures.test_counts import MARCH, records
from tests.reports.made import HEAD, PACKS, a_month, a_report, the_figures

OF_DAYS = ("Days used", "Days beyond")
"""The columns that count days and nobody's calls."""


def counts(tables: tuple[FigureTable, ...]) -> Iterator[tuple[str, str, Cell]]:
    for table in tables:
        for row in table.rows:
            for head, cell in zip(table.heads[table.labels :], row[table.labels :], strict=True):
                if head not in OF_DAYS:
                    yield table.name, head, cell


@given(st.lists(records(), max_size=60), st.integers(2, 12))
def test_no_small_count_stands_in_any_table(calls: list[CallRecord], below: int) -> None:
    tables = figure_tables(figures_of(calls, MARCH), PACKS, below)

    for name, head, cell in counts(tables):
        if isinstance(cell, int):
            assert cell == 0 or cell >= below, (name, head)
        if isinstance(cell, AtLeast):
            assert cell.least > 0, (name, head)


@given(st.lists(records(), max_size=60), st.integers(2, 12))
def test_a_total_and_its_parts_never_lack_just_one(calls: list[CallRecord], below: int) -> None:
    tables = {table.name: table for table in figure_tables(figures_of(calls, MARCH), PACKS, below)}

    for name in ("hours", "weekdays", "endings"):
        hidden = sum(row[1] is HIDDEN for row in tables[name].rows)
        total = tables["overview"].rows[0][1]
        assert hidden != 1 or total is HIDDEN, name


@given(st.integers(1, 11), st.lists(st.integers(0, 60), min_size=1, max_size=2), st.integers(LEAST, 12))
def test_from_counts_rounded_down_no_small_one_can_be_worked_out(
    small: int, others: list[int], below: int
) -> None:
    small, step = min(small, below - 1), below - 1
    parts = [about(count, below) for count in others]
    total = about(small + sum(others), below)

    # What whoever reads it can tell of each: an exact 0, a small one, or so many up to the next step.
    least, most = (sum(each) for each in zip(*(spans(cell, step) for cell in parts), strict=True))
    lowest, highest = spans(total, step)
    can_be = range(max(1, lowest - most), min(step, highest - least) + 1)
    assert small in can_be
    assert len(can_be) > 1


def spans(cell: Cell, step: int) -> tuple[int, int]:
    if isinstance(cell, AtLeast):
        return cell.least, cell.least + step - 1
    return (0, 0) if cell == 0 else (1, step)


def test_with_nothing_hidden_the_counts_are_those_of_the_figures() -> None:
    figures, tables = the_figures(), {table.name: table for table in a_report(1).tables}

    assert tables["overview"].rows[0] == ("Calls that came in", figures.calls)
    assert sum(row[1] for row in tables["hours"].rows if isinstance(row[1], int)) == figures.calls
    grid = tables["hours_by_weekday"].rows
    assert sum(cell for row in grid for cell in row[1:] if isinstance(cell, int)) == figures.calls
    assert HIDDEN not in [cell for _, _, cell in counts(a_report(1).tables)]


def test_what_is_hidden_is_hidden_in_every_form_alike() -> None:
    told = json.dumps(json_of(a_report(11), HEAD))

    assert "26-000" not in told, "no call is named"
    assert not re.search(r'"Reason not said", \d', told)
    assert '"hidden"' in told


def test_a_call_that_was_joined_is_in_no_table() -> None:
    calls = a_month(30)
    joined = tuple(call._replace(joined_to="26-00002") for call in calls)

    tables = {t.name: t for t in figure_tables(figures_of(joined, MARCH), PACKS, 1)}

    assert tables["overview"].rows[0] == ("Calls that came in", 0)
    assert ("Joined to another call, and counted there", 30) in tables["overview"].rows
    assert tables["responses"].rows == ()


@pytest.mark.parametrize(
    ("cell", "words"),
    [(None, "–"), (HIDDEN, "hidden"), (AtLeast(1410), "1,410+"), (12345, "12,345"), ("CR-11", "CR-11")],  # noqa: RUF001 - the dash of tables
)
def test_a_cell_in_words(cell: Cell, words: str) -> None:
    assert words_of(cell) == words
