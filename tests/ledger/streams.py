"""Streams of commands through the real `console record`, for the tests that kill it and let it race."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECORD = ("record", "--as", "Nadia Okoro", "--position", "desk-1")
UNITS = ("CO-7", "CO-3", "CR-11", "CR-14", "SV-2", "M-30", "M-32", "M-38", "D-19", "D-21", "D-26", "D-27")
RESPONSES = {
    "CO": "co_response",
    "CR": "mobile_crisis",
    "SV": "alternative_responder",
    "M": "ems",
    "D": "law_enforcement",
}


def recording(store: Path, commands: Path, who: str) -> subprocess.Popen[bytes]:
    """`console record` on a store, reading commands from a file."""
    words = [sys.executable, "-m", "console", "record", "--store", str(store), "--as", who, "--position", who]
    with commands.open("rb") as lines:
        return subprocess.Popen(  # noqa: S603 - our own interpreter on our own code
            words, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        )


def answers(out: bytes) -> list[dict[str, object]]:
    """The answers that came out whole."""
    return [json.loads(line) for line in out.split(b"\n")[:-1]]


def calls(mark: str, count: int) -> Iterator[dict[str, object]]:
    """The commands of so many calls, each with notes that say which command of which stream they were."""
    for number in range(count):
        unit = UNITS[number % len(UNITS)]
        yield {"command": "OpenCall", "callback": f"555 {number:04d}"}
        yield {"command": "SetDetail", "call": "last", "field": "address", "value": f"{number} Alder Street"}
        yield {"command": "AddNote", "call": "last", "text": f"{mark} call {number} first"}
        for fact, answer in (("medical", "none"), ("suicide", "ideation"), ("weapon", "none")):
            yield {"command": "AnswerFact", "call": "last", "fact": fact, "answer": answer}
        yield send(unit)
        yield {"command": "AddNote", "call": "last", "text": f"{mark} call {number} second"}
        yield from clear(unit)
        yield {
            "command": "CloseCall",
            "call": "last",
            "disposition": "stabilised",
            "note": f"{mark} call {number} end",
        }


def send(unit: str) -> dict[str, object]:
    """Send a unit for what it can do."""
    response = RESPONSES[unit.split("-")[0]]
    return {
        "command": "SendUnit",
        "call": "last",
        "unit": unit,
        "response": response,
        "reason": "for the test",
    }


def clear(unit: str) -> Iterator[dict[str, object]]:
    """Let a unit arrive and be available again, whichever call it is on."""
    for status in ("on_scene", "available"):
        yield {"command": "SetUnitStatus", "unit": unit, "status": status, "reason": "for the test"}


def write_lines(path: Path, commands: Sequence[Mapping[str, object]]) -> Path:
    """The commands in a file, one a line."""
    path.write_text("".join(json.dumps(command) + "\n" for command in commands), "utf-8")
    return path
