"""What is asked for and not sent, in the alert lane: what waits, and the one offer that a free unit makes.

When a unit comes free that can fill what some call waits for, the most urgent of these calls is offered, the
oldest first: one offer at a time, whichever call is in front.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from console.domain.asked import MEDICAL, still_to_send
from console.domain.board import Board, Call, MovedAway, Room, UnitNow, in_force, panics_of
from console.domain.local_time import near_words, zone_of
from console.domain.names import PAIRED
from console.domain.pairs import Half, half_here, halves_of
from console.domain.rows.calls import title, urgency
from console.domain.rows.fits import Offer, choosing
from console.domain.rows.kept import Kept
from console.domain.rows.shown import Alert
from console.domain.rows.words import listed

ACT = "Open"


class Waiting(NamedTuple):
    """A call that waits for somebody: for what, each since when; lost: the units that were taken from it."""

    call: Call
    wanted: Mapping[str, datetime]
    lost: tuple[MovedAway, ...]


KeptWaiting = Kept[tuple[Waiting, ...]]


def unsent_alerts(board: Board, now: datetime, kept: KeptWaiting | None = None) -> Iterator[Alert]:
    """The offer, where there is one, and the other calls that have waited longer than the agency allows.

    kept: what each call waited for before.
    """
    free = Free(board)
    made_from = ((call.id, (call,)) for call in board.calls.values())
    found = (kept or Kept()).each(in_force(board), _waiting_of, made_from)
    waiting = [each for waits in found.values() for each in waits]
    offer = _offer(board, waiting, free)
    if offer is not None:
        yield offer
    limit = timedelta(seconds=in_force(board).agency.limits.unsent_s)
    for each in waiting:
        late = {response: since for response, since in each.wanted.items() if since + limit <= now}
        if each.lost:
            yield _asked_again(board, each, free)
        elif late and (offer is None or offer.call != each.call.id):
            yield _late(board, each._replace(wanted=late), free, limit)


def _late(board: Board, waiting: Waiting, free: "Free", limit: timedelta) -> Alert:
    """What is not sent for longer than the agency allows; of what is certain while others ask: since when."""
    call, begun, rest = waiting.call, min(waiting.wanted.values()), _who_can(waiting, free)
    what = "not sent"
    if call.recommended is not None and not call.recommended.settled:
        at = near_words(begun, zone_of(in_force(board).agency.time_zone), begun)
        what, rest = f"certain since {at} and not sent", f"{rest}; the questions are still open"
    lead = f"{title(call)}, {what}, {listed(tuple(waiting.wanted))}:"
    return Alert(f"unsent:{call.id}", "alert", "clock", lead, rest, ACT, call.id, begun + limit)


def _asked_again(board: Board, waiting: Waiting, free: "Free") -> Alert:
    """A call that lost a unit to another one, at once: both desks decided that, and one may not know."""
    call = waiting.call
    away = ", ".join(f"{each.unit} was moved to {_title_of(board, each.into)}" for each in waiting.lost)
    wanted, mark = listed(tuple(waiting.wanted)), str(waiting.lost[-1].entry)
    lead, rest = f"{title(call)}, asked for again, {wanted}:", f"{away}; {_who_can(waiting, free)}"
    return Alert(f"unsent:{call.id}", "alert", "clock", lead, rest, ACT, call.id, mark=mark)


def _who_can(waiting: Waiting, free: "Free") -> str:
    can_go = any(free.can_go(waiting.call, response) for response in waiting.wanted)
    return "a unit can go now" if can_go else "no unit can go"


def _is_wanted(response: str, wanted: Sequence[str]) -> bool:
    """Whether what a unit was sent for is still to be sent; paramedics by either name."""
    return response in wanted or (response in MEDICAL and not set(MEDICAL).isdisjoint(wanted))


def _title_of(board: Board, call: str) -> str:
    return title(board.calls[call]) if call in board.calls else f"call {call}"


class Free:
    """The free units of a board, looked up once for all of its calls."""

    def __init__(self, board: Board) -> None:
        self._panics = panics_of(board)
        self._agency = in_force(board).agency
        self._free = {
            unit.id: unit
            for unit in board.units.values()
            if unit.call is None and unit.counts_as == "available" and unit.id not in self._panics
        }
        self._found: dict[tuple[str, Half], tuple[UnitNow, ...]] = {}

    def can_go(self, call: Call, response: str) -> bool:
        """Whether any free unit can fill a response of a call that it did not refuse."""
        return any(unit.id not in call.refused for unit in self.of(call, response))

    def came(self, call: Call, response: str, since: datetime) -> bool:
        """Whether one of those that can go has come free since a moment."""
        fresh = takewhile(lambda unit: unit.entered > since, self.of(call, response))
        return any(unit.id not in call.refused for unit in fresh)

    def of(self, call: Call, response: str) -> tuple[UnitNow, ...]:
        """The free units that can fill a response, the newest first.

        Those among them that a pair of the call still lacks; which of them depends only on the half that is
        there already.
        """
        here = [sent.unit for sent in call.sent if sent.unit not in self._panics]
        key = response, half_here(self._agency, here) if response == PAIRED else ""
        if key not in self._found:
            wanted = set(self._agency.fillers.get(response, ()))
            if response == PAIRED:
                halves = halves_of(self._agency, here, self._free)
                wanted.update(*(halves if all(halves) else ()))
            units = [self._free[unit] for unit in wanted if unit in self._free]
            self._found[key] = tuple(sorted(units, key=lambda unit: unit.entered, reverse=True))
        return self._found[key]


def _waiting_of(room: Room, call: Call) -> tuple[Waiting, ...]:
    """What a call waits for, from a board with nothing on it: it can be made of nothing else."""
    return tuple(_waiting(Board(room), call))


def _waiting(board: Board, call: Call) -> Iterator[Waiting]:
    moments = (call.recommended_at, call.line.changed if call.line.decided else None)
    begun = max((each for each in moments if each is not None), default=None)
    if begun is not None and (wanted := still_to_send(board, call)):
        lost = tuple(each for each in call.moved_away if _is_wanted(each.response, wanted))
        yield Waiting(call, {each: call.asked_since.get(each, begun) for each in wanted}, lost)


def _offer(board: Board, waiting: list[Waiting], free: Free) -> Alert | None:
    """The most urgent call for which somebody came free since it was asked; who goes is worked out once."""
    for each in sorted(waiting, key=lambda one: urgency(one.call)):
        came = [response for response, at in each.wanted.items() if free.came(each.call, response, at)]
        chooses = choosing(board, each.call) if came else None
        for response in came:
            offer = chooses.best(response) if chooses is not None else None
            if offer is not None:
                pair = f" + {offer.deputy.unit.id}" if offer.deputy is not None else ""
                lead = f"{offer.fit.unit.id}{pair} can go now, {title(each.call)}:"
                rest = f"{listed((response,))} not sent yet; open it, then F9"
                key, mark = f"offer:{each.call.id}", _mark(offer)
                return Alert(key, "alert", "people", lead, rest, ACT, each.call.id, mark=mark)
    return None


def _mark(offer: Offer) -> str:
    """What tells an offer from the next: who came free, and when; the half that is there already did not."""
    units = (fit.unit for fit in (offer.fit, offer.deputy) if fit is not None)
    return "+".join(str(unit.entry) for unit in units if unit.call is None)
