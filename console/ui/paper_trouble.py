"""That the paper pack cannot be written, at the desk: as an alert that stays until one is written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.rows.paper import paper_alerts

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def show_trouble(desk: Desk, trouble: str) -> None:
    """Say what keeps the pack from being written, and keep it in sight; nothing: it is written again."""
    desk.parts.lane.show_of_machine("paper", paper_alerts(trouble))
    if trouble:
        desk.say(desk.tr("The paper pack was not written. {trouble}").format(trouble=trouble))
    else:
        desk.say(desk.tr("The paper pack is written again."))
