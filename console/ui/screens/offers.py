"""What can be done with a unit, a call, an answer or an alert now: the acts of a menu, and what a drag does.

Each act is a wish that a key or the command line has too; why it cannot be done is asked of the session, as
the deciding itself would say it. Nothing is done here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain.board import Call, UnitNow, in_force
from console.domain.refusals import in_words
from console.domain.rows.calls import title
from console.domain.saying import line_of, line_of_wish
from console.domain.spoken import read
from console.errors import Refused
from console.ui.screens.gravest import number_of
from console.ui.screens.starts import NEED_A_REASON
from console.ui.shortcuts import key_of
from console.ui.widgets.act_menu import MenuAct
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

ASKS_WHY = (*NEED_A_REASON, "stand_down_needs_name")
"""The refusals that the desk answers with a page that asks for what is missing."""
NO_CALL = "No call is in front"
IN_FRONT = "It is in front"


def unit_acts(desk: Desk, unit: str) -> tuple[MenuAct, ...]:
    """What can be done with a unit: send it, its statuses, its brief, its crew; a pair is sent."""
    now = desk.board.units.get(unit)
    if now is None:
        return (send_act(desk, unit, desk.call),) if "+" in unit else ()
    return (send_act(desk, unit, desk.call), *_statuses(desk, now), *_of_unit(desk, now))


def send_act(desk: Desk, unit: str, call: Call | None) -> MenuAct:
    """Sending a unit, or two as one, to a call: what the line would do, or with a reason asked for."""
    if call is None:
        return MenuAct(f"Send {unit}", Wish(""), why_not=NO_CALL)
    words, line = f"Send {unit} to {title(call)}", f"send {unit}"
    command = read(line, desk.board, call).command
    if command is None:
        fills = in_force(desk.board).agency.fillers
        response = next((each for each, units in fills.items() if unit in units), "")
        if not response:
            return MenuAct(words, Wish(""), why_not=f"{unit} can fill no response")
        command = c.SendUnit(call=call.id, unit=unit, response=response)
        asked = MenuAct(f"{words} …", Wish("send_anyway", unit), f"{line} as … : reason", "F7, Enter")
        return asked._replace(why_not=_why_not(desk, command))
    return _asking(desk, command, MenuAct(words, Wish("run", line), line, "F7, Enter"))


def call_acts(desk: Desk, call_id: str) -> tuple[MenuAct, ...]:
    """What can be done with a call: bring it to the front, take it; of the one in front all its steps."""
    call = desk.board.calls.get(call_id)
    if call is None:
        return ()
    is_here = desk.place.call == call_id
    go = MenuAct("Bring to the front", Wish("open_call", call_id), f"go {call_id}", key_of("next_open"))
    take = _asking(
        desk, c.TakeCall(call=call_id), _of_line("Take this call", f"take {call_id}", key_of("take_over"))
    )
    if not is_here:
        return (go, take, *_join(desk, call_id))
    return (go._replace(why_not=IN_FRONT), take, *_steps(call))


def answer_acts(desk: Desk, fact_id: str) -> tuple[MenuAct, ...]:
    """What can be done with an answer: change it, take it back where it was one's own last act."""
    call, facts = desk.call, in_force(desk.board).compiled.catalogue.by_id
    if call is None or fact_id not in facts:
        return ()
    fact, number = facts[fact_id], list(call.answers).index(fact_id) + 1 if fact_id in call.answers else 0
    key = f"Ctrl+{number}" if 0 < number < 10 else ""
    ask = MenuAct("Ask again", Wish("change", fact_id), f"ask {fact.name.en.lower()}", key)
    others = tuple(
        _of_line(answer.name.en, line_of(said, desk.board, call), under="Change to")
        for answer in fact.answers
        if (standing := call.answers.get(fact_id)) is None or standing.answer != answer.id
        for said in (c.AnswerFact(call=call.id, fact=fact_id, answer=answer.id),)
    )
    own = desk.last_act.entry
    is_last = own is not None and standing_entry(call, fact_id) == own.number
    undo = MenuAct("Take back", Wish("take_back"), line_of_wish("take_back"), key_of("take_back"))
    return (ask, *others, undo if is_last else undo._replace(why_not="Not your own last act"))


def standing_entry(call: Call, fact: str) -> int:
    """The entry in which a fact was answered as it stands; 0 where it was not."""
    answer = call.answers.get(fact)
    return answer.entry if answer is not None else 0


def alert_acts(desk: Desk, alert: str, call: str) -> tuple[MenuAct, ...]:
    """What can be done about an alert: open the page that answers it, or only its call."""
    if alert == "store":
        return (MenuAct("Try again", Wish("try_again"), "try again", key_of("try_again")),)
    number = number_of(desk, alert)
    key = key_of("gravest_alert") if number == 1 else key_of("all_alerts")
    first = MenuAct("Open what it is about", Wish("alert", alert), f"alert {number}" if number else "", key)
    if call not in desk.board.calls:
        return (first,)
    is_here = desk.place.call == call
    go = MenuAct("Bring its call to the front", Wish("open_call", call), f"go {call}", key_of("next_open"))
    return (first, go._replace(why_not=IN_FRONT) if is_here else go)


def drop_act(desk: Desk, carried: str, onto: str) -> MenuAct:
    """What carrying one thing onto another would do: a unit onto a call, or a call onto a unit, sends it."""
    things = dict(each.split(" ", 1) for each in (carried, onto))
    unit, call = things.get("unit", ""), desk.board.calls.get(things.get("call", ""))
    if not unit or call is None:
        return MenuAct("Nothing happens here", Wish(""), why_not="A unit goes onto a call")
    act = send_act(desk, unit, call)
    return act._replace(wish=Wish("dropped", f"{call.id} {act.wish.name} {act.wish.value}"))


def _statuses(desk: Desk, unit: UnitNow) -> Iterator[MenuAct]:
    agency = in_force(desk.board).agency
    usual = agency.status_of(unit.status).next
    others = (status.id for status in agency.status if status.id not in (*usual, unit.status))
    for status in (agency.status_of(each) for each in (*usual, *others)):
        line = f"{unit.id} {status.word.lower()}"
        act = _of_line(status.word, line, f"F7, {status.key}" if status.key else "")
        under = "" if status.id in usual else "Another status"
        command = c.SetUnitStatus(unit=unit.id, status=status.id)
        yield _asking(desk, command, act._replace(under=under))


def _of_unit(desk: Desk, unit: UnitNow) -> Iterator[MenuAct]:
    is_on_call, is_here = unit.call is not None, unit.call is not None and unit.call == desk.place.call
    off = "" if is_on_call else f"{unit.id} is on no call"
    elsewhere = "" if is_here else off or f"Bring call {unit.call} to the front first"
    yield MenuAct("Brief", Wish("brief", unit.id), f"brief {unit.id}", key_of("brief"), why_not=elsewhere)
    read_back = _of_line("The crew read the brief back", f"{unit.id} read back")
    yield read_back._replace(why_not=off)
    yield MenuAct("Crew …", Wish("crew", unit.id), f"crew {unit.id}", key_of("crew"))
    down = MenuAct("Stand down …", Wish("stand_down", unit.id), f"stand down {unit.id}", key_of("stand_down"))
    yield down._replace(why_not=off or _has_served(desk, unit))
    panic = _of_line("The crew calls for help", f"panic {unit.id}", "Ctrl+K, 3")
    yield _asking(desk, c.ReportPanic(unit=unit.id), panic)


def _steps(call: Call) -> Iterator[MenuAct]:
    """The steps of the call in front, in the order in which a call goes."""
    for words, wish in (
        ("Earlier calls here", "earlier"),
        ("Override the policy …", "override"),
        ("Hand off …", "hand_off"),
        ("Call back …", "call_back"),
    ):
        yield MenuAct(words, Wish(wish), line_of_wish(wish), key_of(wish))
    yield MenuAct("Message …", Wish("begin_line", "message "), "message supervisor: …")
    hung_up = MenuAct("The caller hung up", Wish("hung_up"), "hungup", key_of("hung_up"))
    yield hung_up._replace(why_not="The line is lost already" if call.line.lost else "")
    yield MenuAct("Close …", Wish("close"), "close", key_of("close"))


def _join(desk: Desk, other: str) -> Iterator[MenuAct]:
    """Joining the call in front to another; its page shows both first."""
    here = desk.call
    line = f"join {other}"
    act = MenuAct("Join the call in front to this one …", Wish("join", other), line)
    if here is None:
        yield act._replace(why_not=NO_CALL)
    else:
        yield act._replace(why_not=_why_not(desk, c.JoinCall(call=here.id, into=other)))


def _of_line(words: str, line: str, key: str = "", under: str = "") -> MenuAct:
    """An act that the command line does."""
    return MenuAct(words, Wish("run", line), line, key, under=under)


def _asking(desk: Desk, command: c.Command, act: MenuAct) -> MenuAct:
    """The act with why it would be refused; one that only needs a reason can be done, and says so."""
    refused = desk.bridge.session.would_refuse(command)
    if refused is None:
        return act
    if _has_page(refused, command):
        return act._replace(words=f"{act.words} …")
    return act._replace(why_not=_first(in_words(refused)))


def _why_not(desk: Desk, command: c.Command) -> str:
    """Why a command would be refused for more than a reason that is missing; empty where it would not."""
    refused = desk.bridge.session.would_refuse(command)
    return "" if refused is None or _has_page(refused, command) else _first(in_words(refused))


def _has_served(desk: Desk, unit: UnitNow) -> str:
    """Why a unit is stood down no more: it left with the person; empty where it can be."""
    command = c.StandDown.model_construct(call=unit.call or "", unit=unit.id, approved_by="", reason="")
    refused = desk.bridge.session.would_refuse(command)
    is_served = refused is not None and refused.code == "stand_down_has_served"
    return _first(in_words(refused)) if refused is not None and is_served else ""


def _has_page(refused: Refused, command: c.Command) -> bool:
    """Whether the desk asks for what is missing: a reason, or that a unit is taken from its call."""
    moves = refused.code == "unit_taken" and isinstance(command, c.SendUnit)
    return moves or refused.code in ASKS_WHY


def _first(says: str) -> str:
    """The first sentence: why; what to do next is of no use beside a menu."""
    return says.partition(". ")[0].rstrip(".")
