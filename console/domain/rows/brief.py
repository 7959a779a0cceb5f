"""The crew's brief.

One card a unit, as the crew must hear it, with what was not asked said as plainly as the rest.
"""

from collections.abc import Iterator

from console.domain.asked import somebody_goes
from console.domain.board import Board, Call, Sent, in_force
from console.domain.names import DETAILS, Detail
from console.domain.rows.calls import problem, title
from console.domain.rows.shown import Brief, BriefLine
from console.domain.rows.words import RESPONSES, SAID_BY
from console.policy.facts import Fact

LABELS: dict[Detail, str] = {
    "address": "Place",
    "callback": "Call back",
    "caller": "Caller",
    "person": "Person",
}


def brief(board: Board, call: Call, unit: str) -> Brief:
    """The brief of a unit on a call. The unit must be on the call."""
    sent = next(each for each in call.sent if each.unit == unit)
    lines = (*_details(call, sent), *_facts(board, call, sent), *_told(call, sent), *_others(call, sent))
    task = _task(call, sent)
    head = f"{unit} · {title(call)}"
    plain = "\n".join([f"{head} · call {call.id}", task, *(f"{line.label}: {line.text}" for line in lines)])
    confirmed = sent.confirmed > 0 and sent.confirmed >= max(call.safety_entry, sent.entry)
    return Brief(unit, call.id, head, plain, task, lines, confirmed, sent.confirmed > 0)


def _task(call: Call, sent: Sent) -> str:
    what = RESPONSES[sent.response].name
    if sent.staged and not call.scene_safe_by:
        return f"{what}: STAGE near by. Go in only when a named person declares the scene safe."
    if call.scene_safe_by:
        return f"{what}: go in. Scene declared safe by {call.scene_safe_by}."
    return f"{what}: go to the person."


def _details(call: Call, sent: Sent) -> Iterator[BriefLine]:
    for name in DETAILS:
        written = call.details.get(name)
        if written is None or not written.value:
            yield BriefLine(LABELS[name], "not known", missing=True)
            continue
        text = f"{written.value} (read back)" if written.read_back else written.value
        yield BriefLine(LABELS[name], text, _is_newer(written.entry, sent))


def _facts(board: Board, call: Call, sent: Sent) -> Iterator[BriefLine]:
    room = in_force(board)
    words = problem(board, call)
    if words:
        yield BriefLine("Problem", words)
    needed = room.agency.always_ask if somebody_goes(board, call) else ()
    for fact in room.compiled.catalogue.facts:
        answer = call.answers.get(fact.id)
        if answer is not None and (fact.safety or fact.id in needed):
            missing = answer.answer == "unknown"
            yield BriefLine(fact.name.en, _said(fact, call), _is_newer(answer.entry, sent), missing)
        elif answer is None and fact.id in needed and not _skipped(fact, call):
            yield BriefLine(fact.name.en, "not asked", missing=True)


def _said(fact: Fact, call: Call) -> str:
    answer = call.answers[fact.id]
    names = {each.id: each.name.en for each in fact.answers}
    text = "asked, nobody could say" if answer.answer == "unknown" else names[answer.answer]
    if answer.caveat:
        text += f" (“{answer.caveat}”)"
    return text if answer.said_by == "caller" else f"{text}, said by {SAID_BY[answer.said_by]}"


def _skipped(fact: Fact, call: Call) -> bool:
    facts = call.facts()
    return any(facts.get(other) == value for other, value in fact.skip_when.items())


def _told(call: Call, sent: Sent) -> Iterator[BriefLine]:
    for told in call.told:
        yield BriefLine("Caller was told", told.text, told.at > sent.at and sent.confirmed > 0)
    if not call.told:
        yield BriefLine("Caller was told", "nothing noted", missing=True)
    for note in call.notes[-3:]:
        yield BriefLine("Note", note.text)


def _others(call: Call, sent: Sent) -> Iterator[BriefLine]:
    others = [
        f"{each.unit} ({RESPONSES[each.response].name.lower()})"
        for each in call.sent
        if each.unit != sent.unit
    ]
    yield BriefLine("Also going", ", ".join(others) if others else "nobody else")


def _is_newer(entry: int, sent: Sent) -> bool:
    return 0 < sent.confirmed < entry
