"""The form by which an agency reviews its calls, as tables of its pack; and what a form's version is.

Source: APCO/NENA ANS 1.107.1, quality assurance for public safety communications: at least two of a hundred
calls, by chance, call-taking and dispatch both.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

from console.domain.agency_parts import Part

Answer = Literal["yes", "partly", "no", "not_applicable"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
LEAST_PERCENT = 2
WHOLE = 100
"""The highest score, and a cap that caps nothing."""


class ReviewRules(Part):
    """How many of a hundred closed calls are reviewed by chance, beside those that always are."""

    share_percent: Annotated[int, Field(ge=LEAST_PERCENT, le=100)] = LEAST_PERCENT


class ReviewQuestion(Part):
    """A question of the form, about what was done on the call.

    says: as a question that “yes” is good for. help: what counts as yes. weight: of a “yes”; 0: asked, never
    scored. caps_at: a “no” lets the whole score be no higher than this; 100: it is not critical.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    says: Annotated[str, Field(min_length=1)]
    help: str = ""
    weight: Annotated[int, Field(ge=0, le=100)]
    caps_at: Annotated[int, Field(ge=0, le=WHOLE)] = WHOLE

    @property
    def is_critical(self) -> bool:
        """Whether a “no” caps the whole score."""
        return self.caps_at < WHOLE


def form_version(questions: Sequence[ReviewQuestion]) -> str:
    """What tells a form from every other: the beginning of the sum over its questions, as they are asked.

    Computed, so that nobody can change a form and leave its version. Empty where there is no form.
    """
    if not questions:
        return ""
    told = json.dumps([each.model_dump() for each in questions], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
