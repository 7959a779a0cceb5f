"""How a typed address reads: its parts, and what is usually asked for and is not there. A suggestion only.

What was typed stays as it is; nothing here is stored, decided by or searched for.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, Protocol

from console.domain.coordinates import typed_point
from console.domain.texts import DETAIL_MAX

Part = Literal["number", "street", "cross", "unit", "town"]
_PARTS: Mapping[str, Part] = MappingProxyType(
    {
        **dict.fromkeys(("AddressNumberPrefix", "AddressNumber", "AddressNumberSuffix"), "number"),
        **dict.fromkeys(
            (
                "StreetNamePreModifier", "StreetNamePreDirectional", "StreetNamePreType", "StreetName",
                "StreetNamePostType", "StreetNamePostDirectional",
            ),
            "street",
        ),
        **dict.fromkeys(
            ("SubaddressType", "SubaddressIdentifier", "OccupancyType", "OccupancyIdentifier"), "unit"
        ),
        **dict.fromkeys(("PlaceName", "StateName", "ZipCode"), "town"),
        "IntersectionSeparator": "cross",
    }
)  # fmt: skip
"""The labels of usaddress that are told, and the part of an address that each belongs to."""


class Tagger(Protocol):
    """What labels the words of an address: all that is known here of usaddress, which has no types."""

    def __call__(self, address_string: str, /) -> Sequence[tuple[str, str]]:
        """The words with their labels, in the order in which they were typed."""
        ...


def load_tagger() -> Tagger:
    """The tagger of usaddress. Loading it takes longer than a key press may: never on the way of one."""
    import usaddress  # type: ignore[import-untyped]  # it has a stub, and no marker that says so

    tagger: Tagger = usaddress.parse
    return tagger


def reads_as(address: str, tagger: Tagger, *, town_known: bool) -> str:
    """The parts with a dot between them, what is missing with a question mark; empty where it reads as none.

    town_known: the agency's own street list has the place, so nobody has to ask for the town.
    """
    if not address.strip() or typed_point(address) is not None:
        return ""
    parts = _grouped(tagger(address[:DETAIL_MAX]))
    kinds = {part for part, _ in parts}
    if not parts or "street" not in kinds:
        return ""
    said = [words for part, words in parts if part != "cross"]
    if not kinds.intersection(("number", "cross")):
        said.append("number or cross street?")
    if "number" in kinds and "unit" not in kinds:
        said.append("unit?")
    if "town" not in kinds and not town_known:
        said.append("town?")
    return " · ".join(said).replace("# ", "#")


def _grouped(tagged: Sequence[tuple[str, str]]) -> tuple[tuple[Part, str], ...]:
    """Words of one part that stand together, as typed but for commas; empty with an unknown label."""
    found: list[tuple[Part, str]] = []
    after_comma = False
    for word, label in tagged:
        if label not in _PARTS:
            return ()
        part, plain = _PARTS[label], word.strip(",;()")
        if after_comma and label == "OccupancyIdentifier" and plain.isalpha() and len(plain) > 1:
            # Behind a comma no word is the number of a unit, though usaddress has it so: `apt 3, Millbrook`.
            part = "town"
        after_comma = word.endswith(",")
        if found and found[-1][0] == part:
            found[-1] = (part, f"{found[-1][1]} {plain}".strip())
        elif plain:
            found.append((part, plain))
    return tuple(found)
