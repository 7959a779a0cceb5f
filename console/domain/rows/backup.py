"""Backups as the screens show them: in a few words all day, as an alert when the last good one is too old.

What is known of them comes in as plain values; nothing here looks at a disk.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from console.domain.rows.shown import Alert, Weight
from console.domain.rows.words import minutes

Level = Literal["good", "partly", "late", "none"]
"""`good`; `partly`, one place is not as it should be; `late`, the last good one is too old; `none` at all."""
SEE = "See the Backup screen, Alt+Shift+3, or tell a supervisor."


class Sign(NamedTuple):
    """How backups stand, in a few words with a shape and a colour. short: where there is little room."""

    icon: str
    words: str
    weight: Weight = "calm"
    short: str = ""


class PlaceRow(NamedTuple):
    """A place for backups. state: a few words; says: all of it, what to do too."""

    place: str
    state: str
    says: str
    icon: str
    weight: Weight
    since: datetime | None = None


class MomentRow(NamedTuple):
    """A moment up to which a backup can restore. when: on the room's own clock; detail: what is in it."""

    file: str
    at: datetime
    when: str
    entries: int
    detail: str
    place: str


def backup_sign(level: Level, up_to: datetime | None, troubles: int, now: datetime) -> Sign:
    """How backups stand, for the bar. troubles: how many sentences there are of what is not as it should."""
    if up_to is None and troubles:
        return Sign("triangle", "No good backup", "warn", "No good backup")
    if up_to is None:
        return Sign("clock", "First backup to come")
    age = minutes(up_to, now)
    if level == "late":
        return Sign("triangle", f"No good backup for {age}", "warn", "Backup too old")
    if level == "partly":
        return Sign("triangle", f"Backup {age} ago, not everywhere", "warn", "Backup not everywhere")
    return Sign("disk", f"Backup {age} ago")


def backup_alerts(
    level: Level, up_to: datetime | None, troubles: Sequence[str], now: datetime
) -> tuple[Alert, ...]:
    """The alert that the last good backup is too old, and what to do; nothing while one is young enough.

    Where there is none at all it comes with the first trouble: before that the first one is being made.
    """
    if not (level == "late" or (level == "none" and troubles)):
        return ()
    lead = f"No good backup for {minutes(up_to, now)}:" if up_to is not None else "No good backup at all:"
    return (Alert("backup", "warn", "", lead, " ".join((*troubles[:1], SEE)), "Open"),)
