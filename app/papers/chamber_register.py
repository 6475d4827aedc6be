"""What does the register of chambers (商会名册) say? Which there are on the day, who leads them, how many members."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.strokes import spread_name
from app.errors import UserError
from app.figures.when import active
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.register import Register, listed_ids, on_day, register_document, texts_of
from app.papers.settings import Setup
from db.models import MODELS
from exports.document import Align, Document, RecordRow, TableColumn, TableRow

_FIELDS = ("name", "kinds", "founded_on", "contact_person", "phone", "party_organisation", "address")
_LEADING = ("会长", "执行会长", "轮值会长")
_COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("商会名称", 15),
    TableColumn("类别", 6, Align.CENTRE),
    TableColumn("成立日期", 9, Align.CENTRE),
    TableColumn("会长", 5.4, Align.CENTRE),
    TableColumn("会员\n（家）", 4, Align.RIGHT),
    TableColumn("联系人", 5.4, Align.CENTRE),
    TableColumn("联系电话", 8.4, Align.CENTRE),
    TableColumn("党组织", 9.5),
    TableColumn("地址", 12.9),
)


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The chambers of the list that stand on the day. Raises UserError when there is none."""
    paper = paper_named("chamber-register")
    listed = listed_ids(session, wish, "chamber")
    chamber: Any = MODELS["chamber"].__table__
    standing = active(chamber.c.founded_on, chamber.c.closed_on, wish.day)
    current = set(session.scalars(select(chamber.c.id).where(standing)))
    ids = [key for key in listed if key in current]
    if not ids:
        raise UserError(f"{on_day(wish)}，所列商会都已注销或尚未成立，没有可打印的内容。")
    others = len(listed) - len(ids)
    full = paper.option(wish, "phones") == "full"
    return register_document(
        Register(
            title=paper.label,
            columns=_COLUMNS,
            rows=_rows(session, ids, wish, full_phones=full),
            count=len(ids),
            said=f"{on_day(wish)}，共{len(ids)}家",
            size=9,
            personal=("chamber", len(ids)) if full else None,
            notes=[f"注：另有{others}家已注销或尚未成立，未列入本册。"] if others else (),
        ),
        setup,
    )


def _rows(session: Session, ids: list[int], wish: Wish, *, full_phones: bool) -> Iterator[TableRow]:
    leaders, sizes = _presidents(session, wish), _members(session, wish)
    found = texts_of(session, "chamber", ids, _FIELDS, full_phones=full_phones)
    for number, (key, (name, kinds, founded, contact, *rest)) in enumerate(found, 1):
        led = leaders.get(key, "")
        cells = (str(number), name, kinds, founded, led, str(sizes.get(key, 0)), spread_name(contact), *rest)
        yield RecordRow(cells, f"所属商会“{name}”", ("chamber", key))


def _members(session: Session, wish: Wish) -> dict[int, int]:
    """How many enterprises are in each chamber on the day."""
    table: Any = MODELS["membership"].__table__
    several = (
        select(table.c.chamber_id, func.count(table.c.enterprise_id.distinct()))
        .where(active(table.c.started_on, table.c.ended_on, wish.day))
        .group_by(table.c.chamber_id)
    )
    return {row[0]: row[1] for row in session.execute(several)}


def _presidents(session: Session, wish: Wish) -> dict[int, str]:
    """Who holds the post of 会长 (or 执行会长, 轮值会长) on the day; several are all named."""
    post: Any = MODELS["post"].__table__
    person: Any = MODELS["person"].__table__
    held = (
        select(post.c.body_chamber_id, person.c.name)
        .join(person, person.c.id == post.c.person_id)
        .where(post.c.title.in_(_LEADING), post.c.body_chamber_id.is_not(None))
        .where(active(post.c.started_on, post.c.ended_on, wish.day))
        .order_by(post.c.print_order.asc().nulls_last(), post.c.id)
    )
    found: dict[int, list[str]] = {}
    for key, name in session.execute(held):
        found.setdefault(key, []).append(spread_name(name))
    return {key: "、".join(names) for key, names in found.items()}
