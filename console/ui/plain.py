"""Text for tool tips, whose frames take what looks like HTML for HTML: they show letters and nothing else."""

import textwrap
from html import escape

from console.domain.visible import visible

WIDE = 100
LINES_MAX = 45
"""The longest note that can be entered has room."""


def plain_tip(text: str) -> str:
    """The text as a tool tip that shows it letter by letter, in lines that no screen is too narrow for."""
    lines = [
        part for line in visible(text, lines=True).splitlines() for part in textwrap.wrap(line, WIDE) or [""]
    ]
    if len(lines) > LINES_MAX:
        lines = [*lines[:LINES_MAX], "…"]
    if "<" not in text:
        return "\n".join(lines)
    return f"<p style='white-space:pre'>{'<br>'.join(escape(line) for line in lines)}</p>"
