"""Who asks for something on the command line, and the proof of it where the room asks people to sign in."""

import time
import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from console.accounts import prove
from console.cli_io import Unusable, unreadable
from console.domain.clock import utc_now
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in
from console.errors import Refused, StoreUnavailable
from console.ledger.ledger import open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Purpose
from console.session import Session
from console.settings import default_store

COMMAND_LINE = "Command line"
"""Who asks, and where, where nobody is named; a room that asks for sign-ins wants a name."""
LOCK_TRIES_MAX = 60
"""With 50 ms a try: no window waits here, so a busy store is waited for longer than on the desk."""
LOCK_REST_S = 0.005

LONGEST_NAME = 200
NAMED = "--as PERSON --password-file FILE"

_Given = TypeVar("_Given")


class Asking(NamedTuple):
    """Who asks, and the id of whose password was just found right; empty where nobody needs one."""

    who: str
    proven: str = ""


def add_person(parser: ArgumentParser) -> None:
    """Add the options that say who asks."""
    parser.add_argument("--as", dest="who", metavar="PERSON", help="who asks: a name or an id")
    parser.add_argument("--position", metavar="SEAT", default=COMMAND_LINE, help="at which position")
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the first line is the password of that person"
    )


def purpose_of(path: Path) -> Purpose:
    """What the store in this file is for; none is made. Raises StoreUnavailable."""
    with closing(open_reader(path)) as reader:
        return "practice" if reader.identity.purpose == "practice" else "live"


@contextmanager
def session_there(args: Namespace) -> Iterator[tuple[Session, Asking]]:
    """A position of the store that is there, and who asks. Raises Unusable and StoreUnavailable."""
    path: Path = args.store or default_store()
    purpose = purpose_of(path)
    with closing(open_ledger(path, purpose, utc_now)) as ledger:
        if ledger.board.room is None:
            raise Unusable(f"{path}: nothing was ever entered in this store.")
        session = Session(ledger, *seated(args), utc_now, purpose)
        try:
            who = asking(session, args)
            session.who = who.who
            yield session, who
        except Refused as refused:
            raise Unusable(in_words(refused)) from refused


def seated(args: Namespace) -> tuple[str, str]:
    """The name and the seat as they were given, which stand in entries for good. Raises Unusable."""
    who, position = (args.who or "").strip(), args.position.strip() or COMMAND_LINE
    for option, text in (("--as", who), ("--position", position)):
        is_plain = all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in text)
        if not is_plain or len(text) > LONGEST_NAME:
            raise Unusable(f"{option}: a name is plain text on one line, {LONGEST_NAME} characters at most.")
    return who, position


def asking(session: Session, args: Namespace) -> Asking:
    """Who asks, proved where the room wants that. Raises Unusable, and Refused for a wrong password."""
    if not asks_for_sign_in(session.ledger.board):
        return Asking(session.who or COMMAND_LINE)
    person = prove(session, *named_with_password(args))
    return Asking(person.name, person.id)


def named_with_password(args: Namespace) -> tuple[str, str]:
    """The name that was given, and the password in its file. Raises Unusable."""
    if not args.who or args.password_file is None:
        raise Unusable(f"This room asks people to sign in: say who asks, with {NAMED}.")
    file: Path = args.password_file
    try:
        return args.who, file.read_text("utf-8").partition("\n")[0].removesuffix("\r")
    except OSError as error:
        raise Unusable(f"{file}: {unreadable(error)}") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{file}: this is not UTF-8 text") from error


def patiently(act: Callable[[], _Given]) -> _Given:
    """Do it, and again while another program holds the store, for three seconds at most."""
    for _ in range(LOCK_TRIES_MAX - 1):
        try:
            return act()
        except StoreUnavailable as error:
            if error.kind != "locked":
                raise
            time.sleep(LOCK_REST_S)
    return act()
