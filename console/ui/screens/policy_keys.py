"""The letters and buttons of the Policy screen, and the entries that it heeds. Knows no widget."""

from types import MappingProxyType

from console.domain.entries import PlannedPolicyDropped, PlannedPolicyHeld, PolicyAdopted, PolicyPlanned

LETTERS = MappingProxyType(
    {
        "T": "try_policy",
        "P": "policies",
        "V": "versions",
        "L": "planned",
        "D": "compare",
        "C": "cases",
        "S": "sources",
        "F": "findings",
        "R": "rules",
        "N": "follow_call",
        "Y": "follow_example",
        "G": "picture",
        "X": "save_picture",
        "Z": "flow_large",
        "E": "policy_edit",
    }
)
"""The keys of the lists, and the wish of each."""
ACTS = (
    ("try_policy", "Try it", "T"),
    ("policies", "Policies", "P"),
    ("versions", "History", "V"),
    ("compare", "Compare", "D"),
    ("planned", "Planned", "L"),
    ("cases", "Cases", "C"),
    ("follow_call", "Path of the call", "N"),
    ("policy_edit", "Change it", "E"),
)
"""The buttons over the rules: wish, words, key."""
PLANS = (PolicyPlanned, PlannedPolicyDropped, PlannedPolicyHeld, PolicyAdopted)
"""What changes which policy waits for its time."""
