"""Another name for a condition where the text of one uses it: the name is replaced, and no other sign."""

import re
from collections.abc import Iterator

from console.policy.conditions import places_of

_ESCAPED = re.compile(
    r"""\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n\s*|.)|\r\n|[\s\S]""",
)
_MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def renamed_in(written: str, before: str, after: str) -> str:
    """A condition as it is written in a file, in any quotation marks, with a name in place of another."""
    signs = list(_signs(written))
    text = "".join(sign for sign, _, _ in signs)
    for start, end in reversed(list(places_of(text, before))):
        written = f"{written[: signs[start][1]]}{after}{written[signs[end - 1][2] :]}"
    return written


def _signs(written: str) -> Iterator[tuple[str, int, int]]:
    """Each sign of a quoted text as it is meant, and from where to where it is written."""
    mark = written[:3] if written[:3] in ('"""', "'''") else written[:1]
    start, end = len(mark), len(written) - len(mark)
    if len(mark) == 3 and (first := re.compile(r"\r?\n").match(written, start)):
        start = first.end()
    if mark[0] == "'":
        yield from ((written[place], place, place + 1) for place in range(start, end))
        return
    for found in _ESCAPED.finditer(written, start, end):
        for sign in _meant(found[0]):
            yield sign, found.start(), found.end()


def _meant(sign: str) -> str:
    if len(sign) == 1 or sign == "\r\n":
        return sign[-1]
    if sign[1] in "uU":
        return chr(int(sign[2:], 16))
    return "" if sign[1].isspace() else _MEANT.get(sign[1], sign[1])
