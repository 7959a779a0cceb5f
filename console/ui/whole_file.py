"""Writes a file that somebody at a screen names. It knows nothing of what stands in it."""

import os
from pathlib import Path


def write_whole(file: Path, text: str | bytes) -> None:
    """Write a text or bytes into a file that is not there yet, whole or not at all. Raises OSError."""
    data = text.encode() if isinstance(text, str) else text
    with file.open("xb") as made:
        try:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
        except OSError:
            file.unlink(missing_ok=True)
            raise
