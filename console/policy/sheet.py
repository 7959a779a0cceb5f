"""Strict reading of a TOML file: unknown keys, missing keys and wrong kinds are faults with their lines."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from console.policy.faults import Fault, Faulty, meant
from console.policy.toml_lines import Path, line_at, lines_of


@dataclass
class Sheet:
    """One file being read: its text and the faults found so far."""

    text: str
    file: str
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The line of every key."""
        return lines_of(self.text)

    def fault(self, path: Path, says: str, hint: str = "") -> None:
        """Note a fault at the key that `path` leads to."""
        line = line_at(self.lines, path)
        self.faults.append(Fault(self.file, line, _spelled(path) or None, says, hint))

    def done(self) -> None:
        """Raise every fault found, in the order of the lines; return if there is none."""
        if self.faults:
            raise Faulty(sorted(self.faults, key=lambda fault: fault.line or 0))


@dataclass(frozen=True)
class Table:
    """One table of a sheet, read key by key; `close` reports the keys nobody asked for."""

    sheet: Sheet
    path: Path
    data: dict[str, object]
    asked: set[str] = field(default_factory=set)

    @property
    def line(self) -> int:
        """The line where the table begins; 0 where that is not known."""
        return line_at(self.sheet.lines, self.path) or 0

    def has(self, key: str) -> bool:
        """Whether the table gives this key."""
        self.asked.add(key)
        return key in self.data

    def fault(self, key: str | None, says: str, hint: str = "") -> None:
        """Note a fault at one of this table's keys, or at the table itself."""
        self.sheet.fault(self.path if key is None else (*self.path, key), says, hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank; `default` where the key may be left out."""
        value = self._value(key, str, "a text", default)
        if isinstance(value, str) and not value.strip() and default is None and key in self.data:
            self.fault(key, "the text is empty")
        return value if isinstance(value, str) else ""

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """A word of a closed list."""
        value, words = self.text(key, default), tuple(allowed)
        if value and value != default and value not in words:
            self.fault(key, f"{value} is not one of {', '.join(words)}.", meant(value, words))
        return value

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number within its bounds, or None where the key is left out."""
        if not self.has(key):
            return None
        value = self._value(key, int, "a whole number", None)
        if isinstance(value, int) and low <= value <= high:
            return value
        if isinstance(value, int):
            self.fault(key, f"{value} is not from {low} to {high}")
        return None

    def flag(self, key: str) -> bool:
        """True or false; false where the key is left out."""
        return self._value(key, bool, "true or false", False) is True

    def day(self, key: str) -> date:
        """A date without a time."""
        value = self._value(key, date, "a date such as 2025-02-04", None)
        return value if isinstance(value, date) else date.min

    def texts(
        self, key: str, allowed: Iterable[str] | None = None, optional: bool = False
    ) -> tuple[str, ...]:
        """A list of texts, none twice; words of a closed list where one is given."""
        value = self._value(key, list, "a list of texts", [] if optional else None)
        items = value if isinstance(value, list) else []
        if not all(isinstance(item, str) for item in items):
            self.fault(key, "every item has to be a text in quotation marks")
            return ()
        for item in sorted({item for item in items if items.count(item) > 1}):
            self.fault(key, f"{item} stands in the list twice")
        words = items if allowed is None else tuple(allowed)
        for item in items:
            if item not in words:
                self.fault(key, f"{item} is not one of {', '.join(words)}.", meant(item, words))
        return tuple(items)

    def table(self, key: str, optional: bool = False) -> "Table":
        """A table inside this one; empty where it is left out."""
        value = self._value(key, dict, "a table", {} if optional else None)
        return Table(self.sheet, (*self.path, key), value if isinstance(value, dict) else {})

    def tables(self, key: str, optional: bool = False) -> Iterator["Table"]:
        """The tables of an array of tables, in order."""
        value = self._value(key, list, f"one or more [[{key}]] tables", [] if optional else None)
        for number, item in enumerate(value if isinstance(value, list) else []):
            path = (*self.path, key, number)
            if isinstance(item, dict):
                yield Table(self.sheet, path, item)
            else:
                self.sheet.fault(path, f"every {key} has to be a table")

    def close(self) -> None:
        """Report every key that was not asked for."""
        for key in self.data:
            if key not in self.asked:
                self.fault(key, f"{key} is not a key here.", meant(key, self.asked))

    def _value(self, key: str, kind: type, called: str, default: object) -> object:
        self.asked.add(key)
        if key not in self.data:
            if default is None:
                self.fault(None, f"{key} is missing")
            return default
        value = self.data[key]
        if (
            not isinstance(value, kind)
            or (kind is int and isinstance(value, bool))
            or isinstance(value, datetime)
        ):
            self.fault(key, f"this has to be {called}")
            return default
        return value


def read_sheet(text: str, file: str) -> Table:
    """The whole file as one table; raises Faulty where it is not TOML at all."""
    try:
        return Table(Sheet(text, file), (), tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        says = re.sub(r"\s*\(at .*\)$", "", str(error))
        line = int(found[1]) if found else None
        raise Faulty([Fault(file, line, None, f"this is not TOML: {says}")]) from None
    except (RecursionError, ValueError):
        raise Faulty(
            [
                Fault(
                    file,
                    None,
                    None,
                    "this is not TOML that can be read: nested too deeply or a number too long",
                )
            ]
        ) from None


def read_schema(root: Table) -> None:
    """Check the version of the file's own form, which is 1 so far."""
    if not root.has("schema"):
        root.fault(None, "schema is missing", "Write schema = 1 at the top.")
    else:
        root.whole("schema", 1, 1)


def _spelled(path: Path) -> str:
    """A path as people say it: `medical 2 when`."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in path)
