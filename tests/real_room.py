"""A store of a room that asks people to sign in, with the people of the sample and their passwords."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from console import accounts
from console.domain import commands as c
from console.domain.clock import utc_now
from console.ledger.credentials import proof_of, salted_sum
from console.ledger.ledger import open_ledger
from console.session import Session
from tests.domain.build import adoption
from tests.domain.people_situations import real_pack

PASSWORD = "four windows, no door"  # noqa: S105 - of nobody
ADMINISTRATOR, DISPATCHER, SUPERVISOR, READER = "Rosa Fontaine", "Nadia Okoro", "Lena Brandt", "Tor Haugen"
IDS = {DISPATCHER: "okoro", SUPERVISOR: "brandt", READER: "haugen"}


def make_real_store(path: Path, more: str = "") -> None:
    """The store, with passwords and nobody signed in. more: tables added to the agency's pack."""
    with session_there(path, more) as session:
        accounts.make_first_administrator(session, "fontaine", ADMINISTRATOR, PASSWORD)
        salted = salted_sum(PASSWORD)
        for name, person in IDS.items():
            own = c.SetPassword(person=person, proof=proof_of(salted))
            session.do(own, name, proven=person, salted=salted)


@contextmanager
def session_there(path: Path, more: str = "", who: str = "", seat: str = "desk-1") -> Iterator[Session]:
    """A position of such a store, which is made where there is none."""
    with closing(open_ledger(path, "live", utc_now)) as ledger:
        if ledger.board.room is None:
            ledger.record(adoption(agency=real_pack().replace("[limits]", f"{more}[limits]")), "set-up", seat)
        yield Session(ledger, who, seat, utc_now, "live")


@contextmanager
def signed_in(path: Path, who: str = DISPATCHER, seat: str = "desk-1") -> Iterator[Session]:
    """The same, with somebody who has signed in there."""
    with session_there(path, seat=seat) as session:
        accounts.sign_in(session, who, PASSWORD)
        yield session


def password_file(folder: Path, password: str = PASSWORD) -> str:
    """A file whose first line is a password."""
    file = folder / "password"
    file.write_text(f"{password}\n", "utf-8")
    return str(file)
