"""Rows that are kept: made anew only where they differ, and never another than if all were made anew."""

from contextlib import suppress

from hypothesis import given, settings

from console.domain import commands as c
from console.domain.board import Room
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import call_rows
from console.domain.rows.joins import Found, same_as
from console.domain.rows.kept import Kept
from console.domain.rows.shown import CallRow, UnitRow
from console.domain.rows.units import unit_rows
from console.domain.rows.unsent import KeptWaiting
from console.errors import Refused
from tests.domain.build import PATROL, SACRAMENTO, SEAT, WHO, a_desk, a_room, adoption
from tests.domain.test_streams import STREAMS


@given(STREAMS)
@settings(max_examples=40)
def test_whatever_is_done_what_is_kept_is_what_would_be_made_anew(
    stream: list[tuple[c.Command, int]],
) -> None:
    desk = a_desk(SACRAMENTO)
    calls, units, found = Kept[CallRow](), Kept[UnitRow](), Kept[Found]()
    waiting = KeptWaiting()

    for command, seconds in [(c.OpenCall(), 0), (c.OpenCall(waiting=True), 0), *stream]:
        desk.later(seconds)
        with suppress(Refused):
            desk.do(command)
        board, now = desk.board, desk.now
        assert alerts(board, now, (), waiting) == alerts(board, now)
        for call in (None, *board.calls.values()):
            front = call.id if call is not None else ""
            assert call_rows(board, WHO, SEAT, front, calls) == call_rows(board, WHO, SEAT, front)
            assert unit_rows(board, call, None, units) == unit_rows(board, call)
            assert same_as(board, call, found) == same_as(board, call)


def test_a_status_makes_the_row_of_its_unit_and_no_other() -> None:
    desk, kept = a_desk(), Kept[UnitRow]()
    before = {row.unit: row for row in unit_rows(desk.board, None, None, kept) if row.unit}

    desk.do(c.SetUnitStatus(unit="M-30", status="out_of_service"))
    after = {row.unit: row for row in unit_rows(desk.board, None, None, kept) if row.unit}

    assert [unit for unit, row in after.items() if row is not before[unit]] == ["M-30"]


def test_another_policy_or_pack_makes_all_anew() -> None:
    desk, kept = a_desk(), Kept[UnitRow]()
    before = [row for row in unit_rows(desk.board, None, None, kept) if row.unit]

    desk.do(adoption(PATROL))
    after = [row for row in unit_rows(desk.board, None, None, kept) if row.unit]

    assert after == before
    assert all(row is not old for row, old in zip(after, before, strict=True))


def test_what_is_asked_for_no_longer_is_let_go() -> None:
    made: list[str] = []

    def make(_room: Room, word: str) -> str:
        made.append(word)
        return word.upper()

    kept, room = Kept[str](), a_room()
    asked = [{"a": "one", "b": "two"}, {"a": "one"}, {"a": "one", "b": "two"}, {"a": "1", "b": "two"}]
    found = [kept.each(room, make, ((key, (word,)) for key, word in each.items())) for each in asked]

    assert found[0] == {"a": "ONE", "b": "TWO"}
    assert found[3] == {"a": "1", "b": "TWO"}
    assert made == ["one", "two", "two", "1"]
    kept.forget()
    kept.each(room, make, [("b", ("two",))])
    assert made[4:] == ["two"], "nothing was held"
