"""The policy editor by keyboard, as the stories go about it: to a row, to a field, and what stands there."""

from console.domain.entries import PolicyAdopted
from console.domain.sheet.fields import TABLES
from console.ui.screens.policy_draft import PolicyDraftScreen
from console.ui.screens.policy_draft_told import faults_of
from tests.stories.play import Dispatcher

BRANDT = "Lena Brandt"


def editor(dispatcher: Dispatcher) -> PolicyDraftScreen:
    found = dispatcher.running.desk.policy_draft
    assert found is not None, "the editor was not opened"
    return found


def to_table(dispatcher: Dispatcher, table: str, row: int = 0) -> None:
    """Open the editor, and go to a row of a table."""
    dispatcher.press("Alt+Shift+6", "Home", *(["Down"] * TABLES.index(table)), "Return", "Home")
    dispatcher.press(*(["Down"] * row))


def look_through(dispatcher: Dispatcher) -> None:
    """Wait until it is known what the draft does."""
    view = editor(dispatcher).view
    dispatcher.until(lambda: view.findings.words != "being worked out")
    dispatcher.until(lambda: is_known(dispatcher))


def is_known(dispatcher: Dispatcher) -> bool:
    """Whether all is known that the page in front tells of the draft."""
    screen = editor(dispatcher)
    work, in_full = screen._work, screen._at.page == "review"  # noqa: SLF001 - its rows are painted later
    return bool(faults_of(work)) or work.asked(in_full=in_full) is None


def put_in_force_at_once(dispatcher: Dispatcher) -> None:
    """Have the draft put in force at once, from its page: the first press asks."""
    dispatcher.press("Ctrl+Return")
    assert "Press once more: in force at once" in shown(dispatcher), shown(dispatcher)
    dispatcher.press("Ctrl+Return")


def review(dispatcher: Dispatcher, *keys: str) -> None:
    """Look at what changes, and once it is known press more keys."""
    dispatcher.press("C")
    look_through(dispatcher)
    dispatcher.press(*keys)


def shown(dispatcher: Dispatcher) -> str:
    """What stands on the screen in front, but for what lists hold."""
    return dispatcher.read(dispatcher.running.parts.screens)


def known(dispatcher: Dispatcher) -> str:
    """The same, once it is known what the draft does."""
    look_through(dispatcher)
    return shown(dispatcher)


def rows(dispatcher: Dispatcher) -> list[tuple[str, str, str]]:
    """The rows of the table: name, detail, state."""
    return [(row.name, row.detail, row.state) for row in editor(dispatcher).view.rows.view.rows.rows]


def findings(dispatcher: Dispatcher) -> list[tuple[str, str]]:
    """The findings on the draft once they are known, each with how it stands."""
    look_through(dispatcher)
    return [(row.name, row.state) for row in editor(dispatcher).view.findings.view.rows.rows]


def words(dispatcher: Dispatcher) -> str:
    """What the head of the rows says of the draft."""
    return editor(dispatcher).view.rows.words


def adopted(dispatcher: Dispatcher) -> list[PolicyAdopted]:
    entries = dispatcher.running.bridge.session.history("room")
    return [entry.body for entry in entries if isinstance(entry.body, PolicyAdopted)]
