"""Random streams in a county of two policies: each call is under one, and its advice is of that one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board, room_for
from console.domain.call_policy import another_meant, is_under_way
from console.domain.fold import fold_all
from console.domain.rows.acts import act_words
from console.domain.rows.place import place_notices
from console.errors import Refused
from tests.domain.build import CARE_FIRST, PATROL, SACRAMENTO, adoption, policy_text
from tests.domain.shape_build import COUNTY, IN_MIDDLE, IN_NORTH, drawn_pack
from tests.domain.test_area_policy import MIDDLE, NORTH, NORTHS_OWN, a_county
from tests.domain.test_streams import CALLS, COMMANDS, checked, shown

PLACES = st.sampled_from([NORTH, MIDDLE, IN_NORTH, IN_MIDDLE, f"{MIDDLE}, {IN_NORTH}", "nowhere", ""])
COUNTIES = st.sampled_from([CARE_FIRST, SACRAMENTO]).map(
    lambda policy: adoption(policy, drawn_pack(NORTHS_OWN)).model_copy(
        update={"shapes": COUNTY, "area_policies": (policy_text(PATROL),)}
    )
)
OF_PLACES = st.one_of(
    st.builds(c.SetDetail, call=CALLS, field=st.just("address"), value=PLACES),
    st.builds(c.SetDetail, call=CALLS, field=st.just("address"), value=PLACES),
    st.builds(c.UseAreaPolicy, call=CALLS),
    st.builds(c.OpenCall),
    COUNTIES,
)
STREAMS = st.lists(st.one_of(OF_PLACES, OF_PLACES, COMMANDS), min_size=5, max_size=40)


@given(STREAMS)
@settings(max_examples=60)
def test_every_call_is_under_one_policy_and_its_advice_is_of_that_one(stream: list[c.Command]) -> None:
    desk = a_county()
    for command in (c.OpenCall(), c.OpenCall(), *stream):
        try:
            written = [entry.subject for entry in desk.do(command)]
        except Refused:
            continue
        checked(desk)
        for call in desk.board.calls.values():
            room = room_for(desk.board, call)
            assert call.recommended is None or call.recommended.fingerprint == room.fingerprint
            told = {notice.lead for notice in place_notices(desk.board, call)}
            is_told = not told.isdisjoint(("The place has another policy", "Another policy came into force"))
            assert is_told == (another_meant(desk.board, call) is not None)
            is_placed = isinstance(command, c.SetDetail) and command.field == "address" and call.id in written
            if is_placed and not is_under_way(call):
                assert another_meant(desk.board, call) is None
    shown(desk)
    assert all(act_words(entry, desk.board.room) for entry in desk.entries)


@given(STREAMS)
@settings(max_examples=25)
def test_folding_all_entries_again_is_the_same_board(stream: list[c.Command]) -> None:
    desk = a_county()
    for command in (c.OpenCall(), *stream):
        if not isinstance(command, c.ReopenCall | c.SplitCall):
            try:
                desk.do(command)
            except Refused:
                continue

    again = fold_all(Board(), desk.entries)

    assert again.calls == desk.board.calls
    assert again.units == desk.board.units
