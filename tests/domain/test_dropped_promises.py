"""A promise is never taken out or made to cover less in silence: it is told first, and asks for a reason."""

import pytest

from console.domain.agency import read_agency
from console.domain.board import in_force
from console.domain.pack.edit import Spot
from console.domain.sheet.draft import PolicyDraft, acknowledge, draft_of, put, rows_of, take_out
from console.domain.sheet.judged import Judged, judge, why_not
from console.policy.let_stand import keys_of
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    a_desk,
    adoption,
    agency_text,
    catalogue_text,
    policy_text,
    the_library,
)

AGENCY = read_agency(agency_text(), "agency.toml")
ALONE = "nobody_is_left_alone"
SAYS = "On every call somebody goes, or a counselor takes over."


def a_draft() -> PolicyDraft:
    return draft_of(policy_text(CARE_FIRST), catalogue_text())


def without_promise(draft: PolicyDraft) -> PolicyDraft:
    """The draft without the promise that nobody is left alone."""
    ids = [row["id"] for row in rows_of(draft, "promise")]
    return take_out(draft, Spot("promise", ids.index(ALONE)))


def with_hole() -> PolicyDraft:
    """Care first where whoever is hurt while no care team can come gets a phone number and nobody."""
    return put(a_draft(), Spot("care", 6, "send"), ("referral",))


def judged(draft: PolicyDraft) -> Judged:
    return judge(draft, the_library()[CARE_FIRST], AGENCY)


def adopting(draft: PolicyDraft) -> object:
    return adoption().model_copy(update={"policy": draft.policy})


def test_a_broken_promise_is_not_mended_by_taking_it_out() -> None:
    found = judged(without_promise(with_hole()))

    first = found.findings[0].finding
    assert (first.kind, found.findings[0].state) == ("promise_dropped", "new")
    assert first.says == f"The promise “{SAYS}” is taken out. It is not kept on every call any more."
    assert first.example is not None
    assert first.rules == {"medical": "M9", "safety": "S9", "care": "C9"}
    assert why_not(found)[0].startswith(f"The promise “{SAYS}” is taken out.")
    assert found.promises == (first.says,)


def test_a_promise_that_is_kept_all_the_same_asks_for_a_reason_too() -> None:
    found = judged(without_promise(a_draft()))

    assert [each.says for each in found.open] == [
        f"The promise “{SAYS}” is taken out. It is kept on every call all the same."
    ]


def test_with_a_reason_it_is_told_and_comes_into_force_and_the_reason_stays() -> None:
    draft, desk = without_promise(a_draft()), a_desk()
    (open_one,) = judged(draft).open
    with_reason = acknowledge(draft, keys_of(open_one), "The county board took it back.")

    code, says = desk.refusal(adopting(draft))  # type: ignore[arg-type]  # a command
    desk.do(adopting(with_reason))  # type: ignore[arg-type]  # the same

    assert code == "policy_findings_open"
    assert f"The promise “{SAYS}” is taken out." in says
    assert judged(with_reason).open == ()
    assert judged(with_reason).promises[0].startswith(f"The promise “{SAYS}” is taken out.")
    compiled = in_force(desk.board).compiled
    assert [each.promise for each in compiled.policy.acknowledged] == [None, ALONE]
    after = judge(with_reason, compiled, AGENCY)
    assert (after.open, after.promises, after.notices) == ((), (), ())


def test_a_promise_under_another_name_is_the_same_promise() -> None:
    renamed = put(a_draft(), Spot("promise", 0, "id"), "never_alone")

    assert judged(renamed).promises == ()


def test_another_policy_is_not_held_to_the_promises_of_this_one_and_says_what_is_lost() -> None:
    found = judge(draft_of(policy_text(PATROL), catalogue_text()), the_library()[CARE_FIRST], AGENCY)

    assert "promise_dropped" not in [each.finding.kind for each in found.findings]
    assert any(says.startswith(f"The promise “{SAYS}” is taken out.") for says in found.promises)
    a_desk().do(adoption(PATROL))


@pytest.mark.parametrize("table", ["conditions", "promise"])
def test_a_promise_that_covers_less_is_told_with_its_share_and_a_call(table: str) -> None:
    draft = a_draft()
    ids = [row["id"] for row in rows_of(draft, table)]
    row = ids.index("armed" if table == "conditions" else "an_officer_where_it_may_be_violent")
    narrower = put(draft, Spot(table, row, "when"), "weapon == firearm")

    found = judged(narrower)

    about = "The promise “Where there may be a weapon or violence, a deputy comes along.” no longer covers "
    (says,) = [each for each in found.promises if each.startswith(about)]
    assert " % of all combinations of answers. For example: " in says
    assert judged(draft).promises == ()


def test_a_promise_that_swears_less_under_its_old_name_is_taken_out() -> None:
    ids = [row["id"] for row in rows_of(a_draft(), "promise")]
    was = rows_of(a_draft(), "promise")[ids.index(ALONE)]["always"]
    assert isinstance(was, list | tuple)
    weaker = put(a_draft(), Spot("promise", ids.index(ALONE), "always"), (*was, "no_law_enforcement"))

    found = judged(weaker)

    assert [each.finding.kind for each in found.findings if each.state == "new"] == ["promise_dropped"]
