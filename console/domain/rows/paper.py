"""The paper pack at the desk: an alert while it cannot be written. Nothing here looks at a disk."""

from console.domain.rows.shown import Alert

NEXT = "The pack that is there grows old. It is tried again by itself; tell a supervisor."


def paper_alerts(trouble: str) -> tuple[Alert, ...]:
    """The alert that the pack cannot be written: why, and what to do; none where nothing is in the way."""
    if not trouble:
        return ()
    return (Alert("paper", "warn", "", "No fresh paper pack:", f"{trouble} {NEXT}", "Open"),)
