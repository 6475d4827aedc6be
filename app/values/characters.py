"""Which characters did the person mean? Full width folded, invisible ones removed."""

import re
import unicodedata

_CJK = r"\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_SPACES_BESIDE_CHINESE = re.compile(rf"(?<=[{_CJK}]) +| +(?=[{_CJK}])")
# Kangxi radicals come out of PDFs, compatibility ideographs out of old code pages; both look right and never match.
_LOOK_ALIKES = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0002f800-\U0002fa1f]")
_HALF_WIDTH = re.compile(r"[!-~\u4e00-\u9fff]+")
_RAISED = re.compile("([²³¹⁰⁴-⁹₀-₉①-⑳⓪])")
"""Marks of a footnote, as in 5000①: NFKC would make them the last figure of the number."""
_SET_APART = re.compile(r"(?a)(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d| \d)")
_GROUPED = re.compile(r"(?a)(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d|,\d)")
_NEEDLESS = re.compile(r"(?<!\d)\s|\s(?!\d)")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))

is_clean = re.compile(r"[!-~\u3001\u3002\u4e00-\u9fff（），：；]+").fullmatch
"""Does the text hold nothing but signs that stay as they are, whatever is asked of it? As most cells do."""


def text_clean(text: str, *, keep_lines: bool = False) -> str:
    """The text without invisible characters and needless spaces; what can be read stays.

    Full-width letters and digits become plain ones, full-width brackets and punctuation stay (no blanket
    NFKC, which would also turn （ into ( and ① into 1). Spaces beside Chinese characters go, others become one.
    With ``keep_lines`` line breaks stay, otherwise they count as spaces.
    """
    if is_clean(text):
        return text
    if keep_lines:
        return "\n".join(text_clean(line) for line in text.splitlines()).strip("\n")
    seen = visible(unicodedata.normalize("NFC", text))
    plain = _LOOK_ALIKES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), seen)
    return _SPACES_BESIDE_CHINESE.sub("", " ".join(plain.split()))


def half_width(text: str) -> str:
    """What a date, an amount or a number is read from: NFKC but for raised figures, every dash as -, single spaces."""
    if _HALF_WIDTH.fullmatch(text):
        return text
    plain = "".join(
        part if _RAISED.match(part) else unicodedata.normalize("NFKC", part) for part in _RAISED.split(visible(text))
    )
    return " ".join(visible(plain).translate(_DASHES).split())


def unspaced(text: str) -> str:
    """`half_width` without spaces; two numbers stay two: 3000 2000 and two lines of figures are never 30002000.

    1 234 567 is one number, with its thousands set apart.
    """
    if _HALF_WIDTH.fullmatch(text):
        return text
    lines = "\n".join(filter(None, map(half_width, text.splitlines())))
    return _NEEDLESS.sub("", _SET_APART.sub(lambda figures: figures.group().replace(" ", ""), lines))


def ungrouped(plain: str) -> str:
    """1,234,567.5 without the commas between its thousands; a comma that stands elsewhere stays: 3,5 is not 35."""
    return _GROUPED.sub(lambda figures: figures.group().replace(",", ""), plain)


def visible(text: str) -> str:
    """The text without zero-width, control and half characters; odd spaces and line breaks as a plain space."""
    return text if text.isprintable() else "".join(map(_visible_form, text))


def _visible_form(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\v\f\r\x85":
        return " "
    # Half a surrogate pair and the noncharacters cannot be stored or written to a workbook.
    lost = category in ("Cc", "Cf", "Cs") or ord(character) & 0xFFFE == 0xFFFE
    return "" if lost else character
