"""What does a heading mean? The words over a column, from the outermost head row to the innermost, to a field."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from app.errors import UserError
from app.importing.finding.variants import variants
from app.kinds.base import Field, FieldType, RecordKind
from exports.sheet import ReadCell

BY_HAND, EXACT, LOOSE, WEAK = 4, 3, 2, 1
"""How sure a meaning is: said by the clerk, a known heading, one with words around it, one of two that fit."""

ORDINALS = {"序号", "no", "no.", "行号", "编号", "序", "顺序", "项次", "排序号", "#"}
_SIZES = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 100, "": 1}
_MONEY_UNIT = r"(?:人民币)?(亿|千万|百万|十万|万|千|百)?(?:元|圆|人民币)(?:人民币)?|(亿|千万|百万|万)"
_UNIT = re.compile(rf"[(\[【]?(?:单位[::]?|[::,,/—-])?(?:{_MONEY_UNIT})(?:/[年月])?[)\]】]?$")
_UNIT_ABOVE = re.compile(
    r"(?:金额)?单位[::]?(?:[人家户个名笔件次项%][、,，/])*(?:人民币)?(亿|千万|百万|十万|万|千)?[元圆]"
)
_FOREIGN = re.compile(r"美[元金]|usd|港[元币]|hkd|欧元|eur|日[元币]|jpy|英镑|gbp|外币")
_DECORATION = re.compile(r"[\s*★☆※●◆■▲△:：。;；!！?？\"“”'‘’_]+")
_PLAIN_BUT_FOR_BRACKETS = re.compile(r"[0-9A-Za-z()（）\u4e00-\u9fff]+")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?|【[^【】]*】?|<[^<>]*>?|〔[^〔〕]*〕?")
_TIME_BEFORE = re.compile(
    r"^(?:截[至止].*?[日月年底末]|(?:19|20)\d\d年?(?:度)?(?:全年|末|底)?|上一?年度?|本年度?|近一年)"
)
_NUMBER_BEFORE = re.compile(
    r"^(?:\d{1,2}[、)]|(?:\d{1,2}\.?|\(\d{1,2}\)|[①-⑳])(?=\D))|^[一二三四五六七八九十]{1,3}[、.]"
)
_WORDS_AFTER = re.compile(r"(?:一栏|栏|情况|信息|填写|必填|选填)$")
_ASKED_BEFORE = re.compile(r"^(?:您的?|贵|请填写|请输入)(?=..)|^(?:现有|目前|当前)(?=..)")
"""As forms ask: 您的企业名称, 现有员工人数."""
_TOO_GENERAL = frozenset(
    ("名称", "类别", "类型", "性质", "级别", "等级", "内容", "情况", "时间", "日期", "状态", "代码")
)
"""What a word before them makes another thing: 企业类型 is no 类型 of a member."""
_TWO_WORDS = re.compile(
    r"(..+?)(姓名|名称|名字|全称|内容|(?:联系|办公|移动)?电话(?:号码)?|手机(?:号码?)?|联系方式|座机)"
)
"""What a word and its part, one under the other in some sheets, are in one cell: 秘书长姓名, 法人电话."""
_NAMES = ("姓名", "名称", "名字", "全称")
CONTACT = "contact_person"
"""The field of whom one calls: the telephone under it is the telephone of the record."""
_POST_AFTER = re.compile(r"(.*(?:单位|企业|公司|组织))(职务|职位|职称|岗位)")
"""单位职务: two things without a word between them."""
_NOW_BEFORE = re.compile(r"^现(?:任|在)?(?=\D\D)")
_GROUP = re.compile(r"(?:基本)?(?:情况|信息|资料|概况|方式|去向|内容|明细)$")
"""Ends what stands over several fields: 联系人信息 over 联系人, 电话."""
POSTS = frozenset(("职务", "职位", "职称", "岗位", "单位职务"))
_EITHER = re.compile(r"[/\\|]|或者?")
_BOTH = re.compile(r"及其?|和|与|、|\+|&|/")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field of a column, the unit its heading gives to amounts, and how sure that is."""

    field: Field
    sureness: int
    unit: int | None = None
    beside: Field | None = None
    """A telephone or a post that stands in the same cells: 联系人及电话, 单位及职务."""
    instead: bool = False
    """The column fills the field where the field's own column is empty: 物资折价 beside 捐款金额."""


def plain(heading: ReadCell) -> str:
    """A heading without what writers add to it: spaces, line breaks, stars, full width."""
    return _plain(str(heading)) if heading is not None else ""


@lru_cache(maxsize=8192)
def _plain(heading: str) -> str:
    if _PLAIN_BUT_FOR_BRACKETS.fullmatch(heading):  # as the names in most rows, which are held against the head too
        return heading.lower().replace("（", "(").replace("）", ")")
    folded = unicodedata.normalize("NFKC", heading)
    visible = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cf", "Cc") or sign.isspace())
    return _DECORATION.sub("", visible).strip(",、.").lower().replace("〔", "(").replace("〕", ")")


def without_brackets(heading: str) -> str:
    """A plain heading less what stands in brackets: 类别(单位/个人) → 类别."""
    return _BRACKETS.sub("", heading)


def split_unit(heading: str) -> tuple[str, int | None]:
    """A plain heading and the unit that ends it: 注册资本(万元) → 注册资本, 10000."""
    found = _UNIT.search(heading)
    if not found or found.start() == 0 or (found[2] and heading[found.start()] not in "([【/"):
        return heading, None
    return heading[: found.start()], _SIZES[found[1] or found[2] or ""]


def unit_of(text: str) -> int | None:
    """The size in 元 of a cell that holds a unit alone: 万元, (元), 单位：万元."""
    bare = plain(text)
    found = _UNIT.fullmatch(bare)
    return _SIZES[found[1] or found[2] or ""] if found else None


def unit_above(text: str) -> tuple[str, int] | None:
    """单位：万元, as it stands over a table, and its size in 元."""
    found = _UNIT_ABOVE.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    return (found[0], _SIZES[found[1] or ""]) if found else None


def is_foreign(heading: str) -> bool:
    """The column holds foreign money, which is never counted as 元."""
    return bool(_FOREIGN.search(heading))


def holds_periods(field: Field, heading: str) -> bool:
    """Under this heading the cells of a date say from when to when: 任期."""
    return any(words in plain(heading) for words in field.periods)


def holds_months(heading: str) -> bool:
    """Under this heading the cells of a date say a month: 出生年月."""
    bare = plain(heading)
    return "年月" in bare and "年月日" not in bare


class Meanings:
    """The headings of one kind. `mapping` (heading → field name) wins over the known ones; "" leaves a column out."""

    def __init__(self, kind: RecordKind, mapping: Mapping[str, str]) -> None:
        """Raises UserError for a field that the kind does not have."""
        self.kind = kind
        self._known = _known_headings(kind)
        self._instead = {plain(heading) for field in kind.fields for heading in field.instead}
        self._perhaps = {plain(heading) for field in kind.fields for heading in field.perhaps}
        self._by_hand: dict[str, Field | None] = {}
        for heading, name in mapping.items():
            self._by_hand[plain(heading)] = field_named(kind, name) if name else None
        self._found: dict[tuple[str, ...], Meaning | None] = {}

    def of(self, path: tuple[str, ...]) -> Meaning | None:
        """The meaning of plain headings, the outermost first; None when they mean no field of the kind."""
        if path not in self._found:
            self._found[path] = self._of(path)
        return self._found[path]

    def leaf(self, cell: str) -> bool:
        """Quickly: is this text the heading of a field by itself?"""
        return self.of((plain(cell),)) is not None

    def _of(self, path: tuple[str, ...]) -> Meaning | None:
        joined = "".join(path)
        for heading in (joined, path[-1]):
            if heading in self._by_hand:
                field = self._by_hand[heading]
                return Meaning(field, BY_HAND, self._unit(field, path)) if field else None
        found = self._levels(path)
        if found is None or (found.field.type is FieldType.MONEY and any(map(is_foreign, path))):
            return None
        unit = next((unit for unit in (self._unit(found.field, (one,)) for one in reversed(path)) if unit), None)
        return replace(found, unit=unit)

    def _levels(self, path: tuple[str, ...]) -> Meaning | None:
        """Two levels joined mean most: 法定代表人 → 姓名; the innermost alone where the outer says nothing."""
        if len(path) == 1:
            return self._single(path[0]) or self._two_words(path[0])
        alone = self._single(path[-1])  # 联系方式 → 联系人 is the contact, though 联系人联系方式 is a telephone
        whole = (
            self._single("".join(path))
            or (None if alone or _GROUP.search(path[-2]) else self._single("".join(reversed(path))))
            or self._single(_GROUP.sub("", path[-2]) + path[-1])
        )
        if whole:
            return whole
        outer, inner = self._levels(path[:-1]), self._levels(path[-1:])
        if outer is None or (inner and outer.field is inner.field):
            return inner
        leaf = split_unit(path[-1])[0]
        if leaf in _NAMES and outer.field.type is FieldType.PHONE:  # 联系方式 → 姓名
            return inner or self._single("联系人")
        if leaf in (*_NAMES, "金额", "内容"):
            return outer
        if inner is None and outer.field.type is FieldType.PHONE:
            return Meaning(outer.field, LOOSE)
        if inner is None or self._is_group(path[-2], outer, inner):
            return inner
        # 法定代表人 → 电话 may stand for the telephone where there is no better one.
        return replace(inner, sureness=WEAK)

    def _is_group(self, heading: str, outer: Meaning, inner: Meaning) -> bool:
        """The outer heading tells what its columns are about, not whose they are: 落实情况 over 办理状态."""
        if outer.field.name == CONTACT or outer.field.type is inner.field.type is FieldType.DATE:
            return True
        about = bool(_GROUP.search(heading))
        return about and (inner.field.type is not FieldType.PHONE or outer.field.name == self.kind.title)

    def _two_words(self, heading: str) -> Meaning | None:
        """Two levels in one cell; nothing where the first is unknown: 会长电话 is not the telephone of the chamber."""
        parted = next((found for _, form in _forms(heading) if (found := _TWO_WORDS.fullmatch(form))), None)
        outer, inner = (self._single(parted[1]), self._single(parted[2])) if parted else (None, None)
        if parted is None or outer is None:
            return None
        if outer.field.name == CONTACT and inner:
            return replace(inner, sureness=LOOSE)
        if parted[2] in _NAMES or (parted[2] == "内容" and outer.field.name == self.kind.title):
            return replace(outer, sureness=LOOSE)
        phone = inner and inner.field.type is FieldType.PHONE and inner.field is not outer.field
        return replace(inner, sureness=WEAK) if inner and phone else None

    def _single(self, heading: str) -> Meaning | None:
        for sureness, form in _forms(heading, self.kind.subjects):
            field = self._known.get(form)
            if field is not None:
                sureness = WEAK if form in self._perhaps else sureness
                return Meaning(field, sureness, instead=form in self._instead)
        return self._several(heading) or self._variant(heading)

    def _variant(self, heading: str) -> Meaning | None:
        """获得年份 for 获得时间."""
        for _, form in _forms(heading, self.kind.subjects):
            for other, types in variants(form):
                field = self._known.get(other)
                if field is not None and field.type in types:
                    sureness = WEAK if other in self._perhaps else LOOSE
                    return Meaning(field, sureness, instead=other in self._instead)
        return None

    def _several(self, heading: str) -> Meaning | None:
        """法人/负责人 is one field; 联系人及电话 or 单位及职务 two."""
        bare = _BRACKETS.sub("", heading)
        tight = _POST_AFTER.fullmatch(bare)
        ways = [(_EITHER.split(bare), False), (_BOTH.split(bare), True), (tight.groups() if tight else (), True)]
        for each, both in ways:
            parts = [part for part in each if part]
            fields = [self._part(part) for part in parts]
            found = {field.name: field for field in fields if field}
            if len(parts) < 2 or not found:
                continue
            if len(found) == 1 and (not both or all(fields)):
                return Meaning(next(iter(found.values())), LOOSE)
            phones = [field for field in found.values() if field.type is FieldType.PHONE]
            others = [field for field in found.values() if field.type is FieldType.TEXT]
            if len(parts) == len(fields) == 2 and len(phones) == len(others) == 1:
                return Meaning(others[0], LOOSE, beside=phones[0])
            post = self._post_beside(parts, fields[0]) if both else None
            if fields[0] and post:
                return Meaning(fields[0], LOOSE, beside=post)
        return None

    def _part(self, part: str) -> Field | None:
        form = split_unit(part)[0]
        return self._known.get(form) or self._known.get(_NOW_BEFORE.sub("", form))

    def _post_beside(self, parts: list[str], body: Field | None) -> Field | None:
        """Of 单位及职务 the field of the post; the remarks of a person, who has none."""
        if len(parts) != 2 or body is None or parts[1] not in POSTS or body.type in (FieldType.PHONE, FieldType.CHOICE):
            return None
        post = self._known.get(parts[1]) or self._known.get("备注")
        return post if post and post.type in (FieldType.TEXT, FieldType.LONG_TEXT) else None

    def _unit(self, field: Field | None, path: tuple[str, ...]) -> int | None:
        if field is None or field.type is not FieldType.MONEY:
            return None
        return next((unit for heading in reversed(path) if (unit := _any_unit(heading))), None)


def _any_unit(heading: str) -> int | None:
    """The unit at the end, or in brackets anywhere: 捐赠金额(万元,含物资折价)."""
    unit = split_unit(heading)[1] or split_unit(_BRACKETS.sub("", heading))[1]
    if unit is None and (found := re.search(rf"[(\[【](?:单位:?)?(?:{_MONEY_UNIT})(?=[,)\]】/])", heading)):
        unit = _SIZES[found[1] or found[2] or ""]
    return unit


def _forms(heading: str, subjects: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """The heading as it stands, then with less and less of what was put around it.

    `subjects`: words for what the record is, which may stand before its headings: 企业地址.
    """
    yield EXACT, heading
    bare, unit = split_unit(heading)
    if unit is not None:
        yield EXACT, bare
    yield from ((LOOSE, rest) for rest in _without_subject(bare, subjects))
    unbracketed = _BRACKETS.sub("", heading)
    unnumbered = _NUMBER_BEFORE.sub("", unbracketed)
    for form in (unbracketed, unnumbered, _TIME_BEFORE.sub("", unnumbered), _ASKED_BEFORE.sub("", unnumbered)):
        for shorter in (form, split_unit(form)[0], _WORDS_AFTER.sub("", split_unit(form)[0])):
            if shorter and shorter != heading:
                yield LOOSE, shorter
                yield from ((LOOSE, rest) for rest in _without_subject(shorter, subjects))


def _without_subject(heading: str, subjects: tuple[str, ...]) -> Iterator[str]:
    for subject in subjects:
        rest = _ASKED_BEFORE.sub("", heading.removeprefix(subject).removeprefix("的"))
        if heading.startswith(subject) and len(rest) > 1 and rest not in _TOO_GENERAL:
            yield rest


def field_named(kind: RecordKind, name: str) -> Field:
    """The field of this name. Raises UserError where the kind has none."""
    try:
        return kind.field(name)
    except KeyError:
        fields = "、".join(field.name for field in kind.fields)
        raise UserError(f"{kind.label}没有叫“{name}”的字段；可用的字段：{fields}") from None


def _known_headings(kind: RecordKind) -> dict[str, Field]:
    known: dict[str, Field] = {}
    # Labels first: an alias of one field never takes another field's own label.
    for field in kind.fields:
        known.setdefault(split_unit(plain(field.label))[0], field)
    for field in kind.fields:
        for alias in (*field.aliases, *field.instead, *field.perhaps, *field.periods):
            known.setdefault(split_unit(plain(alias))[0], field)
            known.setdefault(plain(alias), field)
    return known
