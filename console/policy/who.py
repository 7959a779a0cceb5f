"""Who goes at all."""

from collections.abc import Iterable

KINDS = {
    "law_enforcement": "deputies",
    "law_enforcement_cit": "deputies",
    "co_response": "pair",
    "mobile_crisis": "civilians",
    "alternative_responder": "civilians",
    "ems": "paramedics",
    "ems_staged": "paramedics",
}
WHO = ("deputies", "pair", "civilians", "paramedics", "phone", "nobody")


def who_goes(responses: Iterable[str]) -> tuple[str, ...]:
    """Who goes."""
    sent = set(responses)
    going = {KINDS[each] for each in sent if each in KINDS}
    if going:
        return tuple(each for each in WHO if each in going)
    return ("phone",) if sent & {"phone_clinician", "transfer_988"} else ("nobody",)
