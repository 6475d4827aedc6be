"""Which figures do gifts give: in all, by year, cause, kind, chamber and coverage, and what has to be looked at?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.figures.asked import Asked, Labels, as_given, titles, words_of
from app.figures.base import OVERALL, UNKNOWN, Figure, Measured, Row, Scope
from app.figures.gift_sums import (
    DONATION,
    SEVERAL,
    Entry,
    Part,
    entry_of,
    given_in,
    headlines_counted,
    in_scope,
    key_in,
    parts_by_word,
    parts_of,
    place_of,
    total_from,
)
from app.figures.measures import Count
from app.figures.when import happened
from app.kinds import BY_NAME
from app.titles import title_of
from app.values.amounts import Qualifier, show_amount, to_yuan
from app.values.dates import show_date
from app.values.totals import Total
from db.vocabulary import Choice, Coverage, DonationKind, OpenList

_BY_KEY = {"year": 0, "cause": 1, "chamber": 2}
_SEVERAL = "several"
CALLED = title_of(DONATION, BY_NAME["donation"]).label("title")


@dataclass(frozen=True)
class Gifts:
    """Totals of gifts, whole and by one dimension: a place in the key (`_BY_KEY`) or a choice field of the gift."""

    by: str = ""
    choices: type[Choice] | None = None
    average: bool = False
    """The annual averages instead of what was given."""

    def measure(self, session: Session, scope: Scope) -> dict[str, Measured]:
        """See `Source`."""
        groups = self._by_choice(session, scope) if self.choices else self._by_place(session, scope)
        whole = total_from([part for parts in groups.values() for part in parts], scope.bound)
        result = {OVERALL: self._measured(whole, scope)}
        if self.by:
            totals = {key: self._measured(total_from(parts, scope.bound), scope) for key, parts in groups.items()}
            result |= {key: totals[key] for key in self._ordered(totals)}
        return result

    def _by_place(self, session: Session, scope: Scope) -> dict[str, list[Part]]:
        gathered: dict[str, list[Part]] = {}
        at = _BY_KEY.get(self.by)
        for part in parts_of(session, scope):
            gathered.setdefault(UNKNOWN if at is None else _place_key(part.key, at), []).append(part)
        return gathered

    def _by_choice(self, session: Session, scope: Scope) -> dict[str, list[Part]]:
        assert self.choices is not None
        gathered: dict[str, list[Part]] = {word.value: [] for word in self.choices}
        for word, part in parts_by_word(session, scope, DONATION.c[self.by]):
            gathered[word].append(part)
        return {word: parts for word, parts in gathered.items() if parts}

    def _measured(self, total: Total, scope: Scope) -> Measured:
        counted = total.annual_average if self.average else total.given
        left_out = "" if self.average else total.left_out_text
        if scope.start:
            left_out = left_out.replace("没有年份", "日期不确切")
        return Measured(str(to_yuan(counted.fen)), counted.text, counted.count, left_out)

    def _ordered(self, totals: dict[str, Measured]) -> list[str]:
        if self.choices:
            return list(totals)
        if self.by == "year":
            return sorted(totals, key=lambda key: (key == UNKNOWN, key))
        return sorted(totals, key=lambda key: (key == UNKNOWN, key == _SEVERAL, -float(totals[key].value or 0), key))

    def labels(self, session: Session, keys: Iterable[str]) -> dict[str, str]:
        """See `Source`."""
        known: Labels = _LABELS.get(self.by, as_given)
        found = known(session, [key for key in keys if key != UNKNOWN])
        return {**found, UNKNOWN: "没有年份" if self.by == "year" else "未填写"}

    def rows(self, session: Session, scope: Scope, key: str) -> list[Row]:
        """See `Source`: every gift that is counted or left out, with the word for it."""
        counted = headlines_counted(session, scope)
        rows = []
        for row in session.execute(self._gifts(session, scope)):
            if not in_scope(row.key, scope) or (key != OVERALL and self._key_of(row) != key):
                continue
            entry = entry_of(Part(row.key, row.amount or 0, 1, row.headline_id in counted), scope.bound)
            if not self.average or entry is Entry.AVERAGE:
                rows.append(Row("donation", row.id, _title(row), self._cell(row, entry)))
        return rows

    def _gifts(self, session: Session, scope: Scope) -> Select[Any]:
        d = DONATION.c
        key = key_in(session, scope).label("key")
        columns = [d.id, CALLED, d.given_on, d.amount, d.qualifier, d.headline_id, key]
        if self.choices:
            columns.append(d[self.by].label("word"))
        return select(*columns).where(given_in(scope)).order_by(d.given_on, d.id)

    def _key_of(self, row: Any) -> str:
        if self.choices:
            return str(row.word)
        return _place_key(row.key, _BY_KEY[self.by])

    def _cell(self, row: Any, entry: Entry) -> str:
        if row.amount is None:
            return entry.value
        amount = show_amount(row.amount, Qualifier.of(row.qualifier))
        return amount if entry is Entry.COUNTED or self.average else f"{amount}（{entry.value}）"


def _place_key(key: int, at: int) -> str:
    place = place_of(key)
    if at == _BY_KEY["cause"] and place.cause == SEVERAL:
        return _SEVERAL
    return str(place[at]) if place[at] else UNKNOWN


def _causes(session: Session, keys: Iterable[str]) -> dict[str, str]:
    known = titles("cause")(session, [key for key in keys if key != _SEVERAL])
    return {**known, _SEVERAL: "多项事由"}


_LABELS: dict[str, Labels] = {
    "year": lambda _session, keys: {key: f"{key}年" for key in keys},
    "cause": _causes,
    "chamber": titles("chamber"),
    "kind": words_of(DonationKind),
    "coverage": words_of(Coverage),
}


def _title(row: Any) -> str:
    return f"{row.title} {show_date(row.given_on)}" if row.given_on else str(row.title)


def _gifts(scope: Scope) -> Select[Any]:
    d = DONATION.c
    return select(d.id, CALLED, d.given_on, d.recipient).where(happened(d.given_on, scope))


def _open_lists(scope: Scope) -> Select[Any]:
    return _gifts(scope).where(DONATION.c.donor_list == OpenList.OPEN.value)


def _unvalued(scope: Scope) -> Select[Any]:
    return _gifts(scope).where(DONATION.c.amount.is_(None))


_GIVEN = "一次性与累计的捐赠额；年均额、没有估价的和已含在总数里的明细不计入"

_BY_CAUSE = f"{_GIVEN}；一笔用于几项事由的不拆分，单列为“多项事由”"

FIGURES: tuple[Figure, ...] = (
    Figure("donations_by_year", "捐赠总额", "元", _GIVEN, Gifts("year")),
    Figure(
        "donations_by_cause",
        "捐赠总额（按事由）",
        "元",
        _BY_CAUSE,
        Gifts("cause"),
    ),
    Figure("donations_by_kind", "捐赠总额（按类别）", "元", _GIVEN, Gifts("kind", DonationKind)),
    Figure("donations_by_chamber", "捐赠总额（按发动商会）", "元", _GIVEN, Gifts("chamber")),
    Figure("donations_by_coverage", "捐赠总额（按涵盖范围）", "元", _GIVEN, Gifts("coverage", Coverage)),
    Figure("donations_average", "年均捐赠额", "元", "年均额之和；与一次性、累计的捐赠额不相加", Gifts(average=True)),
    Figure(
        "donations",
        "捐赠笔数",
        "笔",
        "所问期间内登记的捐赠，含没有估价的和明细",
        Asked("donation", _gifts, Count("recipient")),
    ),
    Figure(
        "donations_unvalued",
        "没有估价的捐赠",
        "笔",
        "没有金额的捐赠；不按零计",
        Asked("donation", _unvalued, Count("recipient")),
    ),
    Figure(
        "donations_open",
        "捐赠方名单不完整",
        "笔",
        "捐赠方后有“等”的捐赠",
        Asked("donation", _open_lists, Count("recipient")),
    ),
)
"""The figures of gifts."""
