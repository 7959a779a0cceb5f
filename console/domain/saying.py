"""The line that says a command: the inverse of `spoken`, so that every act can show what to type for it.

A line is given only where `spoken.read` makes the same command of it, on this board with this call in front;
what no line can say (a decision of a supervisor, a password) has none. Knows no keys and no widgets.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain import commands as c
from console.domain.board import Board, Call, in_force
from console.domain.rows.safety import UNSERVED
from console.domain.rows.words import RESPONSES
from console.domain.spoken import read

OF_WISHES: Mapping[str, str] = MappingProxyType(
    {
        "next_call": "take",
        "new_call": "open",
        "open_call": "go",
        "hand_off": "hand off",
        "close": "close",
        "override": "override",
        "another": "another",
        "approval": "approve",
        "gap": "gap",
        "earlier": "earlier",
        "call_back": "callback",
        "join": "join",
        "brief": "brief",
        "crew": "crew",
        "unit": "",
        "change": "ask",
        "find": "find",
        "take_back": "undo",
        "silence": "silence",
        "gravest_alert": "alert",
        "alert_number": "alert",
        "all_alerts": "alert list",
        "try_again": "try again",
        "roster": "roster",
        "agency_screen": "agency",
        "policy_screen": "policy",
        "policy_edit": "policy edit",
        "shift_log_screen": "log",
        "reports_screen": "reports",
        "review_screen": "review",
        "lock": "lock",
        "sign_off": "sign off",
        "break_glass": "break glass",
        "people_screen": "people",
        "backup_screen": "backup",
        "stand_down": "stand down",
        "tear_off": "tear off",
        "reset_layout": "reset layout",
        "help": "help",
    }
)
"""What is typed for what a button or a key wishes; the value stands behind it."""


def line_of(command: c.Command, board: Board, call: Call | None) -> str:
    """The shortest line that is read as this command; empty where none is."""
    if board.room is None:
        return ""
    wanted = _without_time(command)
    said = (line for line in _lines(command, board) if read(line, board, call).command == wanted)
    return next(said, "")


def line_of_wish(name: str, value: str = "") -> str:
    """The line that wishes the same; empty where none does."""
    word = OF_WISHES.get(name)
    return f"{word} {value}".strip() if word is not None else ""


def _without_time(command: c.Command) -> c.Command:
    """The command without what no line carries: when it happened, and what was seen before it."""
    carries = (name for name in ("happened_at", "why_then", "seen") if name in type(command).model_fields)
    return command.model_copy(update=dict.fromkeys(carries))


def _lines(command: c.Command, board: Board) -> Iterator[str]:
    match command:
        case c.TakeCall():
            yield from (f"take {each}" for each in (_number(command.call), command.call))
        case c.SetDetail():
            yield f"{'read back' if command.read_back else 'write'} {command.field} {command.value}"
        case c.AddNote():
            yield f"note {command.text}"
        case c.AddJusticeNote():
            yield from (command.text, f"records {command.text}")
        case c.LeaveMessage():
            yield f"message {command.to}: {command.text}"
        case c.ReadMessage():
            yield f"message read {command.entry}"
        case c.TellCaller():
            yield f"told {command.text}"
        case c.AnswerFact():
            yield from _answer(command, board)
        case c.AskLater():
            yield from (f"later {name}" for name in _fact_names(command.fact, board))
        case c.LoseLine():
            yield "hungup"
        case c.TryCallBack():
            yield f"callback {_spaced(command.outcome)}"
        case c.MoveHandOff():
            said = f"hand off {command.contact} {_spaced(command.step)} {command.person}".strip()
            yield _because(said, command.reason)
        case c.CloseCall():
            yield from (_because(f"close {each}", command.note) for each in _ending(command, board))
        case c.ReopenCall() | c.SplitCall():
            word = "reopen" if isinstance(command, c.ReopenCall) else "split"
            yield f"{word} {command.call} {command.reason}"
        case c.NoteNextAction():
            yield _because(f"promised {command.call} {_spaced(command.outcome)}", command.note)
        case c.NotePremise():
            yield f"premise {command.about} {command.text}"
        case c.EndPremiseNote():
            yield f"premise end {command.entry} {command.reason}".rstrip()
        case _:
            yield from _of_units(command, board)


def _of_units(command: c.Command, board: Board) -> Iterator[str]:
    match command:
        case c.SendUnit():
            yield from _sending(command)
        case c.SendPair():
            yield _because(f"send {command.clinician} + {command.deputy}", command.reason)
        case c.PlaceUnit():
            yield f"at {command.unit} {command.place}"
        case c.SignOnUnit():
            until = f"until {command.ends}" if command.ends else ""
            parts = ("on", command.unit, *command.members, command.shift, until)
            yield " ".join(each for each in parts if each)
        case c.SignOffUnit():
            yield f"off {command.unit} {command.relieved_by}".rstrip()
        case c.ChangeCrew():
            word = "joins" if command.joins else "leaves"
            who = " ".join((*command.joins, *command.leaves))
            yield f"{command.unit} {word} {who}: {command.reason}"
        case c.UseAreaPolicy():
            yield "take policy"
        case c.SetUnitStatus():
            words = (each.word.lower() for each in in_force(board).agency.status if each.id == command.status)
            for said in (*words, command.status):
                yield _because(f"{command.unit} {said}", command.reason)
        case c.StandDown():
            yield f"stand down {command.unit} by {command.approved_by}: {command.reason}"
        case c.DeclareSceneSafe():
            yield _because(f"safe {command.by}", command.reason)
        case c.ConfirmBrief():
            yield f"{command.unit} read back"
        case c.ReportPanic():
            yield f"panic {command.unit}"
        case c.EndPanic():
            yield f"{command.unit} safe {command.by}: {command.reason}"
        case c.AnswerCheck():
            yield f"{command.unit} {'ok' if command.answer == 'all_well' else 'no answer'}"
        case c.RefuseToGo():
            yield _because(f"{command.unit} refuses {_spaced(command.why)}", command.reason)
        case c.AskForDeputies():
            yield f"{command.unit} wants deputies {command.reason}"
        case c.AnswerDeputies():
            yield _because(f"deputies {command.unit} {command.answer} {command.by}", command.reason)
        case c.NoteCrewDid():
            said = "saw outside" if command.did == "treated_outside" else _spaced(command.did)
            yield f"{command.unit} {said}"
        case c.NoteUnserved():
            yield _because(f"unserved {UNSERVED[command.why]}", command.note)
        case _:
            return


def _sending(command: c.SendUnit) -> Iterator[str]:
    because = f" because {UNSERVED[command.unserved]}" if command.unserved else ""
    staged = "staged" if command.staged else ""
    listed = RESPONSES[command.response].listed if command.response in RESPONSES else command.response
    yield _because(f"send {command.unit}{because}", command.reason)
    yield _because(f"send {command.unit} {staged}{because}", command.reason)
    full = f"send {command.unit} as {listed}"
    yield _because(f"{full}{because}", command.reason)
    yield _because(f"{full}, {staged}{because}", command.reason)


def _answer(command: c.AnswerFact, board: Board) -> Iterator[str]:
    by = "" if command.said_by == "caller" else f" by {_spaced(command.said_by)}"
    catalogue = in_force(board).compiled.catalogue.by_id
    known = catalogue[command.fact].answers if command.fact in catalogue else ()
    names = (each.name.en.lower() for each in known if each.id == command.answer)
    for answer in (*names, _spaced(command.answer)):
        for fact in _fact_names(command.fact, board):
            yield _because(f"answer {fact} {answer}{by}", command.caveat)


def _fact_names(fact: str, board: Board) -> tuple[str, ...]:
    known = in_force(board).compiled.catalogue.by_id.get(fact)
    return (*((known.name.en.lower(),) if known is not None else ()), _spaced(fact))


def _ending(command: c.CloseCall, board: Board) -> tuple[str, ...]:
    endings = in_force(board).agency.disposition
    words = (each.word.lower() for each in endings if each.id == command.disposition)
    return (*words, command.disposition)


def _number(call: str) -> str:
    """The end of a call's number, as people say it."""
    return call.rpartition("-")[2].lstrip("0")


def _because(said: str, why: str) -> str:
    return f"{said}: {why}" if why else said


def _spaced(id_: str) -> str:
    return id_.replace("_", " ")
