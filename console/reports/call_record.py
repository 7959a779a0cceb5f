"""The record of a call for a board or a court: what was known, when, under which policy, and who decided.

Nothing is told here that no entry holds; each row names its entry. What whoever asks may not see is veiled
as everywhere else, by the marks of the fields, and says so in its place.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, tzinfo
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board, Call, Room, in_force, room_for
from console.domain.entry import Entry
from console.domain.figures.record import CallRecord, Stint
from console.domain.local_time import date_words, zone_of
from console.domain.names import DETAILS, Mark
from console.domain.rows.acts import LATER, act_words, answer_word, dated_words
from console.domain.rows.guide import crew_questions, run
from console.domain.rows.log_lines import LogLine
from console.domain.rows.policy_since import adopted_words
from console.domain.rows.words import SAID_BY, listed, sent_as, short
from console.domain.veil import OF_CALLS, facts_of, veiled, veiled_board
from console.domain.visible import visible
from console.policy.model import PARTS
from console.reports.blocks import Block, Head, Heading, Line, Section, Sheet, Table, Words
from console.reports.paper_policy import BY_HAND_HEADING, policy_blocks

LABELS = {"address": "Place", "callback": "Number", "caller": "Caller", "person": "Person"}
DECIDED = (
    e.Recommended, e.ApprovalAsked, e.ApprovalAnswered, e.ApprovalRanOut, e.PolicyOverridden, e.GapClosed,
    e.ResponseUnserved, e.UnreachedDecided, e.AreaPolicyUsed, e.SceneDeclaredSafe, e.DeputiesAsked,
    e.DeputiesAnswered, e.HandOffRanOut,
)  # fmt: skip
"""The entries by which something was advised, asked of somebody, or decided."""
WITH = "Personal data is in this record: hand it only to whom it is for."
WITHOUT = (
    "Without personal data: words under the marks person, health and criminal justice are withheld, the "
    "answers among them. Which rule decided and what the policy says of it, who entered it and when, is told."
)


class Of(NamedTuple):
    """A call as its record tells it: the board when it ended, entries, times, and which marks may be seen."""

    board: Board
    call: Call
    entries: tuple[Entry, ...]
    lines: tuple[LogLine, ...]
    times: CallRecord
    marks: Collection[Mark]


def call_record(of: Of, head: Head) -> Sheet:
    """The whole record."""
    room = room_for(of.board, of.call)
    seen = of._replace(entries=tuple(veiled(each, of.marks, facts_of(of.board)) for each in of.entries))
    shown = veiled_board(of.board, frozenset(of.marks))
    zone = zone_of(room.agency.time_zone)
    sections = (
        Section("The call", "", tuple(_about(seen, shown, room, head, zone))),
        Section("What was known", "", tuple(_known(seen, room, zone))),
        Section("Advice and decisions", "", tuple(_decisions(seen, room, zone))),
        Section("Units and hand-offs", "", tuple(_units(seen, room, zone))),
        Section("Every entry", "As the log has it, in the order of recording.", tuple(_log(seen, zone))),
        Section("Policy in force for the call", "", tuple(_policy(_room_shown(shown, of.call, room)))),
        Section("The policy's text", "As it was adopted, line by line.", tuple(_text(room))),
    )
    return Sheet(head, sections)


def moment(at: datetime | None, zone: tzinfo) -> str:
    """A moment to the second, with its date and the letters of its zone; a dash for none."""
    if at is None:
        return "not entered"
    local = at.astimezone(zone)
    return f"{date_words(at, zone)}, {local:%H:%M:%S} {local.tzname()}"


def _about(of: Of, shown: Board, room: Room, head: Head, zone: tzinfo) -> Iterator[Block]:
    times, call = of.times, shown.calls[of.call.id]
    yield Words(WITH if OF_CALLS.issubset(of.marks) else WITHOUT, "strong")
    yield Line("Call", of.call.id, "strong")
    yield Line("Came in", moment(times.opened, zone))
    yield Line("Answered", moment(times.answered, zone))
    yield Line("Looked after by", f"{call.owner or 'nobody'}, {call.position}".rstrip(", "))
    for name in DETAILS:
        yield Line(LABELS[name], visible(call.detail(name)) or "not entered")
    yield from _outcome(of, room, zone)
    policy = room.compiled.policy
    yield Heading("Under which policy")
    yield Line("Policy", f"{policy.title} ({policy.id})", "strong")
    yield Line("In force", adopted_words(_room_shown(shown, of.call, room)))
    adopted = room.adopted or in_force(of.board).adopted
    yield Line("Adopted in", f"entry {adopted.entry}" if adopted is not None else "not known")
    yield Line("Fingerprint", room.fingerprint)
    yield Heading("Where this is from")
    yield Line(
        "Entries", f"{len(of.entries)} about this call, {of.entries[0].number} to {of.entries[-1].number}"
    )
    yield Line("Ledger head", head.head_line)


def _outcome(of: Of, room: Room, zone: tzinfo) -> Iterator[Line]:
    """How the call ended, in the words of its last ending; that it is open where it has none."""
    ended = [each for each in of.entries if isinstance(each.body, e.CallClosed | e.CallJoined)]
    if of.times.closed is None and not of.times.joined_to:
        yield Line("Outcome", "The call is still open.", "strong")
        return
    entry = ended[-1]
    yield Line("Outcome", f"{act_words(entry, room)} (entry {entry.number})", "strong")
    yield Line("Ended", moment(entry.happened_at, zone))
    if isinstance(entry.body, e.CallClosed):
        for label, words in (
            ("Note", entry.body.note),
            ("Next action", entry.body.next_action),
            ("Approved by", entry.body.approved_by or ""),
        ):
            if words:
                yield Line(label, visible(words))


def _room_shown(shown: Board, call: Call, room: Room) -> Room:
    """The room of the call as it may be shown: by whom it was adopted is somebody's name."""
    return room_for(shown, shown.calls[call.id]) if shown.room is not None else room


def _known(of: Of, room: Room, zone: tzinfo) -> Iterator[Block]:
    names = {fact.id: fact.name.en for fact in room.compiled.catalogue.facts}
    yield Heading("What was not asked")
    found = run(of.board, of.call)
    needed = [fact for fact in found.open if fact != "care_team"]
    crew = [fact for fact in crew_questions(of.board, of.call) if fact not in needed]
    rest = [fact for fact in names if fact not in (*of.call.answers, *needed, *crew) and fact != "care_team"]
    for label, facts in (("The policy needed", needed), ("The crew needed", crew), ("Neither needed", rest)):
        yield Line(label, ", ".join(names[fact] for fact in facts) or "nothing that was not asked")
    yield Heading("What was answered, in the order in which it was entered")
    rows = [
        _answer(entry, entry.body, of, room, zone)
        for entry in of.entries
        if isinstance(entry.body, e.FactAnswered)
    ]
    heads = ("Question", "Answer", "Own words, who said it", "When, entered by", "Entry")
    yield Table(heads, (21, 20, 26, 24, 9), tuple(rows)) if rows else Words("Nothing was answered.")
    later = [entry for entry in of.entries if isinstance(entry.body, e.QuestionPutOff | e.TakenBack)]
    if later:
        yield Heading("Put off, and taken back")
        for entry in later:
            told = f"{dated_words(entry, room)} ({entry.who}, entry {entry.number})"
            yield Line(moment(entry.happened_at, zone), told)


def _answer(entry: Entry, body: e.FactAnswered, of: Of, room: Room, zone: tzinfo) -> tuple[str, ...]:
    names = {fact.id: fact.name.en for fact in room.compiled.catalogue.facts}
    own = f"“{visible(body.caveat)}”, " if body.caveat else ""
    stands = of.call.answers.get(body.fact)
    is_last = stands is not None and stands.entry == entry.number
    return (
        names.get(body.fact, body.fact),
        answer_word(body.fact, body.answer, room) + ("" if is_last else " (changed later)"),
        f"{own}{SAID_BY.get(body.said_by, body.said_by)}",
        f"{_when(entry, zone)}, {visible(entry.who)}",
        str(entry.number),
    )


def _decisions(of: Of, room: Room, zone: tzinfo) -> Iterator[Block]:
    rows = tuple(
        (
            _when(entry, zone),
            act_words(entry, room),
            _why(entry, room),
            f"{visible(entry.who)}, {visible(entry.position)}",
            str(entry.number),
        )
        for entry in of.entries
        if isinstance(entry.body, DECIDED)
    )
    heads = ("When", "What", "Rules and reasons", "Entered by", "Entry")
    yield (
        Table(heads, (17, 28, 32, 15, 8), rows) if rows else Words("No advice was given or decision entered.")
    )


def _why(entry: Entry, room: Room) -> str:
    """The rules that decided with what the policy says of each, or the reason that a person gave."""
    body = entry.body
    if isinstance(body, e.Recommended):
        if not body.settled:
            return f"Certain by then: {short(body.certain)}" if body.certain else "Nothing was certain yet."
        rules = {rule.id: rule for part in PARTS for rule in room.compiled.policy.parts[part]}
        under = "" if body.fingerprint == room.fingerprint else " (under another version of policy or agency)"
        told = (
            f"{body.rules[part]}: {rules[body.rules[part]].because}"
            if body.rules[part] in rules
            else body.rules[part]
            for part in PARTS
            if part in body.rules
        )
        asks = f"Asks for: {listed([each for sends in body.responses.values() for each in sends])}."
        return " ".join((asks, *told)) + under
    if isinstance(body, e.PolicyOverridden):
        by = f" Approved by {visible(body.approved_by)}." if body.approved_by else ""
        reason = visible(body.reason).removesuffix(".")
        return f"Instead of: {listed(body.instead_of)}. Reason: {reason}.{by}"
    words = getattr(body, "reason", "") or getattr(body, "note", "")
    return visible(str(words)) if words else ""


def _units(of: Of, room: Room, zone: tzinfo) -> Iterator[Block]:
    yield Heading("Units")
    rows = tuple(_stint(stint, zone) for stint in of.times.stints)
    heads = ("Unit", "For", "Sent", "With the person", "Off the call")
    yield Table(heads, (19, 18, 21, 21, 21), rows) if rows else Words("No unit was sent.")
    moved = [each for each in of.entries if isinstance(each.body, e.HandOffMoved | e.HandOffRanOut)]
    yield Heading("Hand-offs")
    told = tuple(
        (
            _when(entry, zone),
            act_words(entry, room),
            visible(str(getattr(entry.body, "person", ""))),
            visible(str(getattr(entry.body, "reason", ""))),
            str(entry.number),
        )
        for entry in moved
    )
    heads = ("When", "Step", "Who accepted", "Reason", "Entry")
    yield Table(heads, (20, 36, 18, 18, 8), told) if told else Words("None was begun.")


def _stint(stint: Stint, zone: tzinfo) -> tuple[str, ...]:
    kind = f"{visible(stint.unit)}, {stint.kind.lower()}" if stint.kind else visible(stint.unit)
    times = (moment(at, zone) for at in (stint.sent, stint.there, stint.left))
    return (kind, sent_as(stint.response), *times)


def _log(of: Of, zone: tzinfo) -> Iterator[Block]:
    rows = tuple(
        (
            str(line.number),
            moment(line.at, zone) + (f" ({line.late})" if line.late else ""),
            line.says + (f" (was: {line.was})" if line.was else "") + (f": “{line.own}”" if line.own else ""),
            f"{line.who}, {line.position}",
        )
        for line in of.lines
    )
    yield Table(("Entry", "When", "What happened", "By, at"), (8, 22, 50, 20), rows)


def _policy(room: Room) -> Iterator[Block]:
    """The policy card, without how to decide by it by hand."""
    by_hand = False
    for block in policy_blocks(room):
        by_hand = block.text == BY_HAND_HEADING if isinstance(block, Heading) else by_hand
        if not by_hand:
            yield block


def _text(room: Room) -> Iterator[Block]:
    for line in room.compiled.policy.text.splitlines():
        yield Words(visible(line), "quiet")


def _when(entry: Entry, zone: tzinfo) -> str:
    """When it happened; where it was entered later, that too and why."""
    words = moment(entry.happened_at, zone)
    if not entry.why_then:
        return words
    why = next((said for why, said in LATER.items() if why == entry.why_then), "entered later")
    return f"{words}; {why}, {moment(entry.at, zone)}"
