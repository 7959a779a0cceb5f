"""Reads facts objects, one a line of JSON, and refuses in words whatever is not one."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from console.policy.facts import Catalogue
from console.policy.recommend import BadFact, check_facts

BLANK = b" \t\r\n"
LONGEST_ECHO = 200


class BadLine(NamedTuple):
    """A line that is no facts object, as `policy decide` answers it."""

    line: int
    fact: str | None
    answer: object
    says: str
    meant: str | None

    def as_json(self) -> dict[str, object]:
        """The object that stands in place of an answer."""
        error = {"fact": self.fact, "answer": self.answer, "says": self.says, "meant": self.meant}
        return {"line": self.line, "error": error}


class _Twice(Exception):  # noqa: N818 - says what is wrong
    """A key that an object gives twice."""


def is_blank(line: bytes) -> bool:
    """Whether a line holds nothing, so that it gets no answer."""
    return not line.strip(BLANK)


def facts_on(line: bytes, number: int, catalogue: Catalogue) -> Mapping[str, str | None] | BadLine:
    """The facts that a line gives, or what is wrong with it; whatever the bytes are, nothing is raised."""
    try:
        value = json.loads(
            line.strip(BLANK).decode("utf-8-sig" if number == 1 else "utf-8"), object_pairs_hook=_once
        )
    except _Twice as error:
        return _bad(number, f"the fact {_short(str(error))} stands twice in this object", fact=str(error))
    except UnicodeDecodeError:
        return _bad(number, "this line is not UTF-8 text")
    except RecursionError:
        return _bad(number, "this line is nested too deeply to be a facts object")
    except ValueError as error:
        where = (
            f": {error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        )
        return _bad(number, f"this line is not JSON{where}")
    if not isinstance(value, dict):
        return _bad(number, 'a line has to be one facts object, such as {"weapon": "none"}')
    wrong = check_facts(catalogue, value)
    return _worded(number, wrong[0]) if wrong else value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _bad(number: int, says: str, fact: str | None = None) -> BadLine:
    return BadLine(number, fact if fact is None else _short(fact), None, says, None)


def _worded(number: int, bad: BadFact) -> BadLine:
    answer = bad.answer
    if isinstance(answer, str):
        answer = _short(answer)
    elif not isinstance(answer, bool | int):
        answer = None
    return BadLine(number, _short(bad.fact), answer, bad.says, bad.meant)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"
