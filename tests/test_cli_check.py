"""`policy check` in full: promises, the example as a caller tells it, and the recorded calls of a store."""

import json
from pathlib import Path

import pytest

from console.cli import run
from tests.policy.building import Written, policy_text
from tests.test_cli_record import record


def call(number: int, **facts: str) -> str:
    """A call with these answers, as lines of commands."""
    lines = [{"command": "OpenCall", "callback": f"555-01{number:02}"}]
    lines += [
        {"command": "AnswerFact", "call": "last", "fact": fact, "answer": facts[fact]} for fact in facts
    ]
    return "".join(json.dumps(line) + "\n" for line in lines)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "room.store"
    calm = {
        "crime": "none",
        "others_in_danger": "no",
        "medical": "none",
        "suicide": "none",
        "violence": "none",
    }
    held = {"weapon": "firearm", "weapon_access": "in_hand", "engagement": "talking_now"}
    record(path, call(1, **calm, **held) + call(2, **calm, weapon="none") + call(3, crime="none"))
    return path


def found(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run(["policy", "check", *words])
    shown = capsys.readouterr()
    assert shown.err == ""
    return code, shown.out


def test_each_finding_says_how_many_recorded_calls_it_touches(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()

    code, text = found(capsys, "sacramento-sheriff-2025", "--store", str(store))
    _, told = found(capsys, "sacramento-sheriff-2025", "--store", str(store), "--json")

    (hole,) = (
        each
        for each in json.loads(told)["findings"]
        if (each["kind"], each["fact"], each["to"]) == ("less_help", "weapon", "firearm")
    )
    assert hole["recorded"] == {"calls": 3, "touched": 1, "unknown": 1}
    assert code == 0
    about = text[text.index("from “No weapon” to “Firearm”") :]
    assert (
        about[: about.index("Acknowledged")]
        .rstrip()
        .endswith("Of 3 recorded calls: 1 touched, 1 cannot be known.")
    )
    assert store.read_bytes() == before


def test_without_a_store_nothing_is_said_of_recorded_calls(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = found(capsys, "sacramento-sheriff-2025")
    _, told = found(capsys, "sacramento-sheriff-2025", "--json")

    assert "recorded" not in text
    assert {each["recorded"] for each in json.loads(told)["findings"]} == {None}


def test_a_store_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "check", "denver-star", "--store", str(tmp_path / "none.store")]) == 2

    assert "none.store" in capsys.readouterr().err


def test_a_broken_promise_is_told_with_its_rules_and_an_example_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sworn = '[[promise]]\nid = "care"\nnever = ["ems"]\nsays = "No paramedics."'
    path = tmp_path / "mine.toml"
    path.write_text(policy_text({"safety": [Written(None, ("ems",), 1)]}, more=sworn), "utf-8")

    code, text = found(capsys, str(path))

    assert code == 1
    assert text.split("\n\n")[1].split("\n") == [
        "promise_broken care  100 % of all combinations",
        "  The policy promises: “No paramedics.” Not on every call, by S1.",
        "  For example: Any call at all.",
        "  Rules that decide there: M1, S1 and C1.",
        "  Not acknowledged.",
        "",
    ]


def test_a_promise_of_the_agency_that_the_policy_breaks_is_found_with_the_agency_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(policy_text({"safety": [Written(None, ("law_enforcement",), 1)]}), "utf-8")

    alone, _ = found(capsys, str(path))
    code, told = found(capsys, str(path), "--agency", "example-county", "--json")

    assert (alone, code) == (0, 1)
    assert [each["promise"] for each in json.loads(told)["findings"]] == ["agency:paramedics_for_a_life"]


def test_the_policy_shows_what_it_promises(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", "show", "example-county-care-first"]) == 0
    text = capsys.readouterr().out
    assert run(["policy", "show", "example-county-care-first", "--json"]) == 0
    promises = json.loads(capsys.readouterr().out)["promises"]

    assert "What it promises\n  On every call somebody goes, or a counselor takes over.\n" in text
    assert list(promises[0]) == ["id", "when", "in_words", "always", "never", "says"]


@pytest.mark.parametrize("name", ["example-county-care-first", "sacramento-sheriff-2025"])
def test_the_questions_are_counted(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, text = found(capsys, name)
    _, told = found(capsys, name, "--json")

    questions = json.loads(told)["questions"]
    assert 0 < questions["average"] < questions["longest"]
    asked = (
        f"A caller is asked {questions['longest']} questions at most, {questions['average']:.1f} on average"
    )
    assert f"{asked} over all combinations of answers." in text
