"""Which file a path leads to: a file that was moved or replaced while it was in use is another one."""

from pathlib import Path


def place_of(path: Path) -> tuple[int, int] | None:
    """The file that the path leads to now; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
