"""What the policy editor does to the draft: rows, names, findings let stand, files, adopting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console import accounts
from console.bundled import file_text
from console.domain.board import in_force
from console.domain.local_time import moment_words, zone_of
from console.domain.pack.edit import Spot
from console.domain.refusals import in_words
from console.domain.sheet.changes import row_called
from console.domain.sheet.draft import (
    Kept,
    PolicyDraft,
    acknowledge,
    add_condition,
    add_promise,
    add_rule,
    ask,
    move,
    put,
    rename,
    rows_of,
    take_out,
)  # fmt: skip
from console.domain.sheet.fields import CONDITIONS, FACTS, PROMISES, QUESTIONS
from console.domain.sheet.judged import Judged, why_not
from console.domain.sheet.told import named_as_answer
from console.domain.sheet.using import listed, used_by
from console.domain.typed_begin import typed_begin
from console.errors import Refused
from console.policy.conditions import is_name
from console.policy.let_stand import keys_of
from console.policy.model import PARTS
from console.policy.reasons import TRIED
from console.ui.whole_file import write_whole
from console.ui.widgets.pack_field import Edited
from console.ui.widgets.pack_file import path_of
from console.ui.widgets.policy_draft_pick import Picked
from console.ui.widgets.policy_draft_review import AdoptDraft

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_work import PolicyWork


class PolicyDraftActs:
    """The acts on one draft. What cannot be done raises ValueError with a sentence, or Refused."""

    def __init__(self, desk: Desk, work: PolicyWork) -> None:
        self._desk, self._work = desk, work
        self._asked_out: tuple[Spot, PolicyDraft] | None = None

    def has_condition(self, spot: Spot) -> bool:
        """Whether the row has a condition that can be picked."""
        is_ruled = spot.table in (*PARTS, CONDITIONS)
        return is_ruled and "when" in rows_of(self._work.draft, spot.table)[spot.row]

    def row_meant(self, spot: Spot) -> Spot:
        """The row that Enter opens: a question leads to the words of its fact."""
        if spot.table != QUESTIONS:
            return spot
        fact = rows_of(self._work.draft, QUESTIONS)[spot.row]["id"]
        ids = [row["id"] for row in rows_of(self._work.draft, FACTS)]
        return Spot(FACTS, ids.index(fact) if fact in ids else 0)

    def add(self, part: str, row: int) -> Spot:
        """Add a rule above a row, or a promise below all; where it stands."""
        is_promise = part == PROMISES
        draft, there = add_promise(self._work.draft) if is_promise else add_rule(self._work.draft, part, row)
        self._work.take(draft)
        return Spot(part, there)

    def change_row(self, name: str, spot: Spot) -> int:
        """Take a row out or move it; where the ring then stands, -1 where the row stays. Says so."""
        try:
            row, says = self._taken_out(spot) if name == "take_out" else self._moved(name, spot)
        except Kept as kept:
            row, says = -1, str(kept)
        if says:
            self._desk.say(says)
        return row

    def _moved(self, name: str, spot: Spot) -> tuple[int, str]:
        draft, there = move(self._work.draft, spot, -1 if name == "move_up" else 1)
        self._work.take(draft)
        return there, ""

    def _taken_out(self, spot: Spot) -> tuple[int, str]:
        """Raises Kept where the row stays, and once, with a question, where something uses it."""
        before, tr = self._work.draft, self._desk.tr
        after, users = take_out(before, spot), used_by(before, spot)
        called = row_called(spot.table, rows_of(before, spot.table)[spot.row])
        asked, self._asked_out = self._asked_out, (spot, before)
        if users and asked != (spot, before):
            says = tr("{called} is used by {users}. T once more takes it out; Ctrl+Z brings it back.")
            raise Kept(says.format(called=called, users=listed(users)))
        self._work.take(after)
        says = tr("{called} is taken out of the draft. Ctrl+Z brings it back; C shows what changes.")
        return min(spot.row, len(rows_of(after, spot.table)) - 1), says.format(called=called)

    def put_in(self, ask: Edited | Picked, spot: Spot) -> None:
        """Write what was typed or ticked into a row, or a condition that was picked."""
        if isinstance(ask, Edited):
            self._work.edit(ask, spot)
        else:
            self._work.take(put(self._work.draft, spot._replace(field="when"), ask.text))

    def let_stand(self, number: int, reason: str) -> None:
        """Let a finding stand for a reason. Raises ValueError while the draft is being looked through."""
        finding = self._judged().findings[number].finding
        self._work.take(acknowledge(self._work.draft, keys_of(finding), reason))

    def given(self, page: str, spot: Spot, text: str) -> Spot:
        """Do what a page asked a line for; the row that it is about then."""
        if page == "import_policy":
            self._work.begin_from(self._read(text))
            return spot
        names = [str(row["id"]) for row in rows_of(self._work.draft, CONDITIONS)]
        if not is_name(text):
            raise ValueError("Use small letters, digits and _, and begin with a letter.")
        if text in self._work.now.read.catalogue.by_id:
            raise ValueError(f"{text} is already the name of a fact. Choose another.")
        if why := named_as_answer(text, self._work.now.read.catalogue):
            raise ValueError(f"{why[:1].upper()}{why[1:]} Choose another.")
        if text in names and not (page == "rename" and names[spot.row] == text):
            raise ValueError(f"There is a condition {text} already. Choose another name.")
        if page == "rename":
            self._work.take(rename(self._work.draft, spot.row, text))
            return Spot(CONDITIONS, spot.row)
        draft, row = add_condition(self._work.draft, text)
        self._work.take(draft)
        return Spot(CONDITIONS, row)

    def chosen(self, page: str, what: str) -> None:
        """Do what a page asked a choice for. what: its id or, from elsewhere, a policy's whole text."""
        if "\n" in what:
            self._work.begin_from(what)
        elif page == "ask":
            self._work.take(ask(self._work.draft, what))
        else:
            library = self._desk.bridge.session.library
            self._work.begin_from(library[what].policy.text if what else self._work.base.policy)

    def write(self, file: str) -> None:
        """Write the policy with the draft's changes into a new file."""
        path = path_of(file)
        if not path.is_absolute():
            raise ValueError("Give the file's whole path, from the root on.")
        try:
            write_whole(path, self._work.draft.policy)
        except FileExistsError:
            raise ValueError(f"{path} is there already, and is left alone. Name a new file.") from None
        except OSError as trouble:
            raise ValueError(f"{path}: {trouble.strerror or trouble}.") from trouble

    def would_refuse(self) -> str:
        """Why the draft would be refused on this board, before a reason is typed; empty: it would not.

        That it is overtaken stands on the page already, to be chosen.
        """
        if self._work.now.is_overtaken:
            return ""
        session = self._desk.bridge.session
        refused = session.would_refuse(self._work.command(session.who, TRIED))
        return in_words(refused) if refused is not None else ""

    def adopt(self, ask: AdoptDraft) -> str:
        """Have the draft put in force, now or at a time; what to say, empty where it waits to be saved.

        Raises Refused, and ValueError while something is open.
        """
        if why := why_not(self._judged()):
            raise ValueError(why[0])
        work, now = self._work, self._desk.clock()
        zone = zone_of(in_force(self._desk.board).agency.time_zone)
        begins = typed_begin(ask.begins, now, zone)
        later = moment_words(begins, zone, now) if begins else ""
        if not self._desk.bridge.do(work.command(ask.name, ask.reason, begins)):
            return ""
        work.let_go()
        work.past.forget()
        if begins is None:
            return self._desk.tr("The policy is in force as changed, at every desk of this room.")
        says = self._desk.tr("The policy comes into force on {at}. Until then the one in force goes on.")
        return says.format(at=later)

    def free_file(self) -> str:
        """A file that is not there yet."""
        store = accounts.store_of(self._desk.bridge.session)
        return str(store.with_name(f"policy-{self._desk.board.last}.toml"))

    def _judged(self) -> Judged:
        if self._work.judged is None:
            raise ValueError("The draft is still being looked through. Try again in a moment.")
        return self._work.judged

    def _read(self, file: str) -> str:
        path = path_of(file)
        try:
            return file_text(path)
        except OSError as trouble:
            raise ValueError(f"{path}: {trouble.strerror or trouble}.") from trouble
        except Refused as refused:
            raise ValueError(in_words(refused)) from refused
