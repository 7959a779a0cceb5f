"""Who goes at all: what two recommendations are compared by first, before their single responses."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
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
"""The kind of people whom a response puts on the way; the others put nobody."""
BY_PHONE = frozenset({"phone_clinician", "transfer_988"})
WHO = ("deputies", "pair", "civilians", "paramedics", "phone", "nobody")
"""Every kind, in the order in which they are told. A pair is a clinician and a deputy in one team."""

BY_PHONE_OR_NOBODY = ("phone", "nobody")
"""The kinds of which nobody goes to the person."""


def who_goes(responses: Iterable[str]) -> tuple[str, ...]:
    """The kinds of people whom these responses put on the way, in the order of WHO.

    Where they put nobody: `phone`, if somebody takes over on the telephone, and else `nobody`.
    """
    sent = set(responses)
    going = {KINDS[each] for each in sent if each in KINDS}
    if going:
        return tuple(each for each in WHO if each in going)
    return ("phone",) if sent & BY_PHONE else ("nobody",)
