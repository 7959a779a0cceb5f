"""The entries about the store itself, and not about what goes on in the room. Part of `entries`."""

from typing import Literal

from console.domain.body import Body, PlainNumber
from console.domain.names import HealthText, PersonText, Plain


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
