"""What a widget wishes that only the screen can do. A widget must not know what becomes of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that changes what is shown and nothing else, such as opening a page; `value` says which."""

    name: str
    value: str = ""
