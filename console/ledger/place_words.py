"""What can be wrong with a place for backups, in words: where, what, what is safe, what to do next."""

import errno
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from console.errors import StoreUnavailable

AGAIN = "It is tried again by itself."
KEPT = "The backups before it are as they were. "

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "{place}: there is no such folder. Plug the disk in, connect the share, or name another "
        "place in the settings. " + AGAIN,
        "full": "{place}: there is too little room: {free} are free, and a backup takes {needed} while it is "
        "checked. " + KEPT + "Make room there, or name another place in the settings. " + AGAIN,
        "read_only": "{place}: this place can be read but not written. " + KEPT + "See that this program may "
        "write there, or name another place in the settings. " + AGAIN,
        "io": "{place}: the disk gave an error ({detail}). Check the disk and its cable, or name another "
        "place in the settings. " + AGAIN,
        "slow": "{place}: the backup was not done after {minutes} minutes and was given up. " + KEPT + "See "
        "whether the disk or the share still answers. " + AGAIN,
        "ended": "{place}: the backup ended before it was done ({detail}). " + KEPT + AGAIN,
        "busy": "{place}: another program is making a backup there. " + AGAIN,
        "differs": "{place}: a copy that was made there is not what was copied: {detail}. It was thrown "
        "away. " + KEPT + "Check that disk. " + AGAIN,
        "changed": "{place}: a backup there is no longer what was verified: {detail}. It counts as none any "
        "more, and was left where it is. Check that disk. A new one is made by itself.",
        "hurt": "{place}: no good backup could be made, because the store itself is damaged: {detail} " + KEPT
        + "They stay until there is a good one. Run `console ledger verify`; to go on with a backup, run "
        "`console ledger restore --list`.",
    }
)  # fmt: skip

_KIND_OF: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "full",
        errno.EDQUOT: "full",
        errno.EROFS: "read_only",
        errno.EACCES: "read_only",
        errno.EPERM: "read_only",
        errno.ENOENT: "missing",
        errno.ENOTDIR: "missing",
        errno.ENODEV: "missing",
        errno.ESTALE: "missing",
    }
)
_OF_THE_DISK = ("full", "read_only", "io")


def unusable(kind: str, place: Path, needed: int = 0, **values: object) -> StoreUnavailable:
    """Why a place cannot be used now, in words. needed: bytes, where room is lacking."""
    return StoreUnavailable(
        kind,
        SENTENCES[kind].format(
            place=place, needed=size_words(needed), free=size_words(free(place)), **values
        ),
    )


@contextmanager
def telling(place: Path, needed: int = 0) -> Iterator[None]:
    """Turn what the disk of a place raises inside into a failure of that place, in words."""
    try:
        yield
    except OSError as fault:
        kind = _KIND_OF.get(fault.errno or 0, "io")
        raise unusable(kind, place, needed, detail=fault.strerror or fault) from fault
    except StoreUnavailable as fault:
        if fault.kind not in _OF_THE_DISK or fault.says.startswith(f"{place}: "):
            raise
        raise unusable(fault.kind, place, needed, detail=fault.__cause__ or fault.says) from fault


def free(place: Path) -> int:
    """How many bytes are free where a place is; 0 where nobody can say."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return 0


def size_words(count: int) -> str:
    """A size as people say it: 4.2 MB, 1.3 GB."""
    if count < 1_000_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{count / 1_000_000_000:.1f} GB"
