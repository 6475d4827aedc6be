"""Who is meant by a name with a remark: 王小明（女）, 李四（已故）, 张伟（总经理）?"""

import re
from dataclasses import dataclass

from app.values.characters import text_clean

_MARK = re.compile(r"\s*[(（\[【](女|男|女士|先生|已故|故|已去世|已逝|已病故)[)）\]】]\s*$")
_REMARK = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{1,20})[)）\]】]\s*$")
_BEFORE = re.compile(
    r"^\s*[(（\[【]?(已故|故)[)）\]】]?\s*(?=(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+)\s*$)"
)
_GENDERS = {"女": "女", "女士": "女", "男": "男", "先生": "男"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name alone; `gender` as its label; `remark`: what else was said."""

    name: str
    gender: str = ""
    remark: str = ""
    marked: bool = False
    """A mark that belongs to no name was taken away: （女）, （已故）."""


def part_person(text: str) -> PersonName:
    """The parts of a person's name as written in a list. What is in other brackets comes as `remark`."""
    name, gender, remarks, marked = text, "", [], False
    for _ in range(3):
        match = _MARK.search(name)
        if match:
            gender = _GENDERS.get(match[1], gender)
            remarks += [] if match[1] in _GENDERS else ["已故"]
            marked = True
        else:
            match = _REMARK.search(name)
            if not match:
                break
            remarks.insert(0, match[1].strip())
        name = name[: match.start()]
    before = _BEFORE.match(name)
    if before and before[1] == "已故":
        name, marked = name[before.end() :], True
        remarks.append("已故")
    return PersonName(text_clean(name), gender, "；".join(dict.fromkeys(remarks)), marked)
