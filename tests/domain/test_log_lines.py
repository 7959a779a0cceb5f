"""The log says of every entry what happened, what stood before, what came of it; no more than may be seen."""

from datetime import timedelta

from console.domain import commands as c
from console.domain.board import Board
from console.domain.names import Mark
from console.domain.rows.log_lines import LogLine, log_lines
from console.domain.veil import ALL
from tests.domain.build import (
    CARE_FIRST,
    START,
    Desk,
    a_board,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    answers,
    move,
    policy_text,
    send,
)
from tests.domain.entry_samples import samples
from tests.domain.people_situations import a_staffed_desk


def lines(desk: Desk, marks: frozenset[Mark] = ALL) -> tuple[LogLine, ...]:
    """Everything that was entered on a desk since its policy came into force."""
    return tuple(log_lines(a_board(), desk.entries, marks, desk.about))


def line(desk: Desk, kind: str, at: int = -1) -> LogLine:
    return [each for each in lines(desk) if each.kind == kind][at]


def test_every_kind_of_entry_is_a_line_that_says_something() -> None:
    desk = Desk(Board())
    said = []
    for body in samples():
        moment = desk.moment()
        before = desk.board
        (entry,) = desk.fold((body,), moment) if body.kind != "CallReopened" else (None,)
        if entry is not None:
            (told,) = log_lines(before, (entry,))
            said.append(told)

    assert len(said) == len(samples()) - sum(body.kind == "CallReopened" for body in samples())
    for told in said:
        assert told.says.strip(), told.kind
        assert "{" not in told.says, told.kind


def test_an_answer_that_changed_says_what_stood_there() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="edged")
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="none", said_by="caller", caveat="a toy, she says"))

    told = line(desk, "FactAnswered")

    assert (told.says, told.was) == ("Weapon: no weapon", "knife or blade")
    assert (told.own, told.source) == ("a toy, she says", "caller")
    assert line(desk, "FactAnswered", 0).was == ""


def test_advice_says_which_rules_decide_and_which_answers_alone_decide_them() -> None:
    desk = a_desk()
    a_quiet_call(desk, weapon="edged", weapon_access="in_hand")

    told = line(desk, "Recommended")

    assert told.why.startswith("M")
    assert "S1 because the weapon is in the person's hand; there is a knife or blade" in told.why
    (veiled,) = [each for each in lines(desk, frozenset({Mark.PLAIN})) if each.number == told.number]
    assert veiled.why == ""
    unsettled = line(desk, "Recommended", 0)
    assert ("not settled" in unsettled.says, unsettled.why) == (True, "")


def test_a_policy_put_in_force_says_so_and_what_was_in_force_before() -> None:
    desk = a_desk()
    desk.now += timedelta(hours=1)
    text = policy_text(CARE_FIRST).replace("priority = 1", "priority = 2", 1)
    desk.do(adoption().model_copy(update={"policy": text}))
    changed = agency_text().replace('name = "Example County', 'name = "The Example County', 1)
    desk.do(adoption(agency=changed).model_copy(update={"policy": text}))

    policy, agency = (line(desk, "PolicyAdopted", at) for at in (-2, -1))

    assert policy.says == "“Care first” was put in force"
    assert policy.was.startswith("“Care first”, in force since ")
    assert (agency.says, agency.was) == ("The agency was changed; “Care first” stays in force", "")


def test_a_field_and_a_status_say_what_stood_there() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value="15 Alder Row"))
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route")

    assert line(desk, "DetailSet").was == "14 Alder Row"
    assert line(desk, "UnitStatusChanged").was == "dispatched"


def test_what_came_of_an_act_is_told_with_it() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.later(1)
    (first, *came) = answers(desk, call, weapon="firearm")
    assert came, "the policy asks for something else"

    told = {each.number: each.follows for each in lines(desk)}

    assert told[first.number] == 0
    assert {told[entry.number] for entry in came} == {first.number}


def test_what_was_entered_later_says_when_and_why() -> None:
    desk = a_desk()
    call = a_call(desk)
    then = START - timedelta(minutes=10)
    desk.later(60).do(c.AddNote(call=call, text="he left by the back", happened_at=then, why_then="paper"))

    told = line(desk, "NoteAdded")

    assert (told.at, told.late, told.entered) == (then, "from paper", desk.now)


def test_a_call_that_was_opened_again_goes_on_with_what_it_had() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="edged")
    desk.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none"),
        c.ReopenCall(call=call, reason="they rang again"),
        c.AnswerFact(call=call, fact="weapon", answer="none"),
    )

    assert line(desk, "FactAnswered").was == "knife or blade"


def test_who_sees_plain_fields_only_reads_no_word_of_people() -> None:
    desk = a_staffed_desk()
    before, desk.entries = desk.board, []
    call = a_call(desk, weapon="edged")
    desk.do(
        c.AnswerFact(call=call, fact="weapon", answer="none", caveat="zebedee has it"),
        c.SetDetail(call=call, field="address", value="1 Zebedee Lane"),
        c.SetDetail(call=call, field="address", value="2 Zebedee Lane"),
        c.AddNote(call=call, text="zebedee is his name"),
    )

    shown = tuple(log_lines(before, desk.entries, frozenset({Mark.PLAIN}), desk.about))

    words = " ".join(f"{each.says} {each.was} {each.own}" for each in shown).lower()
    assert "zebedee" not in words
    assert "knife" not in words
    assert "withheld: person" in words
    assert [each.number for each in shown] == [entry.number for entry in desk.entries]
