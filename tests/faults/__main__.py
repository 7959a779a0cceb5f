"""Makes every kind of fault on purpose and prints what was left: `python -m tests.faults [--quick] [KIND …]`.

One table, in Markdown; below it, in words, whatever was lost or half there, and then the exit code is 1. What
a machine does not allow, tracing or mounting, is said and left out.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bench.measured import machine
from tests.faults.kinds import KINDS, Kind
from tests.faults.parallel import AT_ONCE
from tests.faults.tried import HEAD, Tried, added, is_survived, table_line

WORDS_MAX = 20


def main(words: Sequence[str]) -> int:
    """Run the kinds asked for; 1 where something was lost or half there."""
    options = _parser().parse_args(words)
    began = time.monotonic()
    _say(f"{machine()}.", "", *HEAD)
    found: list[Tried] = []
    for kind in KINDS:
        if not options.kinds or kind.name in options.kinds:
            found += _tried(kind, quick=options.quick)
    counted = [each for each in found if each.is_counted]
    if counted:
        _say(table_line(added((Tried("**all of these**", ""), *counted))._replace(classes=())))
    _say("", f"In {(time.monotonic() - began) / 60:.0f} min.")
    bad = [words for each in found for words in each.told]
    _say(*(f"- {words}" for words in bad[:WORDS_MAX]))
    return 0 if all(is_survived(each) for each in found) else 1


def _tried(kind: Kind, *, quick: bool) -> list[Tried]:
    """What a kind comes to, each line of the table said as it is there."""
    found: list[Tried] = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        try:
            for each in kind.run(Path(folder), kind.quick if quick else kind.long, AT_ONCE):
                _say(table_line(each))
                found.append(each)
        except pytest.skip.Exception as why:
            _say(f"| {kind.name} | left out: {why.msg} | | | | | |")
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few of each, in two or three minutes")
    names = ", ".join(kind.name for kind in KINDS)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"only these: {names}")
    return parser


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
