"""Renders and writes a paper pack in a process of its own, so that no key press waits for it.

`python -m console.reports.write_pack FOLDER FONTS` reads the parts from its input, a line each and `end`
after the last, and answers with a line of JSON: `kept` says why the files were left as they are, `trouble`
what went wrong.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from console.reports.blocks import END, Part, assembled, part_from
from console.reports.paper_files import trouble_words, write_pack

CALM = 10
"""How far this process stands back behind the desk (POSIX)."""


def main() -> int:
    """Read, render, write, answer; the exit code."""
    if hasattr(os, "nice"):
        os.nice(CALM)
    folder, fonts = map(Path, sys.argv[1:])
    try:
        pack = write_pack(assembled(_parts()), folder, fonts)
    except OSError as trouble:
        return _answer({"trouble": trouble_words(trouble, folder)}, 1)
    if pack.is_others:
        return _answer({"trouble": f"{folder}: {pack.kept}."}, 1)
    return _answer({"kept": pack.kept}, 0)


def _parts() -> Iterator[Part]:
    for line in sys.stdin:
        if line.strip() == END:
            return
        yield part_from(line)
    raise BrokenPipeError("the pack was not told to its end")


def _answer(told: dict[str, str], code: int) -> int:
    sys.stdout.write(json.dumps(told) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
