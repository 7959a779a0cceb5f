"""Everything that is measured, as the table that stands in the README: `python -m tests.bench`.

Takes some minutes the first time, while the full store is made. Nothing is judged here: an asserted time
fails on a slow laptop. The aims stand beside the figures, and the reader sees.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from tests.bench.measured import full_store, machine

Figures = dict[str, Any]


def main() -> int:
    """Run each bench in a process of its own, one after the other, and print the table."""
    sys.stdout.write(f"{machine()}.\n\n")
    full_store()
    names = ("policy", "compare", "desk", "start", "store", "paper")
    policy, compared, desk, start, store, paper = (_measured(name) for name in names)
    _desk_rows(policy, desk, paper)
    _rows(_compare_rows(compared))
    _rows(
        (
            "",
            "| process start to usable window | median | against an empty window | aim |",
            "|---|---|---|---|",
        )
    )
    _rows(
        f"| {name} | {ms:.0f} ms | {start['ratios'][name]:.2f} | {'' if name == 'empty window' else '3'} |"
        for name, ms in start["medians"].items()
    )
    _rows(("", "| the store of 100,000 calls | seconds | entries a second | aim |", "|---|---|---|---|"))
    _rows(_acts(store))
    return 0


def _desk_rows(policy: Figures, desk: Figures, paper: Figures) -> None:
    _rows(("| what | median | 95 % | 99 % | aim |", "|---|---|---|---|---|"))
    _rows(
        (
            _spread(
                "recommend with reasons", policy["recommend with reasons, all facts known"], 1, "µs", "30 µs"
            ),
            _spread(
                "compile and check all seven policies",
                policy["compile and check all policies"],
                1000,
                "ms",
                "300 ms",
            ),
            *(
                _spread(f"{said}{beside}", desk[f"{name}{beside}"], 1, "ms", aim)
                for beside, aim in (("", "16 ms at 99 %"), (", beside a running backup", "50 ms at 99 %"))
                for name, said in (
                    ("answer, question", "key press to the next question painted"),
                    ("answer", "key press to the whole desk painted"),
                    ("status, board", "status change to the board painted"),
                    ("status", "status change to the whole desk painted"),
                )
            ),
            *(
                _spread(said, paper[name], 1, "ms", aim)
                for said, name, aim in (
                    (
                        "key press to the next question painted, beside a paper pack being made",
                        "answer, question beside a process",
                        "16 ms at 99 %",
                    ),
                    ("paper pack taken from the board, in slices of 3 ms", "parts", ""),
                    ("paper pack rendered and written, both files", "both files", ""),
                )
            ),
        )
    )


def _compare_rows(compared: Figures) -> Iterable[str]:
    calls = f"{compared['recorded calls']:,} recorded calls"
    for said, name, aim in (
        ("compare all 21 pairs of policies", "all pairs", "300 ms"),
        ("the sentences of a pair: who goes", "sentences, who goes", ""),
        ("the sentences of a pair: everything", "sentences, everything", ""),
        (f"read the facts of {calls}", "read them", ""),
        (f"put {calls} to a policy", "replay them", ""),
    ):
        yield _spread(said, compared[name], 1, "ms", aim)


def _acts(store: Figures) -> Iterable[str]:
    acts = (
        ("verify: the chain and the sums of all bodies", "verify sums", "200,000 entries a second"),
        (
            "verify: that, and every body read back as an entry",
            "verify entries",
            "200,000 entries a second",
        ),
        (
            "verify: that, the file, and the index compared",
            "verify everything",
            "200,000 entries a second",
        ),
        ("one copy beside a desk, in small steps with rests", "copy", ""),
        ("a backup: copied so, restored, opened, all of it verified", "backup", ""),
        ("restore: copied, all of it verified, opened", "restore", "15 s"),
        ("restore to a moment a day back, the same", "restore a moment", "15 s"),
        ("every entry folded anew, after that", "refold", "60 s, with the restore"),
    )
    for said, name, aim in acts:
        yield f"| {said} | {store[name]:.1f} s | {store['entries'] / store[name]:,.0f} | {aim} |"


def _measured(name: str) -> Figures:
    command = [sys.executable, "-m", f"tests.bench.bench_{name}"]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    found: Figures = json.loads(answer.stdout)
    return found


def _spread(said: str, figures: Figures, per: float, unit: str, aim: str) -> str:
    shown = " | ".join(f"{figures[key] / per:.1f} {unit}" for key in ("p50", "p95", "p99"))
    return f"| {said} | {shown} | {aim} |"


def _rows(rows: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{row}\n" for row in rows))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
