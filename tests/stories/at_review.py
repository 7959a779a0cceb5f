"""The Review screen by keyboard, as the stories go about it, and the calls that are reviewed there."""

from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain.rows.review_rows import FormRow, ReviewRow
from console.session import Session, open_session
from console.ui.screens.call_review import CallReviewScreen
from tests.stories.calls import Clock
from tests.stories.play import WHO, Dispatcher

OPEN = "Alt+Shift+8"
POLICY = "sacramento-sheriff-2025"
GAP = {
    "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand", "medical": "none",
    "crime": "none", "others_in_danger": "no", "violence": "none",
}  # fmt: skip
"""Sacramento's hole: armed, suicidal, no crime, nobody else in danger."""


def review(dispatcher: Dispatcher) -> CallReviewScreen:
    """The screen, which somebody has opened, once all that was asked for is there."""
    screen = dispatcher.running.desk.review
    assert screen is not None, "nobody has opened the screen"
    dispatcher.until(screen.is_at_rest)
    return screen


def press(dispatcher: Dispatcher, *keys: str) -> None:
    """Press keys one after another, each once what the one before asked for is there."""
    for key in keys:
        dispatcher.press(key)
        review(dispatcher)


def listed(dispatcher: Dispatcher) -> list[ReviewRow]:
    """The calls as they are listed."""
    return list(review(dispatcher).view.list.calls.rows())


def questions(dispatcher: Dispatcher) -> list[FormRow]:
    """The form as it stands."""
    return list(review(dispatcher).view.form.form.rows())


def shown(dispatcher: Dispatcher) -> str:
    """What stands at the right, as it is read aloud."""
    return dispatcher.read(review(dispatcher).view.aside)


def a_gap_call(session: Session, address: str = "14 Alder Row") -> str:
    """A call on the gap list, which a supervisor took off it, closed; its number."""
    call = session.do(c.OpenCall(callback="555-0142"))[0].subject
    session.do(c.SetDetail(call=call, field="address", value=address, read_back=True))
    for fact, answer in GAP.items():
        session.do(c.AnswerFact(call=call, fact=fact, answer=answer))
    session.do(c.AddNote(call=call, text="He sits in the kitchen with it, she says."))
    session.do(c.AnswerApproval(call=call, by="brandt", answer="approve", reason="by phone"))
    session.do(c.CloseGap(call=call, by="brandt", reason="his brother has it now"))
    over = {"disposition": "information", "note": "x", "approved_by": "brandt", "next_action": "x"}
    session.do(c.CloseCall.model_validate({"call": call, **over}))
    return call


def calls_to_review(folder: Path, clock: Clock, count: int = 1, who: str = WHO) -> list[str]:
    """Gap calls of an hour ago in the store."""
    now, clock.now = clock.now, clock.now - timedelta(hours=1)
    session = open_session(folder / "room.store", None, POLICY, who, "Position 1", "live", clock)
    calls = [a_gap_call(session, f"{number} Alder Row") for number in range(14, 14 + count)]
    session.close()
    clock.now = now
    return calls


