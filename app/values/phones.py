"""Which telephone numbers does a typed text mean?"""

import re

from app.values.characters import half_width
from app.values.phone_masks import MOBILE
from app.values.problem import ValueProblem

_EXPECTED = "请填写 11 位手机号码，或带区号的座机号码，如 0512-65221234"
_BETWEEN = re.compile(r"[、,;/|]")
# 13812345678(微信同号), 手机:13812345678
_REMARK = re.compile(r"\([\u4e00-\u9fff]+\)|(?:联系|办公)?(?:手机|电话|座机|固话|微信|办公)号?码? ?:? ?(?=[\d(+])")
_HOME = re.compile(r"(?a)^(?:\+|00)86-?|^86-?(?=1[3-9]\d{9}$)")
_AREA_IN_BRACKETS = re.compile(r"^\((0\d{2,3})\)-?")
# Three-digit area codes are 010 and 02x, all others have four digits.
_LANDLINE = re.compile(r"(?a)(010|02\d|0[3-9]\d\d)-?(\d{7,8})(?:-?(?:转|分机|X|EXT\.?|-)(\d{1,6}))?")
_LOCAL = re.compile(r"(?a)([2-8]\d{6,7})(?:-?(?:转|分机|X|EXT\.?|-)(\d{1,6}))?")
_SERVICE = re.compile(r"(?a)([48]00)-?(\d{3,4})-?(\d{3,4})")
_ABROAD = re.compile(r"(?a)(?:\+|00)([1-9]\d{6,14})")


def clean_phone(text: str, *, area_code: str | None = None) -> str:
    """The numbers as stored: 13812345678, 0512-65221234, 0512-65221234-801, 400-123-4567, +85291234567.

    Several in one cell are joined by 、. ``area_code`` completes landlines written without one; it is not guessed.
    """
    if MOBILE.fullmatch(text):
        return text
    plain = _REMARK.sub("", half_width(text).lstrip("'’`")).upper()
    if not plain:
        raise ValueProblem(f"没有填写电话；{_EXPECTED}")
    numbers: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(plain))):
        numbers += [number for number in _numbers(part, area_code) if number not in numbers]
    if not numbers:
        raise ValueProblem(f"“{text.strip()}”不是电话号码；{_EXPECTED}")
    return "、".join(numbers)


def _numbers(part: str, area_code: str | None) -> list[str]:
    """The number in this part; where spaces stand between several complete numbers, all of them."""
    whole = _number(part.replace(" ", ""), area_code)
    if whole is not None:
        return [whole]
    pieces = [_number(piece, area_code) for piece in part.split(" ")]
    if len(pieces) > 1 and all(pieces):
        return [piece for piece in pieces if piece]
    raise ValueProblem(_why_not(part))


def _number(plain: str, area_code: str | None) -> str | None:
    plain = _AREA_IN_BRACKETS.sub(r"\1-", _HOME.sub("", plain))
    digits = plain.replace("-", "")
    if MOBILE.fullmatch(digits):
        return digits
    if match := _LANDLINE.fullmatch(plain):
        return "-".join(filter(None, match.groups()))
    if match := _SERVICE.fullmatch(plain):
        digits = match[1] + match[2] + match[3]
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else None
    if match := _ABROAD.fullmatch(plain):
        return f"+{match[1]}"
    if area_code and (match := _LOCAL.fullmatch(plain)):
        return "-".join(filter(None, (area_code, *match.groups())))
    return None


def _why_not(part: str) -> str:
    tight = part.replace(" ", "")
    if re.fullmatch(r"\d\.\d+E\+?\d+", tight):
        return f"“{part}”是表格按科学计数法显示的，末几位已经丢失；请按原来的号码重填"
    if _LOCAL.fullmatch(tight):
        return f"座机“{part}”缺少区号；请写成 0512-65221234"
    if re.fullmatch(r"1\d+", tight) and len(tight) != 11:
        return f"手机号码应为 11 位，“{part}”有 {len(tight)} 位；请核对号码"
    return f"“{part}”不是电话号码；{_EXPECTED}"
