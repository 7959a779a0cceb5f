"""Lines of JSON, one object each: how one is read, and what is answered where a line holds none.

Knows neither facts nor commands.
"""

import json
from typing import NamedTuple

BLANK = b" \t\r\n"
LONGEST_ECHO = 200


class Wanted(NamedTuple):
    """What each line has to hold: its name, one as JSON, and how a key of it is named."""

    name: str
    such_as: str
    key: str


class NoObject(Exception):  # noqa: N818 - says what the line is
    """A line that does not hold the object wanted; `twice`: the key that stands twice in it."""

    def __init__(self, says: str, twice: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.twice = twice


class BadLine(NamedTuple):
    """A line that cannot be used, as the command line answers it; what does not apply is None."""

    line: int
    says: str
    fact: str | None = None
    answer: object = None
    meant: str | None = None

    def as_json(self, **beside: object) -> dict[str, object]:
        """The object that stands in place of an answer, with what else there is to say `beside`."""
        error = {"fact": self.fact, "answer": self.answer, "says": self.says, "meant": self.meant}
        return {"line": self.line, "error": error | beside}


NO_JSON = (
    ("Expecting ',' delimiter", "at character {at} a comma or the closing bracket is missing"),
    ("Expecting ':' delimiter", "at character {at} a colon is missing behind the key"),
    ("Expecting property name", "at character {at} there has to be a key in double quotes"),
    ("Illegal trailing comma", "at character {at} stands a comma with nothing behind it"),
    ("Expecting value", "at character {at} there has to be a value, such as words in double quotes"),
    ("Extra data", "from character {at} on something stands behind it; each object is a line of its own"),
    ("Unterminated string", "the words that begin at character {at} have no closing quote"),
    ("Invalid control character", "at character {at} stands a character that cannot be seen"),
    ("Invalid \\", "at character {at} a backslash stands before what cannot follow it"),
)
"""How what the reader says begins, and what a person is told in its place."""


def is_blank(line: bytes) -> bool:
    """Whether a line holds nothing, so that it gets no answer."""
    return not line.strip(BLANK)


def object_on(line: bytes, number: int, wanted: Wanted) -> dict[str, object]:
    """The object that a line holds. Raises NoObject, whatever the bytes are."""
    try:
        value = json.loads(
            line.strip(BLANK).decode("utf-8-sig" if number == 1 else "utf-8"), object_pairs_hook=_once
        )
    except _Twice as error:
        key = short(str(error))
        raise NoObject(f"{wanted.key.format(key)} stands twice in this object", key) from error
    except UnicodeDecodeError as error:
        raise NoObject("this line is not UTF-8 text") from error
    except RecursionError as error:
        raise NoObject(f"this line is nested too deeply to be a {wanted.name}") from error
    except ValueError as error:
        raise NoObject(f"this line is not JSON: {_why_no_json(error)}") from error
    if not isinstance(value, dict):
        raise NoObject(f"a line has to be one {wanted.name}, such as {wanted.such_as}")
    return value


def _why_no_json(error: ValueError) -> str:
    """Why a line cannot be read, in our own words, with the place."""
    if not isinstance(error, json.JSONDecodeError):
        return "a number in it has too many digits"  # the only other thing that the reader refuses so
    says = next((says for begins, says in NO_JSON if error.msg.startswith(begins)), "")
    return (says or "it cannot be read from character {at} on").format(at=error.pos + 1)


def echo(value: object) -> object:
    """A value of the input as an answer repeats it: a text not at full length, and nothing with parts."""
    if isinstance(value, str):
        return short(value)
    return value if isinstance(value, bool | int) else None


def short(text: str) -> str:
    """A text of the input, cut where it is longer than anybody reads."""
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


class _Twice(Exception):  # noqa: N818 - says what is wrong
    """A key that an object gives twice."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found
