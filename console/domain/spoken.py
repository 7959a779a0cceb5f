"""The command line's language: a line of text becomes a command, a wish of the screen, or a hint.

    send CO-7 · CO-7 on scene · note she locked the front door · answer weapon none … all that the mouse does.

Knows the board's words (units, statuses, contacts), never keys or widgets. `saying` is its inverse.
"""

from console.domain import commands as c
from console.domain import spoken_roster as roster
from console.domain.board import Board, Call, in_force
from console.domain.line import Completion, Spoken, wrong
from console.domain.records import WARNING
from console.domain.rows.calls import title
from console.domain.rows.place import agreeing
from console.domain.spoken_calls import (
    answer_completions,
    answer_line,
    callback_line,
    close_line,
    ending_completions,
    hand_off_line,
    later_line,
    safe_line,
    write_line,
)
from console.domain.spoken_crews import (
    OF_A_UNIT,
    as_typed,
    crew_line,
    crew_lines,
    deputies_line,
    panic_line,
    room_lines,
    unserved_line,
)
from console.domain.spoken_joins import again_line, join_line, promised_line, which_call_line
from console.domain.spoken_messages import message_completions, message_line
from console.domain.spoken_premise import premise_line
from console.domain.spoken_screens import SCREENS, screen_wish
from console.domain.spoken_sending import (
    at_line,
    is_status,
    send_line,
    sendings,
    stand_down_line,
    status_line,
    statuses,
    unit_named,
)
from console.domain.spoken_words import (
    ABOUT_A_CALL,
    ALIASES,
    ANSWERS_MAX,
    COMPLETIONS_MAX,
    NO_CALL,
    PAPER,
    PLACES,
    RECORDS,
    WISHES,
    canonical,
)
from console.domain.texts import NOTE_MAX, REASON_MAX


def read(text: str, board: Board, call: Call | None) -> Spoken:
    """What a line means on this board, with this call in front."""
    text = canonical(text)
    head, _, words = text.lstrip().partition(" ")
    word, rest = head.casefold(), words.strip()
    if unit := unit_named(board, head):
        return _unit_line(board, unit, rest)
    if word in SCREENS:
        return screen_wish(word, rest)
    if (word, rest.casefold()) == ("take", "policy"):
        return Spoken(agreeing(board, call)) if call is not None else Spoken(hint=NO_CALL)
    if word in WISHES and not rest:
        return Spoken(wish=WISHES[word])
    if word in ("open", "take", "go"):
        return which_call_line(board, word, rest)
    if word in ("help", "find", "ask", "sign", "break", PAPER):
        return _screen_line(board, call, word, rest)
    if word == "join":
        return join_line(board, call, rest)
    if word == "promised":
        return promised_line(board, rest)
    if word in ("stand", "tear", "reopen", "split"):
        return _room_line(board, word, words)
    if word in ("panic", "deputies", "crew", "at"):
        return _crews_line(board, word, rest)
    if word in roster.ROSTER_PLACES:
        return roster.roster_line(board, word, rest, lambda named: unit_named(board, named))
    if call is None and word in ABOUT_A_CALL:
        return Spoken(hint=NO_CALL)
    if call is not None and word in ABOUT_A_CALL:
        return _call_line(board, call, word, words)
    near = next((place for place in PLACES if word and place.startswith(word)), "")
    return Spoken(hint=f"Did you mean “{near}”?" if near else "Not understood. ? lists what can be said.")


def completions(text: str, board: Board, call: Call | None) -> tuple[Completion, ...]:
    """The lines that a beginning may become, best first, at most eight; after `answer` or `?` all."""
    if text.strip() == "?":
        first = tuple(Completion(word, says) for word, says in PLACES.items())
        unit = _example(board, call)
        of_a_unit = {**OF_A_UNIT, **roster.ROSTER_OF_A_UNIT}
        return (*first, *(Completion(f"{unit} {words}", says) for words, says in of_a_unit.items()))
    text = canonical(text) if text.strip() else text
    fitting: dict[str, Completion] = {}
    for line in _lines(board, call, text):
        if _fits(text, line.text):
            fitting.setdefault(line.text, line)
    beginning = text.strip().casefold()
    others = (own for other, own in ALIASES.items() if own in PLACES and other.startswith(beginning))
    for own in others if beginning else ():
        fitting.setdefault(own, Completion(own, PLACES[own]))
    if not fitting and text.casefold().lstrip().startswith("records "):
        # Own words, which nothing completes: the warning stays in sight while they are typed.
        return (Completion(text.strip(), WARNING),)
    is_answer = beginning.startswith("answer ")
    return tuple(fitting.values())[: ANSWERS_MAX if is_answer else COMPLETIONS_MAX]


def _screen_line(board: Board, call: Call | None, word: str, rest: str) -> Spoken:
    """What is said of the screen and of who sits here."""
    if word == "help":
        return Spoken(wish="help", value=rest.casefold())
    if word == "ask":
        return _ask_line(board, call, rest)
    if word == "find":
        lacking = "find what? An address, a number or a name."
        return Spoken(wish="find", value=rest) if rest else Spoken(hint=lacking)
    if word == PAPER:
        hint = "When did it happen? For example: paper 14:32, paper 27 Nov 2:32 pm, paper -25 min; paper off."
        return Spoken(wish="from_paper", value=rest) if rest else Spoken(hint=hint)
    return _person_line(word, rest)


def _room_line(board: Board, word: str, rest: str) -> Spoken:
    """What is said of the room and not of the call in front: `stand down`, `tear off`, `reopen`, `split`."""
    what, _, why = rest.lstrip().partition(" ")
    if word in ("reopen", "split"):
        return again_line(board, word, what, why)
    if word == "tear":
        named = why.strip().casefold()
        is_known = what.casefold() == "off" and named in ("calls", "units")
        return Spoken(wish="tear_off", value=named) if is_known else Spoken(hint="tear off calls, or units?")
    if what.casefold() != "down":
        return Spoken(hint="stand down which unit?")
    return stand_down_line(board, why)


def _crews_line(board: Board, word: str, rest: str) -> Spoken:
    """What is said of a crew with the unit second: `panic`, `deputies`, and its page."""
    named, _, more = rest.partition(" ")
    unit = unit_named(board, named)
    if word == "panic":
        return panic_line(board, unit)
    if word == "deputies":
        return deputies_line(board, unit, more)
    if word == "at":
        return at_line(board, unit, more)
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
        hint = wrong("The reason", why.strip(), REASON_MAX, "")
        return Spoken(wish="" if hint else "break_glass", value=why.strip(), hint=hint)
    return Spoken(hint="break glass, and why? For example: break glass the supervisor is not here.")


def _call_line(board: Board, call: Call, word: str, rest: str) -> Spoken:
    match word:
        case "note":
            hint = wrong("The note", rest, NOTE_MAX, "note what?")
            return Spoken(hint=hint) if hint else Spoken(c.AddNote(call=call.id, text=rest))
        case "told":
            hint = wrong("It", rest, NOTE_MAX, "told the caller what?")
            return Spoken(hint=hint) if hint else Spoken(c.TellCaller(call=call.id, text=rest))
        case "records":
            return _records_line(call, rest)
        case "unserved":
            return unserved_line(board, call, rest)
        case "premise":
            return premise_line(call, rest)
        case "safe":
            return safe_line(call, rest)
        case "message":
            return message_line(board, call, rest)
        case "write":
            return write_line(call, rest, read_back=False)
        case "send" | "move" | "brief":
            return _unit_for(board, call, word, rest.strip())
        case _:
            return _step_line(board, call, word, rest.strip())


def _step_line(board: Board, call: Call, word: str, rest: str) -> Spoken:
    """The steps of a call: its answers, its line, its hand-off, its end."""
    off, _, more = rest.partition(" ")
    match word:
        case "answer":
            return answer_line(board, call, rest)
        case "later":
            return later_line(board, call, rest)
        case "callback":
            return callback_line(call, rest)
        case "close":
            return close_line(board, call, rest)
        case "hungup":
            return Spoken(c.LoseLine(call=call.id))
        case "hand" if off.casefold() == "off":
            return hand_off_line(board, call, more.strip())
        case "read" if off.casefold() == "back":
            return write_line(call, more, read_back=True)
        case _:
            return Spoken(hint=f"Did you mean “{'hand off' if word == 'hand' else 'read back'}”?")


def _unit_for(board: Board, call: Call, word: str, rest: str) -> Spoken:
    units, colon, why = rest.partition(":")
    named, _, more = f"{' + '.join(each.strip() for each in units.split('+'))}{colon}{why}".partition(" ")
    unit = unit_named(board, named.removesuffix(":"))
    if not unit:
        return Spoken(hint=f"{word} which unit? For example: {word} {next(iter(board.units), 'M-30')}.")
    if word == "brief":
        return Spoken(wish="brief", value=unit)
    return send_line(board, call, unit, f":{more}" if named.endswith(":") else more)


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
    rest = as_typed(rest)
    if (said := crew_line(board, unit, rest) or roster.change_line(board, unit, rest)) is not None:
        return said
    if rest.casefold().partition(" ")[0] == "at" and not is_status(board, rest):
        return at_line(board, unit, rest[len("at ") :])
    return status_line(board, unit, rest)


def _lines(board: Board, call: Call | None, text: str) -> tuple[Completion, ...]:
    """Every line that could be said now: units to send, units here, first words, facts, other units.

    Of other units what their crews do is worked out for the one that is typed alone.
    """
    if board.room is None:
        return ()
    words = [Completion(word, says) for word, says in PLACES.items()]
    named = unit_named(board, text.strip().partition(" ")[0])
    on_call = tuple(sent.unit for sent in call.sent) if call is not None else ()
    others = (*statuses(board, tuple(board.units)), *room_lines(board, on_call))
    others += (*(crew_lines(board, (named,)) if named else ()), *roster.roster_lines(board, text, named))
    others += tuple(Completion(f"go {each}", title(open_call)) for each, open_call in board.calls.items())
    if call is None:
        return (*words, *others)
    here = (*statuses(board, on_call), *crew_lines(board, on_call))
    facts = (fact for fact in board.room.compiled.catalogue.facts if not fact.derived)
    asks = (Completion(f"ask {fact.name.en.lower()}", fact.ask.en) for fact in facts)
    records = (Completion(line, WARNING) for line in RECORDS)
    answered = (*answer_completions(board, text), *ending_completions(board), *message_completions(board))
    return (*sendings(board, call), *here, *words, *records, *answered, *asks, *others)


def _fits(beginning: str, line: str) -> bool:
    beginning, line = beginning.strip().casefold(), line.casefold()
    return line.startswith(beginning) or line.replace("-", "").startswith(beginning)
