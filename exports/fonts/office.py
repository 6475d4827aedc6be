"""Which of the office's own fonts (仿宋_GB2312, 方正小标宋 …) stand before the shipped ones?

Those found on this machine that may be embedded and draw every character of GB 2312; the shipped ones stay behind them
as fallbacks. A face is looked at when a print first needs it. FEDERATION_DESK_FONTS=shipped prints with the shipped
ones alone, as tests do.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from exports.errors import FileProblem
from exports.fonts.faces import SHIPPED, Collected, Face, Place
from exports.fonts.glyphs import FontSet, shipped_fonts
from exports.fonts.loader import font_file
from exports.fonts.sfnt import FontHead, heads_of

SWITCH: Final = "FEDERATION_DESK_FONTS"

OFFICE_NAMES: Final[Mapping[Face, tuple[str, ...]]] = {
    Face.FANG: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    Face.HEI: ("黑体", "SimHei"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    Face.XIAOBIAO: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    Face.SONG: ("宋体", "SimSun"),
}
"""The names under which offices have them, best first."""

_LEAST_SIZE: Final = 1 << 20
"""A font of all these characters is larger; smaller files are not opened."""
_MARKS: Final = "，。、；：？！（）《》0123456789"
_ENDS: Final = frozenset({".ttf", ".ttc"})


def fonts_for_print() -> FontSet:
    """The office's fonts before the shipped ones, or these alone."""
    return shipped_fonts() if os.environ.get(SWITCH) == "shipped" else _of_this_machine()


@cache
def _of_this_machine() -> FontSet:
    return FontSet(OfficeChains(font_folders()))


def font_folders() -> tuple[Path, ...]:
    """Where systems keep fonts."""
    if os.name == "nt":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        own = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
        return windows, own
    home = Path.home()
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".fonts", home / ".local/share/fonts", Path("/Library/Fonts"), home / "Library/Fonts")


class OfficeChains(Mapping[Face, tuple[Place, ...]]):
    """For each face the office's font, where there is a usable one, and behind it the shipped ones."""

    def __init__(self, folders: Iterable[Path], names: Mapping[Face, tuple[str, ...]] = OFFICE_NAMES) -> None:
        self._folders = tuple(folders)
        self._names = names
        self._heads: list[FontHead] | None = None
        self._found: dict[Face, tuple[Place, ...]] = {}

    def __getitem__(self, face: Face) -> tuple[Place, ...]:
        if face not in self._found:
            own = next(self._usable(face), None)
            self._found[face] = SHIPPED[face] if own is None else (own, *SHIPPED[face])
        return self._found[face]

    def __iter__(self) -> Iterator[Face]:
        return iter(Face)

    def __len__(self) -> int:
        return len(Face)

    def _usable(self, face: Face) -> Iterator[Place]:
        if self._heads is None:
            self._heads = [head for path in _files(self._folders) for head in heads_of(path) if head.embeddable]
        for name in self._names.get(face, ()):
            for head in self._heads:
                place = Collected(head.path, head.number)
                if name in head.names and draws_everything(place):
                    yield place


def draws_everything(place: Place) -> bool:
    """Whether every hanzi of GB 2312 and the marks of a text have a glyph with ink; False for a broken file."""
    try:
        font = font_file(place)
        return all(font.advance(char) is not None and font.ink(char) for char in (*_hanzi(), *_MARKS))
    except (FileProblem, struct.error, IndexError):
        return False


def _hanzi() -> Iterator[str]:
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            if char := bytes([high, low]).decode("gb2312", "ignore"):
                yield char


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        try:
            files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDS)
            yield from (path for path in files if path.stat().st_size >= _LEAST_SIZE)
        except OSError:
            # A folder that may not be read has no fonts for us.
            continue
