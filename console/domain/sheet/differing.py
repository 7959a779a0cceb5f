"""What another text of a policy changes for calls, against the one in force: in few sentences."""

from console.domain.rows.compared import conditions, example, headline, in_both
from console.policy.compare import Incomparable, compare
from console.policy.diagram import Compiled
from console.policy.difference import Comparison, Group
from console.policy.recommend import NotFinished
from console.policy.sentences import told
from console.policy.words import share_words

IN_FORCE, DRAFT = "the policy in force", "the draft"
GROUPS_MAX = 8
STEPS = 100_000
"""Of work on the calls of all differences, about a fifth of a second on a slow machine."""


def difference_lines(before: Compiled, after: Compiled, *, in_full: bool) -> tuple[str, ...]:
    """What changes for calls, who goes at all first; none where nothing does.

    in_full: with the calls that these are, and one of them: too much work for each pause in writing.
    """
    try:
        found = compare(_called(before, IN_FORCE), _called(after, DRAFT))
    except (Incomparable, NotFinished) as why:
        return (f"What changes for calls was not worked out. {why}",)
    groups = found.groups[:GROUPS_MAX]
    lines = [_line(found, group, STEPS // len(groups) if in_full else 0) for group in groups]
    more = len(found.groups) - GROUPS_MAX
    return (*lines, f"And {more} more kinds of calls.") if more > 0 else tuple(lines)


def _called(compiled: Compiled, name: str) -> Compiled:
    """The same policy under the name that it has in the sentences."""
    return compiled._replace(policy=compiled.policy._replace(title=name))


def _line(found: Comparison, group: Group, steps: int) -> str:
    """One difference: its share, what each does; with steps on which calls most of all, and one of them."""
    share = share_words(found.share(group.combinations))
    does = f"{share[0].upper()}{share[1:]} of all combinations of answers. {headline(found, group)}"
    said = [does, in_both(group.level, group.both)]
    sentences = told(found, group, steps).sentences if steps else ()
    if sentences:
        largest = sentences[0]
        lead = "" if len(sentences) == 1 else "Most of all: "
        said += [f"{lead}{conditions(found, largest)}", f"For example: {example(found, largest)}."]
    elif steps:
        said.append("Which calls these are is too tangled to be told in a sentence.")
    return " ".join(each for each in said if each)
