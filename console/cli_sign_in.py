"""Signing in from a script: at a position, by a password in a file, and off again where that is safe.

The sample agency asks for no password; there whoever is named acts at once.
"""

import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from console import accounts
from console.cli_io import Unusable, complain, unreadable
from console.domain import commands as c
from console.domain import entries as e
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, is_first_start
from console.domain.rows.door import open_here
from console.domain.texts import wrong_with_name
from console.errors import Refused, StoreUnavailable
from console.session import Session

LOCK_TRIES_MAX = 60
"""With 50 ms a try: no window waits here, so a busy store is waited for longer than on the desk."""
Done = TypeVar("Done")


def add_password_to(parser: ArgumentParser) -> None:
    """Add the option that says where the password is."""
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help="the password of --as: the first line of this file; not needed in the sample agency",
    )


def password_in(option: str, file: str) -> str:
    """The first line of a file. Raises Unusable, and never says what stands in it."""
    try:
        text = Path(file).read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unusable(f"{option} {file}: this is not UTF-8 text.") from fault
    except OSError as fault:
        raise Unusable(f"{option} {file}: {unreadable(fault)}") from fault
    first = text.split("\n", 1)[0].removesuffix("\r")
    if not first:
        raise Unusable(f"{option} {file}: its first line is empty; the password has to stand there.")
    return first


def named(option: str, text: str | None) -> str:
    """The name of a person or a seat as it stands in every entry. Raises Unusable."""
    name = text or ""
    if not name.strip():
        raise Unusable("Say who gives the commands and where: --as PERSON --position SEAT.")
    says = wrong_with_name(name)
    if says:
        raise Unusable(f"{option}: {says}")
    return name


def asks_here(session: Session) -> bool:
    """Whether nobody acts here without a sign-in."""
    return asks_for_sign_in(session.board)


@contextmanager
def signed_in(session: Session, name: str, password_file: str | None) -> Iterator[None]:
    """Be signed in as somebody while something is done; as it was before, afterwards.

    Who had not signed in is signed off again where no call is open; a desk that was locked is locked again.
    Raises Unusable where nobody can come in.
    """
    if not asks_here(session):
        session.who = name
        yield
        return
    if is_first_start(session.board):
        raise Unusable("Nobody has a password here yet: `console people add` makes the first administrator.")
    if password_file is None:
        agency = session.board.room.agency.name if session.board.room is not None else ""
        raise Unusable(f"{agency} asks for a sign-in: --password-file FILE, the password in its first line.")
    password = password_in("--password-file", password_file)
    try:
        entries = patiently(lambda: accounts.sign_in(session, name, password))
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused
    try:
        yield
    finally:
        _leave_as_it_was(session, [entry.body for entry in entries])


def patiently(do: Callable[[], Done]) -> Done:
    """Do something on the store, and wait a while where another program writes."""
    for _ in range(LOCK_TRIES_MAX - 1):
        try:
            return do()
        except StoreUnavailable as error:
            if error.kind != "locked":
                raise
            time.sleep(0.005)
    return do()


def _leave_as_it_was(session: Session, came_by: list[e.AnyBody]) -> None:
    if any(isinstance(body, e.PositionUnlocked) for body in came_by):
        patiently(lambda: session.do(c.LockPosition()))
    if not any(isinstance(body, e.SignedIn) for body in came_by):
        return
    if open_here(session.board, session.position):
        complain(f"Calls are open at {session.position}, so {session.who} stays signed in there.")
    else:
        patiently(lambda: session.do(c.SignOff()))
