"""A text file that somebody names, read whole: a plain file, and no larger than what people write."""

import errno
import stat
from pathlib import Path

LARGEST_MB = 8
"""The largest of the bundled policies and packs has 0.05 MB, a city's polygons 1 MB."""


def whole_text(path: Path) -> str:
    """The text of a file, to the last byte, without a byte order mark.

    Raises UnicodeDecodeError where it is not UTF-8, and OSError as `whole_bytes` does.
    """
    # Not read_text, which would change the ends of lines: the text is kept as it stands in the file.
    return whole_bytes(path).decode("utf-8-sig")


def whole_bytes(path: Path, most_mb: int = LARGEST_MB) -> bytes:
    """What stands in a file.

    Raises OSError where it cannot be read: it is a device or a pipe, of which nobody knows whether it ends,
    or larger than so many MB.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder, not a file", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "this is a device or a pipe, not a file; save it as a file", str(path))
    limit = most_mb * 1_000_000
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"this is larger than {most_mb} MB, so it was not read", str(path))
    return data
