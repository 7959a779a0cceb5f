"""A file that somebody names is read whole, or it is told why not: a device, a pipe, one without an end."""

import os
from pathlib import Path

import pytest

from console.policy.whole_text import LARGEST_MB, whole_text
from tests.test_cli_record import console


def test_the_text_is_kept_to_the_last_byte_but_for_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xef\xbb\xbfid = 'a'\r\n\n")

    assert whole_text(file) == "id = 'a'\r\n\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this machine has no /dev/zero")
def test_a_device_that_never_ends_is_told() -> None:
    with pytest.raises(OSError, match="a device or a pipe"):
        whole_text(Path("/dev/zero"))
    done = console("policy", "check", "/dev/zero")

    assert done.returncode == 2
    assert "/dev/zero: this is a device or a pipe" in done.stderr.decode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this machine has no pipes in folders")
def test_a_pipe_that_nobody_writes_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")

    with pytest.raises(OSError, match="a device or a pipe"):
        whole_text(tmp_path / "pipe.toml")


def test_a_file_that_is_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.toml"
    with file.open("wb") as made:
        made.truncate(LARGEST_MB * 1_000_000 + 1)
    at_the_limit = tmp_path / "limit.toml"
    at_the_limit.write_bytes(b"#" * LARGEST_MB * 1_000_000)

    assert len(whole_text(at_the_limit)) == LARGEST_MB * 1_000_000
    with pytest.raises(OSError, match=f"larger than {LARGEST_MB} MB"):
        whole_text(file)
    done = console("record", "--store", str(tmp_path / "room.store"), "--as", "Nadia Okoro", "--position",
                   "Position 1", "--policy", str(file))  # fmt: skip
    assert done.returncode == 2
    assert f"larger than {LARGEST_MB} MB" in done.stderr.decode()
    assert not done.stderr.decode().startswith("Traceback")
