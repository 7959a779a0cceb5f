"""The keys of the desk: one table from a key to a wish. The manual's page of keys holds each of them."""

from collections.abc import Mapping
from types import MappingProxyType

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "F1": "help",
        "F2": "command_line",
        "F3": "next_call",
        "F4": "address",
        "F5": "question",
        "F6": "recommendation",
        "F7": "units",
        "F8": "gravest_alert",
        "F9": "send",
        "F11": "hand_off",
        "F12": "close",
        "Ctrl+N": "new_call",
        "Ctrl+Tab": "next_open",
        "Ctrl+F": "find",
        "Ctrl+U": "find_unit",
        "Ctrl+H": "earlier",
        "Ctrl+O": "take_over",
        "Ctrl+R": "roster",
        "Ctrl+D": "hung_up",
        "Ctrl+B": "call_back",
        "Ctrl+I": "brief",
        "Ctrl+J": "join",
        "Ctrl+K": "crew",
        "Ctrl+L": "lock",
        "Ctrl+G": "ask_supervisor",
        "Ctrl+M": "lacking",
        "Ctrl+S": "try_again",
        "Ctrl+T": "other_theme",
        "Ctrl+W": "put_away",
        "Ctrl+Z": "take_back",
        "Ctrl+Shift+B": "break_glass",
        "Ctrl+Shift+L": "sign_off",
        "Ctrl+Shift+R": "reset_layout",
        "Alt+Shift+1": "desk_screen",
        "Alt+Shift+2": "people_screen",
        "Alt+Shift+3": "backup_screen",
        "Alt+Shift+4": "agency_screen",
        "Alt+Shift+5": "policy_screen",
        "Alt+Shift+6": "policy_edit",
        "Alt+Shift+7": "shift_log_screen",
        "Alt+Shift+8": "review_screen",
        "Alt+Shift+9": "reports_screen",
        "Shift+F2": "paper",
        "Shift+F3": "tear_off_calls",
        "Shift+F7": "tear_off_units",
        "Shift+F8": "silence",
        "Ctrl+F8": "all_alerts",
        "Shift+F9": "stand_down",
    }
)
"""Keys that work from anywhere on the desk, in the form of QKeySequence."""

SCREEN_KEYS: Mapping[str, str] = MappingProxyType(
    {
        wish.removesuffix("_screen").replace("_", " ").capitalize(): key
        for key, wish in KEYS.items()
        if wish.endswith("_screen")
    }
)
"""The key of each screen by its name."""

AT_THE_DOOR = ("other_theme", "break_glass", "put_away", "try_again")
"""The wishes whose keys work before a shut door too."""

ANSWER_KEYS = "1234567890ABD"
"""With Alt from anywhere on the desk, plain where the ring is on the question: an answer."""
ON_THE_DESK = ("answer", "change_number", "send", "stand_down", "hung_up", "take_over", "take_back")
"""The wishes that act on the call in front: no key grants one while another screen hides that call."""
DESK_FIRST = ("next_call", "new_call")
"""Those that take a call: from another screen their key brings the desk, and opens one when pressed again."""


def key_of(wish: str) -> str:
    """The key that wishes something from anywhere on the desk; empty where none does."""
    return next((key for key, name in KEYS.items() if name == wish), "")
