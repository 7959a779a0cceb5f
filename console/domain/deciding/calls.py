"""Decisions about a call as such: opening, owning, the form, notes, the line, taking back one's own slip."""

from datetime import timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Answer, Board, Call, Written, in_force
from console.domain.deciding import advice, area
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.names import DETAILS
from console.domain.slip_fold import can_be
from console.domain.slips import OF_KINDS
from console.domain.unreached import decided
from console.errors import Refused
from console.policy.recommend import recommend

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.OpenCall():
            return _open(board, command, moment)
        case c.TakeCall():
            return _take(open_call(board, command.call), moment)
        case c.SetDetail():
            return _detail(board, open_call(board, command.call), command, moment)
        case c.AddNote():
            return (e.NoteAdded(call=open_call(board, command.call).id, text=command.text),)
        case c.AddJusticeNote():
            return (e.JusticeNoteAdded(call=open_call(board, command.call).id, text=command.text),)
        case c.LoseLine():
            return _lose(board, open_call(board, command.call), moment)
        case c.TryCallBack():
            return _try(board, open_call(board, command.call), command, moment)
        case c.TakeBack():
            return _take_back(board, open_call(board, command.call), command, moment)
        case c.ReopenCall():
            return _reopen(board, command, moment)
        case _:
            return None


def _open(board: Board, command: c.OpenCall, moment: Moment) -> Bodies:
    """The call; and where the policy sends somebody to every call, that, before the first question."""
    opened = e.CallOpened(call=moment.next_call, callback=command.callback, waiting=command.waiting)
    if not recommend(in_force(board).compiled, {}).certain:
        return (opened,)
    return (opened, *advice.run(after(board, (opened,), moment), opened.call, moment))


def _take(call: Call, moment: Moment) -> Bodies:
    if call.owner == moment.who and call.position == moment.position:
        raise Refused("already_owned")
    return (e.CallTaken(call=call.id),)


def _detail(board: Board, call: Call, command: c.SetDetail, moment: Moment) -> Bodies:
    """The field as it is written; an address on a call of which nothing is known yet brings its policy."""
    written = call.details.get(command.field)
    standing = (written.value, written.read_back) if written else ("", False)
    if standing == (command.value, command.read_back):
        return ()
    written_now = e.DetailSet(
        call=call.id, field=command.field, value=command.value, read_back=command.read_back
    )
    is_place = command.field == "address"
    return area.with_area(board, (written_now,), call.id, moment) if is_place else (written_now,)


def _lose(board: Board, call: Call, moment: Moment) -> Bodies:
    if call.line.lost:
        return ()
    due = moment.at + timedelta(seconds=in_force(board).agency.limits.call_back_s)
    return (e.LineLost(call=call.id, call_back_due=due),)


def _try(board: Board, call: Call, command: c.TryCallBack, moment: Moment) -> Bodies:
    if not call.line.lost:
        raise Refused("line_not_lost")
    limits = in_force(board).agency.limits
    # After the last try it is decided what goes, in no more time than the first call back had.
    is_last = call.line.tries + 1 >= limits.call_back_tries
    wait = timedelta(seconds=limits.call_back_s if is_last else limits.call_back_again_s)
    is_over = command.outcome == "reached" or decided(board, call) is not None
    due = None if is_over else moment.at + wait
    return (e.CallBackTried(call=call.id, outcome=command.outcome, due=due),)


def _take_back(board: Board, call: Call, command: c.TakeBack, moment: Moment) -> Bodies:
    limit_s = in_force(board).agency.limits.take_back_s
    for fact, answer in call.answers.items():
        if answer.entry == command.entry and _is_own_and_fresh(answer, moment, limit_s):
            bodies = tuple(
                e.TakenBack(call=call.id, entry=entry, fact=each, field=None)
                for each, entry in ((fact, command.entry), *_brought_along(call, fact, command.entry))
            )
            return (*bodies, *advice.run(after(board, bodies, moment), call.id, moment))
    for field in DETAILS:
        written = call.details.get(field)
        if written and written.entry == command.entry and _is_own_and_fresh(written, moment, limit_s):
            taken = (e.TakenBack(call=call.id, entry=command.entry, fact=None, field=field),)
            return area.with_area(board, taken, call.id, moment)
    slip = _slip(call, command.entry, moment, limit_s)
    if slip is None:
        raise Refused("nothing_to_take_back", limit_s=limit_s)
    told = after(board, (slip,), moment)
    return (slip, *(advice.staging(told, told.calls[call.id]) if slip.what == "safe" else ()))


def _slip(call: Call, number: int, moment: Moment, limit_s: int) -> e.SlipTakenBack | None:
    """What else of one's own can be taken back: while it stands as it was done, and crews are told anew."""
    done = moment.named
    if done is None or done.number != number or done.subject != call.id or done.who != moment.who:
        return None
    what = OF_KINDS.get(done.body.kind)
    if what is None or abs(moment.at - done.at) > timedelta(seconds=limit_s):
        return None
    return e.SlipTakenBack(call=call.id, entry=number, what=what) if can_be(call, what, number) else None


def _brought_along(call: Call, fact: str, entry: int) -> tuple[tuple[str, int], ...]:
    """What the answer set by itself, and nobody has changed since: it goes with it."""
    danger = call.answers.get("others_in_danger")
    if fact != "problem" or danger is None or (danger.said_by, danger.entry) != ("responder", entry + 1):
        return ()
    return (("others_in_danger", danger.entry),)


def _is_own_and_fresh(thing: Answer | Written, moment: Moment, limit_s: int) -> bool:
    """Measured from when it was entered, whatever the clock has done since."""
    return thing.who == moment.who and abs(moment.at - thing.entered) <= timedelta(seconds=limit_s)


def _reopen(board: Board, command: c.ReopenCall, moment: Moment) -> Bodies:
    """The call again, and the policy run on it: what a supervisor decided before is asked anew."""
    if command.call in board.calls:
        raise Refused("call_is_open", call=command.call)
    if command.call not in board.closed:
        raise Refused("no_such_call", call=command.call, which="closed")
    if into := board.closed[command.call].joined_to:
        raise Refused("reopen_was_joined", call=command.call, into=into)
    reopened = e.CallReopened(call=command.call, reason=command.reason)
    return (reopened, *advice.run(after(board, (reopened,), moment), command.call, moment))
