"""The words of what keeps crews safe: calls for help, checks, refusals, deputies for a scene, unmet needs."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from console.domain import entries as e
from console.domain.asked import TO_HELP
from console.domain.board import Board, Call, Sent, in_force
from console.domain.names import CrewDid, RefusalWhy, UnservedWhy
from console.domain.rows.calls import title
from console.domain.rows.fits import choosing
from console.domain.rows.shown import Alert, Weight
from console.domain.rows.words import RESPONSES
from console.domain.visible import visible

ACT = "Open"
LEVELS = ("reminder", "louder", "supervisor", "deputies")
"""How far a check that nobody answers has climbed; each lasts as long as the crew has to answer."""
SILENT = LEVELS.index("louder")
"""From here on a crew was asked, and did not answer."""

UNSERVED: Mapping[UnservedWhy, str] = MappingProxyType(
    {
        "no_unit": "no unit",
        "out_of_hours": "out of hours",
        "out_of_area": "out of area",
        "too_far": "too far",
        "refused": "crew does not go",
        "risk_changed": "risk changed",
    }
)
"""Why what is asked for does not go, in the order of their keys."""
REFUSED: Mapping[RefusalWhy, str] = MappingProxyType(
    {
        "alone": "would be alone",
        "scene_unsafe": "scene not safe",
        "known_history": "what is known of the place",
        "not_able": "cannot do what is needed",
        "other": "another reason",
    }
)
"""Why a crew does not go, in the order of their keys."""
DID: Mapping[CrewDid, str] = MappingProxyType(
    {
        "waited": "waited",
        "went_in": "went in",
        "treated_outside": "saw the person outside",
        "left": "left",
    }
)
"""What a crew did that had asked for deputies."""


class Check(NamedTuple):
    """A check of a crew at a scene: when it is due, and how far it has climbed; -1: not due yet."""

    unit: str
    due: datetime
    level: int


def safety_words(body: e.AnyBody) -> str:
    """What happened, in a few words; empty where the entry is not of a crew's safety."""
    match body:
        case e.PanicReported():
            return f"{body.unit} calls for help"
        case e.PanicEnded():
            return f"{body.unit} is safe, says {body.by}"
        case e.CheckAnswered():
            return f"{body.unit} {'is well' if body.answer == 'all_well' else 'did not answer the check'}"
        case e.UnitRefused():
            return f"{body.unit} does not go: {REFUSED[body.why]}"
        case e.DeputiesAsked():
            return f"{body.unit} asks for deputies"
        case e.DeputiesAnswered():
            return f"Deputies for {body.unit}: {body.answer}, says {body.by}"
        case e.CrewDidThen():
            return f"{body.unit} {DID[body.did]}"
        case e.ResponseUnserved():
            return f"Not sent, {RESPONSES[body.response].listed}: {UNSERVED[body.why]}"
        case _:
            return ""


def checks(board: Board, call: Call, now: datetime) -> Iterator[Check]:
    """The checks of the crews at this scene that no deputy is with and that call for no help, and when due.

    Whatever a crew reports counts as a sign of it; what a person entered late begins no earlier for that.
    Source: policies-and-protocols, section 7, no. 9 (welfare-check timer while on scene).
    """
    limits = in_force(board).agency.limits
    if not limits.check_s:
        return
    for sent in call.sent:
        unit = board.units[sent.unit]
        if unit.counts_as != "on_scene" or in_force(board).agency.has_deputy(unit.id):
            continue
        if any(panic.unit == unit.id for panic in call.panics):
            continue
        since = max(unit.entered, sent.checked or unit.entered)
        due = since + timedelta(seconds=limits.check_s)
        yield Check(unit.id, due, _level(sent, due, now, limits.check_answer_s))


def _level(sent: Sent, due: datetime, now: datetime, answer_s: int) -> int:
    """How far it has climbed; each try that was not answered is a step of its own."""
    waited = sum(due + timedelta(seconds=step * answer_s) <= now for step in range(len(LEVELS))) - 1
    return min(len(LEVELS) - 1, max(waited + sent.missed, sent.missed - 1))


def safety_alerts(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    """What a person must do now for the crews on this call."""
    for panic in call.panics:
        lead = f"{panic.unit} calls for help, {title(call)}:"
        key, mark = f"panic:{call.id}:{panic.unit}", panic.entered.isoformat()
        since = panic.entered
        yield Alert(key, "alert", "panic", lead, "deputies now", ACT, call.id, mark=mark, since=since)
    for check in checks(board, call, now):
        if check.level >= 0:
            yield _check(board, call, check)
    for wanted in call.wanted:
        lead = f"{wanted.unit} asks for deputies, {title(call)}:"
        if not wanted.answer:
            weight: Weight = "alert" if wanted.due <= now else "warn"
            key = f"deputies:{call.id}:{wanted.unit}"
            yield Alert(key, weight, "shield", lead, "yes or no, and by whom", ACT, call.id, wanted.due)
        elif not wanted.did:
            lead = f"{wanted.unit}, {title(call)}:"
            rest = f"{visible(wanted.by)} said {wanted.answer}; what then?"
            key, mark = f"did:{call.id}:{wanted.unit}", wanted.due.isoformat()
            yield Alert(key, "warn", "shield", lead, rest, ACT, call.id, mark=mark)


def _check(board: Board, call: Call, check: Check) -> Alert:
    level = LEVELS[check.level]
    lead = f"Is {check.unit} well? {title(call)}:"
    rest = {
        "reminder": "ask by radio",
        "louder": "no answer yet; ask again",
        "supervisor": "no answer; tell a supervisor",
        "deputies": "no answer; send deputies",
    }[level]
    near = nearest_deputies(board, call) if level == "deputies" else ()
    rest += f": {', '.join(near)}" if near else ""
    weight: Weight = "warn" if level == "reminder" else "alert"
    return Alert(f"check:{call.id}:{check.unit}", weight, "clock", lead, rest, ACT, call.id, check.due)


def why_deputies(board: Board, call: Call, now: datetime) -> str:
    """Why deputies go to a crew without anybody being asked why: it calls for help, or is silent."""
    calling = [panic.unit for panic in call.panics]
    silent = [check.unit for check in checks(board, call, now) if check.level >= SILENT]
    if calling:
        return f"{', '.join(calling)} {'calls' if len(calling) == 1 else 'call'} for help"
    return f"{', '.join(silent)} {'does' if len(silent) == 1 else 'do'} not answer" if silent else ""


def nearest_deputies(board: Board, call: Call, most: int = 2) -> tuple[str, ...]:
    """The free units with deputies, in the order in which they are offered: the first is whom F9 sends."""
    return tuple(fit.unit.id for fit in choosing(board, call).free(TO_HELP)[:most])
