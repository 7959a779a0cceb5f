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
    """The page of the message whose entry the place names, else of the first; None where none waits."""
    session, entry = desk.bridge.session, desk.place.page_about
    waiting = list(unread(session.board, session.who, session.position, _roles(session)))
    first = next((each for each in waiting if str(each[1].entry) == entry), next(iter(waiting), None))
    if first is None:
        return None
    call, message = first
    lead, do = message_words(session.board, message)
    is_crews = message.to in session.board.units
    to = ToRead(
        call.id, message.entry, lead, visible(message.text), do, is_crews, desk.local(message.at)
    )
    page = desk.pages.page(MessagePage)
    page.show_message(to, desk.clock())
    return page, desk.tr("Message")


def _roles(session: Session) -> tuple[str, ...]:
    practice = session.purpose == "practice"
    return tuple(roles_at(session.board, session.who, session.position, practice))
