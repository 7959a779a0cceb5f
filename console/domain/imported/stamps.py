"""The times of a row: read in the mapping's form and zone; what cannot be believed is told."""

from collections.abc import Callable
from datetime import UTC, datetime, time

from console.domain.imported.dirt import Kind, Treatment
from console.domain.imported.mapping import TIMES, Columns, TimeForm
from console.domain.imported.table import Row
from console.domain.local_time import zone_of

Found = Callable[[Row, str, Kind, str], Treatment]


class Stamps:
    """Reads the times of rows. found: told of each problem, and says what is done about it."""

    def __init__(self, form: TimeForm, columns: Columns, found: Found) -> None:
        self._form = form
        self._zone = zone_of(form.zone)
        self._columns = columns
        self._found = found

    def of(self, row: Row) -> dict[str, datetime]:
        """The times of a row that count, in UTC, by what they are."""
        times: dict[str, datetime] = {}
        last: datetime | None = None
        for name in TIMES:
            column = getattr(self._columns, name)
            text = row.cells.get(column, "").strip() if column else ""
            at = self._read(row, name, column, text) if text else None
            if at is None:
                continue
            is_early = last is not None and at < last
            if is_early and self._found(row, column, "out_of_order", text) == "leave_out":
                continue
            times[name] = at
            last = at if last is None else max(last, at)
        return times

    def _read(self, row: Row, name: str, column: str, text: str) -> datetime | None:
        try:
            local = datetime.strptime(text, self._form.form)  # noqa: DTZ007 - the mapping says the zone, or the text
        except ValueError:
            self._found(row, column, "unreadable", text)
            return None
        is_far_off = not self._form.earliest <= local.date() <= self._form.latest
        if is_far_off and self._is_left(row, column, "far_off", text):
            return None
        is_midnight = local.time() == time() and name in self._columns.midnight
        if is_midnight and self._is_left(row, column, "midnight", text):
            return None
        at = local if local.tzinfo is not None else local.replace(tzinfo=self._zone)
        return at.astimezone(UTC)

    def _is_left(self, row: Row, column: str, kind: Kind, text: str) -> bool:
        return self._found(row, column, kind, text) != "keep"
