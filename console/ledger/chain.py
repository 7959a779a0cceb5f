"""The sums that make a change of the past show: one over each body, one over each entry and all before it.

Both are over the bytes as they are stored, never over something written again (DESIGN, 'Ledger table'). A
body's sum holds a salt, so that with body and salt erased nobody can guess a telephone number from what is
left.
"""

import hashlib
import secrets

SALT_BYTES = 16
HASH_BYTES = 32

_COUNTS = tuple(count.to_bytes(8, "big") for count in range(64))


def fresh_salt() -> bytes:
    """A salt that nobody can guess."""
    return secrets.token_bytes(SALT_BYTES)


def body_hash(salt: bytes, body: bytes) -> bytes:
    """SHA-256 over the salt and the body's bytes."""
    return hashlib.sha256(salt + body).digest()


def chain_hash(previous: bytes, envelope: tuple[str, ...], body: bytes) -> bytes:
    """SHA-256 over the sum before, every envelope field led by its length, and the body's sum."""
    return hashlib.sha256(b"".join((previous, *[led(field) for field in envelope], body))).digest()


def led(field: str) -> bytes:
    """A field of the envelope as it goes into the sum: its bytes, led by how many there are."""
    told = field.encode()
    count = len(told)
    # Looked up where it is short, as nearly every field is: this runs for several of each entry of years.
    return (_COUNTS[count] if count < len(_COUNTS) else count.to_bytes(8, "big")) + told


def chain_start(purpose: str, created: str) -> bytes:
    """What stands before the first entry: it binds the chain to the store's purpose and its first moment."""
    return chain_hash(b"", ("dispatcher-console ledger", purpose, created), b"")
