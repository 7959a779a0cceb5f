"""Who goes, by what is asked for."""

import pytest

from console.policy.model import RESPONSES
from console.policy.who import BY_PHONE, KINDS, WHO, who_goes


@pytest.mark.parametrize(
    ("responses", "who"),
    [
        ((), ("nobody",)),
        (("no_law_enforcement", "referral", "keep_line"), ("nobody",)),
        (("supervisor_decides", "follow_up"), ("nobody",)),
        (("transfer_988", "keep_line"), ("phone",)),
        (("phone_clinician", "ems_staged"), ("paramedics",)),
        (("co_response", "law_enforcement_cit"), ("deputies", "pair")),
        (("ems", "mobile_crisis", "alternative_responder"), ("civilians", "paramedics")),
    ],
)
def test_who_goes_is_told_in_one_order_and_the_phone_only_where_nobody_goes(
    responses: tuple[str, ...], who: tuple[str, ...]
) -> None:
    assert who_goes(responses) == who


def test_every_kind_and_every_response_that_is_named_exists() -> None:
    assert {*KINDS, *BY_PHONE} <= set(RESPONSES)
    assert {*KINDS.values(), "phone", "nobody"} == set(WHO)
