"""Opening folds only what is open and gives the board that folding everything gives; following others too.

Random streams of commands drive a ledger; the board it kept by steps, the one that opens, and the one
folded from the first entry on are equal at every end, and the index made again has the same rows.
"""

import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board
from console.errors import Refused
from console.ledger.ledger import open_ledger
from console.ledger.opening import follow
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.small_room import (
    AGENCY,
    FACTS,
    POLICY,
    a_call,
    a_ledger,
    a_life,
    adopt,
    catalogue,
    do,
    same,
    ticking,
)

UNITS = ("CR-11", "CO-7", "M-30", "D-19")
STATUSES = ("available", "dispatched", "en_route", "staged", "on_scene", "meal", "off_duty")
RESPONSES = ("mobile_crisis", "co_response", "ems", "ems_staged", "law_enforcement")
CALLS = ("26-00001", "26-00002", "26-00003")


def folded_from_the_first(path: Path) -> Board:
    store = open_reader(path)
    board = Board()
    for entry in store.after(0):
        board = follow(board, entry, store)
    store.close()
    return board


def reopened(path: Path) -> Board:
    ledger = open_ledger(path, "live", ticking())
    ledger.close()
    return ledger.board


def without(unit: str) -> str:
    """The sample's pack without one unit."""
    head, *units = AGENCY.split("[[unit]]")
    last, contacts = units[-1].split("[[contact]]", 1)
    kept = [each for each in (*units[:-1], last) if f'id = "{unit}"' not in each]
    return "[[unit]]".join([head, *kept]) + "[[contact]]" + contacts


def test_a_store_with_nothing_opens_on_an_empty_board(path: Path) -> None:
    assert reopened(path) == Board()


def test_at_every_step_of_a_call_the_board_that_opens_is_the_board_that_was_kept(path: Path) -> None:
    ledger = a_ledger(path)

    for _ in a_life(ledger):
        assert same(reopened(path), ledger.board)
        assert same(folded_from_the_first(path), ledger.board)
    ledger.close()


def test_units_are_as_they_were_left_however_long_ago_and_under_whichever_pack(path: Path) -> None:
    ledger = a_ledger(path)
    do(ledger, c.SetUnitStatus(unit="CO-7", status="meal"))
    do(ledger, adopt(agency=without("M-30")))
    do(ledger, c.SetUnitStatus(unit="D-19", status="out_of_service"))
    do(ledger, adopt())
    do(ledger, adopt(policy=POLICY.replace("A small policy", "Another")))
    a_call(ledger)

    assert "M-30" in ledger.board.units
    assert same(reopened(path), ledger.board)
    ledger.close()


def test_a_policy_adopted_during_a_call_is_in_force_from_there_on(path: Path) -> None:
    ledger = a_ledger(path)
    call = a_call(ledger, weapon="knife")
    do(ledger, adopt(facts=catalogue(safety=())))
    do(ledger, c.AnswerFact(call=call, fact="weapon", answer="none"))
    a_call(ledger, weapon="firearm")

    assert same(reopened(path), ledger.board)
    ledger.close()


def commands() -> st.SearchStrategy[c.Command]:
    call, unit = st.sampled_from(CALLS), st.sampled_from(UNITS)
    who = st.sampled_from(("Lena Brandt", "Nobody"))
    fact = st.sampled_from([fact for fact in FACTS if fact != "care_team"])
    words = st.text('aé \x00q"', min_size=1, max_size=4).filter(str.strip)
    answers = fact.flatmap(
        lambda each: st.builds(
            c.AnswerFact, call=call, fact=st.just(each), answer=st.sampled_from((*FACTS[each], "unknown"))
        )
    )
    steps = ("offered", "ringing", "accepted", "summary_read", "confirmed", "dropped", "declined")
    return st.one_of(
        answers,
        answers,
        st.builds(c.OpenCall, waiting=st.booleans(), callback=words),
        st.builds(c.TakeCall, call=call),
        st.builds(c.SetDetail, call=call, field=st.sampled_from(("address", "caller")), value=words),
        st.builds(c.AddNote, call=call, text=words),
        st.builds(c.TakeBack, call=call, entry=st.integers(1, 60)),
        st.builds(c.LoseLine, call=call),
        st.builds(c.TryCallBack, call=call, outcome=st.sampled_from(("reached", "no_answer"))),
        st.builds(c.SendUnit, call=call, unit=unit, response=st.sampled_from(RESPONSES), reason=words),
        st.builds(c.SetUnitStatus, unit=unit, status=st.sampled_from(STATUSES), reason=words),
        st.builds(c.StandDown, call=call, unit=unit, approved_by=who, reason=words),
        st.builds(c.DeclareSceneSafe, call=call, by=who),
        st.builds(c.ConfirmBrief, call=call, unit=unit),
        st.builds(c.TellCaller, call=call, text=words),
        st.builds(
            c.Override,
            call=call,
            responses=st.tuples(st.sampled_from(RESPONSES)),
            reason=words,
            approved_by=who,
        ),
        st.builds(
            c.AnswerApproval,
            call=call,
            by=who,
            answer=st.sampled_from(("approve", "send_after_all")),
            reason=words,
        ),
        st.builds(c.CloseGap, call=call, by=who, reason=words),
        st.builds(
            c.MoveHandOff, call=call, contact=st.just("line-988"), step=st.sampled_from(steps), person=words
        ),
        st.builds(
            c.CloseCall,
            call=call,
            disposition=st.just("information"),
            note=words,
            next_action=words,
            approved_by=st.just("Lena Brandt"),
        ),
        st.builds(c.ReopenCall, call=call, reason=words),
        st.builds(c.Redact, entry=st.integers(1, 60), by=st.just("Lena Brandt"), reason=words),
        st.builds(adopt, agency=st.sampled_from((AGENCY, without("M-30")))),
    )


@given(stream=st.lists(commands(), max_size=40), second=st.integers(0, 7))
def test_whatever_is_done_the_three_boards_are_one(stream: list[c.Command], second: int) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(a_ledger(Path(folder) / "random.store")) as here:
        with closing(a_ledger(here.path)) as there:
            for number, command in enumerate(stream):
                with suppress(Refused):
                    do(there if number % 8 == second else here, command)
            here.catch_up()
            there.catch_up()

        assert same(here.board, there.board)
        assert same(folded_from_the_first(here.path), here.board)
        assert same(reopened(here.path), here.board)
        assert verify(here.path).damages == ()
