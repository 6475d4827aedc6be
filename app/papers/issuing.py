"""How does a paper go out: numbered, its figures frozen, kept unchanged, and never at odds with an earlier one?

The number, the text and the file come to be in one operation: what fails uses no number up. An issue cannot be taken
back (`db.undo`), and the store refuses to change its rows (`db.models.FINAL`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import UserError
from app.papers.base import Paper, Wish, check_texts, check_wish
from app.papers.bound import Bound, Fields
from app.papers.catalogue import paper_named
from app.papers.issued import FIGURES, FILES, PAPERS, Issued, digest_of, issued_paper
from app.papers.numbering import next_number
from app.papers.plain import text_of_document
from app.papers.settings import setup_of
from app.store import Store
from db.base import new_uid
from db.log import who_am_i
from db.models import MODELS, Operation
from db.vocabulary import OperationSource
from exports.pdf import render_pdf
from exports.pictures import page_count


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that an earlier paper gave with another value for the same day, period or meeting."""

    field: str
    now: str
    then: str
    paper: str
    """The earlier paper with its number and title."""
    issued_on: str

    def __str__(self) -> str:
        return f"{self.field}：现为“{self.now}”，{self.issued_on}印发的{self.paper}中是“{self.then}”"


class FiguresDiffer(UserError):
    """The paper was not issued; `differences` tell each figure with both values, papers and dates."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        self.differences = tuple(differences)
        told = "\n".join(map(str, differences))
        super().__init__(
            f"有 {len(self.differences)} 个数与以前印发的不一致，没有印发：\n{told}\n"
            "请核对记录或改正文字；确认无误的，写明原因（命令行：--reason）后可以照印，原因会一同存档。"
        )


def fields_in(session: Session, name: str, wish: Wish) -> list[Bound]:
    """The fields in the texts of a paper, in order, with what they come to. Raises UserError."""
    paper = paper_named(name)
    check_wish(paper, wish)
    if paper.draft is None:
        return []
    fields = Fields(session, wish, of_meeting=paper.of == "meeting" and wish.record_id is not None)
    for passage in paper.draft(session, wish, setup_of(session, paper)):
        fields.filled(passage.text)
    return list(fields.found.values())


def differences(session: Session, bound: Sequence[Bound]) -> list[Difference]:
    """Where an earlier paper says otherwise; of several earlier ones the latest counts."""
    return [found for one in _once(bound) if (found := _difference(session, one))]


def issue(store: Store, name: str, wish: Wish, *, reason: str = "") -> Issued:
    """Give a paper its number and keep it for ever. `reason`: why figures differ from earlier papers.

    Raises FiguresDiffer when they do and no reason is given, UserError, FileProblem; then nothing is kept.
    """
    paper = paper_named(name)
    if not paper.issues or paper.draft is None:
        raise UserError(f"{paper.label}不编号印发，请直接打印。")
    check_wish(paper, wish)
    try:
        return _issued(store, paper, wish, reason.strip())
    except IntegrityError as problem:
        if "issued_paper" not in str(problem.orig):
            raise
        raise UserError("另一台电脑刚印发了一期，期号已被占用，没有印发。请再试一次。") from problem


def _issued(store: Store, paper: Paper, wish: Wish, reason: str) -> Issued:
    assert paper.draft is not None
    with store.operation(f"印发{paper.label}", OperationSource.ISSUE) as session:
        setup = setup_of(session, paper)
        number = next_number(session, paper.name, wish.day.year, setup)
        check_texts(session, paper, wish, setup)
        texts = {passage.key: passage.text for passage in paper.draft(session, wish, setup)}
        wish = replace(wish, texts=texts, number=number)
        bound = fields_in(session, paper.name, wish)
        found = differences(session, bound)
        if found and not reason:
            raise FiguresDiffer(found)
        document = paper.compose(session, wish, setup)
        pdf = render_pdf(document)
        row = _paper_row(session, paper, wish, document.title)
        row |= {"text": text_of_document(document), "pages": page_count(pdf)}
        differing = {difference.field for difference in found}
        several = enumerate(_once(bound))
        figures = [_figure_row(one, at, reason if one.field in differing else "") for at, one in several]
        issued = _keep(session, row, figures, pdf)
        session.get_one(Operation, session.info["operation_id"]).title = f"印发{issued.called}"[:200]
    return issued


def _once(bound: Sequence[Bound]) -> list[Bound]:
    """Each figure once, however often it stands in the text."""
    return list({(one.name, one.scope_text): one for one in reversed(bound)}.values())[::-1]


def _difference(session: Session, bound: Bound) -> Difference | None:
    earlier = (
        select(FIGURES.c.value, FIGURES.c.text, FIGURES.c.left_out, FIGURES.c.issued_id)
        .where(FIGURES.c.name == bound.name, FIGURES.c.scope == bound.scope_text)
        .order_by(FIGURES.c.issued_id.desc())
        .limit(1)
    )
    then = session.execute(earlier).one_or_none()
    now = bound.result
    if then is None or (then.value, then.text) == (_value(bound), now.text):
        return None
    paper = issued_paper(session, then.issued_id)
    return Difference(bound.field, now.text, then.text, paper.called, paper.issued_on)


def _value(bound: Bound) -> str | None:
    return None if bound.result.value is None else str(bound.result.value)


def _figure_row(bound: Bound, position: int, reason: str) -> dict[str, Any]:
    result = bound.result
    return {
        "position": position,
        "name": bound.name,
        "scope": bound.scope_text,
        "title": result.title,
        "value": _value(bound),
        "text": result.text,
        "basis": result.basis,
        "left_out": result.left_out,
        "reason": reason or None,
    }


def _paper_row(session: Session, paper: Paper, wish: Wish, title: str) -> dict[str, Any]:
    assert wish.number is not None
    return {
        "paper": paper.name,
        **wish.number._asdict(),
        "title": title,
        "issued_on": wish.day.isoformat(),
        "issued_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": who_am_i(),
        "record_kind": paper.of if wish.record_id is not None else None,
        "record_uid": _uid(session, paper.of, wish.record_id),
        "start_on": wish.start.isoformat() if wish.start else None,
        "end_on": wish.end.isoformat() if wish.end else None,
        "passages": json.dumps(dict(wish.texts), ensure_ascii=False, sort_keys=True),
    }


def _uid(session: Session, kind: str, record_id: int | None) -> str | None:
    if record_id is None:
        return None
    table: Any = MODELS[kind].__table__
    return session.scalar(select(table.c.uid).where(table.c.id == record_id))


def _keep(session: Session, row: dict[str, Any], figures: list[dict[str, Any]], pdf: bytes) -> Issued:
    row["digest"] = digest_of(row, figures, pdf)
    key = session.execute(insert(PAPERS).values(**row, uid=new_uid()).returning(PAPERS.c.id)).scalar_one()
    if figures:
        session.execute(insert(FIGURES), [{**figure, "issued_id": key} for figure in figures])
    session.execute(insert(FILES).values(issued_id=key, content=pdf))
    return issued_paper(session, key)
