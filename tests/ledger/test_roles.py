"""Every command under every role, through the real ledger: done or refused as this table says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Role
from console.domain.decide import decide
from console.domain.deciding.moment import Moment
from console.domain.deciding.permission import NOT_ALLOWED
from console.domain.roles import MAY, SEES
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from tests.domain.import_situations import importing
from tests.domain.people_situations import PROOF, real_pack
from tests.ledger.small_room import adopt, ticking

ROLES: tuple[Role, ...] = get_args(Role)
CALL = "26-00001"
ON_CALLS = {
    "OpenCall", "TakeCall", "SetDetail", "AddNote", "AddJusticeNote", "AnswerFact", "AskLater", "TakeBack",
    "RunPolicyAgain", "LoseLine", "TryCallBack", "SendUnit", "SetUnitStatus", "StandDown", "DeclareSceneSafe",
    "ConfirmBrief", "TellCaller", "Override", "AnswerApproval", "CloseGap", "MoveHandOff", "CloseCall",
    "ReopenCall", "ReportPanic", "EndPanic", "AnswerCheck", "RefuseToGo", "AskForDeputies", "AnswerDeputies",
    "NoteCrewDid", "NoteUnserved", "JoinCall", "SplitCall",
    "NotePremise", "EndPremiseNote", "SilenceAlert", "MoveUnit", "RingNext", "UseAreaPolicy",
    "DecideUnreached", "LeaveMessage", "ReadMessage", "PlaceUnit", "SendPair",
    "SignOnUnit", "ChangeCrew", "SignOffUnit", "TakeUnit", "NoteComplaint", "AnswerReview",
    "NoteNextAction",
}  # fmt: skip
OWN = {"SignOff", "LockPosition", "Export"}
PROVED = {
    "SignIn", "FailSignIn", "UnlockPosition", "BreakGlass", "SetPassword", "LetApprovalRunOut",
    "LetHandOffRunOut", "BeginPlannedPolicy",
}  # fmt: skip
"""Decided by what is proved, or by the clock, whatever the role."""
POLICY = {"AdoptPolicy", "PlanPolicy", "DropPlannedPolicy"}
IMPORTS = {"ImportCalls", "UndoImport"}
REVIEWS = {"GiveReview"}
RIGHTS: dict[Role, set[str]] = {
    "dispatcher": ON_CALLS,
    "supervisor": ON_CALLS | POLICY | IMPORTS | REVIEWS | {"Redact", "ReleaseAccount", "AnswerBreakGlass"},
    "trainer": set(),
    "administrator": POLICY | IMPORTS | {"Redact", "SetPerson", "ReleaseAccount", "AnswerBreakGlass"},
    "reader": set(),
}


def every_command() -> Iterator[c.Command]:
    """One of each, about things that need not be there: what is asked first is who asks."""
    yield adopt(agency=real_pack())
    yield from (c.OpenCall(), c.TakeCall(call=CALL), c.SetDetail(call=CALL, field="address", value="x"))
    yield from (c.AddNote(call=CALL, text="x"), c.AddJusticeNote(call=CALL, text="x"))
    yield from (c.AnswerFact(call=CALL, fact="weapon", answer="none"), c.AskLater(call=CALL, fact="weapon"))
    yield from (c.TakeBack(call=CALL, entry=1), c.RunPolicyAgain(call=CALL), c.LoseLine(call=CALL))
    yield c.TryCallBack(call=CALL, outcome="reached")
    yield c.SendUnit(call=CALL, unit="M-30", response="ems")
    yield c.SetUnitStatus(unit="M-30", status="meal")
    yield c.StandDown(call=CALL, unit="M-30", approved_by="brandt", reason="x")
    yield from (c.DeclareSceneSafe(call=CALL, by="x"), c.ConfirmBrief(call=CALL, unit="M-30"))
    yield from (c.TellCaller(call=CALL, text="x"), c.Override(call=CALL, responses=("ems",), reason="x"))
    yield c.AnswerApproval(call=CALL, by="brandt", answer="approve", reason="x")
    yield from (c.LetApprovalRunOut(call=CALL), c.CloseGap(call=CALL, by="brandt", reason="x"))
    yield c.MoveHandOff(call=CALL, contact="line-988", step="offered")
    yield from (c.CloseCall(call=CALL, disposition="stabilised"), c.ReopenCall(call=CALL, reason="x"))
    yield c.Redact(entry=1, by="brandt", reason="x")
    yield from (c.SignIn(person="worker"), c.FailSignIn(), c.SignOff(receiver="x"), c.LockPosition())
    yield from (c.UnlockPosition(), c.SetPerson(person="x", name="X", roles=()))
    yield from (c.SetPassword(person="worker", proof=PROOF), c.ReleaseAccount(person="worker", reason="x"))
    yield from (
        c.BreakGlass(person="nobody", reason="x"),
        c.AnswerBreakGlass(entry=1, reason="x"),
        c.Export(),
    )
    yield from (c.ReportPanic(unit="M-30"), c.EndPanic(call=CALL, unit="M-30", by="x", reason="x"))
    yield from (c.AnswerCheck(unit="M-30"), c.RefuseToGo(unit="M-30", why="alone"))
    yield c.AskForDeputies(unit="M-30", reason="x")
    yield c.AnswerDeputies(call=CALL, unit="M-30", answer="no", by="x")
    yield c.NoteCrewDid(call=CALL, unit="M-30", did="waited")
    yield c.NoteUnserved(call=CALL, response="ems", why="no_unit")
    yield from (c.JoinCall(call=CALL, into="26-00002"), c.SplitCall(call=CALL, reason="x"))
    yield from (c.NotePremise(call=CALL, about="hazard", text="x"), c.EndPremiseNote(call=CALL, entry=1))
    yield c.SilenceAlert(call=CALL, alert="x")
    yield c.MoveUnit(call=CALL, unit="M-30", response="ems", reason="x")
    yield from (c.LetHandOffRunOut(call=CALL), c.RingNext(call=CALL), c.UseAreaPolicy(call=CALL))
    yield c.DecideUnreached(call=CALL, what="send")
    yield from (c.LeaveMessage(call=CALL, to="supervisor", text="x"), c.ReadMessage(call=CALL, entry=1))
    yield from (c.PlaceUnit(unit="M-30", place="x"), c.SendPair(call=CALL, clinician="CR-11", deputy="D-21"))
    yield from (c.SignOnUnit(unit="M-32"), c.ChangeCrew(unit="M-32", reason="x"), c.SignOffUnit(unit="M-32"))
    yield c.TakeUnit(unit="M-32")
    yield c.PlanPolicy(policy="x", catalogue="x", begins=datetime(2099, 1, 1, tzinfo=UTC), by="x", reason="x")
    yield from (c.DropPlannedPolicy(by="x", reason="x"), c.BeginPlannedPolicy())
    yield from (importing(), c.UndoImport(batch=1, reason="x"))
    yield from (c.NoteComplaint(call=CALL, text="x"), c.GiveReview(call=CALL, form="x", answers={}))
    yield c.AnswerReview(call=CALL, review=1)
    yield c.NoteNextAction(call=CALL, outcome="done")


def a_room_with(path: Path, role: Role) -> Ledger:
    """A real agency's ledger: somebody with just this role sits at a desk, and an administrator elsewhere."""
    ledger = open_ledger(path, "live", ticking())
    ledger.record(adopt(agency=real_pack()), "Set-up", "office")
    first = c.SetPerson(person="first", name="First One", roles=("administrator",))
    ledger.record(first, "Set-up", "office")
    ledger.record(c.SetPassword(person="first", proof=PROOF), "Set-up", "office")
    ledger.record(c.SignIn(person="first"), "First One", "office", proven="first")
    worker = c.SetPerson(person="worker", name="The Worker", roles=(role,))
    ledger.record(worker, "First One", "office")
    ledger.record(c.SetPassword(person="worker", proof=PROOF), "The Worker", "desk-1", proven="worker")
    ledger.record(c.SignIn(person="worker"), "The Worker", "desk-1", proven="worker")
    return ledger


def test_there_is_one_of_every_command() -> None:
    assert [type(each) for each in every_command()] == list(get_args(c.Command))


def test_every_command_stands_in_the_table() -> None:
    names = {each.__name__ for each in get_args(c.Command)}

    assert names == ON_CALLS | OWN | PROVED | set().union(*RIGHTS.values())
    assert {role: set(may) for role, may in MAY.items()} == {
        role: rights | OWN | PROVED for role, rights in RIGHTS.items()
    }
    assert set(SEES) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_every_command_is_done_or_refused_by_role_and_a_refusal_is_an_entry(path: Path, role: Role) -> None:
    ledger = a_room_with(path, role)
    for command in every_command():
        name, last = type(command).__name__, ledger.head().number
        try:
            ledger.record(command, "The Worker", "desk-1")
            code = ""
        except Refused as refused:
            code = refused.code
        told = [entry.body for entry in ledger.history("people") if entry.number > last]

        if name in RIGHTS[role] | OWN | PROVED:
            assert code != "role_may_not", f"{role} was refused {name}"
        else:
            assert code == "role_may_not", f"{role} was not refused {name}"
        if code in NOT_ALLOWED:
            assert [(each.command, each.code) for each in told if isinstance(each, e.ActRefused)] == [
                (name, code)
            ]
            assert ledger.head().number == last + 1, "a refusal is one entry and nothing else"
        # What the worker was allowed to do must not change what comes next.
        if name == "LockPosition" and not code:
            ledger.record(c.UnlockPosition(), "The Worker", "desk-1", proven="worker")
    ledger.close()


@pytest.mark.parametrize("role", ROLES)
def test_anothers_password_is_an_administrators_to_set(path: Path, role: Role) -> None:
    ledger = a_room_with(path, role)
    command = c.SetPassword(person="first", proof="6" * 64)

    if role == "administrator":
        ledger.record(command, "The Worker", "desk-1")
        assert ledger.board.people.passwords["first"].must_change
    else:
        with pytest.raises(Refused, match="role_may_not"):
            ledger.record(command, "The Worker", "desk-1")
    ledger.close()


@pytest.mark.parametrize("role", ROLES)
def test_a_locked_or_left_desk_refuses_every_role_everything(path: Path, role: Role) -> None:
    ledger = a_room_with(path, role)
    ledger.record(c.LockPosition(), "The Worker", "desk-1")

    codes = {}
    for command in every_command():
        name = type(command).__name__
        if name in PROVED:
            continue
        for position in ("desk-1", "desk-2"):
            with pytest.raises(Refused) as refused:
                ledger.record(command, "The Worker", position)
            codes[name, position] = refused.value.code
    ledger.close()

    assert {code for (_, position), code in codes.items() if position == "desk-1"} == {"position_locked"}
    assert {code for (_, position), code in codes.items() if position == "desk-2"} == {"not_signed_in"}


def test_a_trainer_works_as_anybody_in_practice_and_as_nobody_in_the_live_room(tmp_path: Path) -> None:
    ledger = a_room_with(tmp_path / "live.store", "trainer")
    board = ledger.board
    ledger.close()
    moment = Moment(ticking()(), "The Worker", "desk-1", next_call=CALL)
    with pytest.raises(Refused, match="role_may_not"):
        decide(board, c.OpenCall(), moment)
    assert decide(board, c.OpenCall(), moment._replace(practice=True))
