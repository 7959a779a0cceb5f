"""The draft of the policy at one desk: begun from what is in force, kept so that a crash loses none of it.

It shows nothing. Nothing is in force until the screen has a command recorded.
"""

from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from console import accounts
from console.bundled import bundled_cases
from console.domain import commands as c
from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.pack.changes import Change
from console.domain.pack.edit import Spot
from console.domain.rows.compared_rows import ComparedRow
from console.domain.sheet.changes import changes
from console.domain.sheet.draft import PolicyDraft, draft_of, id_of, put
from console.domain.sheet.judged import Judged
from console.domain.sheet.told import Read, read
from console.domain.sworn import pack_of
from console.policy.diagram import Compiled
from console.sight import POLICY_DRAFT
from console.ui.bridge import LedgerBridge
from console.ui.screens.policy_draft_judging import Asked, Judgement
from console.ui.screens.policy_draft_past import Past
from console.ui.widgets.pack_field import Edited

SUBJECT, FACTS, BASE = "policy", f"{POLICY_DRAFT}_facts", f"{POLICY_DRAFT}_base"
CASES = f"{POLICY_DRAFT}_cases"
"""Under which the draft is kept: its text, facts and cases where they differ, what it was begun in."""


class Standing(NamedTuple):
    """How a draft stands. is_overtaken: whether something else was put in force since it was begun."""

    read: Read
    changes: tuple[Change, ...]
    differs: bool
    is_overtaken: bool


class PolicyWork:
    """What is in force, the draft over it, and what the draft does. Raises StoreUnavailable.

    judged, calls, recorded: what is known of the draft as it is now; None until it was worked out. last: what
    was known last, of this draft or of one before.
    """

    draft: PolicyDraft

    def __init__(self, bridge: LedgerBridge) -> None:
        self._bridge = bridge
        self._now: Standing | None = None
        self.judged: Judged | None = None
        self.calls: tuple[ComparedRow, ...] | None = None
        self.recorded: tuple[ComparedRow, ...] | None = None
        self.last: Judged | None = None
        self._asked: Asked | None = None
        self.past = Past()
        self._read()
        self._take_up_draft()

    @property
    def in_force(self) -> Compiled:
        """The agency's own policy in force."""
        return in_force(self._bridge.session.board).compiled

    @property
    def now(self) -> Standing:
        """How the draft stands."""
        if self._now is None:
            found = read(self.draft, self.in_force.catalogue)
            differs = self.draft != self.base
            self._now = Standing(
                found,
                changes(self.base, self.draft, found.catalogue),
                differs,
                differs and self._begun_in != self.adopted.fingerprint,
            )
        return self._now

    def asked(self, *, in_full: bool) -> Asked | None:
        """What is to be worked out yet; None where all is known. in_full: all that changes for calls, too."""
        if self.judged is not None and (self.recorded is not None or not in_full):
            return None
        known = self._asked
        if known is None or known.judged is not self.judged or known.calls is not self.calls:
            room = in_force(self._bridge.session.board)
            known = Asked(self.draft, self.in_force, pack_of(room), self.judged, self.calls)
            self._asked = known._replace(store=accounts.store_of(self._bridge.session))
        return self._asked

    def take_up(self, judgement: Judgement) -> bool:
        """Take what was worked out; False where it is of a draft before this one."""
        if judgement.asked is not self._asked:
            return False
        self.judged = self.last = judgement.judged
        self.calls, self.recorded = judgement.calls, judgement.recorded
        return True

    def edit(self, edited: Edited, spot: Spot) -> None:
        """Write a value into the draft."""
        value = edited.value
        if edited.field.kind == "toml":
            with suppress(ValueError):
                value = date.fromisoformat(str(value))  # type: ignore[assignment]  # a day is a value of the file
        place = spot._replace(field=edited.field.name)
        self.take(put(self.draft, place, value), place if isinstance(value, str) else None)

    def take(self, draft: PolicyDraft, writing: Spot | None = None, *, is_step: bool = False) -> None:
        """Go on with another draft. writing: the field that is typed in. is_step: it is one of the past."""
        if draft != self.draft:
            if not is_step:
                self.past.keep(self.draft, writing)
            self.draft = draft
            self._forget()

    def begin_from(self, policy: str) -> None:
        """Make another policy's text the draft. Raises ValueError where it cannot be edited here."""
        draft = draft_of(policy, self.draft.facts)
        is_same = id_of(draft) == id_of(self.base)
        self.take(draft._replace(cases=self.base.cases if is_same else bundled_cases(id_of(draft))))
        self._begun_in = self.adopted.fingerprint

    def take_newer(self) -> None:
        """Go on over what was put in force meanwhile: somebody has looked at what the draft undoes of it."""
        self._begun_in = self.adopted.fingerprint
        self._now = None
        self.keep()

    def let_go(self) -> None:
        """Begin again from what is in force."""
        self.take(self.base)
        self._begun_in = self.adopted.fingerprint
        self.keep()

    def keep(self) -> None:
        """Keep the draft on the disk; one that differs in nothing is dropped there."""
        differs = self.draft != self.base
        facts = self.draft.facts if self.draft.facts != self.base.facts else ""
        cases = self.draft.cases if self.draft.cases != self.base.cases else ""
        for field, text in (
            (POLICY_DRAFT, self.draft.policy),
            (FACTS, facts),
            (CASES, cases),
            (BASE, self._begun_in),
        ):
            self._bridge.keep_draft(SUBJECT, field, text if differs else "")

    def follow(self) -> None:
        """Take up what was put in force, here or elsewhere; the draft stays, unless it is that."""
        draft, begun, differed = self.draft, self._begun_in, self.now.differs
        base, was = self.base, self.adopted.fingerprint
        self._read()
        if differed and draft != self.base:
            is_as_begun = begun == was and base == self.base
            self.draft, self._begun_in = draft, self.adopted.fingerprint if is_as_begun else begun
        elif differed:
            self.keep()

    def command(self, by: str, reason: str, begins: datetime | None = None) -> c.AdoptPolicy | c.PlanPolicy:
        """The command that puts the draft in force, with the agency as it is, at once or at a time."""
        if begins is not None:
            return self._plan(by, reason, begins)
        return c.AdoptPolicy(
            policy=self.draft.policy,
            catalogue=self.draft.facts,
            agency=self.adopted.agency,
            by=by,
            reason=reason,
            over=self._begun_in,
            cases=self.draft.cases,
        )

    def _read(self) -> None:
        self.entries: tuple[Entry, ...] = self._bridge.session.history("room")
        bodies = [entry.body for entry in self.entries if isinstance(entry.body, PolicyAdopted)]
        self.adopted = bodies[-1]
        own = self.adopted.cases or bundled_cases(self.in_force.policy.id)
        self.base = PolicyDraft(self.adopted.policy, self.adopted.catalogue, own)
        self.draft = self.base
        self._begun_in = self.adopted.fingerprint
        self._forget()

    def _forget(self) -> None:
        """Know nothing of the draft: it is another, or against something else."""
        self._now = self.judged = self.calls = self.recorded = self._asked = None

    def _take_up_draft(self) -> None:
        kept = {each.field: each.text for each in self._bridge.session.drafts() if each.subject == SUBJECT}
        if text := kept.get(POLICY_DRAFT, ""):
            with suppress(ValueError):  # the disk has changed it: it is no policy any more
                self.draft = draft_of(
                    text, kept.get(FACTS, "") or self.base.facts, kept.get(CASES, "") or self.base.cases
                )
                self._begun_in = kept.get(BASE, "")

    def _plan(self, by: str, reason: str, begins: datetime) -> c.PlanPolicy:
        draft = self.draft
        return c.PlanPolicy(
            policy=draft.policy,
            catalogue=draft.facts,
            begins=begins,
            by=by,
            reason=reason,
            over=self._begun_in,
            cases=draft.cases,
        )
