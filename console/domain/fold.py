"""Folding: a board and an entry give the next board. Pure, total, and the only way a board comes to be.

An entry about a call that is not on the board (it is closed) changes nothing but its unit: so the board can
be folded from what is open, not from the first entry on.
"""

from collections.abc import Iterable
from types import MappingProxyType

from console.domain import entries as e
from console.domain.adoption_fold import pruned, since, with_adopted, with_plan
from console.domain.agency import Agency
from console.domain.board import Board, Call, Line, News, Sent, UnitNow, Written, room_for
from console.domain.entry import Entry
from console.domain.folding import call_after, put, reaching, taken_out
from console.domain.join_fold import callers_after
from console.domain.names import PAIRED, Detail
from console.domain.next_fold import next_actions_after
from console.domain.people_entries import ABOUT_PEOPLE
from console.domain.people_fold import people_after
from console.domain.room import room_of
from console.domain.roster_entries import ABOUT_CREWS
from console.domain.roster_fold import crews_after, with_crews
from console.domain.safety_fold import without_unit, without_word
from console.domain.trail_fold import trails_after, zones_anew

OF_PEOPLE = (*ABOUT_PEOPLE, e.ReviewGiven, e.ReviewAnswered)
"""What changes something about people alone. A review is about a call that is over, and changes none."""


def fold_all(board: Board, entries: Iterable[Entry]) -> Board:
    """The board after all the entries, in their order."""
    for entry in entries:
        board = fold(board, entry)
    return board


def fold(board: Board, entry: Entry) -> Board:
    """The board after one entry."""
    body, trails, nexts = entry.body, trails_after(board, entry), next_actions_after(board, entry)
    if trails is not board.trails or nexts is not board.next_actions:
        board = board._replace(trails=trails, next_actions=nexts)
    match body:
        case e.PolicyAdopted():
            board = _adopt(board, entry, body)
        case e.CallOpened():
            board = _put(board, _opened(entry, body))
        case e.CallClosed() | e.CallJoined():
            board = pruned(board._replace(calls=taken_out(board.calls, body.call)))
        case e.AreaPolicyUsed():
            board = pruned(_of_call(board, entry, body))
        case e.CallReopened():
            board = _reopened(board, entry, body)
        case e.UnitStatusChanged():
            board = _status(board, entry, body)
        case _ if isinstance(body, ABOUT_CREWS):
            board = with_crews(board, crews_after(board.crews, entry))
        case e.PolicyPlanned() | e.PlannedPolicyDropped() | e.PlannedPolicyHeld():
            board = with_plan(board, entry)
        case _ if isinstance(body, OF_PEOPLE):
            board = board._replace(people=people_after(board.people, entry))
        case _:
            board = _of_call(board, entry, body)
    return board._replace(last=entry.number, at=entry.at)


def recall(board: Board, entries: Iterable[Entry]) -> Board:
    """The board with one closed or joined call recalled from its entries, so that it can be opened again.

    entries: all entries about that call, in order. Units stay as they are now.
    """
    alone = Board(room=board.room, units=board.units)
    found: Call | None = None
    for entry in entries:
        body = entry.body
        if isinstance(body, e.CallClosed | e.CallJoined):
            found = alone.calls.get(entry.subject, found)
            into = body.into if isinstance(body, e.CallJoined) else ""
            if found is not None and into:
                # What nobody had read went along, and is read there.
                found = found._replace(messages=())
            found = found._replace(joined_to=into) if found is not None else None
            continue
        if isinstance(body, e.CallReopened):
            continue
        alone = fold(alone, entry)
        if found is not None and isinstance(body, e.CallerLeft):
            # A caller can leave a call that is closed by then.
            found = callers_after(found, entry)
    return board if found is None else board._replace(closed=put(board.closed, found.id, found))


def _adopt(board: Board, entry: Entry, body: e.PolicyAdopted) -> Board:
    room = room_of(body.policy, body.catalogue, body.agency, body.shapes, body.area_policies)
    assert room.fingerprint == body.fingerprint, (
        "an adopted policy does not have the fingerprint it was adopted with"
    )
    units = {
        unit.id: board.units.get(unit.id) or unit_at_first(room.agency, unit.id, entry)
        for unit in room.agency.unit
    }
    room = room._replace(adopted=since(board.room, room, entry, body), cases=body.cases)
    board = with_adopted(board, room, body.kept)
    board = board._replace(planned=None) if body.planned else board
    board = board._replace(units=MappingProxyType(units), trails=zones_anew(board.trails, room))
    return with_crews(board, board.crews)


def unit_at_first(agency: Agency, unit: str, entry: Entry) -> UnitNow:
    """A unit as it is when the adoption `entry` puts it on the board: in the status that the pack says."""
    status = agency.status_of(agency.unit_of(unit).status)
    return UnitNow(
        unit, status.id, status.counts_as, status.on_duty, entry.happened_at, entry.number, entry.at
    )


def _opened(entry: Entry, body: e.CallOpened) -> Call:
    details: dict[Detail, Written] = {}
    if body.callback:
        details["callback"] = Written(
            body.callback, False, entry.happened_at, entry.who, entry.number, entry.at
        )
    owner, position = ("", "") if body.waiting else (entry.who, entry.position)
    return Call(
        body.call,
        entry.happened_at,
        body.waiting,
        owner,
        position,
        MappingProxyType(details),
        last_entry=entry.number,
    )


def _reopened(board: Board, entry: Entry, body: e.CallReopened) -> Board:
    """The call back on the board, owned by who opened it.

    What a supervisor decided on it then holds no longer, and who was with the person then is gone: both are
    asked again. An answer that the catalogue has no longer counts as not asked.
    """
    call = board.closed.get(body.call)
    if call is None:
        return board
    catalogue = board.room.compiled.catalogue.by_id if board.room else {}
    known = {
        fact: answer
        for fact, answer in call.answers.items()
        if fact in catalogue and answer.answer in catalogue[fact].answer_ids
    }
    call = call._replace(
        waiting=False,
        owner=entry.who,
        position=entry.position,
        answers=MappingProxyType(known),
        sent=(),
        served=(),
        panics=(),
        wanted=(),
        refused=(),
        unserved=MappingProxyType({}),
        moved_away=(),
        ran_out=None,
        news=None,
        tried=(),
        silenced=(),
        scene_safe=(),
        approval=None,
        gap_closed_by="",
        settled=None,
        override=None,
        hand_off=None,
        hand_off_at=None,
        accepted_by="",
        caller_declined=False,
        line=Line(),
        joined_to="",
        last_entry=entry.number,
    )
    return _put(board._replace(closed=taken_out(board.closed, body.call)), call)


def _of_call(board: Board, entry: Entry, body: e.AnyBody) -> Board:
    match body:
        case e.UnitSent():
            board = _unit(board, entry, body.unit, body.status, body.call)
        case e.UnitStoodDown() | e.UnitRefused() | e.UnitMoved():
            board = _unit(board, entry, body.unit, body.status, None)
        case _:
            pass
    call = board.calls.get(entry.subject)
    if call is None:
        return board
    if isinstance(body, e.UnitStoodDown | e.UnitRefused | e.UnitMoved):
        call = without_word(call, body.unit, entry.number)
    # What is decided or done after a graver answer is decided on it; only the run that follows it looks back.
    call = call._replace(graver=call.graver and isinstance(body, e.Recommended))
    if call.handed is not None and entry.position == call.position:
        call = call._replace(handed=None)
    room = room_for(board, call) if board.room is not None else None
    return _put(board, call_after(call, entry, room)._replace(last_entry=entry.number))


def _status(board: Board, entry: Entry, body: e.UnitStatusChanged) -> Board:
    after = _unit(board, entry, body.unit, body.status, None if body.off_call else body.call)
    call = board.calls.get(body.call) if body.call else None
    if call is None:
        return after
    if _has_left_scene(board, body):
        call = without_word(call, body.unit, entry.number)
    if body.off_call:
        call = _relieved(call, body.unit, body.relieved_by)
    elif _is_with_person(after, body.unit):
        is_first = any(each.unit == body.unit and not each.reached for each in call.sent)
        news = News("crew", entry.number) if is_first else call.news
        call = reaching(call, body.unit)._replace(news=news)
    return _put(after, call._replace(graver=False, last_entry=entry.number))


def _is_with_person(board: Board, unit: str) -> bool:
    """Whether a unit's status says that it is with the person, at the scene or on the way from there."""
    now = board.units.get(unit)
    if now is None or board.room is None:
        return False
    return now.counts_as == "on_scene" or board.room.agency.statuses[now.status].has_served


def _has_left_scene(board: Board, body: e.UnitStatusChanged) -> bool:
    """Whether a unit of the board is off its call, or at the scene no more, once this stands."""
    now = board.units.get(body.unit)
    status = board.room.agency.statuses.get(body.status) if board.room is not None else None
    was_there = now is not None and now.counts_as == "on_scene"
    return body.off_call or (was_there and status is not None and status.counts_as != "on_scene")


def _relieved(call: Call, unit: str, relief: str) -> Call:
    """The call once a unit has left it; its relief, where there is one, goes with whom it went with.

    A relief that was sent as half of a pair, or fills what a pair does alone, goes on with that.
    """
    other = next((each.pair for each in call.sent if each.unit == unit), "")
    call = without_unit(call, unit)
    if not relief or not other:
        return call
    return call._replace(sent=tuple(_with(each, other, relief) for each in call.sent))


def _with(sent: Sent, other: str, relief: str) -> Sent:
    if sent.unit == other:
        return sent._replace(pair=relief)
    return sent._replace(pair=other) if sent.unit == relief and sent.response != PAIRED else sent


def _unit(board: Board, entry: Entry, unit: str, status: str, call: str | None) -> Board:
    """The board with a unit's status. One that the pack lacks is an old pack's and changes nothing."""
    known = board.room.agency.statuses.get(status) if board.room else None
    if known is None:
        return board
    since, entered = entry.happened_at, entry.at
    now = UnitNow(unit, status, known.counts_as, known.on_duty, since, entry.number, entered, call)
    return board._replace(units=put(board.units, unit, now))


def _put(board: Board, call: Call) -> Board:
    return board._replace(calls=put(board.calls, call.id, call))
