"""A piece of a shift in the small room, step by step: what the faults fall upon."""

from pathlib import Path
from typing import Literal

from console.domain import commands as c
from console.ledger.ledger import Ledger
from console.ledger.store import Draft
from tests.ledger.small_room import SEAT, START, WHO

FIRST, SECOND = "26-00001", "26-00002"
ERASED = "Wintergreen Lane"
"""Words that are erased on the way."""
NOTE = 4
"""The entry that holds them, in a store that begins with the adoption alone."""
DRAFT = Draft(SEAT, SECOND, "note", "he says that he", WHO, START)

Step = c.Command | Draft | Literal["checkpoint"]

STEPS: tuple[Step, ...] = (
    c.OpenCall(callback="(555) 010-0199"),
    c.SetDetail(call=FIRST, field="address", value="1 Alder Street"),
    c.AddNote(call=FIRST, text=f"She walks along {ERASED}."),
    c.AnswerFact(call=FIRST, fact="medical", answer="none"),
    c.AnswerFact(call=FIRST, fact="weapon", answer="none", caveat="she looked in the kitchen"),
    c.AnswerFact(call=FIRST, fact="problem", answer="suicide"),
    c.SendUnit(call=FIRST, unit="CR-11", response="mobile_crisis"),
    c.SetUnitStatus(unit="CR-11", status="en_route"),
    "checkpoint",
    c.OpenCall(),
    DRAFT,
    c.AnswerFact(call=SECOND, fact="weapon", answer="knife"),
    c.SetUnitStatus(unit="CR-11", status="on_scene"),
    c.SetUnitStatus(unit="CR-11", status="available"),
    c.CloseCall(call=FIRST, disposition="stabilised", note="Stays with her sister tonight."),
    c.Redact(entry=NOTE, by="Lena Brandt", reason="she asked for it"),
    c.AnswerFact(call=SECOND, fact="others_in_danger", answer="yes"),
)


SHOWN = ("text", "value", "callback", "fact", "answer")
"""The fields of a command that stand as they are in its entry."""


def take(ledger: Ledger, step: Step) -> None:
    """Do one step; it is on the disk when this returns."""
    match step:
        case "checkpoint":
            # As after an erasure that could not empty the log at once: by the program's own thread.
            ledger.checkpoints.expect_erased_words()
            ledger.checkpoints.go_on()
            ledger.checkpoints.wait()
        case Draft():
            ledger.keep_draft(step)
        case _:
            ledger.record(step, WHO, SEAT)


def said_of(step: Step) -> dict[str, object]:
    """What has to be there, or gone, once the step is on the disk."""
    match step:
        case Draft(text=text):
            return {"draft": text}
        case c.Redact():
            return {"erases": ERASED}
        case c.OpenCall() | c.AddNote() | c.SetDetail() | c.AnswerFact():
            return {key: value for key, value in step.model_dump().items() if key in SHOWN}
        case _:
            return {}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}
