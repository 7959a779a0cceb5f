"""Two units that go as one: a civilian team with a clinician from here and a deputy from there.

Which units can be the halves of a pair, by the agency's own list of what a response needs.
"""

from collections.abc import Iterable
from typing import Literal

from console.domain.agency import Agency
from console.domain.board import Board, Call, Sent, in_force
from console.domain.names import CIVILIAN, PAIRED

DEPUTIES = ("law_enforcement_cit", "law_enforcement")
"""What the deputy of a pair can fill, the better trained first."""
Half = Literal["civil", "armed", ""]
"""The half of a pair that is on a call already and stays it; empty where neither is."""


def civil_halves(agency: Agency) -> frozenset[str]:
    """The units that can be the clinician's half of a pair."""
    return frozenset[str]().union(*(agency.fillers.get(each, ()) for each in CIVILIAN))


def deputy_halves(agency: Agency) -> frozenset[str]:
    """The units that can be the deputy's half of a pair."""
    return frozenset[str]().union(*(agency.fillers.get(each, ()) for each in DEPUTIES))


def halves_of(agency: Agency, here: Iterable[str], free: Iterable[str]) -> tuple[set[str], set[str]]:
    """The units that can be each half of a pair: who is on the call already, else who is free.

    Where there are units for both halves on the call, the clinician's stays its half and a free deputy comes.
    """
    civil, armed = civil_halves(agency), deputy_halves(agency)
    here, free = set(here), set(free)
    half = half_here(agency, here)
    return (here if half == "civil" else free) & civil, (here if half == "armed" else free) & armed


def half_here(agency: Agency, here: Iterable[str]) -> Half:
    """Which half of a pair stays, of the units on a call; empty where any two can still be chosen."""
    here = tuple(here)
    if any(agency.can_fill(unit, each) for unit in here for each in CIVILIAN):
        return "civil"
    return "armed" if any(agency.can_fill(unit, each) for unit in here for each in DEPUTIES) else ""


def can_pair(agency: Agency, clinician: str, deputy: str) -> bool:
    """Whether the two together have what the response of a pair needs, each with what is its own."""
    if clinician not in civil_halves(agency) or deputy not in deputy_halves(agency):
        return False
    has = {*agency.unit_of(clinician).capabilities, *agency.unit_of(deputy).capabilities}
    return any(fill.response == PAIRED and has.issuperset(fill.needs) for fill in agency.fill)


def can_do_part(agency: Agency, sent: Sent, unit: str) -> bool:
    """Whether a unit can do what one was sent for: all of it, or its half beside the other of the pair."""
    other, civil, deputies = sent.half_of, civil_halves(agency), deputy_halves(agency)
    if agency.can_fill(unit, sent.response):
        return True
    if other in deputies:
        return can_pair(agency, unit, other)
    if other in civil:
        return unit in deputies
    # Beside one that can be neither half, it has to be the half that the one sent is.
    return bool(other) and any(sent.unit in half and unit in half for half in (civil, deputies))


def waits_for_its_pair(board: Board, call: Call, sent: Sent) -> bool:
    """Whether a crew is the half of a pair that stays outside until the scene is declared safe."""
    return bool(sent.half_of) and not call.scene_safe_by and not in_force(board).agency.has_deputy(sent.unit)
