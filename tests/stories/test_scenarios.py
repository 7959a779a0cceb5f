"""The six mock calls, played with the keyboard on the real desk under four policies.

Before and after the twist.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.board import Call
from console.policy.model import PARTS
from tests.stories.play import a_desk

SCENARIOS = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text("utf-8"))
POLICIES = ("sacramento-sheriff-2025", "san-diego-pert-mcrt", "denver-star", "los-angeles-matrix")


def rules(call: Call) -> list[str]:
    assert call.recommended is not None
    assert call.recommended.settled
    return [call.recommended.rules[part] for part in PARTS]


def answers_of(scenario: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {**SCENARIOS["usual"], **scenario["start"]}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("scenario", SCENARIOS["scenario"], ids=lambda scenario: scenario["id"])
def test_the_policy_gives_what_its_sheet_gives_before_and_after_the_twist(
    scenario: dict[str, dict[str, dict[str, list[str]]]], policy: str, qtbot: QtBot, tmp_path: Path
) -> None:
    gives = scenario["gives"][policy]
    told = answers_of(scenario)  # type: ignore[arg-type]  # the file's tables are read as they are
    with a_desk(qtbot, tmp_path, policy) as dispatcher:
        dispatcher.take_call(str(scenario["address"]))
        dispatcher.answer(told)
        assert rules(dispatcher.call) == gives["before"]

        for fact, answer in scenario["twist"].items():
            dispatcher.change(fact, str(answer))
        dispatcher.answer({**told, **{fact: str(answer) for fact, answer in scenario["twist"].items()}})

        assert rules(dispatcher.call) == gives["after"]
