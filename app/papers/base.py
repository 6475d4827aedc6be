"""What is a paper of the office: its name, what must be said to have it, its settings, and what composes it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from sqlalchemy.orm import Session

from app.errors import UserError
from app.lists import Listing
from app.papers.settings import Setup
from exports.document import Document

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Ask(Enum):
    """What a paper can be asked for besides a record; a window shows an entry for each."""

    PERIOD = "period"
    """`Wish.start` and `Wish.end`."""
    YEAR = "year"
    AS_OF = "as_of"


class Number(NamedTuple):
    """The number of an issued paper: in its year, and in all (期号, 总期号)."""

    year: int
    number: int
    total: int


@dataclass(frozen=True)
class Wish:
    """What is to be printed. Nothing here comes from the store; the paper's module reads that."""

    record_id: int | None = None
    """The record of the kind that the paper is `of`."""
    start: date | None = None
    """The first day of the period."""
    end: date | None = None
    """The last day of the period; it still counts."""
    year: int | None = None
    as_of: date | None = None
    """What holds on this day; None: on the day of printing, `today`."""
    listing: Listing | None = None
    """Of a register: its rows and their order as the table shows them; None: all, in the kind's own order."""
    texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Passages that the clerk has edited, by their key; the others are drafted from the records."""
    options: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Chosen values of the paper's options by their name."""
    today: date = field(default_factory=date.today)
    """The day of printing."""
    number: Number | None = None
    """Of a paper that was or is being issued; None: the number that it would have if it were issued now."""

    @property
    def day(self) -> date:
        """The day whose state is asked for."""
        return self.as_of or self.today


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a paper that can be edited before it is printed or issued."""

    key: str
    label: str
    text: str
    long: bool = True
    """Several paragraphs; else one line."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """An option of a paper: `values` are (name on the command line, Chinese label), the first one is the default."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


Compose = Callable[[Session, Wish, Setup], Document]
"""Builds the document. Raises UserError when there is nothing to print, naming what is missing."""

Draft = Callable[[Session, Wish, Setup], tuple[Passage, ...]]
"""The passages that can be edited, each as it would be printed with this wish (edited ones as edited)."""


@dataclass(frozen=True)
class Paper:
    """One document that the office prints."""

    name: str
    """On the command line."""
    label: str
    """On the screen and as the file's name."""
    compose: Compose
    of: str = ""
    """The kind of record that it is printed for; "" for a paper of the whole office."""
    without_record: bool = False
    """It has a kind, but can also be printed for the whole office (a briefing of a period)."""
    lists: str = ""
    """The kind whose rows it prints: `Wish.listing` may narrow and sort them."""
    asks: tuple[Ask, ...] = ()
    options: tuple[Choosing, ...] = ()
    settings: Mapping[str, str | int | bool] = field(default_factory=dict)
    """Which fields of `Setup` the paper has, each with its default."""
    draft: Draft | None = None
    """None: nothing in it can be edited."""
    issues: bool = False
    """It can be issued: numbered, frozen and kept (`app.papers.issuing`)."""

    def option(self, wish: Wish, name: str) -> str:
        """The chosen value of an option, or its default."""
        one = next(option for option in self.options if option.name == name)
        return wish.options.get(name, one.values[0][0])


def lazily(module: str, function: str) -> Any:
    """A function of a module of `app.papers` that is loaded with its first call: a start need not read them all."""

    def call(session: Session, wish: Wish, setup: Setup) -> Any:
        return getattr(import_module(f"app.papers.{module}"), function)(session, wish, setup)

    return cast("Compose", call)


def check_wish(paper: Paper, wish: Wish) -> None:
    """Raises UserError, saying what must be said, when the wish does not fit the paper."""
    if paper.of and wish.record_id is None and not paper.without_record:
        raise UserError(f"打印{paper.label}要指定一条记录，请先选中它（命令行：写上编号）。")
    if wish.record_id is not None and not paper.of:
        raise UserError(f"{paper.label}是全办公室的文件，不针对某一条记录，请去掉编号。")
    if wish.start and wish.end and wish.end < wish.start:
        raise UserError(f"起止日期反了：{wish.start} 在 {wish.end} 之后，请对调。")
    if wish.listing and wish.listing.kind.name != paper.lists:
        raise UserError(f"{paper.label}不能按“{wish.listing.kind.label}”的列表打印。")
    for name, value in wish.options.items():
        _check_option(paper, name, value)


def check_texts(session: Session, paper: Paper, wish: Wish, setup: Setup) -> None:
    """Raises UserError for an edited text that the paper has no place for: it would be lost in silence."""
    if not wish.texts:
        return
    known = {passage.key for passage in paper.draft(session, wish, setup)} if paper.draft else set()
    unknown = [key for key in wish.texts if key not in known]
    if unknown:
        there_are = f"可以改写的有：{'、'.join(sorted(known))}" if known else "没有可以改写的文字"
        raise UserError(f"{paper.label}里没有“{'、'.join(unknown)}”这一段；{there_are}。")


def _check_option(paper: Paper, name: str, value: str) -> None:
    known = {option.name: option for option in paper.options}
    if name not in known:
        there_are = "、".join(known) or "没有选项"
        raise UserError(f"{paper.label}没有“{name}”这个选项；可用：{there_are}")
    values = [kept for kept, _ in known[name].values]
    if value not in values:
        raise UserError(f"{paper.label}的“{known[name].label}”没有“{value}”这一项；可用：{'、'.join(values)}")
