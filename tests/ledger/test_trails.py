"""What units did lately and where they were: the board that opens says it as the one that was kept does."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from console.domain.board import Board
from console.domain.trail import STINTS_KEPT, Trail
from console.errors import StoreUnavailable
from console.ledger.connect import connect
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
    """Somebody decides that the call is over, and what comes next is done."""
    end = c.CloseCall(
        call=call, disposition="information", note="ok", next_action="none", approved_by="brandt"
    )
    do(ledger, end, c.NoteNextAction(call=call, outcome="done"))


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


def test_only_a_scene_that_a_crew_was_at_is_one_that_it_left(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        do(ledger, c.SignOnUnit(unit="CR-11", members=("haldane", "brooks")))
        *_, first = a_life(ledger)
        second = a_call(ledger)
        for unit in ("CR-11", "CR-14"):
            do(ledger, c.SendUnit(call=second, unit=unit, response="mobile_crisis", reason="a test"))
        do(ledger, c.SignOffUnit(unit="CR-11", relieved_by="CR-14"))

        trail = agree(ledger)

    assert trail.scene is not None
    assert trail.scene.call == first
    assert [stint.call for stint in trail.stints] == [first, second]


def test_a_unit_that_is_moved_has_left_a_scene_where_it_was_at_one(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        calls = [a_call(ledger, medical="none", weapon="none", problem="suicide") for _ in range(3)]
        do(ledger, c.SendUnit(call=calls[0], unit="CR-11", response="mobile_crisis", reason="a test"))
        do(ledger, c.SetUnitStatus(unit="CR-11", status="on_scene"))
        scenes = []
        for call in calls[1:]:
            move = c.MoveUnit(
                call=call, unit="CR-11", response="mobile_crisis", approved_by="brandt", reason="graver"
            )
            do(ledger, move)
            scenes.append(agree(ledger).scene)
        ended(ledger, calls[0])

        last = agree(ledger).scene

    assert [scene and scene.call for scene in scenes] == [calls[0], calls[0]]
    assert last is not None
    assert (last.call, last.address) == (calls[0], "1 Alder Street")


def test_the_next_crew_has_the_place_of_the_last_one_and_none_of_its_work(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        do(ledger, c.SignOnUnit(unit="CR-11", members=("haldane", "brooks")))
        *_, call = a_life(ledger)
        do(ledger, c.SignOffUnit(unit="CR-11"))
        gone = agree(ledger)
        do(ledger, c.SignOnUnit(unit="CR-11", members=("moss", "vega")))
        do(ledger, c.ChangeCrew(unit="CR-11", joins=("haldane",), leaves=("moss",), reason="he is ill"))

        trail = agree(ledger)

    assert [stint.call for stint in gone.stints] == [call]
    assert trail == gone._replace(stints=())


def test_what_counted_as_being_there_is_by_the_pack_of_then(path: Path) -> None:
    renamed = AGENCY.replace('"on_scene"', '"there"').replace('counts_as = "there"', 'counts_as = "on_scene"')
    with closing(a_ledger(path)) as ledger:
        *_, call = a_life(ledger)
        assert renamed != AGENCY
        do(ledger, adopt(agency=renamed))

        scene = agree(ledger).scene

    assert scene is not None
    assert scene.call == call


def test_opening_reads_no_more_for_a_unit_that_never_was_at_a_scene_however_often_it_was_sent(
    path: Path,
) -> None:
    steps = []
    with closing(a_ledger(path)) as ledger:
        for calls in (STINTS_KEPT, 10 * STINTS_KEPT):
            for number in range(calls):
                call = a_call(ledger)
                do(ledger, c.SendUnit(call=call, unit="D-19", response="law_enforcement", reason="a test"))
                if number % 2:
                    do(ledger, c.RefuseToGo(unit="D-19", why="alone"))
                else:
                    do(ledger, c.StandDown(call=call, unit="D-19", approved_by="brandt", reason="not needed"))
                ended(ledger, call)
            assert agree(ledger, "D-19").scene is None
            steps.append(steps_to_open(path))

    # A little more as the trees of the tables grow by a level; a look at each row would be ten times as much.
    assert steps[1] < 1.1 * steps[0]


def steps_to_open(path: Path) -> int:
    """How many steps of the database it takes to open the store: each row that is read takes a few."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    def counted(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        connection = connect(path, read_only=read_only)
        connection.set_progress_handler(step, 1)
        return connection

    open_ledger(path, "live", ticking(), counted).close()
    return count


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE trail_spans SET from_entry = 999 WHERE matter = 'scene'", "there is no entry 999"),
        ("UPDATE trail_spans SET from_entry = 1 WHERE matter = 'told'", "entry 1 places no unit"),
        ("UPDATE detail_spans SET entry = 1 WHERE field = 'address'", "entry 1 is no address"),
    ],
)
def test_an_index_that_says_what_no_entry_does_is_damage_in_words(path: Path, change: str, says: str) -> None:
    with closing(a_ledger(path)) as ledger:
        *_, _call = a_life(ledger)
        do(ledger, c.PlaceUnit(unit="CR-11", place="Harrow, with his sister"))
    with closing(connect(path)) as connection:
        assert connection.execute(change).rowcount, "the change is made"
    with pytest.raises(StoreUnavailable) as failed:
        open_ledger(path, "live", ticking())
    assert failed.value.kind == "damaged"
    assert f"by the index, {says}" in failed.value.says


def test_a_moment_that_is_none_any_more_is_damage_in_words(path: Path) -> None:
    with closing(a_ledger(path)) as ledger:
        *_, _call = a_life(ledger)
    with closing(connect(path)) as connection:
        connection.execute("DROP TRIGGER entries_stay")
        wrong = "UPDATE entries SET happened_at = '202w-03-01T21:00:09.000Z' WHERE kind = 'UnitSent'"
        connection.execute(wrong)
    with pytest.raises(StoreUnavailable) as failed:
        open_ledger(path, "live", ticking())
    assert failed.value.kind == "damaged"
