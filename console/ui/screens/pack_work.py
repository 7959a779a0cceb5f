"""The draft of the agency at one desk: begun from what is in force, kept so that a crash loses none of it.

It shows nothing. Nothing is in force until the screen has a command recorded.
"""

import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from console.domain import commands as c
from console.domain.agency import Agency
from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.pack.changes import Change, changes
from console.domain.pack.edit import PackDraft, Spot
from console.domain.pack.fields import GENERAL
from console.domain.pack.filling import unfilled
from console.domain.pack.polygons import (
    named_shapes,
    shapes_changes,
    shapes_faults,
    shapes_field,
    shapes_notices,
)
from console.domain.pack.renaming import Renaming
from console.domain.pack.told import Fault, faults_of
from console.domain.rows.agency import draft_words
from console.domain.rows.words import RESPONSES
from console.policy.diagram import Compiled
from console.session import Session
from console.sight import PACK_DRAFT
from console.ui.bridge import LedgerBridge
from console.ui.widgets.pack_field import Edited

SUBJECT, BASE, SHAPES = "agency", f"{PACK_DRAFT}_base", f"{PACK_DRAFT}_shapes"
"""Under which the draft is kept: its text, the fingerprint of the room it was begun in, other polygons."""


class Standing(NamedTuple):
    """How a draft stands: the pack in force and the draft as plain values, and what follows from both.

    differs: whether anything of the text is another, and be it a comment. is_overtaken: whether something
    else was put in force since it was begun.
    """

    base: Mapping[str, object]
    data: Mapping[str, object]
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...]
    differs: bool
    is_overtaken: bool

    @property
    def words(self) -> str:
        """How the draft stands, in a few words."""
        return draft_words(len(self.changes), len(self.faults)) if self.differs else "as in force"


class PackWork:
    """What is in force, the draft over it, and what is wrong with that. Raises StoreUnavailable."""

    def __init__(self, bridge: LedgerBridge) -> None:
        self._bridge = bridge
        self._now: Standing | None = None
        self._renaming = Renaming()
        self._shapes: str | None = None
        self._looked: tuple[object, tuple[Fault, ...], tuple[str, ...]] = ("", (), ())
        self.entries: tuple[Entry, ...] = bridge.session.history("room")
        self._read()
        self._take_up_draft()

    @property
    def text(self) -> str:
        """The draft's text."""
        return self._draft.text

    @property
    def now(self) -> Standing:
        """How the draft stands."""
        if self._now is None:
            data = self._draft.data
            drawn = self._drawn_anew()
            differs = self._is_of_another_text or data != self._base or drawn is not None
            others = shapes_changes(self.adopted.shapes, drawn, data) if drawn is not None else ()
            self._now = Standing(
                self._base,
                data,
                faults_of(data) or self._look(data)[0],
                (*changes(self._base, data), *others) if differs else (),
                differs,
                differs and self._begun_in != self.adopted.fingerprint,
            )
        return self._now

    def edit(self, edited: Edited, row: int) -> None:
        """Write a value into the draft; a row that is called otherwise is so wherever it is named."""
        if edited.field.name == "id" and edited.field.table != GENERAL:
            self._renaming.rename(self._draft, edited.field, row, str(edited.value or ""))
        elif edited.as_toml:
            self._draft.put_toml(edited.field, row, str(edited.value))
        else:
            self._draft.put(edited.field, row, edited.value)
        self._changed()

    def add(self, table: str) -> Spot:
        """Add a row; where it stands."""
        row = self._draft.add(table)
        self._renaming.forget()
        self._changed()
        return Spot(table, row)

    def take_out(self, spot: Spot) -> None:
        """Take a row out."""
        self._draft.take_out(spot.table, spot.row)
        self._renaming.forget()
        self._changed()

    def take_shapes(self, file: str, text: str) -> None:
        """Have the zones drawn as in this file. Raises ValueError where it is no JSON."""
        named = named_shapes(self.now.data, file, text)
        self._draft.put_toml(shapes_field(), 0, named)
        self._shapes = text
        self._changed()

    def replace(self, text: str) -> None:
        """Make another text the draft. Raises ValueError where it is no TOML."""
        self._take(PackDraft(text))
        self._shapes = None
        self._begun_in = self.adopted.fingerprint
        self._changed()

    def let_go(self) -> None:
        """Begin again from what is in force."""
        self.replace(self.adopted.agency)
        self.keep()

    def keep(self) -> None:
        """Keep the draft on the disk; one that differs in nothing is dropped there."""
        text, begun = (self.text, self._begun_in) if self.now.differs else ("", "")
        self._bridge.keep_draft(SUBJECT, PACK_DRAFT, text)
        self._bridge.keep_draft(SUBJECT, BASE, begun)
        self._bridge.keep_draft(SUBJECT, SHAPES, self._drawn_anew() or "")

    def follow(self) -> None:
        """Take up what was put in force, here or elsewhere; the draft stays, unless it is that."""
        self.entries = self._bridge.session.history("room")
        text, begun = self.text, self._begun_in
        differed = self.now.differs
        self._read()
        if differed and text != self.adopted.agency:
            self._take(PackDraft(text))
            self._begun_in = begun
        self._changed()
        if differed and not self.now.differs:
            self.keep()

    def command(self, reason: str) -> c.AdoptPolicy:
        """The command that puts the draft in force, with the policy that it names where that is another."""
        session = self._bridge.session
        compiled = self._policy_meant()
        return c.AdoptPolicy(
            policy=compiled.policy.text if compiled is not None else self.adopted.policy,
            catalogue=self.adopted.catalogue,
            agency=self.text,
            by=session.who,
            reason=reason,
            shapes=self._drawn_anew(),
            over=self.adopted.fingerprint,
        )

    def notices(self) -> tuple[str, ...]:
        """What to look at before it is put in force, and what blocks nothing."""
        found = []
        if self.now.is_overtaken:
            found.append(
                "Something else was put in force since this draft was begun. "
                "What is listed below may undo part of it."
            )
        if not self.now.faults:
            compiled = self._policy_meant() or in_force(self._bridge.session.board).compiled
            found += unfilled(Agency.model_validate(self.now.data), compiled)
            found += self._look(self.now.data)[1]
        return tuple(found)

    def _drawn_anew(self) -> str | None:
        """The polygons of the draft, where they are others than those in force."""
        return self._shapes if self._shapes != self.adopted.shapes else None

    def _look(self, data: Mapping[str, object]) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
        """What is wrong with the polygons, and what is to be looked at: once for each way they are drawn."""
        if data.get("shapes") is None or faults_of(data):
            return (), ()
        text = self.adopted.shapes if self._shapes is None else self._shapes
        about = text, data["shapes"], data.get("zone")
        if self._looked[0] != about:
            faults = shapes_faults(data, text)
            notices = () if faults or self._drawn_anew() is None else shapes_notices(data, text)
            self._looked = about, faults, notices
        return self._looked[1:]

    def _policy_meant(self) -> Compiled | None:
        """The policy that the draft names in place of the one named before; None: the one in force stays."""
        named = self.now.data.get("policy")
        if named == self._base.get("policy"):
            return None
        return self._bridge.session.library.get(str(named))

    def _read(self) -> None:
        bodies = [entry.body for entry in self.entries if isinstance(entry.body, PolicyAdopted)]
        self.adopted = bodies[-1]
        self._base = tomllib.loads(self.adopted.agency)
        self._take(PackDraft(self.adopted.agency))
        self._begun_in = self.adopted.fingerprint
        self._now = None

    def _take_up_draft(self) -> None:
        kept = {each.field: each.text for each in self._bridge.session.drafts() if each.subject == SUBJECT}
        text = kept.get(PACK_DRAFT, "")
        if text:
            try:
                self._take(PackDraft(text))
            except ValueError:
                return  # the disk has changed it: it is no pack any more
            self._begun_in = kept.get(BASE, "")
            self._shapes = kept.get(SHAPES) or None

    def _take(self, draft: PackDraft) -> None:
        """Take another draft; one that differs only in comments does so from here on."""
        self._draft = draft
        self._renaming.forget()
        self._is_of_another_text = draft.text != self.adopted.agency and draft.data == self._base

    def _changed(self) -> None:
        self._now = None


def choices(session: Session, table: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What the fields of a table choose from that is not in the pack: responses, facts and policies."""
    compiled = in_force(session.board).compiled
    found = {"response": tuple((each, words.name) for each, words in RESPONSES.items())}
    facts = (fact for fact in compiled.catalogue.facts if not fact.derived)
    found["fact"] = tuple((fact.id, fact.name.en) for fact in facts)
    found["policy"] = _policies(session, compiled) if table == GENERAL else ()
    return found


def _policies(session: Session, compiled: Compiled) -> tuple[tuple[str, str], ...]:
    here = {compiled.policy.id: compiled.policy.title}
    return tuple({**{id_: each.policy.title for id_, each in session.library.items()}, **here}.items())
