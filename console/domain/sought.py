"""How places and numbers are looked up: two ways of writing one address, or one number, are found as one."""

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from types import MappingProxyType

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln",
        "court": "ct", "boulevard": "blvd", "highway": "hwy", "parkway": "pkwy", "place": "pl",
        "square": "sq", "terrace": "ter",
        "circle": "cir", "apartment": "apt", "suite": "ste", "building": "bldg", "floor": "fl", "north": "n",
        "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se",
        "southwest": "sw",
    }
)  # fmt: skip
"""The long words of addresses and how the post writes them (USPS Publication 28, appendices B and C)."""

UNITS: Collection[str] = frozenset(("apt", "unit", "ste", "rm", "room", "spc", "space", "lot", "trlr"))
"""What stands before the number of a unit and says no more than `#` does (appendix C2)."""


def sought_by(field: str, value: str) -> str:
    """An address or a number as it is looked up by; empty for any other field."""
    if field == "callback":
        digits = re.sub(r"\D", "", value)
        return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    if field == "address":
        words = [SHORT.get(word, word) for word in re.findall(r"[^\W_]+", value.casefold())]
        # Behind the first word and before another one: `unit 3` is `#3`, and `14 unit` stays as it is.
        kept = (word for word, after in pairwise((*words[1:], "")) if word not in UNITS or not after)
        return " ".join((*words[:1], *kept))
    return ""
