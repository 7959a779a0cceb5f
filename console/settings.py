"""Where things stand on this machine: the product's resources and the user's store.

The only module that reads the environment.
"""

import os
import sys
from pathlib import Path

STORE_VARIABLE = "DISPATCHER_CONSOLE_STORE"
PRODUCT = "dispatcher-console"


def resources_dir() -> Path:
    """The folder of facts, policies and agencies: inside the package when installed, beside it in a checkout.

    Raises FileNotFoundError where neither is there.
    """
    package = Path(__file__).resolve().parent
    for place in (package / "resources", package.parent / "resources"):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"the product's resources are missing ({package / 'resources'}): install it again"
    )


def default_store() -> Path:
    """The live store: where DISPATCHER_CONSOLE_STORE says, or in the user's data folder. Nothing is made."""
    named = os.environ.get(STORE_VARIABLE, "").strip()
    return Path(named).expanduser() if named else data_dir() / "live.store"


def practice_store() -> Path:
    """The store of the practice desk: a file of its own beside the live one."""
    live = default_store()
    return live.with_name(
        "practice.store" if live.name == "live.store" else f"{live.stem}-practice{live.suffix}"
    )


def data_dir() -> Path:
    """The folder for the user's data on this kind of machine. Nothing is made."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / PRODUCT
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / PRODUCT
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / PRODUCT


def has_display() -> bool:
    """Whether a window can be shown: on Linux where a session or a variable says so, elsewhere always."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def own_settings() -> Path:
    """The file in which a room sets what it wants otherwise (`settings_file.py`). Nothing is made."""
    return data_dir() / "settings.toml"


def desk_settings() -> Path:
    """The file that keeps a person's theme and layout. Nothing is made."""
    return data_dir() / "desk.ini"


def crash_log() -> Path:
    """The file that keeps where the program went wrong, without callers' words. Nothing is made."""
    return data_dir() / "crashes.log"
