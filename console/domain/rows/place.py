"""What is said of where a call's place lies: its zone, what does not fit, and another policy that it has."""

from collections.abc import Iterator

from console.domain.area_policy import UseAreaPolicy
from console.domain.board import Board, Call, Room, in_force, room_for
from console.domain.call_policy import Meant, another_meant, room_under
from console.domain.coordinates import spelled
from console.domain.located import Located
from console.domain.room import rules_sum
from console.domain.rows.change_for import change_for
from console.domain.rows.policy_history import newer_changes
from console.domain.rows.policy_since import adopted_words
from console.domain.rows.shown import Notice
from console.domain.rows.words import sentence
from console.domain.veil import is_withheld

CHECK = "Check it with the caller; what counts here is {zone}."
NO_ZONE = "Nothing is known of the way there, and the agency's own policy holds. Check the address."


def zone_words(board: Board, call: Call) -> str:
    """The zone of a call's place, with its coordinates where there are any; empty where nothing is known."""
    found = _found(board, call)
    if found is None:
        return ""
    zone = _words(in_force(board), found.zone) if found.zone else ""
    point = spelled(found.point) if found.point is not None else ""
    return ", ".join(part for part in (zone, point) if part)


def place_notices(board: Board, call: Call) -> Iterator[Notice]:
    """What whoever has the call is told of its place, the policy first."""
    meant = another_meant(board, call)
    if meant is not None:
        yield _another(board, call, meant)
    found = _found(board, call)
    if found is not None:
        yield from _unfit(in_force(board), found)


def agreeing(board: Board, call: Call) -> UseAreaPolicy:
    """The command that takes the policy which whoever has the call is told of, and no other."""
    meant = another_meant(board, call)
    if meant is None:
        return UseAreaPolicy(call=call.id)
    told = rules_sum(room_under(board, meant.policy).compiled)
    return UseAreaPolicy(call=call.id, policy=meant.policy, fingerprint=told)


def _another(board: Board, call: Call, meant: Meant) -> Notice:
    """Another policy that a call has: which, what it would change for this call, and how it is taken."""
    theirs, own = room_under(board, meant.policy), room_for(board, call)
    title, began = theirs.compiled.policy.title, own.compiled.policy.title
    changes = change_for(board, call, theirs.compiled)
    if not meant.is_newer:
        where = _words(theirs, meant.zone) if meant.zone else "No zone"
        stays = f"The call stays under “{began}” until you say take policy, F2."
        first = _said(f"{where}: “{title}”.", changes, stays)
        return Notice("page", "The place has another policy", "", "warn", first=first)
    stays = "The call stays under the one it began under until you say take policy, F2."
    told, what = "Another policy came into force", f"“{title}”"
    if title == began:
        told = f"A newer version of “{title}” came into force"
        what = sentence(newer_changes(own.compiled.policy, theirs.compiled.policy))[:-1]
    when = f", {adopted_words(theirs, board.at)}" if theirs.adopted is not None else ""
    return Notice("page", told, f"{what}{when}.", "warn", first=_said(changes, stays))


def _said(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


def _found(board: Board, call: Call) -> Located | None:
    """Where the place lies; None where there is no address, or none that is shown here."""
    address = call.detail("address")
    return in_force(board).located(address) if address and not is_withheld(address) else None


def _unfit(room: Room, found: Located) -> Iterator[Notice]:
    zones = [_words(room, zone) for zone in found.by_point]
    if found.point is None and found.wrong:
        yield Notice("pin", "The coordinates are none", found.wrong, "warn")
    if len(zones) > 1:
        rest = f"{_listed(zones)} overlap there. {CHECK.format(zone=zones[0])}"
        yield Notice("pin", f"The place lies in {len(zones)} zones", rest, "warn")
    if found.looked and not zones:
        named = f"The street list has it in {_words(room, found.by_name)}. " if found.by_name else ""
        rest = " ".join(part for part in (found.wrong, named.strip()) if part) or NO_ZONE
        yield Notice("pin", "The coordinates lie in no zone", sentence(rest), "warn")
    elif zones and found.by_name and found.by_name not in found.by_point:
        rest = f"The coordinates lie in {zones[0]}, the street list has it in {_words(room, found.by_name)}. "
        yield Notice("pin", "Two zones for one place", rest + CHECK.format(zone=zones[0]), "warn")
    elif not (found.zone or found.wrong) and room.agency.zone:
        yield Notice("pin", "The place lies in no zone", NO_ZONE)


def _words(room: Room, zone: str) -> str:
    """What a zone is called."""
    return next((each.word for each in room.agency.zone if each.id == zone), zone)


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
