"""What a check of a policy finds: plain rows, with an example call each."""

from collections.abc import Mapping
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing to look at; what does not apply to its kind is None.

    share: of all combinations of answers or, with `from_answer`, of those of the other facts; never how
        likely.
    example: a full facts object that shows the finding.
    acknowledged: the reason for which the policy's author lets it stand.
    """

    kind: str
    says: str
    part: str | None = None
    rule: str | None = None
    fact: str | None = None
    from_answer: str | None = None
    to_answer: str | None = None
    share: float | None = None
    example: Mapping[str, str] | None = None
    acknowledged: str | None = None

    def as_json(self) -> dict[str, object]:
        """The finding as `policy check --json` gives it."""
        return {
            "kind": self.kind,
            "part": self.part,
            "rule": self.rule,
            "fact": self.fact,
            "from": self.from_answer,
            "to": self.to_answer,
            "share": self.share,
            "example": None if self.example is None else dict(self.example),
            "says": self.says,
            "acknowledged": self.acknowledged,
        }


class Checked(NamedTuple):
    """The findings over all combinations of answers; `seconds` is 0 where no clock was given."""

    combinations: int
    seconds: float
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """The object of `policy check --json`."""
        findings = [finding.as_json() for finding in self.findings]
        return {"combinations": self.combinations, "seconds": self.seconds, "findings": findings}
