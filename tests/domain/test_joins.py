"""Two calls made one, and one two again: nothing said is lost, nothing less grave takes its place."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.fold import fold_all
from console.domain.refusals import in_words
from console.errors import Refused
from tests.domain.build import (
    SACRAMENTO,
    Desk,
    a_board,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    dated,
    send,
)


def join(desk: Desk, call: str, into: str) -> tuple[e.AnyBody, ...]:
    return tuple(entry.body for entry in desk.do(c.JoinCall(call=call, into=into, reason="same bridge")))


def notes(desk: Desk, call: str) -> list[str]:
    return [note.text for note in desk.board.calls[call].notes]


def test_the_second_call_leaves_the_board_and_its_caller_is_one_of_the_firsts() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(c.SetDetail(call=second, field="caller", value="Sam Hill"))

    bodies = join(desk, second, first)

    assert list(desk.board.calls) == [first]
    assert bodies[0] == e.CallJoined(call=second, into=first, reason="same bridge")
    (caller,) = desk.board.calls[first].callers
    assert (caller.call, caller.caller, caller.callback) == (second, "Sam Hill", "(555) 010-0142")


def test_what_the_first_lacks_and_what_is_graver_is_answered_on_it_with_who_said_it() -> None:
    desk = a_desk()
    first, second = a_call(desk, weapon="none"), a_call(desk, violence="verbal_threats", age_group="teen")
    said = c.AnswerFact(
        call=second, fact="weapon", answer="edged", said_by="unit_on_scene", caveat="a bread knife"
    )
    desk.do(said)

    join(desk, second, first)

    call = desk.board.calls[first]
    assert call.facts() == {"weapon": "edged", "violence": "verbal_threats", "age_group": "teen"}
    assert (call.answers["weapon"].said_by, call.answers["weapon"].caveat) == (
        "unit_on_scene",
        "a bread knife",
    )
    assert call.callers[0].facts == ("age_group", "violence", "weapon")
    assert notes(desk, first) == [f"Weapon: No weapon, before {second} was joined"]


@pytest.mark.parametrize(
    ("fact", "stands", "said", "then"),
    [
        ("suicide", "imminent", "ideation", "imminent"),
        ("suicide", "ideation", "imminent", "imminent"),
        ("weapon", "firearm", "none", "firearm"),
        ("weapon", "firearm", "edged", "firearm"),
        ("weapon", "edged", "firearm", "firearm"),
        ("weapon", "unknown", "none", "unknown"),
        ("weapon", "none", "unknown", "unknown"),
        ("age_group", "teen", "adult", "teen"),
    ],
)
def test_nothing_less_grave_takes_the_place_of_anything_and_what_differs_stands_as_a_note(
    fact: str, stands: str, said: str, then: str
) -> None:
    desk = a_desk()
    first, second = a_call(desk, {fact: stands}), a_call(desk, {fact: said})

    join(desk, second, first)

    assert desk.board.calls[first].facts()[fact] == then
    told = " ".join(notes(desk, first))
    name = desk.board.room.compiled.catalogue.by_id[fact] if desk.board.room else None
    assert name is not None
    lost = said if then == stands else stands
    assert "unknown" in (lost, stands) or name.answer(lost).name.en in told


def test_own_words_that_the_first_lacks_are_kept_though_the_answer_is_the_same() -> None:
    desk = a_desk()
    first, second = a_call(desk, weapon="firearm"), a_call(desk)
    desk.do(c.AnswerFact(call=second, fact="weapon", answer="firearm", caveat="a rifle in the truck"))

    join(desk, second, first)

    assert notes(desk, first) == [f"Weapon: Firearm (“a rifle in the truck”), as {second} says"]


def test_that_there_is_no_weapon_does_not_undo_where_the_first_says_it_is() -> None:
    desk = a_desk()
    first, second = a_call(desk, weapon_access="in_hand"), a_call(desk, weapon="none")

    join(desk, second, first)

    assert desk.board.calls[first].facts() == {"weapon_access": "in_hand"}
    assert notes(desk, first) == [f"Weapon: No weapon, as {second} says"]


def test_notes_and_what_the_caller_was_told_go_along_and_police_records_stay_what_they_are() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(
        c.AddNote(call=second, text="dog in the yard"),
        c.AddJusticeNote(call=second, text="records check done: yes"),
        c.TellCaller(call=second, text="help is on its way"),
    )

    join(desk, second, first)

    assert notes(desk, first) == [
        f"From {second}: dog in the yard",
        f"From {second}: records check done: yes",
        f"The caller of {second} was told: help is on its way",
    ]
    assert [note.is_justice for note in desk.board.calls[first].notes] == [False, True, False]


def test_an_answer_of_police_records_that_differs_is_noted_for_deputies_only() -> None:
    desk = a_desk()
    first, second = a_call(desk, violence_history="yes"), a_call(desk)
    desk.do(c.AnswerFact(call=second, fact="violence_history", answer="none_known", said_by="another_agency"))

    join(desk, second, first)

    (note,) = desk.board.calls[first].notes
    assert note.is_justice


def test_where_it_is_and_who_it_is_about_goes_along_where_the_first_does_not_know() -> None:
    desk = a_desk()
    first = desk.do(c.OpenCall(callback="(555) 010-0142"))[0].subject
    second = a_call(desk)
    desk.do(c.SetDetail(call=second, field="person", value="Ana"))

    join(desk, second, first)

    call = desk.board.calls[first]
    assert (call.detail("address"), call.detail("person")) == ("14 Alder Row", "Ana")
    assert call.details["address"].read_back


def test_another_place_or_name_stands_as_a_note_and_one_written_differently_does_not() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(
        c.SetDetail(call=first, field="address", value="14 Alder Street"),
        c.SetDetail(call=second, field="address", value="14 alder st."),
        c.SetDetail(call=first, field="person", value="Ana"),
        c.SetDetail(call=second, field="person", value="Anna Ruiz"),
    )

    join(desk, second, first)

    assert notes(desk, first) == [f"Person: Anna Ruiz, as {second} says"]


def test_the_policy_is_run_on_the_first_and_what_was_decided_on_less_danger_is_asked_anew() -> None:
    desk = a_desk(SACRAMENTO)
    hole = {"suicide": "imminent", "weapon": "edged", "weapon_access": "in_home"}
    first = a_quiet_call(desk, **hole)
    desk.do(c.AnswerApproval(call=first, by="brandt", answer="approve", reason="brother is there"))
    desk.do(c.CloseGap(call=first, by="brandt", reason="brother is there"))
    second = a_call(desk, weapon_access="in_hand", veteran="yes")

    written = join(desk, second, first)

    assert [body.kind for body in written if body.kind in ("Recommended", "ApprovalAsked")] == [
        "Recommended",
        "ApprovalAsked",
    ]
    call = desk.board.calls[first]
    assert call.gap_open
    assert set(call.lapsed) == {"gap", "approval"}


def test_the_crew_of_the_first_has_to_hear_the_weapon_that_the_second_caller_saw() -> None:
    desk = a_desk()
    first = a_quiet_call(desk)
    send(desk, first, "M-30", "ems", "nearest")
    desk.do(c.ConfirmBrief(call=first, unit="M-30"))
    confirmed = desk.board.calls[first].sent[0].confirmed
    second = a_call(desk, weapon="firearm")

    join(desk, second, first)

    assert desk.board.calls[first].safety_entry > confirmed
    assert desk.board.calls[first].sent[0].staged


def test_the_caller_who_had_hung_up_and_rings_again_is_on_the_line_again() -> None:
    desk = a_desk()
    first = a_call(desk)
    desk.do(c.LoseLine(call=first))
    second = a_call(desk)

    join(desk, second, first)

    assert not desk.board.calls[first].line.lost
    assert desk.board.calls[first].line.due is None


def test_another_caller_does_not_bring_back_the_line_of_the_first() -> None:
    desk = a_desk()
    first = a_call(desk)
    desk.do(c.LoseLine(call=first))
    second = a_call(desk)
    desk.do(c.SetDetail(call=second, field="callback", value="(555) 010-0199"))

    join(desk, second, first)

    assert desk.board.calls[first].line.lost


def test_a_second_caller_who_hung_up_is_kept_as_one_to_call_back() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(c.LoseLine(call=second))

    join(desk, second, first)

    assert desk.board.calls[first].callers[0].hung_up
    assert not desk.board.calls[first].line.lost


def test_folding_all_gives_the_board_of_joining_one_by_one() -> None:
    desk = a_desk()
    first, second = a_call(desk, weapon="none"), a_call(desk, weapon="firearm", veteran="yes")
    join(desk, second, first)

    assert fold_all(a_board(), desk.entries) == desk.board


def test_joined_from_paper_before_what_is_known_to_be_later_is_refused() -> None:
    desk = a_desk()
    first, second = a_call(desk, weapon="none"), a_call(desk, weapon="firearm")
    before = dated(c.JoinCall(call=second, into=first), desk.now - timedelta(minutes=30))

    with pytest.raises(Refused) as refused:
        desk.do(before)

    assert "“Weapon”" in in_words(refused.value)


def test_an_answer_is_none_of_the_join_once_somebody_changed_it() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk, weapon="edged")
    join(desk, second, first)
    answers(desk, first, weapon="firearm")

    caller = desk.board.calls[first].callers[0]
    answer = desk.board.calls[first].answers["weapon"]
    assert answer.entry > caller.entry + len(caller.facts)
