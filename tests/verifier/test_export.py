"""What is changed within the entries of an export is found, with the number of the entry."""

from contextlib import closing
from pathlib import Path

import pytest

from console.domain import commands as c
from tests.ledger.small_room import a_ledger, a_life, do
from tests.verifier.made import (
    BODY,
    ENVELOPE,
    Changed,
    Line,
    body_sum,
    head_of,
    lines_of,
    verified,
    write_lines,
    written_anew,
)


def test_a_sound_export_is_sound(made: Path, lines: list[Line]) -> None:
    found = verified(made / "room.jsonl", "--head", head_of(lines, 9))

    assert (found.code, found.faults, found.notes) == (0, (), ())
    assert "Bodies erased by a later entry: 2; withheld here: 0." in found.said
    assert "Met the printed head of entry 9: 256 bits of 256 compared." in found.said
    assert f"{len(lines) - 2} entries" in found.said
    assert "SOUND." in found.said


def test_an_empty_ledger_is_sound(tmp_path: Path, lines: list[Line]) -> None:
    about = lines[0]
    only = write_lines(tmp_path / "it.jsonl", [about, {"head": 0, "chain_hash": about["chain_start"]}])

    assert verified(only).code == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "2026-03-01T21:00:04.001Z"),
        ("happened_at", "2026-03-01T20:00:04.000Z"),
        ("why_then", "written down on paper"),
        ("who", "Nadia Okora"),
        ("position", "desk-2"),
        ("kind", "NoteAdde"),
        ("subject", "26-00002"),
        ("chain_hash", "0" * 64),
    ],
)
def test_an_edited_envelope_is_told_and_not_the_sound_entry_after_it(
    changed: Changed, field: str, value: str
) -> None:
    found = verified(changed(lambda lines: lines[5].update({field: value})))

    assert (found.code, found.faults) == (1, (f"Entry 5: {ENVELOPE}.",))


@pytest.mark.parametrize(("field", "value"), [("body", '{"kind":"NoteAdded"}'), ("salt", "0" * 32)])
def test_an_edited_body_or_salt_is_told(changed: Changed, field: str, value: str) -> None:
    found = verified(changed(lambda lines: lines[5].update({field: value})))

    assert (found.code, found.faults) == (1, (f"Entry 5: {BODY}.",))


def test_a_body_with_a_new_sum_of_its_own_does_not_fit_the_chain(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        lines[5]["body"] = lines[5]["body"].replace("caller", "unit")
        lines[5]["body_hash"] = body_sum(lines[5])

    assert verified(changed(change)).faults == (f"Entry 5: {ENVELOPE}.",)


def test_neighbours_that_are_hurt_alike_are_told_as_one(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        for line in (*lines[4:9], lines[12]):
            line["who"] = "Nobody"

    assert verified(changed(change)).faults == (
        f"Entries 4 to 8, each: {ENVELOPE}.",
        f"Entry 12: {ENVELOPE}.",
    )


def test_all_that_is_wrong_is_told_not_only_the_first(changed: Changed) -> None:
    def change(lines: list[Line]) -> None:
        lines[3]["who"] = "Nobody"
        lines[6]["body"] += " "
        lines[9].update(body=None, salt=None)
        lines[12]["shown"] = {}
        lines[-1]["chain_hash"] = "0" * 64

    assert verified(changed(change)).faults == (
        "The last line does not name the last entry and its sum.",
        f"Entry 3: {ENVELOPE}.",
        f"Entry 6: {BODY}.",
        "Entry 9: its body is gone, and no later Redacted names it.",
        'Entry 12: it has a key "shown", which does not belong there.',
    )


def test_a_body_put_back_is_told_although_it_fits_its_sum(tmp_path: Path) -> None:
    path, out = tmp_path / "room.store", tmp_path / "it.jsonl"
    with closing(a_ledger(path)) as ledger:
        call = list(a_life(ledger))[-1]
        with out.open("w", encoding="utf-8", newline="\n") as file:
            ledger.export(file)
        before = lines_of(out)
        do(ledger, c.Redact(entry=4, by="Lena Brandt", reason="r"))
        assert ledger.history(call)
        with out.open("w", encoding="utf-8", newline="\n") as file:
            ledger.export(file)
    after = lines_of(out)
    after[4] = before[4]

    found = verified(write_lines(out, after))

    by = after[-2]["number"]
    assert found.faults == (
        f"Entry 4: entry {by} says that it erased its body, and it was not found erased.",
    )


def test_a_body_gone_without_a_redacted_is_told(changed: Changed) -> None:
    found = verified(changed(lambda lines: lines[7].update(body=None, salt=None)))

    assert found.faults == ("Entry 7: its body is gone, and no later Redacted names it.",)


def test_a_redacted_without_its_body_hides_nothing(changed: Changed) -> None:
    # Else whoever takes a body away would take away the Redacted's too.
    found = verified(changed(lambda lines: lines[16].update(body=None, salt=None)))

    assert found.faults == (
        "Entry 2: its body is gone, and no later Redacted names it.",
        "Entry 16: it is a Redacted, and names no earlier entry that it erased.",
        "Entry 16: its body is gone, and no later Redacted names it.",
    )


@pytest.mark.parametrize("named", ["99", "16", "0", "-1", "true", '"2"', "null", '2,"entry":3'])
def test_a_redacted_that_names_no_earlier_entry_is_told(changed: Changed, named: str) -> None:
    def change(lines: list[Line]) -> list[Line]:
        assert lines[16]["kind"] == "Redacted"
        lines[16]["body"] = lines[16]["body"].replace('"entry":2,', f'"entry":{named},')
        return written_anew(lines, 16)

    found = verified(changed(change))

    assert found.says(16, "it is a Redacted, and names no earlier entry that it erased")
