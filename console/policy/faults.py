"""Faults of the files that people write: each says where, what is wrong and what was probably meant.

A reader collects faults and goes on, so that an author sees all of them at once; then `Faulty` is raised.
"""

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LONGEST_NAME = 64


class Fault(NamedTuple):
    """One thing wrong in a file. `line` counts from 1; `hint` is empty where nothing helps."""

    file: str
    line: int | None
    key: str | None
    says: str
    hint: str = ""

    def __str__(self) -> str:
        """The fault as one line: place, key, what is wrong, hint."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        key = f" {self.key}:" if self.key else ""
        says = self.says if self.says.endswith((".", "?", "!")) else f"{self.says}."
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}:{key} {says}{hint}"


class Faulty(Exception):  # noqa: N818 - says what the file is
    """A file that cannot be used, with every fault found in it, in the order of its lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def nearest(name: str, names: Iterable[str], likeness: float = 0.6) -> str | None:
    """The one of `names` that a slip of the hand would turn into `name`; none if nothing is near."""
    if len(name) > LONGEST_NAME:
        return None
    options = tuple(names)
    folded = name.strip().casefold().replace(" ", "_").replace("-", "_")
    for option in options:
        if option.casefold().replace("-", "_") == folded:
            return option
    found = difflib.get_close_matches(name, options, 1, likeness)
    return found[0] if found else None


def meant(name: str, names: Iterable[str], likeness: float = 0.6) -> str:
    """A hint naming the nearest name, or an empty text."""
    found = nearest(name, names, likeness)
    return f"Did you mean {found}?" if found else ""
