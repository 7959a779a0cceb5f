"""Heads as they are printed: one form, written and read alike by the program and by the verifier."""

import argparse
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ledger.heads import PrintedHead, head_line, head_on_paper, read_head, unmet
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader
from tests.test_cli_record import console
from tests.verifier.made import VERIFIER, Line, head_of, verified

CHAIN = bytes(range(200, 232))
HEX = CHAIN.hex()

Read = Callable[[str], tuple[int, str]]


@pytest.fixture(params=["program", "verifier"])
def read(request: pytest.FixtureRequest, names: dict[str, Any]) -> Read:
    """Both readers of a printed head; a text that is none raises ValueError from either."""
    printed = names["printed"]

    def as_verifier(text: str) -> tuple[int, str]:
        try:
            number, digits = printed(text)
        except argparse.ArgumentTypeError as fault:
            raise ValueError(str(fault)) from fault
        return number, digits

    return read_head if request.param == "program" else as_verifier


def test_a_head_is_one_line_for_files_and_one_for_paper() -> None:
    head = Head(1234, CHAIN)

    assert head_line(head) == f"ENTRY 1234:{HEX}"
    assert head_line(head, in_groups=True).replace(" ", "") == f"ENTRY1234:{HEX}"
    assert head_on_paper(head) == "ENTRY 1234:c8c9 cacb cccd cecf d0d1 d2d3 d4d5 d6d7"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        (f"ENTRY 1234:{HEX}", 64),
        (f"1234:{HEX}", 64),
        (f"  entry 1 234 : {HEX.upper()} \n", 64),
        ("ENTRY 1234:c8c9 cacb cccd cecf d0d1 d2d3 d4d5 d6d7", 32),
        ("1234:c8c9cacbcccdcecf", 16),
        ("1234: C8C9 CACB CCCD CECF D", 17),
    ],
)
def test_spaces_and_capitals_do_not_matter(read: Read, text: str, digits: int) -> None:
    assert read(text) == (1234, HEX[:digits])


@pytest.mark.parametrize(
    "text",
    ["", "1234", f":{HEX}", "1234:c8c9cacbcccdcec", f"1234:{HEX}0", f"-1:{HEX}", f"1234-{HEX}",
     f"1234:g{HEX[1:]}", f"ENTRY ENTRY 1:{HEX}", f"1:{HEX} of tonight", f"\u0661:{HEX}",
     f"1:\uff43{HEX[1:]}"],
)  # fmt: skip
def test_what_is_no_head_is_refused(read: Read, text: str) -> None:
    with pytest.raises(ValueError, match="is no head"):
        read(text)


@given(number=st.integers(0, 10**18 - 1), chain=st.binary(min_size=32, max_size=32))
def test_what_the_program_prints_the_verifier_reads(names: dict[str, Any], number: int, chain: bytes) -> None:
    head = Head(number, chain)

    for line, digits in ((head_line(head), 64), (head_on_paper(head), 32)):
        assert names["printed"](line) == read_head(line) == (number, chain.hex()[:digits])


def test_heads_are_read_from_a_file_too(made: Path, tmp_path: Path, lines: list[Line]) -> None:
    heads = tmp_path / "heads.txt"
    heads.write_text(f"# March\n{head_of(lines, 5)}\n\n  {head_of(lines, 9)[:40]}\n", "utf-8")

    found = verified(made / "room.jsonl", "--heads", str(heads), "--head", head_of(lines, 22))
    heads.write_text("ENTRY 5 is the last tonight\n", "utf-8")
    unread = verified(made / "room.jsonl", "--heads", str(heads))

    assert found.code == 0
    assert [line.split(":")[0] for line in found.said.splitlines() if "Met the" in line] == [
        f"Met the printed head of entry {number}" for number in (5, 9, 22)
    ]
    assert "After entry 22, the last head met, neither a cut tail nor" in found.said
    assert unread.code == 2
    assert "is no head: NUMBER:HASH, at least 16 digits of the hash" in unread.said


def test_the_room_s_own_file_of_heads_is_read_as_it_is(made: Path, tmp_path: Path) -> None:
    with closing(open_reader(made / "room.store")) as store:
        head = store.head()
    file, before = tmp_path / "heads.txt", "2026-03-01T21:47:32.015Z, Okoro, Nadia, desk-1"
    file.write_text(f"{before}, {head_line(head, in_groups=True)}\n  # a remark, 1\n", "utf-8")

    met = verified(made / "room.jsonl", "--heads", str(file))
    file.write_text(f"{before}, {head_line(head._replace(chain=CHAIN), in_groups=True)}\n", "utf-8")
    unmet_now = verified(made / "room.jsonl", "--heads", str(file))

    assert (met.code, unmet_now.code) == (0, 1)
    assert f"Met the printed head of entry {head.number}: 256 bits of 256 compared." in met.said


def test_two_heads_of_one_entry_are_both_compared(made: Path, lines: list[Line]) -> None:
    found = verified(made / "room.jsonl", "--head", head_of(lines, 5), "--head", f"5:{'0' * 16}")

    assert found.faults == ("Entry 5: its sum is not the printed one: another history, or a mistyped head.",)
    assert "Met the printed head of entry 5: 256 bits" in found.said
    # What is hurt somewhere is bound nowhere.
    assert "Without a printed head neither a cut tail" in found.said


def test_a_store_says_which_heads_it_does_not_meet(made: Path) -> None:
    path = made / "room.store"
    with closing(open_reader(path)) as store:
        (last, chain), start = store.head(), store.identity.chain_start().hex()
    heads = [PrintedHead(0, start[:16]), PrintedHead(last, chain.hex())]
    others = [PrintedHead(0, "0" * 16), PrintedHead(5, "0" * 16), PrintedHead(90, "0" * 16)]

    assert unmet(path, heads) == ()
    assert [(damage.first, damage.says) for damage in unmet(path, others)] == [
        (0, "its sum is not the printed one: another history, or a mistyped head"),
        (5, "its sum is not the printed one: another history, or a mistyped head"),
        (90, f"its head was printed, and it is not there; entry {last} is the last: "
             "a tail was cut, or this copy is older"),
    ]  # fmt: skip


def test_the_command_line_prints_and_compares_heads(made: Path, tmp_path: Path) -> None:
    store = str(shutil.copyfile(made / "room.store", tmp_path / "room.store"))
    printed = console("ledger", "head", "--store", store).stdout.decode().strip()

    met = console("ledger", "verify", "--store", store, "--head", printed, "--head", printed.lower()[:30])
    other = console("ledger", "verify", "--store", store, "--head", "5:" + "0" * 16)
    told = console("ledger", "verify", "--store", store, "--head", "5:" + "0" * 16, "--json")
    none = console("ledger", "verify", "--store", store, "--head", "5:0")

    assert verified(made / "room.jsonl", "--head", printed).code == 0
    assert (met.returncode, other.returncode, told.returncode, none.returncode) == (0, 1, 1, 2)
    assert "Met the printed head of entry 22: 256 bits of 256 compared." in met.stdout.decode()
    assert f"nothing is damaged. Head: {printed}" in met.stdout.decode()
    assert other.stdout.decode().startswith("Entry 5: its sum is not the printed one")
    assert "Compare it with the paper" in other.stderr.decode()
    assert "go on with the last backup" not in other.stderr.decode()
    assert json.loads(told.stdout)["damages"][0]["first"] == 5
    assert "“5:0” is no head: write NUMBER:HASH" in none.stderr.decode()


def test_the_command_line_hands_the_verifier_on(tmp_path: Path) -> None:
    shown = console("ledger", "verifier")
    written = console("ledger", "verifier", "--out", str(tmp_path / "verify_ledger.py"))
    nowhere = console("ledger", "verifier", "--out", str(tmp_path / "none" / "verify_ledger.py"))

    assert (shown.returncode, written.returncode, nowhere.returncode) == (0, 0, 2)
    assert shown.stdout == VERIFIER.read_bytes() == (tmp_path / "verify_ledger.py").read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["verify_ledger.py"]
