"""The pages beside the question: which one is open, and what of the board each shows.

A page asks for commands like any part; while it is open it is shown again after every entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from console.domain import commands as c
from console.domain.asked import asked_for, policy_asks
from console.domain.board import Board, Call
from console.domain.refusals import in_words
from console.domain.roles import supervisors
from console.domain.rows.brief import brief
from console.domain.rows.notices import gap_told
from console.domain.rows.reasons import all_reasons
from console.domain.rows.under_another import under_another
from console.domain.unreached import must_decide
from console.errors import Refused
from console.ui.looks import Looks
from console.ui.screens import units
from console.ui.screens.before import Before
from console.ui.screens.proof import ToProve, ask_proof
from console.ui.screens.room_pages import about_room
from console.ui.screens.starts import (
    NEED_A_REASON,
    act_of,
    to_approve,
    to_close,
    to_hand_off,
    to_join,
    to_reason,
    unit_of,
)
from console.ui.widgets.alert_list import AlertListPage
from console.ui.widgets.another_policy import AnotherPolicyPage
from console.ui.widgets.approval import ApprovalPage, GapPage, ToCloseGap
from console.ui.widgets.break_glass import AnswerGlassPage, BreakGlassPage
from console.ui.widgets.brief import BriefPage
from console.ui.widgets.call_back import CallBackPage, ToCallBack
from console.ui.widgets.close import ClosePage
from console.ui.widgets.crew import CrewPage
from console.ui.widgets.earlier import EarlierPage
from console.ui.widgets.hand_off import HandOffPage
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.join import JoinPage
from console.ui.widgets.lacking import LackingPage
from console.ui.widgets.looking import Page
from console.ui.widgets.message import MessagePage
from console.ui.widgets.next_action import NextActionPage
from console.ui.widgets.override import OverridePage, ToOverride
from console.ui.widgets.proof import ProofPage
from console.ui.widgets.reason import AskedWhy, ReasonPage, ToReason
from console.ui.widgets.reasons_page import ReasonsPage
from console.ui.widgets.roster import RosterPage
from console.ui.widgets.sign_off import SignOffPage

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

PageKind = TypeVar(
    "PageKind",
    AlertListPage,
    AnotherPolicyPage,
    AnswerGlassPage,
    ApprovalPage,
    BreakGlassPage,
    BriefPage,
    CallBackPage,
    ClosePage,
    CrewPage,
    EarlierPage,
    GapPage,
    HandOffPage,
    HelpPage,
    JoinPage,
    LackingPage,
    MessagePage,
    NextActionPage,
    OverridePage,
    ProofPage,
    ReasonPage,
    ReasonsPage,
    RosterPage,
    SignOffPage,
)


CLOSE_WHEN_DONE = (
    "override", "reason", "approval", "gap", "close", "call_back", "break_glass", "answer_glass", "crew",
    "join", "message", "next_action",
)  # fmt: skip
"""The pages that are over once what they ask for is recorded."""


class Pages(QObject):
    """The pages made so far, each when first wanted; what any of them asks or wishes, these signals carry on.

    A page can be made long after the desk was connected, which is why its signals are passed on here.
    """

    asked = Signal(object)
    wished = Signal(object)
    proving = Signal(str)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.reason: ToReason | None = None
        self.proof: ToProve | None = None
        self.asked_at = "", ""
        self.before = Before()
        self._looks = looks
        self._made: dict[type[QWidget], QWidget] = {}

    def page(self, kind: type[PageKind]) -> PageKind:
        """The page of this kind."""
        page = self._made.get(kind)
        if page is None:
            page = kind(self._looks.look)
            page.asked.connect(self.asked)
            page.wished.connect(self.wished)
            if isinstance(page, ProofPage):
                page.proving.connect(self.proving)
            self._made[kind] = page
        assert isinstance(page, kind), "pages are kept by their kind"
        return page

    def forget(self) -> None:
        """Let the pages go with all that was typed on them: somebody else comes. None of them is open."""
        self.reason, self.proof, self.before = None, None, Before()
        for page in self._made.values():
            page.deleteLater()
        self._made.clear()


def open_page(desk: Desk) -> None:
    """Open the page that the place names, or the recommendation again."""
    panel, aside, before = desk.parts.panel, desk.parts.aside, desk.pages.before
    made = _made(desk, desk.place.page) if desk.place.page else None
    if made is None:
        had_keys = panel.has_keys()
        panel.take_page()
        aside.setCurrentWidget(desk.parts.advice)
        before.close()
        if had_keys:
            before.give_back_keys(desk)
        return
    before.open(desk)
    page, title = made
    aside.setCurrentWidget(panel)
    panel.open_page(page, title)
    panel.show_news(before.news, desk.clock())


def close_page(desk: Desk) -> None:
    """Close the page that is open, or leave an answer that is being changed; the keys go back."""
    if desk.place.changing and desk.parts.guide.has_ring():
        desk.go(desk.place._replace(changing=""))
        return
    was_open = bool(desk.place.page)
    behind = desk.place.behind
    is_beside = desk.place.page in ("help", "proof")
    if is_beside and behind is not None and behind.page and behind.call == desk.place.call:
        desk.go(desk.place._replace(page=behind.page, page_about=behind.page_about, behind=None))
        return
    desk.go(desk.place._replace(page="", page_about=""))
    if not was_open:
        desk.parts.guide.setFocus(Qt.FocusReason.ShortcutFocusReason)


def refresh(desk: Desk) -> None:
    """Show the open page again; one about nothing closes. Qt would give its keys to whatever comes next."""
    if not desk.place.page:
        return
    had_keys = desk.parts.panel.has_keys()
    made = _made(desk, desk.place.page)
    if made is None:
        desk.go(desk.place._replace(page="", page_about=""))
        return
    desk.pages.before.hear(desk)
    desk.parts.panel.show_news(desk.pages.before.news, desk.clock())
    if had_keys and not desk.parts.panel.has_keys() and isinstance(made[0], Page):
        made[0].focus_first()


def ask_reason(desk: Desk, refused: Refused, command: c.Command, shown: Board) -> bool:
    """Open the page that asks why, where that is all that is missing; shown: the board it was decided on."""
    if ask_proof(desk, refused, command):
        return True
    if not isinstance(command, AskedWhy):
        return False
    if refused.code == "stand_down_needs_name" and isinstance(command, c.SetUnitStatus):
        units.stand_down(desk, command.unit)
        return True
    if refused.code == "unreached_needs_name":
        names = _supervisors(desk)
        units.ask(desk, ToReason(command, in_words(refused), act_of(desk.bridge.session, command), names))
        return True
    if refused.code == "unit_taken" and isinstance(command, c.SendUnit):
        return units.move(desk, command, shown)
    if refused.code not in NEED_A_REASON:
        return False
    units.ask(desk, ToReason(command, in_words(refused), act_of(desk.bridge.session, command)))
    return True


def _made(desk: Desk, name: str) -> tuple[QWidget, str] | None:
    """The page of this name, shown from the board, and its title; None where it cannot be open."""
    if name == "help":
        page = desk.pages.page(HelpPage)
        page.show_page(desk.place.page_about or "desk")
        return page, desk.tr("Help")
    if name == "reason" and desk.pages.reason is not None:
        asked = to_reason(desk.bridge.session, desk.pages.reason)
        if asked is None:
            return None
        asking = desk.pages.page(ReasonPage)
        asking.show_reason(asked)
        return asking, desk.tr("Why?")
    if name == "proof" and desk.pages.proof is not None:
        desk.pages.page(ProofPage).show_proof(desk.pages.proof.name, desk.pages.proof.says)
        return desk.pages.page(ProofPage), desk.tr("A supervisor confirms")
    call = desk.call
    about_the_room = about_room(desk, name)
    return about_the_room if about_the_room or call is None else _about_call(desk, call, name)


def _about_call(desk: Desk, call: Call, name: str) -> tuple[QWidget, str] | None:
    board, now, pages = desk.board, desk.clock(), desk.pages
    match name:
        case "override":
            to = ToOverride(
                call.id, policy_asks(call.recommended), asked_for(board, call), _supervisors(desk)
            )
            pages.page(OverridePage).show_override(to)
            return pages.page(OverridePage), desk.tr("Override the policy")
        case "approval" if (waits := to_approve(board, call)) is not None:
            pages.page(ApprovalPage).show_approval(waits, now)
            return pages.page(ApprovalPage), desk.tr("A supervisor is asked")
        case "gap" if call.gap_open:
            gap = ToCloseGap(call.id, gap_told(board, call), _supervisors(desk))
            pages.page(GapPage).show_gap(gap, now)
            return pages.page(GapPage), desk.tr("Gap call")
        case "hand_off":
            pages.page(HandOffPage).show_hand_off(to_hand_off(board, call), now)
            return pages.page(HandOffPage), desk.tr("Hand-off to a crisis line")
        case "close":
            pages.page(ClosePage).show_close(to_close(desk.bridge.session, call), now)
            return pages.page(ClosePage), desk.tr("Close the call")
        case _:
            return _to_read(desk, call, name)


def _to_read(desk: Desk, call: Call, name: str) -> tuple[QWidget, str] | None:
    board, now, pages, session = desk.board, desk.clock(), desk.pages, desk.bridge.session
    match name:
        case "another_policy":
            pages.page(AnotherPolicyPage).show_another(under_another(board, call, session.library))
            return pages.page(AnotherPolicyPage), desk.tr("Under another policy")
        case "brief" if unit := unit_of(call, desk.place.page_about):
            pages.page(BriefPage).show_brief(brief(board, call, unit, desk.earlier.notes(call)), now)
            return pages.page(BriefPage), desk.tr("Brief for {unit}").format(unit=unit)
        case "earlier":
            pages.page(EarlierPage).show_earlier(desk.earlier.calls(call), now, desk.earlier.notes(call))
            return pages.page(EarlierPage), desk.tr("Earlier calls here")
        case "join" if (two := to_join(session, call, desk.place.page_about)) is not None:
            pages.page(JoinPage).show_join(two, now)
            return pages.page(JoinPage), desk.tr("Join two calls")
        case "call_back":
            line = call.line
            decides = must_decide(board, call)
            to = ToCallBack(call.id, call.detail("callback"), line.tries, line.due, line.lost, decides)
            pages.page(CallBackPage).show_call_back(to, now)
            return pages.page(CallBackPage), desk.tr("Call back")
        case "reasons":
            pages.page(ReasonsPage).show_reasons(all_reasons(board, call))
            return pages.page(ReasonsPage), desk.tr("All reasons")
        case _:
            return None


def _supervisors(desk: Desk) -> tuple[str, ...]:
    return tuple(person.name for person in supervisors(desk.board))
