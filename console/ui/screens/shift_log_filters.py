"""What is looked for on the Shift log screen, as it was chosen by keys and toggles. Knows no widget."""

from console.domain.board import Board
from console.domain.roles import people
from console.ledger.log_found import KINDS, Period, Sought
from console.session import Session
from console.session_log import since_of
from console.ui.screens.shift_log_words import enough
from console.ui.wish import Wish

PERIODS: tuple[Period, ...] = ("shift", "day", "year", "all")
CHOICES = ("log_unit", "log_person", "log_kind")
"""The filters that take a value."""
ANY = "any"
"""The value that takes a filter off."""


class Filters:
    """The filters of one screen. typed: the search line; period: as chosen, empty while nobody chose one."""

    def __init__(self) -> None:
        self.typed = ""
        self._period: Period | None = None
        self._narrow = Sought()

    def forget(self) -> None:
        """Look for nothing in particular."""
        self.typed, self._period, self._narrow = "", None, Sought()

    @property
    def period(self) -> Period:
        """The period that is meant: words are looked for in all years, calls in this shift."""
        return self._period or ("all" if enough(self.typed) else "shift")

    def sought(self, session: Session) -> Sought:
        """All of it, as of now."""
        text = self.typed if enough(self.typed) else ""
        since = since_of(session, self.period)
        return self._narrow._replace(text=text, period=self.period, since=since)

    def values(self) -> dict[str, str]:
        """What each filter is on for; empty where it is off."""
        narrow = self._narrow
        return {
            "log_unit": narrow.unit,
            "log_person": narrow.person,
            "log_kind": narrow.kind.capitalize(),
            "log_gap": "on" if narrow.is_gap else "",
            "log_override": "on" if narrow.is_override else "",
        }

    def grant(self, wish: Wish) -> bool:
        """Change what a wish names; False where it names none of it, or has still to be chosen."""
        if wish.name == "log_text":
            self.typed = wish.value
        elif wish.name == "log_period":
            self._turn(wish.value)
        elif wish.name == "log_gap":
            self._narrow = self._narrow._replace(is_gap=not self._narrow.is_gap)
        elif wish.name == "log_override":
            self._narrow = self._narrow._replace(is_override=not self._narrow.is_override)
        elif wish.name in CHOICES and wish.value:
            self._take(wish.name, "" if wish.value == ANY else wish.value)
        else:
            return False
        return True

    def choices(self, wish: str, board: Board) -> tuple[tuple[str, str], ...]:
        """The values of a filter with their words; the first takes it off."""
        match wish:
            case "log_unit":
                return ((ANY, "Any unit"), *((unit, unit) for unit in board.units))
            case "log_person":
                names = sorted(person.name for person in people(board).values())
                return ((ANY, "Anybody"), *((name, name) for name in names))
            case _:
                return ((ANY, "Any kind"), *((kind, kind.capitalize()) for kind in KINDS))

    def _take(self, wish: str, value: str) -> None:
        match wish:
            case "log_unit":
                self._narrow = self._narrow._replace(unit=value)
            case "log_person":
                self._narrow = self._narrow._replace(person=value)
            case _:
                self._narrow = self._narrow._replace(kind=value)

    def _turn(self, value: str) -> None:
        """Take a period; the same again lets it go; without a name the next one."""
        if not value:
            self._period = PERIODS[(PERIODS.index(self.period) + 1) % len(PERIODS)]
            return
        chosen = next(each for each in PERIODS if each == value)
        self._period = None if chosen == self._period else chosen
