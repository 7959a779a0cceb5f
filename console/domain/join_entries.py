"""The entries with which a call ends, is opened again, or becomes one with another. Part of `entries`.

A join is two entries, and so is a split: an entry is found by the one call that it is about.
"""

from datetime import datetime
from typing import Annotated, Literal

from console.domain.body import Body, PlainFlag, PlainNames
from console.domain.names import HealthText, Mark, NextOutcome, PersonText, Plain


class CallClosed(Body):
    """A call ended, and how; next_due: when what was promised is due at the position that closed it."""

    kind: Literal["CallClosed"] = "CallClosed"
    call: Plain
    disposition: Plain
    note: HealthText
    approved_by: Annotated[str | None, Mark.PERSON]
    next_action: HealthText
    next_due: Annotated[datetime | None, Mark.PLAIN] = None


class NextActionNoted(Body):
    """What came of what was promised when a call was closed; due: when it comes again; None: it is done."""

    kind: Literal["NextActionNoted"] = "NextActionNoted"
    call: Plain
    outcome: Annotated[NextOutcome, Mark.PLAIN]
    note: HealthText
    due: Annotated[datetime | None, Mark.PLAIN]


class NextActionHandedOver(Body):
    """What was promised on a closed call is looked after at another position; `to`: who sits there."""

    kind: Literal["NextActionHandedOver"] = "NextActionHandedOver"
    call: Plain
    to: PersonText
    position: Plain


class CallReopened(Body):
    """A closed call, or one that was joined to another, was opened again."""

    kind: Literal["CallReopened"] = "CallReopened"
    call: Plain
    reason: HealthText


class CallJoined(Body):
    """A call was found to be about what another is about, and goes on as that one, `into`."""

    kind: Literal["CallJoined"] = "CallJoined"
    call: Plain
    into: Plain
    reason: HealthText


class CallerJoined(Body):
    """The caller of another call, `other`, became one of this call's.

    facts: those of which that caller's answers hold here from now on; they stand in the entries that follow,
    one each. hung_up: they had hung up and nobody had reached them. rang_again: they are this call's own
    caller, who had hung up and is on the line again.
    """

    kind: Literal["CallerJoined"] = "CallerJoined"
    call: Plain
    other: Plain
    caller: PersonText
    callback: PersonText
    facts: PlainNames
    hung_up: PlainFlag
    rang_again: PlainFlag


class CallerLeft(Body):
    """The call of one of this call's callers was split off again; what they had said stays until changed."""

    kind: Literal["CallerLeft"] = "CallerLeft"
    call: Plain
    other: Plain
