"""What made-up crews do and report, as steps: each says how many seconds pass until the next."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.board import Sent
from console.domain.names import CountsAs
from console.training.demo_room import DemoRoom

HEARD = ("at the water tower", "on Mill Road, in traffic", "two streets away", "behind the school")
SEEN = (
    "Crew talked with the person in the kitchen; calmer now.",
    "Sister will stay the night. Numbers of the crisis line left on the table.",
    "Person agreed to see the clinic tomorrow morning.",
    "No medicine for four days; the pharmacy opens at eight.",
    "Person did not want to open at first, then did.",
)
Steps = Iterator[float]


def crew(room: DemoRoom, call: str, unit: str) -> Steps:
    """One crew on a call, from the sending until it is free again."""
    chance = room.chance
    yield chance.uniform(15, 110)
    if chance.random() < 0.03:
        why = chance.choice(("alone", "scene_unsafe", "known_history", "not_able"))
        room.on(c.RefuseToGo.model_validate({"unit": unit, "why": why}), call)
        return
    room.on(c.SetUnitStatus(unit=unit, status=_status(room, "en_route")), call)
    yield from _way(room, call, unit)
    if _sent(room, call, unit) is None:
        return
    yield from _there(room, call, unit)


def _way(room: DemoRoom, call: str, unit: str) -> Steps:
    chance = room.chance
    yield chance.uniform(20, 60)
    if chance.random() < 0.6:
        room.on(c.ConfirmBrief(call=call, unit=unit), call)
    yield chance.lognormvariate(2.2, 0.5) * 60
    if chance.random() < 0.05:
        room.on(c.PlaceUnit(unit=unit, place=chance.choice(HEARD)), call)
    sent = _sent(room, call, unit)
    if sent is not None and sent.staged and not _is_safe(room, call):
        room.on(c.SetUnitStatus(unit=unit, status=_status(room, "staged")), call)
        yield from _wait_for_safe(room, call, unit)


def _wait_for_safe(room: DemoRoom, call: str, unit: str) -> Steps:
    """Nearby until somebody says that the scene is safe, or the room has it go in."""
    for _ in range(6):
        yield room.chance.uniform(120, 400)
        sent = _sent(room, call, unit)
        if sent is None or not sent.staged or _is_safe(room, call):
            return
    said = {"call": call, "by": room.a_supervisor(), "reason": "the person is outside and calm"}
    room.on(c.DeclareSceneSafe.model_validate(said), call)


def _there(room: DemoRoom, call: str, unit: str) -> Steps:
    chance = room.chance
    if room.on(c.SetUnitStatus(unit=unit, status=_status(room, "on_scene")), call):
        room.on(c.SetUnitStatus(unit=unit, status=_status(room, "on_scene"), reason="told late"), call)
    if room.room.agency.has_deputy(unit) and not _is_safe(room, call):
        yield chance.uniform(60, 300)
        room.on(c.DeclareSceneSafe(call=call, by=f"the crew of {unit}", reason="seen by the crew"), call)
    yield chance.lognormvariate(2.9, 0.6) * 40
    yield from _trouble(room, call, unit)
    yield chance.lognormvariate(2.9, 0.6) * 40
    if room.call(call) is not None and room.chance.random() < 0.2:
        room.on(c.AddNote(call=call, text=chance.choice(SEEN)), call)
    yield from _leave(room, call, unit)


def _trouble(room: DemoRoom, call: str, unit: str) -> Steps:
    """Now and then a crew asks for deputies, or calls for help."""
    chance = room.chance
    if _sent(room, call, unit) is None or chance.random() > 0.015:
        return
    if chance.random() < 0.75:
        room.on(c.AskForDeputies(unit=unit, reason="the door is locked now"), call)
        yield chance.uniform(30, 120)
        answer = {"call": call, "unit": unit, "answer": chance.choice(("yes", "no")), "by": "Sgt. on duty"}
        room.on(c.AnswerDeputies.model_validate(answer), call)
        return
    seat = room.board.calls[call].position
    room.tried(c.ReportPanic(unit=unit), seat or room.a_seat())
    yield chance.uniform(200, 500)
    room.on(c.EndPanic(call=call, unit=unit, by="Sgt. on duty", reason="deputies are beside them"), call)


def _leave(room: DemoRoom, call: str, unit: str) -> Steps:
    """The crew takes the person somewhere, or leaves; one that was never there is taken off by name."""
    statuses = room.room.agency.statuses
    status = statuses[room.board.units[unit].status]
    if "transporting" in status.next and room.chance.random() < 0.15:
        for step in ("transporting", "at_destination"):
            room.on(c.SetUnitStatus(unit=unit, status=step), call)
            yield room.chance.uniform(500, 1500)
    yield from freed(room, call, unit)


def freed(room: DemoRoom, call: str, unit: str) -> Steps:
    """The crew is free again, whatever it takes to say so."""
    yield 0
    if room.board.units[unit].call != call:
        return
    free = _status(room, "available")
    if room.on(c.SetUnitStatus(unit=unit, status=free), call) and room.on(
        c.SetUnitStatus(unit=unit, status=free, reason="free again"), call
    ):
        said = {"call": call, "unit": unit, "approved_by": room.a_supervisor(), "reason": "not needed"}
        room.on(c.StandDown.model_validate(said), call)


def _sent(room: DemoRoom, call: str, unit: str) -> Sent | None:
    found = room.call(call)
    return next((each for each in found.sent if each.unit == unit), None) if found else None


def _is_safe(room: DemoRoom, call: str) -> bool:
    found = room.call(call)
    return found is not None and bool(found.scene_safe_by)


def _status(room: DemoRoom, counts_as: CountsAs) -> str:
    return room.room.agency.first_status(counts_as).id
