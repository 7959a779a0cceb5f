"""Named conditions that cannot be what their author means: true on no call or on every one, or not used."""

from collections.abc import Iterator

from console.policy.conditions import names_in
from console.policy.diagram import Compiled
from console.policy.forest import FALSE, TRUE
from console.policy.model import Policy


def unmeant(compiled: Compiled) -> Iterator[str]:
    """A sentence for each such condition of a policy whose diagrams were made."""
    if compiled.diagrams is None:
        return
    used, named = _used(compiled.policy), compiled.diagrams.named
    for name, condition in compiled.policy.conditions.items():
        called = f"The condition {name} (line {condition.line})"
        if named[name] == FALSE:
            yield f"{called} never holds. Is an “and” meant as an “or”?"
        elif named[name] == TRUE:
            yield f"{called} holds on every call. Is an “or” meant as an “and”?"
        elif name not in used:
            yield f"{called} is used nowhere."


def _used(policy: Policy) -> frozenset[str]:
    conditions = [each.when for each in policy.conditions.values()]
    conditions += [rule.when for rule in policy.rules() if rule.when is not None]
    conditions += [promise.when for promise in policy.promises if promise.when is not None]
    return frozenset(name for condition in conditions for name in names_in(condition))
