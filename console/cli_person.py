"""Who asks for something on the command line, and the proof of it where the room asks people to sign in."""

import time
import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from console.accounts import prove
from console.cli_io import Unusable, unreadable
from console.domain.roles import asks_for_sign_in
from console.errors import StoreUnavailable
from console.session import Session

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
