"""What does the ledger of honours (荣誉台账) say? Each honour under its level, from the top, with subtotals."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.register import Register, listed_ids, register_document, texts_of
from app.papers.settings import Setup
from app.values.dates import show_date
from db.models import MODELS
from db.vocabulary import HonourLevel
from exports.document import Align, Document, GroupRow, RecordRow, TableColumn, TableRow, TotalRow

_FIELDS = ("title", "holder", "kind", "edition", "granted_on", "granted_by", "notes")
_COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("荣誉名称", 13.8),
    TableColumn("获得者", 13),
    TableColumn("类别", 5.9, Align.CENTRE),
    TableColumn("届次", 5, Align.CENTRE),
    TableColumn("授予日期", 8.8, Align.CENTRE),
    TableColumn("授予单位", 11),
    TableColumn("备注", 6.9),
)
_LEVELS = tuple(level.value for level in HonourLevel)


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The honours of the list. Raises UserError when there is none."""
    ids = listed_ids(session, wish, "honour")
    levels = _levels(session)
    ids.sort(key=lambda key: _LEVELS.index(levels[key]))
    return register_document(
        Register(
            title=paper_named("honour-ledger").label,
            columns=_COLUMNS,
            rows=_rows(session, ids, levels),
            count=len(ids),
            said=f"{show_date(wish.today.isoformat())}，共{len(ids)}项",
        ),
        setup,
    )


def _levels(session: Session) -> dict[int, str]:
    honour: Any = MODELS["honour"].__table__
    return {row[0]: row[1] for row in session.execute(select(honour.c.id, honour.c.level))}


def _rows(session: Session, ids: list[int], levels: dict[int, str]) -> Iterator[TableRow]:
    number = 0
    for level, group in groupby(ids, levels.__getitem__):
        yield GroupRow(HonourLevel.of(level).label)
        before = number
        for key, texts in texts_of(session, "honour", list(group), _FIELDS):
            number += 1
            yield RecordRow((str(number), *texts), f"荣誉“{texts[0]}”", ("honour", key))
        yield TotalRow(f"{HonourLevel.of(level).label}小计：{number - before}项", len(_COLUMNS), ())
