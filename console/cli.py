"""The command line: the verbs of each room stand in a module of their own; this one runs and ends them.

Exit codes: 0 done; 1 done, and something to look at; 2 bad input, or could not run. Must not import Qt.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from console import cli_ledger, cli_policy, cli_record
from console.cli_io import Unusable, complain, unreadable, use_utf8
from console.errors import StoreUnavailable
from console.policy.faults import Faulty
from console.policy.recommend import NotFinished

# One row for each room: its word, what it is for, and the function that adds its verbs.
ROOMS = (
    ("policy", "read, ask, check and explain response policies", cli_policy.add_to),
    ("record", "do commands, one a line of JSON, and answer when each is on the disk", cli_record.add_to),
    ("ledger", "check, rebuild, export and copy the store", cli_ledger.add_to),
)


def run(argv: Sequence[str]) -> int:
    """Carry out one command; the exit code."""
    use_utf8()
    try:
        args = parser().parse_args(argv)
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


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="console",
        description="Without a verb: the desk. With `practice`: the practice desk.",
    )
    rooms = top.add_subparsers(dest="room", metavar="ROOM", required=True)
    for word, tells, add_to in ROOMS:
        add_to(rooms.add_parser(word, help=tells, description=tells))
    return top


def _reader_left() -> int:
    """Whoever read the output has had enough (`| head`): what was wanted is done."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return 0
