"""`console ledger erase`: told first, then erased from every file; who is stopped half-way begins again."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from typing import Any

import pytest

from console import erasing
from console.domain import commands as c
from console.domain.redaction import emptied
from console.erasing import Grounds, Wanted, erase
from console.errors import StoreUnavailable
from console.ledger.erasable import of_detail
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from console.session import Session, open_session
from tests.ledger.faulty import fill, held, mounted
from tests.ledger.small_room import ticking
from tests.ledger.test_redaction import everywhere
from tests.real_room import (
    ADMINISTRATOR,
    DISPATCHER,
    SUPERVISOR,
    make_real_store,
    password_file,
    session_there,
    signed_in,
)
from tests.test_cli_record import console

NUMBER, PLACE = "(555) 010-7788", "9 Quillon Court, flat 4"
WORDS = ("quillon", "7788", "zoltan", "jabiru", "xebec", "uxorial", "kumquat", "yttrium")
"""Each begins as no other does: the search keeps of a word only what differs from the one before it."""
SURE = ("--by", "brandt", "--reason", "asked for by the person")


def a_call(session: Session, number: str = NUMBER, place: str = PLACE) -> str:
    """An open call with words in everything."""
    (opened, *_) = session.do(c.OpenCall(callback=number))
    call = opened.subject
    session.do(c.SetDetail(call=call, field="address", value=place))
    session.do(c.SetDetail(call=call, field="caller", value="Zoltan Vereker, his father"))
    session.do(c.AnswerFact(call=call, fact="medical", answer="none"))
    session.do(c.AnswerFact(call=call, fact="weapon", answer="edged", caveat="a jabiru string"))
    session.do(c.AddNote(call=call, text="the xebec print blanket was by the door when she left"))
    session.do(c.AddJusticeNote(call=call, text="uxorial flag"))
    session.do(c.TellCaller(call=call, text="kumquat"))
    return call


def close(session: Session, call: str) -> None:
    end = {"command": "CloseCall", "call": call, "disposition": "information", "note": "yttrium"}
    session.do(c.COMMANDS.validate_python({**end, "approved_by": "brandt", "next_action": "yttrium"}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    return tmp_path / "store" / "room.store"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with closing(open_session(path, None, None, DISPATCHER, "desk-1", "live", ticking())) as opened:
        yield opened


def erased(path: Path, *options: str, stdin: str = "", code: int = 0) -> dict[str, Any]:
    """What `erase` answers as JSON."""
    done = console("ledger", "erase", "--store", str(path), "--json", *options, stdin=stdin)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    return found


def words_of(ledger: Ledger, call: str) -> list[int]:
    return [entry.number for entry in ledger.history(call) if emptied(entry.body) != entry.body]


def words_in(path: Path, *calls: str) -> list[int]:
    """The same, of a store that nobody has open."""
    with closing(open_reader(path)) as store:
        entries = [entry for call in calls for entry in store.about(call)]
    return [entry.number for entry in entries if emptied(entry.body) != entry.body]


LOOKS = """
import sys
from pathlib import Path
files = b"".join(path.read_bytes() for path in Path(sys.argv[1]).rglob("*") if path.is_file()).lower()
print(*(word for word in sys.argv[2:] if word.encode() in files))
"""


def left_in(folder: Path) -> list[str]:
    """The words that stand anywhere in the files of a folder.

    Looked for by another process: to close a file of the store here would drop the locks on it.
    """
    command = [sys.executable, "-c", LOOKS, str(folder), *WORDS]
    found = run(command, stdout=PIPE, check=True, text=True)  # noqa: S603 - our own
    return found.stdout.split()


def test_a_dry_run_tells_numbers_and_days_and_no_word_and_erases_nothing(
    session: Session, path: Path
) -> None:
    call = a_call(session)
    close(session, call)
    before = session.ledger.head()

    done = console("ledger", "erase", "--store", str(path), "--number", "-", "--dry-run", stdin=f"{NUMBER}\n")
    told = erased(path, "--number", "-", "--dry-run", stdin="5550107788\n")

    text = done.stdout.decode()
    numbers = words_of(session.ledger, call)
    assert done.returncode == 0
    span = "entered from 2026-03-01 to 2026-03-01 (UTC):"
    assert text.startswith(f"{len(numbers)} entries would be erased, {span}")
    assert f"  {call}: entries " in text
    assert text.endswith("Nothing was erased.\n")
    assert not [word for word in WORDS if word in text.casefold()]
    assert told["entries"] == {call: numbers}
    assert (told["count"], told["oldest"], told["newest"]) == (len(numbers), "2026-03-01", "2026-03-01")
    assert session.ledger.head() == before


def test_everything_about_a_number_leaves_every_file(session: Session, path: Path) -> None:
    calls = [a_call(session), a_call(session, place="12 Alder Row")]
    for call in calls:
        session.keep_draft(call, "note", "xebec again")
        close(session, call)
    numbers = [number for call in calls for number in words_of(session.ledger, call)]
    session.close()

    told = erased(path, "--number", "-", "--apply", *SURE, stdin=f"{NUMBER}\n")

    assert left_in(path.parent) == []
    assert (told["erased"], told["gone"], told["left_alone"]) == (len(numbers), True, [])
    assert told["written_anew"]
    assert told["last"] - told["first"] + 1 == len(numbers)
    assert words_in(path, *calls) == []
    assert verify(path).damages == ()
    assert erased(path, "--number", "-", "--dry-run", stdin=f"{NUMBER}\n")["count"] == 0


@pytest.mark.parametrize(
    ("option", "line"), [("--place", "9 quillon ct, FLAT 4"), ("--words", "Xebec print blanket")]
)
def test_a_place_and_words_are_found_however_they_are_written(
    session: Session, path: Path, option: str, line: str
) -> None:
    call = a_call(session)
    close(session, call)

    told = erased(path, option, "-", "--dry-run", stdin=f"{line}\n")

    assert set(told["entries"]) == {call}
    assert told["count"] == (1 if option == "--words" else len(words_of(session.ledger, call)))


def test_a_number_that_was_written_over_still_finds_its_call(session: Session, path: Path) -> None:
    call = a_call(session)
    session.do(c.SetDetail(call=call, field="callback", value="(555) 010-0001"))
    close(session, call)

    assert erased(path, "--number", "-", "--dry-run", stdin=NUMBER)["count"] > 5


def test_open_calls_and_calls_on_hold_are_left_alone_and_told(path: Path, tmp_path: Path) -> None:
    make_real_store(path, '[retention]\nhold = ["26-00002"]\n')
    with signed_in(path) as session:
        calls = [a_call(session) for _ in range(3)]
        for call in calls[1:]:
            close(session, call)
    who = ("--as", SUPERVISOR, "--password-file", password_file(tmp_path))

    told = erased(path, "--number", "-", "--dry-run", *who, stdin=NUMBER, code=1)
    done = erased(path, "--number", "-", "--apply", *who, *SURE, stdin=NUMBER, code=1)

    assert set(told["left_alone"]) == set(calls[:2])
    assert set(told["entries"]) == {calls[2]}
    assert done["erased"] == told["count"]
    with session_there(path) as session:
        assert words_of(session.ledger, calls[0])
        assert words_of(session.ledger, calls[1])
        assert words_of(session.ledger, calls[2]) == []


def test_words_copied_into_other_entries_are_offered_and_erased_on_demand(
    session: Session, path: Path
) -> None:
    call = a_call(session)
    close(session, call)
    other = a_call(session, "(555) 010-0001", "12 Alder Row")
    (named,) = [
        entry.number for entry in session.history(other) if getattr(entry.body, "field", "") == "caller"
    ]
    session.do(c.SetDetail(call=other, field="caller", value="a neighbour"))
    copied = [
        session.do(command)[0].number
        for command in (
            c.AddNote(call=other, text="Zoltan Vereker rang again, from 555 010 7788"),
            c.SendUnit(call=other, unit="CR-11", response="mobile_crisis", reason="as zoltan vereker asked"),
        )
    ]
    unrelated = session.do(c.AddNote(call=other, text="the blanket was by a window"))[0].number
    for status in ("on_scene", "available"):
        session.do(c.SetUnitStatus(unit="CR-11", status=status, reason="r"))
    close(session, other)
    session.do(c.SignIn(person="okoro"))
    (glass,) = session.do(c.BreakGlass(person="okoro", reason="zoltan vereker is at the door"))
    session.close()

    told = erased(path, "--call", call, "--dry-run")
    again = erased(path, "--call", call, "--apply", "--with-copies", *SURE)

    assert {named, *copied} <= set(told["copies"][other])
    assert told["copies"]["people"] == [glass.number]
    assert unrelated not in told["copies"][other]
    assert again["erased"] == told["count"] + sum(len(each) for each in told["copies"].values())
    assert b"vereker" not in everywhere(path.parent)
    assert verify(path).damages == ()


def test_a_short_text_is_found_again_within_its_own_call(session: Session, path: Path) -> None:
    (opened, *_) = session.do(c.OpenCall())
    call = opened.subject
    session.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))
    moved, said, *_ = session.do(
        c.MoveHandOff(call=call, contact="line-988", step="caller_declined", reason="no kumquat")
    )
    close(session, call)

    told = erased(path, "--entry", str(moved.number), "--dry-run")

    assert (told["entries"], told["copies"]) == ({call: [moved.number]}, {call: [said.number]})


def test_reasons_about_people_are_erased_one_by_one(session: Session, path: Path) -> None:
    session.do(c.SignIn(person="okoro"))
    (glass,) = session.do(c.BreakGlass(person="okoro", reason="yttrium"))
    session.do(c.AnswerBreakGlass(entry=glass.number, reason="right so"), "Grace Amadi")
    session.close()

    told = erased(path, "--entry", str(glass.number), "--apply", *SURE)

    assert told["erased"] == 1
    assert b"yttrium" not in everywhere(path.parent)
    assert verify(path).damages == ()


def test_a_reason_that_repeats_the_words_is_not_taken(session: Session, path: Path) -> None:
    call = a_call(session)
    close(session, call)

    for reason in ("Zoltan Vereker asked for it", "the number 555-010-7788", "he is at 9 Quillon Court"):
        sure = ("--apply", "--by", "brandt", "--reason", reason)
        told = console("ledger", "erase", "--store", str(path), "--call", call, *sure)
        assert told.returncode == 2
        assert "The reason repeats words that are to be erased." in told.stderr.decode()
        assert reason not in told.stderr.decode()
    assert words_of(session.ledger, call)


def test_without_a_reason_or_a_supervisor_nothing_is_erased(session: Session, path: Path) -> None:
    call = a_call(session)
    close(session, call)

    erased(path, "--call", call, "--apply", "--by", "brandt", code=2)
    erased(path, "--call", call, "--apply", "--reason", "x", code=2)
    erased(path, "--call", call, "--apply", "--reason", "x", "--by", "okoro", code=2)
    erased(path, "--number", "-", "--dry-run", stdin="\n", code=2)
    erased(path, "--number", str(path.parent / "none"), "--dry-run", code=2)

    assert words_of(session.ledger, call)


def test_where_people_sign_in_only_who_may_erase_is_told_anything(path: Path, tmp_path: Path) -> None:
    make_real_store(path)
    with signed_in(path) as session:
        call = a_call(session)
        close(session, call)

    def who(name: str) -> tuple[str, ...]:
        return ("--as", name, "--password-file", password_file(tmp_path))

    assert erased(path, "--call", call, "--dry-run", code=2) == {}
    assert erased(path, "--call", call, "--dry-run", *who(DISPATCHER), code=2) == {}
    assert erased(path, "--number", "-", "--dry-run", *who(ADMINISTRATOR), stdin=NUMBER, code=2) == {}
    told = erased(path, "--call", call, "--dry-run", *who(ADMINISTRATOR))
    done = erased(path, "--call", call, "--apply", *who(ADMINISTRATOR), *SURE)

    assert (told["copies_sought"], told["copies"]) == (False, {})
    assert done["erased"] == told["count"]


def of_the_number(path: Path) -> list[Wanted]:
    with closing(open_reader(path)) as store:
        found = of_detail(store, "callback", NUMBER)
    return [Wanted(entry.number, entry.subject) for entry in found.in_order()]


def test_a_program_that_is_killed_at_it_leaves_nothing_half_erased_and_all_of_it_goes(
    session: Session, path: Path
) -> None:
    calls = [a_call(session) for _ in range(40)]
    for call in calls:
        close(session, call)
    before = session.ledger.head().number
    sought = path.parent / "sought"
    sought.write_text(NUMBER, "utf-8")
    words = ("ledger", "erase", "--store", str(path), "--number", str(sought), "--apply", *SURE)
    with Popen([sys.executable, "-m", "console", *words], stdout=DEVNULL) as erasing_it:  # noqa: S603 - our own
        while session.ledger.head().number == before and erasing_it.poll() is None:
            session.catch_up()
        erasing_it.kill()
    session.close()
    half_way = len(words_in(path, *calls))
    damages = verify(path).damages

    told = erased(path, "--number", str(sought), "--apply", *SURE)

    assert 0 < half_way < 9 * len(calls)
    assert damages == verify(path).damages == ()
    assert told["erased"] == half_way
    sought.unlink()
    assert left_in(path.parent) == []


def test_beside_a_desk_traces_may_be_left_which_is_told_and_made_good_later(
    session: Session, path: Path
) -> None:
    calls = [a_call(session) for _ in range(40)]
    for call in calls:
        close(session, call)

    beside = erased(path, "--number", "-", "--apply", *SURE, stdin=NUMBER, code=1)
    done = console("ledger", "erase", "--store", str(path), "--call", calls[0], "--apply", *SURE)
    traces = left_in(path.parent)
    on_demand = erased(path, "--call", calls[0], "--apply", "--anew", *SURE)
    after = left_in(path.parent)
    (opened, *_) = session.do(c.OpenCall())

    assert (beside["erased"], beside["gone"], beside["written_anew"]) == (9 * 40, True, False)
    assert "traces may stand in unused corners of the file until it is written anew" in done.stdout.decode()
    assert traces, "SQLite leaves some where it moves rows, or the file need not be written anew"
    assert (on_demand["erased"], on_demand["written_anew"], after) == (0, True, [])
    assert opened.subject in session.board.calls
    assert verify(path).damages == ()


def test_a_full_disk_leaves_the_file_as_it_was_and_is_told(session: Session, tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=1m") as folder:
        copy = folder / "room.store"
        call = a_call(session)
        close(session, call)
        session.ledger.backup(copy)
        filler = fill(folder)
        filler.write_bytes(b"x" * (filler.stat().st_size - 200_000))

        told = erased(copy, "--call", call, "--apply", *SURE, code=1)
        damages = verify(copy).damages
        filler.unlink()
        again = erased(copy, "--call", call, "--apply", *SURE)

        assert (told["erased"], told["written_anew"]) == (9, False)
        assert damages == ()
        assert (again["erased"], again["written_anew"], left_in(folder)) == (0, True, [])


@pytest.mark.parametrize("slices", range(4))
def test_whoever_is_stopped_half_way_begins_again_and_all_of_it_goes(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch, slices: int
) -> None:
    monkeypatch.setattr(erasing, "SLICE", 6)
    call = a_call(session)
    close(session, call)
    wanted, left = of_the_number(path), [slices]

    def stopping(command: c.Command) -> Any:
        if not left[0]:
            raise StoreUnavailable("full", "the disk is full")
        left[0] -= 1
        return session.do(command)

    if slices < 2:
        with pytest.raises(StoreUnavailable):
            erase(session, wanted, Grounds("brandt", "asked for"), stopping)
    else:
        erase(session, wanted, Grounds("brandt", "asked for"), stopping)
    rest = of_the_number(path)
    erase(session, rest, Grounds("brandt", "asked for"), session.do)

    assert len(wanted) == 9
    assert len(rest) == max(0, len(wanted) - 6 * slices)
    assert left_in(path.parent) == []
    assert verify(path).damages == ()


def test_a_crash_before_the_search_is_merged_is_made_good_by_whoever_opens_next(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = a_call(session)
    close(session, call)
    numbers = words_of(session.ledger, call)
    monkeypatch.setattr(session.ledger.checkpoints, "after_erasing", lambda: None)
    session.do(c.Redact(entry=numbers[0], also=tuple(numbers[1:]), by="brandt", reason="asked for"))
    session.close()
    assert b"xebec" in everywhere(path.parent), "the words still stand in the search, or nothing is proved"

    with closing(open_ledger(path, "live", ticking())) as again:
        again.catch_up()
        again.checkpoints.wait()
        assert b"xebec" in everywhere(path.parent), "it may be another program's, still at it"
        again.checkpoints.quiet_s = 0
        again.catch_up()
        again.checkpoints.wait()

        assert left_in(path.parent) == []
        assert again.checkpoints.is_clean()


def test_whoever_keeps_copies_hears_once_when_all_is_gone(session: Session, path: Path) -> None:
    heard: list[tuple[tuple[int, ...], bool]] = []
    call = a_call(session)
    close(session, call)
    session.after_erasing = lambda numbers: heard.append((numbers, b"xebec" in everywhere(path.parent)))

    wanted = of_the_number(path)
    erase(session, wanted, Grounds("brandt", "asked for"), session.do)

    assert [(sorted(numbers), is_there) for numbers, is_there in heard] == [
        (sorted(each.number for each in wanted), False)
    ]


def test_a_call_that_was_opened_again_meanwhile_is_left_alone(session: Session, path: Path) -> None:
    calls = [a_call(session), a_call(session)]
    for call in calls:
        close(session, call)
    wanted = of_the_number(path)
    session.do(c.ReopenCall(call=calls[0], reason="rang again"))

    done = erase(session, wanted, Grounds("brandt", "asked for"), session.do)

    assert done.left_alone == (calls[0],)
    assert words_of(session.ledger, calls[0])
    assert words_of(session.ledger, calls[1]) == []
    assert done.entries == sum(each.subject == calls[1] for each in wanted)


def test_what_another_program_erased_meanwhile_is_passed_over(session: Session, path: Path) -> None:
    call = a_call(session)
    close(session, call)
    wanted = of_the_number(path)
    session.do(c.Redact(entry=wanted[0].number, by="brandt", reason="asked for"))

    done = erase(session, wanted, Grounds("brandt", "asked for"), session.do)

    assert done.entries == len(wanted) - 1


def test_a_merge_that_meets_a_writer_is_tried_again(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = a_call(session)
    close(session, call)
    checkpoints = session.ledger.checkpoints
    (number, *rest) = words_of(session.ledger, call)
    monkeypatch.setattr(checkpoints, "after_erasing", lambda: None)
    session.do(c.Redact(entry=number, also=tuple(rest), by="brandt", reason="asked for"))
    checkpoints.quiet_s = 0
    checkpoints.expect_erased_words()
    with held(path):
        checkpoints.go_on()
        checkpoints.wait()
        assert not checkpoints.is_clean()
    session.catch_up()
    checkpoints.wait()

    assert checkpoints.is_clean()
    assert left_in(path.parent) == []
