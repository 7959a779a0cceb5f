"""One call as the figures see it: when what happened, what was asked for and what came of it. No words in it.

Made from a call's entries by `of_entries.py`, and from an imported one by `of_imports.py`.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from console.domain.names import UnservedWhy

Source = Literal["ledger", "import"]
WhyUnsent = Literal[UnservedWhy, "decided_otherwise", "not_said"]
"""Why what the policy asked for did not go: the closed list of reasons, that a person decided otherwise, or
that nobody said why."""
WHY_UNSENT: tuple[WhyUnsent, ...] = (*get_args(UnservedWhy), "decided_otherwise", "not_said")

HandOffOutcome = Literal[
    "confirmed", "accepted_then_dropped", "dropped", "declined", "caller_declined", "ran_out", "going_on"
]
HAND_OFF_OUTCOMES: tuple[HandOffOutcome, ...] = get_args(HandOffOutcome)
"""What can come of offering a caller to a crisis line; each hand-off has just one."""


class RuleKey(NamedTuple):
    """A rule of a policy: its policy's id, its part and its own id, which other policies use too."""

    policy: str
    part: str
    rule: str


class Override(NamedTuple):
    """A person asked for something else: in which entry, and the rules that then asked for what was left out.

    rules: empty where more was asked for and nothing was left out, or where no rule had decided yet.
    """

    entry: int
    rules: tuple[RuleKey, ...]


class HandOff(NamedTuple):
    """A caller was offered to a line: which one, and what came of it."""

    contact: str
    outcome: HandOffOutcome


class Stint(NamedTuple):
    """A unit's time on a call. kind: the pack's word for what it is, as of its sending.

    there: when it was with the person; left: when it came off the call; None where no entry says so.
    """

    unit: str
    kind: str
    response: str
    sent: datetime
    there: datetime | None
    left: datetime | None


class CallRecord(NamedTuple):
    """What the figures know of one call. A moment that no entry tells is None, and stays so.

    opened: when it came in. answered: when somebody first had it. decided: when it was first settled what
    goes, by the policy or by a person over it. dispatched, arrived: the first unit that goes to the person
    was sent, was there. cleared: the last of them came off the call. closed: None while it is open.
    asked: what the policy asked for when it was last settled, and `rules`, those that did; empty before that.
    sent: the responses that units were sent for. unsent: what was asked for, nobody was sent for, and why.
    flagged: the policy's own rule counts the call as eligible and not served.
    gap: it was on the gap list; gap_closed: a supervisor took it off, at least once.
    caller, place: the same number for the same caller or place in one reading, and no more; None: not known.
    late: entered later than it happened. joined_to: the call that it went on as; it is counted there.
    closed_in: the entry with which it was closed first; 0: none. complaints: how many were noted of it.
    """

    call: str
    opened: datetime
    source: Source = "ledger"
    answered: datetime | None = None
    decided: datetime | None = None
    dispatched: datetime | None = None
    arrived: datetime | None = None
    cleared: datetime | None = None
    closed: datetime | None = None
    disposition: str = ""
    asked: tuple[str, ...] = ()
    rules: tuple[RuleKey, ...] = ()
    sent: tuple[str, ...] = ()
    unsent: Mapping[str, WhyUnsent] = MappingProxyType({})
    flagged: bool = False
    overrides: tuple[Override, ...] = ()
    gap: bool = False
    gap_closed: bool = False
    hand_offs: tuple[HandOff, ...] = ()
    stints: tuple[Stint, ...] = ()
    caller: int | None = None
    place: int | None = None
    late: bool = False
    joined_to: str = ""
    closed_in: int = 0
    complaints: int = 0
