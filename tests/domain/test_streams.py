"""Random streams of commands: nothing is raised but Refused, and what must always hold does at each step."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.asked import asked_for, awaits_supervisor, still_to_send, waits_outside
from console.domain.board import Board
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.entries import read_body
from console.domain.fold import fold_all
from console.domain.names import DETAILS
from console.domain.refusals import in_words
from console.domain.rows.acts import act_words
from console.domain.rows.advice import advice_card
from console.domain.rows.alerts import alerts, runs_out
from console.domain.rows.brief import brief
from console.domain.rows.by_clock import by_clock
from console.domain.rows.calls import call_rows
from console.domain.rows.guide import answer_rows, certain_strip, guide_card
from console.domain.rows.heard import Here, heard, soundings
from console.domain.rows.reasons import all_reasons
from console.domain.rows.summary import summary
from console.domain.rows.under_another import under_another
from console.domain.rows.units import unit_rows, wanted_words
from console.domain.spoken import completions, read
from console.errors import Refused
from console.policy.model import RESPONSES
from tests.domain.build import (
    CARE_FIRST,
    DENVER,
    LOS_ANGELES,
    PATROL,
    SACRAMENTO,
    SEAT,
    WHO,
    Desk,
    a_desk,
    a_room,
    adoption,
    the_catalogue,
    the_library,
)

CALLS = st.sampled_from(["26-00001", "26-00002", "26-00003", "26-09999"])
UNITS = st.sampled_from([*a_room().agency.units, "Z-1"])
STATUSES = st.sampled_from([*a_room().agency.statuses, "asleep"])
SENDS = st.sampled_from([*RESPONSES, "navy"])
CONTACTS = st.sampled_from(["line-988", "line-veterans", "line-nowhere"])
NAMES = st.sampled_from(["Lena Brandt", "amadi", "Nadia Okoro"])
REASONS = st.sampled_from(["", "she asked for it", "no."])
FACTS = st.sampled_from(the_catalogue().facts)
WORDS = st.sampled_from(["", "red door", "“the bread knife”, I think"])


def answering(call: str) -> st.SearchStrategy[c.Command]:
    """An answer to any fact; a few of them to none."""
    said = st.sampled_from(["caller", "premise_history", "another_agency"])
    return FACTS.flatmap(
        lambda fact: st.builds(
            c.AnswerFact,
            call=st.just(call),
            fact=st.just(fact.id),
            answer=st.sampled_from([*fact.answer_ids, "perhaps"]),
            said_by=said,
            caveat=WORDS,
        )
    )


BOTH = st.booleans()


def by_clocks(call: str) -> st.SearchStrategy[c.Command]:
    """What the clocks that look after people bring about on one call."""
    same, by = {"call": st.just(call)}, st.none() | NAMES
    whats = st.sampled_from(["send", "welfare_check", "nobody"])
    return st.one_of(
        st.builds(c.LetHandOffRunOut, **same),
        st.builds(c.RingNext, **same),
        st.builds(
            c.MoveUnit, **same, unit=UNITS, response=SENDS, reason=st.just("x"), approved_by=by, done=BOTH
        ),
        st.builds(c.SilenceAlert, **same, alert=UNITS.map(lambda unit: f"unit:{unit}")),
        st.builds(c.DecideUnreached, **same, what=whats, reason=REASONS, approved_by=by),
    )


def about(call: str) -> st.SearchStrategy[c.Command]:
    """A command about one call."""
    same = {"call": st.just(call)}
    why = REASONS.map(lambda reason: reason or "because")
    steps = st.sampled_from(
        ["offered", "ringing", "accepted", "summary_read", "confirmed", "dropped", "caller_declined"]
    )
    return st.one_of(
        answering(call),
        answering(call),
        st.builds(c.SendUnit, **same, unit=UNITS, response=SENDS, staged=st.booleans(), reason=REASONS),
        st.builds(c.SetDetail, **same, field=st.sampled_from(DETAILS), value=WORDS),
        st.builds(c.TakeBack, **same, entry=st.integers(2, 60)),
        st.builds(c.MoveHandOff, **same, contact=CONTACTS, step=steps, person=st.just("Ana Ruiz")),
        st.builds(c.Override, **same, responses=st.tuples(SENDS), reason=why, approved_by=st.none() | NAMES),
        st.builds(
            c.AnswerApproval,
            **same,
            by=NAMES,
            answer=st.sampled_from(["approve", "send_after_all", "send_instead"]),
            responses=st.just(()) | st.tuples(SENDS),
            reason=why,
        ),
        st.builds(c.LetApprovalRunOut, **same),
        by_clocks(call),
        st.builds(c.CloseGap, **same, by=NAMES, reason=why),
        st.builds(c.StandDown, **same, unit=UNITS, approved_by=NAMES, reason=why),
        st.builds(c.DeclareSceneSafe, **same, by=st.just("Dep. Ibarra")),
        st.builds(c.ConfirmBrief, **same, unit=UNITS),
        st.builds(c.AskLater, **same, fact=FACTS.map(lambda fact: fact.id)),
        st.builds(c.LoseLine, **same),
        st.builds(c.TryCallBack, **same, outcome=st.sampled_from(["reached", "no_answer"])),
        st.builds(c.TakeCall, **same),
        st.builds(c.AddNote, **same, text=st.just("dog in the yard")),
        st.builds(c.TellCaller, **same, text=st.just("help is on its way")),
        st.builds(c.LeaveMessage, **same, to=st.just("supervisor"), text=st.just("come and look")),
        st.builds(c.ReadMessage, **same, entry=st.integers(1, 60)),
        st.builds(c.RunPolicyAgain, **same),
        st.builds(
            c.CloseCall,
            **same,
            disposition=st.sampled_from(["stabilised", "nobody_sent", "gone"]),
            note=REASONS,
            approved_by=st.none() | NAMES,
            next_action=REASONS,
        ),
        st.builds(c.ReopenCall, **same, reason=why),
        st.builds(c.JoinCall, **same, into=CALLS),
        st.builds(c.SplitCall, **same, reason=why),
    )


COMMANDS = st.one_of(
    st.builds(c.OpenCall, waiting=st.booleans(), callback=WORDS),
    CALLS.flatmap(about),
    CALLS.flatmap(about),
    CALLS.flatmap(about),
    st.builds(c.SetUnitStatus, unit=UNITS, status=STATUSES, reason=REASONS),
    st.builds(c.Redact, entry=st.integers(1, 60), by=NAMES, reason=st.just("asked for")),
    st.sampled_from([CARE_FIRST, SACRAMENTO, PATROL]).map(adoption),
)
STREAMS = st.lists(st.tuples(COMMANDS, st.sampled_from([0, 1, 45, 200])), min_size=5, max_size=40)


def checked(desk: Desk) -> None:
    """What holds after every step, whatever was done."""
    board = desk.board
    on_calls = [(sent.unit, call.id) for call in board.calls.values() for sent in call.sent]
    assert len({unit for unit, _ in on_calls}) == len(on_calls), "a unit is on two calls"
    assert dict(on_calls) == {unit.id: unit.call for unit in board.units.values() if unit.call is not None}
    for call in board.calls.values():
        asks = asked_for(board, call)
        assert set(still_to_send(board, call)) <= set(asks)
        assert not {"ems", "ems_staged"} <= set(asks)
        assert call.gap_since is not None or not call.gap_closed_by
        for sent in call.sent:
            goes_in = board.units[sent.unit].counts_as in ON_THE_WAY and not sent.staged
            assert not (goes_in and waits_outside(call, sent.response, asks)), "a crew goes in unsafely"
        if awaits_supervisor(board, call) is not None:
            assert call.approval is not None
            assert call.approval.due - call.approval.asked <= timedelta(minutes=2)


def shown(desk: Desk) -> None:
    """Every row can be worked out, and none of its sentences has a word left to fill."""
    board, now = desk.board, desk.now
    call_rows(board, WHO, SEAT, "26-00001")
    alerts(board, now)
    runs_out(board, now)
    tuple(by_clock(board, now))
    assert set(heard(board, now, Here(SEAT, supervises=True))) <= set(soundings(board, now))
    for call in (None, *board.calls.values()):
        unit_rows(board, call)
        wanted_words(board, call)
        card, strip, advice = (
            guide_card(board, call, now=now),
            certain_strip(board, call),
            advice_card(board, call, now),
        )
        answer_rows(board, call)
        completions("", board, call)
        read("send M-30", board, call)
        for words in (card.next_step, strip.words, strip.detail, advice.headline):
            assert "{" not in words
    for call in board.calls.values():
        summary(board, call)
        all_reasons(board, call)
        for sent in call.sent:
            assert sent.unit in brief(board, call, sent.unit).plain


def streamed(stream: list[tuple[c.Command, int]], desk: Desk) -> Desk:
    """The desk after the stream; what was refused has left nothing."""
    for command, seconds in stream:
        desk.later(seconds)
        calls, written, says = desk.board.calls, len(desk.entries), ""
        try:
            desk.do(command)
        except Refused as refused:
            says = in_words(refused)
        if says:
            assert desk.board.calls == calls, f"it was refused and changed a call: {says}"
            assert len(desk.entries) == written, f"it was refused and left entries: {says}"
        checked(desk)
    return desk


@given(STREAMS)
@settings(max_examples=60)
def test_whatever_is_done_the_board_holds_and_everything_can_be_shown(
    stream: list[tuple[c.Command, int]],
) -> None:
    desk = streamed([(c.OpenCall(), 0), (c.OpenCall(waiting=True), 0), *stream], a_desk(SACRAMENTO))

    shown(desk)
    under = [under_another(desk.board, call, the_library()) for call in desk.board.calls.values()]
    assert all(len(rows) == len(the_library()) for rows in under)


@given(STREAMS, st.sampled_from([CARE_FIRST, DENVER, LOS_ANGELES]))
@settings(max_examples=25)
def test_folding_one_by_one_is_folding_all(stream: list[tuple[c.Command, int]], policy: str) -> None:
    stream = [each for each in stream if not isinstance(each[0], c.ReopenCall | c.SplitCall | c.AdoptPolicy)]
    desk = streamed([(c.OpenCall(), 0), *stream], a_desk(policy))
    start = a_desk(policy).board

    assert fold_all(start, desk.entries) == desk.board


@given(STREAMS)
@settings(max_examples=20)
def test_every_body_is_read_back_as_it_was_written_and_can_be_told(
    stream: list[tuple[c.Command, int]],
) -> None:
    desk = streamed([(c.OpenCall(), 0), *stream], a_desk())

    for entry in desk.entries:
        assert read_body(entry.body.kind, entry.body.model_dump_json()) == entry.body
        assert act_words(entry, desk.board.room)
        assert act_words(entry, None)


@pytest.mark.parametrize("policy", [CARE_FIRST, SACRAMENTO])
def test_an_empty_room_can_be_shown(policy: str) -> None:
    desk = a_desk(policy)

    shown(desk)
    assert alerts(Board(), desk.now + timedelta(days=1)) == ()
    assert advice_card(Board(), None, desk.now).policy == ""
