"""What another text of a policy changes for calls, against the one in force: in few sentences."""

from console.domain.rows.compared import headline, in_both
from console.policy.compare import Incomparable, compare
from console.policy.diagram import Compiled
from console.policy.difference import Comparison, Group
from console.policy.recommend import NotFinished
from console.policy.words import share_words

IN_FORCE, DRAFT = "the policy in force", "the draft"
GROUPS_MAX = 8


def difference_lines(before: Compiled, after: Compiled) -> tuple[str, ...]:
    """What changes for calls, who goes at all first; none where nothing does. Which: `compared_rows`."""
    try:
        found = compare(_called(before, IN_FORCE), _called(after, DRAFT))
    except (Incomparable, NotFinished) as why:
        return (f"What changes for calls is not known. {str(why).rstrip('.')}.",)
    lines = tuple(_line(found, group) for group in found.groups[:GROUPS_MAX])
    more = len(found.groups) - GROUPS_MAX
    return (*lines, f"And {more} more kinds of calls.") if more > 0 else lines


def _called(compiled: Compiled, name: str) -> Compiled:
    """The same policy under the name that it has in the sentences."""
    return compiled._replace(policy=compiled.policy._replace(title=name))


def _line(found: Comparison, group: Group) -> str:
    """One difference: its share, and what each does."""
    share = share_words(found.share(group.combinations))
    does = f"{share[0].upper()}{share[1:]} of all combinations of answers. {headline(found, group)}"
    return " ".join(each for each in (does, in_both(group.level, group.both)) if each)
