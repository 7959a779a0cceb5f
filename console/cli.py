"""The command line: the verbs of each room stand in a module of their own; this one runs and ends them.

Exit codes: 0 done; 1 done, and something to look at; 2 bad input, or could not run. Must not import Qt.
"""

import argparse
import sys
from collections.abc import Sequence

from console.cli_io import (
    Unusable,
    check_output,
    complain,
    let_go_of_output,
    unreadable,
    use_utf8,
)
from console.errors import StoreUnavailable, where
from console.policy.faults import Faulty
from console.policy.recommend import NotFinished


def _policy(parser: argparse.ArgumentParser) -> None:
    from console.cli_policy import add_to

    add_to(parser)


def _agency(parser: argparse.ArgumentParser) -> None:
    from console.cli_pack import add_to

    add_to(parser)


def _record(parser: argparse.ArgumentParser) -> None:
    from console.cli_record import add_to

    add_to(parser)


def _people(parser: argparse.ArgumentParser) -> None:
    from console.cli_people import add_to

    add_to(parser)


def _ledger(parser: argparse.ArgumentParser) -> None:
    from console.cli_ledger import add_to

    add_to(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    from console.cli_report import add_to

    add_to(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    from console.cli_demo import add_to

    add_to(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    from console.cli_import import add_to

    add_to(parser)


# One row for each room: its word, what it is for, what adds its verbs. Only the room asked for is imported,
# so that a policy is answered without loading the store's libraries.
ROOMS = (
    ("policy", "read, ask, check and explain response policies", _policy),
    ("agency", "check an agency's pack, compare two, look at its zones", _agency),
    ("record", "do commands, one a line of JSON, and answer when each is on the disk", _record),
    ("people", "list, add and change who works here, and their accounts", _people),
    ("ledger", "check, rebuild, export and copy the store", _ledger),
    ("demo", "make a practice store with a made-up room: years of calls, from a seed", _demo),
    ("import", "take calls of another system over, from a file, by a mapping", _import),
    ("report", "what is printed or handed out, such as the paper pack", _report),
)

AT_FAULT = (
    "Something in the program is wrong. What was answered is done; look whether the rest is. "
    "For whoever looks after the program, without anybody's words:"
)
DESCRIPTION = """Without a verb: the desk. With `practice`: the practice desk. Both take --store FILE (the
store, or else the user's own), --agency ID (the agency of a store that is made now: its id or its file) and
--policy P (a policy to put in force first: its id or its file). The rooms below are for scripts;
`console ROOM --help` tells more."""


def run(argv: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    use_utf8()
    try:
        check_output()
        args = parser(argv).parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else 2
    except BrokenPipeError:
        # Whoever read the output has had enough (`| head`): what was wanted is done.
        let_go_of_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except (Unusable, Faulty, NotFinished) as error:
        complain(str(error))
        return 2
    except StoreUnavailable as error:
        complain(error.says)
        return 2
    except OSError as error:
        complain(f"{error.filename or 'reading or writing'}: {unreadable(error)}")
        let_go_of_output()
        return 2
    except Exception as error:
        # A bug. Python's own exit code for it would be 1, which here means a finding; and its message may
        # hold a caller's words, which no log may.
        complain("\n".join((AT_FAULT, *where(error))))
        return 2
    return code


def parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line, in full only for the room that the arguments name."""
    top = argparse.ArgumentParser(prog="console", description=DESCRIPTION)
    version = _version() if "--version" in argv else ""
    top.add_argument("--version", action="version", version=f"Dispatcher Console {version}")
    rooms = top.add_subparsers(dest="room", metavar="ROOM", required=True)
    for word, tells, add_to in ROOMS:
        room = rooms.add_parser(word, help=tells, description=tells)
        if word in argv:
            add_to(room)
    return top


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dispatcher-console")
    except PackageNotFoundError:
        return "(not installed: it runs from a folder of its sources)"
