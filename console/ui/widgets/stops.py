"""Where an opening on a column of rows may begin, so that going on by key shows every row. Numbers only."""

from collections.abc import Iterator, Sequence

Edge = tuple[int, int]
"""The top and the bottom of a row."""
OVERLAP = 24
"""What two views of a row higher than the opening share: a line cut at one edge is whole in the next."""


def stops(edges: Sequence[Edge], room: int) -> tuple[int, ...]:
    """The tops of the views, in order: at each row, and several within a row that is higher than the room.

    The last is the first from which the end is in sight.
    """
    found: list[int] = []
    for edge in edges:
        for stop in _within(edge, room):
            found.append(stop)
            if edges[-1][1] - stop <= room:
                return tuple(found)
    return tuple(found)


def snapped(edges: Sequence[Edge], room: int, wanted: int) -> int:
    """The stop at or before a top; the first one where there is none."""
    allowed = stops(edges, room)
    return max((stop for stop in allowed if stop <= wanted), default=allowed[0] if allowed else 0)


def stepped(edges: Sequence[Edge], room: int, top: int, step: int) -> int:
    """The stop so many further down or up."""
    allowed = stops(edges, room)
    if not allowed:
        return 0
    here = allowed.index(snapped(edges, room, top))
    return allowed[max(0, min(len(allowed) - 1, here + step))]


def screen_down(edges: Sequence[Edge], room: int, top: int) -> int:
    """The stop that begins with the first row that is not seen whole from here."""
    hidden = next((edge for edge in edges if edge[1] > top + room), None)
    if hidden is None:
        return top
    if hidden[0] <= top:
        return stepped(edges, room, top, 1)
    return snapped(edges, room, hidden[0])


def screen_up(edges: Sequence[Edge], room: int, top: int) -> int:
    """The earliest stop from which the row above is still seen whole."""
    above = [edge for edge in edges if edge[0] < top]
    before = [stop for stop in stops(edges, room) if stop < top]
    if not above or above[-1][1] > top:
        return before[-1] if before else top
    return next((stop for stop in before if above[-1][1] - stop <= room), before[-1] if before else top)


def seen(edges: Sequence[Edge], room: int, top: int) -> tuple[bool, ...]:
    """Which rows are shown from here: those that are whole, and one that is higher than the room."""
    low = top + room
    return tuple(
        (top <= edge[0] and edge[1] <= low) or (edge[1] - edge[0] > room and edge[0] <= top < edge[1])
        for edge in edges
    )


def _within(edge: Edge, room: int) -> Iterator[int]:
    """The tops of the views of one row."""
    top, bottom = edge
    yield top
    last = bottom - max(1, room)
    if last > top:
        yield from range(top + max(1, room - OVERLAP), last, max(1, room - OVERLAP))
        yield last
