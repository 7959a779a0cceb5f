"""No policy comes into force with a finding that nobody has mended, or let stand with a reason.

A policy that is in force already is not asked again, but for what the agency promises anew. The first policy
of a room is free: somebody has to be able to begin.
"""

from collections.abc import Iterator

from console.domain.agency import Agency
from console.domain.board import Board, Room
from console.domain.pack.filling import fillable_by
from console.domain.sworn import checked_for, pack_of, promises_of
from console.errors import Refused
from console.policy.diagram import Compiled
from console.policy.dropped import against
from console.policy.finding import Finding
from console.policy.reasons import stands, too_little

LIMIT = 400_000
"""The steps of work of one check: about a second, for others wait to write meanwhile."""
TOLD_MAX = 5


def check_findings(board: Board, room: Room) -> None:
    """Raises Refused with the findings that are open in what would come into force."""
    if board.room is None:
        return
    found = [each for own in (room, *room.areas.values()) for each in _open(board.room, own, room)]
    if not found:
        return
    more = len(found) - TOLD_MAX
    told = [*found[:TOLD_MAX], f"And {more} more."] if more > 0 else found
    raise Refused("policy_findings_open", findings=" ".join(told), count=len(found))


def open_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that are neither mended nor let stand with a reason that says why."""
    return tuple(each for each in findings if not stands(each))


def _open(before: Room, own: Room, room: Room) -> Iterator[str]:
    """A sentence for each finding that is open in one policy of a room."""
    meant = own.compiled._replace(limit=min(own.compiled.limit, LIMIT))
    then = _in_force(before, own, room)
    pack, was = pack_of(room), pack_of(before)
    is_same = then is not None and _texts(then) == _texts(meant)
    if is_same and _agency_of(pack, meant) == _agency_of(was, meant):
        return
    found = checked_for(pack, meant).findings
    if then is not None:
        found = against(then, meant, found, promises_of(was, meant.catalogue))
    found = open_findings(found)
    if is_same:
        known = {each.key for each in checked_for(was, meant).findings}
        # A pack says which units there are: one that is gone is gone, whatever a rule asks for.
        found = tuple(each for each in found if each.key not in known and each.kind != "unfillable")
    for each in found:
        yield f"“{own.compiled.policy.title}”: {told(each)}"


def told(finding: Finding) -> str:
    """A finding with where it stands, and why a reason that was given once does not cover it."""
    rules = finding.rules or {}
    where = "" if finding.rule or finding.broken_by or not rules else f" Rules {', '.join(rules.values())}."
    little = too_little(finding)
    return " ".join(part for part in (f"{finding.says}{where}", finding.outgrown, little) if part)


def _in_force(before: Room, own: Room, room: Room) -> Compiled | None:
    """What a policy takes the place of: the agency's own, or that of the same id which a zone has."""
    if own is room:
        return before.compiled
    area = before.areas.get(own.compiled.policy.id)
    return area.compiled if area is not None else None


def _texts(compiled: Compiled) -> tuple[str, str]:
    return compiled.policy.text, compiled.catalogue.text


def _agency_of(pack: Agency, compiled: Compiled) -> tuple[object, object]:
    """What of an agency a check turns on."""
    return fillable_by(pack), promises_of(pack, compiled.catalogue)
