"""Which finding a reason covers: the one it was given for, on no more calls, and none that comes later."""

import pytest

from console.policy.check import check
from console.policy.conditions import Is
from console.policy.diagram import compile_policy
from console.policy.finding import Checked
from console.policy.let_stand import keys_of
from console.policy.load import Faulty
from tests.policy.building import SMALL, Written, a_policy

ARMED = Is("weapon", ("edged", "firearm"))
WITHOUT = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}
SENT = {"safety": [Written(ARMED, ("co_response", "ems"), 1), Written(None, ("ems",), 1)]}


def known(**keys: object) -> str:
    lines = [f"{key} = {value!r}" for key, value in {**keys, "reason": "Known."}.items()]
    return "\n".join(("[[acknowledged]]", *lines))


def checked(parts: dict[str, list[Written]], *more: str, fillable: tuple[str, ...] | None = None) -> Checked:
    return check(compile_policy(a_policy(parts, more="\n".join(more)), SMALL), fillable=fillable)


def still_open(found: Checked, kind: str) -> list[str | None]:
    mine = [each for each in found.findings if each.kind == kind and each.acknowledged is None]
    return [each.response or each.to_answer for each in mine]


def test_a_reason_that_names_nothing_but_its_kind_covers_nothing_and_is_told() -> None:
    found = checked(WITHOUT, known(kind="less_help"))

    assert still_open(found, "less_help") == ["edged", "firearm"]
    (says,) = found.notices
    assert says.startswith("The acknowledgement of less_help (line ")
    assert says.endswith(") covers nothing: it has to name its fact.")


def test_a_kind_that_has_one_finding_a_policy_is_covered_by_its_name() -> None:
    found = checked({"care": [Written(None, ("referral",), 1)]}, known(kind="no_responder"))

    assert [each.acknowledged for each in found.findings] == ["Known."]
    assert found.notices == ()


def test_a_reason_whose_finding_is_gone_is_told_for_it_would_hide_what_comes_later() -> None:
    found = checked(SENT, known(kind="less_help", fact="weapon", to="firearm"))

    (says,) = found.notices
    assert says.startswith("The acknowledgement of less_help weapon firearm (line ")
    assert says.endswith(") covers nothing any more. Take it out: it would hide what comes later.")


def test_what_only_an_agency_can_tell_is_not_called_gone_where_none_is_asked() -> None:
    of_agency = known(kind="promise_broken", promise="agency:mine")
    unfillable = known(kind="unfillable", rule="S1", response="co_response")

    assert checked(SENT, of_agency, unfillable).notices == ()
    assert len(checked(SENT, of_agency, unfillable, fillable=("co_response", "ems")).notices) == 2


def test_a_reason_for_one_response_nobody_can_fill_leaves_the_others_of_the_rule_open() -> None:
    one = known(kind="unfillable", rule="S1", response="co_response")
    whole = known(kind="unfillable", rule="S1")

    assert still_open(checked(SENT, one, fillable=()), "unfillable") == ["ems", "ems"]
    found = checked(SENT, whole, fillable=())
    assert still_open(found, "unfillable") == ["co_response", "ems", "ems"]
    assert found.notices[0].endswith("covers nothing: it has to name its response.")


def test_a_reason_with_a_share_covers_no_more_combinations_than_those() -> None:
    parts = {"care": [Written(ARMED, ("referral",), 1), Written(None, ("mobile_crisis",), 1)]}

    enough = checked(parts, known(kind="no_responder", share=0.5))
    grown = checked(parts, known(kind="no_responder", share=0.25))

    assert [each.acknowledged for each in enough.findings if each.kind == "no_responder"] == ["Known."]
    (finding,) = [each for each in grown.findings if each.kind == "no_responder"]
    assert finding.acknowledged is None
    assert finding.outgrown == "It was let stand for 25 % of the combinations; now it is 50 %."


@pytest.mark.parametrize("share", ["'much'", "1.5", "-1", "true"])
def test_a_share_is_a_number_from_nothing_to_all(share: str) -> None:
    text = f'[[acknowledged]]\nkind = "nobody"\nshare = {share}\nreason = "Known."'

    with pytest.raises(Faulty, match="acknowledged 1 share: this has to be a number from 0 to 1"):
        a_policy(WITHOUT, more=text)


def test_the_keys_of_a_finding_cover_it_and_no_other() -> None:
    found = checked(SENT, fillable=()).findings
    assert len(found) > 3

    for each in found:
        keys = {key: value for key, value in keys_of(each).items() if value is not None}
        again = checked(SENT, known(**keys), fillable=()).findings
        assert [one.key for one in again if one.acknowledged] == [each.key]
