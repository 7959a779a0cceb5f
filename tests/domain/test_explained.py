"""The reasons in full: the rule's condition beside the answers, and after what others would go."""

from console.domain.rows.reasons import all_reasons
from tests.domain.build import SACRAMENTO, Desk, a_call, a_desk

ARMED = {
    "medical": "none", "suicide": "imminent", "others_in_danger": "no", "crime": "none", "weapon": "firearm",
    "weapon_access": "in_hand",
}  # fmt: skip


def reasons(**facts: str) -> str:
    desk: Desk = a_desk(SACRAMENTO)
    call = a_call(desk, facts)
    return all_reasons(desk.board, desk.call(call)).replace("\\", "")


def test_a_condition_is_unfolded_beside_the_answers_that_met_it() -> None:
    told = reasons(**ARMED)

    safety = told.partition("## Safety")[2].partition("##")[0]
    enough = "- ✓ the person could lose their life\n    - ✓ each of these is enough\n"
    assert f"{enough}        - ✓ a weapon cannot be ruled out\n" in safety
    access = "Where the weapon is: any answer but Locked away or gone (answered: In the person's hand)"
    assert f"- ✓ {access}" in safety
    assert "“Nobody can say” (answered: About to act)" in safety


def test_others_would_go_after_these_smallest_changes() -> None:
    told = reasons(**ARMED).partition("## After which smallest changes others would go")[2].partition("##")[0]

    assert "**Deputies and paramedics**, if\n\n- somebody else is in danger; or nobody could say" in told
    assert "- there are no thoughts of suicide; or there are thoughts of suicide without a plan\n" in told


def test_where_one_answer_is_never_enough_two_are_told() -> None:
    facts = {**ARMED, "medical": "emergency", "suicide": "attempt_in_progress"}

    told = reasons(**facts).partition("## After which smallest changes others would go")[2].partition("##")[0]

    phone = told.partition("**Help by phone only**")[2]
    both = "there are no thoughts of suicide; or there are thoughts of suicide without a plan"
    assert f"- nobody is hurt or ill, and: {both}\n" in phone
    assert "- nobody is hurt or ill\n" not in phone


def test_of_a_part_that_is_settled_the_condition_stands_and_of_another_what_is_still_possible() -> None:
    told = reasons(medical="none", suicide="plan_or_intent", others_in_danger="yes", weapon="firearm")

    safety = told.partition("## Safety")[2].partition("##")[0]
    assert "\n\n- ✓ Others in danger: Yes, somebody else\n" in safety
    medical = told.partition("## Medical")[2].partition("##")[0]
    assert "Not settled. Still possible:" in medical
    assert "Its condition" not in medical
    assert told.partition("## After which")[2].count("not asked is taken to stay quiet") == 1


def test_what_changes_share_is_told_once() -> None:
    told = reasons(crime="none", weapon="firearm").partition("## After which")[2].partition("\n##")[0]

    lines = [line for line in told.splitlines() if line.startswith("- ")]
    assert lines
    assert len(set(lines)) == len(lines)
    assert told.count("not asked") == 1, "said once for all of them"
    where = next(line for line in lines if "the weapon is in the home" in line)
    assert "within reach" in where, "the answers to one question stand on one line"
