"""The entries about the store itself, and not about what goes on in the room. Part of `entries`."""

from typing import Annotated, Literal

from console.domain.body import Body, PlainNumber
from console.domain.names import HealthText, Mark, PersonText, Plain


class Restored(Body):
    """The store was restored from a backup: what stands before this entry is what the backup held.

    backup: the name of its file; up_to and chain_hash: the last entry that was taken over, and the sum there.
    """

    kind: Literal["Restored"] = "Restored"
    backup: Plain
    up_to: PlainNumber
    chain_hash: Plain
    by: PersonText
    reason: HealthText


class Redacted(Body):
    """The words of an earlier entry were erased; `left`: that entry's body, as JSON, without them."""

    kind: Literal["Redacted"] = "Redacted"
    entry: PlainNumber
    call: Annotated[str | None, Mark.PLAIN]
    unit: Annotated[str | None, Mark.PLAIN]
    left: Plain
    by: PersonText
    reason: HealthText
