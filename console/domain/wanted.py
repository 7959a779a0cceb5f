"""What stands rightly in a field whose value was refused: in our own words, whatever library has refused it.

Used for packs and settings as for commands, so that the same slip is told alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from console.domain.agency_parts import CLOCK_TIME, MEMBER_ID

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MOMENT = "2026-03-01T21:47:32Z"
FORMS: Mapping[str, str] = MappingProxyType(
    {
        MEMBER_ID: "small letters, digits, dots and dashes, 64 at most, such as okoro",
        CLOCK_TIME: "a time of day, such as 06:30",
        r"^[^/\\]+$": "the name of a file beside the pack, without a folder",
        r"^[a-z][a-z0-9_]*$": "small letters, digits and low lines, such as night_team",
        r"^[a-z_]{1,40}$": "small letters and low lines, 40 at most",
        r"^[0-9a-f]{64}$": "64 digits and letters from a to f",
    }
)
"""What a text looks like that has to fit one of our patterns."""


def wanted(error: ErrorDetails) -> str:
    """What is wanted in its place, to go on with after `write` or `it has to be`."""
    limits = error.get("ctx", {})
    match error["type"]:
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return "a whole number"
        case "float_parsing" | "float_type" | "finite_number":
            return "a number"
        case "greater_than":
            return f"a number above {limits['gt']}"
        case "greater_than_equal":
            return f"a number, {limits['ge']} or more"
        case "less_than":
            return f"a number below {limits['lt']}"
        case "less_than_equal":
            return f"a number, {limits['le']} at most"
        case "bool_type" | "bool_parsing":
            return "true or false"
        case "string_too_short" | "too_short":
            return "something; it must not be empty"
        case "string_too_long":
            return f"no longer than {limits['max_length']} characters"
        case "too_long":
            return f"a list of at most {limits['max_length']} items"
        case _:
            return _of_a_kind(error)


def _of_a_kind(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    match error["type"]:
        case "string_type":
            return "words, in quotes"
        case "literal_error" | "enum":
            return f"one of: {limits['expected']}"
        case "tuple_type" | "list_type" | "set_type" | "frozen_set_type":
            return "a list, in square brackets"
        case "string_pattern_mismatch":
            return FORMS.get(limits["pattern"], f"of the form {limits['pattern']}")
        case "timezone_aware":
            return f"a date and a time with its time zone, such as {MOMENT}"
        case kind if kind.startswith("datetime"):
            return f"a date and a time, such as {MOMENT}"
        case kind if kind.startswith(("dict", "mapping", "model")):
            return "keys with their values"
        case _:
            return "a value of another kind"
