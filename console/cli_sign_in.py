"""Who gives commands on the command line, and the proof of it where the room asks people to sign in.

Some acts need a seat, and are done signed in at a position; others are asked for in one go. The sample agency
asks for no password; there whoever is named acts at once.
"""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from console import accounts
from console.cli_io import Unusable, complain, unreadable
from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.clock import utc_now
from console.domain.deciding.shift_end import next_at
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, is_first_start
from console.domain.rows.door import open_here
from console.domain.texts import wrong_with_name
from console.errors import Refused, StoreUnavailable
from console.ledger.ledger import open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Purpose
from console.session import Session
from console.settings import default_store

COMMAND_LINE = "Command line"
"""Who asks, and where, where nobody is named: a position of its own, in nobody's way at a desk."""
LOCK_TRIES_MAX = 60
"""With 50 ms a try: no window waits here, so a busy store is waited for longer than on the desk."""
LOCK_REST_S = 0.005
NAMED = "--as PERSON --password-file FILE"
Done = TypeVar("Done")


class Asking(NamedTuple):
    """Who asks, and the id of whose password was just found right; empty where nobody needs one."""

    who: str
    proven: str = ""


def add_person(parser: ArgumentParser, position: str | None = COMMAND_LINE) -> None:
    """Add the options that say who gives the commands; position: what holds where none is named."""
    parser.add_argument("--as", dest="who", metavar="PERSON", help="who does it: a name or an id")
    told = f"; else “{position}”" if position else ""
    parser.add_argument("--position", metavar="SEAT", default=position, help=f"at which position{told}")
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


def seated(args: Namespace) -> tuple[str, str]:
    """The name and the seat, where a name need not be given; then it is empty. Raises Unusable."""
    return named("--as", args.who) if args.who is not None else "", named("--position", args.position)


def asks_here(session: Session) -> bool:
    """Whether nobody acts here without a sign-in."""
    return asks_for_sign_in(session.board)


def name_and_password(board: Board, who: str | None, password_file: str | None) -> tuple[str, str]:
    """Who asks in a room that asks for sign-ins, and the password in their file. Raises Unusable."""
    if is_first_start(board):
        raise Unusable("Nobody has a password here yet: `console people add` makes the first administrator.")
    if not who or password_file is None:
        raise Unusable(f"This room asks people to sign in: say who asks, with {NAMED}.")
    return who, password_in("--password-file", password_file)


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
    who, password = name_and_password(session.board, name, password_file)
    try:
        entries = patiently(lambda: accounts.sign_in(session, who, password))
    except Refused as refused:
        enter_failed(session)
        raise Unusable(in_words(refused)) from refused
    try:
        yield
    finally:
        _leave_as_it_was(session, [entry.body for entry in entries])


def asking(session: Session, args: Namespace) -> Asking:
    """Who asks, proved where the room wants that. Raises Unusable."""
    if not asks_here(session):
        return Asking(session.who or COMMAND_LINE)
    who, password = name_and_password(session.ledger.board, args.who, args.password_file)
    try:
        person = patiently(lambda: accounts.prove(session, who, password))
    except Refused as refused:
        enter_failed(session)
        raise Unusable(in_words(refused)) from refused
    return Asking(person.name, person.id)


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


def purpose_of(path: Path) -> Purpose:
    """What the store in this file is for; none is made. Raises StoreUnavailable."""
    with closing(open_reader(path)) as reader:
        return "practice" if reader.identity.purpose == "practice" else "live"


def patiently(do: Callable[[], Done]) -> Done:
    """Do something on the store, and again while another program holds it, for three seconds at most."""
    for _ in range(LOCK_TRIES_MAX - 1):
        try:
            return do()
        except StoreUnavailable as error:
            if error.kind != "locked":
                raise
            time.sleep(LOCK_REST_S)
    return do()


def enter_failed(session: Session) -> None:
    """Have the failed sign-ins entered before this program ends, though another one writes."""
    for _ in range(LOCK_TRIES_MAX):
        accounts.enter_failed(session)
        if not session.failed:
            return
        time.sleep(LOCK_REST_S)


def _leave_as_it_was(session: Session, came_by: list[e.AnyBody]) -> None:
    if any(isinstance(body, e.PositionUnlocked) for body in came_by):
        patiently(lambda: session.do(c.LockPosition()))
    if not any(isinstance(body, e.SignedIn) for body in came_by):
        return
    if open_here(session.board, session.position):
        complain(f"Calls are open at {session.position}, so {session.who} stays signed in there.")
    elif any(next_at(session.board, session.position)):
        stays = f"so {session.who} stays signed in there"
        complain(f"Something promised at closing is looked after at {session.position}, {stays}.")
    else:
        patiently(lambda: session.do(c.SignOff()))
