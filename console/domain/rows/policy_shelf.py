"""The policies that can be read: in force, the zones' own, those bundled, and every version adopted."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from console.domain.board import Board, in_force
from console.domain.entries import PolicyAdopted
from console.domain.entry import Entry
from console.domain.local_time import moment_words, zone_of
from console.domain.rows.policy_history import policy_changes
from console.domain.rows.policy_planned import dropped_rows, planned_row
from console.domain.rows.policy_since import adopted_words, day_words, own_day
from console.domain.veil import is_withheld
from console.domain.visible import visible
from console.policy.diagram import Compiled
from console.policy.model import Policy

IN_FORCE, PLANNED, ZONE, BUNDLED, VERSION = "in_force", "planned", "zone", "bundled", "version"
DROPPED = "dropped"
MARK = ":"
"""Between the parts of a key: what kind it is, which entry, which policy."""
HEADS = {
    IN_FORCE: "In force",
    PLANNED: "Planned: comes into force at its time",
    ZONE: "Zones with a policy of their own",
    BUNDLED: "Come with the program, not in force",
    VERSION: "History: what was put in force, newest first",
}


class ShelfRow(NamedTuple):
    """A policy that can be read, or the head of a section (`title` empty).

    key: what tells it from the others, `kind:entry:policy`. line: by whom and why, or whose it is.
    at: when it was put in force, for a version.
    """

    key: str
    head: str = ""
    title: str = ""
    detail: str = ""
    line: str = ""
    at: datetime | None = None
    is_shown: bool = False


def shelf_rows(
    board: Board, entries: Sequence[Entry], library: Mapping[str, Compiled], shown: str
) -> tuple[ShelfRow, ...]:
    """All policies, each section under its head. entries: those about the room. shown: the key in front."""
    room = in_force(board)
    here = room.compiled.policy
    sections = {
        IN_FORCE: (_row(IN_FORCE, here, f"{adopted_words(room)}; {own_day(here)}"),),
        PLANNED: tuple(_planned(board, entries)),
        ZONE: tuple(_zones(board)),
        BUNDLED: tuple(
            _row(key_of(BUNDLED, policy=each.policy.id), each.policy, _origin(each.policy))
            for each in library.values()
            if each.policy.text != here.text
        ),
        VERSION: _history(entries, zone_of(in_force(board).agency.time_zone)),
    }
    found: list[ShelfRow] = []
    for kind, rows in sections.items():
        if rows:
            found.append(ShelfRow(f"head{MARK}{kind}", HEADS[kind]))
            found.extend(row._replace(is_shown=row.key == shown) for row in rows)
    return tuple(found)


def key_of(kind: str, entry: int = 0, policy: str = "") -> str:
    """The key of a row."""
    return MARK.join((kind, str(entry), policy))


def _row(key: str, policy: Policy, line: str) -> ShelfRow:
    return ShelfRow(key, "", policy.title, policy.agency, line)


def _origin(policy: Policy) -> str:
    nature = "reconstruction" if policy.nature == "reconstruction" else "our own"
    return f"{nature}; {own_day(policy)}"


def _planned(board: Board, entries: Sequence[Entry]) -> Iterator[ShelfRow]:
    row = planned_row(board, entries)
    if row is not None and board.planned is not None:
        when = f", {row.said}" if row.said else ""
        begins = f"at {row.begins}" if not row.held else f"could not begin at {row.begins}"
        yield ShelfRow(
            key_of(PLANNED, board.planned.entry),
            "",
            row.title,
            f"planned by {row.by}{when}: {row.reason}",
            begins,
        )


def _zones(board: Board) -> Iterator[ShelfRow]:
    room = in_force(board)
    for policy, area in room.areas.items():
        zones = (each for each in room.agency.policy_area if each.policy == policy)
        words = ", ".join(f"zone {each.zone} from {day_words(each.from_)}" for each in zones)
        yield _row(key_of(ZONE, policy=policy), area.compiled.policy, words)


def _history(entries: Sequence[Entry], zone: tzinfo) -> tuple[ShelfRow, ...]:
    """What was put in force, and what was planned and dropped, newest first."""
    dropped = (
        ShelfRow(
            key_of(DROPPED, row.entry), "", row.title, "planned, and never in force",
            f"plan dropped {row.said} by {row.by}: {row.reason}", row.at,
        )
        for row in dropped_rows(entries, zone)
    )  # fmt: skip
    rows = (*_versions(entries, zone), *dropped)
    return tuple(sorted(rows, key=lambda row: row.at.timestamp() if row.at is not None else 0, reverse=True))


def _versions(entries: Sequence[Entry], zone: tzinfo) -> Iterator[ShelfRow]:
    """A row for each adoption, newest first, and below it one for each policy of a zone adopted with it."""
    adopted = [(each, each.body) for each in entries if isinstance(each.body, PolicyAdopted)]
    read: dict[str, tuple[str, str, str]] = {}
    changed = policy_changes([body for _, body in adopted])
    for at in range(len(adopted) - 1, -1, -1):
        entry, body = adopted[at]
        title, policy, day = _heading(body.policy, read)
        reason = "reason not shown in this role" if is_withheld(body.reason) else visible(body.reason)
        print_ = f"fingerprint {body.fingerprint[:4]} {body.fingerprint[4:8]}"
        detail = f"{changed[at]}. {policy}, its own text says from {day}, {print_}"
        said = f"{moment_words(entry.at, zone)}, {entry.who}: {reason}"
        yield ShelfRow(key_of(VERSION, entry.number), "", title, detail, said, entry.at)
        for text in body.area_policies:
            title, policy, day = _heading(text, read)
            key = key_of(VERSION, entry.number, policy)
            yield ShelfRow(
                key, "", title, f"{policy}, its own text says from {day}", "for a zone of its own", entry.at
            )


def _heading(text: str, read: dict[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    """A policy's title, id and day, from its text alone; `read` keeps those that were read before."""
    if text not in read:
        data = tomllib.loads(text)
        day = data.get("effective")
        words = day_words(day) if isinstance(day, date) else "a day not given"
        read[text] = visible(str(data.get("title", ""))), visible(str(data.get("id", ""))), words
    return read[text]
