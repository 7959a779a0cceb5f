"""A call that was joined wrongly is opened again; what came with it stays until somebody changes it."""

from console.domain import commands as c
from console.domain.fold import recall
from tests.domain.build import SUPERVISOR, a_call, a_desk, kinds
from tests.domain.join_situations import joined
from tests.domain.test_joins import join


def test_a_split_opens_the_second_again_and_what_came_with_it_stays() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk, weapon="edged")
    join(desk, second, first)

    written = desk.do(c.SplitCall(call=second, reason="another flat"), who="Per Lindqvist", position="desk-2")

    assert kinds(written)[:2] == ["CallReopened", "CallerLeft"]
    again = desk.board.calls[second]
    assert (again.owner, again.facts(), again.joined_to) == ("Per Lindqvist", {"weapon": "edged"}, "")
    call = desk.board.calls[first]
    assert (call.callers, [each.call for each in call.callers_left]) == ((), [second])
    assert call.facts() == {"weapon": "edged"}


def test_a_split_call_can_be_joined_again() -> None:
    desk = a_desk()
    first, second = joined(desk)
    desk.do(c.SplitCall(call=second, reason="another flat"), c.JoinCall(call=second, into=first))

    call = desk.board.calls[first]
    assert ([each.call for each in call.callers], call.callers_left) == ([second], ())


def test_a_caller_who_left_a_closed_call_is_none_of_it_when_it_is_opened_again() -> None:
    desk = a_desk()
    first, second = joined(desk)
    closing = c.CloseCall(
        call=first, disposition="duplicate", note="x", approved_by=SUPERVISOR, next_action="x"
    )
    desk.do(
        closing, c.SplitCall(call=second, reason="another flat"), c.ReopenCall(call=first, reason="again")
    )

    assert desk.board.calls[first].callers == ()
    assert [each.call for each in desk.board.calls[first].callers_left] == [second]


def test_a_call_recalled_knows_which_call_it_goes_on_as() -> None:
    desk = a_desk()
    first, second = joined(desk)

    board = recall(desk.board, desk.about(second))

    assert board.closed[second].joined_to == first
