"""The Shift log screen by keyboard, as the stories go about it, and what stands there."""

from datetime import timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain.rows.log_found import FoundRow
from console.domain.rows.log_rows import LineRow
from console.domain.rows.shown import AnswerRow, UnitRow
from console.session import Session, open_session
from console.ui.screens.shift_log import ShiftLogScreen
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher

OPEN = "Alt+Shift+7"


def shift_log(dispatcher: Dispatcher) -> ShiftLogScreen:
    """The screen, which somebody has opened, once all that was asked for is there."""
    screen = dispatcher.running.desk.shift_log
    assert screen is not None, "nobody has opened the screen"
    dispatcher.until(screen.is_at_rest)
    return screen


def press(dispatcher: Dispatcher, *keys: str) -> None:
    """Press keys one after another, each once what the one before asked for is there."""
    for key in keys:
        dispatcher.press(key)
        shift_log(dispatcher)


def found(dispatcher: Dispatcher) -> list[FoundRow]:
    """What is found, as it is listed."""
    return list(shift_log(dispatcher).view.search.found.rows())


def titles(dispatcher: Dispatcher) -> list[str]:
    """What the calls that are found are called."""
    return [row.title for row in found(dispatcher) if row.kind == "call"]


def lines(dispatcher: Dispatcher) -> list[LineRow]:
    """The lines of what is chosen."""
    return list(shift_log(dispatcher).view.timeline.lines.rows())


def chosen(dispatcher: Dispatcher) -> LineRow:
    """The line with the ring."""
    view = shift_log(dispatcher).view.timeline.lines.view
    return view.rows.rows[view.currentIndex().row()]


def known_then(dispatcher: Dispatcher) -> list[AnswerRow]:
    """What was known at the moment that is looked back to."""
    return list(shift_log(dispatcher).view.then.known.view.rows.rows)


def board_then(dispatcher: Dispatcher) -> dict[str, UnitRow]:
    """How the units stood at the moment that is looked back to."""
    return {row.unit: row for _, row in shift_log(dispatcher).view.then.units.view.rows.rows if row.unit}


def then(dispatcher: Dispatcher) -> str:
    """What stands at the right, as it is read aloud."""
    return dispatcher.read(shift_log(dispatcher).view.aside)


def search(dispatcher: Dispatcher, text: str) -> None:
    """Type in the search line."""
    dispatcher.press("Ctrl+F")
    dispatcher.type(text)


def a_call(session: Session, address: str, note: str) -> str:
    """A closed call with an address and a note, entered at another time; its number."""
    call = session.do(c.OpenCall(callback="555-0142"))[0].subject
    session.do(c.SetDetail(call=call, field="address", value=address))
    session.do(c.AnswerFact(call=call, fact="weapon", answer="edged", caveat="the bread knife, I think"))
    session.do(c.AddNote(call=call, text=note))
    session.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none")
    )
    return call


def years_of_calls(folder: Path, clock: Clock) -> None:
    """Three calls of two years in the store, the last one an hour ago."""
    now = clock.now
    session = open_session(folder / "room.store", None, None, "Nadia Okoro", "Position 1", "live", clock)
    for days, address, note in (
        (700, "602 Mill Road", "neighbor saw a kitchen knife on the porch"),
        (200, "Riverbend Park, boat ramp", "a knife was found in the camp kitchen"),
        (0.05, "9 Sorrel Court", "he is in the garden with my mother"),
    ):
        clock.now = now - timedelta(days=days)
        a_call(session, address, note)
    session.close()
    clock.now = now
