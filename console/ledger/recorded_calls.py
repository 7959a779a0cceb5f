"""Every recorded call with what stands of its answers and of the advice on it, closed ones too.

A long look at tables, unchecked, on a connection that only reads; for counts over years, not for decisions.
A call that was joined to another is that call; words that were erased are not known. Calls of another system
are among them, unless their import was undone.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from console.domain.import_entries import answers_of
from console.ledger.connect import Connect, connect
from console.ledger.faults import moment_in
from console.ledger.imported import UNDONE
from console.ledger.plain import each_row
from console.ledger.sqlite_store import open_reader

_IMPORTED = "*"
# Of each call the answers that stand and, as a fact of no name, the last recommendation; of one of another
# system what was taken over.
_CALLS = f"""
WITH joined AS MATERIALIZED (
    SELECT subject FROM (
        SELECT subject, kind, max(number) FROM entries WHERE kind IN ('CallJoined', 'CallReopened')
        GROUP BY subject
    ) WHERE kind = 'CallJoined'
)
SELECT e.number, e.subject, e.happened_at, s.fact, b.body
FROM entries AS e
LEFT JOIN fact_spans AS s ON s.call = e.subject AND s.to_entry IS NULL
LEFT JOIN bodies AS b ON b.number = s.entry
WHERE e.kind = 'CallOpened' AND e.subject NOT IN joined
UNION ALL
SELECT e.number, e.subject, e.happened_at, '', b.body
FROM entries AS e
JOIN bodies AS b ON b.number = (
    SELECT max(r.number) FROM entries AS r WHERE r.subject = e.subject AND r.kind = 'Recommended'
)
WHERE e.kind = 'CallOpened' AND e.subject NOT IN joined
UNION ALL
SELECT e.number, e.subject, e.happened_at, '{_IMPORTED}', b.body
FROM entries AS e
LEFT JOIN bodies AS b ON b.number = e.number
WHERE e.kind = 'CallImported' AND NOT {UNDONE.format(entry="e.number")}
ORDER BY 1
"""  # noqa: S608 - names of ours
_ADOPTED = "SELECT body FROM entries JOIN bodies USING (number) WHERE kind = 'PolicyAdopted'"


class RecordedCall(NamedTuple):
    """A call as it stands: when it came in, its answers, and the advice that was given on them last.

    care_team: as the advice had it. responses: what was asked for; where that was not settled, what was
        certain by then.
    """

    call: str
    opened: datetime
    facts: Mapping[str, str]
    care_team: str | None
    responses: tuple[str, ...]
    is_settled: bool


def recorded_calls(path: Path, connect: Connect = connect) -> Iterator[RecordedCall]:
    """Each call, in the order in which they came in. Raises StoreUnavailable."""
    store = open_reader(path, connect)
    try:
        for (_, call, at), rows in groupby(each_row(store, _CALLS), key=lambda row: row[:3]):
            yield _call(call, moment_in(path, at), ((row[3], row[4]) for row in rows))
    finally:
        store.close()


def recorded_facts(path: Path, connect: Connect = connect) -> Iterator[Mapping[str, str]]:
    """The answers of each call, and the care team as the policy had it last. Raises StoreUnavailable."""
    for call in recorded_calls(path, connect):
        yield {**call.facts, "care_team": call.care_team} if call.care_team else call.facts


def ever_named(path: Path, connect: Connect = connect) -> tuple[frozenset[str], ...]:
    """Of each policy that was ever in force, also in a part of the area: the responses that it names."""
    store = open_reader(path, connect)
    try:
        bodies = [json.loads(body) for (body,) in each_row(store, _ADOPTED)]
    finally:
        store.close()
    texts = [text for body in bodies for text in (body["policy"], *body.get("area_policies", ()))]
    return tuple(_named(text) for text in dict.fromkeys(texts))


def _call(call: str, opened: datetime, rows: Iterator[tuple[str | None, bytes | None]]) -> RecordedCall:
    facts: dict[str, str] = {}
    advice: dict[str, Any] = {}
    for fact, body in rows:
        if fact == _IMPORTED:
            return _imported(call, opened, json.loads(body) if body else {})
        if fact is None or body is None:
            continue
        if fact:
            facts.update({fact: answer} if (answer := json.loads(body).get("answer")) else {})
        else:
            advice = json.loads(body)
    is_settled = bool(advice.get("settled"))
    sent = advice["responses"].values() if is_settled else (advice.get("certain", ()),)
    responses = tuple(dict.fromkeys(each for part in sent for each in part))
    return RecordedCall(call, opened, facts, advice.get("care_team"), responses, is_settled)


def _imported(call: str, opened: datetime, told: Mapping[str, Any]) -> RecordedCall:
    """A call of another system: these went, and nobody else only where that is said."""
    facts, went = answers_of(told.get("answers", "")), tuple(told.get("went", ()))
    return RecordedCall(call, opened, facts, None, went, is_settled=bool(told.get("went_all")))


def _named(policy: str) -> frozenset[str]:
    # Not read_policy: what an earlier program adopted stays readable, whatever policies need today.
    parts = [part for part in tomllib.loads(policy).values() if isinstance(part, list)]
    rules = [rule for part in parts for rule in part if isinstance(rule, dict)]
    return frozenset(response for rule in rules for response in rule.get("send", ()))
