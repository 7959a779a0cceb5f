"""The disk of the power cuts: what was brought to it stays, and of the rest each part may be there or not."""

import random

from tests.faults.disk import (
    HOWS,
    SECTOR,
    Disk,
    FolderSynced,
    How,
    Linked,
    Made,
    Resized,
    Synced,
    Told,
    Unlinked,
    Written,
)

CHANCES = 60


def cuts(disk: Disk, how: How) -> list[dict[str, bytes]]:
    """What many cuts in one manner leave."""
    return [disk.cut(how, random.Random(number)) for number in range(CHANCES)]  # noqa: S311 - moments, not secrets


def a_disk(*, lies: bool = False) -> Disk:
    """A file with one synced and one unsynced write of a sector each, and a third across two sectors."""
    disk = Disk({"a": b""}, lies)
    disk.do(Written("a", 0, b"1" * SECTOR))
    disk.do(Synced("a"))
    disk.do(Told(1))
    disk.do(Written("a", SECTOR, b"2" * SECTOR))
    disk.do(Written("a", 2 * SECTOR - 10, b"3" * 20))
    return disk


def test_what_was_synced_is_there_however_the_power_is_cut() -> None:
    disk = a_disk()

    for how in HOWS:
        for files in cuts(disk, how):
            assert files["a"][:SECTOR] == b"1" * SECTOR
    assert disk.told == 1


def test_all_or_none_of_the_rest_is_there() -> None:
    disk = a_disk()

    assert {files["a"] for files in cuts(disk, "dropped")} == {b"1" * SECTOR}
    whole = b"1" * SECTOR + b"2" * (SECTOR - 10) + b"3" * 20
    assert {files["a"] for files in cuts(disk, "kept")} == {whole}


def test_a_later_write_may_be_there_without_the_one_before_it() -> None:
    found = {files["a"][SECTOR : SECTOR + 1] + files["a"][-1:] for files in cuts(a_disk(), "writes")}

    assert b"23" in found
    assert any(each[:1] != b"2" and each[1:] == b"3" for each in found)


def test_a_write_is_cut_apart_at_the_edges_of_sectors() -> None:
    lengths = {len(files["a"]) for files in cuts(a_disk(), "sectors")}

    assert lengths <= {SECTOR, 2 * SECTOR, 2 * SECTOR + 10}
    assert len(lengths) == 3


def test_a_torn_write_ends_at_any_byte_and_nothing_is_there_after_it() -> None:
    found = {files["a"] for files in cuts(a_disk(), "torn")}

    whole = b"1" * SECTOR + b"2" * SECTOR
    assert any(each == whole[: len(each)] and SECTOR < len(each) < 2 * SECTOR for each in found)


def test_a_disk_that_lies_keeps_nothing_that_it_said_it_had() -> None:
    disk = a_disk(lies=True)

    assert {files["a"] for files in cuts(disk, "dropped")} == {b""}
    assert disk.told == 1


def test_a_name_is_there_once_its_folder_is_synced_and_keeps_its_file() -> None:
    disk = Disk({})
    disk.do(Made("part"))
    disk.do(Written("part", 0, b"all of it"))
    disk.do(Synced("part"))
    disk.do(Linked("part", "store"))
    assert {} in cuts(disk, "writes")
    disk.do(FolderSynced())
    disk.do(Unlinked("part"))
    disk.do(Unlinked("none"))

    assert cuts(disk, "dropped")[0] == {"part": b"all of it", "store": b"all of it"}
    assert cuts(disk, "kept")[0] == {"store": b"all of it"}


def test_a_file_that_was_cut_may_be_as_it_was() -> None:
    disk = Disk({"a": b"12345"})
    disk.do(Resized("a", 2))

    assert {files["a"] for files in cuts(disk, "writes")} == {b"12345", b"12"}
