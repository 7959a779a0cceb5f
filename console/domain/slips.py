"""One's own slips but answers and fields: what can be taken back within a minute, and its entry.

What was entered stays in the ledger; the board shows it no longer.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from console.domain.body import Body, PlainNumber
from console.domain.names import Mark, Plain

Slip = Literal["note", "told", "message", "line", "safe"]
"""What can be taken back: a note, what the caller was told, a message, a lost line, a scene declared safe."""
OF_KINDS: Mapping[str, Slip] = MappingProxyType(
    {
        "NoteAdded": "note",
        "JusticeNoteAdded": "note",
        "CallerTold": "told",
        "MessageLeft": "message",
        "LineLost": "line",
        "SceneDeclaredSafe": "safe",
    }
)
"""The slip that an entry of each kind may be."""


class SlipTakenBack(Body):
    """What was done in entry `entry` was a slip, and was taken back by who did it."""

    kind: Literal["SlipTakenBack"] = "SlipTakenBack"
    call: Plain
    entry: PlainNumber
    what: Annotated[Slip, Mark.PLAIN]
