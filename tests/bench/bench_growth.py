"""How compile time, diagrams and check time grow with facts and rules: `python -m tests.bench.bench_growth`.

Prints a table; with `--svg FILE` also draws it. A policy that is too tangled to be finished says so: the time
is then that until it gave up. Times are those of one run, in seconds.
"""

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence
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
LIGHT = {
    "page": "#ffffff",
    "text": "#24292f",
    "grid": "#d0d7de",
    "20": "#1b6ca8",
    "40": "#a85b1b",
    "80": "#3f7d20",
}
DARK = {
    "page": "#0d1117",
    "text": "#e6edf3",
    "grid": "#30363d",
    "20": "#6cb6ee",
    "40": "#e8a066",
    "80": "#8fce6d",
}
LABEL = 14  # the least distance between the names of two curves
WIDTH, HEIGHT, EDGE, RIGHT = 420, 300, 50, 70
SAYS = "Seconds to compile and check a policy, by its rules and facts"
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
    width, height = WIDTH * len(WAYS), HEIGHT + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="sans-serif" font-size="12" role="img" aria-label="{SAYS}">',
        f"<title>{SAYS}</title>",
        f"<style>{_style(LIGHT)}@media (prefers-color-scheme: dark) {{{_style(DARK)}}}</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
    ]
    for panel, way in enumerate(WAYS):
        parts += [f'<g transform="translate({panel * WIDTH},10)">', *_axes(way)]
        curves = {
            facts: sorted(
                (each for each in found if (each.way, each.facts) == (way, facts)),
                key=lambda each: each.rules,
            )
            for facts in FACTS
        }
        for facts, points in curves.items():
            parts += _curve(points, facts)
        parts += [*_names({facts: points[-1] for facts, points in curves.items()}), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _style(colours: Mapping[str, str]) -> str:
    """The classes of the picture in one set of colours."""
    curves = (
        f".of{facts}{{stroke:{colours[str(facts)]};fill:{colours[str(facts)]}}}.name{facts}{{fill:{colours[str(facts)]}}}"
        for facts in FACTS
    )
    page, text, grid = colours["page"], colours["text"], colours["grid"]
    rest = f"text{{fill:{text}}}.page{{fill:{page}}}.grid{{stroke:{grid}}}.line{{fill:none}}"
    return f"{rest}{''.join(curves)}.line{{fill:none}}.hollow{{fill:{page}}}"


def _axes(way: str) -> list[str]:
    left, bottom = EDGE, HEIGHT - EDGE
    title = "grown by cards" if way == "cards" else "tangled: a hollow point was not finished"
    lines = [f'<text x="{WIDTH / 2}" y="12" text-anchor="middle" font-weight="bold">{title}</text>']
    for seconds in (0.01, 0.1, 1.0, 10.0):
        y = _y(seconds)
        lines.append(f'<line x1="{left}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}" class="grid"/>')
        lines.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{seconds:g}</text>')
    for rules in RULES:
        lines.append(f'<text x="{_x(rules):.0f}" y="{bottom + 18}" text-anchor="middle">{rules}</text>')
    lines.append(f'<text x="{WIDTH / 2}" y="{bottom + 36}" text-anchor="middle">rules</text>')
    lines.append(f'<text x="{left - 40}" y="34">seconds</text>')
    return lines


def _curve(points: Sequence[Grown], facts: int) -> list[str]:
    places = [(_x(each.rules), _y(each.whole_s), each.is_finished) for each in points]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in places)
    lines = [f'<polyline class="of{facts} line" points="{path}" stroke-width="2"/>']
    for x, y, is_finished in places:
        hollow = "" if is_finished else " hollow"
        lines.append(f'<circle class="of{facts}{hollow}" cx="{x:.0f}" cy="{y:.0f}" r="4" stroke-width="2"/>')
    return lines


def _names(last: Mapping[int, Grown]) -> list[str]:
    """How many facts each curve is of, beside its end; none over another."""
    lines, lowest = [], float("-inf")
    for facts, grown in sorted(last.items(), key=lambda each: _y(each[1].whole_s)):
        lowest = max(_y(grown.whole_s) + 4, lowest + LABEL)
        x = _x(grown.rules) + 9
        lines.append(f'<text class="name{facts}" x="{x:.0f}" y="{lowest:.0f}">{facts} facts</text>')
    return lines


def _x(rules: int) -> float:
    return EDGE + (WIDTH - EDGE - RIGHT) * (rules - RULES[0]) / (RULES[-1] - RULES[0])


def _y(seconds: float) -> float:
    share = log10(max(FASTEST_S, min(seconds, SLOWEST_S)) / FASTEST_S) / log10(SLOWEST_S / FASTEST_S)
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
