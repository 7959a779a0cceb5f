"""What is left of an entry when its words are erased: its shape, so that all still folds, and no words.

The marks of the fields decide (STYLE 26): what is marked plain stays.
"""

import json

from console.domain.entries import AnyBody, FactAnswered, PersonSet, PolicyAdopted, Redacted, read_body
from console.domain.names import Mark

WORDS = (Mark.PERSON, Mark.HEALTH, Mark.JUSTICE, Mark.REVIEW)
KEPT_WHOLE = (PolicyAdopted, Redacted, PersonSet)
"""What is never erased: without them nothing that was decided could be worked out again."""


def emptied(body: AnyBody) -> AnyBody:
    """The body without its words; an erased answer reads as unknown, for nobody can say any more."""
    if isinstance(body, KEPT_WHOLE):
        return body
    words = {
        name: ""
        for name, field in type(body).model_fields.items()
        if any(mark in WORDS for mark in field.metadata) and getattr(body, name) is not None
    }
    if isinstance(body, FactAnswered):
        words["answer"] = "unknown"
    return body.model_copy(update=words)


def left_of(redacted: Redacted) -> AnyBody:
    """The body that stands for the one that was erased."""
    return read_body(json.loads(redacted.left)["kind"], redacted.left)
