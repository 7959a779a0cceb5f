"""What a widget wishes that only the screen can do. A widget must not know what becomes of it."""

from typing import NamedTuple


class Wish(NamedTuple):
    """Something that changes what is shown and nothing else, such as opening a page; `value` says which."""

    name: str
    value: str = ""
