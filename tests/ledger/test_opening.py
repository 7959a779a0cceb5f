"""Opening folds only what is open and gives the board that folding everything gives; following others too.

Random streams of commands drive a ledger; the board it kept by steps, the one that opens, and the one
folded from the first entry on are equal at every end, and the index made again has the same rows.
"""

import tempfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board, room_for
from console.domain.texts import wrong_with
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.verify import verify
from tests.domain.build import SUPERVISOR
from tests.domain.import_situations import imported, importing
from tests.ledger.small_room import (
    AGENCY,
    FACTS,
    POLICY,
    SEAT,
    WHO,
    a_call,
    a_ledger,
    a_life,
    adopt,
    catalogue,
    do,
    refolded,
    same,
    ticking,
)

UNITS = ("CR-11", "CO-7", "M-30", "D-19")
STATUSES = ("available", "dispatched", "en_route", "staged", "on_scene", "meal", "off_duty")
RESPONSES = ("mobile_crisis", "co_response", "ems_staged", "law_enforcement")
ASKED = {
    fact: answers for fact, answers in FACTS.items() if fact in ("medical", "weapon", "others_in_danger")
}
NEWER = POLICY.replace('when = "medical != none"', 'when = "medical == emergency"')
CALLS = ("26-00001", "26-00002")


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
        assert same(refolded(path), ledger.board)
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


def test_since_when_a_policy_is_in_force_is_known_whatever_changed_of_the_agency(path: Path) -> None:
    ledger = a_ledger(path)
    newer = POLICY.replace("A small policy", "Another")
    for policy, pack in ((newer, AGENCY), (newer, without("M-30")), (newer, AGENCY)):
        do(ledger, adopt(policy=policy, agency=pack))
    a_call(ledger)

    room = reopened(path).room

    assert room is not None
    assert room.adopted is not None
    assert (room.adopted.entry, room.adopted.by, room.adopted.with_agency) == (2, "Lena Brandt", False)
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


ON = {"call": st.sampled_from(CALLS)}
TO = {"unit": st.sampled_from(UNITS)}
SENT = st.sampled_from((*zip(UNITS, RESPONSES, strict=True), ("CR-11", "ems")))
WORDS = st.text('aé \u200eq"', min_size=1, max_size=4).filter(lambda text: not wrong_with(text))
WHY = {"reason": WORDS}
NAME = st.sampled_from(("Lena Brandt", "Lena Brandt", "Nobody"))
STEPS = st.sampled_from(
    ("offered", "ringing", "accepted", "summary_read", "confirmed", "dropped", "declined")
)
ANSWERED = st.sampled_from(
    [(fact, answer) for fact, answers in ASKED.items() for answer in (*answers, "unknown")]
)


def commands() -> st.SearchStrategy[c.Command]:
    """Any command on one of two calls and four units; many are refused, as at work."""
    many = (
        st.builds(
            lambda call, each: c.AnswerFact(call=call, fact=each[0], answer=each[1]), ON["call"], ANSWERED
        ),
        st.builds(lambda each, **rest: c.SendUnit(unit=each[0], response=each[1], **rest), SENT, **ON, **WHY),
        st.builds(c.SetUnitStatus, **TO, status=st.sampled_from(STATUSES), **WHY),
        st.builds(c.StandDown, **ON, **TO, approved_by=NAME, **WHY),
        st.builds(c.PlaceUnit, **TO, place=st.sampled_from(("Harrow", "back of the mill"))),
        st.builds(c.CloseGap, **ON, by=NAME, **WHY),
        st.builds(
            c.CloseCall,
            **ON,
            disposition=st.just("information"),
            note=WORDS,
            next_action=WORDS,
            approved_by=st.just("brandt"),
        ),
        st.builds(c.ReopenCall, **ON, **WHY),
        st.builds(c.JoinCall, **ON, into=ON["call"]),
        st.builds(c.SplitCall, **ON, **WHY),
        st.builds(c.Redact, entry=st.integers(1, 60), by=st.just("brandt"), **WHY),
    )
    return st.one_of(*many, *many, *rarer())


def rarer() -> tuple[st.SearchStrategy[c.Command], ...]:
    """The commands of which one is enough now and then."""
    return (
        st.builds(c.OpenCall, waiting=st.booleans(), callback=WORDS),
        st.builds(c.TakeCall, **ON),
        st.builds(c.SetDetail, **ON, field=st.sampled_from(("address", "caller")), value=WORDS),
        st.builds(c.AddNote, **ON, text=WORDS),
        st.builds(c.AskLater, **ON, fact=st.sampled_from(("weapon", "medical"))),
        st.builds(c.TakeBack, **ON, entry=st.integers(2, 30)),
        st.builds(c.RunPolicyAgain, **ON),
        st.builds(c.LoseLine, **ON),
        st.builds(c.TryCallBack, **ON, outcome=st.sampled_from(("reached", "no_answer"))),
        st.builds(c.DeclareSceneSafe, **ON, by=NAME),
        st.builds(c.ConfirmBrief, **ON, **TO),
        st.builds(c.RefuseToGo, **TO, why=st.just("alone")),
        st.builds(c.SendPair, **ON, clinician=st.just("CR-11"), deputy=st.just("D-19"), **WHY),
        st.builds(c.TellCaller, **ON, text=WORDS),
        st.builds(c.LeaveMessage, **ON, to=st.sampled_from(("supervisor", "CR-11")), text=WORDS),
        st.builds(c.ReadMessage, **ON, entry=st.integers(1, 60)),
        st.builds(c.Override, **ON, responses=st.tuples(st.sampled_from(RESPONSES)), **WHY, approved_by=NAME),
        st.builds(
            c.AnswerApproval, **ON, by=NAME, answer=st.sampled_from(("approve", "send_after_all")), **WHY
        ),
        st.builds(c.MoveHandOff, **ON, contact=st.just("line-988"), step=STEPS, person=WORDS),
        st.builds(c.SignOnUnit, **TO),
        st.builds(c.SignOffUnit, **TO, relieved_by=st.sampled_from(("", *UNITS))),
        st.builds(
            adopt,
            policy=st.sampled_from((POLICY, NEWER)),
            agency=st.sampled_from((AGENCY, without("M-30"))),
        ),
        st.builds(c.UseAreaPolicy, call=st.sampled_from(CALLS)),
        st.builds(
            lambda number, **more: importing(imported(**more), file_sum=f"{number:064x}"),
            st.integers(1, 3),
            address=WORDS,
            went=st.sampled_from(((), ("ems",))),
        ),
        st.builds(c.UndoImport, batch=st.integers(2, 60), **WHY),
    )


def did(ledger: Ledger, command: c.Command) -> None:
    """Do it, or be refused; calls of another system are taken over by a supervisor."""
    who = SUPERVISOR if isinstance(command, c.ImportCalls | c.UndoImport) else WHO
    with suppress(Refused):
        ledger.record(command, who, SEAT)


@given(stream=st.lists(commands(), max_size=40), second=st.integers(0, 7))
def test_whatever_is_done_the_three_boards_are_one(stream: list[c.Command], second: int) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(a_ledger(Path(folder) / "random.store")) as here:
        do(here, c.OpenCall(), c.OpenCall())
        with closing(a_ledger(here.path)) as there:
            for number, command in enumerate(stream):
                did(there if number % 8 == second else here, command)
            here.catch_up()
            there.catch_up()

        assert same(here.board, there.board)
        assert same(refolded(here.path), here.board)
        assert same(reopened(here.path), here.board)
        assert verify(here.path).damages == ()


def test_a_policy_that_waits_and_a_call_that_keeps_its_own_open_as_they_were(path: Path) -> None:
    ledger = a_ledger(path)
    call = a_call(ledger, weapon="knife")
    later = datetime(2027, 1, 1, tzinfo=UTC)
    another = POLICY.replace("A small policy", "A third")
    do(ledger, adopt(NEWER), plan_of(another, later), plan_of(POLICY, later))

    opened = reopened(path)

    assert same(opened, ledger.board)
    assert opened.planned == ledger.board.planned
    assert opened.planned is not None
    assert room_for(opened, opened.calls[call]).compiled.policy.text == POLICY
    do(ledger, c.DropPlannedPolicy(by="Lena Brandt", reason="not before spring"), c.UseAreaPolicy(call=call))
    last = reopened(path)
    assert last.planned is None
    assert last.room is not None
    assert not last.room.replaced
    ledger.close()
    assert verify(path).damages == ()


def plan_of(policy: str, begins: datetime) -> c.PlanPolicy:
    """The command that plans a policy of the small room."""
    why = "for the tests"
    return c.PlanPolicy(policy=policy, catalogue=catalogue(), begins=begins, by="Lena Brandt", reason=why)
