"""Passwords: their salted sums, kept beside the entries and never in them.

A sum that was put into the table from outside opens nothing: it must meet the proof in the entry that set it.
argon2 takes long to import: only where a password is made or tried, never on the way to the window.
Source: CJIS Security Policy 6.0, IA-5 (salted, memory-hard, never kept in clear); RFC 9106, Argon2id.
"""

import hashlib
from collections.abc import Iterator

from console.domain.entries import PasswordSet
from console.domain.people import Password
from console.ledger.store import Store

_KEEP = "INSERT OR REPLACE INTO credentials (person, sum) VALUES (?, ?)"
_FORGET = "DELETE FROM credentials WHERE person = ?"

_KEPT = (
    "SELECT c.person, c.sum, s.from_entry FROM credentials AS c LEFT JOIN people_spans AS s"
    " ON s.about = c.person AND s.matter = 'password' AND s.to_entry IS NULL ORDER BY c.person"
)

_NOT_KEPT = (
    "SELECT about, from_entry FROM people_spans WHERE matter = 'password' AND to_entry IS NULL"
    " AND about NOT IN (SELECT person FROM credentials) ORDER BY about"
)


def salted_sum(password: str) -> str:
    """The Argon2id sum of a password with a fresh salt; takes some tens of milliseconds on purpose."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def proof_of(salted: str) -> str:
    """What an entry says of a sum: its SHA-256, in hex, from which no password can be tried."""
    return hashlib.sha256(salted.encode()).hexdigest()


def keep(store: Store, person: str, salted: str) -> None:
    """Keep somebody's sum in place of the one before, which goes even where there is no new one."""
    if salted:
        store.change(_KEEP, (person, salted))
    else:
        forget(store, person)


def forget(store: Store, person: str) -> None:
    """Keep no sum of somebody any more: they need a new password to sign in."""
    store.change(_FORGET, (person,))


def not_kept(store: Store) -> tuple[tuple[str, int], ...]:
    """The people who have a password and whose sum is not there, each with the entry that set it."""
    return store.rows(_NOT_KEPT)


def put_in_from_outside(store: Store) -> Iterator[tuple[int, str]]:
    """The people whose sum is not the one that their entry set, each with that entry; 0: there is none."""
    for person, salted, number in store.rows(_KEPT):
        entries = store.numbered((number,)) if number else ()
        proofs = [entry.body.proof for entry in entries if isinstance(entry.body, PasswordSet)]
        if proofs != [proof_of(salted)]:
            yield number or 0, person


def is_right(store: Store, person: str, password: str, standing: Password | None) -> bool:
    """Whether this is the password that the standing entry set."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    rows = store.rows("SELECT sum FROM credentials WHERE person = ?", (person,))
    if standing is None or not rows or proof_of(rows[0][0]) != standing.proof:
        salted_sum(password)  # as long as it takes for who has a password: nobody learns by it who has
        return False
    try:
        return PasswordHasher().verify(rows[0][0], password)
    except (VerificationError, InvalidHashError):
        return False
