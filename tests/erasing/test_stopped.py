"""Who is stopped half-way at erasing begins again; who works beside it is not in its way."""

import sys
from contextlib import closing
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

import pytest

from console import erasing
from console.domain import commands as c
from console.erasing import Grounds, Wanted, erase
from console.errors import StoreUnavailable
from console.ledger.erasable import of_detail
from console.ledger.ledger import open_ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from console.session import Session
from tests.erasing.room import NUMBER, SURE, a_call, close, erased, left_in, words_in, words_of
from tests.ledger.faulty import fill, held, mounted
from tests.ledger.small_room import ticking
from tests.ledger.test_redaction import everywhere
from tests.real_room import (
    ADMINISTRATOR,
    DISPATCHER,
    make_real_store,
    password_file,
    signed_in,
)
from tests.test_cli_record import console


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
