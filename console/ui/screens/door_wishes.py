"""What each wish of a page of the door does: Esc, somebody else, the glass, the head of a shift."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from console import accounts
from console.domain.board import Board, in_force
from console.domain.refusals import in_words
from console.domain.roles import is_first_start
from console.domain.rows.shown import Notice
from console.errors import Refused, StoreUnavailable
from console.ui.printing import print_lines
from console.ui.screens.at_door import AtDoor, DoorPageName
from console.ui.widgets.signed_off import Head
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.entrance import Entrance


def first_page(board: Board) -> DoorPageName:
    """The page that a door begins with where nobody holds the position."""
    return "first_start" if is_first_start(board) else "sign_in"


def grant(entrance: Entrance, wish: Wish) -> None:
    """Do what a page of the door wishes; what a shut door has no use for is passed over."""
    at = entrance.at
    match wish.name:
        case "break_glass" if at.page != "glass":
            _to_glass(entrance)
        case "somebody_else" if at.page == "locked":
            entrance.offered = ""  # whoever else it is, it is not who was named at the start
            entrance.pages.forget()
            entrance.shut(AtDoor(behind=at))
        case "close_panel" if at.behind is not None:
            entrance.shut(at.behind)
        case "close_panel" if at.page == "signed_off":
            entrance.shut(AtDoor())
        case "copy_head" if at.head is not None:
            QApplication.clipboard().setText("\n".join(at.head.lines()))
            entrance.pages.tell(Notice("check_ring", entrance.tr("Copied as plain text"), ""))
        case "print_head" if at.head is not None:
            _print(entrance, at.head)
        case "open_shift_report" if at.head is not None and at.head.report:
            entrance.taken_along.open(at.head.report)
        case _:
            pass


def signed_off(entrance: Entrance, name: str, since: datetime) -> AtDoor:
    """The door after a sign-off: the head of the shift, kept beside the store and to be printed.

    since: when who signed off had sat down.
    """
    session = entrance.desk.bridge.session
    try:
        line = accounts.shift_head(session)
    except StoreUnavailable as trouble:
        return AtDoor(why=trouble.says)
    writing = entrance.taken_along.begin(entrance.desk.bridge.own, name, since)
    at = entrance.desk.local(session.moment().at)
    head, why = Head(name, session.position, at, line, writing=writing), ""
    if session.purpose == "live":
        try:
            head = head._replace(file=str(accounts.keep_head(session, name, line)))
        except OSError as fault:
            unwritten = entrance.tr("It could not be added to {file}: {why}. Print it, or write it down.")
            why = unwritten.format(file=accounts.HEADS, why=fault.strerror or fault)
    return AtDoor("signed_off", why=why, head=head)


def _to_glass(entrance: Entrance) -> None:
    board = entrance.desk.board
    if is_first_start(board):
        entrance.pages.say(entrance.tr("Nobody has an account yet: make the first administrator."))
    elif in_force(board).agency.sign_in.profile != "secure_room":
        entrance.pages.say(in_words(Refused("glass_needs_sign_in")))
    else:
        entrance.shut(AtDoor("glass", behind=entrance.at))


def _print(entrance: Entrance, head: Head) -> None:
    if print_lines(head.lines()):
        entrance.pages.tell(Notice("check_ring", entrance.tr("Sent to the printer"), ""))
    else:
        nothing = entrance.tr("Copy it, or write the number and the first and last four groups down.")
        entrance.pages.tell(Notice("triangle", entrance.tr("There is no printer here"), nothing, "warn"))
