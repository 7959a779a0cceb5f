"""What the tests of a draft have in common: a draft, which lines a change changed, the ids of a table."""

from console.domain.sheet.draft import PolicyDraft, draft_of, rows_of
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text


def a_draft(policy: str = CARE_FIRST) -> PolicyDraft:
    return draft_of(policy_text(policy), catalogue_text())


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    one, other = before.split("\n"), after.split("\n")
    return [each for each in one if each not in other], [each for each in other if each not in one]


def ids(draft: PolicyDraft, table: str) -> list[str]:
    return [str(row["id"]) for row in rows_of(draft, table)]
