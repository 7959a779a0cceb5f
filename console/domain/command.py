"""What every command shares: its base and the kinds of its fields. It knows no command."""

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from console.domain.names import Mark
from console.domain.texts import DETAIL_MAX, NAME_MAX, NOTE_MAX, REASON_MAX, wrong_with

WhyThen = Literal["paper", "late_note", "import", "store_trouble", "clock"]
"""Why something is entered later than it happened.

paper: noted on paper while the program could not be used. late_note: remembered or heard of afterwards.
import: taken over from another system. store_trouble: asked for in time, and the store could not be written.
clock: this machine's clock was wrong. No free words: they would stand where nothing can be erased.
"""
Words = Annotated[str, Field(min_length=1, max_length=NOTE_MAX)]
Name = Annotated[str, Field(min_length=1, max_length=NAME_MAX), Mark.PERSON]
Reason = Annotated[str, Field(min_length=1, max_length=REASON_MAX), Mark.HEALTH]
MaybeName = Annotated[str, Field(max_length=NAME_MAX), Mark.PERSON]
MaybeReason = Annotated[str, Field(max_length=REASON_MAX), Mark.HEALTH]
MaybeNote = Annotated[str, Field(max_length=NOTE_MAX), Mark.HEALTH]
Written = Annotated[str, Field(max_length=DETAIL_MAX)]
"""A line of the form or a caveat; empty where there is nothing to say."""
Seen = Annotated[int | None, Mark.PLAIN]
"""The last entry that whoever decides had before them; what was changed after it is not decided by it."""
Names = Annotated[tuple[str, ...], Mark.PLAIN]
Sheet = Annotated[str, Mark.PLAIN]
"""A file's text, kept to the last blank: its fingerprint must be that of the file."""
EntryNumber = Annotated[int, Field(gt=0, le=2**63 - 1), Mark.PLAIN]
"""The number of an entry; no store counts further."""


def written_out(given: object) -> object:
    """Let no number pass as a moment, in quotes or not: it would be read as seconds since 1970."""
    if given is None or isinstance(given, datetime):
        return given
    if isinstance(given, str) and re.match(r"\d{4}-\d\d-\d\dT", given):
        return given
    raise PydanticKnownError("datetime_parsing", {"error": "it does not begin with a date"})


class Base(BaseModel):
    """What every command may carry: the true time, where it differs from now, and why.

    Words are taken as they are written; those that cannot be kept so are refused.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    happened_at: Annotated[
        AwareDatetime | None, Field(strict=False), BeforeValidator(written_out), Mark.PLAIN
    ] = None
    why_then: Annotated[WhyThen | None, Mark.PLAIN] = None

    def model_post_init(self, _context: object) -> None:
        """Refuse words that nobody could read again."""
        checked_words(self)


def checked_words(model: BaseModel) -> None:
    """Raises where a text cannot be kept as it is written. Every field that is not plain holds words."""
    for name, field in type(model).model_fields.items():
        text = getattr(model, name)
        says = wrong_with(text) if isinstance(text, str) and Mark.PLAIN not in field.metadata else ""
        if says:
            raise PydanticCustomError("words", "“{field}” {says}", {"field": name, "says": says})
