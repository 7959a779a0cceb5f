"""Reads facts objects, one a line of JSON, and refuses in words whatever is not one."""

from collections.abc import Mapping

from console.cli_lines import BadLine, NoObject, Wanted, echo, object_on, short
from console.policy.facts import Catalogue
from console.policy.recommend import check_facts

WANTED = Wanted("facts object", '{"weapon": "none"}', "the fact {}")


def facts_on(line: bytes, number: int, catalogue: Catalogue) -> Mapping[str, str | None] | BadLine:
    """The facts that a line gives, or what is wrong with it; whatever the bytes are, nothing is raised."""
    try:
        told = object_on(line, number, WANTED)
    except NoObject as error:
        return BadLine(number, error.says, fact=error.twice)
    wrong = check_facts(catalogue, told)
    if wrong:
        bad = wrong[0]
        return BadLine(number, bad.says, short(bad.fact), echo(bad.answer), bad.meant)
    return {fact: answer for fact, answer in told.items() if answer is None or isinstance(answer, str)}
