"""The paper pack after words were erased on the command line: the one that stands there is written anew.

A desk does that by itself; where none is open, the pack would keep the words.
"""

from pathlib import Path

from console.cli_io import complain
from console.domain.clock import utc_now
from console.ledger.heads import head_on_paper
from console.ledger.standing import standing
from console.reports.paper_files import entries_there, trouble_words, write_pack
from console.reports.paper_pack import PackOf, paper_pack
from console.session_paper import pack_folder
from console.settings import own_settings, resources_dir
from console.settings_file import PaperSettings, SettingsFaulty, read_settings

STILL = (
    "{trouble} The paper pack there may still hold the words: have it written anew once that is mended, with "
    "`console report paper --out {folder}`, or delete it."
)


def pack_without_erased(store: Path) -> str:
    """Have no pack of this store hold words that were erased; what keeps it from that, in words."""
    folder = pack_folder(store.absolute(), _asked())
    stands = standing(store)
    try:
        entries = entries_there(folder, stands.ledger, is_practice=stands.is_practice)
        if entries is None or entries >= stands.erased_by or stands.board.room is None:
            return ""
        of = PackOf(stands.ledger, stands.is_practice, head_on_paper(stands.head))
        sheet = paper_pack(stands.board, utc_now(), of, stands.place_of)
        write_pack(sheet, folder, resources_dir() / "fonts")
    except OSError as trouble:
        return STILL.format(trouble=trouble_words(trouble, folder), folder=folder)
    return ""


def _asked() -> PaperSettings:
    try:
        return read_settings(own_settings()).paper
    except SettingsFaulty as faulty:
        complain(faulty.says)
        return PaperSettings()
