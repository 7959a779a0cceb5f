"""The report of a shift, to be printed and signed: what is left open, what happened, and the ledger's head.

Made from the log of the span and the board as it stood at its end; whoever takes over reads the first page.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from console.domain.asked import awaits_supervisor, hand_off_going_on, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.figures.record import CallRecord
from console.domain.figures.spread import HALF, NINE_TENTHS, PERCENTILE, percentile
from console.domain.figures.times import FROM_TO, Time, measured
from console.domain.local_time import moment_words, near_words, zone_of
from console.domain.names import Mark
from console.domain.rows.calls import title
from console.domain.rows.log_lines import LogLine
from console.domain.rows.words import STEPS, listed
from console.domain.veil import veiled_board
from console.domain.visible import visible
from console.reports.blocks import Blank, Block, Head, Heading, Line, Section, Sheet, Table, Words
from console.reports.figure_cells import span_of, words_of
from console.reports.figure_times import TIMES
from console.reports.paper_calls import gravest_first

COUNTED = (
    ("CallOpened", "Calls that came in"),
    ("CallClosed", "Calls closed"),
    ("UnitSent", "Units sent"),
    ("PolicyOverridden", "Overrides"),
    ("ResponseUnserved", "Asked for and not sent, with a reason"),
    ("ApprovalRanOut", "Approvals that nobody answered in time"),
    ("HandOffRanOut", "Hand-offs not accepted in time"),
    ("PanicReported", "Calls for help by a crew"),
    ("GlassBroken", "Glasses broken"),
    ("ActRefused", "Acts refused for lack of the right"),
)
TO_LOOK_AT = (
    "PolicyOverridden", "GapClosed", "ResponseUnserved", "ApprovalRanOut", "ApprovalAnswered",
    "HandOffRanOut", "PanicReported", "PanicEnded", "UnitRefused", "UnreachedDecided", "GlassBroken",
    "GlassAnswered", "CallReopened", "Redacted", "Restored",
)  # fmt: skip
"""The entries that a supervisor reads one by one."""
WHO = ("SignedIn", "SignedOff", "CallHandedOver", "UnitHandedOver")


class Shift(NamedTuple):
    """What a report is of. name: of the shift; seat: only this position, where one is named.

    board: as of the end. head_in_full: the ledger's head then, in groups to be read aloud. marks: what
    whoever asks is shown.
    """

    name: str
    since: datetime
    until: datetime
    seat: str
    board: Board
    lines: tuple[LogLine, ...]
    calls: tuple[CallRecord, ...]
    head_in_full: str
    marks: Collection[Mark]


def shift_report(shift: Shift, head: Head) -> Sheet:
    """The whole report."""
    shown = shift._replace(
        board=veiled_board(shift.board, frozenset(shift.marks)),
        lines=tuple(each for each in shift.lines if not shift.seat or each.position == shift.seat),
    )
    zone = zone_of(in_force(shift.board).agency.time_zone)
    sections = (
        Section(
            "Left open",
            "",
            (*_about(shown, zone), *_left_open(shift, shown.board, zone), *_signed(shown, zone)),
        ),
        Section("What happened", "", (*_counts(shown), *_times(shown), *_looked_at(shown, zone))),
        Section("Who was here", "", tuple(_who(shown, zone))),
    )
    return Sheet(head, sections)


def _about(shift: Shift, zone: tzinfo) -> Iterator[Block]:
    yield Line("Shift", shift.name, "strong")
    yield Line("From, until", f"{moment_words(shift.since, zone)} until {moment_words(shift.until, zone)}")
    if shift.seat:
        yield Line("Position", f"{visible(shift.seat)} alone; times are of all calls of the room")
    numbers = [line.number for line in shift.lines]
    entries = f"{len(numbers)}, {min(numbers)} to {max(numbers)}" if numbers else "none was recorded"
    yield Line("Entries", entries)


def _left_open(shift: Shift, shown: Board, zone: tzinfo) -> Iterator[Block]:
    """The calls still open, the gravest first, each with who has it and what it waits for.

    Of one position: those that it has, and those that it handed over.
    """
    by_seat = (line for line in shift.lines if line.position == shift.seat)
    handed = {line.subject for line in by_seat if line.kind == "CallHandedOver"}
    calls = [
        call
        for call in gravest_first(shift.board)
        if not shift.seat or call.position == shift.seat or call.id in handed
    ]
    yield Heading(f"Open calls: {len(calls)}")
    rows = tuple(
        (
            call.id,
            f"{visible(title(shown.calls[call.id]))}, since {near_words(call.opened, zone, shift.until)}",
            "nobody yet" if call.waiting else f"{visible(call.owner)}, {visible(call.position)}",
            "; ".join(_awaited(shift.board, call, zone, shift.until))
            or ("to be taken" if call.waiting else "to be closed"),
        )
        for call in calls
    )
    yield (
        Table(("Call", "Where", "With whom", "What it waits for"), (13, 29, 22, 36), rows)
        if rows
        else Words("None.")
    )
    out = [unit for unit in shift.board.units.values() if unit.call is not None]
    if not shift.seat and out:
        agency = in_force(shift.board).agency
        yield Heading(f"Units on calls: {len(out)}")
        yield Table(
            ("Unit", "Call", "Status, since"),
            (20, 20, 60),
            tuple(
                (
                    visible(unit.id),
                    str(unit.call),
                    f"{agency.status_of(unit.status).word}, {near_words(unit.since, zone, shift.until)}",
                )
                for unit in sorted(out, key=lambda each: each.id)
            ),
        )


def _awaited(board: Board, call: Call, zone: tzinfo, now: datetime) -> Iterator[str]:
    if call.gap_open:
        yield "on the gap list"
    if awaits_supervisor(board, call) is not None:
        yield "a supervisor's answer"
    if lacking := still_to_send(board, call):
        yield f"not sent: {listed(lacking)}"
    if call.sent:
        yield "with " + ", ".join(visible(sent.unit) for sent in call.sent)
    if call.hand_off is not None and hand_off_going_on(call):
        yield f"hand-off {STEPS[call.hand_off.step]}"
    if call.line.lost:
        due = f", due {near_words(call.line.due, zone, now)}" if call.line.due else ""
        yield f"call back{due}"


def _signed(shift: Shift, zone: tzinfo) -> Iterator[Block]:
    yield Heading("Sign-off")
    yield Line("Ledger head", shift.head_in_full, "strong")
    for line in shift.lines:
        if line.kind == "SignedOff" and shift.seat:
            at = near_words(line.at, zone, shift.until)
            yield Line("Signed off by", f"{line.who}, {at}, entry {line.number}")
    yield Words(
        "The head is the number of the last entry and the sum over it and all before. Kept on paper, it "
        "shows later whether anything of this shift was changed or cut off.",
        "quiet",
    )
    yield Blank(("Handed over by, name", "Signature", "Time"))
    yield Blank(("Taken over by, name", "Signature", "Time"))


def _counts(shift: Shift) -> Iterator[Block]:
    kinds = [line.kind for line in shift.lines]
    late = sum(bool(line.late) for line in shift.lines)
    rows = [(label, str(kinds.count(kind))) for kind, label in COUNTED]
    rows.append(("Entries made later than it happened", str(late)))
    yield Heading("Counted")
    yield Table(("What", "Count"), (80, 20), tuple(rows), numbers=1)


def _times(shift: Shift) -> Iterator[Block]:
    """The five times of the calls that came in during the shift."""
    yield Heading("How long it took, of the calls that came in")
    rows = tuple((*TIMES[time], *_spread(shift.calls, time)) for time in FROM_TO)
    heads = ("Time", "From, to", "Measured", "Median", "90th percentile")
    yield Table(heads, (15, 37, 16, 16, 16), rows, numbers=3)
    yield Words(f"Percentiles: {PERCENTILE}. A time that lacks a stamp is not measured.", "quiet")


def _looked_at(shift: Shift, zone: tzinfo) -> Iterator[Block]:
    yield Heading("To be looked at one by one")
    lines = [line for line in shift.lines if line.kind in TO_LOOK_AT or _is_dropped(line)]
    rows = tuple(_row(line, zone, shift.until) for line in lines)
    heads = ("When", "Call", "What, and why", "By, at", "Entry")
    yield Table(heads, (12, 13, 45, 22, 8), rows) if rows else Words("Nothing.")


def _is_dropped(line: LogLine) -> bool:
    return line.kind == "HandOffMoved" and line.says.endswith(STEPS["dropped"])


def _who(shift: Shift, zone: tzinfo) -> Iterator[Block]:
    """Who came, who left, and what was handed over to whom."""
    lines = [line for line in shift.lines if line.kind in WHO]
    rows = tuple(_row(line, zone, shift.until) for line in lines)
    heads = ("When", "About", "What", "By, at", "Entry")
    yield (
        Table(heads, (12, 13, 45, 22, 8), rows)
        if rows
        else Words("Nobody signed in or off, nothing was handed over.")
    )


def _row(line: LogLine, zone: tzinfo, now: datetime) -> tuple[str, ...]:
    own = f": “{line.own}”" if line.own else ""
    about = "" if line.subject in ("people", "room") else line.subject
    return (
        near_words(line.at, zone, now),
        about,
        f"{line.says}{own}",
        f"{line.who}, {line.position}",
        str(line.number),
    )


def _spread(calls: Sequence[CallRecord], time: Time) -> tuple[str, str, str]:
    found = sorted(each for each in (measured(call, time) for call in calls) if isinstance(each, int))
    if not found:
        return "0", words_of(None), words_of(None)
    median, ninth = (words_of(span_of(percentile(found, share))) for share in (HALF, NINE_TENTHS))
    return str(len(found)), median, ninth
