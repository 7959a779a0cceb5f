"""The open calls of the paper pack: everything the room knows of each, so that it can go on by hand."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from console.domain.asked import asked_for, hand_off_going_on, handed_over, still_to_send
from console.domain.board import Answer, Board, Call, Sent, in_force, room_for
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.local_time import near_words, zone_of
from console.domain.names import DETAILS
from console.domain.premise import NOTHING_KNOWN, PlaceKnown
from console.domain.records import is_record
from console.domain.rows.advice import advice_card
from console.domain.rows.brief import HURTS_FIRST, LABELS, said_words
from console.domain.rows.calls import sure_priority, title, urgency
from console.domain.rows.guide import crew_questions, run
from console.domain.rows.joined import callers_told
from console.domain.rows.place import zone_words
from console.domain.rows.premise import known_lines
from console.domain.rows.problem import problem
from console.domain.rows.shown import Advice
from console.domain.rows.words import STEPS, minutes, sent_as, short, waits
from console.policy.facts import UNKNOWN, Fact
from console.reports.blocks import Card, Grid, Heading, Line, Tone

BY_HAND = Grid(("True time", "From here by hand: what happened, in words", "By"), (14, 74, 12), 3)
JUSTICE = "Criminal justice"
HAZARD = "Place: hazard"


def gravest_first(board: Board) -> tuple[Call, ...]:
    """The open calls: gap calls, then by urgency, the oldest first among equals."""
    return tuple(sorted(board.calls.values(), key=lambda call: (not call.gap_open, urgency(call))))


def call_card(board: Board, call: Call, now: datetime, known: PlaceKnown = NOTHING_KNOWN) -> Card:
    """One call as of now. known: what is known of its place."""
    zone = zone_of(in_force(board).agency.time_zone)
    advice = advice_card(board, call, now, changing=False)
    parts = (
        *_whose(call, now, zone),
        *_details(call),
        *_place(board, call, known, now, zone),
        *_known(board, call, now, zone),
        *_not_asked(board, call),
        *_asked_for(advice),
        *_sent(board, call, now, zone),
        *_notices(advice, now, zone),
        *_pending(board, call, now, zone),
        *_told(call, now, zone),
        BY_HAND,
    )
    return Card(title(call), f"{_priority(call)}  {call.id}", parts)


def _priority(call: Call) -> str:
    priority = sure_priority(call)
    gap = "GAP CALL, " if call.gap_open else ""
    return f"{gap}P{priority}" if priority else f"{gap}P?"


def _whose(call: Call, now: datetime, zone: tzinfo) -> Iterator[Line]:
    opened = f"{near_words(call.opened, zone, now)}, {minutes(call.opened, now)} ago"
    if call.waiting or not call.owner:
        yield Line("Rings since", f"{opened}. Nobody has taken it yet.", "strong")
    else:
        yield Line("Opened", f"{opened}. At {call.position}, {call.owner}.")


def _details(call: Call) -> Iterator[Line]:
    for name in DETAILS:
        written = call.details.get(name)
        if written is None or not written.value:
            yield Line(LABELS[name], "not known", "lacking")
        else:
            read_back = "read back" if written.read_back else "not read back"
            is_place = name in ("address", "callback")
            yield Line(LABELS[name], f"{written.value} ({read_back})" if is_place else written.value)
    if told := callers_told(call):
        yield Line("Callers", told)


def _place(board: Board, call: Call, known: PlaceKnown, now: datetime, zone: tzinfo) -> Iterator[Line]:
    """Where the place lies, the policy that it brings, what stays with it, and who rang from there before."""
    if words := zone_words(board, call):
        yield Line("Zone", words)
    if call.policy:
        yield Line("Policy", room_for(board, call).compiled.policy.title, "strong")
    for label, text in known_lines(known, now, zone):
        yield Line(label, text, "strong" if label == HAZARD else "plain")


def _known(board: Board, call: Call, now: datetime, zone: tzinfo) -> Iterator[Heading | Line]:
    """What was answered: each danger on a line, what can hurt a crew first; what is quiet in one.

    Then all else, and last, each on a line that says so, what stands in records of criminal justice.
    """
    by_id = in_force(board).compiled.catalogue.by_id
    asked = problem(board, call)
    yield Heading(f"Known: {asked}" if asked else "Known" if call.answers else "Nothing is known yet")
    order = {fact: place for place, fact in enumerate(HURTS_FIRST)}
    known = [
        (by_id[fact], call.answers[fact])
        for fact in sorted(
            call.answers, key=lambda each: (order.get(each, len(order)), not by_id[each].safety)
        )
    ]
    said = {
        fact.id: f"{said_words(fact, answer)}, {near_words(answer.at, zone, now)}" for fact, answer in known
    }
    justice = [each for each in known if _is_justice(*each)]
    alone = [each for each in known if each not in justice and _stands_alone(*each)]
    rest = [fact for fact, answer in known if (fact, answer) not in (*justice, *alone)]
    for fact, answer in alone:
        tone: Tone = "lacking" if answer.answer == UNKNOWN else "strong" if fact.danger else "plain"
        yield Line(fact.name.en, said[fact.id], tone)
    for label, is_safety in (("Safety, quiet", True), ("Also said", False)):
        lines = [f"{fact.name.en}: {said[fact.id]}" for fact in rest if fact.safety is is_safety]
        if lines:
            yield Line(label, "; ".join(lines))
    for fact, _ in justice:
        yield Line(JUSTICE, f"{fact.name.en}: {said[fact.id]}. For deputies only.", "justice")


def _is_justice(fact: Fact, answer: Answer) -> bool:
    return fact.mark == "criminal_justice" or is_record(fact, answer.said_by)


def _stands_alone(fact: Fact, answer: Answer) -> bool:
    """Whether an answer is a danger, or nobody could say, or somebody's own words belong to it."""
    is_grave = fact.danger is not None and answer.answer != fact.quiet
    return is_grave or answer.answer == UNKNOWN or bool(answer.caveat) or answer.said_by != "caller"


def _not_asked(board: Board, call: Call) -> Iterator[Line]:
    """What the policy and the crew still need, in the order in which it is asked."""
    room = room_for(board, call)
    names = {fact.id: fact.name.en for fact in room.compiled.catalogue.facts}
    level_of, found = room.compiled.level_of, run(board, call)
    needed = sorted((fact for fact in found.open if fact != "care_team"), key=lambda fact: level_of[fact])
    crew = [fact for fact in crew_questions(board, call) if fact not in needed]
    lists = {"for the policy": needed, "for the crew": crew}
    said = [f"{who}: {', '.join(names[fact] for fact in facts)}" for who, facts in lists.items() if facts]
    if said:
        yield Line("NOT ASKED", "; ".join(said), "lacking")
    else:
        yield Line("Not asked", "nothing that the policy or the crew needs")


def _asked_for(advice: Advice) -> Iterator[Line]:
    """What the policy asks for now, with what people decided over it, and by which rule."""
    unsettled = f" ({advice.unsettled})" if advice.unsettled else ""
    yield Line("Asked for now", f"{advice.headline}{unsettled}", "strong")
    for item in advice.items:
        if item.state != "not_needed":
            detail = f", {item.detail}" if item.detail else ""
            rules = f" ({item.rules})" if item.rules else ""
            yield Line("", f"{item.words}{detail}{rules}")
    for reason in advice.reasons:
        yield Line("Why", f"{reason.lead} {reason.rest}".strip())


def _sent(board: Board, call: Call, now: datetime, zone: tzinfo) -> Iterator[Line]:
    for sent in call.sent:
        yield Line("Sent", _stands(board, call, sent, now, zone), "strong")
    lacking = still_to_send(board, call)
    if lacking:
        yield Line("NOT SENT YET", short(lacking), "lacking")
    elif not call.sent:
        yield Line("Sent", "nobody is there or on the way")
    if call.served:
        yield Line("Were there", short(call.served))


def _stands(board: Board, call: Call, sent: Sent, now: datetime, zone: tzinfo) -> str:
    """A unit on the call: what for, where it stands, and whether it knows what it must."""
    unit = board.units[sent.unit]
    word = in_force(board).agency.status_of(unit.status).word
    said = [f"{unit.id}, {sent_as(sent.response).lower()}: {word} since {near_words(unit.since, zone, now)}"]
    if sent.staged and unit.counts_as in ON_THE_WAY and not call.scene_safe_by:
        waiting = waits(unit.counts_as).upper()
        said.append(f"{waiting} until a named person declares the scene safe")
    if not sent.confirmed:
        said.append("brief not read back")
    elif sent.confirmed < max(call.safety_entry, sent.told):
        said.append("must hear the brief again: it changed")
    return "; ".join(said)


def _notices(advice: Advice, now: datetime, zone: tzinfo) -> Iterator[Line]:
    """What people decided and what is awaited of a supervisor, and until when."""
    for notice in advice.notices:
        late = notice.due is not None and notice.due <= now
        until = (
            f" {'Overdue since' if late else 'Until'} {near_words(notice.due, zone, now)}."
            if notice.due
            else ""
        )
        yield Line(notice.lead, f"{notice.says}{until}", "strong" if notice.due else "plain")


def _pending(board: Board, call: Call, now: datetime, zone: tzinfo) -> Iterator[Line]:
    """What is awaited and until when: the call-back, the crisis line, what the policy asks for later."""
    line = call.line
    if line.lost:
        due = f"due {near_words(line.due, zone, now)}" if line.due else "due"
        since = f"hung up {near_words(line.since, zone, now)}" if line.since else "hung up"
        number = call.detail("callback") or "number not known"
        tried = {0: "not tried yet", 1: "tried once"}.get(line.tries, f"tried {line.tries} times")
        yield Line("CALL BACK", f"{due}: {number} ({since}, {tried})", "strong")
    yield from _hand_off(board, call, now, zone)
    if call.scene_safe_by:
        yield Line("Scene", f"declared safe by {call.scene_safe_by}")
    if "follow_up" in asked_for(board, call):
        yield Line("Later", "call back within the agency's limit", "strong")


def _hand_off(board: Board, call: Call, now: datetime, zone: tzinfo) -> Iterator[Line]:
    step = call.hand_off
    if step is None:
        return
    # A step of long ago may name a line that the pack in force has no longer: then its id stands.
    names = {each.id: f"{each.name}, {each.number}" for each in in_force(board).agency.contact}
    said = f"{names.get(step.contact, step.contact)}: {STEPS[step.step]}"
    said += f" since {near_words(call.hand_off_at, zone, now)}" if call.hand_off_at else ""
    said += f", by {call.accepted_by}" if call.accepted_by else ""
    if hand_off_going_on(call):
        due = f" Must have accepted by {near_words(step.due, zone, now)}." if step.due else ""
        yield Line("HAND-OFF", f"{said}. The call is still ours.{due}", "strong")
    else:
        yield Line("Hand-off", f"{said}." + ("" if handed_over(call) else " The call is ours."))


def _told(call: Call, now: datetime, zone: tzinfo) -> Iterator[Line]:
    for told in call.told:
        yield Line("Caller was told", f"{told.text} ({near_words(told.at, zone, now)}, {told.who})")
    if not call.told:
        yield Line("Caller was told", "nothing noted", "lacking")
    for note in sorted(call.notes, key=lambda note: note.at):
        said = f"{note.text} ({near_words(note.at, zone, now)}, {note.who})"
        justice = Line(JUSTICE, f"{said}. For deputies only.", "justice")
        yield justice if note.is_justice else Line("Note", said)
