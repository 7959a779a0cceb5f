"""Rows for the pages beside the question, and a page opened in the panel."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.agency import Agency, read_agency
from console.domain.rows.shown import Brief, BriefLine, UnderAnother
from console.ledger.earlier import EarlierCall
from console.ui.theme import ThemeName
from console.ui.widgets.approval import ToApprove
from console.ui.widgets.close import ToClose
from console.ui.widgets.hand_off import ToHandOff
from console.ui.widgets.options import KEYS
from console.ui.widgets.panel import Panel
from tests.ui.dress import a_look
from tests.ui.told import Told, front

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
SUPERVISORS = ("Lena Brandt", "Grace Amadi")
PACK = Path(__file__).parents[2] / "resources" / "agencies" / "example-county" / "agency.toml"
BRIEF = Brief(
    "M-30",
    "26-1",
    "M-30 · 14 Alder Row",
    "all of it",
    "Paramedics, staged: STAGE nearby. Go in only when a named person declares the scene safe.",
    (
        BriefLine("Place", "14 Alder Row, upstairs flat, Millbrook (read back)"),
        BriefLine("Weapon", "Knife or blade (“the bread knife, I think, he had it yesterday as well”)"),
        BriefLine("Where is it", "In his hand, said by unit on scene", changed=True),
        BriefLine("Violence", "not asked", missing=True),
        BriefLine("Caller was told", "nothing noted", missing=True),
    ),
    confirmed=False,
    read_before=True,
)
POLICIES = (
    UnderAnother(
        "a",
        "Care first",
        "Send a clinician and a deputy together",
        "Clinician and deputy",
        1,
        is_calls=True,
        standing="in force",
        reasons=("S2: A weapon cannot be ruled out, so a deputy comes with a clinician.",),
    ),
    UnderAnother(
        "b",
        "Sacramento County Sheriff",
        "Deputies are not sent",
        "No deputies, stay on the line",
        2,
        is_calls=False,
        is_reconstruction=True,
        differs="No deputies instead of clinician and deputy; priority 2 instead of priority 1.",
        reasons=(
            "S7: With no crime and no danger to others deputies stay away, though the person could lose "
            "their life; a supervisor has to agree and the call goes on the gap list.",
            "M3: The person may be suicidal and a weapon cannot be ruled out, so paramedics wait nearby.",
        ),
    ),
    UnderAnother(
        "c",
        "San Diego",
        "Not settled yet",
        "not settled: at most 3 more questions",
        None,
        is_calls=False,
        is_reconstruction=True,
        is_settled=False,
    ),
)
EARLIER = EarlierCall(
    "25-9", NOW - timedelta(days=6), False, True, False, 2, "Safety plan made", "calms down about Biscuit"
)


def the_agency() -> Agency:
    """The sample agency."""
    return read_agency(PACK.read_text("utf-8"), str(PACK))


def opened(qtbot: QtBot, page: QWidget, theme: ThemeName = "dark", dense: bool = True) -> Told:
    """The page in the panel's place, opened by a key."""
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((268, 424) if dense else (392, 606)))
    panel.open_page(page, "A page")
    mine = Told(page, told.window)
    panel.wished.connect(mine.wished.append)
    return mine


def to_approve() -> ToApprove:
    due = NOW + timedelta(seconds=98)
    return ToApprove(
        "26-1", ("M3: wait.", "S7: no deputies."), ("ems_staged",), ("co_response",), due, SUPERVISORS
    )


def a_hand_off(agency: Agency, step: str = "", **changes: object) -> ToHandOff:
    to = ToHandOff("26-1", agency.contact, contact="line-988" if step else "", step=step)
    return to._replace(**changes)  # type: ignore[arg-type]  # tests give what fits


def a_close(agency: Agency, **changes: object) -> ToClose:
    keys = {each.id: key for each, key in zip(agency.disposition, KEYS, strict=False)}
    return ToClose("26-1", agency.disposition, keys, SUPERVISORS)._replace(**changes)  # type: ignore[arg-type]  # tests give what fits
