"""`console ledger erase`: told first, then erased from every file."""

from pathlib import Path

import pytest

from console.domain import commands as c
from console.ledger.verify import verify
from console.session import Session
from tests.erasing.room import NUMBER, SURE, WORDS, a_call, close, erased, left_in, words_in, words_of
from tests.ledger.test_redaction import everywhere
from tests.real_room import (
    SUPERVISOR,
    make_real_store,
    password_file,
    session_there,
    signed_in,
)
from tests.test_cli_record import console


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


@pytest.mark.parametrize("do", ["--dry-run", "--apply"])
def test_a_call_that_is_not_there_is_told(session: Session, path: Path, do: str) -> None:
    a_call(session)
    sure = SURE if do == "--apply" else ()
    done = console("ledger", "erase", "--store", str(path), "--call", "99-1", do, *sure)

    assert done.returncode == 2
    assert b"There is no call 99-1 in this store. Nothing was erased." in done.stderr
