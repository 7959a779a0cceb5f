"""Who goes to the person at all, whatever the response is called: what two policies are first compared by."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

GOES: Mapping[str, str] = MappingProxyType(
    {
        "law_enforcement": "deputies",
        "law_enforcement_cit": "deputies",
        "co_response": "pair",
        "mobile_crisis": "civilians",
        "alternative_responder": "civilians",
        "ems": "paramedics",
        "ems_staged": "paramedics",
    }
)
"""Who goes by each response that sends somebody; a pair is a clinician and a deputy in one team."""
BY_PHONE = frozenset({"phone_clinician", "transfer_988"})
"""The responses by which somebody other than the call-taker talks with the person."""
WHO = ("deputies", "pair", "civilians", "paramedics", "phone", "nobody")


def who_goes(responses: Collection[str]) -> tuple[str, ...]:
    """Everybody who goes, in the order of WHO; where nobody does, `phone` or `nobody` alone."""
    going = {GOES[response] for response in responses if response in GOES}
    if not going:
        return ("nobody",) if BY_PHONE.isdisjoint(responses) else ("phone",)
    return tuple(each for each in WHO if each in going)
