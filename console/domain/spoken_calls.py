"""The command line's words about the call in front: answers, the form, the line, hand-offs, the ending.

    answer weapon edged: the bread knife · write address 14 Alder Row · hand off line-988 ringing

Part of `spoken`; reads what follows the first word.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar, get_args

from console.domain import commands as c
from console.domain.board import Board, Call, in_force
from console.domain.line import Completion, Spoken, name_in, wrong
from console.domain.names import DETAILS, HandOffStep, SaidBy
from console.domain.rows.words import STEPS
from console.domain.texts import DETAIL_MAX, NAME_MAX, NOTE_MAX, REASON_MAX, wrong_with
from console.policy.facts import Fact

Meant = TypeVar("Meant")
TRIES = ("reached", "no answer", "voicemail", "refused")
"""What a try to call back comes to, as it is said."""


def answer_line(board: Board, call: Call, rest: str) -> Spoken:
    """One answer: a fact, its answer, who says so where that is not the caller, the caveat after a colon."""
    said, _, caveat = rest.partition(":")
    fact, rest_of = _beginning(said, ((name, each) for each in _facts(board) for name in _names(each)))
    if fact is None:
        return Spoken(hint="answer which question, and what? For example: answer weapon none.")
    rest_of = rest_of.casefold()
    by: SaidBy = "caller"
    told, answers = rest_of, tuple(_answers(fact))
    if told not in dict(answers):
        told, _, who = rest_of.rpartition(" by ")
        named = next((each for each in get_args(SaidBy) if _spaced(each) == who), None)
        by = named if named is not None else by
        told = told if named is not None else ""
    answer = dict(answers).get(told)
    if answer is None:
        words = ", ".join(dict.fromkeys(each.name.en.lower() for each in fact.answers))
        return Spoken(hint=f"What is the answer to “{fact.name.en.lower()}”? One of: {words}.")
    if hint := _too_much("The caveat", caveat.strip(), DETAIL_MAX):
        return Spoken(hint=hint)
    return Spoken(c.AnswerFact(call=call.id, fact=fact.id, answer=answer, said_by=by, caveat=caveat.strip()))


def later_line(board: Board, call: Call, rest: str) -> Spoken:
    """A question that is put off."""
    fact, more = _beginning(rest, ((name, each) for each in _facts(board) for name in _names(each)))
    if fact is None or more:
        return Spoken(hint="Ask what later? For example: later weapon.")
    return Spoken(c.AskLater(call=call.id, fact=fact.id))


def write_line(call: Call, rest: str, *, read_back: bool) -> Spoken:
    """A field of the form; read back: what stands there, or what is written, has been confirmed."""
    field, _, value = rest.lstrip().partition(" ")
    known = next((each for each in DETAILS if each == field.casefold()), None)
    begins = "read back" if read_back else "write"
    if known is None or (read_back and not (value or call.detail(known))):
        return Spoken(hint=f"{begins} which field? For example: {begins} address 14 Alder Row.")
    value = value if value or not read_back else call.detail(known)
    if hint := _too_much("The field", value, DETAIL_MAX):
        return Spoken(hint=hint)
    return Spoken(c.SetDetail(call=call.id, field=known, value=value, read_back=read_back))


def callback_line(call: Call, rest: str) -> Spoken:
    """A try to call back: its page, or at once what came of it."""
    if not rest:
        return Spoken(wish="callback")
    outcome = rest.casefold().replace(" ", "_")
    if _spaced(outcome) not in TRIES:
        return Spoken(hint=f"What came of it? callback, and one of: {', '.join(TRIES)}.")
    return Spoken(c.TryCallBack.model_validate({"call": call.id, "outcome": outcome}))


def hand_off_line(board: Board, call: Call, rest: str) -> Spoken:
    """A step of a hand-off: to whom, the step, who accepted, and why after a colon. Alone: its page."""
    if not rest:
        return Spoken(wish="handoff")
    said, _, reason = rest.partition(":")
    contacts = in_force(board).agency.contact
    contact, step_words = _beginning(said, ((n, each) for each in contacts for n in (each.id, each.name)))
    if contact is None:
        return Spoken(hint=f"hand off to whom? One of: {', '.join(each.id for each in contacts)}.")
    steps = ((words, each) for each in get_args(HandOffStep) for words in (_spaced(each), STEPS[each]))
    step, person = _beginning(step_words or "offered", steps)
    if step is None:
        words = ", ".join(_spaced(each) for each in get_args(HandOffStep))
        return Spoken(hint=f"hand off {contact.id}, and where does it stand? One of: {words}.")
    hint = _too_much("The name", person, NAME_MAX) or _too_much("The reason", reason.strip(), REASON_MAX)
    values = {"call": call.id, "contact": contact.id, "step": step, "person": person}
    return (
        Spoken(hint=hint)
        if hint
        else Spoken(c.MoveHandOff.model_validate({**values, "reason": reason.strip()}))
    )


def close_line(board: Board, call: Call, rest: str) -> Spoken:
    """How the call ended, and a note after a colon. Alone: the page that says what is missing."""
    if not rest:
        return Spoken(wish="close")
    said, _, note = rest.partition(":")
    endings = in_force(board).agency.disposition
    names = ((name, each) for each in endings for name in (each.id, _spaced(each.id), each.word))
    ending, more = _beginning(said, names)
    if ending is None or more:
        words = ", ".join(each.word.lower() for each in endings)
        return Spoken(hint=f"How did it end? close, and one of: {words}.")
    if hint := _too_much("The note", note.strip(), NOTE_MAX):
        return Spoken(hint=hint)
    return Spoken(c.CloseCall(call=call.id, disposition=ending.id, note=note.strip()))


def safe_line(call: Call, rest: str) -> Spoken:
    """Who declares the scene safe, and after a colon how that is known."""
    by, _, known = rest.partition(":")
    known = known.removeprefix(" ") if known.strip() else ""
    by = name_in(by.rstrip() if known else rest)
    hint = wrong("The name", by, NAME_MAX, "safe by whom? A name and their unit.")
    hint = hint or _too_much("The reason", known, REASON_MAX)
    return Spoken(hint=hint) if hint else Spoken(c.DeclareSceneSafe(call=call.id, by=by, reason=known))


def answer_completions(board: Board, text: str) -> Iterator[Completion]:
    """The answers that `answer` may go on with: the facts, and of the one that is typed its answers."""
    said = text.strip().casefold().removeprefix("answer").strip()
    fact, _ = _beginning(said, ((name, each) for each in _facts(board) for name in _names(each)))
    if fact is None:
        for each in _facts(board):
            yield Completion(f"answer {each.name.en.lower()}", each.ask.en)
        return
    for answer in fact.answers:
        yield Completion(f"answer {fact.name.en.lower()} {answer.name.en.lower()}", answer.means.en)


def ending_completions(board: Board) -> Iterator[Completion]:
    """Every ending of a call, every contact that a caller may be handed to, every outcome of a call-back."""
    agency = in_force(board).agency
    yield from (Completion(f"close {each.word.lower()}", "how the call ended") for each in agency.disposition)
    yield from (Completion(f"hand off {each.id}", f"{each.name}, {each.number}") for each in agency.contact)
    yield from (Completion(f"callback {each}", "what came of the try") for each in TRIES)
    yield from (Completion(f"write {each}", "write this field of the form") for each in DETAILS)
    yield from (Completion(f"read back {each}", "the caller confirmed this field") for each in DETAILS)


def _facts(board: Board) -> tuple[Fact, ...]:
    return tuple(fact for fact in in_force(board).compiled.catalogue.facts if not fact.derived)


def _names(fact: Fact) -> tuple[str, ...]:
    return (fact.id, _spaced(fact.id), fact.name.en)


def _answers(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every way to say an answer of a fact, and its id; an id is never another answer's name."""
    yield from ((each.name.en.casefold(), each.id) for each in fact.answers)
    yield from ((words, each.id) for each in fact.answers for words in (each.id, _spaced(each.id)))


def _beginning(text: str, names: Iterable[tuple[str, Meant]]) -> tuple[Meant | None, str]:
    """What the longest name is that a text begins with, and what follows it as it was written."""
    said, found, longest = text.split(), None, 0
    low = [word.casefold() for word in said]
    for name, meant in names:
        wanted = name.casefold().split()
        if len(wanted) > longest and low[: len(wanted)] == wanted:
            found, longest = meant, len(wanted)
    return found, " ".join(said[longest:])


def _spaced(id_: str) -> str:
    return id_.replace("_", " ")


def _too_much(what: str, text: str, longest: int) -> str:
    """Why words that may be left out cannot be entered; empty where they can, or where there are none."""
    why = wrong_with(text, longest)
    return f"{what} {why}. Nothing was entered; mend the line." if why else ""
