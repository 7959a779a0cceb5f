"""What a draft of a policy does, worked out off the window's thread: no key waits for it.

A large policy takes seconds. What was asked for last is told, and nothing that was asked for before it.
"""

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from console.domain.agency import Agency
from console.domain.rows.compared_rows import ComparedRow, compared_rows
from console.domain.rows.recorded_rows import recorded_rows
from console.domain.sheet.differing import DRAFT, IN_FORCE
from console.domain.sheet.draft import PolicyDraft
from console.domain.sheet.judged import Judged, judge
from console.domain.sworn import checked_for
from console.errors import StoreUnavailable
from console.ledger.recorded_calls import RecordedCall, recorded_calls
from console.policy.changed_calls import changed_calls
from console.policy.diagram import Compiled
from console.policy.finding import Finding
from console.policy.recommend import NotFinished
from console.ui.aside import Aside, until


class Asked(NamedTuple):
    """A draft to be judged against the policy in force. Whether two are the same is asked by `is`.

    judged: what is known of it, where only its calls are asked for.
    calls: what it changes for them, where only recorded ones are asked for. store: whose calls those are.
    """

    draft: PolicyDraft
    base: Compiled
    agency: Agency
    judged: Judged | None = None
    calls: tuple[ComparedRow, ...] | None = None
    store: Path | None = None


class Judgement(NamedTuple):
    """What a draft does. calls: what changes for calls; recorded: for those on record; None: not asked."""

    asked: Asked
    judged: Judged
    calls: tuple[ComparedRow, ...] | None = None
    recorded: tuple[ComparedRow, ...] | None = None


class Judging(QObject):
    """Judges one draft at a time; `judged` carries the `Judgement` of the one that was asked for last."""

    judged = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """parent: what shows it; where that is gone nothing is looked for any more."""
        super().__init__(parent)
        self._wanted: Asked | None = None
        self._base = _Base()
        self._aside = Aside(self)
        self._aside.done.connect(self._done)

    def want(self, asked: Asked) -> None:
        """Judge this, and tell of nothing else any more: what is being worked out is let go."""
        if asked is self._wanted:
            return
        self._wanted, base = asked, self._base
        self._aside.ask(id(asked), lambda stop: _judgement(asked, base, stop))

    def stop(self) -> None:
        """Tell of nothing any more; the thread ends by itself."""
        self._wanted = None
        self._aside.drop()

    def is_at_rest(self) -> bool:
        """Whether nothing is to be told any more."""
        return self._aside.is_at_rest()

    def _done(self, key: object) -> None:
        found, self._wanted = self._aside.value(id(self._wanted)), None
        self._aside.drop()
        if isinstance(found, Judgement):
            self.judged.emit(found)


class _Base:
    """What was found on the policy in force, kept from one draft to the next. Nothing of Qt."""

    def __init__(self) -> None:
        self._known: tuple[Compiled, Agency, tuple[Finding, ...]] | None = None

    def findings(self, base: Compiled, agency: Agency) -> tuple[Finding, ...]:
        """The findings, worked out once for each policy and agency."""
        if self._known is None or self._known[0] is not base or self._known[1] != agency:
            self._known = base, agency, checked_for(agency, base).findings
        return self._known[2]


def _judgement(asked: Asked, base: _Base, stop: Event) -> Judgement:
    """What a draft does, or what it changes for calls where it was judged, then for recorded ones."""
    if asked.judged is not None and asked.calls is not None:
        return Judgement(asked, asked.judged, asked.calls, _recorded(asked, asked.judged, stop))
    if asked.judged is not None:
        return Judgement(asked, asked.judged, _calls(asked.base, asked.judged))
    before = base.findings(asked.base, asked.agency)
    return Judgement(asked, judge(asked.draft, asked.base, asked.agency, before))


def _calls(base: Compiled, judged: Judged) -> tuple[ComparedRow, ...]:
    if judged.compiled is None or not judged.differences:
        return ()
    return compared_rows((IN_FORCE, base), (DRAFT, judged.compiled))


def _recorded(asked: Asked, judged: Judged, stop: Event) -> tuple[ComparedRow, ...]:
    """Which recorded calls others would go to."""
    if asked.store is None or judged.compiled is None or not judged.differences:
        return ()
    try:
        calls = until(stop, ((each.call, _facts(each)) for each in recorded_calls(asked.store)))
        return recorded_rows(changed_calls(asked.base, judged.compiled, calls))
    except StoreUnavailable as trouble:
        why = trouble.says
    except NotFinished as trouble:
        why = f"{trouble}."
    return (ComparedRow("note", f"Recorded calls were not looked at. {why}"),)


def _facts(call: RecordedCall) -> Mapping[str, str]:
    """The answers of a call, and the care team as the policy had it last."""
    return {**call.facts, "care_team": call.care_team} if call.care_team else call.facts
