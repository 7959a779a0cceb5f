"""Whether a reason says why: for whoever reads it years later, one word such as “ok” tells nothing.

What was entered before this was asked for is read as it stands.
"""

import re

from console.policy.finding import Finding

WORDS_MIN = 3
SAYS_LITTLE = "Say why in a few words, at least three: whoever reads it later has nothing else."
TRIED = "only looked at as a draft"
"""The reason of what is not done: it is only asked whether it would be refused."""
_WORD = re.compile(r"\w*[^\W\d_]\w*")


def says_why(reason: str) -> bool:
    """Whether a reason has a few words, each with a letter in it."""
    return len(_WORD.findall(reason)) >= WORDS_MIN


def stands(finding: Finding) -> bool:
    """Whether a finding is let stand with a reason that says why."""
    return says_why(finding.acknowledged or "")


def too_little(finding: Finding) -> str:
    """What is wrong with the reason that a finding has, in a sentence; empty where it has none, or one."""
    reason = (finding.acknowledged or "").strip()
    return "" if not reason or stands(finding) else f"Its reason, “{reason}”, does not say why. {SAYS_LITTLE}"
