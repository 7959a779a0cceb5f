"""What the paper pack holds: all that a room without a program needs, in the order in which it needs it."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.reports.blocks import (
    Card,
    Grid,
    Line,
    Words,
    as_line,
    assembled,
    part_from,
)
from console.reports.paper_pack import PackOf, pack_parts
from tests.domain.build import (
    CARE_FIRST,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    dated,
    move,
    send,
)
from tests.reports.sheets import (
    OF,
    a_busy_desk,
    a_gap_call,
    a_sheet,
    card,
    everything,
    lines,
    section,
)


def test_the_head_says_whose_of_when_and_what_is_not_in_it() -> None:
    head = a_sheet(a_desk()).head

    assert (head.agency, head.is_practice, head.entries) == ("Example County 911", False, 1)
    assert head.made_at == "13:00:00 PST, 1 Mar 2026"
    assert head.made_utc == "2026-03-01 21:00:00 UTC"
    assert head.warning == "What happened after 13:00 is not in it."
    assert head.head_line == OF.head_line
    assert head.about.startswith("A made-up county")


def test_the_sections_come_in_the_order_in_which_they_are_needed() -> None:
    titles = [each.title for each in a_sheet(a_busy_desk()).sections]

    assert titles == [
        "Open calls: 4", "Units", "Policy card", "Questions", "Phone numbers", "Call sheet", "Unit log",
    ]  # fmt: skip


def test_calls_stand_the_gravest_first() -> None:
    cards = [
        block.right for block in section(a_sheet(a_busy_desk()), "Open calls") if isinstance(block, Card)
    ]

    assert cards[0] == "GAP CALL, P1  26-00003"
    assert {right[-8:] for right in cards[1:]} == {"26-00001", "26-00002", "26-00004"}


def test_without_a_call_that_is_said() -> None:
    assert section(a_sheet(a_desk()), "Open calls") == (Words("No call was open.", "strong"),)


def test_a_call_holds_all_that_is_known_and_what_can_hurt_a_crew_first() -> None:
    desk = a_busy_desk()
    gap = card(a_sheet(desk, desk.later(600).now), "26-00003")

    assert lines(gap, "Opened") == ["13:00, 10 min ago. At desk-1, Nadia Okoro."]
    assert lines(gap, "Place") == ["14 Alder Row (read back)"]
    assert lines(gap, "Call back") == ["(555) 010-0142 (not read back)"]
    assert (lines(gap, "Caller"), lines(gap, "Person")) == (["Ana Reyes"], ["not known"])
    labels = [part.label for part in gap.parts if isinstance(part, Line)]
    order = ["Weapon", "Where the weapon is", "Suicide", "Safety, quiet", "Also said", "Criminal justice",
             "Not asked", "Asked for now", "Sent", "A supervisor is asked", "Note"]  # fmt: skip
    assert [labels.index(label) for label in order] == sorted(labels.index(label) for label in order)
    assert lines(gap, "Weapon") == ["Firearm, 13:00"]
    assert "Violence: No, nobody, 13:00" in lines(gap, "Safety, quiet")[0]
    assert lines(gap, "Note") == ["He locked himself in.\nHis dog is with him. (13:00, Nadia Okoro)"]


def test_every_answer_stands_on_the_card_with_its_caveat_and_who_said_it() -> None:
    desk = a_busy_desk()
    call = desk.board.calls["26-00003"]
    facts = in_force(desk.board).compiled.catalogue.by_id
    said = "\n".join(text for part in card(a_sheet(desk), call.id).parts if isinstance(part, Line)
                     for text in (f"{part.label}: {part.text}",))  # fmt: skip

    for fact, answer in call.answers.items():
        assert f"{facts[fact].name.en}: {facts[fact].answer(answer.answer).name.en}" in said
    assert "“report of 2019”), said by premise history" in said


def test_what_is_marked_criminal_justice_stands_on_a_line_of_its_own_that_says_so() -> None:
    desk = a_busy_desk()
    answers(desk, "26-00002", violence_history="unknown")
    desk.do(c.AnswerFact(call="26-00002", fact="weapon", answer="none", said_by="another_agency"))
    sheet = a_sheet(desk)

    for number in ("26-00003", "26-00002"):
        of = card(sheet, number)
        marked = [part for part in of.parts if isinstance(part, Line) and part.tone == "justice"]
        assert [part.label for part in marked] == ["Criminal justice"]
        assert marked[0].text.endswith("For deputies only.")
        assert not any("Earlier violence" in part.text for part in of.parts
                       if isinstance(part, Line) and part not in marked)  # fmt: skip


def test_what_was_not_asked_stands_in_the_order_of_asking_and_never_as_no() -> None:
    desk = a_desk(CARE_FIRST)
    call = a_call(desk, problem="mental_health_crisis", medical="none", suicide="none")
    (said,) = lines(card(a_sheet(desk), call), "NOT ASKED")

    assert said.startswith("for the policy: Others in danger, Weapon, Where the weapon is, Violence")
    answers(desk, call, others_in_danger="unknown", weapon="none")
    (said,) = lines(card(a_sheet(desk), call), "NOT ASKED")
    assert "Weapon" not in said
    assert "for the crew" in said
    assert lines(card(a_sheet(desk), call), "Others in danger") == ["asked, nobody could say, 13:00"]


def test_what_is_asked_for_stands_with_the_rule_and_its_reason() -> None:
    desk = a_desk(CARE_FIRST)
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_hand")
    of = card(a_sheet(desk), call)

    assert lines(of, "Asked for now") == ["Send crisis-trained deputies; clinician and deputy"]
    assert "Crisis-trained deputies, to the scene (S1)" in lines(of, "")
    assert any(why.endswith("S1: There is danger right now, so crisis-trained deputies go.")
               for why in lines(of, "Why"))  # fmt: skip
    assert lines(of, "NOT SENT YET") == ["Crisis-trained deputies, clinician and deputy"]


def test_who_was_sent_stands_with_status_staging_and_the_brief() -> None:
    desk = a_busy_desk()

    assert lines(card(a_sheet(desk), "26-00003"), "Sent") == [
        "M-30, paramedics: Staged since 13:00; WAITS NEARBY until a named person declares the scene safe; "
        "brief not read back"
    ]
    desk.do(c.ConfirmBrief(call="26-00003", unit="M-30"))
    desk.do(c.DeclareSceneSafe(call="26-00003", by="Dep. Hart", reason="by radio"))
    of = card(a_sheet(desk), "26-00003")
    assert lines(of, "Sent")[0].endswith("must hear the brief again: it changed")
    assert lines(of, "Scene") == ["declared safe by Dep. Hart"]


def test_what_is_pending_stands_with_its_due_time() -> None:
    desk = a_busy_desk()
    sheet = a_sheet(desk)

    assert lines(card(sheet, "26-00003"), "A supervisor is asked")[0].endswith("Until 13:02.")
    assert lines(card(sheet, "26-00001"), "HAND-OFF") == [
        "988 crisis line, 555-0101: ringing since 13:00. The call is still ours. Must have accepted by 13:01."
    ]
    assert lines(card(sheet, "26-00002"), "CALL BACK") == [
        "due 13:03: (555) 010-0142 (hung up 13:00, tried once)"
    ]
    assert lines(card(sheet, "26-00004"), "Rings since")[0].endswith("Nobody has taken it yet.")
    late = a_sheet(desk, desk.later(600).now)
    assert lines(card(late, "26-00003"), "A supervisor is asked")[0].endswith("Overdue since 13:02.")


def test_what_came_from_paper_stands_with_its_true_time() -> None:
    desk = a_desk()
    call = a_call(desk)
    then = desk.now - timedelta(hours=2)
    desk.do(dated(c.AddNote(call=call, text="on paper"), then))
    desk.do(dated(c.AnswerFact(call=call, fact="weapon", answer="edged"), then))
    of = card(a_sheet(desk), call)

    assert lines(of, "Note") == ["on paper (11:00, Nadia Okoro)"]
    assert lines(of, "Weapon") == ["Knife or blade, 11:00"]


def test_a_practice_pack_says_so() -> None:
    assert a_sheet(a_desk(), of=PackOf("x", True, "")).head.is_practice


def test_a_call_that_was_closed_is_in_it_no_more() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    desk.do(c.AddNote(call=call, text="the blue gate"))
    send(desk, call, "M-30", "ems")
    move(desk, "M-30", "en_route", "on_scene", "available")
    assert "the blue gate" in everything(a_sheet(desk))

    desk.do(
        c.CloseCall(call=call, disposition="ems_refused", note="seen", approved_by="brandt", next_action="-")
    )

    told = everything(a_sheet(desk))
    assert "the blue gate" not in told
    assert "Promised on calls that are closed" in told, "what comes next is not lost with the call"
    desk.do(c.NoteNextAction(call=call, outcome="done"))
    assert "Promised" not in everything(a_sheet(desk))


def test_a_sheet_that_was_handed_on_part_by_part_is_the_same_sheet() -> None:
    desk = a_busy_desk()
    told = [as_line(part) for part in pack_parts(desk.board, desk.now, OF)]

    assert assembled(part_from(line) for line in told) == a_sheet(desk)
    assert not any("\n" in line for line in told)


def test_what_is_no_sheet_is_not_taken_for_one() -> None:
    desk = a_desk()
    told = list(pack_parts(desk.board, desk.now, OF))

    with pytest.raises(ValueError, match="has no head"):
        assembled(told[1:])
    with pytest.raises(ValueError, match="before the first section"):
        assembled([told[0], told[2]])
    with pytest.raises(ValueError, match="no part"):
        part_from('["Words", "x"]')


def test_the_gap_calls_card_goes_on_by_hand() -> None:
    desk = a_desk()
    call = a_gap_call(desk)
    of = card(a_sheet(desk), call)

    grid = of.parts[-1]
    assert isinstance(grid, Grid)
    assert grid.heads[0] == "True time"
