"""Files with bad input: policies, facts and agencies hold any text as text, and what is broken is told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import run
from console.domain import commands as c
from console.domain.visible import visible
from console.policy.faults import Faulty
from console.policy.load import read_policy
from tests.domain.build import (
    a_call,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
    the_catalogue,
)
from tests.domain.showing import shown
from tests.ledger.small_room import POLICY
from tests.naughty import NOTHING, OWN, blns, json_files

TEXTS = ('"A small policy"', '"Nobody\'s"', '"Made up for tests."', '"OURS: none"', '"a weapon may be there"')
REASONS = ('"Somebody may die."', '"No danger is known."')
STRICT = (
    'id = "small"', 'rule = "M1"', 'when = "armed"', 'basis = "ours"', 'nature = "own"', 'send = ["ems"]',
    'flags = ["approval:supervisor", "gap_call"]', "effective = 2026-01-01", '"medical", "weapon"',
)  # fmt: skip
PACK_TEXTS = (
    'name = "Example County 911"', 'name = "Lena Brandt"', 'word = "Available"', 'word = "clinician"',
    'lacking = "no deputy with it"', 'word = "Stabilized at the scene"', 'kind = "Medic"',
)  # fmt: skip


def quoted(text: str) -> str:
    """The text as a string of TOML."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in plain) + '"'


def with_text(text: str) -> str:
    """The small policy with this text wherever an author writes words."""
    policy = POLICY
    for each in (*TEXTS, *REASONS):
        assert each in policy
        policy = policy.replace(each, quoted(text))
    return policy


def in_strict_places(text: str) -> Iterator[str]:
    """The small policy with this text in each place that takes only certain words."""
    for each in STRICT:
        assert each in POLICY
        key, equals, _ = each.partition(" = ")
        yield POLICY.replace(each, f"{key} = {quoted(text)}" if equals else quoted(text), 1)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    out, complaint = capsys.readouterr()
    assert "Traceback" not in complaint, complaint
    return code, out, complaint


def looked_at(capsys: pytest.CaptureFixture[str], folder: Path, texts: tuple[str, ...]) -> None:
    file = folder / "mine.toml"
    for text in texts:
        file.write_text(with_text(text), "utf-8")
        code, out, complaint = told(capsys, "policy", "show", str(file), "--json")
        if not text.strip():
            assert (code, out) == (2, "")
            assert "the text is empty" in complaint
            continue
        assert (code, json.loads(out)["title"]) == (0, text)
        for verb in ("show", "check"):
            code, out, _ = told(capsys, "policy", verb, str(file))
            assert code in (0, 1)
            assert not set(out) & set("\x00\x07\x1b\u202e\u200b\ufeff")


def test_our_own_strings_are_text_in_a_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    looked_at(capsys, tmp_path, (*OWN, *NOTHING, ""))


@pytest.mark.slow
def test_naughty_strings_are_text_in_a_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    looked_at(capsys, tmp_path, blns())


def faults_of(policy: str) -> list[str]:
    """What is wrong with a policy; nothing where an id or the name of a rule may be any text."""
    try:
        read_policy(policy, "mine.toml", the_catalogue())
    except Faulty as faulty:
        return [str(fault) for fault in faulty.faults]
    return []


@pytest.mark.parametrize("text", [*OWN, *NOTHING])
def test_a_place_that_takes_only_certain_words_takes_no_others(text: str) -> None:
    for policy in in_strict_places(text):
        assert all(fault.startswith("mine.toml") for fault in faults_of(policy))


@pytest.mark.slow
def test_a_file_cut_short_anywhere_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, whole = tmp_path / "mine.toml", policy_text().encode()
    for end in range(0, len(whole), 211):
        file.write_bytes(whole[:end])
        code, out, complaint = told(capsys, "policy", "check", str(file))
        assert (code, out) == (2, ""), end
        assert str(file) in complaint


@pytest.mark.slow
def test_a_file_of_another_kind_is_no_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    for each in json_files():
        file.write_bytes(each.read_bytes())
        for words in (("policy", "check", str(file)), ("policy", "show", str(file))):
            code, out, complaint = told(capsys, *words)
            assert (code, out) == (2, ""), each
            assert str(file) in complaint


def in_the_pack(text: str) -> str:
    pack = agency_text()
    for each in PACK_TEXTS:
        assert each in pack
        pack = pack.replace(each, f"{each.partition(' = ')[0]} = {quoted(text)}")
    return pack


@pytest.mark.parametrize("text", [*OWN, *NOTHING, "x" * 5000])
def test_a_pack_and_a_list_of_facts_hold_any_text_that_can_be_seen(text: str) -> None:
    facts = catalogue_text().replace('en = "Weapon"', f"en = {quoted(text)}")
    for command in (adoption(agency=in_the_pack(text)), adoption(catalogue=facts)):
        desk = a_desk()
        if visible(text, lines=True) != text or not text.strip():
            code, says = desk.refusal(command)
            assert code == "policy_faulty"
            assert "cannot be seen" in says or "empty" in says
            continue
        desk.do(command)
        call = a_call(desk, weapon="edged", medical="emergency")
        desk.do(c.SendUnit(call=call, unit="M-30", response="ems", reason="a test"))
        shown(desk.board, desk.now)
