"""Which marks may not start or end a line, and which may be squeezed?

Sources: GB/T 15834-2011 §5.1, W3C CLREQ, and the list of the office programs for simplified Chinese.
"""

import re
import unicodedata
from typing import Final

OPENING: Final = frozenset("（【《〈「『〔〖［｛“‘")
CLOSING: Final = frozenset("）】》〉」』〕〗］｝”’、，。．；：？！")

NO_END: Final = OPENING | frozenset("([{￥＄￡№／\"'")
NO_START: Final = CLOSING | frozenset(")]},.;:!?…·・～－–‐／％%‰℃°″′〞々ー\"'")
"""A straight quote may be either, so that it neither starts nor ends a line."""

UNSPLIT: Final = frozenset("—…")
"""Marks that are written twice and stay together."""

_WIDE: Final = frozenset("WF")
_ONE_CELL: Final = frozenset("“”‘’—…·")
_FULL: Final = 0.95
_SPACES: Final = re.compile(r"[\t\v\f\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]")
_ACCENTED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_VARIATIONS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LINE_ENDS: Final = re.compile(r"\r\n|[\r\n\x85]")
_ON_OTHERS: Final = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Accents and variation selectors: all that is called printable and yet may change here."""


def printable(text: str) -> str:
    """The text without what has no shape: control and format characters and variation selectors.

    Other blanks become plain spaces, accents are joined with their letters, line ends become a newline.
    """
    if text.isprintable() and not _ON_OTHERS.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _VARIATIONS.sub("", text))
    text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf"))


def is_wide(char: str, width: float) -> bool:
    """Whether a character, `width` ems wide in its font, is set on the grid and not as part of a word."""
    if unicodedata.east_asian_width(char) in _WIDE or char in _ONE_CELL:
        return True
    return not char.isascii() and width >= _FULL
