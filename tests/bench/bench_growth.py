"""How compile time, diagrams and check time grow with facts and rules: `python -m tests.bench.bench_growth`.

Prints a table; with `--svg FILE` also draws it. A policy that is too tangled to be finished says so: the time
is then that until it gave up. Times are those of one run, in seconds.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from math import log10
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from console.policy.check import check
from console.policy.diagram import compile_policy
from tests.bench.measured import machine
from tests.bench.random_policy import WAYS, random_policy

FACTS = (20, 40, 80)
RULES = (50, 100, 200, 400)
COLOURS = {20: "#1b6ca8", 40: "#a85b1b", 80: "#3f7d20"}
WIDTH, HEIGHT, EDGE = 420, 300, 50
SLOWEST_S = 10.0
FASTEST_S = 0.01


class Grown(NamedTuple):
    """One policy: how it grew, and what it took. nodes: of the diagram of all parts; 0: not finished."""

    way: str
    facts: int
    rules: int
    compile_s: float
    check_s: float
    nodes: int
    findings: int
    is_finished: bool

    @property
    def whole_s(self) -> float:
        """Compiling and checking together."""
        return self.compile_s + self.check_s


def main(argv: Sequence[str]) -> int:
    """Measure every size, print the table, and draw it where that is wanted."""
    parser = argparse.ArgumentParser(prog="bench_growth", description="how a check grows")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the times as a picture too")
    args = parser.parse_args(argv)
    say(f"{machine()}.\n")
    say("| grown by | facts | rules | compiled, s | nodes | checked, s | together, s | findings | |")
    say("|---|---|---|---|---|---|---|---|---|")
    found = []
    for way in WAYS:
        for facts in FACTS:
            for rules in RULES:
                grown = measured(way, facts, rules)
                found.append(grown)
                say(row(grown))
    if args.svg:
        args.svg.write_text(picture(found), "utf-8")
    return 0


def measured(way: str, facts: int, rules: int) -> Grown:
    """One policy compiled and checked."""
    policy, catalogue = random_policy(way, facts, rules)
    gc.collect()
    started = perf_counter()
    compiled = compile_policy(policy, catalogue)
    done = perf_counter()
    findings = check(compiled).findings
    checked = perf_counter()
    diagrams = compiled.diagrams
    nodes = len(list(diagrams.forest.below(diagrams.joint))) if diagrams else 0
    is_finished = all(finding.kind != "not_finished" for finding in findings)
    return Grown(way, facts, rules, done - started, checked - done, nodes, len(findings), is_finished)


def row(grown: Grown) -> str:
    """A measured policy as a row of the table."""
    times = f"{grown.compile_s:.2f} | {grown.nodes or '-'} | {grown.check_s:.2f} | {grown.whole_s:.2f}"
    state = "finished" if grown.is_finished else "not_finished"
    return f"| {grown.way} | {grown.facts} | {grown.rules} | {times} | {grown.findings} | {state} |"


def picture(found: Sequence[Grown]) -> str:
    """The times over the number of rules, a panel for each way of growing; hollow where not finished."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH * len(WAYS)}" height="{HEIGHT + 20}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for panel, way in enumerate(WAYS):
        parts += [f'<g transform="translate({panel * WIDTH},10)">', *_axes(way)]
        for facts in FACTS:
            parts += _curve([each for each in found if (each.way, each.facts) == (way, facts)], facts)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _axes(way: str) -> list[str]:
    left, bottom = EDGE, HEIGHT - EDGE
    title = f"grown by {way}: seconds to compile and check"
    lines = [f'<text x="{WIDTH / 2}" y="12" text-anchor="middle">{title}</text>']
    for seconds in (0.01, 0.1, 1.0, 10.0):
        y = _y(seconds)
        lines.append(f'<line x1="{left}" x2="{WIDTH - 20}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>')
        lines.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{seconds:g}</text>')
    for rules in RULES:
        lines.append(f'<text x="{_x(rules):.0f}" y="{bottom + 18}" text-anchor="middle">{rules}</text>')
    lines.append(f'<text x="{WIDTH / 2}" y="{bottom + 36}" text-anchor="middle">rules</text>')
    return lines


def _curve(points: Sequence[Grown], facts: int) -> list[str]:
    colour = COLOURS[facts]
    places = [(_x(each.rules), _y(each.whole_s), each.is_finished) for each in points]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in places)
    lines = [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for x, y, is_finished in places:
        fill = colour if is_finished else "white"
        lines.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{fill}" stroke="{colour}"/>')
    x, y, _ = places[-1]
    lines.append(
        f'<text x="{x - 8:.0f}" y="{y - 8:.0f}" text-anchor="end" fill="{colour}">{facts} facts</text>'
    )
    return lines


def _x(rules: int) -> float:
    return EDGE + (WIDTH - EDGE - 40) * (rules - RULES[0]) / (RULES[-1] - RULES[0])


def _y(seconds: float) -> float:
    share = log10(max(FASTEST_S, min(seconds, SLOWEST_S)) / FASTEST_S) / log10(SLOWEST_S / FASTEST_S)
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
