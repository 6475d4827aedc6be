"""Who is named in one cell: one name, with a remark or a post behind it, or several names at once?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.values.person_names import part_person

_BETWEEN = re.compile(r"[、;；,，\n]+")
# 张伟（13812345678） tells two persons apart.
_WORDS = re.compile(r"[\u4e00-\u9fff、，；]+")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_BODY = re.compile(
    r".{3,}(?:公司|集团|厂|店|行|部|社|所|院|校|中心|商会|协会|联合会|工商联|学会|委员会|超市|酒店|饭店|合作社|工作室)"
)
_PLACE = re.compile(r"..(?:院|店|厂|社|所|校|馆|商会|协会|中心)$")
"""A short name that ends so is no person: 附一医院（江城）."""
_BRANCH = re.compile(r"(?:[分支](?:公司|行|店|会|院|厂|所|社|部|校|中心)|营业部)$")
_POST = re.compile(
    r"(?:主席|会长|理事长|监事长|秘书长|董事长|总裁|经理|主任|局长|处长|科长|书记|部长|委员|常委|执委|院长|校长|厂长|行长"
    r"|调研员|同志)$"
)
_AND_OTHERS = re.compile(
    r"^(.{2,}?)(?<![高平均初中同优特])等(?:(?:\d+|[一二三四五六七八九十]+|多|数)[家人位名户个余多]*)?"
    r"(?:企业|单位|公司|会员|商会)?$"
)
_COMPOUND = re.compile(
    "欧阳|上官|司马|诸葛|司徒|东方|慕容|夏侯|皇甫|尉迟|公孙|长孙|令狐|宇文|轩辕|端木|独孤|南宫|澹台|淳于|鲜于|濮阳|呼延|闻人"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The name to keep; what was left out of it (`remark`); how many names there seem to be."""

    name: str
    remark: str = ""
    many: int = 1
    sure: bool = True
    """False: what was left out has to be looked at."""


def named(cell: str, refers_to: Sequence[str]) -> Named | None:
    """What a cell of a party says besides one plain name; None where it is one."""
    text = cell.strip()
    names = _names(text, people="person" in refers_to)
    if len(names) > 1:
        return Named("、".join(names), many=len(names))
    if "person" not in refers_to:
        return None
    if text[-1:] in "）)" or "已故" in text[:3]:
        parted = part_person(text)
        person = _PERSON.fullmatch(parted.name) and not _PLACE.search(parted.name)
        if parted.marked or (_WORDS.fullmatch(parted.remark) and person):
            return Named(parted.name, parted.remark, sure=parted.marked)
    first, _, rest = text.partition(" ")
    if rest and _PERSON.fullmatch(first) and _POST.search(rest):
        return Named(first, rest.strip())
    return None


def bodies_in(cell: str) -> list[str]:
    """The names of firms and associations in a cell that should hold one: also where only a space parts them.

    A branch that is written behind its firm is no second one: 青禾保险股份有限公司 江城分公司.
    """
    names, apart = _names(cell.strip(), people=False), cell.split()
    parted = names if len(names) > 1 else apart
    several = len(parted) > 1 and all(map(_BODY.fullmatch, parted)) and not any(map(_BRANCH.search, parted))
    return parted if several else [cell]


def people_in(text: str) -> str:
    """Names of people between which only a space stands, parted by 、; any other text as it is."""
    names = _names(text.strip(), people=True)
    return "、".join(names) if len(names) > 1 else text


def is_person(text: str) -> bool:
    """As a person's name is written, and nothing else."""
    return bool(_PERSON.fullmatch("".join(text.split())))


def without_others(name: str) -> str:
    """江城宏图建设有限公司等5家 → the name alone; empty where nobody else is meant."""
    found = _AND_OTHERS.match(name)
    return found[1] if found else ""


def _names(text: str, *, people: bool) -> list[str]:
    """The names in one cell, where each piece is a whole one; else the cell as it is."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if len(pieces) > 1:
        whole = all(map(_BODY.fullmatch, pieces)) or (people and all(map(_PERSON.fullmatch, pieces)))
        return pieces if whole else [text]
    pieces = text.split()
    if not people or len(pieces) < 2 or not all(map(_PERSON.fullmatch, pieces)):
        return [text]
    # 欧阳 文博 is one person, 柏苓 副主席 one with a post.
    one = _COMPOUND.fullmatch(pieces[0]) or any(map(_POST.search, pieces[1:]))
    return [text] if one else pieces
