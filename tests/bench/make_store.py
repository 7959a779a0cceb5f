"""Makes a big store for the benches: 100,000 closed calls, 40 open ones and 200 units, in a minute or two.

`python -m tests.bench.make_store FILE` makes one; `big_store(folder)` makes it once and finds it again.
Closed calls go through the store's own `append`, in big transactions; open calls are real commands.
"""

import argparse
import hashlib
import random
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, Room, in_force
from console.domain.clock import cut_to_ms, utc_now
from console.domain.decide import decide
from console.domain.deciding.moment import Moment, entries_of
from console.domain.entry import Entry, subject_of
from console.domain.fold import fold_all
from console.errors import Refused
from console.ledger import schema
from console.ledger.filling import filling
from console.ledger.ledger import Ledger, open_ledger
from console.policy.recommend import recommend
from console.settings import resources_dir

WHO, SEAT = "Nadia Okoro", "desk-1"
CALLS_A_TRANSACTION = 2000
BETWEEN_CALLS = timedelta(minutes=15)
STREETS = (
    "Alder",
    "Birch",
    "Cedar",
    "Dogwood",
    "Elm",
    "Foundry",
    "Grove",
    "Harbor",
    "Iron",
    "Juniper",
    "Quarry",
)
NAMES = (
    "Ana Reyes",
    "Ben Okafor",
    "Chloe Winter",
    "Dmitri Volkov",
    "Elena Marsh",
    "Farid Haddad",
    "Grace Liu",
)
NOTES = (
    "Brother has not slept for three days and talks about the river.",
    "Neighbour hears shouting, then nothing. Door is open.",
    "She says her mother took more tablets than she should, awake and talking.",
    "Man on the bench outside, crying, will not give his name.",
)
ANSWERS = (
    {"problem": "mental_health_crisis", "suicide": "none", "weapon": "none"},
    {"problem": "suicidal_person", "suicide": "ideation", "weapon": "none"},
    {"problem": "suicidal_person", "suicide": "imminent", "medical": "none"},
    {"problem": "welfare_check", "medical": "minor", "weapon": "unknown"},
    {"problem": "mental_health_crisis", "weapon": "edged", "weapon_access": "in_home"},
)


@dataclass(frozen=True, slots=True)
class Life:
    """What happens in a closed call, but for its number, its place and its times."""

    facts: tuple[tuple[e.FactAnswered, e.Recommended], ...]
    unit: str
    response: str


def make_store(path: Path, closed: int = 100_000, open_calls: int = 40, units: int = 200) -> None:
    """Make the store at `path`, where there is none yet."""
    now = cut_to_ms(utc_now())
    first = now - BETWEEN_CALLS * (closed + open_calls + 1)
    _close_many(path, adoption(units), closed, first)
    _open_some(path, open_calls, now)


def big_store(folder: Path, closed: int = 100_000, open_calls: int = 40, units: int = 200) -> Path:
    """The store of this size, made when it is first asked for; copy it before writing to it."""
    command = adoption(units)
    own = Path(__file__).read_text("utf-8")
    texts = f"{schema.LATEST} {command.policy} {command.catalogue} {command.agency} {own}"
    name = f"{closed}-{open_calls}-{units}-{hashlib.sha256(texts.encode()).hexdigest()[:12]}.store"
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{name}.part"
        part.unlink(missing_ok=True)
        make_store(part, closed, open_calls, units)
        part.replace(folder / name)
    return folder / name


def adoption(units: int) -> c.AdoptPolicy:
    """The sample agency's own policy, with as many units as wanted: the sample's own, again and again."""
    folder = resources_dir()
    agency = (folder / "agencies/example-county/agency.toml").read_text("utf-8")
    policy = re.search(r'^policy = "(.+)"', agency, re.MULTILINE)
    assert policy, "an agency names its policy"
    return c.AdoptPolicy(
        policy=(folder / f"policies/{policy[1]}.toml").read_text("utf-8"),
        catalogue=(folder / "facts.toml").read_text("utf-8"),
        agency=_with_units(agency, units),
        by="Lena Brandt",
        reason="for the benches",
    )


def _with_units(agency: str, units: int) -> str:
    blocks = re.findall(r"^\[\[unit\]\]\n(?:(?!\[\[).*\n)*", agency, re.MULTILINE)
    rest = agency
    for block in blocks:
        rest = rest.replace(block, "")
    many = [
        re.sub(
            r'^id = "(.+)"',
            rf'id = "\1{"" if n < len(blocks) else f"/{n // len(blocks)}"}"',
            block,
            flags=re.M,
        )
        for n in range(units)
        for block in (blocks[n % len(blocks)],)
    ]
    # Nobody is in two line-ups at once, so the copies have none.
    return rest + "\n" + re.sub(r"^line_up = .*\n", "", "\n".join(many), flags=re.M)


def _close_many(path: Path, command: c.AdoptPolicy, closed: int, first: datetime) -> None:
    chance = random.Random(911)  # noqa: S311 - the same store everywhere, not a secret
    moment = Moment(first, WHO, SEAT)
    adopted = entries_of(0, decide(Board(), command, moment), moment)
    board = fold_all(Board(), adopted)
    lives = tuple(_lives(board))
    prefix = in_force(board).agency.call_number_prefix
    with filling(path, "live", lambda: first) as store:
        last = store.append(adopted).number
        for start in range(1, closed + 1, CALLS_A_TRANSACTION):
            entries: list[Entry] = []
            for number in range(start, min(start + CALLS_A_TRANSACTION, closed + 1)):
                bodies = _life(f"{prefix}{number:05d}", chance.choice(lives), chance)
                entries += _entries(bodies, last + len(entries) + 1, first + BETWEEN_CALLS * number)
            last = store.append(entries).number


def _lives(board: Board) -> Iterator[Life]:
    room = in_force(board)
    for response in ("mobile_crisis", "co_response", "law_enforcement"):
        for unit in room.agency.unit:
            if room.agency.can_fill(unit.id, response):
                for answers in ANSWERS:
                    yield Life(tuple(_facts(room, answers)), unit.id, response)


def _facts(room: Room, answers: dict[str, str]) -> Iterator[tuple[e.FactAnswered, e.Recommended]]:
    told = {"care_team": "available"}
    for fact, answer in answers.items():
        told[fact] = answer
        found = recommend(room.compiled, told)
        yield (
            e.FactAnswered(call="", fact=fact, answer=answer, said_by="caller", caveat=""),
            e.Recommended(
                call="",
                fingerprint=room.fingerprint,
                care_team="available",
                settled=found.settled,
                responses=found.responses or {},
                rules=found.rules or {},
                priority=found.priority,
                flags=found.flags,
                certain=found.certain,
                open=found.open,
                at_most=found.at_most,
            ),
        )


def _life(call: str, life: Life, chance: random.Random) -> Iterator[e.AnyBody]:
    place = f"{chance.randrange(1, 900)} {chance.choice(STREETS)} Street"
    yield e.CallOpened(
        call=call, callback=f"555 {chance.randrange(100, 1000)} {chance.randrange(10_000):04d}", waiting=False
    )
    yield e.DetailSet(call=call, field="address", value=place, read_back=True)
    yield e.DetailSet(call=call, field="caller", value=chance.choice(NAMES), read_back=False)
    for answered, recommended in life.facts:
        yield answered.model_copy(update={"call": call})
        yield recommended.model_copy(update={"call": call})
    yield e.NoteAdded(call=call, text=chance.choice(NOTES))
    yield e.UnitSent(
        call=call,
        unit=life.unit,
        response=life.response,
        staged=False,
        status="dispatched",
        asked=True,
        reason="",
    )
    for status in ("en_route", "on_scene", "available"):
        off = status == "available"
        yield e.UnitStatusChanged(unit=life.unit, status=status, call=call, off_call=off, reason="")
    yield e.CallClosed(call=call, disposition="stabilised", note="", approved_by=None, next_action="")


def _entries(bodies: Iterator[e.AnyBody], number: int, at: datetime) -> Iterator[Entry]:
    for n, body in enumerate(bodies):
        then = at + timedelta(seconds=7 * n)
        yield Entry(number + n, then, then, "", WHO, SEAT, subject_of(body), body)


def _open_some(path: Path, open_calls: int, now: datetime) -> None:
    chance = random.Random(988)  # noqa: S311 - the same store everywhere, not a secret
    steps = iter(range(10**9))
    begin = now - timedelta(minutes=open_calls)
    with closing(
        open_ledger(path, "live", lambda: min(now, begin + timedelta(seconds=3 * next(steps))))
    ) as ledger:
        free = [unit.id for unit in in_force(ledger.board).agency.unit]
        chance.shuffle(free)
        for _ in range(open_calls):
            _open_one(ledger, chance, free)


def _open_one(ledger: Ledger, chance: random.Random, free: list[str]) -> None:
    (opened,) = ledger.record(c.OpenCall(callback=f"555 010 {chance.randrange(10_000):04d}"), WHO, SEAT)
    call = opened.subject
    place = f"{chance.randrange(1, 900)} {chance.choice(STREETS)} Street"
    ledger.record(c.SetDetail(call=call, field="address", value=place), WHO, SEAT)
    ledger.record(c.AddNote(call=call, text=chance.choice(NOTES)), WHO, SEAT)
    for fact, answer in chance.choice(ANSWERS).items():
        ledger.record(c.AnswerFact(call=call, fact=fact, answer=answer), WHO, SEAT)
    for response in ("co_response", "mobile_crisis", "ems", "law_enforcement"):
        if not free:
            return
        with suppress(Refused):
            ledger.record(
                c.SendUnit(call=call, unit=free.pop(), response=response, reason="for the benches"), WHO, SEAT
            )
            return


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file", type=Path)
    words.add_argument("--closed", type=int, default=100_000)
    words.add_argument("--open", type=int, default=40)
    words.add_argument("--units", type=int, default=200)
    asked = words.parse_args()
    make_store(asked.file, asked.closed, asked.open, asked.units)
