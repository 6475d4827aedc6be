"""What is there to tell of a month, a quarter, a year? A text drafted from what happened between two days.

Counts and sums stand in it as fields; what has no records is not mentioned.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.columns import name_text
from app.domain.sessions import numeral, term_label
from app.errors import UserError
from app.figures.base import Scope
from app.figures.catalogue import compute, figure
from app.figures.gift_sums import given_in
from app.figures.when import happened
from app.kinds import BY_NAME
from app.papers.bound import literally, written
from app.papers.meeting_story import Meeting, opening
from app.papers.periods import period_words
from app.papers.prose import Line
from app.papers.reading import of_meeting, source
from app.records import Record, read_many
from app.values.amounts import Basis, Qualifier, show_amount
from app.values.dates import show_date
from app.values.shown import show
from db.models import MODELS
from db.vocabulary import DonationKind, StatementKind

_LARGEST = 8
"""So many gifts are named one by one, the largest first."""
_SPEAKERS = 4
_SUMMARY = 160
"""So much of a meeting's summary stands in the story of a period: its first paragraphs up to about this length."""

Section = Callable[[Session, Scope], Iterator[Line]]


def story(session: Session, start: date, end: date) -> Iterator[Line]:
    """One section for each thing that happened. Raises UserError when nothing did."""
    scope = Scope.period(start, end)
    number = 0
    for heading, section in _SECTIONS:
        lines = list(section(session, scope))
        if lines:
            number += 1
            yield Line(f"{numeral(number)}、{heading}")
            yield from lines
    if not number:
        raise UserError(
            f"{period_words(start, end)}没有会议、捐赠、走访、诉求、荣誉等记录，没有可写的内容。请换一个期间。"
        )


def _ids(session: Session, kind: str, *conditions: ColumnElement[bool], order: str) -> list[int]:
    table: Any = MODELS[kind].__table__
    return list(session.scalars(select(table.c.id).where(*conditions).order_by(table.c[order], table.c.id)))


def _happened(session: Session, kind: str, column: str, scope: Scope) -> list[Record]:
    table: Any = MODELS[kind].__table__
    keys = _ids(session, kind, happened(table.c[column], scope), order=column)
    return read_many(session, BY_NAME[kind], keys)


def _meetings(session: Session, scope: Scope) -> Iterator[Line]:
    held = _happened(session, "meeting", "held_on", scope)
    if not held:
        return
    yield Line(
        f"共举办会议活动{written('会议活动', scope)}，参会{written('参会人次', scope)}"
        f"{written('参会人次', scope, left_out=True)}；会上发言{written('会议发言', scope)}。"
    )
    for at, record in enumerate(held, 1):
        yield from _meeting(session, record, at)


def _meeting(session: Session, record: Record, at: int) -> Iterator[Line]:
    attendances, statements = (of_meeting(session, kind, record.id) for kind in ("attendance", "statement"))
    meeting = Meeting(record, attendances, statements, [], [])
    yield Line(f"（{numeral(at)}）{literally(record.title)}", source(record, "title"))
    # Numbers of a single meeting would need its own fields; the figures above count them all.
    told = [line.text for line in opening(meeting, None)]
    for part in str(record.values["summary"] or "").splitlines():
        if part.strip() and sum(map(len, told[1:])) < _SUMMARY:
            told.append(literally(part.strip()))
    yield Line("".join(told), source(record, "summary"))
    speeches = [s for s in meeting.statements if s.values["kind"] != StatementKind.REPORT.value and s.values["topic"]]
    for statement in speeches[:_SPEAKERS]:
        speaker = f"{statement.values['speaker_post'] or ''}{name_text(statement.values['speaker'])}"
        topic = literally(str(statement.values["topic"]))
        yield Line(f"{literally(speaker)}作题为“{topic}”的讲话。", source(statement, "topic"))


def gifts(session: Session, scope: Scope) -> Iterator[Line]:
    """How many gifts, the sum with what it leaves out, the largest ones by name; nothing where there are none."""
    d: Any = MODELS["donation"].__table__.c
    if not compute(session, figure("donations"), scope).count:
        return
    yield Line(
        f"登记捐赠{written('捐赠笔数', scope)}，捐赠总额{written('捐赠总额', scope)}"
        f"{written('捐赠总额', scope, left_out=True)}。"
    )
    query = select(d.id).where(given_in(scope), happened(d.given_on, scope), d.amount.is_not(None))
    query = query.where(d.headline_id.is_(None)).order_by(d.amount.desc(), d.id).limit(_LARGEST)
    for at, gift in enumerate(read_many(session, BY_NAME["donation"], list(session.scalars(query))), 1):
        yield Line(f"{at}. {gift_words(gift)}。", source(gift, "donor"))


def gift_words(gift: Record) -> str:
    """A gift as a sentence tells it: 某商会捐款超700万元（累计），用于抗洪救灾."""
    values = gift.values
    kind = DonationKind.of(str(values["kind"]))
    word = {DonationKind.SERVICE: "提供服务", DonationKind.PREMISES: "提供场所", DonationKind.MIXED: "捐款捐物"}.get(
        kind, kind.label
    )
    amount = values["amount"]
    text = show_amount(amount, Qualifier.of(str(values["qualifier"]))) if isinstance(amount, int) else ""
    before = {DonationKind.CASH: "", DonationKind.MIXED: "合计"}.get(kind, "价值")
    worth = f"{before}{text}" if text else ""
    goods = str(values["goods"] or "").strip()
    basis = "" if values["basis"] == Basis.ONE_OFF.value else f"（{show(gift.kind.field('basis'), values['basis'])}）"
    told = f"{gift.title}{word}{goods}{'，' if goods and worth else ''}{worth}{basis}"
    cause, recipient = name_text(values["cause"]), str(values["recipient"] or "")
    to = f"，用于{cause}" if cause else ""
    return literally(f"{told}{to}{f'（受赠方：{recipient}）' if recipient else ''}")


def _plain_list(kind: str, column: str, first: str, words: Callable[[Record], str]) -> Section:
    """A sentence with fields, then a numbered line for each record; `first` is filled with `{name}` of figures."""

    def section(session: Session, scope: Scope) -> Iterator[Line]:
        found = _happened(session, kind, column, scope)
        if found:
            yield Line(_with_fields(first, scope))
            for at, record in enumerate(found, 1):
                yield Line(f"{at}. {literally(words(record)).rstrip('。')}。", source(record, record.kind.title))

    return section


def _with_fields(text: str, scope: Scope) -> str:
    """`<会议活动>` in a text becomes the field of that figure."""
    parts = text.split("<")
    return parts[0] + "".join(
        written(name, scope) + rest for name, _, rest in (part.partition(">") for part in parts[1:])
    )


def _dated(record: Record, column: str) -> str:
    return show_date(str(record.values[column])) if record.values[column] else ""


def _visit(visit: Record) -> str:
    purpose = str(visit.values["purpose"] or "").strip()
    return f"{_dated(visit, 'visited_on')}，走访{visit.title}" + (f"，{purpose}" if purpose else "")


def _honour(honour: Record) -> str:
    values = honour.values
    level = show(honour.kind.field("level"), values["level"])
    by = f"，{values['granted_by']}授予" if values["granted_by"] else ""
    return f"{name_text(values['holder'])}获评{values['edition'] or ''}{honour.title}（{level}{by}）"


def _term(term: Record) -> str:
    values = term.values
    president = f"，{name_text(values['president'])}任会长" if values["president"] else ""
    number = term_label(values["term_no"]) if isinstance(values["term_no"], int) else ""
    return f"{_dated(term, 'started_on')}，{name_text(values['body'])}{number}{president}"


def _appeal(appeal: Record) -> str:
    values = appeal.values
    handler = f"，由{name_text(values['handler'])}办理" if values["handler"] else ""
    return f"{name_text(values['raised_by'])}反映{appeal.title}{handler}"


def _proposal(proposal: Record) -> str:
    state = show(proposal.kind.field("state"), proposal.values["state"])
    adopted = f"，采纳文件：{proposal.values['adopted_in']}" if proposal.values["adopted_in"] else ""
    return f"{proposal.title}（{state}{adopted}）"


def _task(task: Record) -> str:
    values = task.values
    owner = f"，{name_text(values['owner'])}负责" if values["owner"] else ""
    due = f"，{_dated(task, 'due_on')}前完成" if values["due_on"] else ""
    return f"{task.title}{owner}{due}（{show(task.kind.field('state'), values['state'])}）"


_SECTIONS: tuple[tuple[str, Section], ...] = (
    ("会议活动", _meetings),
    ("公益捐赠", gifts),
    ("走访调研", _plain_list("visit", "visited_on", "走访<走访>，涉及<走访单位>。", _visit)),
    (
        "企业诉求",
        _plain_list("appeal", "raised_on", "收到企业诉求<企业诉求>，答复<已答复的诉求>，回访<已回访的诉求>。", _appeal),
    ),
    ("建议提案", _plain_list("proposal", "made_on", "提出建议提案<建议提案>，被采纳<被采纳的建议>。", _proposal)),
    ("荣誉", _plain_list("honour", "granted_on", "获得荣誉<荣誉（按级别）>。", _honour)),
    ("成立与换届", _plain_list("term", "started_on", "成立或换届<成立或换届>。", _term)),
    ("交办事项", _plain_list("task", "asked_on", "交办事项<交办事项>。", _task)),
)
"""The sections in the order of the paper."""
