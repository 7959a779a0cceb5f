"""The Shift log screen by keyboard, as the stories go about it, and what stands there."""

from console.domain import commands as c
from console.domain.rows.log_found import FoundRow
from console.domain.rows.log_rows import LineRow
from console.domain.rows.shown import AnswerRow, UnitRow
from console.session import Session
from console.ui.screens.shift_log import ShiftLogScreen
from tests.stories.play import Dispatcher

OPEN = "Alt+Shift+7"


def shift_log(dispatcher: Dispatcher) -> ShiftLogScreen:
    """The screen, which somebody has opened, once all that was asked for is there."""
    screen = dispatcher.running.desk.shift_log
    assert screen is not None, "nobody has opened the screen"
    dispatcher.until(screen.work.is_at_rest)
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
