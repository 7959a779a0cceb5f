"""The messages for whoever sits here: as alerts, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.roles import roles_at
from console.domain.rows.messages import message_alerts, message_words, unread
from console.domain.rows.shown import Alert
from console.domain.visible import visible
from console.session import Session
from console.ui.widgets.message import MessagePage, ToRead

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def messages_here(session: Session) -> tuple[Alert, ...]:
    """An alert for each message that nobody here has read."""
    return message_alerts(session.board, session.who, session.position, _roles(session))


def message_page(desk: Desk) -> tuple[QWidget, str] | None:
    """The page of the message whose entry the place names; None where it waits no longer.

    Where the place names none it is the first, and the place names it from then on: another that comes or
    goes meanwhile is never put under a hand that is about to say it has read this one.
    """
    session, entry = desk.bridge.session, desk.place.page_about
    waiting = unread(session.board, session.who, session.position, _roles(session))
    found = next((each for each in waiting if str(each[1].entry) == entry or not entry), None)
    if found is None:
        return None
    call, message = found
    desk.place = desk.place._replace(page_about=str(message.entry))
    lead, do = message_words(session.board, message)
    is_crews = message.to in session.board.units
    to = ToRead(call.id, message.entry, lead, visible(message.text), do, is_crews, desk.local(message.at))
    page = desk.pages.page(MessagePage)
    page.show_message(to, desk.clock())
    return page, desk.tr("Message")


def _roles(session: Session) -> tuple[str, ...]:
    practice = session.purpose == "practice"
    return tuple(roles_at(session.board, session.who, session.position, practice))
