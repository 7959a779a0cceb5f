"""The crew's brief.

One card a unit, as the crew must hear it, with what was not asked said as plainly as the rest. What stands in
records of criminal justice is on it only where the whole crew may hear it (`records.hears_records`).
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from console.domain.board import Answer, Board, Call, Sent, UnitNow, in_force
from console.domain.deciding.staging import ON_THE_WAY
from console.domain.local_time import zone_of
from console.domain.names import DETAILS, Detail
from console.domain.premise import PremiseNote
from console.domain.records import ASK_THE_ROOM, hears_records, is_record
from console.domain.rows.calls import title
from console.domain.rows.guide import is_skipped
from console.domain.rows.joined import callers_line
from console.domain.rows.premise import premise_lines
from console.domain.rows.said import answer_name, own_words
from console.domain.rows.shown import Brief, BriefLine
from console.domain.rows.words import RECORDS, SAID_BY, sent_as, waits
from console.domain.rows.young import YOUNG
from console.domain.visible import visible
from console.policy.facts import UNKNOWN, Fact

LABELS: Mapping[Detail, str] = MappingProxyType(
    {"address": "Place", "callback": "Call back", "caller": "Caller", "person": "Person"}
)
HURTS_FIRST = (
    "weapon",
    "weapon_access",
    "violence",
    "threat",
    "others_in_danger",
    "hazard",
    "others_present",
)
"""The facts that a crew must hear before all others: what can hurt it, and whether children are there."""
WHERE_AND_WHO: tuple[Detail, ...] = ("address", "person")


def brief(board: Board, call: Call, unit: str, known: Sequence[PremiseNote] = ()) -> Brief:
    """The brief of a unit on a call. The unit must be on the call. known: what is known of the place."""
    sent = next(each for each in call.sent if each.unit == unit)
    lines = tuple(_in_order(board, call, sent, known))
    task = _task(call, sent)
    head = f"{unit} · {title(call)}"
    plain = "\n".join([f"{head} · call {call.id}", task, *(f"{line.label}: {line.text}" for line in lines)])
    confirmed = sent.confirmed > 0 and sent.confirmed >= max(call.safety_entry, sent.entry)
    return Brief(unit, call.id, head, plain, task, lines, confirmed, sent.confirmed > 0)


def _in_order(board: Board, call: Call, sent: Sent, notes: Sequence[PremiseNote]) -> Iterator[BriefLine]:
    """Who calls for help here, then what changed since it was read back, then what can hurt the crew.

    Children come before all that can hurt; then where and who, then the rest.
    """
    yield from _panics(call, sent)
    young = dict(_young(call, sent))
    known, details = dict(_facts(board, call, sent)) | young, dict(_details(call, sent))
    first = [known.pop(fact) for fact in young]
    danger = [known.pop(fact) for fact in HURTS_FIRST if fact in known]
    where = [details.pop(name) for name in WHERE_AND_WHO]
    callers = callers_line(call, sent.confirmed)
    told = (*_told(board, call, sent), *_others(board, call, sent))
    rest = (*known.values(), *details.values(), *callers, *told)
    place = premise_lines(notes, sent.confirmed, zone_of(in_force(board).agency.time_zone))
    yield from sorted((*first, *danger, *where, *place, *rest), key=lambda line: not line.changed)


def _panics(call: Call, sent: Sent) -> Iterator[BriefLine]:
    """Another crew of this call that calls for help: whoever goes there must hear that first."""
    others = [panic.unit for panic in call.panics if panic.unit != sent.unit]
    if others:
        here = "on this call; nobody has found it safe yet"
        yield BriefLine("Calls for help", f"{', '.join(others)}, {here}", _is_newer(call.safety_entry, sent))


def _young(call: Call, sent: Sent) -> Iterator[tuple[str, BriefLine]]:
    """Children at the scene and a minor in crisis, each a line of its own, with the words of who said it."""
    for fact, answers, label in YOUNG:
        answer = call.answers.get(fact)
        if answer is not None and answer.answer in answers:
            said = f"“{own_words(answer)}”, " if own_words(answer) else ""
            text = f"{said}said by {SAID_BY[answer.said_by]}"
            yield fact, BriefLine(label, text, _is_newer(answer.entry, sent))


def _task(call: Call, sent: Sent) -> str:
    what = sent_as(sent.response)
    if sent.staged and not call.scene_safe_by:
        meets = f" Meet {pair} there." if (pair := call.pair_of(sent)) else ""
        return f"{what}: STAGE nearby.{meets} Go in only when a named person declares the scene safe."
    if call.scene_safe_by:
        return f"{what}: go in. Scene declared safe by {visible(call.scene_safe_by)}."
    return f"{what}: go to the person."


def _details(call: Call, sent: Sent) -> Iterator[tuple[Detail, BriefLine]]:
    for name in DETAILS:
        written = call.details.get(name)
        if written is None or not written.value:
            yield name, BriefLine(LABELS[name], "not known", missing=True)
            continue
        text = visible(written.value) + (" (read back)" if written.read_back else "")
        yield name, BriefLine(LABELS[name], text, _is_newer(written.entry, sent))


def _facts(board: Board, call: Call, sent: Sent) -> Iterator[tuple[str, BriefLine]]:
    """Every answer with its caveat, and what the crew needs and nobody was asked, in catalogue order."""
    room = in_force(board)
    for fact in room.compiled.catalogue.facts:
        answer = call.answers.get(fact.id)
        if is_skipped(fact, call):
            continue
        if answer is None:
            if fact.id in room.agency.always_ask:
                is_changed = fact.id == call.last_fact and _is_newer(call.last_fact_entry, sent)
                yield fact.id, BriefLine(fact.name.en, "not asked", is_changed, missing=True)
            continue
        is_changed = _is_newer(answer.entry, sent) or (
            fact.id == call.last_fact and _is_newer(call.last_fact_entry, sent)
        )
        line = BriefLine(fact.name.en, _said(board, fact, call, sent), is_changed, answer.answer == UNKNOWN)
        yield fact.id, line


def _said(board: Board, fact: Fact, call: Call, sent: Sent) -> str:
    answer = call.answers[fact.id]
    if is_record(fact, answer.said_by) and not hears_records(in_force(board).agency, sent.unit):
        return ASK_THE_ROOM
    return said_words(fact, answer)


def said_words(fact: Fact, answer: Answer) -> str:
    """An answer as it is told: with the caller's own words, and by whom where that is not the caller."""
    text = "asked, nobody could say" if answer.answer == UNKNOWN else answer_name(fact, answer.answer)
    if own_words(answer):
        text += f" (“{own_words(answer)}”)"
    return text if answer.said_by == "caller" else f"{text}, said by {SAID_BY[answer.said_by]}"


def _told(board: Board, call: Call, sent: Sent) -> Iterator[BriefLine]:
    for told in call.told:
        yield BriefLine("Caller was told", visible(told.text), _is_newer(told.entry, sent))
    if not call.told:
        yield BriefLine("Caller was told", "nothing noted", missing=True)
    yield from _records(board, call, sent)
    for note in call.notes:
        if not note.is_justice:
            yield BriefLine("Note", visible(note.text), _is_newer(note.entry, sent))


def _records(board: Board, call: Call, sent: Sent) -> Iterator[BriefLine]:
    """What was noted of police records; a crew that may not hear it hears in one line that there is some."""
    notes = [note for note in call.notes if note.is_justice]
    if hears_records(in_force(board).agency, sent.unit):
        yield from (BriefLine(RECORDS, visible(note.text), _is_newer(note.entry, sent)) for note in notes)
    elif notes:
        yield BriefLine(RECORDS, ASK_THE_ROOM, any(_is_newer(note.entry, sent) for note in notes))


def _others(board: Board, call: Call, sent: Sent) -> Iterator[BriefLine]:
    others = [each for each in call.sent if each.unit != sent.unit]
    said = [f"{each.unit} ({', '.join(_goes_as(board.units[each.unit], each))})" for each in others]
    is_changed = any(_is_newer(each.entry, sent) for each in others)
    yield BriefLine("Also going", ", ".join(said) if said else "nobody else", is_changed)


def _goes_as(unit: UnitNow, sent: Sent) -> Iterator[str]:
    """What another crew goes as, and that it is not to go in yet."""
    yield sent_as(sent.response).lower()
    if sent.staged and unit.counts_as in ON_THE_WAY:
        yield waits(unit.counts_as)


def _is_newer(entry: int, sent: Sent) -> bool:
    return 0 < sent.confirmed < entry
