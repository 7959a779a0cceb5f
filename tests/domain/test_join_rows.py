"""What is shown of two calls that may be one: what is offered, both beside each other, and who else rang."""

import pytest

from console.domain import commands as c
from console.domain.names import Mark
from console.domain.rows.brief import brief
from console.domain.rows.calls import call_rows
from console.domain.rows.joins import joining, offer, same_as
from console.domain.rows.notices import notices
from console.domain.veil import veiled_board
from tests.domain.build import SEAT, WHO, a_call, a_desk, send
from tests.domain.join_situations import joined
from tests.domain.test_joins import join


def test_the_calls_list_says_how_many_callers_there_are_and_their_numbers() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(c.SetDetail(call=second, field="callback", value="(555) 010-0199"))
    nameless = desk.do(c.OpenCall())[0].subject
    join(desk, second, first)
    join(desk, nameless, first)

    (row,) = [row for row in call_rows(desk.board, WHO, SEAT, first) if row.call]

    assert row.line.endswith("· 3 callers: (555) 010-0142, (555) 010-0199, number not known")


def test_who_rings_again_from_the_same_number_is_no_second_caller() -> None:
    desk = a_desk()
    first, _ = joined(desk)
    send(desk, first, "M-30", "ems", "nearest")

    (row,) = [row for row in call_rows(desk.board, WHO, SEAT, first) if row.call]

    assert row.line.endswith("· rang again")
    assert "Callers" not in brief(desk.board, desk.board.calls[first], "M-30").plain


def test_a_caller_who_hung_up_is_told_until_the_call_ends() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(
        c.SetDetail(call=second, field="callback", value="(555) 010-0199"),
        c.SetDetail(call=second, field="caller", value="Sam Hill"),
        c.LoseLine(call=second),
    )
    join(desk, second, first)

    told = list(notices(desk.board, desk.board.calls[first], desk.now))

    assert [(each.lead, each.weight) for each in told] == [("Another caller hung up", "warn")]
    assert told[0].rest.startswith(f"Sam Hill, (555) 010-0199 ({second}) was not reached.")


@pytest.mark.parametrize(
    ("address", "callback", "found"),
    [
        ("14 alder row", "", (True, False)),
        ("9 Birch Lane", "+1 555 010 0142", (False, True)),
        ("14 ALDER ROW.", "5550100142", (True, True)),
        ("9 Birch Lane", "1.555.010.0142", (False, True)),
        ("9 Birch Lane", "010-0142", (False, True)),
        ("9 Birch Lane", "555 010 0142 ext. 7", (False, True)),
        ("9 Birch Lane", "(555) 010-0143", None),
        ("9 Birch Lane", "0142", None),
        ("", "", None),
    ],
)
def test_the_open_call_of_the_same_place_or_number_is_found_however_it_is_written(
    address: str, callback: str, found: tuple[bool, bool] | None
) -> None:
    desk = a_desk()
    first = a_call(desk)
    second = desk.do(c.OpenCall(callback=callback))[0].subject
    desk.do(c.SetDetail(call=second, field="address", value=address))

    same = same_as(desk.board, desk.board.calls[second])

    assert [(each.call, each.place, each.number) for each in same] == ([(first, *found)] if found else [])
    assert bool(offer(same)[0]) == bool(found)


def test_another_unit_of_the_house_is_offered_as_near_and_after_what_is_the_same() -> None:
    desk = a_desk()
    first, near, exact = a_call(desk), a_call(desk), a_call(desk)
    places = {first: "14 Alder Row apt 3", near: "14 Alder Row #4", exact: "14 alder row 3"}
    for call, address in places.items():
        desk.do(
            c.SetDetail(call=call, field="address", value=address),
            c.SetDetail(call=call, field="callback", value=f"555 010 0{call[-3:]}"),
        )

    same = same_as(desk.board, desk.board.calls[first])
    (only_near,) = [each for each in same if each.call == near]

    assert [(each.call, each.place, each.near) for each in same] == [
        (exact, True, ""),
        (near, False, "14 Alder Row #4"),
    ]
    assert offer((only_near,)) == (
        f"{near} may be this place (14 Alder Row #4): look with Ctrl+J, or go on",
        f"{near} near here: Ctrl+J",
    )


def test_where_places_are_withheld_no_two_of_them_are_one() -> None:
    desk = a_desk()
    first = a_call(desk)
    a_call(desk)
    board = veiled_board(desk.board, {Mark.PLAIN})

    assert same_as(board, board.calls[first]) == ()


def test_the_newer_goes_on_as_the_older_unless_only_the_newer_has_a_crew() -> None:
    desk = a_desk()
    first = a_call(desk)
    desk.later(60)
    second = a_call(desk)
    from_first = joining(desk.board, desk.board.calls[first], "", SEAT)
    send(desk, second, "M-30", "ems", "nearest")
    with_crew = joining(desk.board, desk.board.calls[second], "", SEAT)

    assert from_first is not None
    assert with_crew is not None
    assert (from_first.call, from_first.into) == (second, first)
    assert (with_crew.call, with_crew.into) == (first, second)
