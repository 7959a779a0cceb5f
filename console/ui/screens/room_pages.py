"""The pages beside the question that are about the room, its people and its units, not about one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.rows.lacking import lacking_rows
from console.domain.rows.next_actions import next_shown
from console.domain.rows.roster_page import roster_view
from console.ui.screens.messages import message_page
from console.ui.screens.room_starts import to_answer, to_break, to_sign_off
from console.ui.screens.starts import to_crew
from console.ui.widgets.alert_list import AlertListPage
from console.ui.widgets.break_glass import AnswerGlassPage, BreakGlassPage
from console.ui.widgets.crew import CrewPage
from console.ui.widgets.lacking import LackingPage
from console.ui.widgets.next_action import NextActionPage
from console.ui.widgets.roster import RosterPage
from console.ui.widgets.sign_off import SignOffPage

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def about_room(desk: Desk, name: str) -> tuple[QWidget, str] | None:
    """The page of this name, shown, and its title; None where it is not about the room, or cannot be open."""
    session, pages = desk.bridge.session, desk.pages
    match name:
        case "sign_off" if (leaving := to_sign_off(session, desk.desks.at)) is not None:
            pages.page(SignOffPage).show_sign_off(leaving, desk.clock())
            return pages.page(SignOffPage), desk.tr("End of the shift")
        case "break_glass" if (breaking := to_break(session)) is not None:
            pages.page(BreakGlassPage).show_glass(breaking)
            return pages.page(BreakGlassPage), desk.tr("Break the glass")
        case "answer_glass" if (broken := to_answer(session, desk.place.page_about)) is not None:
            pages.page(AnswerGlassPage).show_glass(broken, desk.clock())
            return pages.page(AnswerGlassPage), desk.tr("Broken glass")
        case "crew" if (to := to_crew(desk.board, desk.place.page_about, desk.clock())) is not None:
            pages.page(CrewPage).show_crew(to, desk.clock())
            return pages.page(CrewPage), desk.tr("Crew of {unit}").format(unit=to.crew.unit)
        case "roster":
            roster = roster_view(desk.board, desk.place.page_about, session.position, desk.clock())
            pages.page(RosterPage).show_roster(roster, desk.clock())
            return pages.page(RosterPage), desk.tr("Roster")
        case "alerts":
            shown = (*desk.parts.lane.alerts, *desk.parts.lane.of_machine)
            pages.page(AlertListPage).show_alerts(shown, desk.clock())
            return pages.page(AlertListPage), desk.tr("All alerts")
        case "next_action" if (promised := next_shown(desk.board, desk.place.page_about)) is not None:
            pages.page(NextActionPage).show_next(promised, desk.clock())
            return pages.page(NextActionPage), desk.tr("Promised")
        case "lacking":
            pages.page(LackingPage).show_lacking(lacking_rows(desk.board))
            return pages.page(LackingPage), desk.tr("What calls lack")
        case _:
            return message_page(desk) if name == "message" else None
