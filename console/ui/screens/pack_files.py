"""The files of the Agency screen: a pack or polygons that become the draft, and a pack that is written."""

from collections.abc import Callable
from pathlib import Path

from console.bundled import file_text
from console.domain.refusals import in_words
from console.errors import Refused
from console.ui.screens.pack_work import PackWork
from console.ui.whole_file import write_whole

Translated = Callable[[str], str]


def take_pack(work: PackWork, file: Path, tr: Translated) -> str:
    """Make a file's pack the draft; why not, in words, empty where it is."""
    return _taken(file, tr, work.replace, tr("{file}: this is not TOML: {fault}."))


def take_shapes(work: PackWork, file: Path, tr: Translated) -> str:
    """Make a file's polygons those of the draft; why not, in words, empty where they are."""

    def take(text: str) -> None:
        work.take_shapes(file.name, text)

    return _taken(file, tr, take, tr("{file}: this is not JSON: {fault}."))


def write_pack(work: PackWork, file: Path, tr: Translated) -> str:
    """Write the draft to a new file; why not, in words, empty where it is written."""
    if not file.is_absolute():
        return tr("Give the file's whole path, from the root on.")
    try:
        write_whole(file, work.text)
    except FileExistsError:
        return tr("{file} is there already, and is left alone. Name a new file.").format(file=file)
    except OSError as trouble:
        return _trouble(file, trouble, tr)
    return ""


def _taken(file: Path, tr: Translated, take: Callable[[str], None], otherwise: str) -> str:
    try:
        take(file_text(file))
    except Refused as refused:
        return in_words(refused)
    except OSError as trouble:
        return _trouble(file, trouble, tr)
    except ValueError as fault:
        return otherwise.format(file=file, fault=fault)
    return ""


def _trouble(file: Path, trouble: OSError, tr: Translated) -> str:
    return tr("{file}: {why}.").format(file=file, why=trouble.strerror or trouble)
