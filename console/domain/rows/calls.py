"""The calls list: gap calls first, then waiting, mine, and other positions'."""

from datetime import datetime, timedelta

from console.domain.asked import approval_in_force, asked_for, hand_off_going_on, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.names import SENDS_SOMEBODY
from console.domain.rows.shown import CallRow, Weight
from console.domain.rows.words import RESPONSES, STEPS

SECTIONS = ("On the gap list", "Waiting", "Mine", "Other positions")


def call_rows(board: Board, who: str, position: str, selected: str) -> tuple[CallRow, ...]:
    """The rows of the calls list in their order, each section led by its head.

    Empty sections are left out.
    """
    sections: dict[str, list[Call]] = {name: [] for name in SECTIONS}
    for call in board.calls.values():
        sections[_section(call, who, position)].append(call)
    rows: list[CallRow] = []
    for name, calls in sections.items():
        if calls:
            rows.append(CallRow(name))
            rows += [_row(board, call, name, selected) for call in sorted(calls, key=_order)]
    return tuple(rows)


def title(call: Call) -> str:
    """What a call is called in lists: its address, else its number to call, else its own number."""
    return call.detail("address") or call.detail("callback") or f"Call {call.id}"


def problem(board: Board, call: Call) -> str:
    """The caller's main problem in words, with the weapon where there is one."""
    catalogue = in_force(board).compiled.catalogue
    words = []
    for fact, quiet in (("problem", ""), ("weapon", "none")):
        answer = call.answers.get(fact)
        if answer and answer.answer != quiet and answer.answer != "unknown":
            names = {each.id: each.name.en for each in catalogue.by_id[fact].answers}
            words.append(names[answer.answer])
    return ", ".join([*words[:1], *(word.lower() for word in words[1:])])


def standing(board: Board, call: Call) -> str:
    """Where the call stands, in a few words."""
    if call.line.lost:
        return "Hung up"
    if call.waiting:
        return "Ringing"
    approval = approval_in_force(board, call)
    if approval is not None and approval.answer is None:
        return "Waits for a supervisor"
    if hand_off_going_on(call) and call.hand_off is not None:
        contact = in_force(board).agency.contact_of(call.hand_off.contact)
        return f"{contact.name} {STEPS[call.hand_off.step]}"
    if call.sent:
        first = call.sent[0]
        status = in_force(board).agency.status_of(board.units[first.unit].status)
        more = f" and {len(call.sent) - 1} more" if len(call.sent) > 1 else ""
        return f"{first.unit}{more} {status.word.lower()}"
    waiting = still_to_send(board, call)
    if waiting and call.recommended is not None:
        return f"Not sent yet: {RESPONSES[waiting[0]].name.lower()}"
    return "Asking" if call.answers else "No answers yet"


def _section(call: Call, who: str, position: str) -> str:
    if call.gap_open:
        return SECTIONS[0]
    if call.waiting or not call.owner or (call.line.lost and call.line.due is not None):
        return SECTIONS[1]
    return SECTIONS[2] if (call.owner, call.position) == (who, position) else SECTIONS[3]


def _order(call: Call) -> tuple[int, datetime]:
    priority = call.recommended.priority if call.recommended else None
    return (priority if priority is not None else 9, call.opened)


def _row(board: Board, call: Call, section: str, selected: str) -> CallRow:
    due, state = _clock(board, call, section)
    icon = "gap" if call.gap_open else "lost" if call.line.lost else "ringing" if call.waiting else ""
    line = " · ".join(words for words in (problem(board, call), standing(board, call)) if words)
    since = call.line.since if call.line.lost and call.line.since else call.opened
    return CallRow(
        section,
        call.id,
        title(call),
        line,
        state,
        since,
        due,
        call.recommended.priority if call.recommended else None,
        icon,
        _weight(call, section),
        call.id == selected,
    )


def _clock(board: Board, call: Call, section: str) -> tuple[datetime | None, str]:
    approval = approval_in_force(board, call)
    if call.line.lost and call.line.due is not None:
        return call.line.due, "call back {left}"
    if approval is not None and approval.answer is None:
        return approval.due, "supervisor {left}"
    if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.due is not None:
        return call.hand_off.due, "{left}"
    if call.waiting:
        limit = timedelta(seconds=in_force(board).agency.limits.waiting_s)
        return call.opened + limit, "F3 takes it"
    return None, call.position if section == SECTIONS[3] else ""


def _weight(call: Call, section: str) -> Weight:
    if call.gap_open:
        return "alert"
    return "warn" if section == SECTIONS[1] or hand_off_going_on(call) else "calm"


def nobody_goes(board: Board, call: Call) -> bool:
    """Whether nothing that is asked for puts somebody on the way, and nobody is."""
    return not call.sent and not any(each in SENDS_SOMEBODY for each in asked_for(board, call))
