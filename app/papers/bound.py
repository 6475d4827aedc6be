"""Which numbers in a text are bound to the records, and what do they come to?

A field is written {会员@2026-09-30}: a figure as the statistics name it, and what is asked. Behind the @ stands

* a day: what holds on it, or everything up to it;
* a period: {会议活动@2026-07-01至2026-09-30}, {捐赠总额@2026年9月}, {捐赠总额@2025年};
* 本次会议, in a paper of one meeting.

A group follows its figure after a colon, {会员：企业会员@2026-09-30}. With ·未计入 behind the name a field says, in
brackets, what the figure leaves out; nothing when it leaves out nothing. Two opening braces print one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.figures import gatherings
from app.figures.base import Figure, Result, Scope, compute
from app.figures.catalogue import BY_NAME, FIGURES
from app.papers.base import Wish
from app.values.dates import Precision, first_day, last_day, parse_date, precision_of
from app.values.problem import ValueProblem
from db.models import MODELS

_COUNTED = frozenset("0123456789余")
"""With one of these ends what is a number of something, 120余 too; a share such as 7／20（35.0%） says it all."""
THIS_MEETING = "本次会议"
LEFT_OUT = "·未计入"

_FIELD = re.compile(r"\{\{|\{([^{}@＠\n]+)[@＠]([^{}@＠\n]+)\}")
_BY_TITLE: dict[str, Figure] = {figure.title: figure for figure in FIGURES}
FIGURES_OF_A_MEETING = frozenset({*(figure.name for figure in gatherings.FIGURES), "tasks_by_state"})
"""The figures that can be asked of one meeting."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A field with what it comes to. `scope_text` names what was asked: equal scopes have equal texts."""

    field: str
    name: str
    scope: Scope
    scope_text: str
    result: Result
    text: str


class WrongField(UserError):
    """A field in the text means nothing; `field` as it is written there."""

    def __init__(self, field: str, reason: str) -> None:
        said = reason if reason.endswith("？") else f"{reason.rstrip('。')}。"
        super().__init__(f"文中的“{field}”：{said}请改正这一处再打印。")
        self.field = field


def literally(text: str) -> str:
    """The text of a record so that nothing in it is taken for a field."""
    return text.replace("{", "{{")


def written(title: str, scope: Scope, *, left_out: bool = False) -> str:
    """The field for a figure or group of this title."""
    return f"{{{title}{LEFT_OUT if left_out else ''}@{_asked(scope)}}}"


def _asked(scope: Scope) -> str:
    if scope.meeting is not None:
        return THIS_MEETING
    start = date(scope.year, 1, 1) if scope.year is not None else scope.start
    return f"{start.isoformat()}至{scope.as_of.isoformat()}" if start else scope.as_of.isoformat()


class Fields:
    """The fields of one paper, each figure worked out once. `wish` says for which meeting and day it is."""

    def __init__(self, session: Session, wish: Wish, *, of_meeting: bool = False) -> None:
        self._session = session
        self._wish = wish
        self._of_meeting = of_meeting
        self._known: dict[tuple[str, Scope], Result] = {}
        self.found: dict[str, Bound] = {}
        """Every field met so far, by how it is written, in the order of the text."""

    def pieces(self, text: str) -> Iterator[str | Bound]:
        """The text in pieces, each plain or a field. Raises UserError for a field that means nothing."""
        at = 0
        for mark in _FIELD.finditer(text):
            if mark.start() > at:
                yield text[at : mark.start()]
            at = mark.end()
            yield "{" if mark[0] == "{{" else self._bound(mark[0], mark[1].strip(), mark[2].strip())
        if at < len(text):
            yield text[at:]

    def filled(self, text: str) -> str:
        """The text as it is printed."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces(text))

    def _bound(self, field: str, name: str, asked: str) -> Bound:
        if field not in self.found:
            try:
                self.found[field] = self._worked_out(field, name, asked)
            except (UserError, ValueProblem) as problem:
                raise WrongField(field, str(problem)) from problem
        return self.found[field]

    def _worked_out(self, field: str, name: str, asked: str) -> Bound:
        scope = self._scope(asked)
        result = self._result(name.removesuffix(LEFT_OUT), scope)
        if scope.meeting is not None and result.name.partition(":")[0] not in FIGURES_OF_A_MEETING:
            raise UserError(f"“{result.title}”不是会议的指标，请写日期，如 {{{result.title}@2026-09-30}}")
        text = _left_out(result) if name.endswith(LEFT_OUT) else said(result)
        return Bound(field, result.name, scope, self._scope_text(scope), result, text)

    def _scope(self, asked: str) -> Scope:
        if asked == THIS_MEETING:
            if not self._of_meeting or self._wish.record_id is None:
                raise UserError("这份文件不针对某一次会议，请写日期")
            return Scope(self._wish.day, meeting=self._wish.record_id)
        scope = _scope_of(asked)
        if scope.as_of > max(self._wish.day, self._wish.today):
            raise UserError("截止日期还没有到，请写不晚于今天的日期")
        return scope

    def _scope_text(self, scope: Scope) -> str:
        if scope.meeting is None:
            return _asked(scope)
        table = MODELS["meeting"].__table__
        return f"meeting {self._session.scalar(select(table.c.uid).where(table.c.id == scope.meeting))}"

    def _result(self, name: str, scope: Scope) -> Result:
        figure, group = _figure_and_group(name)
        known = (figure.name, scope)
        if known not in self._known:
            self._known[known] = compute(self._session, figure, scope)
        whole = self._known[known]
        return _group_of(whole, group) if group else whole


def said(result: Result) -> str:
    """The value with its unit as a sentence says it: 280家, 超900万元."""
    if result.unit == "元" or result.text[-1:] not in _COUNTED or "／" in result.text:
        return result.text.replace(" ", "")
    return f"{result.text}{result.unit}".replace(" ", "")


def _left_out(result: Result) -> str:
    return f"（{result.left_out.replace(' ', '')}）" if result.left_out else ""


def _scope_of(asked: str) -> Scope:
    first, until, last = asked.partition("至")
    start = parse_date(first)
    if not until:
        if precision_of(start) is Precision.DAY:
            return Scope(_day(first_day(start), asked))
        return Scope.period(_day(first_day(start), asked), _day(last_day(start), asked))
    begin = _day(first_day(start), asked)
    end = _day(last_day(parse_date(last, year=begin.year)), asked)
    if end < begin:
        raise UserError("起止日期反了")
    return Scope.period(begin, end)


def _day(found: date | None, asked: str) -> date:
    if found is None:
        raise UserError(f"“{asked}”没有写年份")
    return found


def _figure_and_group(name: str) -> tuple[Figure, str]:
    base, _, group = name.replace(":", "：").partition("：")
    base = base.strip().replace("(", "（").replace(")", "）")
    found = BY_NAME.get(base) or _BY_TITLE.get(base)
    if found is None:
        raise UserError(f"没有“{base}”这个指标{_perhaps(base)}")
    return found, group.strip()


def _perhaps(name: str) -> str:
    from rapidfuzz import process  # only a mistake needs it

    near = [title for title, score, _ in process.extract(name, list(_BY_TITLE), limit=3) if score >= 50]
    return f"，是不是{'、'.join(f'“{title}”' for title in near)}？" if near else "，指标名称见“统计”页"


def _group_of(whole: Result, group: str) -> Result:
    for one in whole.groups:
        if group in (one.name.partition(":")[2], one.title.partition("：")[2]):
            return one
    labels = "、".join(one.title.partition("：")[2] for one in whole.groups[:12])
    raise UserError(f"“{whole.title}”在所问的时间没有“{group}”这一组；有的是：{labels or '没有分组'}")
