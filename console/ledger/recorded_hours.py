"""How long units were on each call, by the kind of people they are: what a what-if counts in hours.

A long look at tables, unchecked, on a connection that only reads. A unit is on a call from its sending until
it leaves; one that still is, is not counted. Of another system's call whoever went is one unit.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from console.domain.clock import as_text
from console.ledger.connect import Connect, connect
from console.ledger.imported import UNDONE
from console.ledger.plain import each_row
from console.ledger.sqlite_store import open_reader
from console.policy.who import KINDS

_STINTS = f"""
SELECT s.call, json_extract(CAST(b.body AS TEXT), '$.response'),
    (julianday(t.happened_at) - julianday(f.happened_at)) * 24
FROM trail_spans AS s
JOIN entries AS f ON f.number = s.from_entry
JOIN entries AS t ON t.number = s.to_entry
JOIN bodies AS b ON b.number = s.from_entry
WHERE s.matter = 'stint' AND f.kind = 'UnitSent' AND f.happened_at >= :since AND f.happened_at < :until
UNION ALL
SELECT e.subject, w.value,
    (julianday(json_extract(CAST(b.body AS TEXT), '$.cleared'))
        - julianday(json_extract(CAST(b.body AS TEXT), '$.dispatched'))) * 24
FROM entries AS e
JOIN bodies AS b ON b.number = e.number
JOIN json_each(CAST(b.body AS TEXT), '$.went') AS w
WHERE e.kind = 'CallImported' AND e.happened_at >= :since AND e.happened_at < :until
AND NOT {UNDONE.format(entry="e.number")}
"""  # noqa: S608 - names of ours


def recorded_hours(
    path: Path, connect: Connect = connect, since: datetime | None = None, until: datetime | None = None
) -> Mapping[str, Mapping[str, float]]:
    """Of each call the hours that units of each kind of people were on it. Raises StoreUnavailable.

    since, until: only what was sent from then on, and before.
    """
    store = open_reader(path, connect)
    values = {"since": as_text(since) if since else "", "until": as_text(until) if until else "~"}
    found: dict[str, dict[str, float]] = {}
    try:
        for call, response, spent in each_row(store, _STINTS, values):
            kind = KINDS.get(response)
            # Of another system's call the times may be missing, or stand in no order that can be.
            if kind is not None and spent is not None and spent >= 0:
                hours = found.setdefault(call, {})
                hours[kind] = hours.get(kind, 0.0) + spent
    finally:
        store.close()
    return found
