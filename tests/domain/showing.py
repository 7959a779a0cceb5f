"""What must hold on every board whatever was done, and that every row of every screen can be worked out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from console.domain.asked import (
    approval_rules,
    asked_for,
    awaits_supervisor,
    hand_off_going_on,
    handed_over,
    still_to_send,
    waits_outside,
)
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.deciding.ends import was_somebody_there
from console.domain.entries import CallClosed
from console.domain.rows.advice import advice_card
from console.domain.rows.alerts import alerts, runs_out
from console.domain.rows.brief import brief
from console.domain.rows.calls import SECTIONS, call_rows
from console.domain.rows.guide import answer_rows, certain_strip, guide_card
from console.domain.rows.notices import notices
from console.domain.rows.reasons import all_reasons
from console.domain.rows.shown import CallRow
from console.domain.rows.summary import summary
from console.domain.rows.units import unit_rows, wanted_words
from console.domain.spoken import completions, read
from console.domain.visible import hidden_names
from tests.domain.build import SEAT, WHO

EVERYBODYS = SECTIONS[:3]
"""The sections of the calls list that every position sees first, whoever has the call."""


def held(board: Board) -> None:
    """What holds after every step: units are on one call, and nobody goes in who should wait."""
    on_calls = [(sent.unit, call.id) for call in board.calls.values() for sent in call.sent]
    assert len({unit for unit, _ in on_calls}) == len(on_calls), "a unit is on two calls"
    on_board = {unit.id: unit.call for unit in board.units.values() if unit.call is not None}
    assert dict(on_calls) == on_board, "a unit is on a call that does not hold it, or that is closed"
    for call in board.calls.values():
        asks = asked_for(board, call)
        assert set(still_to_send(board, call)) <= set(asks)
        assert not {"ems", "ems_staged"} <= set(asks)
        assert call.gap_since is not None or not call.gap_closed_by
        for sent in call.sent:
            goes_in = board.units[sent.unit].counts_as in ON_THE_WAY and not sent.staged
            assert not (goes_in and waits_outside(call, sent.response, asks)), "a crew goes in unsafely"


def watched(board: Board, now: datetime, who: str = WHO, position: str = SEAT) -> None:
    """Every open call is somebody's or stands where everybody looks, and so does every clock."""
    rows = {row.call: row for row in call_rows(board, who, position, "") if row.call}
    assert rows.keys() == board.calls.keys(), "a call stands in no list, or one that is closed does"
    told = {(alert.id, alert.due) for alert in alerts(board, now)}
    for call in board.calls.values():
        row = rows[call.id]
        assert row.since is not None, "a call has no age"
        assert (call.owner and call.position) or row.section in EVERYBODYS, "a call is nobody's"
        assert not call.gap_open or any(name == f"gap:{call.id}" for name, _ in told), "a gap is told nobody"
        for name, due in _clocks(board, call):
            assert due is not None, f"the clock {name} has no due time"
            assert (name, due) in told, f"nobody is told of the clock {name}"
        _waiting(board, call, row, told, now)
    assert set(runs_out(board, now)) == {
        call.id
        for call in board.calls.values()
        if (approval := awaits_supervisor(board, call)) is not None and approval.due <= now
    }


def _clocks(board: Board, call: Call) -> Iterator[tuple[str, datetime | None]]:
    """Each clock that runs on a call to a due time, but that of waiting: the alert that tells it, and when.

    The gap's runs from its beginning, and is told until it is closed: with the supervisor's, where one waits.
    """
    approval = awaits_supervisor(board, call)
    if approval is not None:
        yield f"{'gap' if call.gap_open else 'approval'}:{call.id}", approval.due
    if call.line.lost:
        yield f"line:{call.id}", call.line.due
    if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.step in ("offered", "ringing"):
        yield f"hand_off:{call.id}", call.hand_off.due


def _waiting(
    board: Board, call: Call, row: CallRow, told: set[tuple[str, datetime | None]], now: datetime
) -> None:
    if call.waiting:
        due = call.opened + timedelta(seconds=in_force(board).agency.limits.waiting_s)
        assert row.due is not None, "a call that rings has no clock"
        assert now < due or (f"waiting:{call.id}", due) in told, "nobody is told that a call rings too long"


def answered(call: Call, closed: CallClosed) -> None:
    """A call ends with a responder, a hand-off, or a decision: a name, a reason and a next action."""
    decided = closed.approved_by and closed.note.strip() and closed.next_action.strip()
    assert was_somebody_there(call) or handed_over(call) or decided, "somebody was left without an answer"
    assert not call.sent, "a call was closed with a unit on it"
    assert not call.gap_open, "a gap call was closed and no supervisor closed the gap"


def shown(board: Board, now: datetime, who: str = WHO, position: str = SEAT) -> None:
    """Every row can be worked out, holds nothing that cannot be seen and no word left to fill."""
    said = [f"{row.title} {row.line}" for row in call_rows(board, who, position, "")]
    said += [f"{alert.lead} {alert.rest}" for alert in alerts(board, now)]
    for call in (None, *board.calls.values()):
        said += [f"{row.crew} {row.place} {row.why_not}" for row in unit_rows(board, call)]
        card, strip, advice = (
            guide_card(board, call),
            certain_strip(board, call),
            advice_card(board, call, now),
        )
        said += [wanted_words(board, call), card.next_step, strip.words, strip.detail, advice.headline]
        said += [f"{row.answer} {row.caveat}" for row in answer_rows(board, call)]
        completions("", board, call)
        read("send M-30", board, call)
    for call in board.calls.values():
        approval_rules(in_force(board).compiled.policy, call.recommended)
        said += [f"{notice.lead} {notice.rest}" for notice in notices(board, call, now)]
        said += summary(board, call).split("\n")
        all_reasons(board, call)
        for sent in call.sent:
            plain = brief(board, call, sent.unit).plain
            assert sent.unit in plain
            said += plain.split("\n")
    assert [words for words in said if hidden_names(words) or "\n" in words] == []
