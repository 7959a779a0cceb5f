"""A room with words in everything, and what is left of them in its files."""

import json
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE, run
from typing import Any

from console.domain import commands as c
from console.domain.redaction import emptied
from console.ledger.ledger import Ledger
from console.ledger.sqlite_store import open_reader
from console.session import Session
from tests.test_cli_record import console

NUMBER, PLACE = "(555) 010-7788", "9 Quillon Court, flat 4"
WORDS = ("quillon", "7788", "zoltan", "jabiru", "xebec", "uxorial", "kumquat", "yttrium")
"""Each begins as no other does: the search keeps of a word only what differs from the one before it."""
SURE = ("--by", "brandt", "--reason", "asked for by the person")


def a_call(session: Session, number: str = NUMBER, place: str = PLACE) -> str:
    """An open call with words in everything."""
    (opened, *_) = session.do(c.OpenCall(callback=number))
    call = opened.subject
    session.do(c.SetDetail(call=call, field="address", value=place))
    session.do(c.SetDetail(call=call, field="caller", value="Zoltan Vereker, his father"))
    session.do(c.AnswerFact(call=call, fact="medical", answer="none"))
    session.do(c.AnswerFact(call=call, fact="weapon", answer="edged", caveat="a jabiru string"))
    session.do(c.AddNote(call=call, text="the xebec print blanket was by the door when she left"))
    session.do(c.AddJusticeNote(call=call, text="uxorial flag"))
    session.do(c.TellCaller(call=call, text="kumquat"))
    return call


def close(session: Session, call: str) -> None:
    end = {"command": "CloseCall", "call": call, "disposition": "information", "note": "yttrium"}
    command = c.COMMANDS.validate_python({**end, "approved_by": "brandt", "next_action": "yttrium"})
    session.do(command, proven="brandt")


def erased(path: Path, *options: str, stdin: str = "", code: int = 0) -> dict[str, Any]:
    """What `erase` answers as JSON."""
    done = console("ledger", "erase", "--store", str(path), "--json", *options, stdin=stdin)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    return found


def words_of(ledger: Ledger, call: str) -> list[int]:
    return [entry.number for entry in ledger.history(call) if emptied(entry.body) != entry.body]


def words_in(path: Path, *calls: str) -> list[int]:
    """The same, of a store that nobody has open."""
    with closing(open_reader(path)) as store:
        entries = [entry for call in calls for entry in store.about(call)]
    return [entry.number for entry in entries if emptied(entry.body) != entry.body]


LOOKS = r"""
import re, sys
from pathlib import Path
files = b"".join(path.read_bytes() for path in Path(sys.argv[1]).rglob("*") if path.is_file()).lower()
of_a_number = rb"(?<![0-9a-f])(?:555)?(?:010)?%b(?![0-9a-f])"
patterns = {word: of_a_number % word.encode() if word.isdigit() else word.encode() for word in sys.argv[2:]}
print(*(word for word, pattern in patterns.items() if re.search(pattern, files)))
"""
"""Four digits also stand by chance in a sum or in a moment: those of the number stand alone."""


def left_in(folder: Path) -> list[str]:
    """The words that stand anywhere in the files of a folder.

    Looked for by another process: to close a file of the store here would drop the locks on it.
    """
    command = [sys.executable, "-c", LOOKS, str(folder), *WORDS]
    found = run(command, stdout=PIPE, check=True, text=True)  # noqa: S603 - our own
    return found.stdout.split()
