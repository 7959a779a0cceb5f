"""For which answers a finding holds: the lists hold exactly its calls, on policies made at random."""

from hypothesis import given, settings

from console.policy import regions
from console.policy.check import check
from console.policy.cubes import Cube, Room
from console.policy.diagram import compile_policy
from console.policy.forest import either
from console.policy.holding import holding
from console.policy.search import Search
from tests.policy.building import Reference, loaded, references
from tests.resources.shipped import the_catalogue, the_policy


@settings(max_examples=40)
@given(references())
def test_the_lists_hold_every_call_of_a_finding_and_no_other(reference: Reference) -> None:
    compiled = compile_policy(loaded(reference), reference.catalogue)
    assert compiled.diagrams is not None
    search = Search(compiled, compiled.diagrams, compiled.diagrams.forest.scratch(10**9))
    room = Room(search.forest, tuple(len(fact.answers) for fact in compiled.order))
    level_of = {fact.id: level for level, fact in enumerate(compiled.order)}
    for finding in check(compiled).findings:
        if finding.kind == "unused_fact":
            continue
        found, told = holding(compiled, finding), -1
        for tests in found.lists:
            masks = list(room.whole)
            for test in tests:
                ids = compiled.order[level_of[test.fact]].answer_ids
                masks[level_of[test.fact]] = sum(1 << ids.index(each) for each in test.answers)
            root = room.diagram(Cube(tuple(masks)))
            told = root if told == -1 else room.forest.join(told, root, either)
        assert found.is_all
        assert room.count(told) == room.count(regions.found(search, finding)), finding.kind


def test_where_the_work_runs_out_what_is_listed_is_not_called_all() -> None:
    compiled = compile_policy(the_policy("sacramento-sheriff-2025"), the_catalogue())
    finding = next(each for each in check(compiled).findings if each.kind == "staged_alone")

    found = holding(compiled, finding, steps=3_000)

    assert not found.is_all
