"""Boards worth a pack, and what can be read in one."""

from datetime import datetime

from console.domain import commands as c
from console.domain.agency import Agency
from console.domain.board import in_force
from console.reports.blocks import Block, Card, Choices, Grid, Line, Picture, Sheet, Table
from console.reports.paper_pack import PackOf, paper_pack
from tests.domain.build import SACRAMENTO, Desk, a_call, a_desk, a_quiet_call, move, send

OF = PackOf("0123456789abcdef", False, "Ledger head: entry 57, sum a3a3")
EVIL = '<script>alert("x")</script> & \u202eevil\u202c \u200bzero\x07 مرحبا 😀 “quoted”'
"""Words of a caller who knows markup, directions and signs that nobody sees."""


def a_gap_call(desk: Desk) -> str:
    """Sacramento's hole with a crew staged, a note and an answer from police records; its number."""
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    history = c.AnswerFact(
        call=call, fact="violence_history", answer="yes", said_by="premise_history", caveat="report of 2019"
    )
    desk.do(history, c.SetDetail(call=call, field="caller", value="Ana Reyes"))
    send(desk, call, "M-30", "ems_staged")
    move(desk, "M-30", "en_route", "staged")
    desk.do(c.AddNote(call=call, text="He locked himself in.\nHis dog is with him."))
    return call


def a_busy_desk() -> Desk:
    """A gap call, one that is being handed off, one that hung up, and one that rings."""
    desk = a_desk(SACRAMENTO)
    quiet = a_call(desk, problem="suicidal_person", suicide="ideation", medical="none")
    for step in ("offered", "ringing"):
        desk.do(c.MoveHandOff(call=quiet, contact="line-988", step=step))
    lost = a_call(desk)
    desk.do(c.LoseLine(call=lost), c.TryCallBack(call=lost, outcome="no_answer"))
    a_gap_call(desk)
    desk.do(c.OpenCall(waiting=True, callback="555-0101"))
    return desk


def a_sheet(desk: Desk, now: datetime | None = None, of: PackOf = OF) -> Sheet:
    """The pack of a desk."""
    return paper_pack(desk.board, now or desk.now, of)


def section(sheet: Sheet, begins: str) -> tuple[Block, ...]:
    """The blocks of the section whose title begins so."""
    return next(each.blocks for each in sheet.sections if each.title.startswith(begins))


def card(sheet: Sheet, number: str) -> Card:
    """The card of a call."""
    cards = (block for each in sheet.sections for block in each.blocks if isinstance(block, Card))
    return next(each for each in cards if each.right.endswith(number))


def lines(of: Card, label: str) -> list[str]:
    """What stands on a card for a label."""
    return [part.text for part in of.parts if isinstance(part, Line) and part.label == label]


def texts(block: Block) -> tuple[str, ...]:
    """Every text of a block, those inside it too."""
    match block:
        case Card():
            return (block.title, block.right, *(text for part in block.parts for text in texts(part)))
        case Table():
            return (*block.heads, *(cell for row in block.rows for cell in row))
        case Grid():
            return block.heads
        case Choices():
            return (block.label, *block.options)
        case Picture():
            return (block.says,)
        case _:
            return tuple(each for field in block for each in ((field,) if isinstance(field, str) else field))


def everything(sheet: Sheet) -> str:
    """All that stands in a sheet."""
    blocks = (block for each in sheet.sections for block in each.blocks)
    return "\n".join(text for block in blocks for text in texts(block))


def agency_of(desk: Desk) -> Agency:
    """The agency in force."""
    return in_force(desk.board).agency
