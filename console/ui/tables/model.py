"""The model of every list: rows and nothing else, changed only where they differ. It knows no widget."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.domain.visible import visible
from console.ui.plain import plain_tip

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Reading(Generic[Row]):
    """How a kind of row is read.

    key: what stays the same when a row changes. can_choose: heads and notes cannot. name: what it is called.
    says: everything it shows, as one sentence.
    """

    key: Callable[[Row], Hashable]
    can_choose: Callable[[Row], bool]
    name: Callable[[Row], str]
    says: Callable[[Row, datetime], str]


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows of one kind. `now` is the moment that ages are said and painted by."""

    def __init__(self, reading: Reading[Row], now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self.reading = reading
        self.rows: list[Row] = []
        self._painted_from = now

    def set_rows(self, rows: Sequence[Row], now: datetime) -> bool:
        """Show other rows, telling only of what is added, moved, changed or gone. Whether anything is."""
        self.now = now
        self._painted_from = min(self._painted_from, now)
        if len(rows) == len(self.rows) and all(row is old for row, old in zip(rows, self.rows, strict=True)):
            return False
        key = self.reading.key
        wanted = [key(row) for row in rows]
        assert len(set(wanted)) == len(wanted), "two rows with one key could not be told apart"
        here = [key(row) for row in self.rows]
        changed = wanted != here
        if changed:
            self._remove(here, set(wanted))
            self._place(here, wanted, rows)
        return self._change(rows) or changed

    def move_on(self, now: datetime) -> datetime:
        """Let the ages run until now; the earliest moment by which a row may have been painted before."""
        before, self.now, self._painted_from = self._painted_from, now, now
        return before

    def row_of(self, key: Hashable) -> int:
        """Where the row with a key stands, or -1."""
        return next((at for at, row in enumerate(self.rows) if self.reading.key(row) == key), -1)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row's name, or all it shows for a screen reader and the tool tip; UserRole: the row itself."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return visible(self.reading.name(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return visible(self.reading.says(row, self.now))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.reading.says(row, self.now))
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Heads can neither be chosen nor reached by the arrow keys."""
        if 0 <= index.row() < len(self.rows) and self.reading.can_choose(self.rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _remove(self, here: list[Hashable], wanted: set[Hashable]) -> None:
        for at in range(len(here) - 1, -1, -1):
            if here[at] not in wanted:
                self.beginRemoveRows(NOWHERE, at, at)
                del self.rows[at], here[at]
                self.endRemoveRows()

    def _place(self, here: list[Hashable], wanted: Sequence[Hashable], rows: Sequence[Row]) -> None:
        """Insert and move until the keys stand as wanted; nothing that is wanted is missing afterwards."""
        places = {key: at for at, key in enumerate(wanted)}
        for at, key in enumerate(wanted):
            if at + 1 < len(here) and here[at] != key and here[at + 1] == key:
                self._move_down(here, at, places)
            if at < len(here) and here[at] == key:
                continue
            if key in here:
                self._move(here, here.index(key), at)
            else:
                self.beginInsertRows(NOWHERE, at, at)
                self.rows.insert(at, rows[at])
                here.insert(at, key)
                self.endInsertRows()

    def _move_down(self, here: list[Hashable], start: int, places: dict[Hashable, int]) -> None:
        """Move one row behind those that come before it, instead of each of them before it."""
        end = start + 1
        while end < len(here) and places[here[end]] < places[here[start]]:
            end += 1
        self._move(here, start, end - 1)

    def _move(self, here: list[Hashable], start: int, at: int) -> None:
        """Take a row out of its place and put it where `at` is afterwards."""
        self.beginMoveRows(NOWHERE, start, start, NOWHERE, at if at < start else at + 1)
        self.rows.insert(at, self.rows.pop(start))
        here.insert(at, here.pop(start))
        self.endMoveRows()

    def _change(self, rows: Sequence[Row]) -> bool:
        """Take over rows that differ and tell of them, neighbours together."""
        first, changed = -1, False
        for at, (row, old) in enumerate(zip(rows, self.rows, strict=True)):
            if row is old or row == old:
                if first >= 0:
                    self._tell(first, at - 1)
                first = -1
                continue
            self.rows[at] = row
            changed, first = True, first if first >= 0 else at
        if first >= 0:
            self._tell(first, len(self.rows) - 1)
        return changed

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))
