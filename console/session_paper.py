"""Where the paper pack of a store stands, by the settings of the room."""

from pathlib import Path

from console.settings_file import PaperSettings

FOLDER = "paper"


def pack_folder(store: Path, asked: PaperSettings) -> Path:
    """The folder that the settings name; without one, a folder beside the store. It may not be there."""
    return Path(asked.folder).expanduser() if asked.folder else store.parent / FOLDER
