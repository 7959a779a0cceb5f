"""The only place that reads the time. Everything else is given a moment."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-9]{2}){2}\.[0-9]{3}Z")
"""The one form in which a moment stands in the store; Python reads others too, such as the hour 24."""


def utc_now() -> datetime:
    """The present moment in UTC, cut to whole milliseconds as the store keeps it."""
    return cut_to_ms(datetime.now(UTC))


def cut_to_ms(at: datetime) -> datetime:
    """The moment without what is finer than a millisecond."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def as_text(at: datetime) -> str:
    """A UTC moment as the store writes it: `2026-03-01T21:47:32.015Z`."""
    assert at.tzinfo is not None, "a moment without a zone is a bug"
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """The moment that `as_text` wrote. Raises ValueError on any other form."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(f"{text!r} is not a moment as the store writes it")
    return datetime.fromisoformat(text)
