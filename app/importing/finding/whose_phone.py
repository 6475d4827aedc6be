"""Whose is a telephone behind a person's column: 会长 | 电话 | 秘书长 | 电话?

The one behind the contact, or behind the name in a list of people, is the record's own. Those of others are kept in the
remarks as 会长电话, for no kind has a field for them; a body's only number is taken for it, and asked about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.importing.finding.heads import Band
from app.importing.finding.meanings import BY_HAND, CONTACT, WEAK, Meaning
from app.kinds.base import FieldType, RecordKind

_BARE = frozenset(
    [
        "电话",
        "手机",
        "手机号",
        "手机号码",
        "电话号码",
        "联系电话",
        "联系方式",
        "联系手机",
        "联系号码",
        "移动电话",
        "联系电话号码",
    ]
)
_OF_ANYBODY = frozenset(("联系电话", "联系方式"))
"""A body is reached so, whoever stands before it."""

_PERSON = re.compile(
    r".{0,4}(?:会长|秘书长|理事长|监事长|主席|董事长|总经理|法人|法定代表人?|法人代表|负责人|代表人|联系人|联络人|联络员|经办人"
    r"|书记|主任|领导|校长|院长|专员|助理|姓名)(?:姓名)?"
)
_OF_A_PERSON = frozenset(["性别", "民族", "职务", "职称", "职位", "政治面貌", "党派", "学历", "出生年月", "籍贯"])
"""What may stand between a person and the telephone."""


@dataclass(frozen=True)
class Phones:
    """The telephone columns of one table that are behind somebody else than the record's contact."""

    kept: Mapping[int, str]
    """Column to the words before its numbers in the remarks: 会长电话."""
    doubts: tuple[tuple[str, str], ...] = ()
    """Label of the field and what is to be asked."""


def phones_of_others(kind: RecordKind, band: Band, meant: Mapping[int, Meaning | None]) -> Phones:
    """`meant`: the meaning of each column by its heading alone; what the clerk said of one stays as it is."""
    phones = {column: meaning for column, meaning in meant.items() if meaning and _is_phone(meaning)}
    owners = {
        column: owner
        for column, meaning in phones.items()
        if meaning.sureness < BY_HAND and (owner := _owner(kind, band, meant, column))
    }
    if "notes" not in kind.labels:
        return Phones({})
    if len(owners) == len(phones) == 1 and not kind.personal:
        ((column, owner),) = owners.items()
        if band.paths[column][-1] in _OF_ANYBODY or _is_of_the_record(band.paths[column][-1], meant.get(column - 1)):
            return Phones({})
        label = phones[column].field.label
        words = f"“{_leaf(band, column)}”跟在“{owner}”后面，表里没有别的电话，当作{kind.label}的联系电话导入"
        return Phones({}, ((label, f"{words}；如只是{owner}本人的，请把这一列改为“记入备注”"),))
    kept = {column: f"{owner}{_leaf(band, column)}" for column, owner in owners.items()}
    # 法人电话 in one cell, beside a telephone that is surely the record's own.
    weak = {
        column: band.shown[column].replace(" / ", "") for column, meaning in phones.items() if meaning.sureness == WEAK
    }
    return Phones({**weak, **kept} if len(phones) > len({**weak, **kept}) else kept)


def _is_of_the_record(heading: str, before: Meaning | None) -> bool:
    """法定代表人 | 电话: he is written down of the record itself, and 电话 alone does not say that it is his."""
    return heading in ("电话", "电话号码") and before is not None and before.field.type is FieldType.TEXT


def _is_phone(meaning: Meaning) -> bool:
    return meaning.field.type is FieldType.PHONE


def _owner(kind: RecordKind, band: Band, meant: Mapping[int, Meaning | None], column: int) -> str:
    """The heading of the person to whom the telephone belongs; empty where it is the record's own."""
    path = band.paths[column]
    if path[-1] not in _BARE:
        return ""
    own = kind.title if kind.personal else CONTACT
    if len(path) > 1 and _PERSON.fullmatch(path[-2]):  # 会长 over 姓名 and 电话
        beside = (meant.get(each) for each, other in band.paths.items() if other[:-1] == path[:-1])
        of_own = path[-2].startswith("联系") or any(each is not None and each.field.name == own for each in beside)
        return "" if of_own else _person(band.shown[column].split(" / ")[-2])
    before = column - 1
    while (passed := band.paths.get(before)) and (_is_of_a_person(passed) or _passes(meant.get(before))):
        before -= 1
    # Under another heading of the row above, or under none, it is another matter: 法定代表人 → 姓名 | 联系方式 → 手机.
    if not passed or passed[:-1] != path[:-1] or not _PERSON.fullmatch(passed[-1]):
        return ""
    named = meant.get(before)
    return "" if named and named.field.name == own else _person(_leaf(band, before))


def _passes(meaning: Meaning | None) -> bool:
    return meaning is not None and _is_phone(meaning)


def _is_of_a_person(path: tuple[str, ...]) -> bool:
    return path[-1] in _OF_A_PERSON


def _person(heading: str) -> str:
    """法定代表人姓名 → 法定代表人."""
    return heading.removesuffix("姓名") or heading


def _leaf(band: Band, column: int) -> str:
    return band.shown[column].split(" / ")[-1]
