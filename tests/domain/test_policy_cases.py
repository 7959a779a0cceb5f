"""The cases of a policy come into force with it, stay while it goes on, and hold: else nothing begins."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import in_force
from console.policy.cases import read_cases
from tests.domain.build import CARE_FIRST, PATROL, Desk, a_desk, adoption, agency_text, the_library
from tests.domain.plan_situations import CASES, TOMORROW, plan
from tests.resources.shipped import the_cases

RETITLED = ('title = "Care first"', 'title = "Care first, second version"')


def with_cases(text: str | None = CASES) -> c.AdoptPolicy:
    """The adoption of Care first under another title, with these cases."""
    command = adoption()
    return command.model_copy(update={"policy": command.policy.replace(*RETITLED), "cases": text})


def test_cases_come_into_force_with_the_policy_and_stay_while_the_agency_changes() -> None:
    desk = a_desk()
    (adopted,) = desk.do(with_cases())
    pack = with_cases(None).model_copy(update={"agency": agency_text() + "\n# another line\n"})
    (later,) = desk.do(pack)

    for entry in (adopted, later):
        assert isinstance(entry.body, e.PolicyAdopted)
        assert entry.body.cases == CASES
    assert in_force(desk.board).cases == CASES


def test_another_policy_begins_without_the_cases_of_the_one_before() -> None:
    desk = a_desk()
    desk.do(with_cases())

    desk.do(adoption(PATROL))

    assert in_force(desk.board).cases == ""


def test_a_policy_with_nothing_but_another_case_comes_into_force() -> None:
    desk = a_desk()
    desk.do(with_cases())
    fewer = CASES[: CASES.rindex("[[case]]")]

    (adopted,) = desk.do(with_cases(fewer))

    assert isinstance(adopted.body, e.PolicyAdopted)
    assert in_force(desk.board).cases == fewer
    assert desk.do(with_cases(fewer)) == ()


def test_a_plan_keeps_its_cases_until_it_begins() -> None:
    desk = a_desk()
    command = plan(policy=CARE_FIRST)
    desk.do(command.model_copy(update={"policy": command.policy.replace(*RETITLED), "cases": CASES}))
    assert desk.board.planned is not None
    assert desk.board.planned.cases == CASES

    later = Desk(desk.board, now=TOMORROW)
    later.do(c.BeginPlannedPolicy())

    assert in_force(later.board).cases == CASES


def test_a_case_that_fails_keeps_the_policy_from_coming_into_force_and_says_in_what() -> None:
    command = with_cases(CASES.replace("priority = 1", "priority = 2"))

    code, says = a_desk().refusal(command)

    assert code == "policy_cases_fail"
    assert "priority 1, not priority 2." in says
    assert "And " in says, "the rest are counted"


def test_a_case_that_fails_keeps_a_plan_from_being_kept() -> None:
    command = plan(policy=CARE_FIRST)
    broken = CASES.replace("priority = 1", "priority = 2")
    text = command.policy.replace(*RETITLED)

    code, _ = a_desk().refusal(command.model_copy(update={"policy": text, "cases": broken}))

    assert code == "policy_cases_fail"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = = 1", "this is not TOML"),
        (CASES.replace('suicide = "none"', 'suicide = "perhaps"', 1), "suicide has no answer perhaps"),
        (CASES.replace('name = "M4', 'name = "\\u202eM4', 1), "holds what cannot be seen"),
    ],
)
def test_cases_that_cannot_be_read_are_refused_with_what_is_wrong(text: str, says: str) -> None:
    code, told = a_desk().refusal(with_cases(text))

    assert code == "policy_faulty"
    assert says in told


def test_a_case_may_say_why_it_was_changed_and_the_others_say_nothing() -> None:
    changed = CASES.replace('\nmedical = {', '\nbecause = "as the clinician asked"\nmedical = {', 1)

    cases = read_cases(changed, "cases.toml", the_library()[CARE_FIRST].catalogue)

    assert [each.because for each in cases if each.because] == ["as the clinician asked"]
    assert {each.because for each in the_cases(CARE_FIRST)} == {""}
