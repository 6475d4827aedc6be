"""What does a font file say of itself: its names, whether its outlines are TrueType, whether it may be embedded?

Only the headers are read; hostile or broken files are no fonts.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_COLLECTION: Final = b"ttcf"
_MOST_FONTS: Final = 32
_MOST_BYTES: Final = 1 << 20
_NAMES: Final = frozenset({1, 4, 16})
"""Family, full name, typographic family."""
_RESTRICTED: Final = 0x0002
_NO_SUBSETS: Final = 0x0100
_BITMAPS_ONLY: Final = 0x0200


class FontHead(NamedTuple):
    """One font of a file; `number` is its place in a collection."""

    path: Path
    number: int
    names: frozenset[str]
    embeddable: bool
    """TrueType outlines whose licence lets a part of them go into a document that is printed and sent."""


def heads_of(path: Path) -> list[FontHead]:
    """The fonts of a file; none for what is no readable font."""
    try:
        with path.open("rb") as file:
            return [_head(path, index, start, file) for index, start in enumerate(_starts(file))]
    except (OSError, struct.error, ValueError, KeyError):
        return []


def _starts(file: BinaryIO) -> list[int]:
    tag, _, count = struct.unpack(">4sII", file.read(12))
    if tag != _COLLECTION:
        return [0]
    if count > _MOST_FONTS:
        raise ValueError(count)
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _head(path: Path, index: int, start: int, file: BinaryIO) -> FontHead:
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    tables = {}
    for _ in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        tables[tag] = offset, length
    names = frozenset(_names(_table(file, *tables[b"name"])))
    (rights,) = struct.unpack(">H", _table(file, *tables[b"OS/2"])[8:10])
    forbidden = rights & 0x000F == _RESTRICTED or rights & (_NO_SUBSETS | _BITMAPS_ONLY)
    return FontHead(path, index, names, b"glyf" in tables and not forbidden)


def _table(file: BinaryIO, offset: int, length: int) -> bytes:
    if length > _MOST_BYTES:
        raise ValueError(length)
    file.seek(offset)
    return file.read(length)


def _names(table: bytes) -> Iterator[str]:
    _, count, storage = struct.unpack(">HHH", table[:6])
    for number in range(count):
        platform, _, _, kind, length, offset = struct.unpack(">6H", table[6 + 12 * number : 18 + 12 * number])
        if kind in _NAMES and platform in (0, 3):
            yield table[storage + offset : storage + offset + length].decode("utf-16-be", "replace")
