"""The pack's files: whole or not at all, for their owner only; the newer head wins; trouble is told."""

import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from console.reports.blocks import END, Sheet, as_line
from console.reports.paper_files import FRESH, only_one, trouble_words, write_pack
from console.reports.paper_pack import PackOf, pack_parts
from console.settings import resources_dir
from tests.domain.build import Desk, a_call, a_desk
from tests.ledger.faulty import fill, mounted, remount
from tests.reports.sheets import OF, a_busy_desk, a_sheet

FONTS = resources_dir() / "fonts"
ROOT = Path(__file__).parents[2]


def told(desk: Desk, of: PackOf = OF) -> str:
    """What a desk tells the process that writes."""
    return "".join(f"{as_line(part)}\n" for part in pack_parts(desk.board, desk.now, of)) + f"{END}\n"


def writing(folder: Path) -> subprocess.Popen[str]:
    """The process that renders and writes, waiting for its input."""
    words = [sys.executable, "-m", "console.reports.write_pack", str(folder), str(FONTS)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter on our own code
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def written(folder: Path, text: str) -> dict[str, str]:
    """What the process answers when it was told this."""
    with writing(folder) as process:
        out, _ = process.communicate(text)
    answer: dict[str, str] = json.loads(out)
    return answer


def up_to(folder: Path, name: str = "paper-pack") -> str:
    """Up to which entry the page in the folder says it is."""
    page = (folder / f"{name}.html").read_text("utf-8")
    return page.partition('<meta name="entries" content="')[2].partition('"')[0]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def a_pack_of(entries: int, minutes_later: float = 0, of: PackOf = OF) -> Sheet:
    """A pack that says it goes up to an entry, made so much later than another."""
    desk = a_desk()
    sheet = a_sheet(desk, desk.now + timedelta(minutes=minutes_later), of)
    return sheet._replace(head=sheet.head._replace(entries=entries))


def test_both_files_are_there_whole_and_nobody_else_reads_them(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        pack = write_pack(a_sheet(a_busy_desk()), tmp_path, FONTS)
    finally:
        os.umask(before)

    assert names(tmp_path) == [".paper-pack.lock", "paper-pack.html", "paper-pack.pdf"]
    for file in (pack.html, pack.pdf):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert pack.html.read_text("utf-8").endswith("</html>\n")
    assert pack.pdf.read_bytes().rstrip().endswith(b"%%EOF")


def test_a_practice_pack_has_files_of_its_own(tmp_path: Path) -> None:
    write_pack(a_sheet(a_desk()), tmp_path, FONTS)
    live = (tmp_path / "paper-pack.html").read_bytes()

    pack = write_pack(a_sheet(a_desk(), of=PackOf("other", True, "")), tmp_path, FONTS)

    assert (pack.html.name, pack.pdf.name) == ("practice-paper-pack.html", "practice-paper-pack.pdf")
    assert (tmp_path / "paper-pack.html").read_bytes() == live


def test_what_another_program_left_half_written_is_cleaned_up(tmp_path: Path) -> None:
    half = tmp_path / ".paper-pack.html.part"
    half.write_text("words of a caller")
    half.chmod(0o644)

    write_pack(a_sheet(a_desk()), tmp_path, FONTS)

    assert not half.exists()


@pytest.mark.parametrize(
    ("first", "second", "is_written"),
    [
        ((10, 0), (11, 1), True),
        ((11, 0), (10, 0), False),
        ((11, 0), (10, 1), False),
        ((11, 0.5), (11, 0), False),
        ((500, -60), (300, 0), True),
        ((500, 600), (300, 0), True),
    ],
    ids=["newer", "older", "older and later", "made before", "after a restore", "a clock that was ahead"],
)
def test_the_newer_head_wins_while_both_desks_are_at_work(
    tmp_path: Path, first: tuple[int, float], second: tuple[int, float], is_written: bool
) -> None:
    write_pack(a_pack_of(*first), tmp_path, FONTS)
    pack = write_pack(a_pack_of(*second), tmp_path, FONTS)

    assert up_to(tmp_path) == str(second[0] if is_written else first[0])
    assert pack.kept == ("" if is_written else f"the pack there is newer: up to entry {first[0]}")


def test_a_pack_of_another_room_is_not_written_over_while_its_desk_is_at_work(tmp_path: Path) -> None:
    write_pack(a_pack_of(10), tmp_path, FONTS)
    ours = PackOf("another ledger", False, "")

    pack = write_pack(a_pack_of(99, 1, ours), tmp_path, FONTS)
    later = write_pack(a_pack_of(99, FRESH.total_seconds() / 60 + 1, ours), tmp_path, FONTS).kept

    assert pack.is_others
    assert pack.kept.startswith("another room's desk writes its paper pack into this folder")
    assert (later, up_to(tmp_path)) == ("", "99")


def test_a_file_that_is_none_of_ours_is_written_over(tmp_path: Path) -> None:
    for text in ("", "<html>", '<meta name="ledger" content="x"/><meta name="entries" content="many"/>'):
        (tmp_path / "paper-pack.html").write_text(text)
        assert write_pack(a_sheet(a_desk()), tmp_path, FONTS).kept == ""


def test_two_desks_at_once_leave_one_whole_pack_the_newer(tmp_path: Path) -> None:
    older, newer = a_desk(), a_busy_desk()
    for _ in range(2):
        processes = [writing(tmp_path) for _ in range(4)]
        for process, desk in zip(processes, (newer, older, older, newer), strict=True):
            assert process.stdin is not None
            process.stdin.write(told(desk))
            process.stdin.close()
        for process in processes:
            assert process.stdout is not None
            assert "trouble" not in process.stdout.read()
            process.stdout.close()
            assert process.wait(60) == 0
        assert up_to(tmp_path) == str(newer.board.last)
        assert (tmp_path / "paper-pack.pdf").read_bytes().rstrip().endswith(b"%%EOF")
        assert names(tmp_path) == [".paper-pack.lock", "paper-pack.html", "paper-pack.pdf"]


def test_a_desk_that_goes_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    desk = a_busy_desk()
    write_pack(a_sheet(a_desk()), tmp_path, FONTS)

    answer = written(tmp_path, told(desk).removesuffix(f"{END}\n"))

    assert "trouble" in answer
    assert up_to(tmp_path) == "1"


def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_pack(tmp_path: Path) -> None:
    desk = a_busy_desk()
    write_pack(a_sheet(a_desk()), tmp_path, FONTS)
    text = told(desk)
    for _ in range(4):
        with writing(tmp_path) as process:
            assert process.stdin is not None
            process.stdin.write(text)
            process.stdin.close()
            while process.poll() is None and not any(name.endswith(".part") for name in names(tmp_path)):
                pass
            process.kill()
        assert (tmp_path / "paper-pack.html").read_text("utf-8").endswith("</html>\n")
        assert (tmp_path / "paper-pack.pdf").read_bytes().rstrip().endswith(b"%%EOF")

    assert written(tmp_path, text) == {"kept": ""}
    assert up_to(tmp_path) == str(desk.board.last)


def refused(folder: Path) -> str:
    """The words in which the process says that it could not write."""
    desk = a_desk()
    a_call(desk)
    return written(folder, told(desk))["trouble"]


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    assert refused(gone) == f"{gone}: this is not there. Put it back, or choose another folder."
    assert not gone.exists()


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "paper"
    file.write_text("x")

    assert refused(file) == f"{file}: this is no folder. Choose another one."


def test_a_full_or_read_only_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=1m") as folder:
        write_pack(a_sheet(a_desk()), folder, FONTS)
        page = (folder / "paper-pack.html").read_bytes()
        filler = fill(folder)

        assert refused(folder) == f"{folder}: the disk is full. Make room on it."
        assert (folder / "paper-pack.html").read_bytes() == page
        filler.unlink()
        remount(folder, "ro")
        assert refused(folder) == f"{folder}: nothing can be written there. Choose another folder."
        remount(folder, "rw")
        assert names(folder) == [".paper-pack.lock", "paper-pack.html", "paper-pack.pdf"]


@pytest.mark.slow
def test_a_folder_that_another_program_holds_is_told_after_some_seconds(tmp_path: Path) -> None:
    with only_one(tmp_path / ".paper-pack.lock"):
        says = refused(tmp_path)

    assert says == f"{tmp_path}: another program is writing there and does not end."
    assert written(tmp_path, told(a_desk())) == {"kept": ""}


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "x", "/paper/.paper-pack.lock"), "/paper: this program may not write there."),
        (BlockingIOError(11, "x"), "/paper: another program is writing there and does not end."),
        (
            FileNotFoundError(2, "x", "/fonts/SourceSans3-Bold.ttf"),
            "/fonts/SourceSans3-Bold.ttf: this is not there.",
        ),
        (OSError(5, "Input/output error"), "/paper: Input/output error."),
        (OSError("strange"), "/paper: strange."),
    ],
)
def test_trouble_names_the_place_and_what_to_do(error: OSError, says: str) -> None:
    assert trouble_words(error, Path("/paper")).startswith(says.removesuffix("."))
