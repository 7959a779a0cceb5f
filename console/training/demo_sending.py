"""How a made-up dispatcher sends: whoever the strip offers, supervisors asked, overrides now and then."""

from collections.abc import Callable

from console.domain import commands as c
from console.domain.asked import awaits_supervisor, policy_asks, still_to_send
from console.domain.board import Call
from console.domain.rows.strip import certain_strip, sent_by
from console.training.demo_crews import Steps
from console.training.demo_room import DemoRoom

SENDINGS_MAX = 4
WHY_OVERRIDE = (
    "the neighbor says that it has turned", "crew asked for it by phone", "known from last week",
    "the stairwell is dark and nobody answers", "family wants somebody in uniform",
)  # fmt: skip
Begin = Callable[[Steps], None]


def send(room: DemoRoom, call: str) -> Steps:
    """Send as long as the strip has somebody to send."""
    for _ in range(SENDINGS_MAX):
        found = room.call(call)
        if found is None or not still_to_send(room.board, found):
            return
        strip = certain_strip(room.board, found)
        if not strip.act:
            return
        yield room.chance.uniform(2, 9)
        if room.on(sent_by(strip), call):
            return


def supervised(room: DemoRoom, call: str) -> Steps:
    """A supervisor answers what they are asked; or the time for it passes, and the agency's default acts."""
    found = room.call(call)
    asked = awaits_supervisor(room.board, found) if found is not None else None
    if asked is None:
        return
    is_heard = room.chance.random() < 0.7
    left = max(1.0, (asked.due - room.now).total_seconds())
    yield room.chance.uniform(0.1, 0.9) * left if is_heard else left + 1
    found = room.call(call)
    if found is None or awaits_supervisor(room.board, found) is None:
        return
    if not is_heard:
        room.on(c.LetApprovalRunOut(call=call), call)
        return
    said = {"call": call, "by": room.a_supervisor(), "reason": "as the call stands"}
    answers: tuple[dict[str, object], ...] = (
        {"answer": "approve"},
        {"answer": "send_instead", "responses": ("co_response",)},
        {"answer": "send_after_all"},
    )
    chosen = room.chance.choices(answers, (5, 3, 1))[0]
    room.on(c.AnswerApproval.model_validate({**said, **chosen}), call)


def overridden(room: DemoRoom, call: str) -> None:
    """Now and then somebody asks for other people than the policy does, and says why."""
    found, chance = room.call(call), room.chance
    if found is None or found.recommended is None or not found.recommended.settled or chance.random() > 0.03:
        return
    asks = policy_asks(found.recommended)
    other = chance.choice(("law_enforcement_cit", "co_response", "mobile_crisis", "ems"))
    if other in asks or ("no_law_enforcement" in asks and other in ("law_enforcement_cit", "co_response")):
        return
    stay = tuple(each for each in asks if each in ("keep_line", "ems", "ems_staged") and each != other)
    said = {"responses": (other, *stay), "reason": chance.choice(WHY_OVERRIDE), "call": call}
    room.on(c.Override.model_validate({**said, "approved_by": room.a_supervisor()}), call)


def unserved(room: DemoRoom, found: Call) -> str:
    """Nobody can go for what is asked for: it is noted, and what it was; empty where somebody can."""
    lacking = still_to_send(room.board, found)
    if not lacking:
        return ""
    response = lacking[0]
    room.on(c.NoteUnserved(call=found.id, response=response, why="no_unit"), found.id)
    return response
