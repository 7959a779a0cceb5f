"""What a line of the command line comes to, for the modules that read one. Knows none of its words."""

from typing import NamedTuple

from console.domain import commands as c
from console.domain.texts import wrong_with
from console.domain.visible import shows_nothing


class Spoken(NamedTuple):
    """What a line means: a command, or a wish of the screen with its value, or a hint on what is missing."""

    command: c.Command | None = None
    wish: str = ""
    value: str = ""
    hint: str = ""


class Completion(NamedTuple):
    """A line that may be meant, and what it would do."""

    text: str
    says: str


def wrong(what: str, text: str, longest: int, lacking: str) -> str:
    """Why words cannot be entered, and that they are still there to be mended; `lacking` where none are."""
    if shows_nothing(text):
        return lacking
    why = wrong_with(text, longest)
    return f"{what} {why}. Nothing was entered; mend the line." if why else ""


def name_in(text: str) -> str:
    """Who is named: `by` before it says only that a name follows."""
    first, _, rest = text.lstrip().partition(" ")
    return rest.lstrip() if first.casefold() == "by" and rest.strip() else text
