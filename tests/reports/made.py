"""Months and calls for reports: made up by a fixed seed, the same on every machine."""

import random
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from console.domain import commands as c
from console.domain.figures.counts import Figures, figures_of
from console.domain.figures.packs import Packs
from console.domain.figures.period import Period, day_of, month_of
from console.domain.figures.record import (
    HAND_OFF_OUTCOMES,
    CallRecord,
    HandOff,
    Override,
    RuleKey,
    Stint,
    WhyUnsent,
)
from console.ledger.ledger import Ledger, open_ledger
from console.reports.blocks import Head
from console.reports.figure_report import Report, title_of
from console.reports.figure_tables import figure_tables
from tests.domain.build import QUIET, SACRAMENTO, SEAT, SUPERVISOR, WHO, a_room, adoption

ZONE = ZoneInfo("America/Los_Angeles")
MARCH = month_of(date(2026, 3, 1), ZONE)
CARE = tuple(RuleKey("care-first", "care", rule) for rule in ("C1", "C2", "C3"))
OTHERS = (RuleKey("care-first", "medical", "M3"), RuleKey("care-first", "safety", "S4"))
PACKS = Packs(
    titles={"care-first": "Care first"},
    dispositions={"stabilised": "Stabilized at the scene", "cancelled": "=Canceled before arrival"},
)
HEAD = Head(
    "Example County 911", "Report of March 2026", False, "09:00:00 PDT, 1 Apr 2026",
    "2026-04-01 16:00:00 UTC", "", "A made-up county.", "ENTRY 9000:0a1b 2c3d 4e5f", "0123456789abcdef", 9000,
    "2026-04-01T16:00:00.000Z",
)  # fmt: skip


def a_month(calls: int = 420, seed: int = 911) -> tuple[CallRecord, ...]:
    """The records of a month: most calls quiet and served, some not; one in twenty lacks a stamp."""
    chance = random.Random(seed)  # noqa: S311 - the same month everywhere, not a secret
    days = (MARCH.until - MARCH.since) / timedelta(minutes=1)
    opened = sorted(MARCH.since + timedelta(minutes=chance.uniform(0, days)) for _ in range(calls))
    return tuple(a_record(f"26-{number:05d}", at, chance) for number, at in enumerate(opened, 1))


def a_record(call: str, opened: datetime, chance: random.Random) -> CallRecord:
    def after(at: datetime, seconds: float) -> datetime:
        return at + timedelta(milliseconds=round(1000 * chance.gammavariate(2, seconds / 2)))

    def lacks(share: float) -> bool:
        return chance.random() < share

    answered = after(opened, 12)
    decided, sent = after(answered, 150), after(answered, 200)
    there = after(sent, 900)
    left = after(there, 2400)
    care = chance.choices(CARE, (70, 25, 5))[0]
    asked = {"C1": "mobile_crisis", "C2": "co_response", "C3": "alternative_responder"}[care.rule]
    is_sent = not lacks(0.12)
    whys: tuple[WhyUnsent, ...] = ("no_unit", "no_unit", "too_far", "not_said")
    why = chance.choice(whys)
    stint = Stint("5E93", "Crisis team", asked, sent, there, None if lacks(0.03) else left)
    return CallRecord(
        call,
        opened,
        answered=None if lacks(0.02) else answered,
        decided=decided,
        dispatched=sent if is_sent else None,
        arrived=there if is_sent and not lacks(0.05) else None,
        cleared=stint.left if is_sent else None,
        closed=None if lacks(0.01) else after(left, 120),
        disposition=chance.choices(("stabilised", "cancelled"), (6, 1))[0],
        asked=(asked, "keep_line"),
        rules=(*OTHERS, care),
        sent=(asked,) if is_sent else (),
        unsent={} if is_sent else {asked: why},
        overrides=(Override(7, (care,)),) if lacks(0.06) else (),
        gap=lacks(0.04),
        gap_closed=lacks(0.7),
        hand_offs=(HandOff("line-988", chance.choice(HAND_OFF_OUTCOMES)),) if lacks(0.2) else (),
        stints=(stint,) if is_sent else (),
        caller=chance.choice((None, *range(300))),
        place=chance.choice((None, *range(300, 900))),
        late=lacks(0.03),
    )


def the_figures(period: Period = MARCH) -> Figures:
    return figures_of(a_month(), period)


def a_report(below: int) -> Report:
    """March, with counts below this hidden."""
    return Report(title_of(MARCH), MARCH, figure_tables(the_figures(), PACKS, below), below)


def a_day_report() -> Report:
    """One day of it, with nothing hidden, against the limits of the four weeks before."""
    day = day_of(date(2026, 3, 31), ZONE)
    return Report(title_of(day), day, figure_tables(the_figures(day), PACKS, 1), 1)


def ticking(start: datetime, step_s: int) -> Callable[[], datetime]:
    """A clock that goes on by a step at each look."""
    looks = iter(range(1_000_000))
    return lambda: start + timedelta(seconds=step_s * next(looks))


def told_calls(path: Path) -> tuple[str, str]:
    """A store with a closed call of which there is much to tell, and one that rings; their numbers."""
    assert a_room(SACRAMENTO), "the policy compiles"
    start = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
    with closing(open_ledger(path, "live", ticking(start, 11))) as ledger:
        do(ledger, adoption(SACRAMENTO))
        call = _asked(ledger)
        _done(ledger, call)
        close = c.CloseCall(call=call, disposition="stabilised", note="Stays with his sister.")
        do(ledger, close.model_copy(update={"approved_by": SUPERVISOR, "next_action": "Visit tomorrow."}))
        rings = do(ledger, c.OpenCall(waiting=True, callback="555-0199"))
    return call, rings


def do(ledger: Ledger, *commands: c.Command) -> str:
    """Do commands; the call that the first of them is about."""
    entries = [entry for command in commands for entry in ledger.record(command, WHO, SEAT)]
    return entries[0].subject


def _asked(ledger: Ledger) -> str:
    call = do(ledger, c.OpenCall(callback="(555) 010-0142"))
    do(
        ledger,
        c.SetDetail(call=call, field="address", value="14 Alder Row", read_back=True),
        c.SetDetail(call=call, field="caller", value="Ana Reyes"),
    )
    told = {**QUIET, "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
    for fact, answer in told.items():
        own = "it was his father's" if fact == "weapon" else ""
        if fact not in ("veteran", "hold_likely"):
            do(ledger, c.AnswerFact(call=call, fact=fact, answer=answer, caveat=own))
    do(ledger, c.AnswerFact(call=call, fact="violence", answer="unknown"))
    do(ledger, c.AnswerFact(call=call, fact="violence", answer="none"))
    return call


def _done(ledger: Ledger, call: str) -> None:
    do(
        ledger,
        c.AddNote(call=call, text="He locked himself in. His dog is with him."),
        c.TellCaller(call=call, text="Stay in the kitchen."),
        c.SendUnit(call=call, unit="M-30", response="ems_staged"),
        c.SetUnitStatus(unit="M-30", status="en_route"),
        c.SetUnitStatus(unit="M-30", status="staged"),
        c.AnswerApproval(
            call=call, by=SUPERVISOR, answer="send_instead", responses=("law_enforcement_cit",),
            reason="His sister is in the house.",
        ),
        c.SendUnit(call=call, unit="D-21", response="law_enforcement_cit"),
        c.MoveHandOff(call=call, contact="line-988", step="offered"),
        c.MoveHandOff(call=call, contact="line-988", step="ringing"),
        c.MoveHandOff(call=call, contact="line-988", step="accepted", person="Ida Moss"),
        c.MoveHandOff(call=call, contact="line-988", step="dropped", reason="the line went dead"),
        c.CloseGap(call=call, by=SUPERVISOR, reason="Deputies are with him."),
        c.DeclareSceneSafe(call=call, by="Deputy Ibarra", reason="gun secured"),
        *(c.SetUnitStatus(unit="M-30", status=status) for status in ("on_scene", "available")),
        *(c.SetUnitStatus(unit="D-21", status=status) for status in ("en_route", "on_scene", "available")),
        c.Override(
            call=call, responses=("ems_staged", "keep_line"), reason="He is asleep.", approved_by=SUPERVISOR
        ),
    )  # fmt: skip
