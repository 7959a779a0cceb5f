"""Every recorded call with what stands of its answers and of the advice on it, closed ones too.

A long look at tables, unchecked, on a connection that only reads; for counts over years, not for decisions.
A call that was joined to another is that call; words that were erased are not known. Calls of another system
are among them, unless their import was undone.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from console.domain.clock import as_text
from console.domain.import_entries import answers_of
from console.ledger.connect import Connect, connect
from console.ledger.faults import moment_in
from console.ledger.imported import UNDONE
from console.ledger.plain import each_row
from console.ledger.sqlite_store import open_reader

# Of each call the answers that stand, as one text, and what of the last recommendation says who was asked
# for; of one of another system what was taken over. A text is read once for all calls that have it.
_CALLS = f"""
WITH joined AS MATERIALIZED (
    SELECT subject FROM (
        SELECT subject, kind, max(number) FROM entries WHERE kind IN ('CallJoined', 'CallReopened')
        GROUP BY subject
    ) WHERE kind = 'CallJoined'
)
SELECT e.number, e.subject, e.happened_at,
    (
        SELECT group_concat(s.fact || '=' || json_extract(CAST(b.body AS TEXT), '$.answer'), '; ')
        FROM fact_spans AS s JOIN bodies AS b ON b.number = s.entry
        WHERE s.call = e.subject AND s.to_entry IS NULL
    ),
    (
        SELECT json_extract(CAST(b.body AS TEXT), '$.settled', '$.responses', '$.certain', '$.care_team')
        FROM bodies AS b WHERE b.number = (
            SELECT max(r.number) FROM entries AS r WHERE r.subject = e.subject AND r.kind = 'Recommended'
        )
    )
FROM entries AS e
WHERE e.kind = 'CallOpened' AND e.happened_at >= :since AND e.happened_at < :until
AND e.subject NOT IN joined
UNION ALL
SELECT e.number, e.subject, e.happened_at, json_extract(CAST(b.body AS TEXT), '$.answers'),
    json_extract(CAST(b.body AS TEXT), '$.went_all', '$.went')
FROM entries AS e
LEFT JOIN bodies AS b ON b.number = e.number
WHERE e.kind = 'CallImported' AND e.happened_at >= :since AND e.happened_at < :until
AND NOT {UNDONE.format(entry="e.number")}
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


def recorded_calls(
    path: Path, connect: Connect = connect, since: datetime | None = None, until: datetime | None = None
) -> Iterator[RecordedCall]:
    """Each call, in the order in which they were entered. Raises StoreUnavailable.

    since, until: only those that came in from then on, and before.
    """
    store, facts, advice = open_reader(path, connect), cache(_answers), cache(_advice)
    values = {"since": as_text(since) if since else "", "until": as_text(until) if until else "~"}
    try:
        for _, call, at, answers, told in each_row(store, _CALLS, values):
            yield RecordedCall(call, moment_in(path, at), facts(answers or ""), *advice(told or ""))
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


_Advice = tuple[str | None, tuple[str, ...], bool]
"""The care team, what was asked for, and whether that was settled."""


def _answers(text: str) -> Mapping[str, str]:
    return MappingProxyType({fact: answer for fact, answer in answers_of(text).items() if answer})


def _advice(text: str) -> _Advice:
    """What the last recommendation says; of another system's call who went, and whether nobody else did."""
    if not text:
        return None, (), False
    is_settled, *told = json.loads(text)
    if len(told) == 1:
        return None, tuple(told[0] or ()), bool(is_settled)
    responses, certain, care_team = told
    sent = responses.values() if is_settled else (certain or (),)
    return care_team, tuple(dict.fromkeys(each for part in sent for each in part)), bool(is_settled)


def _named(policy: str) -> frozenset[str]:
    # Not read_policy: what an earlier program adopted stays readable, whatever policies need today.
    parts = [part for part in tomllib.loads(policy).values() if isinstance(part, list)]
    rules = [rule for part in parts for rule in part if isinstance(rule, dict)]
    return frozenset(response for rule in rules for response in rule.get("send", ()))
