"""Rows as calls: what a mapping says is done, and of all else each row says what is wrong with it."""

from datetime import UTC, datetime

import pytest

from console.domain.imported.dirt import DIRT
from tests.imported.build import GOOD, read


def changed(**cells: str) -> str:
    """A good row with other cells."""
    names = ("no", "street", "city", "came", "sent", "there", "why", "why_too", "end")
    told = dict(zip(names, GOOD.split(","), strict=True)) | cells
    return ",".join(told[name] for name in names)


def test_a_row_is_a_call_with_its_codes_meant_and_its_times_in_utc() -> None:
    (call,) = read(GOOD).calls

    assert read(GOOD).problems == ()
    assert (call.row, call.source, call.address) == (2, "7", "12 Elm Eugene")
    assert call.received == datetime(2025, 3, 1, 18, 0, tzinfo=UTC)
    assert call.arrived == datetime(2025, 3, 1, 18, 20, tzinfo=UTC)
    assert call.reasons == "Suicidal; Paranoia"
    assert call.answers == {"problem": "suicidal_person", "presentation": "psychosis_or_paranoia"}
    assert call.disposition == "stabilised"


WRONG = {
    "columns": (f"{GOOD},more", "", "10"),
    "unreadable": (changed(sent="ten"), "sent", "ten"),
    "far_off": (changed(there="2031-03-01 10:05"), "there", "2031-03-01 10:05"),
    "midnight": (changed(there="2025-03-02 00:00"), "there", "2025-03-02 00:00"),
    "out_of_order": (changed(there="2025-03-01 10:01"), "there", "2025-03-01 10:01"),
    "not_received": (changed(came=""), "came", ""),
    "unmapped": (changed(end="Respite"), "end", "Respite"),
    "spelling": (changed(end="stayed"), "end", "stayed"),
    "empty": (changed(end=""), "end", ""),
    "repeated": (changed(why_too="Suicidal"), "why too", "Suicidal"),
    "words": (changed(city="a\x01b" * 400), "address", ""),
}


def test_every_kind_of_dirt_is_tried_here() -> None:
    assert {*WRONG, "duplicate"} == set(DIRT)


@pytest.mark.parametrize("kind", WRONG)
def test_what_the_mapping_says_nothing_of_is_told_by_row_and_keeps_the_file_out(kind: str) -> None:
    row, column, value = WRONG[kind]

    found = read(GOOD.replace("7,", "6,", 1), row)

    problem = found.problems[0]
    assert (problem.row, problem.column, problem.kind) == (3, column, kind)
    assert problem.value == value or kind == "words"
    assert found.open_problems == found.problems


@pytest.mark.parametrize("kind", WRONG)
def test_what_the_mapping_allows_is_still_told_and_keeps_nothing_out(kind: str) -> None:
    row, _, _ = WRONG[kind]

    for treatment in DIRT[kind].may:  # type: ignore[index]  # a kind by its name
        found = read(GOOD.replace("7,", "6,", 1), row, dirt=f'{kind} = "{treatment}"')
        assert found.open_problems == ()
        assert [each.kind for each in found.problems] == [kind]
        assert len(found.calls) == (1 if treatment == "leave_row_out" else 2)


def test_a_time_that_is_left_out_is_not_in_the_call() -> None:
    for kind in ("far_off", "midnight", "unreadable", "out_of_order"):
        (call,) = read(WRONG[kind][0], dirt=f'{kind} = "leave_out"').calls
        assert None in (call.dispatched, call.arrived)


def test_a_number_that_stands_twice_is_told() -> None:
    assert [each.kind for each in read(GOOD, GOOD).open_problems] == ["duplicate"]
    assert len(read(GOOD, GOOD, dirt='duplicate = "leave_row_out"').calls) == 1
    assert len(read(GOOD, GOOD, dirt='duplicate = "keep"').calls) == 2


def test_codes_that_are_not_known_are_counted_and_mean_nothing() -> None:
    rows = [changed(no=str(no), end=end, why="Trauma") for no, end in enumerate(("Jail", "Jail", "Home"))]

    found = read(*rows, dirt='unmapped = "leave_out"')

    assert found.unmapped == {"why": {"Trauma": 3}, "end": {"Jail": 2, "Home": 1}}
    assert {call.disposition for call in found.calls} == {""}
    assert {call.reasons for call in found.calls} == {"Trauma; Paranoia"}


def test_another_spelling_means_the_same_only_where_the_mapping_says_so() -> None:
    row = changed(end=" stAyed ")

    assert read(row, dirt='spelling = "same"').calls[0].disposition == "stabilised"
    assert read(row).calls[0].disposition == ""
