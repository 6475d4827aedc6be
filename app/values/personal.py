"""Which digits of a text belong to a person, and how are they hidden from people outside the office?"""

import re

from app.values.phone_masks import mask_phone

# 17 digits with a birthday in the middle, and a check character.
_IDENTITY = re.compile(
    r"(?a)(?<![\dA-Za-z])([1-8]\d{2})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[\dXx])(?![\dA-Za-z])"
)
_PHONE = re.compile(r"(?a)(?<![\dA-Za-z])(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|[48]00-\d{3}-\d{4})(?![\dA-Za-z])")
_HIDDEN = re.compile(r"(?a)[\d+][\d-]+\*{3,}-?[\dXx]{2,}")
_HIDDEN_PHONE = re.compile(r"[\d+*\-、,;/ ]*\*{2,}[\d+*\-、,;/ ]*")


def hide_personal(text: str) -> str:
    """The text with telephone and identity numbers hidden in the middle: 138****5678, 320***********1234."""
    if len(text) < 10:
        return text
    text = _IDENTITY.sub(lambda found: f"{found[1]}{'*' * 11}{found[2]}", text)
    return _PHONE.sub(lambda found: mask_phone(found[0]), text)


def holds_hidden(text: str) -> bool:
    """Whether a number was hidden in this text by `hide_personal`; the masks of names (某某**商会) do not count."""
    return "***" in text and _HIDDEN.search(text) is not None


def is_hidden_phone(text: str) -> bool:
    """Whether this is a telephone number with hidden digits, and nothing else."""
    return "**" in text and _HIDDEN_PHONE.fullmatch(text.strip()) is not None
