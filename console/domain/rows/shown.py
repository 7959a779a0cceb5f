"""The shapes of everything a screen shows. Plain values; how they look is the screens' affair.

Moments stay moments (`since`), so that a screen can let ages run without asking again.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from console.domain.names import CountsAs, UnservedWhy

Weight = Literal["calm", "warn", "alert"]
"""calm: nothing to do; warn: soon, or look at this; alert: a limit has passed, or somebody may die."""


class CallRow(NamedTuple):
    """A line of the calls list: a section head (`call` empty) or a call.

    icon: `ringing`, `lost`, `gap` or empty, where the priority badge gives way to it.
    lead: what stands out before the line, such as a crew that calls for help; lead_icon: its shape.
    due: when the clock in `state` runs out, if one runs; `state` then holds `{left}` for it.
    danger: what can hurt somebody; position: whose call it is, where it is another's. Neither is ever cut.
    """

    section: str
    call: str = ""
    title: str = ""
    line: str = ""
    state: str = ""
    since: datetime | None = None
    due: datetime | None = None
    priority: int | None = None
    icon: str = ""
    weight: Weight = "calm"
    is_selected: bool = False
    lead: str = ""
    lead_icon: str = "panic"
    danger: str = ""
    position: str = ""


class Chip(NamedTuple):
    """A few words for or against a unit; `bars`: it cannot go because of this."""

    sign: Literal["for", "against", "bars"]
    words: str


class UnitRow(NamedTuple):
    """A line of the unit board.

    A head (`unit` empty), one that fits (`key` 1 to 9), or another and why not. next: the statuses that come
    next for one on this call, each with its letter. icon: drawn instead of the shape of its status, where the
    unit calls for help or is to be asked whether it is well; `status` says so then. place_since: since when
    the place is known, where that has an age. pair: the deputy's unit that goes with it as one.
    """

    head: str = ""
    head_right: str = ""
    unit: str = ""
    key: int = 0
    kind: str = ""
    crew: str = ""
    status: str = ""
    counts_as: CountsAs = "not_available"
    since: datetime | None = None
    place: str = ""
    right: str = ""
    chips: tuple[Chip, ...] = ()
    why_not: str = ""
    response: str = ""
    weight: Weight = "calm"
    on_this_call: bool = False
    next: tuple[tuple[str, str], ...] = ()
    icon: str = ""
    place_since: datetime | None = None
    pair: str = ""


class Choice(NamedTuple):
    """One answer on the guide card. `key`: what is pressed; `is_unknown`: asked, nobody could say."""

    key: str
    answer: str
    name: str
    name_other: str
    means: str
    is_unknown: bool = False
    is_given: bool = False


GuideKind = Literal["question", "crew", "changing", "later", "again", "done", "empty"]


class GuideCard(NamedTuple):
    """The card in the middle.

    kind: `question` (the policy asks), `crew` (the crew needs it), `changing` (an earlier answer is edited),
    `later` (put off, asked again), `again` (nobody could say, asked again), `done`, or `empty` (no call).
    protocol: what comes first in an emergency.
    """

    kind: GuideKind
    call: str = ""
    protocol: str = ""
    fact: str = ""
    progress: str = ""
    done: int = 0
    left: int = 0
    why: str = ""
    ask: str = ""
    ask_other: str = ""
    say: str = ""
    say_other: str = ""
    is_sample_text: bool = False
    choices: tuple[Choice, ...] = ()
    next_step: str = ""


class Strip(NamedTuple):
    """The strip above the question: what is certain and the one thing F9 does; `act` empty: nothing to send.

    pair: the deputy's unit that is sent with `unit` as one. unserved: why what is asked for does not go,
    where the unit stands in for it.
    """

    icon: str
    words: str
    detail: str
    call: str = ""
    act: str = ""
    unit: str = ""
    response: str = ""
    staged: bool = False
    pair: str = ""
    unserved: UnservedWhy | None = None


class AdviceItem(NamedTuple):
    """One response of the recommendation. state: `certain`, `open` (not settled) or `not_needed`."""

    icon: str
    words: str
    detail: str
    rules: str
    state: Literal["certain", "open", "not_needed"]


class Reason(NamedTuple):
    """A reason: the answers that decided, what follows, and on what basis the rule stands.

    weighs: it decides whether deputies go or stay away, or has a supervisor asked; it is told first.
    """

    lead: str
    rest: str
    basis: str = ""
    weighs: bool = False


class WouldChange(NamedTuple):
    """What other answers would change: the new outcome, and the answers that lead there."""

    outcome: str
    answers: str


class Notice(NamedTuple):
    """A line above the recommendation: became different, overridden, approval, gap, hand-off declined.

    first: what stands there whole even where the rest has no room, before it.
    """

    icon: str
    lead: str
    rest: str
    weight: Weight = "calm"
    due: datetime | None = None
    first: str = ""

    @property
    def says(self) -> str:
        """All of it behind its lead."""
        return " ".join(each for each in (self.first, self.rest) if each)


class Advice(NamedTuple):
    """The recommendation card.

    unsettled: said small beside the headline while answers to come can still add to it.
    """

    policy: str
    policy_full: str
    call: str = ""
    priority: int | None = None
    headline: str = ""
    notices: tuple[Notice, ...] = ()
    items: tuple[AdviceItem, ...] = ()
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[WouldChange, ...] = ()
    approval_waits: bool = False
    gap_open: bool = False
    unsettled: str = ""


class AnswerRow(NamedTuple):
    """One line of the answers so far; `number` is what Ctrl takes to change it.

    A note, by its entry, stands after the answers: its words are the caveat, and nothing changes it.
    """

    number: int
    fact: str
    name: str
    answer: str
    caveat: str
    said_by: str
    since: datetime
    is_unknown: bool
    note: int = 0


class Alert(NamedTuple):
    """One alert of the lane: `lead` (who, what), `rest` (how late, where), one act.

    mark: what tells it from an earlier alert of the same kind; empty: when it is due does. since: how long it
    has been the case, where it is due at no time.
    """

    id: str
    weight: Weight
    icon: str
    lead: str
    rest: str
    act: str = ""
    call: str = ""
    due: datetime | None = None
    mark: str = ""
    since: datetime | None = None


class BriefLine(NamedTuple):
    """A line of a crew's brief; `changed`: newer than what the crew read back; `missing`.

    Not asked or unknown.
    """

    label: str
    text: str
    changed: bool = False
    missing: bool = False


class Brief(NamedTuple):
    """The card a crew gets. `plain`: all of it as plain text for another system.

    `confirmed`: the crew has read back all of it as it stands.
    """

    unit: str
    call: str
    title: str
    plain: str
    task: str
    lines: tuple[BriefLine, ...]
    confirmed: bool
    read_before: bool


class UnderAnother(NamedTuple):
    """What another policy would ask for with the same answers.

    detail: all it asks for, or that it is not settled. is_calls: the call is under it. standing: how it
    stands here, in words. differs: in what from the call's own, where both are settled; empty where in
    nothing. reasons: each deciding rule's id and sentence, the weightiest first.
    """

    policy: str
    title: str
    outcome: str
    detail: str
    priority: int | None
    is_calls: bool
    is_reconstruction: bool = False
    is_settled: bool = True
    differs: str = ""
    reasons: tuple[str, ...] = ()
    standing: str = ""
