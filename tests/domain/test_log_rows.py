"""The rows of a timeline and of what a search finds: what stands out, what is cut, what is drawn."""

from datetime import UTC, datetime, timedelta

import pytest

from console.domain import commands as c
from console.domain.entries import KINDS
from console.domain.local_time import zone_of
from console.domain.log_walk import steps
from console.domain.rows.log_found import (
    BEGINS,
    ENDS,
    WORDS_MAX,
    FoundRow,
    found_words,
    pieces_of,
    tags_of,
    when_words,
)
from console.domain.rows.log_rows import FIELD_ICONS, ICONS, PLAIN_ICON, LineRow, line_row
from console.domain.rows.log_strip import LogStrip, StripSoFar
from console.ui.icons import ICONS as DRAWN
from tests.domain.build import START, Desk, a_board, a_call, a_desk, a_quiet_call, move, send

LOS_ANGELES = zone_of("America/Los_Angeles")


def timeline(desk: Desk, call: str = "", unit: str = "") -> tuple[list[LineRow], LogStrip | None]:
    """The rows and the strip of all that was entered on a desk since its policy came into force."""
    rows, strip = list[LineRow](), StripSoFar(call, unit)
    for step in steps(a_board(), desk.entries, desk.about):
        rows.append(line_row(step, UTC, rows[-1] if rows else None))
        strip.add(step, rows[-1])
    return rows, strip.strip()


def test_every_drawing_of_an_entry_is_drawn_and_of_a_kind_that_there_is() -> None:
    assert set(ICONS) <= set(KINDS)
    assert {*ICONS.values(), *FIELD_ICONS.values(), PLAIN_ICON} <= set(DRAWN)


def test_what_stood_there_is_apart_from_what_is_there_now() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="edged")
    desk.do(c.AnswerFact(call=call, fact="weapon", answer="none", caveat="a toy, she says"))

    rows, _ = timeline(desk)
    first, changed = (row for row in rows if row.kind == "FactAnswered" and row.fact == "weapon")

    assert (first.lead, first.was, first.says, first.icon) == ("", "", "Weapon: knife or blade", "speech")
    assert (changed.lead, changed.was, changed.says) == ("Weapon: ", "knife or blade", "no weapon")
    assert (changed.rest, changed.who, changed.icon) == ("“a toy, she says”", "caller", "pencil")
    assert changed.is_change
    assert not first.is_change


def test_a_run_that_changes_nothing_is_quiet_and_one_that_decides_is_not() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    runs = [row for row in timeline(desk)[0] if row.kind == "Recommended"]

    assert [row.is_quiet for row in runs] == [not row.is_change for row in runs]
    assert runs[-1].is_change
    assert runs[-1].who == "policy"
    assert any(row.is_quiet for row in runs)


def test_the_date_stands_on_the_first_line_of_each_day_of_the_rooms_own() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.later(3600).do(c.AddNote(call=call, text="still here"))
    desk.later(86_400).do(c.AddNote(call=call, text="still here"))
    rows = list[LineRow]()
    for step in steps(a_board(), desk.entries, desk.about):
        rows.append(line_row(step, LOS_ANGELES, rows[-1] if rows else None))

    assert [row.day for row in rows if row.day] == ["1 Mar 2026", "2 Mar 2026"]
    assert rows[0].time == f"{START.astimezone(LOS_ANGELES):%H:%M:%S}"


def test_the_strip_has_each_units_statuses_while_it_is_on_the_call() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk.later(10), call, "CR-11", "mobile_crisis")
    move(desk.later(10), "CR-11", "en_route")
    move(desk.later(10), "CR-11", "on_scene")
    move(desk.later(10), "CR-11", "available")

    _, strip = timeline(desk, call)

    assert strip is not None
    (lane,) = strip.units
    assert [bar.counts_as for bar in lane.bars] == ["dispatched", "en_route", "on_scene"]
    assert [bar.ends for bar in lane.bars] == [bar.begins + timedelta(seconds=10) for bar in lane.bars]
    assert len(strip.answers) == sum(entry.body.kind == "FactAnswered" for entry in desk.entries)
    assert strip.begins <= strip.answers[0].at <= strip.ends


def test_a_units_own_strip_goes_on_off_the_call() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    for status in ("en_route", "on_scene", "available"):
        move(desk.later(10), "CR-11", status)

    _, strip = timeline(desk, unit="CR-11")

    assert strip is not None
    assert [bar.counts_as for bar in strip.units[0].bars] == [
        "available",
        "dispatched",
        "en_route",
        "on_scene",
        "available",
    ]
    assert strip.units[0].bars[-1].ends is None


@pytest.mark.parametrize(
    ("text", "shown", "hits"),
    [
        (f"a {BEGINS}knife{ENDS} in the kitchen", "a knife in the kitchen", ["knife"]),
        ("no word of it", "no word of it", []),
        (f"two\nlines {BEGINS}here{ENDS}", "two lines here", ["here"]),
        (f"{'long ago ' * 10}{BEGINS}knife{ENDS}", "…ago long ago long ago long ago knife", ["knife"]),
    ],
)
def test_the_words_stand_round_the_first_that_was_found(text: str, shown: str, hits: list[str]) -> None:
    pieces = pieces_of(text)

    assert "".join(piece.words for piece in pieces) == shown
    assert [piece.words for piece in pieces if piece.is_hit] == hits


def test_a_long_text_is_cut_behind_a_whole_word_and_says_so() -> None:
    pieces = pieces_of(f"{BEGINS}knife{ENDS} {'and more of it ' * 30}")

    told = "".join(piece.words for piece in pieces)
    assert len(told) <= WORDS_MAX
    assert told.endswith("…")
    assert pieces[0].is_hit


def test_when_a_call_was_is_said_as_people_say_it() -> None:
    now = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)

    def said(**ago: float) -> str:
        return when_words(now - timedelta(**ago), LOS_ANGELES, now)

    assert said(hours=1) == "21:30"
    assert said(hours=24) == "yesterday"
    assert said(days=9) == "20 Feb"
    assert said(days=365) == "1 Mar 2025"


def test_how_much_was_found_is_counted_and_says_where_it_is_not_all() -> None:
    rows = (FoundRow("shift", "", "This shift"), FoundRow("call", "26-00001", "14 Alder Row", more=2))

    assert found_words(rows, is_all=True) == "1 call, 2 lines"
    assert found_words(rows[:1], is_all=True) == "0 calls"
    assert found_words(rows, is_all=False) == "the newest 1 call, 2 lines"


def test_a_call_is_tagged_by_what_it_is_looked_at_for() -> None:
    assert tags_of(("CallOpened", "PolicyOverridden"), is_open=True, is_gap=False) == ("open", "override")
    assert tags_of(("CallOpened",), is_open=False, is_gap=True) == ("gap call",)
