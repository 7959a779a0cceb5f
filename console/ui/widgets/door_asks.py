"""What the pages of the door ask for. No commands, for a password is in none: the screen proves it first."""

from typing import NamedTuple


class SigningIn(NamedTuple):
    """Sign in by name or id; `take_over`: from whoever sits here, with their calls."""

    name: str
    password: str = ""
    take_over: bool = False


class Unlocking(NamedTuple):
    """Show the desk again to who sits here."""

    password: str = ""


class Choosing(NamedTuple):
    """Take another password in place of the one before, and sign in with it."""

    password: str


class Beginning(NamedTuple):
    """Make the first administrator, and sign in."""

    person: str
    name: str
    password: str


class BreakingGlass(NamedTuple):
    """Sit down without a password, loudly."""

    name: str
    reason: str
