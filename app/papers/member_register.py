"""What does the register of members (会员名册) say? Who is a member on the day, and how they are reached."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.domain.strokes import spread_name
from app.errors import UserError
from app.figures.base import Scope
from app.figures.registers import members
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.register import Register, listed_ids, on_day, register_document, texts_of
from app.papers.settings import Setup
from exports.document import Align, Document, RecordRow, TableColumn, TableRow

_BRIEF = ("name", "legal_representative", "contact_person", "phone")
_WHOLE = (
    "name",
    "credit_code",
    "member_kind",
    "industry",
    "legal_representative",
    "contact_person",
    "phone",
    "joined_on",
    "address",
)
_COLUMNS = {
    "name": TableColumn("企业名称", 15),
    "credit_code": TableColumn("统一社会信用代码", 12.2, Align.CENTRE),
    "member_kind": TableColumn("会员\n类别", 5.2, Align.CENTRE),
    "industry": TableColumn("行业\n代码", 3.4, Align.CENTRE),
    "legal_representative": TableColumn("法定\n代表人", 5.4, Align.CENTRE),
    "contact_person": TableColumn("联系人", 5.4, Align.CENTRE),
    "phone": TableColumn("联系电话", 8.4, Align.CENTRE),
    "joined_on": TableColumn("入会日期", 9, Align.CENTRE),
    "address": TableColumn("地址", 11.6),
}
_PEOPLE = ("legal_representative", "contact_person")


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The members among the listed enterprises. Raises UserError when there is none."""
    paper = paper_named("member-register")
    listed = listed_ids(session, wish, "enterprise")
    current = {row.id for row in session.execute(members(Scope(wish.day)))}
    ids = [key for key in listed if key in current]
    if not ids:
        raise UserError(f"{on_day(wish)}，所列企业中没有在会的会员，没有可打印的内容。")
    whole = paper.option(wish, "columns") == "whole"
    fields = _WHOLE if whole else _BRIEF
    columns = [TableColumn("序号", 3, Align.CENTRE), *(_COLUMNS[name] for name in fields)]
    others = len(listed) - len(ids)
    notes = [f"注：另有{others}家不是会员、已退会或尚未入会，未列入本册。"] if others else []
    full = paper.option(wish, "phones") == "full"
    return register_document(
        Register(
            title=paper.label,
            columns=columns,
            rows=_rows(session, ids, fields, full_phones=full),
            count=len(ids),
            said=f"{on_day(wish)}，共{len(ids)}家",
            size=9 if whole else 10.5,
            personal=("enterprise", len(ids)) if full else None,
            notes=notes,
        ),
        setup,
    )


def _rows(session: Session, ids: list[int], fields: tuple[str, ...], *, full_phones: bool) -> Iterator[TableRow]:
    people = [at for at, name in enumerate(fields) if name in _PEOPLE]
    for number, (key, texts) in enumerate(texts_of(session, "enterprise", ids, fields, full_phones=full_phones), 1):
        for at in people:
            texts[at] = spread_name(texts[at])
        yield RecordRow((str(number), *texts), f"会员企业“{texts[0]}”", ("enterprise", key))
