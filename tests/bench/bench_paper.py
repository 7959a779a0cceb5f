"""The paper pack of 40 open calls and 200 units: how long it takes, and what a key press beside it takes.

`python -m tests.bench.bench_paper` prints JSON. Packs are made one after the other without a pause, which no
desk does, so that every key press has one beside it: in a process of its own, as the desk does it, and on a
thread, as it was tried and given up.
"""

import json
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QProcess

from console.domain.clock import utc_now
from console.ledger.standing import standing
from console.reports.blocks import as_line
from console.reports.paper_files import write_pack
from console.reports.paper_html import html
from console.reports.paper_pack import PackOf, pack_parts, paper_pack
from console.reports.paper_pdf import pdf
from console.settings import resources_dir
from console.ui.app import Running
from console.ui.paper import PaperWriter
from tests.bench import bench_desk  # sets the platform before Qt is imported
from tests.bench.measured import copied, full_store, percentiles

OF = PackOf("0", False, "Ledger head: entry 0, sum 0")
FONTS = resources_dir() / "fonts"
PACKS, PACKS_BESIDE = 15, 5


def main() -> int:
    """Measure; milliseconds as JSON."""
    store = full_store()
    found = dict(_making(store))
    for beside, packs in (("", _none), (" beside a process", _in_process), (" beside a thread", _on_thread)):
        with tempfile.TemporaryDirectory(dir=store.parent) as folder:
            own = copied(store, Path(folder))
            with bench_desk.a_desk(own) as running, packs(running, Path(folder)):
                taken = list(bench_desk.answers(running))
            found[f"answer, question{beside}"] = percentiles([each.part for each in taken])
            found[f"answer{beside}"] = percentiles([each.desk for each in taken])
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _making(store: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Each step alone: taking the parts from the board, each of them, the page, the print."""
    board = standing(store).board
    steps: dict[str, list[float]] = {"parts": [], "one part": [], "html": [], "pdf": [], "both files": []}
    with tempfile.TemporaryDirectory(dir=store.parent) as folder:
        for _ in range(PACKS):
            started = last = perf_counter()
            for part in pack_parts(board, utc_now(), OF):
                as_line(part)
                now = perf_counter()
                steps["one part"].append((now - last) * 1000)
                last = now
            steps["parts"].append((last - started) * 1000)
            sheet = paper_pack(board, utc_now(), OF)
            steps["html"].append(_ms(partial(html, sheet)))
            steps["pdf"].append(_ms(partial(pdf, sheet, FONTS)))
            steps["both files"].append(_ms(partial(write_pack, sheet, Path(folder), FONTS)))
    for name, taken in steps.items():
        yield name, percentiles(taken)


def _ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


@contextmanager
def _none(_running: Running, _folder: Path) -> Iterator[None]:
    yield


@contextmanager
def _in_process(running: Running, folder: Path) -> Iterator[None]:
    """Packs by the desk's own writer, the next as soon as one is done."""
    writer = PaperWriter(running.bridge.session, utc_now, folder)
    process = writer.findChild(QProcess)
    assert process is not None, "a writer has its process"
    made: list[int] = []
    process.finished.connect(lambda: made.append(1))
    process.finished.connect(writer.write_now)
    writer.write_now()
    try:
        yield
    finally:
        process.finished.disconnect()
        writer.stop()
    assert len(made) >= PACKS_BESIDE, "there was always one beside"


@contextmanager
def _on_thread(running: Running, folder: Path) -> Iterator[None]:
    """Packs rendered and written on a thread of the desk, one after the other."""
    sheet, over = paper_pack(running.desk.board, utc_now(), OF), threading.Event()

    def make() -> None:
        while not over.is_set():
            write_pack(sheet, folder, FONTS)

    thread = threading.Thread(target=make)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
