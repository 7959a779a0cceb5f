"""What was typed and not entered yet: kept so that a crash loses none of it; no part of the chain."""

from datetime import datetime

from console.domain.clock import EPOCH, as_text, from_text
from console.ledger.store import Draft, Store

_KEEP = (
    "INSERT INTO drafts (position, subject, field, text, who, at) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (position, subject, field)"
    " DO UPDATE SET text = excluded.text, who = excluded.who, at = excluded.at"
)
# As bytes: no sum is kept over a draft, and one that the disk changed must not keep anybody from the desk.
_KEPT = (
    "SELECT CAST(subject AS BLOB), CAST(field AS BLOB), CAST(text AS BLOB), CAST(who AS BLOB),"
    " CAST(at AS BLOB) FROM drafts WHERE position = ? ORDER BY at, subject, field"
)


def kept(store: Store, position: str) -> tuple[Draft, ...]:
    """The drafts of a position, oldest first; what the disk has changed in one shows as �."""
    rows = [[each.decode(errors="replace") for each in row] for row in store.rows(_KEPT, (position,))]
    return tuple(
        Draft(position, subject, field, text, who, _moment(at)) for subject, field, text, who, at in rows
    )


def keep(store: Store, draft: Draft) -> None:
    """Keep a draft in place of the one before it; an empty text drops it."""
    if not draft.text:
        drop(store, draft.position, draft.subject, draft.field)
        return
    at = as_text(draft.at)
    store.change(_KEEP, (draft.position, draft.subject, draft.field, draft.text, draft.who, at))


def go_along(store: Store, subject: str, before: str, to: str) -> None:
    """Have what was typed about a call go to another position with it; what was typed there stays."""
    store.change(
        "UPDATE OR IGNORE drafts SET position = ? WHERE subject = ? AND position = ?", (to, subject, before)
    )


def go_into(store: Store, subject: str, into: str, to: str) -> None:
    """Have the note half typed on a call stand on the one it was joined to; what stands there stays."""
    store.change(
        "UPDATE OR IGNORE drafts SET subject = ?, position = ? WHERE subject = ? AND field = 'note'",
        (into, to, subject),
    )


def drop_about(store: Store, subject: str) -> None:
    """Forget what was typed about a call or a unit, at whichever position."""
    store.change("DELETE FROM drafts WHERE subject = ?", (subject,))


def drop(store: Store, position: str, subject: str, field: str) -> None:
    """Forget a draft; no word is said where there was none."""
    store.change(
        "DELETE FROM drafts WHERE position = ? AND subject = ? AND field = ?", (position, subject, field)
    )


def _moment(text: str) -> datetime:
    try:
        return from_text(text)
    except ValueError:
        return EPOCH  # nobody knows any more; what was typed still counts
