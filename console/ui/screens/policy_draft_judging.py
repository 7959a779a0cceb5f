"""What a draft of a policy does, worked out off the window's thread: no key waits for it.

A large policy takes seconds. What was asked for last is told, and nothing that was asked for before it.
"""

import threading
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.agency import Agency
from console.domain.rows.compared_rows import ComparedRow, compared_rows
from console.domain.sheet.differing import DRAFT, IN_FORCE
from console.domain.sheet.draft import PolicyDraft
from console.domain.sheet.judged import Judged, judge
from console.domain.sworn import checked_for
from console.policy.diagram import Compiled
from console.policy.finding import Finding

LOOK_MS = 20


class Asked(NamedTuple):
    """A draft to be judged against the policy in force. Whether two are the same is asked by `is`.

    cases: the text of the policy's own. judged: what is known of it, where only its calls are asked for.
    """

    draft: PolicyDraft
    base: Compiled
    agency: Agency
    cases: str
    judged: Judged | None = None


class Judgement(NamedTuple):
    """What a draft does. calls: what changes for calls, in full; None where that was not asked for."""

    asked: Asked
    judged: Judged
    calls: tuple[ComparedRow, ...] | None = None


class Judging(QObject):
    """Judges one draft at a time; `judged` carries the `Judgement` of the one that was asked for last."""

    judged = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """parent: what shows it; where that is gone nothing is looked for any more."""
        super().__init__(parent)
        self._wanted: Asked | None = None
        self._found = _Found()
        self._thread: threading.Thread | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def want(self, asked: Asked) -> None:
        """Judge this, and tell of nothing else any more: what is being worked out is let go."""
        if asked is self._wanted:
            return
        self._wanted = asked
        if self._thread is None:
            self._begin(asked)

    def stop(self) -> None:
        """Tell of nothing any more; the thread ends by itself."""
        self._wanted = None
        self._looking.stop()

    def _begin(self, asked: Asked) -> None:
        self._found.begun, self._found.done = asked, None
        self._thread = threading.Thread(
            target=self._found.work_out, args=(asked,), name="policy draft", daemon=True
        )
        self._thread.start()
        self._looking.start()

    def _look(self) -> None:
        """Whether the thread is done; on the window's own. What failed there is told by the crash page."""
        if self._thread is None or self._thread.is_alive():
            return
        self._thread, done = None, self._found.done
        wanted, begun = self._wanted, self._found.begun
        if wanted is not None and wanted is not begun:
            self._begin(wanted)
            return
        self._looking.stop()
        self._wanted = None
        if wanted is not None and done is not None and done.asked is wanted:
            self.judged.emit(done)


class _Found:
    """What the thread works out, and what it keeps: the findings on the policy in force. Nothing of Qt."""

    def __init__(self) -> None:
        self.begun: Asked | None = None
        self.done: Judgement | None = None
        self._base: tuple[Compiled, Agency, tuple[Finding, ...]] | None = None

    def work_out(self, asked: Asked) -> None:
        """Judge a draft, or tell of its calls where it was judged."""
        if asked.judged is not None:
            self.done = Judgement(asked, asked.judged, _calls(asked.base, asked.judged))
            return
        before = self._before(asked.base, asked.agency)
        self.done = Judgement(asked, judge(asked.draft, asked.base, asked.agency, asked.cases, before))

    def _before(self, base: Compiled, agency: Agency) -> tuple[Finding, ...]:
        if self._base is None or self._base[0] is not base or self._base[1] != agency:
            self._base = base, agency, checked_for(agency, base).findings
        return self._base[2]


def _calls(base: Compiled, judged: Judged) -> tuple[ComparedRow, ...]:
    if judged.compiled is None or not judged.differences:
        return ()
    return compared_rows((IN_FORCE, base), (DRAFT, judged.compiled))
