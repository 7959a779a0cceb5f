"""Who fits best: the free units that can fill a response, in the one order in which they are offered.

A unit is offered before another by the first of these in which they differ: it is willing, the place is in
its area, it speaks the caller's language, it is nearer by a step, it has rested, it had less to do, it is
nearer at all, it can do more, it has been free for longer. What is shown of a unit is read off the values
that ordered it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from console.domain.agency_parts import Limits
from console.domain.board import Board, Call, CrewNow, Panic, UnitNow, in_force, panics_of
from console.domain.clock import EPOCH
from console.domain.names import PAIRED, UnservedWhy
from console.domain.pairs import can_pair, halves_of
from console.domain.places import Way, covers
from console.domain.trail import NO_TRAIL, NO_WORK, Trail, Work, work_since
from console.domain.whereabouts import Whereabouts, whereabouts

UNKNOWN_STEP = 10_000
"""Where nobody has said how far it is: after everybody of whom it is known."""
WORK_STEP_MIN = 30
"""So many minutes on calls make a difference in who goes next."""


NEARNESS = 4
"""How many parts of the order come before rest."""


class Fit(NamedTuple):
    """How a unit fits a response of a call: all that orders it, and all that is said of it.

    speaks: None where no other language is needed. minutes: None where nobody has said how far it is.
    is_placed: whether it is known where the call is, so that a way could be known.
    """

    unit: UnitNow
    response: str
    has_refused: bool
    covers: bool
    speaks: bool | None
    minutes: int | None
    is_placed: bool
    place: Whereabouts
    is_old: bool
    is_rested: bool
    work: Work
    breadth: int

    @property
    def is_willing(self) -> bool:
        """Whether it may be sent by one key: it did not refuse this call, and it goes to such a place."""
        return self.covers and not self.has_refused

    def nearness(self, limits: Limits) -> tuple[int, int]:
        """How many steps away, then how many minutes. An old place counts as one step further away."""
        if self.minutes is None:
            return UNKNOWN_STEP, 0
        return self.minutes // limits.near_min + self.is_old, self.minutes

    def order(self, limits: Limits) -> tuple[object, ...]:
        """Whoever has the least of it goes first."""
        steps, minutes = self.nearness(limits)
        return (
            self.has_refused,
            not self.covers,
            self.speaks is False,
            steps,
            not self.is_rested,
            self.work.minutes // WORK_STEP_MIN,
            minutes,
            -self.breadth,
            self.unit.since,
            self.unit.id,
        )


class Offer(NamedTuple):
    """A unit that can be sent, and with it the deputy's unit of a pair; instead_of: what it stands in for."""

    fit: Fit
    deputy: Fit | None = None
    instead_of: str = ""

    @property
    def goes(self) -> Fit:
        """Whoever is still to be sent: of a pair the half that is not there yet, first the clinician's."""
        return self.fit if self.deputy is None or self.fit.unit.call is None else self.deputy


class Choosing(NamedTuple):
    """What choosing units for one call looks at: worked out once, for all of them."""

    board: Board
    call: Call
    now: datetime
    there: str
    panics: Mapping[str, Panic]
    needs_language: bool
    zoned: Callable[[str], str]
    ways: dict[str, Way | None]
    fits: dict[str, Fit]
    offered: dict[str, tuple[Offer, ...]]

    @property
    def limits(self) -> Limits:
        """The agency's limits."""
        return in_force(self.board).agency.limits

    def free(self, response: str) -> list[Fit]:
        """The free units that can fill a response, best first; never one that calls for help."""
        return self._sorted(self._free(in_force(self.board).agency.fillers.get(response, ())), response)

    def pair(self) -> tuple[Fit, Fit] | None:
        """The best clinician's unit and the best deputy's to go as one; one of them may be here already.

        Only who is willing. Of deputies that are as near, a crisis-trained one goes before any other.
        """
        agency = in_force(self.board).agency
        units = self.board.units
        here = (sent.unit for sent in self.call.sent if sent.unit not in self.panics)
        civil, armed = halves_of(agency, here, (unit.id for unit in self._free(units)))
        clinicians = self._sorted((units[each] for each in civil), PAIRED)
        deputies = self._sorted((units[each] for each in armed), PAIRED)
        trained, limits = agency.fillers.get("law_enforcement_cit", ()), self.limits
        # Not before nearness: a deputy at the door is worth more than training far away.
        deputies.sort(key=lambda fit: (fit.order(limits)[:NEARNESS], fit.unit.id not in trained))
        found = (
            (one, other)
            for one in clinicians
            for other in deputies
            if one.is_willing and other.is_willing and can_pair(agency, one.unit.id, other.unit.id)
        )
        return next(found, None)

    def offers(self, response: str) -> tuple[Offer, ...]:
        """All that can be sent for a response, best first; a pair where no single unit can, or is far off."""
        if response not in self.offered:
            self.offered[response] = tuple(self._offers(response))
        return self.offered[response]

    def _offers(self, response: str) -> list[Offer]:
        alone = [Offer(fit) for fit in self.free(response)]
        if response != PAIRED:
            return alone
        best = next((offer.fit for offer in alone if offer.fit.is_willing), None)
        if best is not None and (best.minutes or 0) < self.limits.pair_min:
            return alone
        pair = self.pair()
        if pair is not None and (best is None or self._is_far_nearer(pair, best)):
            return [Offer(*pair), *alone]
        return alone

    def best(self, response: str) -> Offer | None:
        """What one key sends for a response; None where nobody who is willing can go."""
        return next((offer for offer in self.offers(response) if offer.fit.is_willing), None)

    def why_nobody(self, response: str) -> UnservedWhy:
        """Why nobody can go for a response, as far as the board knows: one of the closed list."""
        fillers = in_force(self.board).agency.fillers.get(response, ())
        units = [unit for each in fillers if (unit := self.board.units.get(each)) is not None]
        fits = self.free(response)
        if any(fit.has_refused for fit in fits):
            return "refused"
        if fits:
            return "out_of_area"
        return "no_unit" if not units or any(unit.on_duty for unit in units) else "out_of_hours"

    def fit(self, unit: UnitNow, response: str) -> Fit:
        """How a unit fits a response."""
        if unit.id not in self.fits:
            self.fits[unit.id] = self._fit(unit, response)
        found = self.fits[unit.id]
        return found if found.response == response else found._replace(response=response)

    def _fit(self, unit: UnitNow, response: str) -> Fit:
        agency, limits = in_force(self.board).agency, self.limits
        pack, place = agency.unit_of(unit.id), whereabouts(self.board, unit, self.zoned)
        way = self._way(unit.id, place.zone)
        trail = self.board.trails.get(unit.id, NO_TRAIL)
        left = self._left(trail, self.board.crews.get(unit.id))
        since = self.now - timedelta(hours=limits.busy_h)
        return Fit(
            unit,
            response,
            unit.id in self.call.refused,
            covers(way),
            len(pack.languages) > 1 if self.needs_language else None,
            way.minutes if way is not None else None,
            bool(self.there),
            place,
            place.is_old(self.now, limits.place_old_min),
            left is None or self.now - left >= timedelta(minutes=limits.rest_min),
            work_since(trail, since, self.now) if trail.stints else NO_WORK,
            len(pack.capabilities),
        )

    def _left(self, trail: Trail, crew: CrewNow | None) -> datetime | None:
        """When those who are on the unit now left a scene last; a crew before them is not tired for them."""
        if trail.scene is None or (crew is not None and trail.scene.at <= crew.since):
            return None
        return trail.scene.at

    def _free(self, units: Iterable[str]) -> Iterator[UnitNow]:
        for unit in (self.board.units[each] for each in units if each in self.board.units):
            if unit.call is None and unit.counts_as == "available" and unit.id not in self.panics:
                yield unit

    def _sorted(self, units: Iterable[UnitNow], response: str) -> list[Fit]:
        limits = self.limits
        return sorted((self.fit(unit, response) for unit in units), key=lambda fit: fit.order(limits))

    def _way(self, unit: str, here: str) -> Way | None:
        agency = in_force(self.board).agency
        if agency.ways.covers[unit]:
            return agency.ways.to(unit, self.there, here)
        # All units without an area of their own have the same way from the same zone.
        if here not in self.ways:
            self.ways[here] = agency.ways.to(unit, self.there, here)
        return self.ways[here]

    def _is_far_nearer(self, pair: tuple[Fit, Fit], alone: Fit) -> bool:
        both = [fit.minutes for fit in pair if fit.minutes is not None]
        if len(both) < len(pair) or alone.minutes is None:
            return False
        return alone.minutes - max(both) >= self.limits.pair_min


def choosing(board: Board, call: Call) -> Choosing:
    """What choosing for a call looks at, as of the last entry: what is on the screen is what a key sends."""
    zones: dict[str, str] = {}
    room = in_force(board)

    def zoned(address: str) -> str:
        if address not in zones:
            zones[address] = room.located(address).zone
        return zones[address]

    answer = call.answers.get("communication")
    return Choosing(
        board,
        call,
        board.at or EPOCH,
        zoned(call.detail("address")),
        panics_of(board),
        answer is not None and answer.answer == "interpreter",
        zoned,
        {},
        {},
        {},
    )
