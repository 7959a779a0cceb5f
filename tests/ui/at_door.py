"""What the door of a desk shows in tests, and a page of it opened as a key opens it."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.rows.door import BANNER, AtTheDoor, Candidate, Sitting
from console.domain.rows.staff import GlassRow
from console.ui.theme import ThemeName
from console.ui.widgets.break_glass import AnswerGlassPage, BreakGlassPage
from console.ui.widgets.choose_password import ChoosePasswordPage
from console.ui.widgets.demo import DemoPage
from console.ui.widgets.first_start import FirstStartPage
from console.ui.widgets.panel import Panel
from console.ui.widgets.sign_in import SignInPage
from console.ui.widgets.sign_off import SignOffPage
from console.ui.widgets.signed_off import SignedOffPage
from console.ui.widgets.unlock import UnlockPage
from console.ui.widgets.words import Words
from tests.ui.dress import a_look
from tests.ui.told import Told, front

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
PEOPLE = (
    Candidate("okoro", "Nadia Okoro", "dispatcher"),
    Candidate("brandt", "Lena Brandt", "supervisor, dispatcher"),
    Candidate("haugen", "Tor Haugen", "reader"),
)
PER = Sitting("lindqvist", "Per Lindqvist", NOW, 2, "dispatcher")
AT = AtTheDoor(
    "Adler County 911", "Position 1", "Made up.", BANNER, True, False, PEOPLE, "okoro", None, 0, 0, True
)
GLASS = GlassRow(41, "Position 2", "Per Lindqvist", "the supervisor is out and the call cannot wait", NOW)
Page = (
    AnswerGlassPage
    | BreakGlassPage
    | ChoosePasswordPage
    | DemoPage
    | FirstStartPage
    | SignInPage
    | SignOffPage
    | SignedOffPage
    | UnlockPage
)


def opened(qtbot: QtBot, page: Page, theme: ThemeName = "dark", dense: bool = True) -> Told:
    """The page on the door, as a key opened it."""
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((520, 480) if dense else (620, 560)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def weak(password: str) -> tuple[str, ...]:
    return (f"it has {len(password)} characters", "it is a run") if len(password) < 8 else ()
