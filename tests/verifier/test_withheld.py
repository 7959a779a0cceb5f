"""Bodies that somebody may not see: accepted as withheld, counted and told; and what is odd, not damage."""

import json
from pathlib import Path

from tests.verifier.made import Changed, Line, verified, written_anew


def withhold(line: Line, **shown: object) -> None:
    line.update(body=None, salt=None, shown=shown)


def test_withheld_bodies_are_counted_and_told(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        for number in (3, 5, 22):
            withhold(lines[number], kind=lines[number]["kind"], fields={"call": lines[number]["subject"]})

    found = verified(changed(change))

    assert (found.code, found.faults, found.notes) == (0, (), ())
    assert "Bodies erased by a later entry: 2; withheld here: 3." in found.said
    assert "what is shown for a withheld body" in found.said


def test_an_entry_that_is_withheld_is_held_to_the_chain_all_the_same(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        withhold(lines[3])
        lines[3]["who"] = "Nobody"

    assert verified(changed(change)).says(3, "is not what was written")


def test_an_erased_entry_may_show_what_is_left_of_it(changed: Changed) -> None:
    found = verified(changed(lambda lines: lines[2].update(shown={"kind": "CallOpened"})))

    assert (found.code, found.faults) == (0, ())
    assert "Bodies erased by a later entry: 2; withheld here: 0." in found.said


def test_what_a_withheld_redacted_shows_is_believed_and_told_as_not_covered(changed: Changed) -> None:
    found = verified(changed(lambda lines: withhold(lines[16], kind="Redacted", entry=2)))

    says = "that it erased entry 2 no sum covers, for its own body is withheld"
    assert (found.code, found.notes) == (0, (f"Note. Entry 16: {says}.",))
    assert "Bodies erased by a later entry: 2; withheld here: 1." in found.said


def test_a_withheld_redacted_that_shows_nothing_explains_no_body_that_is_gone(changed: Changed) -> None:
    found = verified(changed(lambda lines: withhold(lines[16])))

    assert found.says(2, "its body is gone, and no later Redacted names it")
    assert found.says(16, "it is a Redacted, and names no earlier entry that it erased")


def test_shown_is_an_object_and_stands_only_for_a_body(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        lines[5]["shown"] = {}
        lines[6].update(body=None, salt=None, shown="something")

    found = verified(changed(change))

    assert found.says(5, 'it has a key "shown", which does not belong there')
    assert found.says(6, 'it has a key "shown", which does not belong there')


def test_a_clock_that_was_set_back_is_odd_and_no_damage(changed: Changed) -> None:
    def change(lines: list[Line]) -> list[Line]:
        for line in lines[9:12]:
            line["at"] = line["happened_at"] = line["at"].replace("T21", "T20")
        return written_anew(lines, 9)

    found = verified(changed(change))

    assert (found.code, found.faults) == (0, ())
    assert found.notes == (
        "Note. Entry 9: recorded at 2026-03-01T20:00:08.000Z, behind one of 2026-03-01T21:00:07.000Z: "
        "a clock was set back.",
    )


def test_a_true_time_without_a_reason_or_after_the_recording_is_odd(changed: Changed) -> None:
    def change(lines: list[Line]) -> list[Line]:
        lines[5]["happened_at"] = "2026-03-01T20:30:00.000Z"
        lines[7].update(happened_at="2026-03-01T20:30:00.000Z", why_then="paper hours")
        lines[9].update(happened_at="2026-03-01T22:30:00.000Z", why_then="paper hours")
        return written_anew(lines)

    found = verified(changed(change))

    assert (found.code, found.faults) == (0, ())
    assert found.notes == (
        "Note. Entry 5: it is said to have happened before it was recorded, and no reason is given.",
        "Note. Entry 9: it is said to have happened after it was recorded.",
    )


def test_what_is_no_time_is_told(changed: Changed) -> None:
    def change(lines: list[Line]) -> list[Line]:
        lines[5]["at"] = "yesterday"
        lines[7]["happened_at"] = "2026-03-01 20:30:00"
        return written_anew(lines)

    found = verified(changed(change))

    assert found.faults == tuple(f"Entry {n}: its time is none as a ledger writes them." for n in (5, 7))


def test_what_the_file_says_is_printed_without_control_characters(tmp_path: Path, lines: list[Line]) -> None:
    lines[0]["purpose"] = "live\x1b[2J"
    lines[5]["\x1b[31mkey"] = 1
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "it.jsonl").write_text(text, "utf-8")

    found = verified(tmp_path / "it.jsonl")

    assert found.code == 1
    assert "\x1b" not in found.said
