"""Rows of another system's file as calls, by a mapping; what is wrong is told by row, never mended."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from console.domain.import_commands import ImportedCall
from console.domain.imported.dirt import Kind, Problem, Treatment
from console.domain.imported.mapping import CallMapping, Codes, Columns
from console.domain.imported.stamps import Stamps
from console.domain.imported.table import Row, Table


class Read(NamedTuple):
    """What a file gives: the calls, and every problem, in the order of the rows.

    unmapped: the codes that the mapping does not have, by column, each with how often it stands there.
    """

    rows: int
    calls: tuple[ImportedCall, ...]
    problems: tuple[Problem, ...]
    unmapped: Mapping[str, Mapping[str, int]]

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """What keeps the file from being taken over."""
        return tuple(each for each in self.problems if each.is_open)


def missing_columns(mapping: CallMapping, table: Table) -> tuple[str, ...]:
    """The columns that the mapping names and the file does not have."""
    columns = mapping.columns
    if columns is None:
        return ()
    told = columns.model_dump(exclude={"midnight"}).values()
    named = [each for value in told for each in ((value,) if isinstance(value, str) else value) if each]
    coded = [each for codes in mapping.codes for each in codes.columns]
    return tuple(dict.fromkeys(each for each in (*named, *coded) if each not in table.columns))


def read_calls(mapping: CallMapping, table: Table) -> Read:
    """The calls of a table, and what is wrong with it. The mapping has columns, and the table all of them."""
    reading = _Reading(mapping, table)
    calls = tuple(call for row in table.rows for call in reading.call(row))
    unmapped = {column: dict(codes.most_common()) for column, codes in reading.unmapped.items()}
    return Read(len(table.rows), calls, tuple(reading.problems), unmapped)


class _LeftOut(Exception):  # noqa: N818 - ends the reading of one row
    """This row gives no call."""


class _Reading:
    """Reads the rows of one table, one after the other."""

    def __init__(self, mapping: CallMapping, table: Table) -> None:
        assert mapping.columns is not None, "a mapping without columns reads no rows"
        assert mapping.times is not None, "columns and times go together"
        self._mapping = mapping
        self._columns: Columns = mapping.columns
        self._width = len(table.columns)
        self._stamps = Stamps(mapping.times, mapping.columns, self._found)
        self._spelled = [{_folded(code): code for code in codes.means} for codes in mapping.codes]
        self._numbers: set[str] = set()
        self._noted: set[Problem] = set()
        self.problems: list[Problem] = []
        self.unmapped: dict[str, Counter[str]] = {}

    def call(self, row: Row) -> Iterator[ImportedCall]:
        """The call of a row, where it gives one."""
        self._noted = set()
        try:
            yield self._call(row)
        except _LeftOut:
            return

    def _call(self, row: Row) -> ImportedCall:
        if row.width != self._width:
            self._found(row, "", "columns", str(row.width))
        columns, always = self._columns, self._mapping.always
        number = self._cell(row, columns.number)
        if number and number in self._numbers:
            self._found(row, columns.number, "duplicate", number)
        self._numbers.add(number)
        said = self._said(row)
        told: dict[str, object] = {
            "row": row.line,
            "source": number,
            "address": " ".join(filter(None, (self._cell(row, each) for each in columns.address))),
            "reasons": "; ".join(self._reasons(row)),
            "units": tuple(filter(None, (self._cell(row, each) for each in columns.units))),
            "answers": {**always.answers, **_pairs(said.get("answers", []))},
            "went": tuple(dict.fromkeys((*always.went, *said.get("went", [])))),
            "went_all": always.went_all and not self._is_unread(row),
            "zone": next(iter(said.get("zone", [])), ""),
            "disposition": next(iter(said.get("disposition", [])), ""),
            "priority": next((int(each) for each in said.get("priority", [])), None),
        }
        times = self._stamps.of(row)
        if "received" not in times:
            self._found(row, columns.received, "not_received", self._cell(row, columns.received))
            raise _LeftOut
        return self._whole(row, {**told, **times})

    def _whole(self, row: Row, told: dict[str, object]) -> ImportedCall:
        try:
            return ImportedCall.model_validate(told)
        except ValidationError as error:
            for each in error.errors():
                self._found(row, ", ".join(map(str, each["loc"])), "words", each["msg"])
            raise _LeftOut from None

    def _reasons(self, row: Row) -> Iterator[str]:
        """The reasons as the file has them, each once where the mapping says so."""
        seen: set[str] = set()
        for column in self._columns.reasons:
            reason = self._cell(row, column)
            if reason and reason in seen and self._found(row, column, "repeated", reason) == "once":
                continue
            if reason:
                seen.add(reason)
                yield reason

    def _said(self, row: Row) -> dict[str, list[str]]:
        """What the codes of a row mean, in the order of the tables and their columns: the first counts."""
        said: dict[str, list[str]] = {}
        for codes, spelled in zip(self._mapping.codes, self._spelled, strict=True):
            for column in codes.columns:
                meaning = self._meaning(row, column, codes, spelled)
                if meaning:
                    said.setdefault(codes.to, []).append(meaning)
        return said

    def _is_unread(self, row: Row) -> bool:
        """Whether somebody went of whom the mapping does not say who: then nobody knows that all are told."""
        tables = (codes for codes in self._mapping.codes if codes.to == "went")
        told = (self._cell(row, column) not in codes.means for codes in tables for column in codes.columns
                if self._cell(row, column))  # fmt: skip
        return any(told)

    def _meaning(self, row: Row, column: str, codes: Codes, spelled: Mapping[str, str]) -> str:
        code = self._cell(row, column)
        if code in codes.means:
            return codes.means[code]
        if not code:
            # One of several columns may be empty: that there is no second reason is nothing that is wrong.
            if len(codes.columns) == 1:
                self._found(row, column, "empty", "")
            return ""
        other = spelled.get(_folded(code))
        if other is not None:
            is_same = self._found(row, column, "spelling", code) == "same"
            return codes.means[other] if is_same else ""
        if not codes.may_be_other:
            self._found(row, column, "unmapped", code)
        return ""

    def _found(self, row: Row, column: str, kind: Kind, value: str) -> Treatment:
        """Note a problem; what is done about it. A row that is left out ends here."""
        treatment = self._mapping.treatment(kind)
        problem = Problem(row.line, column, kind, value, treatment)
        # Two tables of codes may read one column: what is wrong in it is wrong once.
        if problem not in self._noted:
            self._noted.add(problem)
            self.problems.append(problem)
            if kind == "unmapped":
                self.unmapped.setdefault(column, Counter())[value] += 1
        if treatment == "leave_row_out":
            raise _LeftOut
        return treatment

    def _cell(self, row: Row, column: str) -> str:
        return row.cells.get(column, "").strip() if column else ""


def _pairs(said: list[str]) -> dict[str, str]:
    """Answers by fact; of several to the same fact the first."""
    found: dict[str, str] = {}
    for each in said:
        fact, _, answer = each.partition("=")
        found.setdefault(fact, answer)
    return found


def _folded(code: str) -> str:
    """A code without what people write one way or another: capitals and blanks."""
    return " ".join(code.casefold().split())
