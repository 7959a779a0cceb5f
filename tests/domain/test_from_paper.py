"""What is entered from paper: true times are shown, and every limit runs from now."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.rows.acts import dated_words
from console.domain.rows.alerts import alerts, runs_out
from console.domain.rows.calls import call_rows
from tests.domain.build import (
    SACRAMENTO,
    SEAT,
    START,
    WHO,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    dated,
    from_paper,
    kinds,
)

AWAY = timedelta(hours=2)
"""How long the store was away, in these tests."""


def test_a_call_opened_on_paper_shows_its_true_age_and_no_limit_is_out_at_once() -> None:
    desk = a_desk()
    then = START - AWAY

    desk.do(dated(c.OpenCall(callback="555-0188"), then))
    call = desk.call().id
    from_paper(desk, c.SendUnit(call=call, unit="CO-7", response="co_response", reason="as on paper"), 118)
    from_paper(desk, c.LoseLine(call=call), 110)

    row = next(row for row in call_rows(desk.board, WHO, SEAT, "") if row.call)
    assert row.since == START - timedelta(minutes=110)
    assert desk.call().opened == then
    assert desk.board.units["CO-7"].since == START - timedelta(minutes=118)
    assert desk.call().line.due == START + timedelta(seconds=60)
    assert [alert.id for alert in alerts(desk.board, desk.now) if alert.weight == "alert"] == []


def test_the_limit_of_a_status_runs_from_when_it_was_entered() -> None:
    desk = a_desk()
    call = a_call(desk)
    from_paper(desk, c.SendUnit(call=call, unit="CO-7", response="co_response", reason="as on paper"), 100)
    from_paper(desk, c.SetUnitStatus(unit="CO-7", status="on_scene"), 90)

    at_once = [alert.id for alert in alerts(desk.board, desk.now)]
    after = [alert.id for alert in alerts(desk.board, desk.later(20 * 60).now)]

    assert "unit:CO-7" not in at_once
    assert "unit:CO-7" in after


def test_a_brief_that_nobody_read_back_is_missed_from_when_the_sending_was_entered() -> None:
    desk = a_desk()
    call = a_call(desk)
    from_paper(desk, c.SendUnit(call=call, unit="CO-7", response="co_response", reason="as on paper"), 100)

    at_once = [alert.id for alert in alerts(desk.board, desk.now)]
    after = [alert.id for alert in alerts(desk.board, desk.later(180).now)]

    assert (f"unread:{call}" in at_once, f"unread:{call}" in after) == (False, True)


def test_a_supervisor_who_is_asked_because_of_paper_has_the_full_time_from_now() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk)
    assert desk.later(3 * 3600).call().approval is None

    for fact, answer in (("weapon", "firearm"), ("weapon_access", "in_hand"), ("suicide", "imminent")):
        from_paper(desk, c.AnswerFact(call=call, fact=fact, answer=answer), 120)

    approval = desk.call().approval
    assert approval is not None
    assert approval.due == desk.now + timedelta(seconds=120)
    assert runs_out(desk.board, desk.now) == ()
    assert desk.call().answers["suicide"].at == desk.now - timedelta(hours=2)
    assert desk.call().recommended_at == desk.now


def test_a_hand_off_entered_from_paper_has_its_time_to_be_accepted() -> None:
    desk = a_desk()
    call = a_call(desk)

    from_paper(desk, c.MoveHandOff(call=call, contact="line-988", step="offered"), 60)
    from_paper(desk, c.MoveHandOff(call=call, contact="line-988", step="ringing"), 59)

    step = desk.call().hand_off
    assert step is not None
    assert step.due == START + timedelta(seconds=60)
    assert desk.call().hand_off_at == START - timedelta(minutes=59)


def test_what_the_policy_asks_for_is_dated_now_and_decided_on_the_answer_that_stands() -> None:
    desk = a_desk()
    call = a_call(desk)

    entries = desk.do(dated(c.AnswerFact(call=call, fact="medical", answer="emergency"), START - AWAY))

    times = {entry.body.kind: (entry.happened_at, entry.why_then) for entry in entries}
    assert times["FactAnswered"] == (START - AWAY, "paper")
    assert times["Recommended"] == (START, "")


def test_the_whole_call_is_entered_from_paper_with_its_true_times() -> None:
    desk = a_desk()
    desk.do(dated(c.OpenCall(callback="555-0188"), START - AWAY))
    call = desk.call().id
    steps: tuple[tuple[float, c.Command], ...] = (
        (119, c.SetDetail(call=call, field="address", value="14 Alder Row")),
        (118, c.AnswerFact(call=call, fact="medical", answer="minor")),
        (117, c.SendUnit(call=call, unit="M-30", response="ems", reason="as on paper")),
        (115, c.SetUnitStatus(unit="M-30", status="en_route")),
        (105, c.SetUnitStatus(unit="M-30", status="on_scene", reason="as on paper")),
        (60, c.SetUnitStatus(unit="M-30", status="available")),
        (58, c.CloseCall(
            call=call, disposition="ems_refused", note="seen", approved_by="brandt", next_action="none",
        )),
    )  # fmt: skip
    for ago, command in steps:
        from_paper(desk, command, ago)

    assert call not in desk.board.calls
    people = [entry for entry in desk.entries if entry.why_then]
    assert [(START - entry.happened_at).total_seconds() / 60 for entry in people] == [
        120, 119, 118, 117, 115, 105, 60, 58,
    ]  # fmt: skip
    assert all(entry.at == START for entry in people)
    assert "Recommended" not in kinds(people)


def test_a_pack_with_a_zone_that_is_none_is_not_adopted() -> None:
    desk = a_desk()
    agency = in_force(desk.board).agency.time_zone

    code, says = desk.refusal(adoption(agency=agency_text().replace(agency, "Mars/Olympus")))

    assert code == "policy_faulty"
    assert "time_zone 'Mars/Olympus' is none; write it as “America/Los_Angeles”" in says


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("paper", "Note added, 11:00, from paper"),
        ("late_note", "Note added, 11:00, noted late"),
        ("store_trouble", "Note added, 11:00, saved late"),
        ("", "Note added"),
        ("a reason of an older program", "Note added, 11:00, entered later"),
    ],
)
def test_what_is_entered_later_is_told_with_its_true_time_and_why(why: str, words: str) -> None:
    desk = a_desk()
    note = c.AddNote(call=a_call(desk), text="x")
    (entry,) = desk.do(dated(note, START - AWAY))

    assert dated_words(entry._replace(why_then=why), in_force(desk.board)) == words
