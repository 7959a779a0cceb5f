"""Signs that nobody can see, or that turn a line round, made visible: callers' words are shown as they are.

Knows no font and no screen.
"""

import unicodedata
from collections.abc import Callable

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Controls, marks of direction and joining, halves of signs, private and unassigned ones."""
LINE_ENDS = "\n"


def seen(text: str) -> str:
    """The text with each sign that cannot be seen as its code, `[U+202E]`; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return shown_by(text, lambda sign: unicodedata.category(sign) not in UNSEEN)


def shown_by(text: str, can_show: Callable[[str], bool]) -> str:
    """The text with each sign that cannot be shown as its code. One end of line is as good as another."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(sign if sign in LINE_ENDS or can_show(sign) else code_of(sign) for sign in whole)


def code_of(sign: str) -> str:
    """A sign by its number, as people look it up: `[U+0645]`."""
    return f"[U+{ord(sign):04X}]"


def cut(text: str, most: int) -> str:
    """A text that is repeated in a sentence: on one line, and not longer than that."""
    line = " ".join(seen(text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
