"""The desk: shows the board to one position and turns its wishes into commands.

It owns where the dispatcher stands, and nothing else. Entries down, commands up: every repaint starts in
`show`, every change leaves by `do`.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console import accounts
from console.domain import commands as c
from console.domain.board import Board, Call, in_force
from console.domain.clock import Clock, set_by
from console.domain.entry import Entry
from console.domain.local_time import zone_of
from console.domain.refusals import in_words
from console.domain.rows.by_clock import by_clock
from console.domain.rows.words import clock_was_set
from console.domain.spoken import completions
from console.errors import Refused
from console.ui.bridge import SAVED, LedgerBridge, Saving
from console.ui.docks import Docks
from console.ui.last_input import LastInput
from console.ui.looks import Looks
from console.ui.screens import pages, units, wishes
from console.ui.screens.address import AddressReader
from console.ui.screens.earlier import Earlier
from console.ui.screens.entrance import Entrance
from console.ui.screens.forget import forget_erased
from console.ui.screens.from_paper import FromPaper, TrueTime
from console.ui.screens.handed import SeenHere
from console.ui.screens.hands import Hands
from console.ui.screens.hearing import show_to_silence
from console.ui.screens.last_act import LastAct, say_last_act
from console.ui.screens.parts import Parts
from console.ui.screens.place import Place
from console.ui.screens.proof import confirm
from console.ui.screens.review_told import ReviewsTold
from console.ui.screens.showing import KeptRows, show_board, show_clocks, show_people, show_question
from console.ui.screens.sitting import bring_drafts, keep_typed, let_refused_go, place_after
from console.ui.screens.taught import line_and_key
from console.ui.seat import DesksSeen
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.backups import Backups
    from console.ui.screens.agency import AgencyScreen
    from console.ui.screens.call_review import CallReviewScreen
    from console.ui.screens.people import PeopleScreen
    from console.ui.screens.policy import PolicyScreen
    from console.ui.screens.policy_draft import PolicyDraftScreen
    from console.ui.screens.reports import ReportsScreen
    from console.ui.screens.shift_log import ShiftLogScreen
    from console.ui.sounds import Sounds

TICK_MS = 1000
NOT_TAKEN = "Nobody has taken this call yet. F3 takes the one that waits longest, Ctrl+O this one."


class Desk(QObject):
    """One position's desk over a bridge."""

    def __init__(
        self,
        parts: Parts,
        docks: Docks,
        bridge: LedgerBridge,
        looks: Looks,
        clock: Clock,
        last_input: LastInput,
    ) -> None:
        super().__init__()
        self.parts, self.docks, self.bridge, self.looks, self.clock = parts, docks, bridge, looks, clock
        self.place, self.at_alert = Place(), ("", Place())
        self._asking = self.copied = ""
        self.last_act = LastAct(clock)
        self.just_taken = units.JustTaken()
        self._set_by = set_by(clock)
        self.kept, self.earlier = KeptRows(), Earlier(bridge.session)
        self.address = AddressReader(parts.intake)
        self.address.read.connect(self.show)
        self.desks = DesksSeen(accounts.store_of(bridge.session))
        self.pages = pages.Pages(looks)
        self.seen, self.paper = SeenHere(), FromPaper()
        self.paper.changed.connect(self._true_time)
        self.hands = Hands(self)
        self.pages.asked.connect(self._asked_by_page)
        self.pages.wished.connect(self.hands.wish)
        self.pages.proving.connect(self._confirm)
        self.entrance = Entrance(self, last_input)
        self.people: PeopleScreen | None = None
        self.backups: Backups | None = None
        self.sounds: Sounds | None = None
        self.agency: AgencyScreen | None = None
        self.policy: PolicyScreen | None = None
        self.policy_draft: PolicyDraftScreen | None = None
        self.shift_log: ShiftLogScreen | None = None
        self.reports: ReportsScreen | None = None
        self.review: CallReviewScreen | None = None
        parts.command.set_completions(lambda text: completions(text, self.board, self.call))
        for asking in parts.asking():
            asking.asked.connect(self.do)
        for wishing in parts.wishing():
            wishing.wished.connect(self.hands.wish)
        bridge.recorded.connect(self._recorded)
        bridge.saving.connect(self._saving)
        bridge.refused.connect(self._refused)
        self.reviews_told = ReviewsTold(self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()

    @property
    def board(self) -> Board:
        """The board as it is now."""
        return self.bridge.session.board

    @property
    def call(self) -> Call | None:
        """The call in front."""
        return self.board.calls.get(self.place.call)

    def do(self, command: c.Command) -> bool:
        """Have a command recorded; False where it was refused, which is then said, or is kept for later."""
        shown, command = self.board, self._as_seen(command)
        taught = line_and_key(command, shown, self.call)
        if isinstance(command, c.AnswerFact | c.AskLater) and self._is_others(command.call):
            owner = self.board.calls[command.call].position
            self.say(f"This call is at {owner}. Ctrl+O takes it over; then answer." if owner else NOT_TAKEN)
            return False
        try:
            done = self.bridge.do(command)
        except Refused as refused:
            let_refused_go(self, command, refused)
            if not pages.ask_reason(self, refused, command, shown):
                self._refused(refused)
            return False
        self.parts.command.teach(*taught)
        if isinstance(command, c.AnswerFact) and command.fact == self.place.changing:
            # The same answer again records nothing, and still ends the change.
            self.go(self.place._replace(changing=""))
        return done

    def wish(self, wish: Wish) -> None:
        """Grant what only the screen does."""
        wishes.grant(self, wish)

    def go(self, place: Place) -> None:
        """Stand somewhere else on the desk."""
        before, self.place = self.place, units.still_asked(self, place)
        place = self.place
        self.paper.stand(place.call)
        self.show()
        if (place.page, place.page_about, place.call) != (before.page, before.page_about, before.call):
            pages.open_page(self)

    def show(self) -> None:
        """Show the board as it is now, first where the keys are; each part repaints what differs.

        Behind a shut door nothing is shown, and nothing read aloud.
        """
        if self.entrance.is_shut:
            return
        show_board(self)
        show_to_silence(self)

    def local(self, at: datetime) -> datetime:
        """The moment as the room's clocks show it, in the agency's zone; a desk elsewhere shows the same."""
        return at.astimezone(zone_of(in_force(self.board).agency.time_zone))

    def tick(self) -> None:
        """Let the ages run, and let the clock do what it does by itself."""
        now = self.clock()
        set_since = set_by(self.clock) - self._set_by
        if set_since:
            self._set_by += set_since
            self.bridge.catch_up()
            self.show()
            self.say(clock_was_set(set_since))
        if not self.bridge.has_kept():
            for command in tuple(by_clock(self.board, now)):
                with suppress(Refused):  # another position was quicker
                    self.bridge.do(command)
        self.paper.tick(now)
        self.entrance.tick(now)
        if self.entrance.is_shut:
            self.parts.top.tick(self.local(now))
            return
        self.desks.look_again()
        show_clocks(self, now)
        show_to_silence(self)
        for widget in self.parts.ticking():
            widget.tick(self.local(now))
        show_people(self)
        if self.parts.guide.card.kind == "done":
            show_question(self)
        say_last_act(self, now)

    def stop(self) -> None:
        """Let no clock run any more."""
        self._ticking.stop()
        self.address.forget()
        if self.policy_draft is not None:
            self.policy_draft.stop()
        self.bridge.stop()

    def say(self, words: str) -> None:
        """Say something where the last act stands, or on the door."""
        if self.entrance.is_shut:
            self.entrance.pages.say(words)
            return
        self.parts.command.show_hint(words)

    def _confirm(self, password: str) -> None:
        confirm(self, password)

    def _recorded(self, entries: Sequence[Entry]) -> None:
        mine = [each for each in self.bridge.own if each in entries]
        place = place_after(self.place, entries, mine)
        self.paper.heard(mine, self.clock())
        self.just_taken.hear(entries, mine, self.clock())
        if mine:
            self.last_act.keep(mine[0])
        forget_erased(self, entries)
        if place.call not in self.board.calls and place.call:
            place = Place()
        not_done = units.put_off(self, mine, is_done=self._asking == "reason")
        self.go(place)
        self.entrance.hear(entries)
        bring_drafts(self, entries)
        say_last_act(self, self.clock())
        if not_done:
            self.parts.command.show_hint(not_done, is_answer=False)

    def _true_time(self, true: TrueTime) -> None:
        """Show which time goes with every act, or why none does any more."""
        self.parts.paper.show_then(true.then, true.ended, self.local(now := self.clock()).tzinfo or UTC, now)

    def _saving(self, saving: Saving) -> None:
        self.parts.top.show_saving(saving.kind, saving.waiting)
        # A moment's wait for another program is no trouble yet.
        is_trouble = saving.kind != "locked" or saving.is_long
        self.parts.lane.show_trouble(saving.kind if is_trouble else "", saving.says)
        self.entrance.show_trouble(saving if is_trouble else SAVED)
        self.parts.guide.show_waiting(saving.answer)
        self.parts.intake.show_safe(not saving.kind)
        if not saving.kind:
            self._close_done()

    def _asked_by_page(self, command: c.Command) -> None:
        """Do what a page asks for; one that is over then is closed once that is on the disk."""
        self._asking = self.place.page
        shown, command = self.board, self._as_seen(command)
        taught = line_and_key(command, shown, self.call)
        try:
            if isinstance(command, c.SignOff | c.JoinCall):
                keep_typed(self)  # so that it goes along with the call
            done = self.bridge.do(command)
            self.parts.command.teach(*taught)
            if done:
                self._close_done()
        except Refused as refused:
            # The page that asks why says itself what is still missing.
            if self._asking == "reason" or not pages.ask_reason(self, refused, command, shown):
                self._refused(refused)
            self._asking = ""

    def _is_others(self, call: str) -> bool:
        """Whether another position has the call, or none: two must not answer it past each other."""
        there = self.board.calls.get(call)
        return there is not None and there.position != self.bridge.session.position

    def _as_seen(self, command: c.Command) -> c.Command:
        """The command with its true time, and with the last entry that the desk shows.

        What came after that entry, nobody here decided on.
        """
        self.last_act.asked_on = self.board
        command = self.paper.dated(command, self.board)
        if isinstance(command, c.ConfirmBrief | c.Override | c.AnswerApproval | c.CloseGap):
            return command.model_copy(update={"seen": self.board.last})
        return command

    def _close_done(self) -> None:
        done, self._asking = self._asking, ""
        if done in pages.CLOSE_WHEN_DONE and self.place.page == done:
            self.wish(Wish("close_panel"))

    def _refused(self, refused: Refused) -> None:
        """Say a refusal: on the page that asked, else where the last act stands."""
        asking, self._asking = self._asking, ""
        words = in_words(refused)
        if not (asking and asking == self.place.page and self.parts.panel.show_refusal(words)):
            self.say(words)
