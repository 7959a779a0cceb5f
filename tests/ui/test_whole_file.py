"""A file that somebody names is written whole, or not at all, and never over another."""

import errno
import os
from pathlib import Path

import pytest

from console.ui.whole_file import write_whole


def test_a_file_is_written_as_it_stands_and_never_over_another(tmp_path: Path) -> None:
    file = tmp_path / "pack.toml"

    write_whole(file, "name = 'Åre'\r\n")

    assert file.read_bytes() == "name = 'Åre'\r\n".encode()
    with pytest.raises(FileExistsError):
        write_whole(file, "another")
    assert file.read_bytes() == "name = 'Åre'\r\n".encode()


def test_where_the_disk_is_full_no_half_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "pack.toml", "name = 'x'")

    assert list(tmp_path.iterdir()) == []
