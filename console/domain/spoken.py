"""The command line's language: a line of text becomes a command, a wish of the screen, or a hint.

    send CO-7 · CO-7 on scene · note she locked the front door · ask weapon … everything the mouse does.

Knows the board's words (units, statuses, contacts), never keys or widgets.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain import commands as c
from console.domain.asked import asked_for, stand_ins, still_to_send
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import ON_THE_WAY
from console.domain.line import Completion, Spoken, wrong
from console.domain.records import WARNING
from console.domain.rows.words import RESPONSES
from console.domain.spoken_crews import (
    OF_A_UNIT,
    crew_line,
    crew_lines,
    deputies_line,
    panic_line,
    room_lines,
    unserved_line,
)
from console.domain.spoken_joins import again_line, join_line
from console.domain.spoken_premise import premise_said
from console.domain.texts import NAME_MAX, NOTE_MAX

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "new": "open a new call",
        "take": "take the next waiting call",
        "ask": "ask something out of turn: a fact's name",
        "find": "find a call by address, number or person",
        "note": "add a note to this call",
        "records": f"note that police records were looked at: {WARNING}",
        "send": "send a unit to this call",
        "brief": "open a unit's brief",
        "panic": "a crew calls for help: which unit; it is done at once",
        "deputies": "answer a crew that asks for deputies: unit, yes or no, and by whom",
        "crew": "a unit's crew: is it well, does it go, does it need deputies",
        "safe": "declare the scene safe: who says so",
        "told": "note what the caller was told",
        "stand down": "take a unit off its call: a supervisor and a reason",
        "unserved": "note why nobody goes who is asked for: no unit, too far, out of hours, and so on",
        "handoff": "hand the caller to a crisis line",
        "override": "ask for something else than the policy",
        "another": "see what another policy would ask for",
        "hungup": "the caller hung up",
        "callback": "note a call-back",
        "close": "close this call",
        "premise": "note what stays with this place: hazard, trigger, calming or access, and what",
        "join": "join this call to another of the same place: its number, or none",
        "split": "open a call again that was joined wrongly: its number and why",
        "reopen": "open a closed call again: its number and why",
        "lock": "hide this desk; calls and clocks go on",
        "sign off": "end your shift here: hand over what is open",
        "break glass": "take a supervisor's rights because a call cannot wait: a reason",
        "people": "who works here: accounts, roles, broken glass",
        "backup": "how backups stand, and restoring one",
        "agency": "units, people, statuses, limits and all else that makes this room",
        "paper": "enter what happened on paper: the time it happened, such as 14:32 or -25 min",
        "paper off": "enter what happens now again",
        "tear off": "calls or units in a window of their own, and back",
        "help": "open the manual: desk, keys, glossary, sending, deciding, closing, paper and more",
    }
)
"""The first words of the language and what each does."""

PAPER, PAPER_ENDS = "paper", ("off", "end")
COMPLETIONS_MAX = 8
RECORDS = ("records check done: yes", "records check done: no", "records check done: officer-safety flag")
"""All that is meant to be noted of police records. Source: standards, section 8: hold none of them."""


def read(text: str, board: Board, call: Call | None) -> Spoken:
    """What a line means on this board, with this call in front."""
    head, _, words = text.lstrip().partition(" ")
    word, rest = head.casefold(), words.strip()
    unit = _unit_named(board, head)
    if unit:
        return _unit_line(board, unit, rest)
    if word in ("new", "take", "help", "hungup", "callback", "handoff", "override", "another", "close"):
        return Spoken(wish=word, value=rest.casefold() if word == "help" else "")
    if word in ("lock", "people", "backup", "agency"):
        return Spoken(wish=word)
    if word in ("sign", "break"):
        return _person_line(word, rest)
    if word == "join":
        return join_line(board, call, rest)
    if word in ("stand", "tear", "reopen", "split"):
        return _room_line(board, word, words)
    if word in ("panic", "deputies", "crew"):
        return _crews_line(board, word, rest)
    if word == PAPER:
        hint = "When did it happen? For example: paper 14:32, paper 27 Nov 2:32 pm, paper -25 min; paper off."
        return Spoken(wish="from_paper", value=rest) if rest else Spoken(hint=hint)
    if word == "?":
        return Spoken(wish="help", value="keys")
    if word == "ask":
        return _ask_line(board, call, rest)
    if word == "find":
        return (
            Spoken(wish="find", value=rest)
            if rest
            else Spoken(hint="find what? An address, a number or a name.")
        )
    if word in ("note", "records", "send", "brief", "safe", "told", "unserved", "premise") and call is None:
        return Spoken(hint="No call is open here. F3 takes the next one.")
    if call is None or word not in PLACES:
        near = next((place for place in PLACES if word and place.startswith(word)), "")
        return Spoken(hint=f"Did you mean “{near}”?" if near else "Not understood. ? lists what can be said.")
    return _call_line(board, call, word, words)


def completions(text: str, board: Board, call: Call | None) -> tuple[Completion, ...]:
    """The lines that a beginning may become, best first, at most eight; after `?` all that can be said."""
    if text.strip() == "?":
        first = tuple(Completion(word, says) for word, says in PLACES.items())
        unit = _example(board, call)
        return (*first, *(Completion(f"{unit} {words}", says) for words, says in OF_A_UNIT.items()))
    fitting: dict[str, Completion] = {}
    for line in _lines(board, call, text):
        if _fits(text, line.text):
            fitting.setdefault(line.text, line)
    if not fitting and text.casefold().lstrip().startswith("records "):
        # Own words, which nothing completes: the warning stays in sight while they are typed.
        return (Completion(text.strip(), WARNING),)
    return tuple(fitting.values())[:COMPLETIONS_MAX]


def _room_line(board: Board, word: str, rest: str) -> Spoken:
    """What is said of the room and not of the call in front: `stand down`, `tear off`, `reopen`, `split`."""
    what, _, why = rest.lstrip().partition(" ")
    if word in ("reopen", "split"):
        return again_line(word, what, why)
    if word == "tear":
        named = why.strip().casefold()
        is_known = what.casefold() == "off" and named in ("calls", "units")
        return Spoken(wish="tear_off", value=named) if is_known else Spoken(hint="tear off calls, or units?")
    unit = _unit_named(board, why.strip()) if what.casefold() == "down" else ""
    return Spoken(wish="stand_down", value=unit) if unit else Spoken(hint="stand down which unit?")


def _crews_line(board: Board, word: str, rest: str) -> Spoken:
    """What is said of a crew with the unit second: `panic`, `deputies`, and its page."""
    named, _, more = rest.partition(" ")
    unit = _unit_named(board, named)
    if word == "panic":
        return panic_line(board, unit)
    if word == "deputies":
        return deputies_line(board, unit, more)
    return Spoken(wish="crew", value=unit) if unit or not named else Spoken(hint=f"There is no unit {named}.")


def _example(board: Board, call: Call | None) -> str:
    """A unit to show by what can be said of one: of this call where there is one."""
    units = (*(sent.unit for sent in call.sent),) if call is not None else ()
    return next(iter((*units, *board.units)), "CR-11")


def _person_line(word: str, rest: str) -> Spoken:
    """What is said of who sits here: `sign off`, `break glass` with a reason or without."""
    what, _, why = rest.partition(" ")
    if word == "sign":
        return Spoken(wish="sign_off") if what.casefold() == "off" else Spoken(hint="sign off?")
    if what.casefold() == "glass":
        return Spoken(wish="break_glass", value=why.strip())
    return Spoken(hint="break glass, and why? For example: break glass the supervisor is not here.")


def _call_line(board: Board, call: Call, word: str, rest: str) -> Spoken:
    if word == "note":
        hint = wrong("The note", rest, NOTE_MAX, "note what?")
        return Spoken(hint=hint) if hint else Spoken(c.AddNote(call=call.id, text=rest))
    if word == "records":
        return _records_line(call, rest)
    if word == "unserved":
        return unserved_line(board, call, rest)
    if word == "premise":
        said = premise_said(call, rest)
        return Spoken(hint=said) if isinstance(said, str) else Spoken(said)
    if word == "told":
        hint = wrong("It", rest, NOTE_MAX, "told the caller what?")
        return Spoken(hint=hint) if hint else Spoken(c.TellCaller(call=call.id, text=rest))
    if word == "safe":
        hint = wrong("The name", rest, NAME_MAX, "safe by whom? A name and their unit.")
        return Spoken(hint=hint) if hint else Spoken(c.DeclareSceneSafe(call=call.id, by=rest))
    rest = rest.strip()
    unit = _unit_named(board, rest.partition(" ")[0])
    if not unit:
        return Spoken(hint=f"{word} which unit? For example: {word} {next(iter(board.units), 'M-30')}.")
    if word == "brief":
        return Spoken(wish="brief", value=unit)
    response = _response_for(board, call, unit)
    if not response:
        says = f"{unit} fills nothing that is asked for here. Choose it on the unit board and give a reason."
        return Spoken(hint=says)
    staged = response == "ems_staged"
    return Spoken(c.SendUnit(call=call.id, unit=unit, response=response, staged=staged))


def _records_line(call: Call, rest: str) -> Spoken:
    """A note of police records. The usual ones are kept as they are completed, the first word with them."""
    if not rest:
        return Spoken(hint=f"records what? “{RECORDS[0]}”, for example; {WARNING}.")
    line = f"records {rest}"
    usual = next((each for each in RECORDS if each == line.casefold()), "")
    return Spoken(c.AddJusticeNote(call=call.id, text=usual or rest))


def _ask_line(board: Board, call: Call | None, rest: str) -> Spoken:
    if call is None:
        return Spoken(hint="No call is open here. F3 takes the next one.")
    facts = [fact for fact in in_force(board).compiled.catalogue.facts if not fact.derived]
    wanted = rest.casefold()
    for fact in facts:
        if wanted and wanted in (fact.id, fact.id.replace("_", " "), fact.name.en.casefold()):
            return Spoken(wish="change", value=fact.id)
    names = ", ".join(fact.name.en.lower() for fact in facts)
    return Spoken(hint=f"ask what? One of: {names}.")


def _unit_line(board: Board, unit: str, rest: str) -> Spoken:
    if not rest:
        return Spoken(wish="unit", value=unit)
    if (said := crew_line(board, unit, rest)) is not None:
        return said
    agency, wanted = in_force(board).agency, rest.casefold()
    if wanted in ("clear", "cleared"):
        return Spoken(c.SetUnitStatus(unit=unit, status=agency.first_status("available").id))
    for status in agency.status:
        if wanted in (status.word.casefold(), status.id) or (wanted == status.key.casefold() and status.key):
            return Spoken(c.SetUnitStatus(unit=unit, status=status.id))
    words = ", ".join(status.word.lower() for status in agency.status)
    return Spoken(hint=f"“{rest}” is no status here. Statuses: {words}.")


def _unit_named(board: Board, text: str) -> str:
    wanted = text.casefold().replace("-", "")
    return (
        next((unit for unit in board.units if unit.casefold().replace("-", "") == wanted), "")
        if wanted
        else ""
    )


def _response_for(board: Board, call: Call, unit: str) -> str:
    agency = in_force(board).agency
    asks, lacking = asked_for(board, call), still_to_send(board, call)
    instead = (each for response in lacking for each in stand_ins(asks, response))
    return next((response for response in (*lacking, *asks, *instead) if agency.can_fill(unit, response)), "")


def _lines(board: Board, call: Call | None, text: str) -> tuple[Completion, ...]:
    """Every line that could be said now: units to send, units here, first words, facts, other units.

    Of other units what their crews do is worked out for the one that is typed alone.
    """
    if board.room is None:
        return ()
    words = [Completion(word, says) for word, says in PLACES.items()]
    named = _unit_named(board, text.strip().partition(" ")[0])
    on_call = tuple(sent.unit for sent in call.sent) if call is not None else ()
    others = (*_statuses(board, tuple(board.units)), *room_lines(board, on_call))
    others += tuple(crew_lines(board, (named,))) if named else ()
    if call is None:
        return (*words, *others)
    here = (*_statuses(board, on_call), *crew_lines(board, on_call))
    facts = (fact for fact in board.room.compiled.catalogue.facts if not fact.derived)
    asks = (Completion(f"ask {fact.name.en.lower()}", fact.ask.en) for fact in facts)
    records = (Completion(line, WARNING) for line in RECORDS)
    return (*_sendings(board, call), *here, *words, *records, *asks, *others)


def _sendings(board: Board, call: Call) -> Iterator[Completion]:
    agency = in_force(board).agency
    for response in still_to_send(board, call):
        for unit in board.units.values():
            if unit.call is None and unit.counts_as == "available" and agency.can_fill(unit.id, response):
                yield Completion(f"send {unit.id}", RESPONSES[response].listed)


def _statuses(board: Board, units: tuple[str, ...]) -> Iterator[Completion]:
    """The statuses that units may take next, but for leaving a call before they have been with the person."""
    agency = in_force(board).agency
    for unit in (board.units[each] for each in units):
        status = agency.status_of(unit.status)
        for following in (agency.status_of(each) for each in status.next):
            too_early = unit.counts_as in ON_THE_WAY and following.leaves_call
            may_follow = following.leaves_call if unit.call is None else not too_early
            if may_follow:
                yield Completion(f"{unit.id} {following.word.lower()}", f"now {status.word.lower()}")


def _fits(beginning: str, line: str) -> bool:
    beginning, line = beginning.strip().casefold(), line.casefold()
    return line.startswith(beginning) or line.replace("-", "").startswith(beginning)
