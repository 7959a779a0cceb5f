"""One entry in one line, as the last act on the desk and every log says it.

An entry of long ago may name what the pack in force has no longer: then its id stands.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from console.domain import entries as e
from console.domain.board import Room
from console.domain.command import WhyThen
from console.domain.entry import Entry
from console.domain.local_time import near_words, zone_of
from console.domain.names import NextOutcome
from console.domain.rows.clocks import UNREACHED_DECIDED, silenced_words
from console.domain.rows.imports import import_words
from console.domain.rows.people import people_words
from console.domain.rows.policy_since import adoption_words
from console.domain.rows.premise import ABOUT
from console.domain.rows.reviews import review_words
from console.domain.rows.roster import crew_words
from console.domain.rows.safety import safety_words
from console.domain.rows.words import STEPS, headline, listed, more_questions, sent_as
from console.domain.visible import visible
from console.policy.model import PARTS


def act_words(entry: Entry, room: Room | None) -> str:
    """What happened, in a few words; ids are said in the words of the room where there is one."""
    if isinstance(entry.body, e.PolicyAdopted):
        return adoption_words(entry.number, entry.body, room)
    return visible(people_words(entry.body, _names(entry, room)) or _told(entry.body, room))


def _names(entry: Entry, room: Room | None) -> Mapping[str, str]:
    """The names of people by their ids: those of the pack, and of who did it."""
    pack = {person.id: person.name for person in room.agency.person} if room is not None else {}
    body = entry.body
    if isinstance(body, e.SignedIn | e.SignedOff | e.GlassBroken):
        return {**pack, body.person: entry.who}
    return pack


def _told(body: e.AnyBody, room: Room | None) -> str:
    match body:
        case e.FactAnswered():
            return _answer(body, room)
        case e.Recommended():
            return _advice(body)
        case e.UnitSent():
            staged = " to stage nearby" if body.staged else ""
            pair = f" with {body.pair}" if body.pair else ""
            return f"{body.unit} sent{pair}{staged}: {sent_as(body.response).lower()}"
        case e.UnitStatusChanged():
            return f"{body.unit} {status_word(body.status, room)}"
        case e.HandOffMoved():
            return f"Hand-off to {_contact(body.contact, room)}: {STEPS[body.step]}"
        case e.PolicyOverridden():
            return f"Policy overridden: {listed(body.responses)}"
        case e.CallClosed():
            return f"Call {body.call} closed: {_disposition(body.disposition, room)}"
        case _:
            return _plain(body, room)


LATER: Mapping[WhyThen, str] = MappingProxyType(
    {
        "paper": "from paper",
        "late_note": "noted late",
        "import": "taken over from another system",
        "store_trouble": "saved late",
        "clock": "the clock was wrong",
    }
)
"""Why something is entered later than it happened."""


def dated_words(entry: Entry, room: Room) -> str:
    """What happened, and where it is entered later than that: when it did, and why it is entered now."""
    words = act_words(entry, room)
    if not entry.why_then:
        return words
    at = near_words(entry.happened_at, zone_of(room.agency.time_zone), entry.at)
    why = next((said for why, said in LATER.items() if why == entry.why_then), "entered later")
    return f"{words}, {at}, {why}"


def _plain(body: e.AnyBody, room: Room | None) -> str:
    match body:
        case e.DetailSet():
            return f"{body.field.capitalize()}: {body.value or 'emptied'}"
        case e.QuestionPutOff():
            return f"Put off: {_fact(body.fact, room)}"
        case e.TakenBack():
            what = _fact(body.fact, room) if body.fact else body.field
            return f"Taken back: {what} (entry {body.entry})"
        case e.SlipTakenBack():
            return f"Taken back: {_SLIPS[body.what]} (entry {body.entry})"
        case e.Redacted():
            return f"The words of entry {body.entry} were erased by {body.by}"
        case e.Restored():
            return f"The store was restored by {body.by}, up to entry {body.up_to}"
        case e.CallBackTried():
            return f"Call-back tried: {body.outcome.replace('_', ' ')}"
        case e.UnitPlaced():
            return f"{body.unit} is at {body.place or 'a place that was erased'}"
        case e.UnitStoodDown():
            return f"{body.unit} stood down, approved by {body.approved_by}"
        case e.UnitMoved():
            by = f", approved by {body.approved_by}" if body.approved_by else ""
            return f"{body.unit} moved to call {body.into}{', done there' if body.served else ''}{by}"
        case e.StagingChanged():
            return f"{body.unit} told to {'stage nearby' if body.staged else 'go in'}"
        case e.SceneDeclaredSafe():
            return f"Scene declared safe by {body.by}"
        case e.BriefConfirmed():
            return f"Brief read back by {body.unit}"
        case e.ApprovalAnswered():
            return f"{body.by} answered: {_ANSWERS[body.answer]}"
        case e.ApprovalRanOut():
            return f"No supervisor answered in time: {listed(body.responses)} asked for"
        case e.GapClosed():
            return f"Gap closed by {body.by}"
        case e.MessageLeft():
            return f"Message left for {body.to}"
        case e.MessageRead():
            return f"The message in entry {body.message} was read"
        case e.CallHandedOver():
            return f"Call {body.call} handed to {body.to} at {body.position}"
        case e.NextActionHandedOver():
            return f"What was promised on call {body.call} handed to {body.to} at {body.position}"
        case e.NextActionNoted():
            return f"What was promised on call {body.call}: {NEXT_CAME[body.outcome]}"
        case _:
            said = safety_words(body) or crew_words(body, room) or _by_clock(body, room)
            said = said or _of_place(body, room) or import_words(body) or review_words(body)
            return said or _SENTENCES[body.kind].format(call=getattr(body, "call", ""))


def _of_place(body: e.AnyBody, room: Room | None) -> str:
    """What was joined, and what is known of a place; empty where the entry is of neither."""
    match body:
        case e.CallJoined():
            return f"Call {body.call} joined to {body.into}"
        case e.CallerJoined():
            return f"The caller of {body.other} is one of {body.call} now"
        case e.CallerLeft():
            return f"{body.other} split off from {body.call} again"
        case e.PremiseNoted():
            return f"Noted of the place: {ABOUT[body.about].lower()}"
        case e.PremiseNoteEnded():
            return f"The note of the place in entry {body.note} was ended"
        case e.AreaPolicyUsed():
            why = "which came into force" if body.is_newer else "for its place"
            return f"Goes on under {_policy(body.policy, room)}, {why}"
        case _:
            return ""


def _by_clock(body: e.AnyBody, room: Room | None) -> str:
    """What a clock brought about; empty where it is something else."""
    match body:
        case e.HandOffRanOut():
            following = f"; next: {_contact(body.next, room)}" if body.next else "; no other line fits"
            return f"{_contact(body.contact, room)} did not accept in time{following}"
        case e.UnreachedDecided():
            by = f", says {body.approved_by}" if body.approved_by else ""
            return f"Caller not reached: {UNREACHED_DECIDED[body.what]}{by}"
        case e.AlertSilenced():
            return f"Silenced here: {silenced_words(body.alert)}"
        case e.PolicyPlanned():
            return f"“{body.title}” was planned for {_moment(body.begins, room)}"
        case e.PlannedPolicyHeld():
            return f"The planned policy could not be put in force. {body.why}"
        case _:
            return ""


NEXT_CAME: Mapping[NextOutcome, str] = MappingProxyType(
    {"done": "done", "not_reached": "not reached, again later"}
)
"""What came of a promise, in words."""
_SENTENCES = {
    "PlannedPolicyDropped": "The planned policy will not come into force",
    "CallOpened": "Call {call} opened",
    "CallTaken": "Call {call} taken",
    "NoteAdded": "Note added",
    "JusticeNoteAdded": "Note of police records added",
    "LineLost": "The caller hung up: call back",
    "CallerTold": "Noted what the caller was told",
    "ApprovalAsked": "A supervisor was asked",
    "CallReopened": "Call {call} opened again",
}


_SLIPS = {
    "note": "a note",
    "told": "what the caller was told",
    "message": "a message",
    "line": "that the caller hung up",
    "safe": "that the scene is safe",
}
_ANSWERS = {"approve": "approved", "send_after_all": "send after all", "send_instead": "send instead"}


def _policy(policy: str, room: Room | None) -> str:
    """The title of a policy in force, its id where it is not."""
    rooms = (room, *room.areas.values()) if room is not None else ()
    titles = {each.compiled.policy.id: each.compiled.policy.title for each in rooms}
    return f"“{titles.get(policy, policy)}”"


def _moment(at: datetime, room: Room | None) -> str:
    local = at.astimezone(zone_of(room.agency.time_zone)) if room is not None else at
    return f"{local.day} {local:%b %Y, %H:%M}"


def _fact(fact: str, room: Room | None) -> str:
    known = room.compiled.catalogue.by_id.get(fact) if room is not None else None
    return known.name.en.lower() if known is not None else fact


def _answer(body: e.FactAnswered, room: Room | None) -> str:
    if room is None or body.fact not in room.compiled.catalogue.by_id:
        return f"{body.fact}: {body.answer}"
    name = room.compiled.catalogue.by_id[body.fact].name.en
    return f"{name}: {answer_word(body.fact, body.answer, room)}"


def answer_word(fact: str, answer: str, room: Room | None) -> str:
    """An answer in the words of the room; its id where the room has none."""
    known = room.compiled.catalogue.by_id.get(fact) if room is not None else None
    names = {each.id: each.name.en.lower() for each in known.answers} if known is not None else {}
    return names.get(answer, answer)


def _advice(body: e.Recommended) -> str:
    if not body.settled:
        return f"The policy was run: not settled, {more_questions(body.at_most)}"
    named = {response for part in PARTS for response in body.responses.get(part, ())}
    return f"The policy asks: {headline(tuple(named))}"


def status_word(status: str, room: Room | None) -> str:
    """A status in the words of the room; its id where the room has none."""
    known = room.agency.statuses.get(status) if room is not None else None
    return known.word.lower() if known is not None else status


def _contact(contact: str, room: Room | None) -> str:
    names = {each.id: each.name for each in room.agency.contact} if room is not None else {}
    return names.get(contact, contact)


def _disposition(disposition: str, room: Room | None) -> str:
    words = {each.id: each.word.lower() for each in room.agency.disposition} if room is not None else {}
    return words.get(disposition, disposition)
