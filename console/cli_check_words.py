"""The findings of a check as plain text for a terminal: each a sentence, an example call, rules and share."""

from collections.abc import Iterator, Sequence

from console.cli_words import wrapped
from console.policy.diagram import Compiled
from console.policy.finding import Checked, Finding, Questions
from console.policy.told import example_told, rules_told
from console.policy.touched import Counted
from console.policy.words import share_words


def checked_text(compiled: Compiled, checked: Checked, counted: Sequence[Counted | None]) -> Iterator[str]:
    """The findings on a policy, each with its share, an example call and the calls that it touches."""
    policy = compiled.policy
    open_count = sum(finding.acknowledged is None for finding in checked.findings)
    yield f"{policy.title}  ({policy.id})"
    is_whole = all(finding.kind != "not_finished" for finding in checked.findings)
    looked = f"checked in {checked.seconds:.3f} s" if is_whole else "not looked at to the end"
    yield (
        f"{checked.combinations:,} combinations of answers, {looked}: "
        f"{counted_words(len(checked.findings), 'finding')}, {open_count} not acknowledged."
    )
    if checked.questions is not None:
        yield _questions_text(checked.questions)
    for notice in checked.notices:
        yield from wrapped(notice, "", "  ")
    for finding, count in zip(checked.findings, counted, strict=True):
        yield ""
        yield from _finding_text(compiled, finding, count)


def counted_words(number: int, one: str) -> str:
    """So many things: `1 finding`, `2 findings`."""
    return f"{number} {one if number == 1 else f'{one}s'}"


def _questions_text(questions: Questions) -> str:
    longest = counted_words(questions.longest, "question")
    return (
        f"A caller is asked {longest} at most, {questions.average:.1f} on average over "
        "all combinations of answers."
    )


def _finding_text(compiled: Compiled, finding: Finding, count: Counted | None) -> Iterator[str]:
    yield f"{finding.kind}{_about(finding)}{_share(finding)}"
    yield from wrapped(finding.says, "  ", "  ")
    if finding.example is not None and finding.rules is not None:
        yield from wrapped(f"For example: {example_told(compiled.catalogue, finding)}", "  ", "    ")
        after = f"; after the step {rules_told(finding.rules_after)}" if finding.rules_after else ""
        yield from wrapped(f"Rules that decide there: {rules_told(finding.rules)}{after}.", "  ", "    ")
    if count is not None:
        yield from wrapped(f"{count.says[:1].upper()}{count.says[1:]}.", "  ", "    ")
    state = f"Acknowledged: {finding.acknowledged}" if finding.acknowledged else "Not acknowledged."
    state = f"{state} {finding.outgrown}".rstrip()
    yield from wrapped(state, "  ", "    ")


def _about(finding: Finding) -> str:
    promise = finding.promise.id if finding.promise else None
    name = finding.rule or finding.fact or promise or finding.contradiction
    return f" {name}" if name else ""


def _share(finding: Finding) -> str:
    if finding.share is None:
        return ""
    return f"  {share_words(finding.share)} of {_whole(finding)} combinations"


def _whole(finding: Finding) -> str:
    return "all" if finding.from_answer is None else "the other facts'"
