"""Which part of a name tells two bodies apart, and how is a name cleaned?"""

import re
import unicodedata

from app.values.characters import text_clean

__all__ = ["listed_names", "plain_name", "text_clean"]

# What stands in brackets and says the legal form, not which company it is.
_FORM_IN_BRACKETS = re.compile(r"\((?:集团|控股|股份|(?:特殊)?普通合伙|有限合伙|个人独资|个体工商户|企业)\)")
_SUFFIXES = re.compile(
    r"(?:集团|控股|股份)*(?:有限责任公司|有限公司|公司)$|(?:集团|控股)$|(?:特殊)?普通合伙(?:企业)?$|有限合伙(?:企业)?$"
)
_ENDINGS = ("公司", "集团", "控股", "合伙", "合伙企业")
_IS_PLAIN = re.compile(r"[0-9\u4e00-\u9fff]+").fullmatch
"""Nothing to clean, as most names."""
_BETWEEN = re.compile("[、，；,;\n]")
_NOT_PART = re.compile(r"[\W_]+")


def listed_names(text: str) -> list[str]:
    """The names of a field that holds several: 曾用名."""
    return [name for part in _BETWEEN.split(text) if (name := part.strip())]


def plain_name(name: str) -> str:
    """The name for the search for duplicates: no brackets, punctuation, spaces or company suffix, small letters.

    Places in brackets stay as text, since 青禾智能（苏州）有限公司 and 青禾智能有限公司 are two companies. A branch
    (分公司) keeps its own ending. Never empty for a name that has a letter or a character.
    """
    plain = name if _IS_PLAIN(name) else unicodedata.normalize("NFKC", text_clean(name)).casefold()
    tight = plain if plain.isalnum() else _NOT_PART.sub("", _FORM_IN_BRACKETS.sub("", plain))
    if not tight.endswith(_ENDINGS) or tight.endswith("分公司"):
        return tight or _NOT_PART.sub("", plain)
    return _SUFFIXES.sub("", tight) or tight
