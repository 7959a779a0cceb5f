"""Which findings a policy lets stand: the acknowledgements that cover one, and those that cover nothing.

A reason is given for one finding, so an acknowledgement names what tells it from others of its kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from console.policy.finding import Finding
from console.policy.model import OF_THE_AGENCY, Acknowledged
from console.policy.words import listed, share_words

NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "less_help": ("fact",),
        "less_urgent": ("fact",),
        "unknown_as_quiet": ("fact",),
        "unused_fact": ("fact",),
        "dead_rule": ("rule",),
        "unfillable": ("rule", "response"),
        "promise_broken": ("promise",),
        "promise_dropped": ("promise",),
        "contradiction": ("contradiction",),
    }
)
"""What an acknowledgement has to name, by its kind; the others have one finding a policy."""
ROUNDED = 1e-9  # a share is written in decimals


def as_let_stand(finding: Finding, known: Sequence[Acknowledged]) -> Finding:
    """The finding with the newest reason that covers it, the last in the file, or why one does no longer."""
    reasons = [each.reason for each in covering(finding, known)]
    if reasons:
        return finding._replace(acknowledged=reasons[-1])
    for each in reversed(known):
        if is_about(each, finding) and each.share is not None and finding.share is not None:
            grown = (
                f"for {share_words(each.share)} of the combinations; now it is {share_words(finding.share)}"
            )
            return finding._replace(outgrown=f"It was let stand {grown}.")
    return finding


def keys_of(finding: Finding) -> Mapping[str, str | None]:
    """The keys of an acknowledgement of this finding and of no other."""
    return {
        "kind": finding.kind,
        "part": finding.part,
        "rule": finding.rule,
        "fact": finding.fact,
        "from": finding.from_answer,
        "to": finding.to_answer,
        "promise": finding.promise.id if finding.promise is not None else None,
        "contradiction": finding.contradiction,
        "response": finding.response,
    }


def covering(finding: Finding, known: Sequence[Acknowledged]) -> Iterator[Acknowledged]:
    """The acknowledgements that cover a finding, in their order."""
    share = finding.share or 0.0
    return (
        each
        for each in known
        if is_about(each, finding) and (each.share is None or share <= each.share + ROUNDED)
    )


def unneeded(
    known: Sequence[Acknowledged], findings: Sequence[Finding], *, is_for_agency: bool
) -> Iterator[str]:
    """A sentence for each acknowledgement that covers nothing: it would hide whatever comes next.

    is_for_agency: whether the policy was checked for one; else nobody knows what it can fill and promises.
    """
    for each in known:
        lacking = [key for key in NEEDED.get(each.kind, ()) if getattr(each, key) is None]
        if lacking:
            yield f"{_called(each)} covers nothing: it has to name its {listed(lacking, 'and its')}."
        elif each.kind == "promise_dropped":
            continue  # why it is not there any more stays to be read
        elif not is_for_agency and _is_of_an_agency(each):
            continue
        elif not any(is_about(each, finding) for finding in findings):
            yield f"{_called(each)} covers nothing any more. Take it out: it would hide what comes later."


def is_about(each: Acknowledged, finding: Finding) -> bool:
    """Whether an acknowledgement is of this finding, whatever its share."""
    if each.kind != finding.kind or any(getattr(each, key) is None for key in NEEDED.get(each.kind, ())):
        return False
    promise = finding.promise.id if finding.promise else None
    pairs = (
        (each.part, finding.part),
        (each.rule, finding.rule),
        (each.fact, finding.fact),
        (each.from_answer, finding.from_answer),
        (each.to_answer, finding.to_answer),
        (each.promise, promise),
        (each.contradiction, finding.contradiction),
        (each.response, finding.response),
    )
    return all(one is None or one == other for one, other in pairs)


def _is_of_an_agency(each: Acknowledged) -> bool:
    return each.kind == "unfillable" or (each.promise or "").startswith(OF_THE_AGENCY)


def _called(each: Acknowledged) -> str:
    about = [each.rule, each.fact, each.from_answer, each.to_answer, each.promise, each.contradiction]
    named = " ".join(str(one) for one in (each.kind, *about, each.response) if one)
    return f"The acknowledgement of {named} (line {each.line})"
