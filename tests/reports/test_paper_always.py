"""Whatever was done in a room, its pack can be made, and holds every open call and every unit."""

from hypothesis import given, settings

from console.domain import commands as c
from console.reports.blocks import Card, Table, as_line, part_from
from tests.domain.build import SACRAMENTO, a_desk
from tests.domain.test_streams import STREAMS, streamed
from tests.reports.sheets import a_sheet, section


@given(STREAMS)
@settings(max_examples=20)
def test_whatever_was_done_the_pack_holds_every_call_and_every_unit(
    stream: list[tuple[c.Command, int]],
) -> None:
    desk = streamed([(c.OpenCall(), 0), (c.OpenCall(waiting=True), 0), *stream], a_desk(SACRAMENTO))

    sheet = a_sheet(desk)

    cards = [block for block in section(sheet, "Open calls") if isinstance(block, Card)]
    assert sorted(card.right[-8:] for card in cards) == sorted(desk.board.calls)
    tables = [block for block in section(sheet, "Units") if isinstance(block, Table)]
    assert sorted(row[0] for table in tables for row in table.rows) == sorted(desk.board.units)
    for part in (block for each in sheet.sections for block in each.blocks):
        assert part_from(as_line(part)) == part
