"""Which page set-up does a paper have (office, head, 报/送/发, copies, 版记), and how is it kept in the store?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.errors import FieldError
from app.settings import OFFICE, StoreOption
from exports.document import Source

if TYPE_CHECKING:
    from app.papers.base import Paper

_Option = StoreOption[str] | StoreOption[int] | StoreOption[bool]


@dataclass(frozen=True, slots=True)
class Setup:
    """The page set-up in force for one paper. A field that the paper does not have keeps the value here."""

    office: str = ""
    """Who signs and issues; empty in the store: `OFFICE`."""
    head: str = ""
    """The red name, or the title above the paper."""
    report_to: str = ""
    """报: the superiors, as printed."""
    send_to: str = ""
    """送: peers."""
    issue_to: str = ""
    """发: those below."""
    copies: int = 0
    """How many are printed; 0: not said."""
    imprint: bool = False
    """With 版记 at the foot of the last page."""
    earlier_year: int = 0
    """The year in which the office began to number with this program."""
    earlier_number: int = 0
    """Up to which number of that year it had come before."""
    earlier_total: int = 0
    """Up to which number in all."""


LABELS: Mapping[str, str] = {
    "office": "单位名称",
    "head": "报头文字",
    "report_to": "报",
    "send_to": "送",
    "issue_to": "发",
    "copies": "印数（份）",
    "imprint": "印版记",
    "earlier_year": "启用本程序的年份",
    "earlier_number": "当年此前已编到第几期",
    "earlier_total": "此前总共编到第几期",
}
"""What people read, in the order of the form; every field of `Setup` has a line."""


def set_up(label: str, *names: str) -> Source:
    """Where these texts of a paper's page set-up can be mended."""
    return Source(f"{label}的版面设置", "、".join(LABELS[name] for name in names))


@dataclass(frozen=True, slots=True)
class SetupField:
    """One line of the settings form: its value is a text, a number or a tick, as its type says."""

    name: str
    label: str
    value: str | int | bool
    default: str | int | bool


def setup_of(session: Session, paper: Paper) -> Setup:
    """What is in force for a paper."""
    values = {line.name: line.value for line in fields_of(session, paper)}
    values["office"] = values.get("office") or OFFICE.of(session)
    return Setup(**values)  # type: ignore[arg-type]  # each value has its default's type: Option sees to it


def fields_of(session: Session, paper: Paper) -> tuple[SetupField, ...]:
    """The lines of the settings form of a paper, in order; an empty office means the common one."""
    return tuple(
        SetupField(option.name.rpartition(".")[2], option.label, option.of(session), option.default)
        for option in _options(paper)
    )


def choose(session: Session, paper: Paper, values: Mapping[str, str | int | bool]) -> None:
    """Keep these settings of a paper inside an operation. Raises FieldError for what does not fit."""
    for name, value in values.items():
        _option_of(paper, name).choose(session, value)  # type: ignore[arg-type]  # judged by the option itself


def typed(paper: Paper, given: Mapping[str, str]) -> dict[str, str | int | bool]:
    """What was typed for settings of a paper, as they are kept. Raises FieldError."""
    return {name: _option_of(paper, name).parse(text) for name, text in given.items()}


def _option_of(paper: Paper, name: str) -> _Option:
    for option in _options(paper):
        if option.name.rpartition(".")[2] == name:
            return option
    raise FieldError(name, f"{paper.label}没有“{LABELS.get(name, name)}”这项设置。")


def _options(paper: Paper) -> list[_Option]:
    names = [field.name for field in fields(Setup) if field.name in paper.settings]
    return [_option(f"paper.{paper.name}.{name}", LABELS[name], paper.settings[name]) for name in names]


def _option(name: str, label: str, default: str | int | bool) -> _Option:
    match default:
        case bool():
            return StoreOption(name, label, default)
        case int():
            return StoreOption(name, label, default)
        case str():
            return StoreOption(name, label, default)
