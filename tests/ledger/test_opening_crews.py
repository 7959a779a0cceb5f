"""Whatever crews do, the board that opens is the one kept; nobody is on two units, no team of one goes."""

import tempfile
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board, in_force
from console.domain.entries import UnitSent
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.refold import refold
from console.ledger.verify import verify
from tests.ledger.small_room import a_ledger, do, refolded, same, ticking
from tests.ledger.test_opening import reopened

UNITS = st.sampled_from(["CR-11", "CR-14", "CO-7", "M-30", "D-19", "CL-1"])
PEOPLE = st.sampled_from(
    ["haldane", "brooks", "moss", "vega", "whitfield", "tran", "hart", "duarte", "nilsen"]
)
SOME = st.lists(PEOPLE, max_size=3).map(tuple)
CALL = "26-00001"
CALLS = st.sampled_from([CALL, "26-00002"])
RESPONSES = ["mobile_crisis", "ems", "law_enforcement", "co_response", "phone_clinician"]
WHY = {"reason": st.just("x")}
COMMANDS = st.one_of(
    st.builds(c.SignOnUnit, unit=UNITS, members=SOME),
    st.builds(c.SignOnUnit, unit=UNITS),
    st.builds(c.ChangeCrew, unit=UNITS, joins=SOME, leaves=SOME, **WHY),
    st.builds(c.ChangeCrew, unit=UNITS, joins=st.just(()), leaves=PEOPLE.map(lambda who: (who,)), **WHY),
    st.builds(c.SignOffUnit, unit=UNITS, relieved_by=st.one_of(st.just(""), UNITS)),
    st.builds(c.TakeUnit, unit=UNITS),
    st.builds(c.SendUnit, call=CALLS, unit=UNITS, response=st.sampled_from(RESPONSES), **WHY),
    st.builds(
        c.MoveUnit,
        call=CALLS,
        unit=UNITS,
        response=st.sampled_from(RESPONSES),
        approved_by=st.just("brandt"),
        **WHY,
    ),
    st.builds(
        c.SetUnitStatus, unit=UNITS, status=st.sampled_from(["on_scene", "available", "off_duty"]), **WHY
    ),
)


def is_sound(board: Board) -> bool:
    """Nobody is on two units, none off duty has a crew, and one person without a deputy can go nowhere."""
    agency = in_force(board).agency
    on = Counter(member for crew in board.crews.values() for member in crew.members)
    alone = [
        crew.unit
        for crew in board.crews.values()
        if len(crew.members) < 2 and not agency.has_deputy(crew.unit) and crew.unit != "CL-1"
    ]
    return (
        all(count == 1 for count in on.values())
        and all(crew.members for crew in board.crews.values())
        and all(crew.unit in agency.units for crew in board.crews.values())
        and not any(agency.can_fill(unit, each) for unit in alone for each in RESPONSES)
        and all(not board.units[unit].on_duty for unit in board.units if _is_signed_off(board, unit))
    )


def _is_signed_off(board: Board, unit: str) -> bool:
    return unit in board.crews and not board.units[unit].on_duty


def nobody_alone_went(ledger: Ledger, before: Board, command: c.Command) -> bool:
    """Whoever was just sent has a deputy with them, or was two people when they were sent."""
    if not isinstance(command, c.SendUnit | c.MoveUnit):
        return True
    crew = before.crews.get(command.unit)
    sent = [entry.body for entry in ledger.history(command.call) if isinstance(entry.body, UnitSent)]
    is_team = crew is None or len(crew.members) > 1 or in_force(before).agency.has_deputy(command.unit)
    return is_team or command.response == "phone_clinician" or sent[-1].unit != command.unit


@given(stream=st.lists(COMMANDS, min_size=3, max_size=40))
@settings(max_examples=60)
def test_whatever_crews_do_the_boards_are_one_and_nobody_goes_alone(stream: list[c.Command]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "room.store"
        with closing(a_ledger(path)) as ledger:
            do(ledger, c.OpenCall(), c.OpenCall())
            for command in stream:
                before = ledger.board
                with suppress(Refused):
                    do(ledger, command)
                    assert nobody_alone_went(ledger, before, command)
                assert is_sound(ledger.board)
            kept = ledger.board

        opened = reopened(path)
        assert same(opened, kept)
        assert same(refolded(path), kept)
        assert in_force(opened).agency.fillers == in_force(kept).agency.fillers
        assert refold(path, ticking())[0] == ()
        assert verify(path).damages == ()


def test_a_crew_is_on_its_unit_after_the_program_was_away(path: Path) -> None:
    ledger = a_ledger(path)
    do(ledger, c.SignOnUnit(unit="CR-11", members=("brooks", "moss")))
    do(ledger, c.ChangeCrew(unit="CR-11", joins=("vega",), leaves=("moss",), reason="he is ill"))
    kept = ledger.board
    ledger.close()

    again = open_ledger(path, "live", ticking())

    assert again.board.crews == kept.crews
    assert again.board.crews["CR-11"].members == ("brooks", "vega")
    assert in_force(again.board).agency.unit_of("CR-11").languages == ("en", "es")
    again.close()
