"""What can be done about one crew now: is it well, does it go, does it need deputies, is it safe."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from console.domain.asked import TO_HELP, comes_to_help
from console.domain.board import Board, Call, DeputiesWanted, Panic, UnitNow, in_force
from console.domain.rows.calls import title
from console.domain.rows.fit_words import place_words
from console.domain.rows.fits import choosing
from console.domain.rows.safety import LEVELS, SILENT, Check, checks, nearest_deputies
from console.domain.rows.shown import Notice, Weight
from console.domain.rows.words import sentence
from console.domain.visible import visible
from console.domain.whereabouts import whereabouts

CrewAct = Literal["well", "no_answer", "panic", "refuse", "ask", "safe", "yes", "no", "did", "place"]
ACT_KEYS: Mapping[CrewAct, str] = MappingProxyType(
    {
        "well": "1",
        "no_answer": "2",
        "panic": "3",
        "refuse": "4",
        "ask": "5",
        "safe": "6",
        "yes": "7",
        "no": "8",
        "did": "9",
        "place": "P",
    }
)
"""Each act has a key of its own, wherever it stands."""

ACT_WORDS: Mapping[CrewAct, str] = MappingProxyType(
    {
        "well": "is well",
        "no_answer": "no answer",
        "panic": "calls for help",
        "refuse": "does not go",
        "ask": "asks for deputies",
        "safe": "is safe",
        "yes": "deputies: yes",
        "no": "deputies: no",
        "did": "what it did then",
        "place": "where it is",
    }
)
"""What each act is called, behind the unit's name: on its page, in menus and on the command line."""

DEPUTIES_KEYS = ("123", "460")
"""The keys of deputies for a crew that calls for help, and for a silent one: no act has them then."""


class Deputies(NamedTuple):
    """A free unit with deputies that one key sends to this crew."""

    unit: str
    key: str
    detail: str


class Crew(NamedTuple):
    """One unit as its page shows it.

    call: the number of the call that the acts are about; empty where there is none. people: who is in it.
    since: how long its status lasts; heard: when it last gave a sign of itself, at a scene.
    panic: since when it calls for help. acts: what is possible now. place: where it is; placed: since when
    that is known. deputies: who can be sent to it, where it is in danger; the nearest first.
    """

    unit: str
    call: str
    title: str
    people: str
    status: str
    since: datetime
    heard: datetime | None
    panic: datetime | None
    notices: tuple[Notice, ...]
    acts: tuple[CrewAct, ...]
    place: str = ""
    placed: datetime | None = None
    deputies: tuple[Deputies, ...] = ()


def crew(board: Board, unit: str, now: datetime) -> Crew:
    """A unit of the board, as of now."""
    there, pack = board.units[unit], in_force(board).agency.unit_of(unit)
    call, panic = call_about(board, unit), panic_of(board, unit)
    sent = next((each for each in call.sent if each.unit == unit), None) if call is not None else None
    where = whereabouts(board, there, in_force(board).agency.ways.zone_at)
    at_scene = there.counts_as == "on_scene" and sent is not None
    heard = max(there.since, (sent.checked if sent else None) or there.since) if at_scene else None
    return Crew(
        unit,
        call.id if call is not None else "",
        title(call) if call is not None else "",
        ", ".join((pack.kind, *pack.crew)),
        in_force(board).agency.status_of(there.status).word,
        there.since,
        heard,
        panic.at if panic is not None else None,
        tuple(_notices(board, call, unit, now)) if call is not None else (),
        possible(board, unit),
        place_words(where),
        where.at,
        tuple(_deputies(board, call, unit, now)) if call is not None else (),
    )


def _deputies(board: Board, call: Call, unit: str, now: datetime) -> Iterator[Deputies]:
    """Who can be sent to a crew that calls for help or is silent, each with a key that no act has then."""
    is_calling = any(each.unit == unit for each in call.panics)
    is_silent = any(each.unit == unit and each.level >= SILENT for each in checks(board, call, now))
    if not (is_calling or is_silent):
        return
    keys = DEPUTIES_KEYS[not is_calling]
    chooses = choosing(board, call)
    for key, fit in zip(keys, chooses.free(TO_HELP), strict=False):
        away = f"{fit.minutes} min away" if fit.minutes is not None else place_words(fit.place)
        yield Deputies(fit.unit.id, key, away)


def possible(board: Board, unit: str) -> tuple[CrewAct, ...]:
    """What can be done about a unit now, in the order of the keys."""
    found = set(_possible(board, board.units[unit]))
    return tuple(act for act in ACT_KEYS if act in found)


def _possible(board: Board, unit: UnitNow) -> Iterator[CrewAct]:
    call, wanted = board.calls.get(unit.call or ""), wanted_of(board, unit.id)
    is_calling = panic_of(board, unit.id) is not None
    yield "place"
    if is_calling:
        yield "safe"
    else:
        yield "panic"
        yield from ("well", "no_answer") if call is not None and unit.counts_as == "on_scene" else ()
    if call is not None and not any(sent.unit == unit.id and sent.reached for sent in call.sent):
        yield "refuse"
    is_waiting = wanted is not None and not wanted.answer
    if call is not None and not (is_calling or is_waiting or in_force(board).agency.has_deputy(unit.id)):
        yield "ask"
    if is_waiting:
        yield from ("yes", "no")
    if wanted is not None and not wanted.did:
        yield "did"


def call_about(board: Board, unit: str) -> Call | None:
    """The call that a unit's safety is about: of its call for help, of its request, else the one it is on."""
    for call in board.calls.values():
        if any(each.unit == unit for each in call.panics):
            return call
    for call in board.calls.values():
        if any(each.unit == unit and not (each.answer and each.did) for each in call.wanted):
            return call
    return board.calls.get(board.units[unit].call or "")


def panic_of(board: Board, unit: str) -> Panic | None:
    """A unit's call for help that nobody has ended."""
    panics = (panic for call in board.calls.values() for panic in call.panics)
    return next((panic for panic in panics if panic.unit == unit), None)


def wanted_of(board: Board, unit: str) -> DeputiesWanted | None:
    """A unit's request for deputies on the call that its safety is about."""
    call = call_about(board, unit)
    return next((each for each in call.wanted if each.unit == unit), None) if call is not None else None


def most_in_need(board: Board, call: Call, now: datetime) -> str:
    """The unit of a call that has to be looked after first; empty where none is on it."""
    due = {each.unit: each.level for each in checks(board, call, now)}
    asked = {each.unit: not each.answer for each in call.wanted if not (each.answer and each.did)}
    units = dict.fromkeys((*(each.unit for each in call.panics), *(each.unit for each in call.sent), *asked))
    panics = {each.unit for each in call.panics}

    def need(unit: str) -> tuple[bool, int, bool, bool, bool]:
        level = due.get(unit, -2)
        return unit not in panics, -max(level, -1), not asked.get(unit, False), unit not in asked, level < -1

    return min(units, key=need, default="")


def _notices(board: Board, call: Call, unit: str, now: datetime) -> Iterator[Notice]:
    if any(each.unit == unit for each in call.panics):
        yield Notice("panic", f"{unit} calls for help", _sent_to_help(board, call), "alert")
    for check in checks(board, call, now):
        if check.unit == unit:
            yield _check(board, call, check)
    for wanted in call.wanted:
        if wanted.unit == unit and not wanted.answer:
            weight: Weight = "alert" if wanted.due <= now else "warn"
            why = sentence(visible(wanted.reason))
            yield Notice("shield", f"{unit} asks for deputies", why, weight, wanted.due)
        elif wanted.unit == unit and not wanted.did:
            said = f"{visible(wanted.by)} said {wanted.answer}"
            yield Notice("shield", said, "What did the crew do then? Key 9.", "warn")


def _sent_to_help(board: Board, call: Call) -> str:
    """Who is on the way to a crew that calls for help; else whom one key sends."""
    coming = [sent.unit for sent in call.sent if comes_to_help(board, call, sent)]
    if coming:
        return f"Sent: {', '.join(coming)}. More go by their number."
    near = nearest_deputies(board, call, most=1)
    return f"F9 sends {near[0]}; or a number." if near else "No deputies are free. Ask a supervisor."


def _check(board: Board, call: Call, check: Check) -> Notice:
    """When the crew is to be asked, and what to do about one that was asked and is silent."""
    if check.level < 0:
        return Notice("clock", f"Ask whether {check.unit} is well", "", "calm", check.due)
    near = nearest_deputies(board, call)
    rest = {
        "reminder": "By radio, now.",
        "louder": "No answer yet. Ask again.",
        "supervisor": "No answer. Tell a supervisor.",
        "deputies": f"No answer. Send deputies: {', '.join(near)}." if near else "No answer. Send deputies.",
    }[LEVELS[check.level]]
    weight: Weight = "alert" if check.level else "warn"
    return Notice("clock", f"Ask whether {check.unit} is well", rest, weight, check.due)
