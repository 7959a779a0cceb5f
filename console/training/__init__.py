"""Practice: made-up rooms and callers. Must not import Qt, nor the ledger: what it makes, others write."""
