"""What the values of a policy's fields are called on the screen."""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain.rows.policy_found import LEADS
from console.domain.rows.words import RESPONSES

SENT: Mapping[str, str] = MappingProxyType({response: words.name for response, words in RESPONSES.items()})
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "send": SENT,
        "always": SENT,
        "never": SENT,
        "flags": MappingProxyType(
            {
                "approval:supervisor": "A supervisor is asked",
                "ask_again": "Ask again what nobody could say",
                "gap_call": "Counts as a gap call",
                "eligible_not_served": "Counts as eligible and not served",
            }
        ),
        "basis": MappingProxyType(
            {
                "sourced": "From a public source",
                "inferred": "Our reading of the policy",
                "ours": "Our own rule",
            }
        ),
        "nature": MappingProxyType({"reconstruction": "Reconstruction", "own": "Our own"}),
        "kind": MappingProxyType(LEADS),
    }
)
"""What the values of a field are called."""
