"""Which figures do the registers give on a day: chambers and members by kind, industry and size, party work?"""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, exists, func, literal, select, union_all

from app.domain.industry import SECTIONS, section_of
from app.domain.size_class import SizeClass, size_class
from app.figures.asked import Asked, Grouping, titles, words_of
from app.figures.base import Figure, Scope
from app.figures.measures import Count, Share
from app.figures.when import active
from db.models import MODELS
from db.vocabulary import ChamberKind, Choice, MemberKind

CHAMBER: Any = MODELS["chamber"].__table__
ENTERPRISE: Any = MODELS["enterprise"].__table__
AFFILIATION: Any = MODELS["affiliation"].__table__
MEMBERSHIP: Any = MODELS["membership"].__table__
ZONE_MEMBER: Any = MODELS["zone_member"].__table__

_ON_DAY = "截止日当天存续；没有成立日期的按已成立计"
_MEMBERS = "截止日当天在会；在几家商会任职只计一家；没有入会日期的按已入会计"


def _order(choices: type[Choice]) -> tuple[str, ...]:
    return tuple(word.value for word in choices)


def _standing(scope: Scope) -> ColumnElement[bool]:
    return active(CHAMBER.c.founded_on, CHAMBER.c.closed_on, scope.as_of)


def _words(choices: type[Choice]) -> Any:
    """The words of a choice as rows, to join with columns that hold several of them."""
    return union_all(*(select(literal(word.value).label("word")) for word in choices)).subquery()


def _chambers(scope: Scope) -> Select[Any]:
    return select(CHAMBER.c.id, CHAMBER.c.name.label("title"), CHAMBER.c.founded_on.label("since")).where(
        _standing(scope)
    )


def _chambers_by_kind(scope: Scope) -> Select[Any]:
    word = _words(ChamberKind)
    joined = CHAMBER.outerjoin(word, CHAMBER.c.kinds.like(literal("%|").concat(word.c.word).concat("|%")))
    return _chambers(scope).add_columns(word.c.word.label("grp")).select_from(joined)


def _nonlocal_by_place(scope: Scope) -> Select[Any]:
    nonlocal_ones = CHAMBER.c.kinds.contains(f"|{ChamberKind.NONLOCAL.value}|")
    return _chambers(scope).add_columns(CHAMBER.c.registration_place.label("grp")).where(nonlocal_ones)


def _chambers_by_zone(scope: Scope) -> Select[Any]:
    member = ZONE_MEMBER
    on = (member.c.member_chamber_id == CHAMBER.c.id) & active(member.c.started_on, member.c.ended_on, scope.as_of)
    return _chambers(scope).add_columns(member.c.zone_id.label("grp")).select_from(CHAMBER.outerjoin(member, on))


def members(scope: Scope) -> Select[Any]:
    """The members of the federation on the day, with the kind of membership that holds then as `grp`.

    An enterprise whose periods of membership are entered is judged by them, any other by its own two dates.
    """
    e, a = ENTERPRISE, AFFILIATION
    columns = [e.c.id, e.c.name.label("title"), e.c.industry, e.c.staff, e.c.revenue, e.c.assets]
    own = exists().where(a.c.enterprise_id == e.c.id)
    by_period = (
        select(*columns, a.c.kind.label("grp"))
        .join(a, a.c.enterprise_id == e.c.id)
        .where(active(a.c.started_on, a.c.ended_on, scope.as_of), a.c.kind != MemberKind.NONE.value)
    )
    by_dates = select(*columns, e.c.member_kind.label("grp")).where(
        active(e.c.joined_on, e.c.left_on, scope.as_of), e.c.member_kind != MemberKind.NONE.value, ~own
    )
    found = union_all(by_period, by_dates).subquery()
    return select(*found.c)


def _members(scope: Scope) -> Select[Any]:
    found = members(scope).subquery()
    return select(found.c.id, found.c.title, found.c.grp)


def _members_by_industry(scope: Scope) -> Select[Any]:
    found = members(scope).subquery()
    return select(found.c.id, found.c.title, found.c.industry.label("grp"), found.c.industry.label("code"))


def _members_by_size(scope: Scope) -> Select[Any]:
    found = members(scope).subquery()
    # The four figures as one text: what is judged alike is asked once.
    told: ColumnElement[str] = func.coalesce(found.c.industry, "")
    for name in ("staff", "revenue", "assets"):
        told = told.concat("|").concat(func.coalesce(cast(found.c[name], String), ""))
    return select(found.c.id, found.c.title, told.label("grp"))


def size_of(told: str) -> str:
    """The size class of `industry|staff|revenue|assets`."""
    industry, *numbers = told.rsplit("|", 3)
    staff, revenue, assets = (int(number) if number else None for number in numbers)
    return size_class(industry or None, staff=staff, revenue=revenue, assets=assets).size.value


def _letter_of(industry: str | None) -> str | None:
    section = section_of(industry) if industry else None
    return section.letter if section else None


def _chamber_members(scope: Scope) -> Select[Any]:
    m = MEMBERSHIP
    return (
        select(ENTERPRISE.c.id, ENTERPRISE.c.name.label("title"), m.c.chamber_id.label("grp"))
        .join(m, m.c.enterprise_id == ENTERPRISE.c.id)
        .where(active(m.c.started_on, m.c.ended_on, scope.as_of))
    )


def _has_party(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((func.coalesce(column, "") != "", 1), else_=0).label("value")


def _party_in_chambers(scope: Scope) -> Select[Any]:
    return _chambers(scope).add_columns(_has_party(CHAMBER.c.party_organisation))


def _party_in_enterprises(scope: Scope) -> Select[Any]:
    found = members(scope).subquery()
    joined = ENTERPRISE.join(found, found.c.id == ENTERPRISE.c.id)
    return select(found.c.id, found.c.title, _has_party(ENTERPRISE.c.party_organisation)).select_from(joined)


_SECTION_NAMES = {section.letter: f"{section.letter} {section.name}" for section in SECTIONS}
_BY_SECTION = Grouping(
    lambda _session, keys: {key: _SECTION_NAMES[key] for key in keys},
    fold=_letter_of,
    order=tuple(_SECTION_NAMES),
    unknown="没有行业代码或代码读不出",
)
_BY_SIZE = Grouping(fold=size_of, order=tuple(size.value for size in SizeClass))
_BY_CHAMBER_KIND = Grouping(words_of(ChamberKind), order=_order(ChamberKind))
_BY_MEMBER_KIND = Grouping(words_of(MemberKind), order=_order(MemberKind))

FIGURES: tuple[Figure, ...] = (
    Figure(
        "chambers_by_kind",
        "所属商会",
        "家",
        f"{_ON_DAY}；一家商会可属几类，各类之和可大于总数",
        Asked("chamber", _chambers_by_kind, grouping=_BY_CHAMBER_KIND),
    ),
    Figure(
        "nonlocal_by_registration",
        "异地商会（按注册地）",
        "家",
        _ON_DAY,
        Asked("chamber", _nonlocal_by_place, grouping=Grouping()),
    ),
    Figure(
        "chambers_by_zone",
        "所属商会（按片区）",
        "家",
        _ON_DAY,
        Asked("chamber", _chambers_by_zone, grouping=Grouping(titles("zone"), unknown="未划片区")),
    ),
    Figure("members_by_kind", "会员", "家", _MEMBERS, Asked("enterprise", _members, grouping=_BY_MEMBER_KIND)),
    Figure(
        "members_by_section",
        "会员（按行业门类）",
        "家",
        f"{_MEMBERS}；门类按 GB/T 4754—2017",
        Asked("enterprise", _members_by_industry, Count("code"), _BY_SECTION),
    ),
    Figure(
        "members_by_size",
        "会员（按规模）",
        "家",
        f"{_MEMBERS}；按统计上大中小微型企业划分办法（2017），缺数据的为无法判定",
        Asked("enterprise", _members_by_size, grouping=_BY_SIZE),
    ),
    Figure(
        "chamber_members",
        "商会会员企业",
        "家",
        "截止日当天在册的商会会籍；一家企业在几家商会，总数只计一家",
        Asked("enterprise", _chamber_members, grouping=Grouping(titles("chamber"))),
    ),
    Figure(
        "party_in_chambers",
        "商会党组织覆盖",
        "家",
        "截止日当天存续的商会中，填有党组织的",
        Asked("chamber", _party_in_chambers, Share()),
    ),
    Figure(
        "party_in_enterprises",
        "会员企业党组织覆盖",
        "家",
        "截止日当天在会的会员中，填有党组织的",
        Asked("enterprise", _party_in_enterprises, Share()),
    ),
)
"""The figures of the registers."""
