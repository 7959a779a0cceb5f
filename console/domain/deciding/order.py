"""What is entered later must not undo what is known to have come after it.

Entries are folded in the order in which they are recorded, so that what is recorded last stands. Entered
from paper, a status of two o'clock would stand over one of three o'clock, and a scene declared safe over the
weapon that turned up since. Such an entry is refused in words; the earlier can always be told in a note.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from console.domain import entries as e
from console.domain.board import Board, Call, in_force
from console.domain.deciding.moment import Moment
from console.domain.local_time import near_words, zone_of
from console.domain.names import SCENE_FACTS
from console.errors import Refused
from console.policy.facts import Fact

LATER = ("paper", "late_note", "import")
"""The reasons with which what is entered may be older than what stands.

What the store kept waiting was asked for in time, by somebody who saw the board; and where the clock was
wrong, the order of times says nothing.
"""
DECISIONS = (e.ApprovalAnswered, e.GapClosed, e.PolicyOverridden, e.CallClosed)
"""What holds for the danger that it was decided on."""


def check_order(board: Board, bodies: Sequence[e.AnyBody], moment: Moment) -> None:
    """Raises Refused where what stands on the board is newer, by its true time, than what is entered."""
    if moment.then is None or moment.why not in LATER:
        return
    for body in sorted(bodies, key=lambda each: isinstance(each, e.TakenBack)):
        call = board.calls.get(getattr(body, "call", None) or "")
        for what, at in _stands(board, call, body):
            if at > moment.then:
                raise Refused("then_overtaken", what=what, **_times(board, at, moment))
        for fact, at in _dangers(board, call, body):
            if at > moment.then:
                raise Refused("then_before_danger", fact=fact, **_times(board, at, moment))


def _stands(board: Board, call: Call | None, body: e.AnyBody) -> Iterator[tuple[str, datetime]]:
    """What the body would take the place of, in words, and since when that is true."""
    match body:
        case e.UnitStatusChanged() | e.UnitStoodDown() | e.UnitRefused() | e.UnitMoved() if (
            body.unit in board.units
        ):
            yield f"the status of {body.unit}", board.units[body.unit].since
        case e.UnitPlaced() if (trail := board.trails.get(body.unit)) is not None and trail.told is not None:
            yield f"the place of {body.unit}", trail.told.at
        case e.UnitSignedOn() | e.CrewChanged() | e.UnitSignedOff() if body.unit in board.crews:
            yield f"the crew of {body.unit}", board.crews[body.unit].changed
        case e.FactAnswered(fact=fact) | e.TakenBack(fact=str(fact)) if call and fact in call.answers:
            facts = in_force(board).compiled.catalogue.by_id
            yield f"“{facts[fact].name.en}”", call.answers[fact].at
        case e.DetailSet(field=field) | e.TakenBack(field=str(field)) if call and field in call.details:
            yield f"the {field}", call.details[field].at
        case e.LineLost() | e.CallBackTried() | e.UnreachedDecided() if call and call.line.changed:
            yield "the caller's line", call.line.changed
        case e.HandOffMoved() if call is not None and call.hand_off_at is not None:
            yield "the hand-off", call.hand_off_at
        case _:
            return


def _dangers(board: Board, call: Call | None, body: e.AnyBody) -> Iterator[tuple[str, datetime]]:
    """The dangers that a decision of before does not answer, and since when they are known."""
    if call is None or not isinstance(body, (*DECISIONS, e.SceneDeclaredSafe)):
        return
    facts = in_force(board).compiled.catalogue.facts
    of_scene = (fact for fact in facts if fact.id in SCENE_FACTS)
    yield from _known(call, of_scene if isinstance(body, e.SceneDeclaredSafe) else facts)


def _known(call: Call, facts: Iterable[Fact]) -> Iterator[tuple[str, datetime]]:
    for fact in facts:
        answer = call.answers.get(fact.id)
        if answer is not None and fact.danger is not None and answer.answer != fact.quiet:
            yield fact.name.en, answer.at


def _times(board: Board, at: datetime, moment: Moment) -> dict[str, str]:
    zone = zone_of(in_force(board).agency.time_zone)
    assert moment.then is not None, "only what happened before is held against what stands"
    return {"at": near_words(at, zone, moment.at), "then": near_words(moment.then, zone, moment.at)}
