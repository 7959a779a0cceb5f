"""`console ledger retain`: counted, then erased by the agency's rules; what is open or on hold stays."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import AgencyFaulty, Retention, read_agency
from console.domain.agency_faults import LEAST_DAYS
from console.domain.clock import utc_now
from console.domain.names import Mark
from console.domain.redaction import emptied
from console.domain.veil import facts_of, marks_held
from console.ledger.due_words import due, left_alone
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.domain.build import SUPERVISOR, WHO, adoption, agency_text
from tests.ledger.kept import hurt
from tests.ledger.test_redaction import everywhere
from tests.real_room import DISPATCHER, make_real_store, password_file, session_there, signed_in
from tests.test_cli_record import console

NOW = utc_now()
"""As the command line has it, which is a program of its own."""
SEAT = "desk-1"
YEARS = "[retention]\nperson_days = 2192\nhealth_days = 2192\ncriminal_justice_days = 366\naudit_days = 366\n"


class Years:
    """A ledger whose clock is set by hand, so that years can pass."""

    def __init__(self, path: Path, rules: str, nature: str = "sample") -> None:
        self.now = NOW
        self.ledger: Ledger = open_ledger(path, "live", lambda: self.now)
        pack = agency_text().replace("[limits]", f"{rules}[limits]").replace('"sample"', f'"{nature}"')
        self.do(adoption(agency=pack))

    def do(self, *commands: c.Command, who: str = WHO) -> list[int]:
        self.now += timedelta(seconds=1)
        return [entry.number for each in commands for entry in self.ledger.record(each, who, SEAT)]

    def call(self, years_ago: float, *, is_closed: bool = True) -> str:
        """A call of long ago, with words under every mark."""
        self.now = NOW - timedelta(days=365.25 * years_ago)
        self.do(c.OpenCall(callback="(555) 010-7788"))
        call = list(self.ledger.board.calls)[-1]
        self.do(
            c.SetDetail(call=call, field="caller", value="Zoltan Vereker"),
            c.AddNote(call=call, text="xebec"),
            c.AddJusticeNote(call=call, text="uxorial"),
        )
        if is_closed:
            self.close(call)
        return call

    def close(self, call: str = "") -> None:
        """End a call; without one, leave the store."""
        if not call:
            self.ledger.close()
            return
        self.do(
            c.CloseCall(
                call=call, disposition="information", note="yttrium", approved_by=SUPERVISOR, next_action="z"
            )
        )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    return tmp_path / "store" / "room.store"


@pytest.fixture
def years(path: Path, request: pytest.FixtureRequest) -> Iterator[Years]:
    with closing(Years(path, getattr(request, "param", YEARS))) as made:
        yield made


def numbers_due(years: Years, path: Path, now: datetime = NOW) -> dict[str, list[str]]:
    """The kinds that are due, by what they are about."""
    board = years.ledger.board
    assert board.room is not None
    found: dict[str, list[str]] = {}
    with closing(open_reader(path)) as store:
        for each in due(store, board.room.agency.retention, facts_of(board), now):
            found.setdefault(each.subject, []).append(each.kind)
    return found


def retained(path: Path, *options: str, code: int = 0) -> dict[str, Any]:
    done = console("ledger", "retain", "--store", str(path), "--json", *options)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    told: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    return told


def test_words_are_due_by_their_mark_once_their_call_is_closed_so_long(years: Years, path: Path) -> None:
    old, middle, young = years.call(6.5), years.call(3), years.call(0.5)

    found = numbers_due(years, path)

    assert found == {
        old: ["CallOpened", "DetailSet", "NoteAdded", "JusticeNoteAdded", "CallClosed"],
        middle: ["JusticeNoteAdded"],
    }
    assert young not in found


def test_a_body_goes_when_the_last_of_its_marks_is_due(path: Path) -> None:
    rules = "[retention]\nperson_days = 2192\nhealth_days = 3650\n"
    with closing(Years(path, rules)) as years:
        call = years.call(7)

        # The end of the call holds a name and a note: the note stays ten years, and so does all of it.
        assert numbers_due(years, path) == {call: ["CallOpened", "DetailSet"]}
        assert "CallClosed" in numbers_due(years, path, NOW + timedelta(days=4 * 366))[call]


@pytest.mark.parametrize("years", ["[retention]\nhealth_days = 2192\n"], indirect=True)
def test_a_mark_without_a_rule_is_kept_for_good(years: Years, path: Path) -> None:
    call = years.call(20)

    assert numbers_due(years, path) == {call: ["NoteAdded"]}


def test_a_body_that_is_hurt_is_told_and_nothing_is_erased(years: Years, path: Path) -> None:
    years.do(c.NoteNextAction(call=years.call(20), outcome="done"))
    years.close()
    hurt(path, "UPDATE bodies SET body = x'7b7d7d' WHERE number = (SELECT max(number) - 1 FROM bodies)")

    done = console("ledger", "retain", "--store", str(path), "--dry-run")

    assert done.returncode == 2
    assert "its body cannot be read as CallClosed" in done.stderr.decode()
    assert "`console ledger verify`" in done.stderr.decode()


@pytest.mark.parametrize("years", [""], indirect=True)
def test_without_rules_everything_is_kept(years: Years, path: Path) -> None:
    years.call(40)

    assert numbers_due(years, path) == {}


def test_a_call_counts_from_when_it_was_closed_last(years: Years, path: Path) -> None:
    call = years.call(8)
    years.now = NOW - timedelta(days=365)
    years.do(c.ReopenCall(call=call, reason="rang again"))
    reopened = numbers_due(years, path)
    years.close(call)

    assert (reopened, numbers_due(years, path)) == ({}, {})
    assert call in numbers_due(years, path, NOW + timedelta(days=2200))


@pytest.mark.parametrize("years", [YEARS + 'hold = ["26-00002", "26-00077"]\n'], indirect=True)
def test_open_calls_and_calls_on_hold_are_left_alone_and_counted(years: Years, path: Path) -> None:
    gone, held, still_open = years.call(8), years.call(8), years.call(8, is_closed=False)
    reopened = years.call(8)
    years.do(c.ReopenCall(call=reopened, reason="rang again"))
    rules = Retention(hold=("26-00002", "26-00077"))

    found = numbers_due(years, path)
    with closing(open_reader(path)) as store:
        alone = left_alone(store, rules)

    assert set(found) == {gone}
    assert {held, still_open, reopened}.isdisjoint(found)
    assert alone == (2, 1, 1, ("26-00077",))


def test_reasons_about_people_and_units_go_too(years: Years, path: Path) -> None:
    years.now = NOW - timedelta(days=365 * 7)
    years.do(c.SignIn(person="okoro"), c.BreakGlass(person="okoro", reason="zeal"))
    years.do(c.SetUnitStatus(unit="M-30", status="meal"))
    years.do(c.SetUnitStatus(unit="M-30", status="out_of_service", reason="zone"))

    assert numbers_due(years, path) == {"M-30": ["UnitStatusChanged"], "people": ["GlassBroken"]}


def test_what_is_read_off_the_stored_bodies_is_what_their_marks_say(years: Years, path: Path) -> None:
    call = years.call(8, is_closed=False)
    years.do(
        c.AnswerFact(call=call, fact="hazard", answer="unknown"),
        c.AnswerFact(call=call, fact="weapon", answer="unknown", caveat="she did not look"),
        c.AnswerFact(call=call, fact="medical", answer="none"),
    )
    years.close(call)
    everything = YEARS.replace("2192", "1").replace("366", "1") + 'why_shorter = "for the test"\n'
    years.do(adoption(agency=agency_text().replace("[limits]", f"{everything}[limits]")))
    marked = [
        entry.body.kind
        for entry in years.ledger.history(call)
        if marks_held(entry.body) and emptied(entry.body) != entry.body
    ]

    assert numbers_due(years, path)[call] == marked
    assert set(Mark) - {Mark.PLAIN, Mark.REVIEW} == {
        mark for entry in years.ledger.history(call) for mark in marks_held(entry.body)
    }


def test_a_dry_run_counts_by_kind_and_month_and_erases_nothing(years: Years, path: Path) -> None:
    years.call(8)
    years.call(3)
    head = years.ledger.head()

    told = retained(path, "--dry-run")
    text = console("ledger", "retain", "--store", str(path), "--dry-run").stdout.decode()

    assert (told["entries"], told["calls"]) == (6, 2)
    assert sum(each["entries"] for each in told["by"]) == 6
    month = f"{NOW - timedelta(days=365.25 * 8):%Y-%m}"
    assert {"month": month, "kind": "NoteAdded", "entries": 1} in told["by"]
    assert "6 entries of 2 calls would be erased." in text
    assert "person 2,192 days; health 2,192 days; criminal justice 366 days" in text
    assert not [word for word in ("xebec", "vereker", "7788", "yttrium") if word in text.casefold()]
    assert years.ledger.head() == head


def test_what_is_due_leaves_every_file_and_the_rest_stays(years: Years, path: Path) -> None:
    old, young = years.call(8), years.call(0.5)
    before = years.ledger.history(young)
    years.close()

    told = retained(path, "--apply", "--by", "brandt")
    again = retained(path, "--dry-run")
    with closing(open_reader(path)) as store:
        old_entries, young_entries = store.about(old), store.about(young)

    assert (told["erased"], told["gone"], told["written_anew"]) == (5, True, True)
    assert [entry.body for entry in old_entries if emptied(entry.body) != entry.body] == []
    assert young_entries == before
    assert again["entries"] == 0
    assert everywhere(path.parent).count(b"xebec") == 3, "the young call's body, and two places in the search"
    assert verify(path).damages == ()
    erasing = [entry for entry in old_entries if entry.body.kind == "Redacted"]
    assert {(entry.body.by, entry.body.reason) for entry in erasing} == {  # type: ignore[union-attr]  # they are
        ("Lena Brandt", "The agency's retention rules.")
    }


def test_a_hold_that_no_call_has_is_told_and_shows_in_the_exit_code(path: Path) -> None:
    Years(path, YEARS + 'hold = ["26-00077"]\n').close()

    told = retained(path, "--dry-run", code=1)
    text = console("ledger", "retain", "--store", str(path), "--dry-run").stdout.decode()

    assert told["not_found"] == ["26-00077"]
    assert "On hold, and no call has this number: 26-00077." in text


def test_where_people_sign_in_a_dispatcher_neither_counts_nor_erases(path: Path, tmp_path: Path) -> None:
    make_real_store(path, YEARS)
    with signed_in(path) as session:
        session.do(c.OpenCall())
    own = ("--as", DISPATCHER, "--password-file", password_file(tmp_path))
    supervisor = ("--as", SUPERVISOR, "--password-file", password_file(tmp_path))

    assert retained(path, "--dry-run", code=2) == {}
    assert retained(path, "--dry-run", *own, code=2) == {}
    with session_there(path) as session:
        refused = session.ledger.history("people")[-1]
    assert refused.who == DISPATCHER
    assert refused.body == e.ActRefused(command="Redact", code="role_may_not", about="")
    assert retained(path, "--apply", *own, "--by", "brandt", code=2) == {}
    assert retained(path, "--apply", *supervisor, code=2) == {}, "on whose word has to be said"
    assert retained(path, "--dry-run", *supervisor)["entries"] == 0
    assert retained(path, "--apply", *supervisor, "--by", "brandt")["erased"] == 0


@pytest.mark.parametrize("rule", LEAST_DAYS)
def test_a_rule_shorter_than_the_standards_is_a_fault_unless_the_pack_says_why(rule: str) -> None:
    least = LEAST_DAYS[rule]

    def pack(days: int, why: str = "") -> str:
        rules = f'[retention]\n{rule} = {days}\nwhy_shorter = "{why}"\n[limits]'
        return agency_text().replace("[limits]", rules)

    says = f"retention, {rule} = {least - 1}: such words are kept {least} days at least"
    with pytest.raises(AgencyFaulty, match=says):
        read_agency(pack(least - 1), "agency.toml")
    with pytest.raises(AgencyFaulty, match="-1 is not allowed; write a number, 0 or more"):
        read_agency(pack(-1), "agency.toml")
    assert getattr(read_agency(pack(least), "agency.toml").retention, rule) == least
    assert getattr(read_agency(pack(0), "agency.toml").retention, rule) == 0
    assert read_agency(pack(1, "state law 12.3"), "agency.toml").retention.why_shorter == "state law 12.3"
