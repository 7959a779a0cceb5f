"""The calls list: crews that call for help first, then gap calls, waiting, mine, other positions'."""

from datetime import datetime, timedelta

from console.domain.asked import (
    asked_for,
    awaits_supervisor,
    hand_off_going_on,
    handed_over,
    still_to_send,
)
from console.domain.board import Board, Call, Room, UnitNow, in_force
from console.domain.rows.joined import callers_told
from console.domain.rows.kept import Kept
from console.domain.rows.problem import dangers, problem
from console.domain.rows.shown import CallRow, Weight
from console.domain.rows.words import STEPS, listed
from console.domain.unreached import must_decide
from console.domain.veil import is_withheld
from console.domain.visible import visible

HELP, GAP, WAITING, MINE, OTHERS = SECTIONS = (
    "Calls for help", "On the gap list", "Waiting", "Mine", "Other positions"
)  # fmt: skip


def call_rows(
    board: Board, who: str, position: str, selected: str, kept: Kept[CallRow] | None = None
) -> tuple[CallRow, ...]:
    """The rows of the calls list in their order, each section led by its head.

    Empty sections are left out. kept: the rows as they were before.
    """
    if not board.calls:
        return ()
    sections: dict[str, list[Call]] = {name: [] for name in SECTIONS}
    for call in board.calls.values():
        sections[_section(board, call, who, position)].append(call)
    in_order = {name: sorted(calls, key=urgency) for name, calls in sections.items() if calls}
    made_from = (
        (call.id, (call, _first_unit(board, call), name, call.id == selected, _whose(call, who, position)))
        for name, calls in in_order.items()
        for call in calls
    )
    found = (kept or Kept()).each(in_force(board), _row_of, made_from)
    return tuple(
        row
        for name, calls in in_order.items()
        for row in (CallRow(name), *(found[call.id] for call in calls))
    )


def _first_unit(board: Board, call: Call) -> UnitNow | None:
    return board.units[call.sent[0].unit] if call.sent else None


def _whose(call: Call, who: str, position: str) -> str:
    """The position whose call it is, where it is another's."""
    return call.position if call.owner and (call.owner, call.position) != (who, position) else ""


def _row_of(
    room: Room, call: Call, first: UnitNow | None, section: str, is_selected: bool, position: str
) -> CallRow:
    """A call's row, from a board with nothing on it but this: it can be made of nothing else."""
    row = _row(Board(room, units={first.id: first} if first else {}), call, section)
    return row._replace(is_selected=is_selected, position=position)


def title(call: Call) -> str:
    """What a call is called in lists: its address, else its number to call, else its own number."""
    known = call.detail("address") or call.detail("callback")
    if is_withheld(known):
        return f"Call {call.id} ({known})"
    return visible(known) or f"Call {call.id}"


def calls_with(board: Board, text: str) -> tuple[str, ...]:
    """The open calls with these words in their number or form, or with this unit, oldest first."""
    wanted = text.casefold()
    held = {
        call.id: (call.id, *(one.value for one in call.details.values()), *(one.unit for one in call.sent))
        for call in board.calls.values()
    }
    return tuple(call for call, words in held.items() if wanted in " ".join(words).casefold())


def standing(board: Board, call: Call) -> str:
    """Where the call stands, in a few words; who is asked for and not sent yet is always told."""
    lacking = still_to_send(board, call)
    words = _standing(board, call, lacking)
    if lacking and (call.sent or call.line.lost):
        return f"{words}; not sent yet: {listed(lacking)}"
    return words


def _standing(board: Board, call: Call, lacking: tuple[str, ...]) -> str:
    units = _units(board, call)
    if call.line.lost:
        return f"Hung up, {units}" if units else "Hung up"
    if call.waiting:
        return "Ringing"
    if awaits_supervisor(board, call) is not None:
        return "Waits for a supervisor"
    if hand_off_going_on(call) and call.hand_off is not None:
        contact = in_force(board).agency.contact_name(call.hand_off.contact)
        return f"{contact} {STEPS[call.hand_off.step]}"
    return units or _without_units(board, call, lacking)


def _units(board: Board, call: Call) -> str:
    if not call.sent:
        return ""
    first = board.units[call.sent[0].unit]
    word = in_force(board).agency.status_of(first.status).word.lower()
    more = f" and {len(call.sent) - 1} more" if len(call.sent) > 1 else ""
    return f"{first.id}{more} {word}"


def _without_units(board: Board, call: Call, lacking: tuple[str, ...]) -> str:
    if lacking:
        return f"Not sent yet: {listed(lacking)}"
    if call.recommended is None or not call.recommended.settled:
        return "Asking" if call.answers else "No answers yet"
    if handed_over(call):
        return "With the crisis line"
    if "transfer_988" in asked_for(board, call):
        return "Declined the crisis line" if call.caller_declined else "Not handed over yet"
    return "Ready to close"


def _section(board: Board, call: Call, who: str, position: str) -> str:
    if call.panics:
        return HELP
    if call.gap_open:
        return GAP
    if call.waiting or not call.owner or _is_owed_a_call_back(board, call):
        return WAITING
    return MINE if (call.owner, call.position) == (who, position) else OTHERS


def _is_owed_a_call_back(board: Board, call: Call) -> bool:
    """Whether the caller is to be called back, or it is to be decided what goes instead."""
    return call.line.lost and (call.line.due is not None or must_decide(board, call))


def urgency(call: Call) -> tuple[int, datetime]:
    """The most urgent first, a call that is not settled by the most urgent it can become; then the oldest.

    Before all of them stand the calls on which a crew calls for help.
    """
    if call.panics:
        return 0, call.panics[0].at
    run = call.recommended
    urgency = run.priority_may_be if run is not None and not run.settled else sure_priority(call)
    return (urgency if urgency is not None else 9, call.opened)


def sure_priority(call: Call) -> int | None:
    """The call's priority, where no answer to come can change it; 1 where a crew calls for help."""
    if call.panics:
        return 1
    run = call.recommended
    if run is None or not (run.settled or run.priority == run.priority_may_be):
        return None
    return run.priority


def _row(board: Board, call: Call, section: str) -> CallRow:
    due, state = _clock(board, call)
    icon = "gap" if call.gap_open else "lost" if call.line.lost else "ringing" if call.waiting else ""
    lead = f"{', '.join(panic.unit for panic in call.panics)}: panic" if call.panics else ""
    danger, about = dangers(board, call), problem(board, call)
    about = about.removeprefix(danger).removeprefix(", ")
    told = (about[:1].upper() + about[1:], standing(board, call), callers_told(call))
    line = " · ".join(words for words in told if words)
    since = call.line.since if call.line.lost and call.line.since else call.opened
    return CallRow(
        section,
        call.id,
        title(call),
        line,
        state,
        since,
        due,
        sure_priority(call),
        "" if lead else icon,
        _weight(call, section),
        lead=lead,
        danger=danger,
    )


def _clock(board: Board, call: Call) -> tuple[datetime | None, str]:
    approval = awaits_supervisor(board, call)
    if call.line.lost and call.line.due is not None:
        tries = in_force(board).agency.limits.call_back_tries
        return call.line.due, "call back {left}" if call.line.tries < tries else "decide {left}"
    if must_decide(board, call):
        return None, "decide again"
    if approval is not None:
        return approval.due, "supervisor {left}"
    if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.due is not None:
        return call.hand_off.due, "{left}"
    if call.waiting:
        limit = timedelta(seconds=in_force(board).agency.limits.waiting_s)
        return call.opened + limit, "F3 takes it"
    return None, ""


def _weight(call: Call, section: str) -> Weight:
    if call.gap_open or call.panics:
        return "alert"
    return "warn" if section == WAITING or hand_off_going_on(call) else "calm"
