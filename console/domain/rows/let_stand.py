"""For which answers a finding holds, as sentences: the largest lists of answers first."""

from console.domain.rows.compared import tested
from console.policy.diagram import Compiled
from console.policy.facts import Catalogue
from console.policy.finding import Finding
from console.policy.holding import holding

SHOWN_MAX = 3
"""So many lists of answers are told; the others are counted."""


def holds_for(compiled: Compiled, finding: Finding) -> tuple[str, ...]:
    """A sentence for each of the largest lists of answers for which a finding holds; none: not worked out."""
    found = holding(compiled, finding)
    catalogue = compiled.catalogue
    lists = ["; ".join(tested(catalogue, test) for test in each) for each in found.lists]
    step = _step(catalogue, finding)
    told = [f"It holds for{step}: {each or 'every call'}." for each in lists[:SHOWN_MAX]]
    more = len(lists) - SHOWN_MAX
    if more > 0:
        told.append(f"And for {more} smaller lists of answers.")
    if lists and not found.is_all:
        told.append("It holds for further answers, too tangled to be listed.")
    return tuple(told)


def _step(catalogue: Catalogue, finding: Finding) -> str:
    """Between which answers it is, where it is about two."""
    if finding.fact is None or finding.from_answer is None or finding.to_answer is None:
        return ""
    fact = catalogue.by_id[finding.fact]
    one, other = (fact.answer(each).name.en for each in (finding.from_answer, finding.to_answer))
    return f" {fact.name.en}, “{one}” and “{other}”"
