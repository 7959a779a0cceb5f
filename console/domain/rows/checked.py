"""The marks of crews that are to be asked whether they are well, on the rows of units and calls."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from console.domain.board import Board
from console.domain.rows.safety import SILENT, Check, checks
from console.domain.rows.shown import CallRow, UnitRow, Weight

DUE, SILENT_WORD = "Check is due", "Does not answer"
"""What stands where the status of a unit does; until it was asked in vain, and from then on."""
ICON = "clock"
GRAVE: tuple[Weight, ...] = ("calm", "warn", "alert")
"""The lightest first."""


class DueCheck(NamedTuple):
    """A check that is due now, of a crew on a call."""

    call: str
    check: Check

    @property
    def is_silent(self) -> bool:
        """Whether the crew was asked, and did not answer."""
        return self.check.level >= SILENT


def due_checks(board: Board, now: datetime) -> tuple[DueCheck, ...]:
    """The checks that are due at this moment, on every open call."""
    return tuple(
        DueCheck(call.id, check)
        for call in board.calls.values()
        if call.sent
        for check in checks(board, call, now)
        if check.level >= 0
    )


def marked_units(rows: Iterable[UnitRow], due: Iterable[DueCheck]) -> tuple[UnitRow, ...]:
    """The rows, those of crews to be asked the check in place of the status, and since when it is due."""
    found = {each.check.unit: each for each in due}
    return tuple(_unit(row, found[row.unit]) if row.unit in found else row for row in rows)


def _unit(row: UnitRow, due: DueCheck) -> UnitRow:
    if row.icon:
        return row
    behind = ", ".join(part for part in (row.status.lower(), row.why_not) if part)
    words, weight = _said(due)
    return row._replace(status=words, since=due.check.due, why_not=behind, icon=ICON, weight=weight)


def marked_calls(rows: Iterable[CallRow], due: Iterable[DueCheck]) -> tuple[CallRow, ...]:
    """The rows, those with a crew to be asked led by it; a crew that calls for help stands before it."""
    found: dict[str, list[DueCheck]] = {}
    for each in due:
        found.setdefault(each.call, []).append(each)
    return tuple(_call(row, found[row.call]) if row.call in found else row for row in rows)


def _call(row: CallRow, due: list[DueCheck]) -> CallRow:
    if row.lead:
        return row
    gravest = max(due, key=lambda each: each.check.level)
    words, weight = _said(gravest)
    weight = max(weight, row.weight, key=GRAVE.index)
    return row._replace(lead=f"{gravest.check.unit}: {words.lower()}", lead_icon=ICON, weight=weight, icon="")


def _said(due: DueCheck) -> tuple[str, Weight]:
    return (SILENT_WORD, "alert") if due.is_silent else (DUE, "warn")
