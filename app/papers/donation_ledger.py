"""What does the ledger of gifts (捐赠台账) say? Each gift, subtotals that claim nothing unsure, what they leave out."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.figures.gift_sums import DONATION, OPEN_LIST, Entry, Part, entry_of, place_of, total_from, year_of
from app.kinds import BY_NAME
from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.register import BATCH, Register, listed_ids, on_day, register_document, texts_of
from app.papers.settings import Setup
from app.records import titles_of
from app.values.amounts import Qualifier, show_yuan
from app.values.shown import show_qualified
from app.values.totals import Total
from db.models.donation import sum_key
from db.vocabulary import DonationKind
from exports.document import Align, Document, GroupRow, RecordRow, TableColumn, TableRow, TotalRow

FIELDS = ("given_on", "donor", "kind", "amount", "basis", "cause", "recipient", "goods", "notes")
COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("捐赠日期", 9, Align.CENTRE),
    TableColumn("捐赠方", 13),
    TableColumn("类别", 3.2, Align.CENTRE),
    TableColumn("金额（元）", 10.6, Align.RIGHT),
    TableColumn("口径", 4.2, Align.CENTRE),
    TableColumn("事由", 10),
    TableColumn("受赠方", 9),
    TableColumn("物资或服务", 8.4),
    TableColumn("备注", 8.2),
)
_LABEL_SPAN = 4


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The gifts of the list, or of a year. Raises UserError when there is none."""
    paper = paper_named("donation-ledger")
    ids = listed_ids(session, wish, "donation")
    group = paper.option(wish, "group")
    if wish.year is not None:
        gifts = _gifts(session, ids, wish.year)
        ids = [key for key in ids if year_of(gifts[key].key) == wish.year]
    if not ids:
        raise UserError(f"{wish.year}年没有捐赠记录，没有可打印的内容。")
    return ledger_of(session, ids, setup, wish, group)


def ledger_of(
    session: Session, ids: Sequence[int], setup: Setup, wish: Wish | None = None, group: str = "year"
) -> Document:
    """The ledger of these gifts."""
    wish = wish or Wish()
    label = paper_named("donation-ledger").label
    gifts = _gifts(session, ids, wish.year)
    total = _total(gifts, ids, wish)
    return register_document(
        Register(
            title=f"{wish.year}年{label}" if wish.year else label,
            columns=COLUMNS,
            rows=_Rows(session, wish, gifts, group).all(ids),
            count=len(ids),
            said=f"{on_day(wish)}，共{len(ids)}笔　单位：元",
            size=9,
            notes=_notes(total),
        ),
        setup,
    )


def _gifts(session: Session, ids: Sequence[int], year: int | None) -> dict[int, Part]:
    """All of them; a piece counts as inside where its headline stands in this ledger and is counted itself."""
    d = DONATION.c
    query = select(d.id, sum_key(session.get_bind().dialect), d.amount, d.headline_id)
    rows: list[tuple[int, int, int | None, int | None]] = []
    for start in range(0, len(ids), BATCH):
        found = session.execute(query.where(d.id.in_(ids[start : start + BATCH])))
        rows += ((row[0], row[1], row[2], row[3]) for row in found)
    counted = {key for key, packed, fen, _ in rows if entry_of(Part(packed, fen, 1), year) is Entry.COUNTED}
    return {key: Part(packed, fen or 0, 1, headline in counted) for key, packed, fen, headline in rows}


def _kinds(session: Session, ids: Sequence[int]) -> dict[int, str]:
    d = DONATION.c
    found: dict[int, str] = {}
    for start in range(0, len(ids), BATCH):
        page = session.execute(select(d.id, d.kind).where(d.id.in_(ids[start : start + BATCH])))
        found |= {row[0]: row[1] for row in page}
    return found


def _total(gifts: dict[int, Part], ids: Sequence[int], wish: Wish) -> Total:
    return total_from([gifts[key] for key in ids], wish.year)


def _money(total: Total) -> str:
    """超7,000,000.00: as the column writes amounts."""
    given = total.given
    if not given.parts:
        return "—"
    field = BY_NAME["donation"].field("amount")
    exact = given.qualifier is Qualifier.EXACT
    return show_yuan(given.fen) if exact else show_qualified(field, given.fen, given.qualifier.value)


def _notes(total: Total) -> list[str]:
    basis = f"（{total.basis}）" if total.basis else ""
    counted = f"合计{total.text}{basis}，计入{total.given.count}笔"
    notes = [f"注：1. {counted}；金额带“超”“约”等字的照来源登记，合计只取能够确定的说法。"]
    if total.left_out_text:
        notes.append(f"2. 未计入合计：{total.left_out_text}。")
    return notes


class _Rows:
    """The rows in their groups, read while they are set."""

    def __init__(self, session: Session, wish: Wish, gifts: dict[int, Part], group: str) -> None:
        self._session, self._wish, self._gifts, self._group = session, wish, gifts, group
        self._number = 0
        self._kinds: dict[int, str] = {}

    def all(self, ids: Sequence[int]) -> Iterator[TableRow]:
        if self._group == "none":
            yield from self._several(ids)
        else:
            yield from self._grouped(ids)
        yield self._sum("合计", ids)

    def _grouped(self, ids: Sequence[int]) -> Iterator[TableRow]:
        if self._group == "kind":
            self._kinds = _kinds(self._session, ids)
        names, order = self._names(ids)
        ordered = sorted(ids, key=lambda key: order(self._group_of(key)))
        for word, group in groupby(ordered, self._group_of):
            within = list(group)
            yield GroupRow(names[word])
            yield from self._several(within)
            yield self._sum(f"{names[word]}小计", within)

    def _group_of(self, key: int) -> Any:
        """Year or cause of a gift (0: none), or its kind."""
        if self._group == "kind":
            return self._kinds[key]
        place = place_of(self._gifts[key].key)
        return place.year if self._group == "year" else place.cause

    def _names(self, ids: Sequence[int]) -> tuple[dict[Any, str], Callable[[Any], Any]]:
        """What the groups are called, and in which order they stand."""
        words = {self._group_of(key) for key in ids}
        if self._group == "year":
            return {word: f"{word}年" if word else "日期不详" for word in words}, lambda word: -word
        if self._group == "kind":
            kinds = [kind.value for kind in DonationKind]
            return {word: DonationKind.of(word).label for word in words}, kinds.index
        titles = titles_of(self._session, BY_NAME["cause"], [word for word in words if word])
        first = {word: place for place, word in enumerate(dict.fromkeys(map(self._group_of, ids)))}
        return {0: "事由未填写", **titles}, lambda word: (word == 0, first[word])

    def _several(self, ids: Sequence[int]) -> Iterator[TableRow]:
        for key, (given_on, donor, kind, amount, *rest, notes) in texts_of(self._session, "donation", ids, FIELDS):
            self._number += 1
            part = self._gifts[key]
            entry = entry_of(part, self._wish.year)
            said = "" if entry is Entry.COUNTED else entry.value
            named = f"{donor}等" if part.key & OPEN_LIST and not donor.endswith("等") else donor
            remarks = "；".join(filter(None, (said, notes)))
            cells = (str(self._number), given_on, named, kind, amount or "未估价", *rest, remarks)
            yield RecordRow(cells, f"公益捐赠“{donor}”", ("donation", key))

    def _sum(self, label: str, ids: Sequence[int]) -> TotalRow:
        total = _total(self._gifts, ids, self._wish)
        counted = f"，计入{total.given.count}笔" if total.given.count < len(ids) else ""
        return TotalRow(f"{label}（{len(ids)}笔{counted}）", _LABEL_SPAN, (_money(total), *[""] * 5))
