"""How many are meant by 120人, 三十余家, 近百人, 1.2万, 第四届?"""

import re
from decimal import Decimal

from app.values.amounts import Qualifier
from app.values.characters import ungrouped, unspaced
from app.values.money import parse_qualifier
from app.values.numerals import NUMERALS, SIZES, read_numeral
from app.values.problem import ValueProblem

MOST = 2_147_483_647
"""The largest whole number that every engine keeps."""

_COUNTED = re.compile(r"(?:人次|[人名位个家户项件只次点场期条份])(?:企业|员工|职工|会员)?$")
_SIZED = re.compile(r"(?a)(\d{1,12}(?:\.\d+)?)([百千万亿])")
_ORDINAL = re.compile(rf"(?a)第?(\d+|[{NUMERALS}]+)[届次期]|第(\d+|[{NUMERALS}]+)")
_A_FEW = re.compile(r"(?<=[十百千万\d])几(?=[百千万]*$)")
_ROUND = re.compile(r"[百千万亿]")
_RANGE = re.compile(r"(?a)(?:约|大约)?\d[\d.,]*[\u4e00-\u9fff]{0,2}(?:-+|~|至|到)\d[\d.,]*[\u4e00-\u9fff]{0,4}")
_UNSAID = re.compile(r"(?:[几数][十百千万]+|若干|不足.+|不到.+|少于.+|低于.+|.*\d.*(?:以下|以内|之内))[^\W\d_]{0,2}")


def parse_count(text: str) -> tuple[int, Qualifier]:
    """The whole number and how exact it is. Raises ValueProblem where the text says no one number."""
    if len(text) < 10 and text.isdecimal() and text.isascii():  # as nearly all cells say it
        return int(text), Qualifier.EXACT
    tight = unspaced(text).replace("人以上", "以上")
    bare, qualifier = parse_qualifier(_A_FEW.sub("余", _COUNTED.sub("", tight)))
    number = _whole(_COUNTED.sub("", bare), qualifier)
    if number is None:
        raise ValueProblem(f"应为整数，如 120；现为“{text.strip()}”")
    if number > MOST:
        raise ValueProblem(f"“{text.strip()}”太大；请核对")
    return number, qualifier


def leaves_open(text: str) -> bool:
    """Whether the text speaks of a number and does not say which: 8-10人, 几十人, 20人以下."""
    tight = unspaced(text)
    return bool(_RANGE.fullmatch(tight) or _UNSAID.fullmatch(tight))


def _whole(bare: str, qualifier: Qualifier) -> int | None:
    ordinal = _ORDINAL.fullmatch(bare)
    bare = (ordinal[1] or ordinal[2]) if ordinal else bare
    plain = ungrouped(bare)
    if re.fullmatch(r"(?a)\d+(\.0+)?", plain):
        digits = plain.partition(".")[0].lstrip("0") or "0"
        return int(digits) if len(digits) <= 12 else MOST + 1
    if sized := _SIZED.fullmatch(plain):
        size = Decimal(sized[1]) * SIZES[sized[2]]
        return int(size) if size == int(size) else None
    # 百 alone says how many only in 近百人, 百余人.
    if _ROUND.match(plain) and qualifier is Qualifier.EXACT:
        return None
    return read_numeral(plain)
