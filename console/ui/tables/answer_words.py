"""How an answer or a note is read: what stands beside it, and all of it as one sentence. Paints nothing."""

from datetime import datetime

from console.domain.rows.shown import AnswerRow
from console.domain.rows.words import age
from console.ui.tables.model import Reading


def beside(row: AnswerRow) -> str:
    """The caveat in the caller's words, and who says so where it is not the caller; of a note its words."""
    quoted = f"“{row.caveat}”" if row.caveat and row.fact else row.caveat
    return ", ".join(part for part in (quoted, row.said_by) if part)


def answer_words(row: AnswerRow, now: datetime) -> str:
    """All a row shows, as one sentence."""
    said = f"says {row.said_by}" if row.said_by else ""
    caveat = f"“{row.caveat}”" if row.caveat else ""
    parts = (
        f"{row.number}" if row.fact else "",
        row.name,
        row.answer,
        caveat,
        said,
        f"{age(row.since, now)} ago",
    )
    return ", ".join(part for part in parts if part)


READING: Reading[AnswerRow] = Reading(
    key=lambda row: row.fact or row.note,
    can_choose=lambda row: bool(row.fact),
    name=lambda row: row.name,
    says=answer_words,
)
