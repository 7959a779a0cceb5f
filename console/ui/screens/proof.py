"""A supervisor's own word at somebody else's desk: their password, where the room asks for sign-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from console import accounts
from console.domain import commands as c
from console.domain.refusals import in_words
from console.domain.rows.door import release_words
from console.errors import Refused
from console.ui.widgets.proof import ProofPage

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class ToProve(NamedTuple):
    """What waits for a supervisor's word, whose, and why in a sentence."""

    command: c.Command
    name: str
    says: str


def ask_proof(desk: Desk, refused: Refused, command: c.Command) -> bool:
    """Open the page for the password of the supervisor who is named, where that is all that is missing."""
    if refused.code != "supervisor_proves":
        return False
    desk.pages.proof = ToProve(command, str(refused.values["name"]), in_words(refused))
    desk.go(desk.place._replace(page="proof", page_about="", behind=desk.place))
    return True


def confirm(desk: Desk, password: str) -> None:
    """Do what waits, once the password is right. A wrong one is an entry, one too many locks the account."""
    to, session = desk.pages.proof, desk.bridge.session
    if to is None:
        return
    try:
        person = accounts.prove(session, to.name, password)
        desk.bridge.do(to.command, proven=person.id)
    except Refused as refused:
        _say(desk, to, refused)
        return
    desk.pages.proof = None
    if desk.place.page == "proof":
        desk.go(desk.place._replace(page="", page_about="", behind=None))


def _say(desk: Desk, to: ToProve, refused: Refused) -> None:
    page, words = desk.pages.page(ProofPage), in_words(refused)
    match refused.code:
        case "not_proved":
            wrong = desk.tr("That is not the password of {name}. Type it again.")
            page.show_wrong(wrong.format(name=to.name))
        case "account_locked":
            page.show_wrong(f"{words} {release_words(desk.board)}")
        case _:
            page.show_wrong("")
            page.show_refusal(words)
