"""One entry in one line, as the last act on the desk and every log says it."""

from console.domain import entries as e
from console.domain.board import Room
from console.domain.entry import Entry
from console.domain.rows.words import RESPONSES, STEPS, headline, short
from console.policy.model import PARTS


def act_words(entry: Entry, room: Room | None) -> str:
    """What happened, in a few words; ids are said in the words of the room where there is one."""
    body = entry.body
    match body:
        case e.FactAnswered():
            return _answer(body, room)
        case e.Recommended():
            return _advice(body)
        case e.UnitSent():
            staged = ", to stage" if body.staged else ""
            return f"{body.unit} sent: {RESPONSES[body.response].name.lower()}{staged}"
        case e.UnitStatusChanged():
            return f"{body.unit} {_status(body.status, room)}"
        case e.HandOffMoved():
            return f"Hand-off to {_contact(body.contact, room)}: {STEPS[body.step]}"
        case e.PolicyOverridden():
            return f"Policy overridden: {short(body.responses)}"
        case e.CallClosed():
            return f"Call {body.call} closed: {_disposition(body.disposition, room)}"
        case _:
            return _plain(body)


def _plain(body: e.AnyBody) -> str:
    match body:
        case e.DetailSet():
            return f"{body.field.capitalize()}: {body.value or 'emptied'}"
        case e.QuestionPutOff():
            return f"Put off: {body.fact.replace('_', ' ')}"
        case e.TakenBack():
            return f"Taken back: entry {body.entry}"
        case e.CallBackTried():
            return f"Call-back tried: {body.outcome.replace('_', ' ')}"
        case e.UnitStoodDown():
            return f"{body.unit} stood down, approved by {body.approved_by}"
        case e.StagingChanged():
            return f"{body.unit} told to {'stage near by' if body.staged else 'go in'}"
        case e.SceneDeclaredSafe():
            return f"Scene declared safe by {body.by}"
        case e.BriefConfirmed():
            return f"Brief read back by {body.unit}"
        case e.ApprovalAnswered():
            return f"{body.by} answered: {body.answer.replace('_', ' ')}"
        case e.GapClosed():
            return f"Gap closed by {body.by}"
        case _:
            return _SENTENCES[body.kind].format(call=getattr(body, "call", ""))


_SENTENCES = {
    "PolicyAdopted": "A policy was put in force",
    "CallOpened": "Call {call} opened",
    "CallTaken": "Call {call} taken",
    "NoteAdded": "Note added",
    "LineLost": "The caller hung up: call back",
    "CallerTold": "Noted what the caller was told",
    "ApprovalAsked": "A supervisor was asked",
    "ApprovalRanOut": "No supervisor answered in time: the agency's default acts",
    "CallReopened": "Call {call} opened again",
}


def _answer(body: e.FactAnswered, room: Room | None) -> str:
    if room is None or body.fact not in room.compiled.catalogue.by_id:
        return f"{body.fact}: {body.answer}"
    fact = room.compiled.catalogue.by_id[body.fact]
    names = {answer.id: answer.name.en for answer in fact.answers}
    return f"{fact.name.en}: {names.get(body.answer, body.answer).lower()}"


def _advice(body: e.Recommended) -> str:
    if not body.settled:
        return f"The policy was run: not settled, at most {body.at_most} more questions"
    named = {response for part in PARTS for response in body.responses.get(part, ())}
    return f"The policy asks: {headline(tuple(named))}"


def _status(status: str, room: Room | None) -> str:
    return room.agency.status_of(status).word.lower() if room is not None else status


def _contact(contact: str, room: Room | None) -> str:
    return room.agency.contact_of(contact).name if room is not None else contact


def _disposition(disposition: str, room: Room | None) -> str:
    return room.agency.disposition_of(disposition).word.lower() if room is not None else disposition
