"""How are amounts added up? A small interval arithmetic over value, qualifier and basis.

Rules and reasons: docs/decisions/0007-totals.md. Everything here is whole 分 and pure: no store, no rounding.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import reduce
from operator import add
from typing import Self

from app.values.amounts import Amount, Basis, Qualifier, show_amount

__all__ = ["Gift", "LeftOut", "Reconciled", "Sum", "Total", "reconcile", "total_of"]

_STRICTLY_MORE = frozenset({Qualifier.OVER, Qualifier.SOME_ODD})
_AT_LEAST = frozenset({Qualifier.AT_LEAST, Qualifier.REACHING})
_UPWARD = _STRICTLY_MORE | _AT_LEAST
_LOW_KNOWN = _UPWARD | {Qualifier.EXACT}
_HIGH_KNOWN = frozenset({Qualifier.EXACT, Qualifier.NEARLY})


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts added up: for each qualifier the stated 分 and the number of amounts. Adding is exact, in any order."""

    parts: tuple[tuple[Qualifier, int, int], ...] = ()

    @classmethod
    def of(cls, amounts: Iterable[Amount]) -> Self:
        """The sum of these amounts."""
        return cls.from_parts((amount.qualifier, amount.fen, 1) for amount in amounts)

    @classmethod
    def from_parts(cls, parts: Iterable[tuple[Qualifier, int, int]]) -> Self:
        """From (qualifier, 分, count) in any order, as a grouped query gives them."""
        gathered: dict[Qualifier, tuple[int, int]] = {}
        for qualifier, fen, count in parts:
            known = gathered.get(qualifier)
            gathered[qualifier] = (known[0] + fen, known[1] + count) if known else (fen, count)
        return cls(tuple((qualifier, *gathered[qualifier]) for qualifier in sorted(gathered)))

    def __add__(self, other: Self) -> Self:
        if not other.parts:
            return self
        return type(self).from_parts((*self.parts, *other.parts)) if self.parts else other

    @property
    def fen(self) -> int:
        """What the stated figures come to."""
        return sum(part[1] for part in self.parts)

    @property
    def count(self) -> int:
        """How many amounts were added."""
        return sum(part[2] for part in self.parts)

    @property
    def low(self) -> int:
        """What it surely is at least: 近 and 约 promise nothing."""
        return sum(fen for qualifier, fen, _ in self.parts if qualifier in _LOW_KNOWN)

    @property
    def high(self) -> int | None:
        """What it surely does not exceed; None where that is open upwards."""
        return self.fen if all(part[0] in _HIGH_KNOWN for part in self.parts) else None

    @property
    def qualifier(self) -> Qualifier:
        """The one word that is true of the whole sum."""
        used = {part[0] for part in self.parts} - {Qualifier.EXACT}
        if not used:
            return Qualifier.EXACT
        if len(used) == 1 and (Qualifier.SOME_ODD not in used or self.count == 1):
            return next(iter(used))
        if used <= _UPWARD:
            # 300余万 + 5万: the figure has changed, so that 余 would speak of other digits; it is more than 305万.
            return Qualifier.OVER if used & _STRICTLY_MORE else Qualifier.AT_LEAST
        return Qualifier.ABOUT

    @property
    def text(self) -> str:
        """As it is printed: 超900万元."""
        return show_amount(self.fen, self.qualifier)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a total does not hold, or cannot tell."""

    unvalued: int = 0
    open_lists: int = 0
    pieces: int = 0
    undated: int = 0
    spanning: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def text(self) -> str:
        """One clause for each; empty when nothing is left out."""
        clauses = (
            (self.unvalued, "笔没有估价"),
            (self.pieces, "笔已含在总数里"),
            (self.spanning, "笔累计数跨越其他年份"),
            (self.undated, "笔没有年份"),
        )
        told = [f"{count} {words}" for count, words in clauses if count]
        if self.open_lists:
            told.append(f"{self.open_lists} 笔的捐赠方名单不完整（等）")
        return "，".join(told)


@dataclass(frozen=True, slots=True)
class Total:
    """One sum per basis, never added up across an annual average, and what is left out."""

    one_off: Sum = Sum()
    cumulative: Sum = Sum()
    annual_average: Sum = Sum()
    left_out: LeftOut = field(default_factory=LeftOut)

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def given(self) -> Sum:
        """What was given in all: one-off and cumulative amounts. An annual average is a rate and stays apart."""
        return self.one_off + self.cumulative

    @property
    def basis(self) -> str:
        """What the headline figure stands for: 一次性, 累计, or both."""
        words = [Basis.ONE_OFF.label] if self.one_off.parts else []
        return "、".join([*words, *([Basis.CUMULATIVE.label] if self.cumulative.parts else [])])

    @property
    def text(self) -> str:
        """The headline figure: 超900万元."""
        return self.given.text

    @property
    def left_out_text(self) -> str:
        """Everything beside the headline figure, the annual averages included."""
        average = self.annual_average
        told = [f"年均{average.text}（{average.count} 笔）另计"] if average.parts else []
        return "，".join([*told, *([self.left_out.text] if self.left_out.text else [])])


@dataclass(frozen=True, slots=True)
class Gift:
    """What a total needs to know of one gift."""

    key: int
    amount: Amount | None
    basis: Basis = Basis.ONE_OFF
    headline: int | None = None
    open_list: bool = False
    year: int | None = None
    first_year: int | None = None
    """Of a cumulative amount: the year in which its period begins."""


def total_of(gifts: Iterable[Gift], year: int | None = None) -> Total:
    """The total of these gifts, or of those of one year: the definition that every faster way must agree with."""
    several = list(gifts)
    counted = {gift.key for gift in several if _stands_for_itself(gift, year)}
    return reduce(add, (_one(gift, gift.headline in counted, year) for gift in several), Total())


def _stands_for_itself(gift: Gift, year: int | None) -> bool:
    in_scope = year is None or (gift.year == year and not _spans(gift))
    return gift.amount is not None and gift.basis is not Basis.ANNUAL_AVERAGE and in_scope


def _spans(gift: Gift) -> bool:
    if gift.basis is not Basis.CUMULATIVE or gift.first_year is None:
        return False
    return gift.year is not None and gift.first_year < gift.year


def _one(gift: Gift, inside: bool, year: int | None) -> Total:
    if year is not None and gift.year != year:
        return Total(left_out=LeftOut(undated=1)) if gift.year is None else Total()
    open_list = int(gift.open_list)
    if gift.amount is None:
        return Total(left_out=LeftOut(unvalued=1, open_lists=open_list))
    if inside:
        return Total(left_out=LeftOut(pieces=1))
    if year is not None and _spans(gift):
        return Total(left_out=LeftOut(spanning=1))
    sums: Mapping[str, Sum] = {gift.basis.value: Sum.of([gift.amount])}
    return Total(**sums, left_out=LeftOut(open_lists=open_list))


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A headline beside its pieces."""

    stated: Amount
    itemised: Sum
    unvalued: int
    missing: int
    """分 of the stated figure that no piece explains."""
    excess: int
    """分 by which the pieces surely exceed what the headline can mean: shown in red."""

    @property
    def agrees(self) -> bool:
        """Everything is itemised and nothing too much."""
        return not self.missing and not self.excess

    @property
    def text(self) -> str:
        """One line for the clerk."""
        stated = show_amount(self.stated.fen, self.stated.qualifier)
        told = f"总数{stated}，已列明细{self.itemised.text}（{self.itemised.count} 笔）"
        if self.excess:
            told += f"，明细超出{show_amount(self.excess)}"
        if self.missing:
            told += f"，还差{show_amount(self.missing, self._missing_qualifier)}"
        return f"{told}，另有 {self.unvalued} 笔明细没有估价" if self.unvalued else told

    @property
    def _missing_qualifier(self) -> Qualifier:
        if self.itemised.qualifier is not Qualifier.EXACT:
            return Qualifier.ABOUT
        # 超700万 less 500万 is more than 200万; 300余万 less 5万 has other digits than 余 spoke of.
        return Qualifier.OVER if self.stated.qualifier is Qualifier.SOME_ODD else self.stated.qualifier


def reconcile(stated: Amount, pieces: Iterable[Amount | None]) -> Reconciled:
    """Compare a headline with its pieces (None: an unvalued one)."""
    several = list(pieces)
    itemised = Sum.of(piece for piece in several if piece is not None)
    missing = max(0, stated.fen - itemised.fen)
    excess = max(0, itemised.low - stated.fen) if itemised.low > _most_meant(stated) else 0
    return Reconciled(stated, itemised, several.count(None), missing, excess)


def _most_meant(stated: Amount) -> int:
    """The most that the writer can have meant: of 800万 one would not write 超700万, so that stops at the next step."""
    if stated.qualifier in _HIGH_KNOWN:
        return stated.fen
    digits = str(stated.fen)
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return stated.fen + step
