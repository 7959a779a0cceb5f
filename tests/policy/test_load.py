"""Broken files: each says in its first lines what its faults must say; and what a good file reads as."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.policy.cases import read_cases
from console.policy.conditions import Is
from console.policy.facts import Catalogue
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.load import Fault, Faulty, read_policy
from console.policy.sheet import read_sheet
from console.settings import resources_dir
from tests.policy.building import SMALL, Written, a_policy, policy_text

BROKEN = Path(__file__).parent.parent / "broken"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(resources_dir())


def files(kind: str) -> list[Path]:
    found = sorted((BROKEN / kind).glob("*.toml"))
    assert found, f"{BROKEN / kind} holds no broken files"
    return found


def wanted(path: Path) -> list[str]:
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return [line.removeprefix("# says: ") for line in lines if line.startswith("# says: ")]


def check_words(path: Path, raised: pytest.ExceptionInfo[Faulty]) -> None:
    shown = [str(fault) for fault in raised.value.faults]
    for says in wanted(path):
        assert any(says in line for line in shown), f"{says!r} is not in {shown}"
    for line in shown:
        assert line.startswith(str(path)), "a fault says its file first"
        assert any(says in line for says in wanted(path)), f"{line!r} was not expected"


@pytest.mark.parametrize("path", files("policies"), ids=lambda path: path.stem)
def test_a_broken_policy_says_every_fault(path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(Faulty) as raised:
        policy_at(path, catalogue)

    check_words(path, raised)


@pytest.mark.parametrize("path", files("facts"), ids=lambda path: path.stem)
def test_a_broken_catalogue_says_every_fault(path: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_bytes(path.read_bytes())

    with pytest.raises(Faulty) as raised:
        catalogue_in(tmp_path)

    shown = [str(fault) for fault in raised.value.faults]
    assert len(shown) == len(wanted(path))
    for says in wanted(path):
        assert any(says in line for line in shown), f"{says!r} is not in {shown}"


@pytest.mark.parametrize("path", files("cases"), ids=lambda path: path.stem)
def test_a_broken_case_file_says_every_fault(path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(Faulty) as raised:
        read_cases(path.read_text("utf-8"), str(path), catalogue)

    check_words(path, raised)


def test_a_fault_names_its_line(catalogue: Catalogue) -> None:
    text = policy_text({"safety": [Written(Is("weapn", ("none",))), Written(None)]})
    line = text.split("\n").index('when = "weapn == none"') + 1

    with pytest.raises(Faulty) as raised:
        read_policy(text, "sample.toml", catalogue)

    (fault,) = raised.value.faults
    assert str(fault) == f"sample.toml:{line}: safety 1 when: there is no fact weapn. Did you mean weapon?"


def test_faults_come_in_the_order_of_their_lines(catalogue: Catalogue) -> None:
    path = BROKEN / "policies" / "many-faults.toml"

    with pytest.raises(Faulty) as raised:
        policy_at(path, catalogue)

    lines = [fault.line or 0 for fault in raised.value.faults]
    assert lines == sorted(lines)


@given(st.data())
def test_a_file_with_anything_written_into_it_reads_or_says_its_faults(data: st.DataObject) -> None:
    text = policy_text({"safety": [Written(Is("weapon", ("edged",)), ("ems",), 2), Written(None)]})
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    scrap = data.draw(st.text(max_size=20) | st.text(alphabet="[]{}=\"'\n#, .x1", max_size=20))

    faults: tuple[Fault, ...] = ()
    try:
        read_policy(text[:start] + scrap + text[start + length :], "sample.toml", SMALL)
    except Faulty as faulty:
        faults = faulty.faults or (Fault("", None, None, ""),)

    assert all(fault.says and fault.file == "sample.toml" for fault in faults)


def test_a_policy_reads_as_written() -> None:
    policy = a_policy(
        {"safety": [Written(Is("weapon", ("edged",)), ("co_response",), 2, ("ask_again",)), Written(None)]},
        {"armed": Is("weapon", ("edged", "firearm"))},
        ["weapon"],
    )

    rule = policy.parts["safety"][0]
    assert (policy.id, policy.effective, policy.questions) == ("sample", date(2025, 2, 4), ("weapon",))
    assert (rule.id, rule.send, rule.priority, rule.flags) == ("S1", ("co_response",), 2, ("ask_again",))
    assert (rule.when, rule.when_text) == (Is("weapon", ("edged",)), "weapon == edged")
    assert policy.text.split("\n")[rule.line - 1] == "[[safety]]"
    assert policy.conditions["armed"].means == "armed is so"
    assert policy.parts["medical"][0].when is None


def test_a_condition_may_use_one_written_after_it() -> None:
    named = 'first = { when = "second", means = "x" }\nsecond = { when = "crime == none", means = "y" }'
    text = policy_text({}).replace("[conditions]", f"[conditions]\n{named}")

    assert set(read_policy(text, "sample.toml", SMALL).conditions) == {"first", "second"}


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sample.toml"
    path.write_bytes(b"\xef\xbb\xbf" + policy_text({}).encode())

    assert policy_at(path, SMALL).id == "sample"


def test_policies_are_found_by_their_ids(tmp_path: Path) -> None:
    (tmp_path / "policies" / "cases").mkdir(parents=True)
    for name in ("b.toml", "a.toml", "notes.md", "cases/a.toml"):
        (tmp_path / "policies" / name).write_text("")

    assert list(policy_files(tmp_path)) == ["a", "b"]


def test_lines_are_found_behind_long_texts_and_lists() -> None:
    text = 'a = """\nb = 1\n[[c]]\n"""\nlist = [\n  "x", # [\n  "]",\n]\n'
    text += '"odd key" = 1\nd.e = 2\n[[c]]\n[[c.f]]\ng = 1\n[[c]]\n'
    lines = read_sheet(text + "[[c.f]]\ng = '''x'''\n[h.i]\nj = 1", "x.toml").sheet.lines

    assert {path: line for path, line in lines.items() if path[-1] != "x"} == {
        ("a",): 1,
        ("list",): 5,
        ("odd key",): 9,
        ("d", "e"): 10,
        ("c", 0): 11,
        ("c", 0, "f", 0): 12,
        ("c", 0, "f", 0, "g"): 13,
        ("c", 1): 14,
        ("c", 1, "f", 0): 15,
        ("c", 1, "f", 0, "g"): 16,
        ("h", "i"): 17,
        ("h", "i", "j"): 18,
    }
