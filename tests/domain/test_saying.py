"""The line of a command is read as that command again, whatever the command, and the other way round."""

from collections.abc import Callable
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.names import CrewDid, Detail, HandOffStep, RefusalWhy, SaidBy, UnservedWhy
from console.domain.premise import About
from console.domain.rows.words import RESPONSES
from console.domain.saying import OF_WISHES, line_of, line_of_wish
from console.domain.spoken import completions, read
from tests.domain.build import SEAT, START, Desk, a_call, a_desk, a_quiet_call, send
from tests.domain.safety_situations import asked_for_deputies, called_for_help, on_the_way, there

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=30)
"""Anything that can be seen, colons, commas and other alphabets too."""
PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=30)
CALL = "26-00001"


def spoken(line: str, desk: Desk) -> c.Command | None:
    return read(line, desk.board, desk.call(CALL)).command


def said(command: c.Command, desk: Desk) -> str:
    return line_of(command, desk.board, desk.call(CALL))


def a_busy_desk() -> Desk:
    """A call with a unit on its way, and a second one; where the first waits for deputies."""
    desk, call = asked_for_deputies()
    assert call == CALL
    a_call(desk)
    return desk


BUSY = a_busy_desk()
AGENCY = in_force(BUSY.board).agency
FACTS = [fact for fact in in_force(BUSY.board).compiled.catalogue.facts if not fact.derived]
UNITS = st.sampled_from(list(BUSY.board.units))
MEMBERS = st.sampled_from([each.id for each in AGENCY.crew_member])
ANSWERS = st.sampled_from([(fact.id, answer) for fact in FACTS for answer in fact.answer_ids])


def of(kind: Callable[..., c.Command], **values: st.SearchStrategy[object]) -> st.SearchStrategy[c.Command]:
    return st.builds(kind, **values)


HERE: st.SearchStrategy[object] = st.just(CALL)
SAYABLE: dict[str, st.SearchStrategy[c.Command]] = {
    "TakeCall": of(c.TakeCall, call=st.sampled_from(list(BUSY.board.calls))),
    "SetDetail": of(
        c.SetDetail,
        call=HERE,
        field=st.sampled_from(get_args(Detail)),
        value=WORDS,
        read_back=st.booleans(),
    ),
    "AddNote": of(c.AddNote, call=HERE, text=WORDS),
    "AddJusticeNote": of(c.AddJusticeNote, call=HERE, text=WORDS),
    "TellCaller": of(c.TellCaller, call=HERE, text=WORDS),
    "AnswerFact": st.builds(
        lambda given, by, caveat: c.AnswerFact(
            call=CALL, fact=given[0], answer=given[1], said_by=by, caveat=caveat
        ),
        ANSWERS,
        st.sampled_from(get_args(SaidBy)),
        st.one_of(st.just(""), WORDS),
    ),
    "AskLater": of(c.AskLater, call=HERE, fact=st.sampled_from([fact.id for fact in FACTS])),
    "LoseLine": of(c.LoseLine, call=HERE),
    "TryCallBack": of(
        c.TryCallBack,
        call=HERE,
        outcome=st.sampled_from(["reached", "no_answer", "voicemail", "refused"]),
    ),
    "MoveHandOff": of(
        c.MoveHandOff,
        call=HERE,
        contact=st.sampled_from([each.id for each in AGENCY.contact]),
        step=st.sampled_from(get_args(HandOffStep)),
        person=st.one_of(st.just(""), PLAIN),
        reason=st.one_of(st.just(""), WORDS),
    ),
    "CloseCall": of(
        c.CloseCall,
        call=HERE,
        disposition=st.sampled_from([each.id for each in AGENCY.disposition]),
        note=st.one_of(st.just(""), WORDS),
    ),
    "ReopenCall": of(c.ReopenCall, call=HERE, reason=WORDS),
    "SplitCall": of(c.SplitCall, call=HERE, reason=WORDS),
    "NotePremise": of(c.NotePremise, call=HERE, about=st.sampled_from(get_args(About)), text=WORDS),
    "LeaveMessage": of(
        c.LeaveMessage,
        call=HERE,
        to=st.sampled_from(["supervisor", "CR-11", "Lena Brandt", SEAT]),
        text=WORDS.filter(lambda text: not text.startswith(":")),
    ),
    "ReadMessage": of(c.ReadMessage, call=HERE, entry=st.integers(1, 10**9)),
    "EndPremiseNote": of(
        c.EndPremiseNote, call=HERE, entry=st.integers(1, 10**9), reason=st.one_of(st.just(""), WORDS)
    ),
    "SendUnit": of(
        c.SendUnit,
        call=HERE,
        unit=UNITS,
        response=st.sampled_from([each for each in RESPONSES if each != "ems_staged"]),
        staged=st.booleans(),
        reason=st.one_of(st.just(""), WORDS),
        unserved=st.one_of(st.none(), st.sampled_from(get_args(UnservedWhy))),
    ),
    "SetUnitStatus": of(
        c.SetUnitStatus,
        unit=UNITS,
        status=st.sampled_from([each.id for each in AGENCY.status]),
        reason=st.one_of(st.just(""), WORDS),
    ),
    "StandDown": of(c.StandDown, call=HERE, unit=st.just("CR-11"), approved_by=PLAIN, reason=WORDS),
    "DeclareSceneSafe": of(
        c.DeclareSceneSafe, call=HERE, by=PLAIN, reason=st.one_of(st.just(""), WORDS)
    ),
    "ConfirmBrief": of(c.ConfirmBrief, call=HERE, unit=st.just("CR-11")),
    "ReportPanic": of(c.ReportPanic, unit=UNITS),
    "AnswerCheck": of(c.AnswerCheck, unit=UNITS, answer=st.sampled_from(["all_well", "no_answer"])),
    "RefuseToGo": of(
        c.RefuseToGo,
        unit=UNITS,
        why=st.sampled_from(get_args(RefusalWhy)),
        reason=st.one_of(st.just(""), WORDS),
    ),
    "AskForDeputies": of(c.AskForDeputies, unit=UNITS, reason=WORDS),
    "AnswerDeputies": of(
        c.AnswerDeputies,
        call=HERE,
        unit=st.just("CR-11"),
        answer=st.sampled_from(["yes", "no"]),
        by=PLAIN,
        reason=st.one_of(st.just(""), PLAIN),
    ),
    "NoteCrewDid": of(
        c.NoteCrewDid, call=HERE, unit=st.just("CR-11"), did=st.sampled_from(get_args(CrewDid))
    ),
    "SendPair": of(
        c.SendPair,
        call=HERE,
        clinician=st.sampled_from(["CR-11", "CR-14"]),
        deputy=st.sampled_from(["D-19", "D-21"]),
        reason=st.one_of(st.just(""), WORDS),
    ),
    "PlaceUnit": of(c.PlaceUnit, unit=UNITS, place=WORDS),
    "UseAreaPolicy": of(c.UseAreaPolicy, call=HERE),
    "SignOnUnit": of(
        c.SignOnUnit,
        unit=UNITS,
        members=st.lists(MEMBERS, unique=True, max_size=3).map(tuple),
        shift=st.sampled_from(["", *(each.id for each in AGENCY.shift)]),
        ends=st.sampled_from(["", "18:30", "7 pm"]),
    ),
    "SignOffUnit": of(c.SignOffUnit, unit=UNITS, relieved_by=st.one_of(st.just(""), UNITS)),
    "ChangeCrew": st.builds(
        lambda unit, comes, who, why: c.ChangeCrew(
            unit=unit, joins=who if comes else (), leaves=() if comes else who, reason=why
        ),
        UNITS,
        st.booleans(),
        st.lists(MEMBERS, unique=True, min_size=1, max_size=3).map(tuple),
        WORDS,
    ),
}  # fmt: skip
"""Every command that a line can say on the busy desk, as wide as the line can say it."""
ELSEWHERE = {"EndPanic", "NoteUnserved", "NoteNextAction"}
"""What needs another board, and is tested for itself below."""
BY_A_WISH = {
    "OpenCall", "TakeBack", "Override", "AnswerApproval", "CloseGap", "JoinCall", "SignOff", "LockPosition",
    "UnlockPosition", "SignIn", "SetPerson", "SetPassword", "ReleaseAccount", "BreakGlass",
    "AnswerBreakGlass", "SilenceAlert", "MoveUnit", "RingNext", "DecideUnreached", "TakeUnit",
    "NoteComplaint", "GiveReview", "AnswerReview",
}  # fmt: skip
"""What has a page or a screen of its own, which a word of the line opens."""
FROM_A_SHELL = {
    "AdoptPolicy", "RunPolicyAgain", "LetApprovalRunOut", "LetHandOffRunOut", "Redact", "FailSignIn",
    "Export", "PlanPolicy", "DropPlannedPolicy", "BeginPlannedPolicy", "ImportCalls", "UndoImport",
}  # fmt: skip
"""What no key and no button of the desk does."""


def test_every_command_is_said_in_a_line_or_has_a_page_or_is_none_of_the_desk() -> None:
    every = {each.__name__ for each in get_args(c.Command)}

    assert every == {*SAYABLE, *ELSEWHERE, *BY_A_WISH, *FROM_A_SHELL}


@pytest.mark.parametrize("kind", SAYABLE)
@given(data=st.data())
def test_what_a_command_is_said_as_is_read_as_that_command(kind: str, data: st.DataObject) -> None:
    command = data.draw(SAYABLE[kind])

    line = said(command, BUSY)

    assert line, f"no line says {command!r}"
    assert spoken(line, BUSY) == command


@pytest.mark.parametrize("kind", SAYABLE)
@given(data=st.data())
def test_what_is_read_from_a_line_is_said_as_a_line_that_is_read_the_same(
    kind: str, data: st.DataObject
) -> None:
    command = spoken(said(data.draw(SAYABLE[kind]), BUSY), BUSY)
    assert command is not None

    again = said(command, BUSY)

    assert spoken(again, BUSY) == command
    assert said(spoken(again, BUSY) or command, BUSY) == again


@pytest.mark.parametrize("situation", [on_the_way, there, asked_for_deputies, called_for_help])
def test_every_completion_that_is_a_command_is_said_again(
    situation: Callable[[], tuple[Desk, str]],
) -> None:
    desk, call = situation()
    in_front = desk.call(call)
    beginnings = ("send", "CR-11 ", "cr11 ", "answer weapon", "close ", "hand off ", "callback ", "deputies")

    for beginning in beginnings:
        for each in completions(beginning, desk.board, in_front):
            command = read(each.text, desk.board, in_front).command
            if command is not None:
                line = line_of(command, desk.board, in_front)
                assert read(line, desk.board, in_front).command == command


def test_the_end_of_a_call_for_help_and_why_nobody_goes_are_said_where_they_can_be() -> None:
    desk, call = called_for_help()
    end = c.EndPanic(call=call, unit="CR-11", by="Dep. Hart", reason="beside them")
    assert line_of(end, desk.board, desk.call(call)) == "CR-11 safe Dep. Hart: beside them"

    desk = a_desk()
    call = a_quiet_call(desk)
    why = c.NoteUnserved(call=call, response="mobile_crisis", why="no_unit", note="both are out")
    assert line_of(why, desk.board, desk.call(call)) == "unserved no unit: both are out"


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (c.SendUnit(call=CALL, unit="CR-11", response="mobile_crisis"), "send CR-11"),
        (
            c.SendUnit(call=CALL, unit="D-19", response="law_enforcement", reason="asked for by radio"),
            "send D-19 as deputies: asked for by radio",
        ),
        (c.SendUnit(call=CALL, unit="M-30", response="ems_staged", staged=True),
         "send M-30 as paramedics staged nearby"),
        (c.SendUnit(call=CALL, unit="M-30", response="ems", staged=True),
         "send M-30 as paramedics, staged"),
        (c.TakeCall(call=CALL), "take 1"),
        (c.AnswerFact(call=CALL, fact="weapon", answer="edged", caveat="the bread knife"),
         "answer weapon knife or blade: the bread knife"),
        (c.SetUnitStatus(unit="M-30", status="out_of_service"), "M-30 out of service"),
    ],
)  # fmt: skip
def test_a_line_is_as_short_as_it_can_be(command: c.Command, line: str) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(command, desk) == line


def test_when_an_act_happened_does_not_change_how_it_is_said() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")
    then = {"happened_at": START - timedelta(minutes=5), "why_then": "paper"}
    command = c.SetUnitStatus(unit="CR-11", status="en_route").model_copy(update=then)

    assert said(command, desk) == "CR-11 en route"


def test_about_another_call_than_the_one_in_front_no_line_of_this_one_is_given() -> None:
    assert line_of(c.AddNote(call="26-00002", text="x"), BUSY.board, BUSY.call(CALL)) == ""


@pytest.mark.parametrize("wish", OF_WISHES)
def test_the_line_of_a_wish_is_one_that_the_language_knows(wish: str) -> None:
    desk, call = there()
    values = {"open_call": call, "unit": "CR-11", "brief": "CR-11", "crew": "CR-11", "change": "weapon",
              "find": "Alder", "stand_down": "CR-11", "tear_off": "calls"}  # fmt: skip

    read_as = read(line_of_wish(wish, values.get(wish, "")), desk.board, desk.call(call))

    assert read_as.wish
    assert not read_as.hint
    assert read_as.value == values.get(wish, "")
