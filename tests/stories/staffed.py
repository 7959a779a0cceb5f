"""A real agency's room for the stories: who works there, by which password, and how they sign in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from console import accounts
from console.bundled import bundled_agency
from console.session import Session, open_session
from console.ui.seat import take_seat
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher

AGENCY = "adler.toml"
BEGAN = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
PASSWORDS: Mapping[str, str] = {
    "fontaine": "correct horse battery",
    "okoro": "quiet winter lane",
    "lindqvist": "seven small boats",
    "brandt": "green lantern hill",
    "haugen": "paper moon river",
    "amadi": "copper kettle song",
}
"""By the ids of the pack; they were chosen a while before the stories begin."""


def agency_text(sign_in: str = "") -> str:
    """The sample's pack as a real agency's: everybody signs in."""
    text = bundled_agency("example-county").replace('nature = "sample"', 'nature = "own"')
    text = text.replace('id = "example-county"', 'id = "adler-county"', 1)
    text = text.replace("Example County 911", "Adler County 911")
    return text.replace("[limits]", f"[sign_in]\n{sign_in}\n\n[limits]", 1)


def sign_in(dispatcher: Dispatcher, person: str, password: str = "") -> None:
    """Type name and password on the door, Enter after each."""
    dispatcher.type(person)
    dispatcher.press("Return")
    dispatcher.type(password or PASSWORDS[person])
    dispatcher.press("Return")


@contextmanager
def sitting_elsewhere(
    folder: Path, person: str, position: str, clock: Clock, *, has_desk: bool = True
) -> Iterator[Session]:
    """Somebody who has signed in at another position, as another program has it.

    has_desk: a desk is open there, else its program is gone.
    """
    seat = take_seat(folder / "room.store", position) if has_desk else None
    session = open_session(folder / "room.store", None, None, "", position, "live", clock)
    try:
        accounts.sign_in(session, person, PASSWORDS[person])
        yield session
    finally:
        session.close()
        if seat is not None:
            seat[1].unlock()
