"""The desk's sounds as data: which tones each has, how often it comes, how it climbs. Nothing is played here.

Sounds are calm and low, so that a caller on the line is not frightened by them; and rare, so that the caller
can be heard: between two of them it is quiet for `QUIET_S`. A test holds both.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

SoundKind = Literal["help", "check", "call", "limit", "reminder"]
"""A crew calls for help; a crew at a scene is asked after; a call rings; a limit has passed; look at this."""
SoundName = Literal["alternating", "rising", "double", "falling", "single"]
"""The patterns that there are; a room chooses which stands for which kind."""


class Tone(NamedTuple):
    """One tone: how high, how long, and the pause after it."""

    hz: int
    ms: int
    pause_ms: int = 0


KINDS: tuple[SoundKind, ...] = ("help", "check", "call", "limit", "reminder")
"""The kinds, the gravest first."""
PATTERNS: Mapping[SoundName, tuple[Tone, ...]] = MappingProxyType(
    {
        "alternating": (Tone(880, 150, 40), Tone(1175, 150, 40), Tone(880, 150, 40), Tone(1175, 150)),
        "rising": (Tone(587, 200, 30), Tone(740, 300)),
        "double": (Tone(440, 120, 30), Tone(523, 120, 180), Tone(440, 120, 30), Tone(523, 120)),
        "falling": (Tone(349, 250, 30), Tone(262, 350)),
        "single": (Tone(659, 180),),
    }
)
"""The tones of each pattern. No tone stands in two patterns."""
USUAL: Mapping[SoundKind, SoundName] = MappingProxyType(
    {
        "help": "alternating",
        "check": "rising",
        "call": "double",
        "limit": "falling",
        "reminder": "single",
    }
)
"""The pattern of each kind where a room says nothing."""
RHYTHM_S: Mapping[SoundKind, tuple[int, int, int]] = MappingProxyType(
    {
        "help": (6, 6, 6),
        "check": (30, 20, 15),
        "call": (8, 6, 6),
        "limit": (60, 45, 30),
        "reminder": (180, 180, 180),
    }
)
"""How many seconds after a sound of one alert the next of the same comes, at each level."""
GAINS = (0.45, 0.75, 1.0)
"""How loud each level is, as a share of the room's volume."""
LEVELS = ("reminder", "louder", "supervisor")
"""How an alert climbs; at the last it is heard wherever a supervisor sits too."""
CLIMBS_S = 120
"""So long after its limit an alert that nobody answers climbs to the last level."""
QUIET_S = 4
"""The least silence between the end of one sound and the beginning of the next, whatever is due."""


def length_s(sound: SoundName) -> float:
    """How long a pattern takes, its pauses included."""
    return sum(tone.ms + tone.pause_ms for tone in PATTERNS[sound]) / 1000
