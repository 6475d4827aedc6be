"""How is a font file read, once, for measuring and for embedding?"""

import struct
from functools import cache
from pathlib import Path
from threading import Lock

from exports.errors import FileProblem
from exports.fonts.faces import Collected, Place

_reading = Lock()


class FontFile:
    """One TrueType file: which characters it really draws, and their measures in ems."""

    def __init__(self, path: Path, index: int = 0) -> None:
        # reportlab costs a quarter of a second; a program that prints nothing never pays it.
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFError

        from exports.fonts.embedding import EmbeddedFont

        self.name = f"{path.stem}-{index}" if index else path.stem
        """The name under which reportlab knows the font."""
        try:
            self.font = EmbeddedFont(self.name, path, index)
        except (OSError, TTFError, struct.error, KeyError, IndexError) as error:
            raise FileProblem(f"字体文件“{path.name}”读不出来，请重新安装本程序。") from error
        pdfmetrics.registerFont(self.font)

    def advance(self, char: str) -> float | None:
        """The advance of a character in ems; None if the font has no entry for it."""
        width = self.font.face.charWidths.get(ord(char))
        return None if width is None else width / 1000

    def ink(self, char: str) -> tuple[float, float] | None:
        """Left and right edge of what is drawn, in ems; None if nothing is (missing or an empty outline)."""
        face = self.font.face
        index = face.charToGlyph.get(ord(char), 0)
        if index == 0 or face.glyphPos[index] == face.glyphPos[index + 1]:
            return None
        start = face.get_table_pos("glyf")[0] + face.glyphPos[index]
        left, _, right = struct.unpack(">hhh", face.get_chunk(start + 2, 6))
        return left / face.unitsPerEm, right / face.unitsPerEm


@cache
def _loaded(path: Path, index: int) -> FontFile:
    return FontFile(path, index)


def font_file(place: Place) -> FontFile:
    """The font in a place, read at its first use and kept for the life of the program."""
    path, index = place if isinstance(place, Collected) else (place, 0)
    with _reading:
        return _loaded(path, index)
