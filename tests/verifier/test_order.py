"""What is taken out, put in, moved, cut off or written anew is found: by the chain, or by a printed head."""

from contextlib import closing
from pathlib import Path

import pytest

from console.ledger.export import export
from tests.ledger.small_room import a_ledger, a_life
from tests.verifier.made import (
    ENVELOPE,
    UNKNOWN,
    Change,
    Changed,
    Line,
    head_of,
    verified,
    written_anew,
)

REORDERED: dict[str, tuple[Change, tuple[str, ...]]] = {
    "one removed": (
        lambda lines: lines.pop(5),
        ("Entry 6: it stands where entry 5 belongs.", f"Entry 6: {UNKNOWN}."),
    ),
    "several removed": (
        lambda lines: lines[:5] + lines[9:],
        ("Entry 9: it stands where entry 5 belongs.", f"Entry 9: {UNKNOWN}."),
    ),
    "the first removed": (
        lambda lines: lines.pop(1),
        ("Entry 2: it stands where entry 1 belongs.", f"Entry 2: {UNKNOWN}."),
    ),
    "one a second time": (
        lambda lines: lines.insert(6, lines[5]),
        ("Entry 5: it stands where entry 6 belongs.", f"Entry 5: {UNKNOWN}."),
    ),
    "the first line twice": (
        lambda lines: lines.insert(1, lines[0]),
        (
            "Entry 1: it stands where entry 2 belongs.",
            "Entry 1: line 2, where it belongs, is not JSON, or has a key twice, or is no entry.",
            f"Entry 1: {UNKNOWN}.",
        ),
    ),
    "two swapped": (
        lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]],
        (
            "Entry 5: it stands where entry 7 belongs.",
            "Entry 6: it stands where entry 5 belongs.",
            "Entry 7: it stands where entry 6 belongs.",
            *(f"Entry {number}: {UNKNOWN}." for number in (5, 6, 7)),
        ),
    ),
    "another number": (
        lambda lines: lines[5].update(number=50),
        (
            # Entry 6 follows the sum that entry 5 still has, under whichever number.
            "Entry 6: it stands where entry 51 belongs.",
            "Entry 50: it stands where entry 5 belongs.",
            f"Entry 50: {UNKNOWN}.",
        ),
    ),
}


@pytest.mark.parametrize(("change", "faults"), REORDERED.values(), ids=REORDERED.keys())
def test_what_is_not_in_its_place_is_told(changed: Changed, change: Change, faults: tuple[str, ...]) -> None:
    found = verified(changed(change))

    assert (found.code, sorted(found.faults)) == (1, sorted(faults))


def test_an_inserted_entry_shows_even_with_the_right_sum(changed: Changed) -> None:
    def change(lines: list[Line]) -> list[Line]:
        forged = {**lines[6], "body": '{"kind":"NoteAdded","call":"26-00001","text":"forged"}'}
        return [*lines[:6], written_anew([*lines[:6], forged, lines[-1]], 6)[6], *lines[6:]]

    found = verified(changed(change))

    assert found.code == 1
    assert found.says(6, "it stands where entry 7 belongs")


def test_later_entries_moved_on_by_one_do_not_fit_the_chain(changed: Changed) -> None:
    def change(lines: list[Line]) -> list[Line]:
        later = [{**line, "number": line["number"] + 1} for line in lines[6:-1]]
        forged = written_anew([*lines[:6], {**lines[6], "who": "Nobody"}, lines[-1]], 6)[6]
        return [*lines[:6], forged, *later, {**lines[-1], "head": lines[-1]["head"] + 1}]

    found = verified(changed(change))

    assert all(found.says(number, ENVELOPE) for number in range(7, 22))


def test_a_tail_cut_together_with_the_last_line_is_told(changed: Changed) -> None:
    assert verified(changed(lambda lines: lines[:-4])).faults == (
        "The last line is missing or not what was written.",
    )


def test_a_cut_tail_with_its_old_last_line_is_told_with_its_numbers(
    changed: Changed, lines: list[Line]
) -> None:
    last = lines[-1]["head"]

    found = verified(changed(lambda lines: [*lines[:-4], lines[-1]]))

    assert found.faults == (f"Entries {last - 2} to {last}, each: it is missing at the end.",)


def test_a_tail_cut_cleanly_shows_only_against_a_printed_head(changed: Changed, lines: list[Line]) -> None:
    printed, last = head_of(lines, lines[-1]["head"]), lines[-1]["head"]
    end = {"head": last - 3, "chain_hash": lines[last - 3]["chain_hash"]}
    cut = changed(lambda lines: [*lines[:-4], end])

    without, against = verified(cut), verified(cut, "--head", printed)

    assert without.code == 0
    assert "Without a printed head neither a cut tail nor a history written anew" in without.said
    assert against.faults == (
        f"Entry {last}: its head was printed, and it is not there; entry {last - 3} is the last: "
        "a tail was cut, or this copy is older.",
    )


@pytest.mark.parametrize("first", [1, 5, 20])
def test_a_history_written_anew_shows_only_against_a_printed_head(
    changed: Changed, lines: list[Line], first: int
) -> None:
    before, after = head_of(lines, first - 1) if first > 1 else "", head_of(lines, first + 1)

    def change(lines: list[Line]) -> list[Line]:
        lines[first]["who"] = "Nobody"
        return written_anew(lines, first)

    anew = changed(change)

    assert verified(anew).code == 0
    assert verified(anew, "--head", after).faults == (
        f"Entry {first + 1}: its sum is not the printed one: another history, or a mistyped head.",
    )
    if before:
        assert verified(anew, "--head", before).code == 0
        assert verified(anew, "--head", before, "--head", after).code == 1


def test_a_whole_other_ledger_does_not_meet_the_head(tmp_path: Path, lines: list[Line]) -> None:
    with closing(a_ledger(tmp_path / "other.store")) as ledger:
        for _ in a_life(ledger):
            pass
    with (tmp_path / "other.jsonl").open("w", encoding="utf-8") as out:
        export(tmp_path / "other.store", out)

    assert verified(tmp_path / "other.jsonl").code == 0
    assert verified(tmp_path / "other.jsonl", "--head", head_of(lines, 3)).code == 1
