"""Text set for paper: which signs the product's own font can draw, how wide they are, where lines break.

What the font cannot draw stands as its code, `[U+0645]`: on paper nothing vanishes. Knows no page.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from console.domain.signs import UNSEEN, shown_by

FACES = ("Regular", "SemiBold", "Bold")
"""The weights of the product's font, as its files are called."""


class Face:
    """One weight of the font: its name for the page, and its measures."""

    def __init__(self, folder: Path, weight: str) -> None:
        """Raises OSError where the file cannot be read."""
        self.name = f"SourceSans3-{weight}"
        # The library tells a file that is missing from one that is no font by its words alone.
        (folder / f"{self.name}.ttf").read_bytes()
        font = TTFont(self.name, str(folder / f"{self.name}.ttf"))
        pdfmetrics.registerFont(font)
        self._glyphs = font.face.charToGlyph
        self._widths = font.face.charWidths
        self._width_of = cache(self._sign_width)
        self._can_draw = cache(self._draws)

    def drawn(self, text: str) -> str:
        """The text as it can be drawn: accents on their letters, codes for what the font has not."""
        if text.isascii() and text.isprintable():
            return text
        return shown_by(unicodedata.normalize("NFC", text), self._can_draw)

    def width(self, text: str, size: float) -> float:
        """How wide a drawable text is, in points."""
        return sum(map(self._width_of, text)) * size / 1000

    def lines(self, text: str, size: float, width: float) -> Iterator[str]:
        """The lines of a text within a width; a word that is wider than it breaks anywhere."""
        for paragraph in self.drawn(text).split("\n"):
            yield from self._wrapped(paragraph, size, width)

    def cut(self, text: str, size: float, width: float) -> str:
        """As much of a text as has room on one line, and a sign that there is more; for names and titles."""
        line = " ".join(self.drawn(text).split())
        if self.width(line, size) <= width:
            return line
        return f"{line[: self._fits(line, size, width - self.width('…', size))]}…"

    def _wrapped(self, text: str, size: float, width: float) -> Iterator[str]:
        line, taken, space = "", 0.0, self.width(" ", size)
        for word in text.split(" "):
            wide = self.width(word, size)
            if line and taken + space + wide <= width:
                line, taken = f"{line} {word}", taken + space + wide
                continue
            if line:
                yield line
            while wide > width:
                fits = self._fits(word, size, width)
                yield word[:fits]
                word = word[fits:]
                wide = self.width(word, size)
            line, taken = word, wide
        yield line

    def _fits(self, word: str, size: float, width: float) -> int:
        taken = 0.0
        for at, sign in enumerate(word):
            taken += self.width(sign, size)
            if taken > width:
                return max(1, at)
        return len(word)

    def _sign_width(self, sign: str) -> float:
        return float(self._widths.get(ord(sign), 600))

    def _draws(self, sign: str) -> bool:
        return ord(sign) in self._glyphs and unicodedata.category(sign) not in UNSEEN
