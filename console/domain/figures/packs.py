"""What the agency's packs and policies said when an entry was made: what a status counts as, a unit's kind.

Read leniently, for what an earlier program adopted must stay countable whatever packs need today.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.review_parts import LEAST_PERCENT, ReviewQuestion
from console.domain.room import fingerprint


class Pack(NamedTuple):
    """One adopted pack: what each status counts as, and each unit's kind, by their ids.

    review_percent: how many of a hundred closed calls are reviewed by chance. review_form: its questions.
    """

    counts_as: Mapping[str, str]
    kinds: Mapping[str, str]
    review_percent: int = LEAST_PERCENT
    review_form: tuple[ReviewQuestion, ...] = ()


class Packs(NamedTuple):
    """Every pack that was in force, by the entry that put it there, and the policies by their fingerprints.

    zone: the name of the agency's time zone in the last of them. titles: of the policies, by their ids.
    dispositions: the words for how calls ended, by their ids.
    """

    numbers: tuple[int, ...] = ()
    packs: tuple[Pack, ...] = ()
    policies: Mapping[str, str] = MappingProxyType({})
    titles: Mapping[str, str] = MappingProxyType({})
    zone: str = "UTC"
    dispositions: Mapping[str, str] = MappingProxyType({})

    def at(self, entry: int) -> Pack:
        """The pack in force when an entry was made."""
        place = bisect_right(self.numbers, entry)
        return self.packs[place - 1] if place else NO_PACK

    def policy_of(self, sums: str) -> str:
        """The id of the policy with this fingerprint; its beginning, where it never was in force here."""
        return self.policies.get(sums, sums[:12])


NO_PACK = Pack(MappingProxyType({}), MappingProxyType({}))


def packs_of(adoptions: Iterable[Entry]) -> Packs:
    """What was in force, from the entries that put it in force, in their order."""
    numbers: list[int] = []
    packs: list[Pack] = []
    read: dict[str, dict[str, object]] = {}
    policies: dict[str, str] = {}
    titles: dict[str, str] = {}
    zone, dispositions = "UTC", dict[str, str]()
    for entry in adoptions:
        body = entry.body
        if not isinstance(body, PolicyAdopted):
            continue
        for text, sums in _sums(body):
            policy = read.setdefault(text, tomllib.loads(text))
            policies[sums] = str(policy.get("id", ""))
            titles[policies[sums]] = str(policy.get("title", policies[sums]))
        pack = read.setdefault(body.agency, tomllib.loads(body.agency))
        zone = str(pack.get("time_zone", zone))
        dispositions.update(_each(pack, "disposition", "word"))
        numbers.append(entry.number)
        packs.append(Pack(_each(pack, "status", "counts_as"), _each(pack, "unit", "kind"), *_review(pack)))
    stood = tuple(numbers), tuple(packs), MappingProxyType(policies), MappingProxyType(titles), zone
    return Packs(*stood, MappingProxyType(dispositions))


def _sums(body: PolicyAdopted) -> Iterable[tuple[str, str]]:
    """The text of each policy, and the fingerprint that advice under it bears."""
    further = (body.shapes, *body.area_policies)
    texts = (body.policy, *body.area_policies)
    return [(text, fingerprint(text, body.catalogue, body.agency, further)) for text in texts]


def _review(pack: Mapping[str, object]) -> tuple[int, tuple[ReviewQuestion, ...]]:
    """The share that is reviewed by chance, and the form. A pack of before reviews has the least share."""
    rules, rows = pack.get("review"), pack.get("review_question", ())
    given = rules.get("share_percent") if isinstance(rules, dict) else None
    form = tuple(ReviewQuestion.model_validate(row) for row in rows) if isinstance(rows, list) else ()
    return given if isinstance(given, int) else LEAST_PERCENT, form


def _each(pack: Mapping[str, object], table: str, field: str) -> Mapping[str, str]:
    rows = pack.get(table, ())
    found = (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
    return MappingProxyType({str(row.get("id", "")): str(row.get(field, "")) for row in found})
