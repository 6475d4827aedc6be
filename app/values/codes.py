"""Is this a unified social credit code (统一社会信用代码, GB 32100-2015), and whose kind of body does it say?"""

import re
from functools import cache
from itertools import product
from typing import Any

from app.values.characters import half_width
from app.values.problem import ValueProblem

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# As python-stdnum has it, and with the departments A, N and Y, which it does not know yet.
_SHAPE = re.compile(f"[1-9ANY][0-9]{{7}}[{_ALPHABET}]{{10}}")
# Read from a photo or typed by hand, these stand in place of what the standard allows.
_LOOK_ALIKES = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U 或 Y"}
_READ_AS = {"O": "0", "I": "1L", "Z": "2", "S": "5", "V": "UY", "L": "L1", "B": "B8", "8": "8B", "D": "D0"}
"""What each character may have been before it was misread; what the standard allows stands for itself too."""
_EXPECTED_PREFIXES = {"51": "社会团体", "91": "企业", "92": "个体工商户", "93": "农民专业合作社"}
# Table 1 of the standard with its first amendment; 54 and 55 came later for village and residents' committees.
_OTHER_PREFIXES = {
    "11": "机关",
    "12": "事业单位",
    "13": "编办直接管理机构编制的群众团体",
    "19": "机构编制部门登记的其他机构",
    "21": "外国常驻新闻机构",
    "29": "外交部门登记的其他机构",
    "31": "律师执业机构",
    "32": "公证处",
    "33": "基层法律服务所",
    "34": "司法鉴定机构",
    "35": "仲裁委员会",
    "39": "司法行政部门登记的其他机构",
    "41": "外国在华文化中心",
    "49": "文化部门登记的其他机构",
    "52": "民办非企业单位",
    "53": "基金会",
    "54": "村（居）民委员会",
    "55": "村（居）民委员会",
    "59": "民政部门登记的其他机构",
    "61": "外国旅游部门常驻代表机构",
    "62": "港澳台地区旅游部门常驻代表机构",
    "69": "旅游部门登记的其他机构",
    "71": "宗教活动场所",
    "72": "宗教院校",
    "79": "宗教部门登记的其他机构",
    "81": "基层工会",
    "89": "工会登记的其他机构",
    "A1": "军队事业单位",
    "A9": "军队的其他机构",
    "N1": "组级集体经济组织",
    "N2": "村级集体经济组织",
    "N3": "乡镇级集体经济组织",
    "N9": "农业部门登记的其他机构",
    "Y1": "其他机构",
}


def clean_credit_code(text: str) -> str:
    """The code in capitals without spaces and hyphens. O and 0 are never exchanged in silence."""
    return half_width(text).replace(" ", "").replace("-", "").upper()


def check_credit_code(text: str) -> str:
    """The clean code; ValueProblem says which character is wrong and what is expected there."""
    code = text if _SHAPE.fullmatch(text) else clean_credit_code(text)
    if "E+" in code or (code.endswith(".0") and code[:-2].isdigit()):
        raise ValueProblem("代码被表格软件改成了科学计数，后几位已经丢失；请按营业执照重新填写")
    if len(code) != 18:
        old = "（15 位的是旧注册号）" if len(code) == 15 and code.isdigit() else ""
        raise ValueProblem(f"应为 18 位，现有 {len(code)} 位{old}；请核对{_paper(code)}")
    if not _SHAPE.fullmatch(code):
        _check_characters(code)
    expected = _check_digit(code)
    if code[-1] != expected:
        raise ValueProblem(f"第 18 位校验码不对，应为 {expected}；请核对{_paper(code)}")
    return code


def credit_code_warning(code: str) -> str | None:
    """What is unusual about a valid code: it belongs neither to an enterprise of any kind nor to an association."""
    prefix = clean_credit_code(code)[:2]
    if prefix in _EXPECTED_PREFIXES:
        return None
    kind = _OTHER_PREFIXES.get(prefix)
    if kind is None:
        return f"代码以 {prefix} 开头，国家标准中没有这一类；请核对证照"
    return f"代码以 {prefix} 开头，是{kind}的代码，不是企业或社会团体的；请核对证照"


def make_credit_code(prefix17: str) -> str:
    """A code that passes the check, for sample data: 17 characters and their check character."""
    code = clean_credit_code(prefix17)
    if len(code) != 17:
        raise ValueProblem(f"应为 17 位，现有 {len(code)} 位；请核对代码的前 17 位")
    _check_characters(code)
    return check_credit_code(code + _check_digit(code))


def _check_digit(code: str) -> str:
    return str(_standard().calc_check_digit(code))


@cache
def _standard() -> Any:
    from stdnum.cn import uscc  # brings network libraries along: 20 ms that the first rows need not wait for

    return uscc


def _check_characters(code: str) -> None:
    for place, character in enumerate(code, 1):
        _check_character(place, character)


def _check_character(place: int, character: str) -> None:
    if character not in _ALPHABET:
        likely = _LOOK_ALIKES.get(character)
        hint = f"（可能是 {likely}）" if likely else ""
        raise ValueProblem(f"第 {place} 位 {character} 不是代码允许的字符{hint}；请核对证照")
    if place == 1 and character not in "123456789ANY":
        raise ValueProblem(f"第 1 位 {character} 不是登记部门的代号；请核对证照")
    if 2 <= place <= 8 and not character.isdigit():
        raise ValueProblem(f"第 {place} 位应为数字，现为 {character}；请核对证照")


def _paper(code: str) -> str:
    """Which paper carries the code."""
    return "营业执照" if code[:1] == "9" or not code else "登记证书"


def likely_code(text: str) -> str | None:
    """The one valid code that a misread one may stand for (O for 0, I for 1 …); offered, never taken by itself."""
    code = clean_credit_code(text)
    if len(code) != 18:
        return None
    choices = [_READ_AS.get(character, character) for character in code]
    if all(len(choice) == 1 for choice in choices) or sum(len(choice) > 1 for choice in choices) > 6:
        return None
    fitting = {candidate for candidate in map("".join, product(*choices)) if candidate != code and _is_valid(candidate)}
    return fitting.pop() if len(fitting) == 1 else None


def _is_valid(code: str) -> bool:
    return bool(_SHAPE.fullmatch(code)) and code[-1] == _check_digit(code)
