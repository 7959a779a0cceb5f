"""What can be wrong with the rows of a file, and what a mapping may say is to be done about each.

Nothing is mended by itself: what the mapping says nothing of keeps the whole file from being taken over.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal[
    "columns", "unreadable", "far_off", "midnight", "out_of_order", "not_received", "unmapped", "spelling",
    "empty", "repeated", "duplicate", "words",
]  # fmt: skip
Treatment = Literal["refuse", "keep", "leave_out", "leave_row_out", "same", "once"]


class Dirt(NamedTuple):
    """One kind: what it is, in words, and what may be done about it beside refusing the file."""

    says: str
    may: tuple[Treatment, ...]
    next: str


DIRT: Mapping[Kind, Dirt] = MappingProxyType(
    {
        "columns": Dirt("another number of columns", ("leave_row_out",), "mend the row in the file"),
        "unreadable": Dirt("no time in the mapping's form", ("leave_out",), "check [times] form"),
        "far_off": Dirt(
            "a time outside the days of the file", ("leave_out", "keep"), "check [times] earliest and latest"
        ),
        "midnight": Dirt("midnight to the second", ("leave_out", "keep"), "say whether it means unknown"),
        "out_of_order": Dirt(
            "a time before the one that it follows", ("keep", "leave_out"), "say whether such times count"
        ),
        "not_received": Dirt("no time when the call came in", ("leave_row_out",), "such a call has no day"),
        "unmapped": Dirt("a code that the mapping does not have", ("leave_out",), "add it to its [[codes]]"),
        "spelling": Dirt("another spelling of a code", ("same",), "say whether it means the same"),
        "empty": Dirt("an empty code", ("keep",), "say whether it may be empty"),
        "repeated": Dirt("the same reason again", ("once",), "say whether it counts once"),
        "duplicate": Dirt("a number that another row has", ("leave_row_out", "keep"), "one call is one row"),
        "words": Dirt("a text that cannot be kept", ("leave_row_out",), "mend it in the file"),
    }
)  # fmt: skip


class Problem(NamedTuple):
    """One thing that is wrong: in which row and column, what stands there, and what is done about it."""

    row: int
    column: str
    kind: Kind
    value: str
    treatment: Treatment

    @property
    def is_open(self) -> bool:
        """Whether it keeps the file from being taken over."""
        return self.treatment == "refuse"
