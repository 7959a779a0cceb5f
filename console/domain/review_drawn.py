"""Which closed calls are reviewed, and why each: by what happened on it, or by chance.

Chance is decided by the ledger itself: by the sum over the entry with which the call was closed first and all
before it. So it is known only once the call is closed, nobody can steer it (each entry holds a salt that
nobody chooses), closing a call again draws nothing anew, and whoever has the ledger finds the same calls.
"""

from typing import Literal, NamedTuple, get_args

from console.domain.figures.record import CallRecord

Why = Literal["complaint", "gap", "override", "hand_off", "chance"]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why a call is reviewed, in the order in which reasons are told."""
DROPPED = ("dropped", "accepted_then_dropped")
_STEPS = 2**64


class Drawn(NamedTuple):
    """A call that is to be reviewed, and why; `record`: what is known of it."""

    record: CallRecord
    why: tuple[Why, ...]


def can_be_drawn(record: CallRecord) -> bool:
    """Whether a call is over, was handled here, and is no part of another."""
    return record.source == "ledger" and record.closed is not None and not record.joined_to


def reasons(record: CallRecord, chain: bytes, percent: int) -> tuple[Why, ...]:
    """Why a call is reviewed; none where it is not.

    chain: the sum over the entry with which it was closed first. percent: the share by chance that the agency
    in force at that entry asked for.
    """
    if not can_be_drawn(record):
        return ()
    found: dict[Why, bool] = {
        "complaint": record.complaints > 0,
        "gap": record.gap,
        "override": bool(record.overrides),
        "hand_off": any(each.outcome in DROPPED for each in record.hand_offs),
        "chance": is_drawn(chain, percent),
    }
    return tuple(why for why in WHYS if found[why])


def is_drawn(chain: bytes, percent: int) -> bool:
    """Whether chance takes a call: the first eight bytes of the sum, as a share of all they can be."""
    return int.from_bytes(chain[:8], "big") * 100 < percent * _STEPS
