"""The facts of every recorded call, closed ones too: what stands of its answers, and the care team as it was.

A long look at tables, unchecked, on a connection that only reads; for counts over years, not for decisions.
A call that was joined to another is that call; words that were erased are not known.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from console.ledger.connect import Connect, connect
from console.ledger.plain import each_row
from console.ledger.sqlite_store import open_reader

CARE_TEAM = "care_team"

# The last answer of each fact, and beside them the last recommendation: it says what the care team was.
_FACTS = """
WITH joined AS MATERIALIZED (
    SELECT subject FROM (
        SELECT subject, kind, max(number) FROM entries WHERE kind IN ('CallJoined', 'CallReopened')
        GROUP BY subject
    ) WHERE kind = 'CallJoined'
)
SELECT e.number, s.fact, b.body
FROM entries AS e
LEFT JOIN fact_spans AS s ON s.call = e.subject AND s.to_entry IS NULL
LEFT JOIN bodies AS b ON b.number = s.entry
WHERE e.kind = 'CallOpened' AND e.subject NOT IN joined
UNION ALL
SELECT e.number, '', b.body
FROM entries AS e
JOIN bodies AS b ON b.number = (
    SELECT max(r.number) FROM entries AS r WHERE r.subject = e.subject AND r.kind = 'Recommended'
)
WHERE e.kind = 'CallOpened' AND e.subject NOT IN joined
ORDER BY 1
"""


def recorded_facts(path: Path, connect: Connect = connect) -> Iterator[Mapping[str, str]]:
    """The answers of each call, in the order in which they came in. Raises StoreUnavailable."""
    store = open_reader(path, connect)
    try:
        for _, rows in groupby(each_row(store, _FACTS), key=lambda row: row[0]):
            yield dict(known for _, fact, body in rows for known in _answer(fact, body))
    finally:
        store.close()


def _answer(fact: str | None, body: bytes | None) -> Iterator[tuple[str, str]]:
    """What a body says of a fact; nothing where its words were erased."""
    if fact is None or body is None:
        return
    told = json.loads(body)
    said = told.get("answer") if fact else told.get(CARE_TEAM)
    if isinstance(said, str) and said:
        yield fact or CARE_TEAM, said
