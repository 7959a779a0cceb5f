"""What a password must be. Length and what nobody would guess count; no kinds of letters are asked for.

Source: CJIS Security Policy 6.0, IA-5(1)(a) and (h): at least eight characters, every printable one and the
blank, never cut off, compared with a list of banned ones, and the reason said.
"""

import unicodedata
from collections.abc import Collection, Iterator

LENGTH_MAX = 256
"""Only so that nobody keeps the machine busy; the whole of it counts."""
RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")


def faults(
    password: str, length_min: int, banned: Collection[str], names: Collection[str]
) -> tuple[str, ...]:
    """Every reason why this password cannot be taken, as half-sentences.

    banned: lower-case words. names: of its owner and of the agency, which anybody could guess.
    """
    return tuple(_faults(password, length_min, banned, names))


def _faults(password: str, length_min: int, banned: Collection[str], names: Collection[str]) -> Iterator[str]:
    folded = password.casefold()
    if len(password) < length_min:
        yield f"it has {len(password)} characters, and at least {length_min} are needed"
    if len(password) > LENGTH_MAX:
        yield f"it has more than {LENGTH_MAX} characters"
    if any(unicodedata.category(letter).startswith("C") for letter in password):
        yield "it holds a character that cannot be printed"
    if _core(folded) in banned or folded in banned:
        yield "it is one of the passwords that are tried first"
    if password and (len(set(folded)) < 4 or _is_run(folded)):
        yield "it is one run or the same few characters"
    if any(len(part) > 3 and part in folded for name in names for part in _parts(name)):
        yield "a name in it is easily guessed"


def _core(folded: str) -> str:
    """Without the figures and signs that people put at the end of a word."""
    return folded.rstrip("0123456789!?.*#$ ")


def _is_run(folded: str) -> bool:
    bare = _core(folded) or folded
    return len(bare) > 3 and any(bare in run or bare in run[::-1] for run in RUNS)


def _parts(name: str) -> Iterator[str]:
    yield from "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
