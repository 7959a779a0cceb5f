"""What a check of a policy finds: plain rows, with an example call each."""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.model import Promise


class Finding(NamedTuple):
    """One thing to look at; what does not apply to its kind is None or empty.

    share: of all combinations of answers or, with `from_answer`, of those of the other facts; never how
        likely.
    example: a full facts object that shows the finding. matters: the facts of it that bring the finding
        about; whatever the others are, it stays. rules: by part, those that decide on it; rules_after: on the
        same call with `to_answer` in place.
    acknowledged: the reason for which the policy's author lets it stand. outgrown: why a reason that was
        given once does not cover it, in a sentence; empty where none was, or where it does.
    covered_by: the rules above a dead one that leave it no call. broken_by: the rules by which a promise is
        broken in some call. contradiction: which of `model.CONTRADICTIONS`.
    response: the one that nobody can fill. promise: the one that is broken.
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
    matters: tuple[str, ...] = ()
    rules: Mapping[str, str] | None = None
    rules_after: Mapping[str, str] | None = None
    covered_by: tuple[str, ...] = ()
    broken_by: tuple[str, ...] = ()
    contradiction: str | None = None
    response: str | None = None
    promise: Promise | None = None
    outgrown: str = ""

    @property
    def key(self) -> tuple[str | None, ...]:
        """What makes a finding the same one in another text of the policy."""
        return (
            self.kind,
            self.part,
            self.rule,
            self.fact,
            self.from_answer,
            self.to_answer,
            None if self.promise is None else self.promise.id,
            self.contradiction,
            self.response,
        )

    def as_json(self) -> dict[str, object]:
        """The finding as `policy check --json` gives it: the keys of the contract, then more."""
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
            "matters": list(self.matters),
            "rules": None if self.rules is None else dict(self.rules),
            "rules_after": None if self.rules_after is None else dict(self.rules_after),
            "covered_by": list(self.covered_by),
            "broken_by": list(self.broken_by),
            "contradiction": self.contradiction,
            "response": self.response,
            "promise": None if self.promise is None else self.promise.id,
            "outgrown": self.outgrown or None,
        }


class Questions(NamedTuple):
    """How many questions the guide asks a caller, in its order, until the call is settled.

    longest: in the call that takes most. average: over all combinations of answers, each counted once: never
    over the calls that come in. What the desk works out by itself is no question.
    """

    longest: int
    average: float


class Checked(NamedTuple):
    """The findings over all combinations of answers; `seconds` is 0 where no clock was given.

    questions: None where the limit of work was reached before they were counted. notices: sentences on what
    is no finding, and not what its author means: a reason that covers nothing, a condition that never holds.
    """

    combinations: int
    seconds: float
    findings: tuple[Finding, ...]
    questions: Questions | None = None
    notices: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The object of `policy check --json`."""
        return {
            "combinations": self.combinations,
            "seconds": self.seconds,
            "findings": [finding.as_json() for finding in self.findings],
            "questions": None if self.questions is None else self.questions._asdict(),
            "notices": list(self.notices),
        }
