"""Whatever is changed in an export is found, or means the same: at random, and every byte of some lines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verifier.made import Found, Line, head_of, lines_of, verified_here, write_lines, written_anew

ENTRIES = 22
NOT_COVERED = ("schema", "how")
"""What no sum covers, as the verifier's page says."""
TEXTS = ("at", "happened_at", "why_then", "who", "position", "kind", "subject", "body", "salt", "body_hash")

Check = Callable[..., Found]


@pytest.fixture(scope="session")
def check(names: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Writes bytes or lines to a file, and lets the verifier look at it."""
    path = tmp_path_factory.mktemp("changed") / "it.jsonl"

    def run(content: bytes | list[Line], *heads: str) -> Found:
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            write_lines(path, content)
        options = [option for head in heads for option in ("--head", head)]
        return verified_here(names, str(path), *options)

    return run


@pytest.fixture(scope="session")
def original(made: Path) -> list[bytes]:
    """The export's lines as they were written."""
    return (made / "room.jsonl").read_bytes().split(b"\n")[:-1]


def meaning(line: bytes, is_first: bool) -> str:
    """What a line says, types included, without what no sum covers."""
    told = json.loads(line)
    return repr({key: value for key, value in told.items() if not (is_first and key in NOT_COVERED)})


def is_found_or_means_the_same(check: Check, original: list[bytes], at: int, changed: bytes) -> None:
    found = check(b"\n".join([*original[:at], changed, *original[at + 1 :]]) + b"\n")
    assert found.code in (0, 1), found.said
    if found.code == 0 and changed.strip():
        assert meaning(changed, at == 0) == meaning(original[at], at == 0)


@settings(max_examples=400)
@given(data=st.data())
def test_a_change_within_a_line_is_found_or_means_the_same(
    check: Check, original: list[bytes], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, ENTRIES + 1))
    line = original[at]
    first = data.draw(st.integers(0, len(line) - 1))
    taken = data.draw(st.integers(0, 3))
    likely = st.sampled_from([b'"', b"\\", b"0", b"a", b"A", b" ", b"\n", b"\r"])
    put = data.draw(st.binary(max_size=3) | likely)

    is_found_or_means_the_same(check, original, at, line[:first] + put + line[first + taken :])


@pytest.mark.slow
@pytest.mark.parametrize("at", [0, 3, 4, 16, 23], ids=["first", "body", "erased", "Redacted", "last"])
def test_every_byte_changed_is_found_or_means_the_same(check: Check, original: list[bytes], at: int) -> None:
    line = original[at]
    for place, byte in enumerate(line):
        for put in (bytes([byte ^ 1]), bytes([byte ^ 0x20]), b""):
            is_found_or_means_the_same(check, original, at, line[:place] + put + line[place + 1 :])


@st.composite
def edits(draw: st.DrawFn) -> Callable[[list[Line]], list[Line]]:
    """One thing done to the lines of the entries."""
    at, other = draw(st.integers(1, ENTRIES)), draw(st.integers(1, ENTRIES))
    field, text = draw(st.sampled_from(TEXTS)), draw(st.text(max_size=5))
    kind = draw(st.sampled_from(["edit", "remove", "repeat", "swap", "cut", "erase", "number"]))

    def edit(lines: list[Line]) -> list[Line]:
        if max(at, other) > len(lines) - 2:
            return lines
        match kind:
            case "edit":
                return [*lines[:at], {**lines[at], field: text}, *lines[at + 1 :]]
            case "remove":
                return [*lines[:at], *lines[at + 1 :]]
            case "repeat":
                return [*lines[:at], lines[other], *lines[at:]]
            case "swap":
                swapped = {at: lines[other], other: lines[at]}
                return [swapped.get(place, line) for place, line in enumerate(lines)]
            case "cut":
                end = {"head": lines[at]["number"], "chain_hash": lines[at]["chain_hash"]}
                return [*lines[: at + 1], end]
            case "erase":
                return [*lines[:at], {**lines[at], "body": None, "salt": None}, *lines[at + 1 :]]
            case _:
                return [*lines[:at], {**lines[at], "number": other}, *lines[at + 1 :]]

    return edit


@settings(max_examples=300)
@given(done=st.lists(edits(), min_size=1, max_size=4))
def test_edits_removals_insertions_swaps_and_cuts_are_found(
    check: Check, made: Path, done: list[Callable[[list[Line]], list[Line]]]
) -> None:
    before = lines_of(made / "room.jsonl")
    after = before
    for edit in done:
        after = edit(after)

    found = check(after, head_of(before, ENTRIES))

    assert found.code == (0 if after == before else 1), found.said


@settings(max_examples=100)
@given(
    first=st.integers(2, ENTRIES), who=st.text(max_size=8), head=st.integers(1, ENTRIES), cut=st.booleans()
)
def test_a_history_written_anew_is_found_by_every_head_from_there_on_and_by_nothing_else(
    check: Check, made: Path, first: int, who: str, head: int, cut: bool
) -> None:
    before = lines_of(made / "room.jsonl")
    changed = [*before[:first], {**before[first], "who": who + "x"}, *before[first + 1 :]]
    # A ledger that ends earlier is one that was written anew, too; but not before the last Redacted.
    after = written_anew([*changed[: max(first, 17) + 1], changed[-1]] if cut else changed, first)

    without, against = check(after), check(after, head_of(before, head))

    assert without.code == 0, without.said
    assert against.code == (1 if head >= first else 0), against.said


@settings(max_examples=50)
@given(number=st.integers(0, ENTRIES), digits=st.integers(16, 64), wrong=st.integers(0, 63))
def test_a_head_is_met_by_its_first_digits_and_by_no_others(
    check: Check, made: Path, number: int, digits: int, wrong: int
) -> None:
    lines = lines_of(made / "room.jsonl")
    chain: str = lines[0]["chain_start"] if number == 0 else lines[number]["chain_hash"]
    wrong %= digits
    other = chain[:wrong] + ("0" if chain[wrong] != "0" else "1") + chain[wrong + 1 :]

    right, mistyped = (check(lines, f"{number}:{each[:digits]}") for each in (chain, other))

    assert right.code == 0
    assert f"entry {number}: {4 * digits} bits of 256 compared" in right.said
    assert mistyped.code == 1
    assert len(mistyped.faults) == 1
