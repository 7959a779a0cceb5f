"""The decisions by family: calls, advice (facts, policy, approvals), units, ends (hand-off, closing)."""
