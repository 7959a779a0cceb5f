"""Two calls that may be one: what is offered beside the form, the page that shows both, and who else rang."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from console.domain.board import Board, Call, Room, in_force
from console.domain.names import DETAILS, Detail
from console.domain.nearly import Likeness, Spot, is_same_number, likeness, number_key, spot_of
from console.domain.rows.brief import LABELS, said_words
from console.domain.rows.calls import standing
from console.domain.rows.kept import Kept
from console.domain.sought import sought_by
from console.domain.veil import is_withheld
from console.domain.visible import visible

NOT_ASKED = "not asked"
NOT_KNOWN = "not known"
Found = tuple[Spot, str]
"""What a call is found by: its place and its number, as they are compared."""


class Same(NamedTuple):
    """Another open call, and what it has in common with the one in front.

    near: the place as it stands there, where it is nearly the same: another unit, or fewer words.
    """

    call: str
    place: bool
    number: bool
    near: str = ""


class JoinLine(NamedTuple):
    """One thing that is known of both calls: of the one that is joined, and of the one that it goes on as."""

    label: str
    call: str
    into: str
    differs: bool


class Joining(NamedTuple):
    """Two calls beside each other: `call` would go on as `into`. lacks: why that cannot be done now."""

    call: str
    into: str
    opened: tuple[datetime, datetime]
    lines: tuple[JoinLine, ...]
    lacks: str = ""


def same_as(board: Board, call: Call | None, kept: Kept[Found] | None = None) -> tuple[Same, ...]:
    """The other open calls of this call's place or number, the oldest first; last those that are near.

    kept: where each call can be found, as it was before.
    """
    if call is None:
        return ()
    made_from = ((each.id, (each,)) for each in board.calls.values())
    found_by = (kept or Kept()).each(in_force(board), _found, made_from)
    spot, number = _spot(call), _number(call)
    beside = (
        (other, likeness(spot, found_by[other.id][0]), is_same_number(number, found_by[other.id][1]))
        for other in board.calls.values()
        if other.id != call.id
    )
    found = sorted((each for each in beside if each[1] or each[2]), key=lambda each: each[0].opened)
    same = (_same(*each) for each in found)
    return tuple(sorted(same, key=lambda each: bool(each.near)))


def _same(other: Call, alike: Likeness, number: bool) -> Same:
    near = visible(other.detail("address")) if alike == "near" and not number else ""
    return Same(other.id, alike == "same", number, near)


def offer(same: tuple[Same, ...]) -> tuple[str, str]:
    """What stands beside the form at once: a sentence, and the same in a few words; empty where none is."""
    if not same:
        return "", ""
    first, more = same[0], len(same) - 1
    if first.near:
        rest = f", and {more} more like it," if more else ""
        told = f"{first.call}{rest} may be this place ({first.near}): look with Ctrl+J, or go on"
        return told, f"{first.call} near here: Ctrl+J"
    what = "place and number" if first.place and first.number else "place" if first.place else "number"
    which, are = (f"{first.call} and {more} more", "are") if more else (first.call, "is")
    return f"{which} {are} open for this {what}: join with Ctrl+J, or go on", f"{which} open here: Ctrl+J"


def joining(board: Board, call: Call, wanted: str, position: str) -> Joining | None:
    """The call in front beside another: the one that is wanted, else the oldest of its place or number.

    The newer goes on as the older. What another position has is joined there, by who talks to the caller.
    """
    same = same_as(board, call)
    other = board.calls.get(wanted) or board.calls.get(same[0].call if same else "")
    if other is None or other.id == call.id:
        return None
    into, second = sorted((call, other), key=lambda each: (each.opened, each.id))
    if second.sent and not into.sent:
        into, second = second, into
    lacks = ""
    if second.position not in ("", position):
        lacks = (
            f"Call {second.id} is at {second.position}: it is joined there, or once you have taken it over."
        )
    found = (*_answers(board, second, into), *_stand(board, second, into), *_details(second, into))
    lines = sorted(found, key=lambda line: (line.label != LABELS["address"], not line.differs))
    return Joining(second.id, into.id, (second.opened, into.opened), tuple(lines), lacks)


def _found(_room: Room, call: Call) -> Found:
    return _spot(call), _number(call)


def _spot(call: Call) -> Spot:
    address = call.detail("address")
    return Spot() if is_withheld(address) else spot_of(address)


def _number(call: Call) -> str:
    number = call.detail("callback")
    return "" if is_withheld(number) else number_key(number)


def _details(call: Call, into: Call) -> Iterator[JoinLine]:
    for name in DETAILS:
        one, other = _detail(call, name), _detail(into, name)
        if (one, other) != (NOT_KNOWN, NOT_KNOWN):
            yield JoinLine(LABELS[name], one, other, _differs(name, call, into))


def _differs(name: Detail, call: Call, into: Call) -> bool:
    one, other = call.detail(name), into.detail(name)
    if name in ("address", "callback"):
        return sought_by(name, one) != sought_by(name, other)
    return one.casefold().split() != other.casefold().split()


def _detail(call: Call, name: Detail) -> str:
    return visible(call.detail(name)) or NOT_KNOWN


def _stand(board: Board, call: Call, into: Call) -> Iterator[JoinLine]:
    yield JoinLine("Stands", standing(board, call), standing(board, into), differs=False)
    if call.position != into.position:
        yield JoinLine("With", _with(call), _with(into), differs=False)


def _with(call: Call) -> str:
    return f"{call.owner} at {call.position}" if call.owner else "nobody yet"


def _answers(board: Board, call: Call, into: Call) -> Iterator[JoinLine]:
    """What the one that is joined says, and the other does not or says differently; in catalogue order."""
    for fact in in_force(board).compiled.catalogue.facts:
        pair = call.answers.get(fact.id), into.answers.get(fact.id)
        one, other = (said_words(fact, each) if each is not None else NOT_ASKED for each in pair)
        if one not in (NOT_ASKED, other):
            yield JoinLine(fact.name.en, one, other, other != NOT_ASKED)
