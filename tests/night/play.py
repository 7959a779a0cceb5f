"""A night in a room, minute by minute: who answers, who goes, what goes wrong, and what is done about it.

Everything is done by commands through the real ledger on a real file. What has to be done next is read from
the alerts and the board, as a person reads it: so whatever no alert tells is forgotten, and shows at the end.
"""

from collections.abc import Iterator
from datetime import timedelta

from console.domain import commands as c
from console.domain.asked import asked_for, still_to_send
from console.domain.board import Sent, in_force
from console.domain.deciding.ends import fitting_endings
from console.domain.rows.alerts import alerts
from console.domain.rows.by_clock import by_clock
from console.domain.rows.guide import next_question
from console.domain.rows.guide import run as policy_run
from console.domain.rows.next_actions import next_alerts
from console.domain.rows.strip import certain_strip, sent_by
from tests.night.answers import answer_alert, hand_over
from tests.night.room import DEPUTY, SEATS, SUPERVISOR, Night
from tests.night.truth import a_caller

SHIFTS = (
    ("okoro", "lindqvist", "sorensen"),
    ("brandt", "okoro", "lindqvist"),
    ("sorensen", "brandt", "okoro"),
)
ANSWERS_A_MIN = 5
SENDINGS_MAX = 6
HEARD = ("Harrow", "on Mill Road", "behind the water tower")
"""What crews say of where they are."""


def sit_down(night: Night, shift: int) -> None:
    """The next shift takes the seats over, one after the other; what is open is handed to who still sits."""
    for at, (seat, person) in enumerate(zip(SEATS, SHIFTS[shift], strict=True)):
        if seat in night.board.people.seats:
            night.do(c.SignOff(receiver=SEATS[(at + 1) % len(SEATS)]), seat)
        night.do(c.SignIn(person=person), seat)


def ring(night: Night) -> None:
    """Somebody calls; now and then nobody has a hand free at once."""
    caller = a_caller(night.chance, len(night.callers))
    seat = night.chance.choice(SEATS)
    (opened, *_) = night.do(c.OpenCall(callback=caller.number, waiting=night.chance.random() < 0.2), seat)
    night.callers[opened.subject] = caller


def minute(night: Night) -> None:
    """What the room does in a minute: the alerts, the questions, who goes, and what crews report."""
    for command in tuple(by_clock(night.board, night.now)):
        night.tried(command)
    for alert in alerts(night.board, night.now):
        if not alert.call or alert.call in night.board.calls:
            answer_alert(night, alert)
    for call in tuple(night.board.calls):
        ask(night, call)
        send(night, call)
        crews(night, call)
        finish(night, call)
    keep_promises(night)
    _measure(night)


def keep_promises(night: Night) -> None:
    """What was promised on closed calls and is due at each seat: the first try reaches nobody."""
    for seat in SEATS:
        for alert in next_alerts(night.board, night.now, seat, lambda _: "open"):
            call = alert.id.partition(":")[2]
            outcome = "done" if night.board.next_actions[call].tries else "not_reached"
            night.do(c.NoteNextAction.model_validate({"call": call, "outcome": outcome}), seat)


def ask(night: Night, call_id: str) -> None:
    """Write the address, then ask what is next, as long as the caller is there."""
    for _ in range(ANSWERS_A_MIN):
        call = night.board.calls[call_id]
        caller = night.callers.get(call_id)
        if call.waiting or call.line.lost or caller is None:
            return
        if not call.detail("address"):
            night.do(c.SetDetail(call=call_id, field="address", value=caller.address), call.position)
            continue
        if caller.hangs_up and len(call.answers) > 3 and not call.line.tries:
            night.do(c.LoseLine(call=call_id), call.position)
            return
        fact, _ = next_question(night.board, call, policy_run(night.board, call))
        if not fact:
            return
        answers = in_force(night.board).compiled.catalogue.by_id[fact].answer_ids
        true = caller.facts.get(fact, answers[0])
        night.do(c.AnswerFact(call=call_id, fact=fact, answer=true), call.position)


def send(night: Night, call_id: str) -> None:
    """Press F9 as long as it sends somebody: who fits best, or a pair, or who comes next with the reason."""
    for _ in range(SENDINGS_MAX):
        call = night.board.calls[call_id]
        strip = certain_strip(night.board, call)
        if not strip.act or night.tried(sent_by(strip), call.position):
            return


def crews(night: Night, call_id: str) -> None:
    """What the crews on a call do and report."""
    for sent in night.board.calls[call_id].sent:
        crew(night, call_id, sent)


def crew(night: Night, call_id: str, sent: Sent) -> None:
    """One crew: it refuses, drives, waits, is there, calls for help, asks for deputies, or is done."""
    call, unit, chance = night.board.calls[call_id], night.board.units[sent.unit], night.chance
    seat = call.position
    match unit.counts_as:
        case "dispatched":
            if chance.random() < 0.05:
                night.tried(c.RefuseToGo(unit=unit.id, why="alone"), seat)
            elif chance.random() < 0.7:
                night.tried(c.SetUnitStatus(unit=unit.id, status="en_route"), seat)
        case "en_route" if chance.random() < 0.05:
            night.tried(c.PlaceUnit(unit=unit.id, place=chance.choice(HEARD)), seat)
        case "en_route" if chance.random() < 0.12:
            waits = sent.staged and not call.scene_safe_by
            night.tried(c.SetUnitStatus(unit=unit.id, status="staged" if waits else "on_scene"), seat)
        case "staged" if call.scene_safe_by or not sent.staged:
            night.tried(c.SetUnitStatus(unit=unit.id, status="on_scene"), seat)
        case "staged" if chance.random() < 0.2:
            night.tried(c.DeclareSceneSafe(call=call_id, by=DEPUTY, reason="he is outside and calm"), seat)
        case "on_scene":
            there(night, call_id, sent.unit)
        case "not_available" if chance.random() < 0.1:
            night.tried(c.SetUnitStatus(unit=unit.id, status="available", reason="back in service"), seat)
        case _:
            pass


def there(night: Night, call_id: str, unit: str) -> None:
    """A crew at the scene."""
    chance, seat = night.chance, night.board.calls[call_id].position
    is_in_danger = any(each.unit == unit for each in night.board.calls[call_id].panics)
    if chance.random() < 0.008:
        night.tried(c.ReportPanic(unit=unit), seat)
    elif chance.random() < 0.01:
        night.tried(c.AskForDeputies(unit=unit, reason="he has locked the door"), seat)
    elif chance.random() < 0.05 and not is_in_danger:
        night.tried(c.SetUnitStatus(unit=unit, status="available"), seat)


def finish(night: Night, call_id: str) -> None:
    """Hand the caller over, and close what nobody is missing on; else with a supervisor's name."""
    call = night.board.calls[call_id]
    is_gone = call.line.lost and call.line.decided is not None
    if call.sent or call.waiting or (call.line.lost and not is_gone) or still_to_send(night.board, call):
        return
    there = call_id in night.callers and not is_gone
    if there and next_question(night.board, call, policy_run(night.board, call))[0]:
        return
    if not is_gone and "transfer_988" in asked_for(night.board, call) and not hand_over(night, call):
        return
    call = night.board.calls[call_id]
    fit, others = fitting_endings(in_force(night.board).agency, call)
    ending = c.CloseCall(call=call_id, disposition=(*fit, *others)[0].id)
    if night.tried(ending, call.position) in ("close_needs_decision", "close_line_lost"):
        said = {"approved_by": SUPERVISOR, "note": "nobody is needed", "next_action": "call tomorrow"}
        night.tried(ending.model_copy(update=said), call.position)


def _measure(night: Night) -> None:
    """How long each alert has stood, by its kind."""
    there = {alert.id for alert in alerts(night.board, night.now)}
    for alert in there:
        begun = night.standing.setdefault(alert, night.now)
        kind = alert.partition(":")[0]
        night.longest[kind] = max(night.longest.get(kind, timedelta()), night.now - begun)
    for gone in set(night.standing) - there:
        del night.standing[gone]


def forgotten(night: Night) -> Iterator[str]:
    """The open calls that nobody has and no alert tells of, and what was promised and is nobody's to keep."""
    told = {alert.call for alert in alerts(night.board, night.now)}
    for call in night.board.calls.values():
        is_anybodys = call.owner and not call.waiting
        if not is_anybodys and call.id not in told and night.now - call.opened > timedelta(minutes=2):
            yield call.id
    yield from (each.call for each in night.board.next_actions.values() if each.due < night.now)
