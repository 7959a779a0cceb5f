"""Starts the program: the desk where no verb is given, otherwise the command line. Only the desk needs Qt."""

import gc
import sys
from collections.abc import Sequence

VALUE_OPTIONS = ("--store", "--agency", "--policy", "--as", "--position")
CLI_OPTIONS = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if is_for_desk(words):
        # What is made on the way to the window stays: looking for garbage in it is a tenth of the start.
        gc.disable()
        from console.ui.app import run_desk

        return run_desk(words)
    from console.cli import run

    return run(words)


def is_for_desk(words: Sequence[str]) -> bool:
    """Whether the arguments open a desk: no verb or `practice`, with options or without."""
    verb, skip = None, False
    for word in words:
        if word in CLI_OPTIONS:
            return False
        if skip:
            skip = False
        elif word in VALUE_OPTIONS:
            skip = True
        elif not word.startswith("-"):
            verb = verb or word
    return verb in (None, "practice")


if __name__ == "__main__":
    sys.exit(main())
