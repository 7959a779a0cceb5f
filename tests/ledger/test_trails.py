"""What units did lately and where they were: the board that opens says it as the one that was kept does."""

from contextlib import closing
from pathlib import Path

from console.domain import commands as c
from console.domain.board import Board
from console.domain.trail import STINTS_KEPT, Trail
from console.ledger.ledger import Ledger, open_ledger
from tests.ledger.small_room import (
    AGENCY,
    a_call,
    a_ledger,
    a_life,
    adopt,
    do,
    refolded,
    same,
    ticking,
)
from tests.ledger.test_opening import without


def reopened(path: Path) -> Board:
    with closing(open_ledger(path, "live", ticking())) as ledger:
        return ledger.board


def agree(ledger: Ledger, unit: str = "CR-11") -> Trail:
    """The trail of a unit, once all three boards were found to be one."""
    assert same(reopened(ledger.path), ledger.board)
    assert same(refolded(ledger.path), ledger.board)
    return ledger.board.trails[unit]


def ended(ledger: Ledger, call: str) -> None:
    """Somebody decides that the call is over."""
    end = c.CloseCall(
        call=call, disposition="information", note="ok", next_action="none", approved_by="brandt"
    )
    do(ledger, end)


def test_the_scene_that_was_left_keeps_its_address_once_the_call_is_closed(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        *_, call = a_life(ledger)

        scene = agree(ledger).scene

    assert scene is not None
    assert (scene.call, scene.address, scene.zone) == (call, "1 Alder Street", "middle")


def test_an_address_that_is_mended_after_the_crew_left_is_the_one_that_is_kept(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        for call in a_life(ledger):
            if ledger.board.calls.get(call) and ledger.board.trails.get("CR-11", Trail()).scene:
                break
        before = agree(ledger).scene
        do(ledger, c.SetDetail(call=call, field="address", value="7 Quarry Lane"))
        ended(ledger, call)

        after = agree(ledger).scene

    assert before is not None
    assert after is not None
    assert (before.address, after.address, after.zone) == ("", "7 Quarry Lane", "south")


def test_a_call_that_is_opened_again_says_itself_where_it_is_until_it_is_closed_again(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        *_, call = a_life(ledger)
        do(ledger, c.ReopenCall(call=call, reason="rang again"))
        opened = agree(ledger).scene
        ended(ledger, call)
        closed = agree(ledger).scene

    assert opened is not None
    assert closed is not None
    assert (opened.address, closed.address) == ("", "1 Alder Street")


def test_words_that_are_erased_are_gone_from_the_board_and_its_zone_with_them(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        *_, _call = a_life(ledger)
        (told,) = do(ledger, c.PlaceUnit(unit="CR-11", place="Harrow, with his sister"))
        trail = agree(ledger)
        assert trail.scene is not None
        assert trail.told is not None
        assert trail.told.zone == "middle"
        do(ledger, c.Redact(entry=trail.scene.entry, also=(told.number,), by="brandt", reason="asked for"))

        trail = agree(ledger)

    assert trail.scene is not None
    assert trail.told is not None
    assert (trail.scene.address, trail.scene.zone, trail.told.place, trail.told.zone) == ("", "", "", "")


def test_only_the_last_calls_of_a_unit_are_remembered(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        for number in range(STINTS_KEPT + 2):
            call = a_call(ledger)
            do(ledger, c.SendUnit(call=call, unit="D-19", response="law_enforcement", reason="a test"))
            if number % 2:
                do(ledger, c.RefuseToGo(unit="D-19", why="alone"))
            else:
                stand = c.StandDown(call=call, unit="D-19", approved_by="brandt", reason="not needed")
                do(ledger, stand)

        stints = agree(ledger, "D-19").stints

    assert len(stints) == STINTS_KEPT
    assert stints[-1].call == call
    assert all(stint.until is not None and stint.until > stint.at for stint in stints)


def test_another_pack_puts_places_in_its_own_zones(path: Path) -> None:
    moved = AGENCY.replace('"Alder", "Harrow"', '"Harrow"').replace('["South"', '["Alder", "South"')
    with closing(a_ledger(path)) as ledger:
        a_whole = [*a_life(ledger)]
        do(ledger, adopt(agency=moved))

        scene = agree(ledger).scene

    assert a_whole
    assert scene is not None
    assert scene.zone == "south"


def test_a_unit_that_left_the_pack_and_comes_back_is_known_as_before(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        do(ledger, c.PlaceUnit(unit="M-30", place="Harrow"))
        do(ledger, adopt(agency=without("M-30")))
        gone = agree(ledger, "M-30").told
        do(ledger, adopt())

        back = agree(ledger, "M-30").told

    assert gone == back
