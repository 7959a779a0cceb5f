"""Streams for `console record` that put one text into each field of each command, and what came of them."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from console.cli import run

ROOT = Path(__file__).parents[2]
Command = Mapping[str, object]
LENA = "Lena Brandt"
GUN_IN_HAND = {
    "problem": "suicidal_person", "medical": "none", "suicide": "imminent", "weapon": "firearm",
    "weapon_access": "in_hand", "violence": "none", "threat": "none", "others_in_danger": "no",
    "crime": "none", "hazard": "none", "engagement": "talking_now", "caller_role": "person_in_crisis",
}  # fmt: skip
"""The call on which the Sacramento policy asks a supervisor and puts the call on the gap list."""


class Answered:
    """What came of one stream: the exit code, the answers in order, and what was complained of."""

    def __init__(self, code: int, out: str, complaint: str) -> None:
        self.code = code
        self.answers: list[dict[str, object]] = [json.loads(line) for line in out.split("\n")[:-1]]
        self.complaint = complaint


def recorded(
    capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, store: Path, stream: bytes, *more: str
) -> Answered:
    """The stream through `console record`, run here: a process for each of hundreds would take minutes."""
    with patch.context() as patched:
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stream)))
        code = run(["record", "--store", str(store), "--as", "Ann", "--position", "desk-1", *more])
    out, complaint = capsys.readouterr()
    assert "Traceback" not in complaint, complaint
    return Answered(code, out, complaint)


def lines(commands: Sequence[Command]) -> bytes:
    """The commands as JSON Lines."""
    return b"".join(json.dumps(command).encode() + b"\n" for command in commands)


def bodies(store: Path) -> list[dict[str, object]]:
    """Every entry's body, as another program reads it."""
    words = [sys.executable, "-m", "console", "ledger", "export", "--store", str(store)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, timeout=120)  # noqa: S603 - our own code
    entries = [json.loads(line) for line in done.stdout.split(b"\n")[1:-2]]
    return [json.loads(entry["body"] or "{}") for entry in entries]


def on_one_call(text: str) -> Iterator[Command]:
    """The text in each field of the commands on a call with a crew at the scene."""
    call: Command = {"call": "last"}
    yield {"command": "AddNote", **call, "text": text}
    yield {"command": "TellCaller", **call, "text": text}
    yield {"command": "LeaveMessage", **call, "to": "supervisor", "text": text[:1000]}
    for field in ("address", "callback", "caller", "person"):
        yield {"command": "SetDetail", **call, "field": field, "value": text}
    yield {"command": "AnswerFact", **call, "fact": "hazard", "answer": "none", "caveat": text}
    yield {"command": "PlaceUnit", "unit": "CO-7", "place": text}
    yield {"command": "DeclareSceneSafe", **call, "by": text}
    yield {"command": "DeclareSceneSafe", **call, "by": "Dep. Hart", "reason": text}
    responses = ["ems", "law_enforcement", "co_response", "mobile_crisis", "keep_line"]
    yield {"command": "Override", **call, "responses": responses, "reason": text}
    step: Command = {"command": "MoveHandOff", **call, "contact": "line-988"}
    yield {**step, "step": "offered", "reason": text}
    yield {**step, "step": "dropped", "person": text}
    yield {**step, "step": "dropped"}


ON_ONE_CALL: tuple[Command, ...] = (
    {"command": "OpenCall"},
    {"command": "AnswerFact", "call": "last", "fact": "medical", "answer": "none"},
    {"command": "SendUnit", "call": "last", "unit": "CO-7", "response": "co_response", "reason": "a test"},
    {"command": "SetUnitStatus", "unit": "CO-7", "status": "on_scene", "reason": "a test"},
)


def from_ring_to_end(text: str) -> Iterator[Command]:
    """The text in each field of the commands that begin and end a call."""
    call: Command = {"call": "last"}
    end: Command = {"command": "CloseCall", **call, "disposition": "information", "approved_by": LENA}
    yield {"command": "OpenCall", "callback": text}
    yield {"command": "SendUnit", **call, "unit": "M-30", "response": "ems", "reason": text}
    yield {"command": "StandDown", **call, "unit": "M-30", "approved_by": LENA, "reason": text}
    yield {"command": "StandDown", **call, "unit": "M-30", "approved_by": LENA, "reason": "cleared"}
    yield {"command": "SendPair", **call, "clinician": "CR-11", "deputy": "D-19", "reason": text}
    for unit in ("CR-11", "D-19"):
        yield {"command": "StandDown", **call, "unit": unit, "approved_by": LENA, "reason": "cleared"}
    yield {"command": "SetUnitStatus", "unit": "M-32", "status": "off_duty", "reason": text}
    yield {"command": "SetUnitStatus", "unit": "M-32", "status": "available", "reason": "back"}
    yield {**end, "note": text, "next_action": "a call tomorrow"}
    yield {"command": "ReopenCall", **call, "reason": text}
    yield {**end, "note": "nobody went", "next_action": text}
    yield {**end, "note": "nobody went", "next_action": "none"}


def by_a_supervisor(text: str) -> Iterator[Command]:
    """The text in the reasons of a supervisor, on a gap call under the Sacramento policy."""
    call: Command = {"call": "last"}
    yield {"command": "AnswerApproval", **call, "by": LENA, "answer": "approve", "reason": text}
    yield {"command": "CloseGap", **call, "by": LENA, "reason": text}
    for answer in ("ideation", "imminent"):
        yield {"command": "AnswerFact", **call, "fact": "suicide", "answer": answer}


BY_A_SUPERVISOR: tuple[Command, ...] = (
    {"command": "OpenCall"},
    *(
        {"command": "AnswerFact", "call": "last", "fact": fact, "answer": answer}
        for fact, answer in GUN_IN_HAND.items()
    ),
)
