"""Where boxes and lines stand: nothing over anything else, every line from its port to its box."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.policy.diagram import compile_policy
from console.policy.flow import flow_of
from console.policy.model import PARTS
from console.reports.flow_layout import Box, Drawing, crossings, lay_out
from tests.resources.shipped import POLICIES, the_catalogue, the_policy

HEAD, ROW = 24.0, 18.0


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Box, ...]:
    """Boxes whose lines all lead to a higher layer."""
    layers = draw(st.lists(st.integers(0, 6), min_size=1, max_size=14).map(sorted))
    boxes = []
    for node, layer in enumerate(layers):
        later = [other for other, there in enumerate(layers) if there > layer]
        to = draw(st.lists(st.sampled_from(later), max_size=4)) if later else []
        ports = tuple((HEAD + ROW * at, each) for at, each in enumerate(to))
        high = HEAD + ROW * max(1, len(to))
        boxes.append(Box(node, layer, draw(st.floats(20, 200)), high, ports))
    return tuple(boxes)


def boxes_of(policy: str, part: str) -> tuple[Box, ...]:
    """The boxes of a bundled policy's guide, in round sizes."""
    flow = flow_of(compile_policy(the_policy(policy), the_catalogue()), part)
    last = max((each.level for each in flow.questions), default=0) + 1
    questions = (
        Box(
            each.node,
            each.level,
            150,
            HEAD + ROW * len(each.ways),
            tuple((HEAD + ROW * (at + 0.5), way.to) for at, way in enumerate(each.ways)),
        )
        for each in flow.questions
    )
    return (*questions, *(Box(end.node, last, 190, 40) for end in flow.ends))


def stands(boxes: tuple[Box, ...], drawing: Drawing) -> None:
    """What holds of every drawing."""
    by_id = {box.id: box for box in boxes}
    assert drawing.places.keys() == by_id.keys()
    for one, other in combinations(boxes, 2):
        here, there = drawing.places[one.id], drawing.places[other.id]
        beside = here.x + here.wide <= there.x or there.x + there.wide <= here.x
        assert beside or here.y + here.high <= there.y + 1e-6 or there.y + there.high <= here.y + 1e-6
        assert (one.layer < other.layer) <= (here.x < there.x)
    assert len(drawing.lines) == sum(len(box.ports) for box in boxes)
    for line in drawing.lines:
        start, end = drawing.places[line.box], drawing.places[line.to]
        down, to = by_id[line.box].ports[line.port]
        assert to == line.to
        assert line.points[0] == (start.x + start.wide, start.y + down)
        assert line.points[-1] == (end.x, end.y + end.high / 2)
        assert all(one[0] <= other[0] for one, other in zip(line.points, line.points[1:], strict=False))
    for place in drawing.places.values():
        assert place.y >= -1e-6
        assert place.y + place.high <= drawing.high + 1e-6
        assert place.x + place.wide <= drawing.wide + 1e-6


@given(graphs())
def test_whatever_the_graph_nothing_stands_over_anything_else(boxes: tuple[Box, ...]) -> None:
    stands(boxes, lay_out(boxes))


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("part", ["", *PARTS])
def test_the_guides_of_all_bundled_policies_can_be_drawn(policy: str, part: str) -> None:
    boxes = boxes_of(policy, part)

    stands(boxes, lay_out(boxes))


def test_lines_are_untangled() -> None:
    crossed = (
        Box(0, 0, 50, 60, ((20, 1), (40, 2))),
        Box(2, 1, 50, 20),
        Box(1, 1, 50, 20),
    )

    drawing = lay_out(crossed)

    assert crossings(drawing) == 0
    assert drawing.places[1].y < drawing.places[2].y


def test_lines_to_one_box_that_pass_a_column_pass_it_at_one_place() -> None:
    boxes = (
        Box(0, 0, 50, 60, ((20, 3), (40, 1))),
        Box(1, 1, 50, 60, ((20, 3), (40, 2))),
        Box(2, 2, 50, 60, ((20, 3), (40, 4))),
        Box(3, 3, 50, 20),
        Box(4, 3, 50, 20),
    )

    passing = [line.points[-3:-1] for line in lay_out(boxes).lines if line.to == 3 and len(line.points) > 2]

    assert len(passing) == 2
    assert passing[0] == passing[1]


def test_the_same_graph_is_drawn_the_same_each_time() -> None:
    boxes = boxes_of("sacramento-sheriff-2025", "safety")

    assert lay_out(boxes) == lay_out(boxes)
    assert crossings(lay_out(boxes)) <= 12
