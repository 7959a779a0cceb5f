"""Who may restore a store from the command line: who may erase in it too, by their password.

Proved in the store that stands where the restored one goes, or is named; where neither opens any more, in the
newest backup that does: a room whose store is destroyed still has the passwords in its backups.
"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from console.cli_erase import may_erase
from console.cli_io import Unusable
from console.cli_sign_in import asking
from console.domain.clock import utc_now
from console.domain.refusals import in_words
from console.domain.roles import asks_for_sign_in, is_first_start
from console.errors import Refused, StoreUnavailable
from console.ledger.backups import Backup
from console.ledger.choosing import Wanted, candidates
from console.ledger.connect import connect
from console.ledger.identify import purpose_in
from console.ledger.ledger import open_ledger
from console.ledger.restore import Backups, Order, take_copy
from console.ledger.sqlite_store import open_reader
from console.session import Session

NOTHING_OPENS = "No backup opens, so nobody can prove who they are, and nothing can be restored from them."


def restorer(args: Namespace, order: Order, backups: Backups) -> str:
    """The name of who restores: as it was given, or in a room that asks for sign-ins whose password it is.

    Raises Unusable where they do not prove it, or may not, and StoreUnavailable.
    """
    sources = (backups,) if isinstance(backups, Path) else candidates(backups, Wanted())
    newest = sources[0]
    chain = _chain_start(newest) if isinstance(newest, Path) else newest.about.chain_start
    for path in dict.fromkeys((order.to, *order.known)):
        with suppress(StoreUnavailable):
            if path.exists() and _chain_start(path) == chain:
                return _proved(args, path, order.asked.by)
    return _proved_in_a_copy(args, order, sources)


def _proved_in_a_copy(args: Namespace, order: Order, sources: Sequence[Backup | Path]) -> str:
    trouble = StoreUnavailable("damaged", NOTHING_OPENS)
    for source in sources:
        try:
            with _copy_of(source, order.to) as copy:
                return _proved(args, copy, order.asked.by)
        except StoreUnavailable as unavailable:
            trouble = unavailable
    raise trouble


@contextmanager
def _copy_of(source: Backup | Path, to: Path) -> Iterator[Path]:
    """A copy that is gone afterwards: what is tried on a backup must not change it."""
    with TemporaryDirectory(prefix=f".{to.name}.", suffix=".restoring", dir=to.parent) as folder:
        copy = Path(folder) / "backup.store"
        take_copy(source, copy)
        yield copy


def _proved(args: Namespace, path: Path, name: str) -> str:
    purpose = purpose_in(path, connect)
    with closing(open_ledger(path, purpose, utc_now)) as ledger:
        board = ledger.board
        if board.room is None or not asks_for_sign_in(board) or is_first_start(board):
            return name
        session = Session(ledger, name, args.position, utc_now, purpose)
        asks = asking(session, args)
        session.who = asks.who
        try:
            may_erase(session, asks)
        except Refused as refused:
            raise Unusable(in_words(refused)) from refused
        return asks.who


def _chain_start(path: Path) -> str:
    with closing(open_reader(path)) as reader:
        return reader.identity.chain_start().hex()
