"""`console policy compare`: exit codes, both forms of the answer, what it says of the bundled policies."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from console.cli import run
from console.cli_compare import compared_text
from console.domain.rows.compared import not_yet_told
from console.domain.rows.compared_rows import OVERLAP, compared_rows
from console.policy.compare import compare
from console.policy.diagram import Compiled, compile_policy
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.model import PARTS, RESPONSES
from console.policy.recommend import recommend
from console.policy.sentences import told
from console.policy.who import who_goes
from console.policy.words import share_words
from console.settings import resources_dir

SACRAMENTO = resources_dir() / "policies" / "sacramento-sheriff-2025.toml"


def compared(one: str, other: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = run(["policy", "compare", one, other, "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, answer


def text(one: str, other: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(["policy", "compare", one, other])
    return code, capsys.readouterr().out


@pytest.fixture(scope="module")
def policies() -> dict[str, Compiled]:
    catalogue = catalogue_in(resources_dir())
    return {
        name: compile_policy(policy_at(path, catalogue), catalogue)
        for name, path in policy_files(resources_dir()).items()
    }


def test_a_policy_is_the_same_as_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = text("denver-star", "denver-star", capsys)

    assert code == 0
    assert said.splitlines()[2:] == ["The same on all 2,311,017,246,720,000 combinations of answers."]


def test_a_version_of_a_policy_that_sends_deputies_to_a_weapon_says_just_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mended = tmp_path / "mended.toml"
    rule = 'rule = "S1"\nwhen = "crime == in_progress or others_in_danger == yes"'
    before = SACRAMENTO.read_text("utf-8")
    assert rule in before
    mended.write_text(before.replace(rule, f'{rule[:-1]} or weapon == firearm"'), "utf-8")

    code, answer = compared(str(SACRAMENTO), str(mended), capsys)
    printed = text(str(SACRAMENTO), str(mended), capsys)[1]

    people = [each for each in answer["differences"] if each["level"] == "who"]
    assert code == 1
    assert "The second also sends deputies." in [each["says"] for each in people]
    for each in people:
        assert each["only_other"] == ["deputies"]
        for sentence in each["sentences"]:
            assert sentence["facts"]["weapon"] == ["firearm"]
            assert sentence["example"]["weapon"] == "firearm"
    assert "there is a firearm" in printed.lower()
    assert f"The first is {SACRAMENTO}, the second {mended}." in " ".join(printed.split())


def test_denver_sends_a_pair_to_the_armed_where_sacramento_helps_by_phone(
    policies: dict[str, Compiled], capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = text("denver-star", "sacramento-sheriff-2025", capsys)

    assert code == 1
    assert "Denver STAR sends a pair, Sacramento County Sheriff helps by phone only." in said
    comparison = compare(policies["denver-star"], policies["sacramento-sheriff-2025"])
    (group,) = (
        each for each in comparison.at("who") if (each.only_one, each.only_other) == (("pair",), ("phone",))
    )
    armed = [
        each
        for each in told(comparison, group).sentences
        if each.example["weapon"] != "none" and each.example["weapon_access"] != "secured"
    ]
    assert armed
    for each in armed:
        assert each.example["others_in_danger"] == "no"
        assert each.example["crime"] in ("none", "suspected", "unknown")


def test_every_example_does_under_both_policies_what_is_said_of_it(policies: dict[str, Compiled]) -> None:
    comparison = compare(policies["denver-star"], policies["sacramento-sheriff-2025"])

    for group in comparison.groups:
        found = told(comparison, group)
        assert found.left == 0
        assert sum(each.fresh for each in found.sentences) == group.combinations
        for each in found.sentences:
            facts = dict(each.example)
            done = [recommend(policies[one.policy.id], facts) for one in comparison.compiled]
            if group.level == "who":
                who = [set(people(one.responses)) for one in done]
                assert who[0] - who[1] == set(group.only_one)
                assert who[1] - who[0] == set(group.only_other)
            for advice, rules in zip(done, each.rules, strict=True):
                assert advice.rules is not None
                assert all(advice.rules[part] in rules[part] for part in PARTS)


def people(responses: Any) -> tuple[str, ...]:
    sent = {each for part in responses.values() for each in part}
    return who_goes(tuple(each for each in RESPONSES if each in sent))


def test_all_pairs_of_bundled_policies_are_compared_the_same_both_ways(
    policies: dict[str, Compiled],
) -> None:
    for one, other in combinations(policies.values(), 2):
        there, back = compare(one, other), compare(other, one)

        assert there.groups
        assert there.same + sum(group.combinations for group in there.groups) == there.combinations
        assert {
            (each.level, each.only_one, each.only_other, each.priorities): each.combinations
            for each in there.groups
        } == {
            (
                each.level,
                each.only_other,
                each.only_one,
                None if each.priorities is None else each.priorities[::-1],
            ): each.combinations
            for each in back.groups
        }


def test_the_answer_in_json_adds_up_and_its_examples_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = compared("law-enforcement-default", "illinois-cessa", capsys)

    facts = {fact.id for fact in catalogue_in(resources_dir()).facts}
    assert code == 1
    assert list(answer) == ["one", "other", "combinations", "same", "seconds", "differ", "differences"]
    assert sum(answer["differ"].values()) + answer["same"] == pytest.approx(1)
    for each in answer["differences"]:
        assert sum(sentence["fresh"] for sentence in each["sentences"]) == pytest.approx(each["share"])
        assert each["not_told"] == 0
        for sentence in each["sentences"]:
            assert set(sentence["example"]) == facts
            assert sentence["says"].endswith(".")


def test_the_printed_text_fits_a_page_and_says_what_it_leaves_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, said = text("example-county-care-first", "sacramento-sheriff-2025", capsys)
    _, answer = compared("example-county-care-first", "sacramento-sheriff-2025", capsys)

    assert max(map(len, said.splitlines())) <= 100
    assert any(len(each["sentences"]) > 12 for each in answer["differences"] if each["level"] == "who")
    assert "smaller groups; --json tells them." in said
    assert "never how likely such a call is" in said


def test_sentences_that_overlap_say_so_and_what_is_new_in_each_adds_up(policies: dict[str, Compiled]) -> None:
    one, other = policies["example-county-care-first"], policies["sacramento-sheriff-2025"]
    comparison = compare(one, other)
    group = next(each for each in comparison.at("who") if len(told(comparison, each).sentences) > 3)
    sentences = told(comparison, group).sentences

    said = [not_yet_told(comparison, each) for each in sentences]

    assert said[0] == "", "nothing stands above the first"
    assert [bool(words) for words in said] == [each.fresh < each.combinations for each in sentences]
    shown = next((words, each) for words, each in zip(said, sentences, strict=True) if words)
    assert shown[0].endswith(f"new here: {share_words(comparison.share(shown[1].fresh))}.")
    printed = "\n".join(compared_text(comparison, (one.policy.id, other.policy.id)))
    rows = compared_rows(("one", one), ("other", other))
    assert "Some are told above too; new here:" in printed
    assert any(line.startswith("Some are told above too") for row in rows for line in row.below)
    assert OVERLAP in rows[0].below


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("denver-star", "denver-sta"), "Did you mean denver-star"),
        (("denver-star",), "the following arguments are required: Q"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["policy", "compare", *words]) == 2
    assert says in capsys.readouterr().err
