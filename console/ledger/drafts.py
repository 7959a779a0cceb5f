"""What was typed and not entered yet: kept so that a crash loses none of it; no part of the chain."""

from console.domain.clock import as_text, from_text
from console.ledger.faults import told
from console.ledger.sqlite_store import SqliteStore
from console.ledger.store import Draft

_KEEP = (
    "INSERT INTO drafts (position, subject, field, text, who, at) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (position, subject, field)"
    " DO UPDATE SET text = excluded.text, who = excluded.who, at = excluded.at"
)
_KEPT = (
    "SELECT position, subject, field, text, who, at FROM drafts WHERE position = ?"
    " ORDER BY at, subject, field"
)


def kept(store: SqliteStore, position: str) -> tuple[Draft, ...]:
    """The drafts of a position, oldest first."""
    rows = store.rows(_KEPT, (position,))
    return tuple(
        Draft(position, subject, field, text, who, from_text(at))
        for position, subject, field, text, who, at in rows
    )


def keep(store: SqliteStore, draft: Draft) -> None:
    """Keep a draft in place of the one before it; an empty text drops it."""
    if not draft.text:
        drop(store, draft.position, draft.subject, draft.field)
        return
    with told(store.path):
        at = as_text(draft.at)
        store.connection.execute(
            _KEEP, (draft.position, draft.subject, draft.field, draft.text, draft.who, at)
        )


def drop(store: SqliteStore, position: str, subject: str, field: str) -> None:
    """Forget a draft; no word is said where there was none."""
    with told(store.path):
        store.connection.execute(
            "DELETE FROM drafts WHERE position = ? AND subject = ? AND field = ?", (position, subject, field)
        )
