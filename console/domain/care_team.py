"""Whether the civilian team that the policy names can go: the one fact that nobody is asked (facts.md)."""

from collections.abc import Callable, Iterable

from console.domain.agency import Agency
from console.domain.board import Board, Call, UnitNow, in_force, room_for
from console.domain.names import CIVILIAN
from console.domain.places import covers, is_far
from console.policy.diagram import Compiled


def care_team(board: Board, call: Call, compiled: Compiled | None = None) -> str:
    """`available`, `delayed` or `none`: whether the civilian team that the policy names can go (facts.md).

    compiled: another policy than the one the call is under, where that is asked for. Units on this call count
    as free for it, and so does a team that has served it: nobody is missed in its place once it is gone. A
    unit on duty that is busy elsewhere, or that drives longer than the agency's limit, makes it `delayed`;
    one that does not go to the place's zone is none. Of a place in no zone nothing is known: all cover it.
    """
    return care_teams(board, compiled)(call)


def care_teams(board: Board, compiled: Compiled | None = None) -> Callable[[Call], str]:
    """What `care_team` says of each call of this board, the teams looked up once for all of them."""
    room = in_force(board)
    of_policy: dict[str, tuple[UnitNow, ...]] = {}
    with_team: dict[str, frozenset[str | None]] = {}
    of_zone: dict[tuple[str, str], str] = {}

    def team(call: Call) -> str:
        under = compiled or room_for(board, call).compiled
        policy, zone = under.policy.id, room.located(call.detail("address")).zone
        if policy not in of_policy:
            of_policy[policy] = _teams(board, room.agency, under)
            with_team[policy] = frozenset(unit.call for unit in of_policy[policy])
        if call.id in with_team[policy] or _has_served(call):
            return "available"
        if (policy, zone) not in of_zone:
            of_zone[policy, zone] = _team_for(room.agency, of_policy[policy], zone)
        return of_zone[policy, zone]

    return team


def _has_served(call: Call) -> bool:
    """Whether a civilian team was with the person, and nothing graver was heard since."""
    return not call.graver and not set(CIVILIAN).isdisjoint(call.served)


def _teams(board: Board, agency: Agency, compiled: Compiled) -> tuple[UnitNow, ...]:
    """The units on duty that fill a civilian response of this policy."""
    wanted = civilian_responses(compiled)
    fitting = frozenset[str]().union(*(agency.fillers.get(each, ()) for each in wanted))
    return tuple(board.units[unit] for unit in fitting if board.units[unit].on_duty)


def _team_for(agency: Agency, teams: Iterable[UnitNow], zone: str) -> str:
    """What the teams come to for a zone, where none of them is on the call."""
    ways = [(unit, agency.ways.to(unit.id, zone)) for unit in teams]
    coming = [(unit, way) for unit, way in ways if covers(way)]
    limit = agency.limits.care_team_min
    if any(unit.counts_as == "available" and not is_far(way, limit) for unit, way in coming):
        return "available"
    return "delayed" if coming else "none"


def civilian_responses(compiled: Compiled) -> tuple[str, ...]:
    """The civilian responses that the policy names anywhere."""
    named = {response for rule in compiled.policy.rules() for response in rule.send}
    return tuple(each for each in CIVILIAN if each in named)
