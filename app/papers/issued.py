"""Which papers went out, what do they say, and are they still as they were?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.papers.base import Number
from app.papers.catalogue import BY_NAME
from app.values.dates import show_date
from db.models.issued import IssuedFigure, IssuedFile, IssuedPaper

PAPERS: Any = IssuedPaper.__table__
FIGURES: Any = IssuedFigure.__table__
FILES: Any = IssuedFile.__table__

_SEALED = ("paper", "year", "number", "total", "title", "issued_on", "record_kind", "record_uid", "start_on", "end_on")
_SEALED_TEXTS = ("text", "passages")
_OF_A_FIGURE = ("position", "name", "scope", "title", "value", "text", "basis", "left_out", "reason")


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that went out; `issued_at` is local time."""

    id: int
    paper: str
    label: str
    number: Number
    title: str
    issued_on: str
    issued_at: datetime
    who: str
    pages: int
    digest: str

    @property
    def called(self) -> str:
        """简报2026年第5期（总第85期）《标题》."""
        year, number, total = self.number
        return f"{self.label}{year}年第{number}期（总第{total}期）《{self.title}》"


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A figure as an issued paper said it."""

    name: str
    scope: str
    title: str
    value: str | None
    text: str
    basis: str
    left_out: str
    reason: str


def issued_papers(session: Session, paper: str = "") -> list[Issued]:
    """The papers that went out, latest first; of one kind of paper or of all."""
    columns = [column for column in PAPERS.c if column.name not in _SEALED_TEXTS]
    query = select(*columns).order_by(PAPERS.c.id.desc())
    if paper:
        query = query.where(PAPERS.c.paper == paper)
    return [_issued(dict(row)) for row in session.execute(query).mappings()]


def issued_paper(session: Session, issued_id: int) -> Issued:
    """One of them. Raises UserError when there is none of this number."""
    return _issued(_row(session, issued_id))


def issued_text(session: Session, issued_id: int) -> str:
    """What stands in it, one block a line. Raises UserError."""
    return str(_row(session, issued_id)["text"])


def issued_figures(session: Session, issued_id: int) -> list[FrozenFigure]:
    """The figures in it, in the order of the text."""
    query = select(FIGURES).where(FIGURES.c.issued_id == issued_id).order_by(FIGURES.c.position)
    return [
        FrozenFigure(**{name: row[name] or "" if name == "reason" else row[name] for name in FrozenFigure.__slots__})
        for row in session.execute(query).mappings()
    ]


def issued_pdf(session: Session, issued_id: int) -> bytes:
    """The file as it went out, byte for byte. Raises UserError when it is not what was frozen."""
    row = _row(session, issued_id)
    if _digest_now(session, row) != row["digest"]:
        raise UserError(
            f"“{_issued(row).called}”与印发时的校验值不符，可能被别的工具改过，没有打印。请用“恢复备份”换回没有改动的数据。"
        )
    return _content(session, issued_id)


def altered(session: Session) -> Iterator[str]:
    """The names of issued papers that are not as they were frozen."""
    for row in map(dict, session.execute(select(PAPERS).order_by(PAPERS.c.id)).mappings()):
        if _digest_now(session, row) != row["digest"]:
            yield _issued(row).called


def digest_of(paper: Mapping[str, Any], figures: Sequence[Mapping[str, Any]], pdf: bytes) -> str:
    """SHA-256 over everything that must never change: head, texts, figures and the bytes of the file."""
    told = {
        "paper": [paper[name] for name in (*_SEALED, *_SEALED_TEXTS)],
        "figures": [[figure[name] for name in _OF_A_FIGURE] for figure in figures],
        "pdf": hashlib.sha256(pdf).hexdigest(),
    }
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _digest_now(session: Session, row: Mapping[str, Any]) -> str:
    query = select(FIGURES).where(FIGURES.c.issued_id == row["id"]).order_by(FIGURES.c.position)
    figures = [dict(figure) for figure in session.execute(query).mappings()]
    return digest_of(row, figures, _content(session, row["id"]))


def _content(session: Session, issued_id: int) -> bytes:
    return bytes(session.scalar(select(FILES.c.content).where(FILES.c.issued_id == issued_id)) or b"")


def _row(session: Session, issued_id: int) -> Mapping[str, Any]:
    row = session.execute(select(PAPERS).where(PAPERS.c.id == issued_id)).mappings().one_or_none()
    if row is None:
        raise UserError(f"没有编号为 {issued_id} 的已印发文件。请用 list issued-papers 查看编号。")
    return dict(row)


def _issued(row: Mapping[str, Any]) -> Issued:
    known = BY_NAME.get(row["paper"])
    return Issued(
        id=row["id"],
        paper=row["paper"],
        label=known.label if known else row["paper"],
        number=Number(row["year"], row["number"], row["total"]),
        title=row["title"],
        issued_on=show_date(row["issued_on"]),
        issued_at=datetime.fromisoformat(row["issued_at"]).astimezone().replace(tzinfo=None),
        who=row["who"],
        pages=row["pages"],
        digest=row["digest"],
    )
