"""What pages start from, read off the board."""

from console.domain import commands as c
from console.ui.screens.starts import to_hand_off
from tests.domain.build import a_call, a_desk, adoption, agency_text


def test_a_line_that_the_pack_lacks_now_is_called_by_its_id() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(
        c.MoveHandOff(call=call, contact="line-988", step="offered"),
        c.MoveHandOff(call=call, contact="line-988", step="dropped"),
        adoption(agency=agency_text().replace('"line-988"', '"line-989"')),
    )

    assert to_hand_off(desk.board, desk.call(call)).before == "line-988: dropped"
