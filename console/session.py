"""One position at work: who sits there, on which ledger. Screens know the store only through this.

What they get is what whoever sits there may see (`sight`); what is decided is decided on all of it.

Opening adopts the agency's own policy in an empty store, or another where one is asked for, and does nothing
else.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console import settings
from console.bundled import NotBundled as NotBundled
from console.bundled import (
    agency_id,
    beside_pack,
    bundled_agency,
    bundled_policies,
    file_text,
    policy_text,
    read_pack,
)
from console.domain.board import Board, in_force
from console.domain.clock import Clock, cut_to_ms
from console.domain.commands import AdoptPolicy, Command
from console.domain.decide import decide
from console.domain.deciding.moment import Moment
from console.domain.entries import PolicyAdopted, Redacted
from console.domain.entry import Entry
from console.domain.people import NOBODY
from console.domain.roles import asks_for_sign_in, is_first_start
from console.errors import Refused, StoreUnavailable
from console.ledger.connect import Connect, connect
from console.ledger.earlier import EarlierCall
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.store import Draft, Purpose
from console.policy.diagram import Compiled
from console.sight import Sight

LOCK_TRIES_MAX = 40
"""Two seconds: nobody types yet, so opening waits for another program longer than a key press does."""

SAMPLE_AGENCY = "example-county"
CHOSEN = "Chosen when the program was started."


AfterErasing = Callable[[tuple[int, ...]], None]
"""Told the numbers of entries whose words are gone from the store, here or by another program: whoever keeps
copies of them elsewhere (backups, the paper pack) lets them go from there."""


class FailedSignIn(NamedTuple):
    """A sign-in that failed, as whom (an id; empty: nobody's name), and when."""

    person: str
    at: datetime


class Session:
    """A person at a position. Not for two threads, but for `entries`, which has a connection of its own.

    after_erasing: told of erased words; nobody is at first. failed: sign-ins that could not be entered yet.
    """

    def __init__(self, ledger: Ledger, who: str, position: str, clock: Clock, purpose: Purpose) -> None:
        self.ledger = ledger
        self.purpose = purpose
        self.who = who
        self.position = position
        self.clock = clock
        self.sight = Sight(self)
        self.after_erasing: AfterErasing = _nobody
        self.failed: list[FailedSignIn] = []
        self._library: tuple[str, Mapping[str, Compiled]] = ("", {})

    @property
    def board(self) -> Board:
        """Units and open calls now, as they are shown here."""
        return self.sight.board

    def do(self, command: Command, who: str = "", proven: str = "", salted: str = "") -> tuple[Entry, ...]:
        """Do the command: its entries, once they are on the disk. Raises Refused and StoreUnavailable.

        who: in whose name, where they are only just signing in; else whoever has signed in here.
        proven, salted: see `Ledger.record`.
        """
        return self._told(
            self.ledger.record(command, who or self.who or NOBODY, self.position, proven, salted)
        )

    def moment(self) -> Moment:
        """What a decision made now would know: the time, who is here, and whether anybody is real."""
        practice = self.purpose == "practice"
        return Moment(cut_to_ms(self.clock()), self.who, self.position, practice=practice)

    def would_refuse(self, command: Command, proven: str = "") -> Refused | None:
        """Why the command would be refused now; None where it would be done. Changes nothing."""
        try:
            decide(self.ledger.board_now, command, self.moment()._replace(proven=proven))
        except Refused as refused:
            return refused
        return None

    def catch_up(self) -> tuple[Entry, ...]:
        """What others wrote since the last time; to be asked four times a second."""
        return self._told(self.ledger.catch_up())

    @property
    def library(self) -> Mapping[str, Compiled]:
        """The bundled policies by id, compiled with the catalogue in force; what does not fit it is left out.

        Made when first asked for, and again once another catalogue is in force.
        """
        catalogue = in_force(self.board).compiled.catalogue
        if self._library[0] != catalogue.text:
            self._library = (catalogue.text, bundled_policies(catalogue))
        return self._library[1]

    def drafts(self) -> tuple[Draft, ...]:
        """What was typed at this position and not entered."""
        return self.sight.drafts()

    def keep_draft(self, subject: str, field: str, text: str) -> None:
        """Keep what is typed in a field, so that a crash loses none of it; an empty text drops it."""
        at = cut_to_ms(self.clock())
        self.ledger.keep_draft(Draft(self.position, subject, field, text, self.who, at))

    def history(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        return self.sight.history(subject)

    def earlier_calls(self, address: str, callback: str, but_not: str) -> tuple[EarlierCall, ...]:
        """Other calls of this place or number, newest first."""
        return self.sight.earlier_calls(address, callback, but_not)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """All entries after a number, for a long read on another thread: its own connection, in slices."""
        return self.sight.entries(after)

    def close(self) -> None:
        """Leave the position."""
        self.ledger.close()

    def _told(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries as they are shown here; whoever keeps copies hears what was erased."""
        erased = tuple(entry.body.entry for entry in entries if isinstance(entry.body, Redacted))
        if erased:
            self.after_erasing(erased)
        return self.sight.shown(entries)


def _nobody(_erased: tuple[int, ...]) -> None:
    """Nobody keeps copies."""


def make_folder(store: Path) -> None:
    """Make the user's own data folder where the store is to stand in it; other folders have to be there."""
    if store.parent == settings.data_dir():
        store.parent.mkdir(parents=True, exist_ok=True)


def open_session(
    store: Path,
    agency: str | None,
    policy: str | None,
    who: str,
    position: str,
    purpose: Purpose,
    clock: Clock,
    connect: Connect = connect,
) -> Session:
    """A position of this store, which is made where there is none, and who sits there.

    agency: an id of the bundled ones, or a file; None is the store's own, or the sample's in an empty store.
    policy: an id or a file to put in force; None is what is in force, or the agency's own in an empty store.
    In a room that asks for sign-ins that is done by who has signed in: see `put_in_force`.
    who: empty as long as nobody has signed in.
    Raises StoreUnavailable, StoreDamaged, Refused (a policy with faults) and NotBundled.
    """
    make_folder(store)
    ledger = open_ledger(store, purpose, clock, connect)
    try:
        _adopt_what_is_asked(ledger, agency, policy, who or NOBODY, position)
    except BaseException:
        ledger.close()
        raise
    return Session(ledger, who, position, clock, purpose)


def _adopt_what_is_asked(
    ledger: Ledger, agency: str | None, policy: str | None, who: str, position: str
) -> None:
    for tries_left in reversed(range(LOCK_TRIES_MAX)):
        # Another program that starts at the same moment may have adopted the same.
        ledger.catch_up()
        adoption = _adoption(ledger, agency, policy, who or NOBODY)
        if adoption is None or _waits_for_sign_in(ledger):
            return
        try:
            ledger.record(adoption, who or NOBODY, position)
        except StoreUnavailable as unavailable:
            if unavailable.kind != "locked" or not tries_left:
                raise
        else:
            return


def _adoption(ledger: Ledger, agency: str | None, policy: str | None, who: str) -> AdoptPolicy | None:
    """The adoption that opening this store needs, or None where all is in force already."""
    room = ledger.board.room
    if room is not None and agency is not None and agency_id(agency) != room.agency.id:
        says = f"{ledger.path}: this store is of {room.agency.name} ({room.agency.id}), not of {agency}. "
        next_step = "Nothing was changed. Choose another file, or leave the agency out."
        raise StoreUnavailable("other_agency", says + next_step)
    if room is not None and policy is None:
        return None
    if room is None:
        return first_adoption(agency, policy, who)
    pack, catalogue = _own_texts(ledger)
    text = policy_text(policy or read_pack(pack, agency or SAMPLE_AGENCY).policy)
    if room.compiled.policy.text == text:
        return None
    return AdoptPolicy(policy=text, catalogue=catalogue, agency=pack, by=who, reason=CHOSEN)


def first_adoption(agency: str | None, policy: str | None, who: str) -> AdoptPolicy:
    """What a store begins with: a bundled agency pack or a file's, the catalogue, and a policy for it.

    Raises Refused (a policy with faults) and NotBundled.
    """
    named = agency or SAMPLE_AGENCY
    pack = bundled_agency(named)
    read = read_pack(pack, named)
    shapes, own = beside_pack(named, read, read.policy)
    return AdoptPolicy(
        policy=policy_text(policy or read.policy),
        catalogue=file_text(settings.resources_dir() / "facts.toml"),
        agency=pack,
        by=who,
        reason=CHOSEN if policy else "First start: the agency's own policy.",
        shapes=shapes,
        area_policies=own,
    )


def put_in_force(session: Session, policy: str) -> None:
    """Have whoever sits here put in force what was named at the start. Raises as `open_session` does."""
    adoption = _adoption(session.ledger, None, policy, session.who)
    if adoption is not None:
        session.do(adoption)


def is_in_force(session: Session, policy: str) -> bool:
    """Whether a policy, by its id or its file, is the one in force. Raises NotBundled."""
    return in_force(session.board).compiled.policy.text == policy_text(policy)


def _waits_for_sign_in(ledger: Ledger) -> bool:
    """Whether an adoption is the act of somebody who has to sign in first."""
    board = ledger.board
    return board.room is not None and asks_for_sign_in(board) and not is_first_start(board)


def _own_texts(ledger: Ledger) -> tuple[str, str]:
    """The agency pack and the catalogue in force; a room may have its own, and keeps them."""
    adopted = [entry.body for entry in ledger.history("room") if isinstance(entry.body, PolicyAdopted)][-1]
    return adopted.agency, adopted.catalogue
