"""Every row of a column is reached by key, whatever the heights of the rows and of the opening."""

from hypothesis import given
from hypothesis import strategies as st

from console.ui.widgets.stops import Edge, screen_down, screen_up, seen, stepped, stops

HEIGHTS = st.lists(st.integers(1, 400), min_size=1, max_size=24)
ROOM = st.integers(30, 500)
GAP = st.integers(0, 10)


def column(heights: list[int], gap: int) -> list[Edge]:
    edges, top = [], 0
    for high in heights:
        edges.append((top, top + high))
        top += high + gap
    return edges


def shown(edges: list[Edge], room: int, top: int) -> set[int]:
    """The lines of pixels that can be read from here, each row as the opening shows it."""
    pixels: set[int] = set()
    for (low, high), is_seen in zip(edges, seen(edges, room, top), strict=True):
        pixels.update(range(max(low, top), min(high, top + room)) if is_seen else ())
    return pixels


def all_of(edges: list[Edge]) -> set[int]:
    return {pixel for low, high in edges for pixel in range(low, high)}


@given(HEIGHTS, GAP, ROOM)
def test_going_down_step_by_step_shows_every_row(heights: list[int], gap: int, room: int) -> None:
    edges, top, read = column(heights, gap), 0, set[int]()

    for _ in stops(edges, room):
        read |= shown(edges, room, top)
        top = stepped(edges, room, top, 1)

    assert read == all_of(edges)
    assert edges[-1][1] <= top + room


@given(HEIGHTS, GAP, ROOM)
def test_going_down_screen_by_screen_skips_no_row(heights: list[int], gap: int, room: int) -> None:
    edges, top, read = column(heights, gap), 0, set[int]()

    for _ in range(len(stops(edges, room)) + 1):
        read |= shown(edges, room, top)
        further = screen_down(edges, room, top)
        assert further > top or edges[-1][1] <= top + room
        top = further

    assert read == all_of(edges)


@given(HEIGHTS, GAP, ROOM)
def test_going_up_screen_by_screen_skips_no_row_and_ends_at_the_first(
    heights: list[int], gap: int, room: int
) -> None:
    edges, read = column(heights, gap), set[int]()
    top = stops(edges, room)[-1]

    for _ in range(len(stops(edges, room)) + 1):
        read |= shown(edges, room, top)
        top = screen_up(edges, room, top)

    assert top == 0
    assert read == all_of(edges)


@given(HEIGHTS, GAP, ROOM)
def test_a_row_that_fits_is_never_shown_in_part(heights: list[int], gap: int, room: int) -> None:
    edges = column(heights, gap)

    for top in stops(edges, room):
        for (low, high), is_seen in zip(edges, seen(edges, room, top), strict=True):
            if is_seen and high - low <= room:
                assert top <= low
                assert high <= top + room
