"""The command line: the verbs of each room stand in a module of their own; this one runs and ends them.

Exit codes: 0 done; 1 done, and something to look at; 2 bad input, or could not run. Must not import Qt.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from console.cli_io import Unusable, complain, unreadable, use_utf8
from console.errors import StoreUnavailable
from console.policy.faults import Faulty
from console.policy.recommend import NotFinished


def _policy(parser: argparse.ArgumentParser) -> None:
    from console.cli_policy import add_to

    add_to(parser)


def _record(parser: argparse.ArgumentParser) -> None:
    from console.cli_record import add_to

    add_to(parser)


def _ledger(parser: argparse.ArgumentParser) -> None:
    from console.cli_ledger import add_to

    add_to(parser)


# One row for each room: its word, what it is for, what adds its verbs. Only the room asked for is imported,
# so that a policy is answered without loading the store's libraries.
ROOMS = (
    ("policy", "read, ask, check and explain response policies", _policy),
    ("record", "do commands, one a line of JSON, and answer when each is on the disk", _record),
    ("ledger", "check, rebuild, export and copy the store", _ledger),
)


def run(argv: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    use_utf8()
    try:
        args = parser(argv).parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else 2
    except BrokenPipeError:
        return _reader_left()
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
        return 2
    except Exception:
        # A bug. Python's own exit code for it would be 1, which here means a finding.
        traceback.print_exc()
        return 2
    return code


def parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line, in full only for the room that the arguments name."""
    top = argparse.ArgumentParser(
        prog="console",
        description="Without a verb: the desk. With `practice`: the practice desk.",
    )
    rooms = top.add_subparsers(dest="room", metavar="ROOM", required=True)
    for word, tells, add_to in ROOMS:
        room = rooms.add_parser(word, help=tells, description=tells)
        if word in argv:
            add_to(room)
    return top


def _reader_left() -> int:
    """Whoever read the output has had enough (`| head`): what was wanted is done."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0
