"""Which store does a command work on?"""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.commands.usage import WrongUsage
from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_PLURAL
from app.kinds.base import FieldType, RecordKind
from app.lists import Listing
from app.orders import ORDERS
from app.places import data_folder
from app.store import STORE_FILE
from app.values.convert import parse
from app.values.dates import as_day, parse_date
from app.values.problem import ValueProblem
from db.errors import OldStore


@contextmanager
def opened(options: argparse.Namespace, *, asks_only: bool = False, may_make: bool = True) -> Iterator[Desk]:
    """The desk of the chosen data folder, closed at the end.

    A command that only asks works beside an open window, and makes no store where there is none.
    """
    folder = data_folder(options.data)
    if not may_make and not (folder / STORE_FILE).is_file():
        raise UserError(f"这个文件夹里没有商联台账的数据：{folder}。请检查 --data 指定的文件夹。")
    desk = _asked_of(folder) if asks_only and not options.read_only else Desk.open(folder, read_only=options.read_only)
    try:
        yield desk
    finally:
        desk.store.close()


def _asked_of(folder: Path) -> Desk:
    """The desk to ask something of; data of an older version is upgraded first, after a backup, as the window does."""
    try:
        return Desk.open(folder, read_only=True)
    except OldStore:
        return Desk.open(folder)


@contextmanager
def tried_on(options: argparse.Namespace) -> Iterator[Desk]:
    """A desk to try something on without storing it: the chosen store, or an empty one that goes away again."""
    if (data_folder(options.data) / STORE_FILE).is_file():
        with opened(options, asks_only=True) as desk:
            yield desk
        return
    with TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        try:
            yield desk
        finally:
            desk.store.close()


def listing_of(options: argparse.Namespace) -> Listing:
    """The rows that `--filter`, `--where` and `--order` ask for."""
    return listing_for(BY_PLURAL[options.kind], options)


def listing_for(kind: RecordKind, options: argparse.Namespace) -> Listing:
    """As `listing_of`, of a kind that is known already."""
    given = getattr(options, "order", "")
    falling = "-" if given.startswith("-") else ""
    order = falling + _order_name(kind, given.removeprefix("-")) if given else ""
    chosen = dict(_condition(kind, text) for text in options.where)
    return Listing(kind, text=options.filter, chosen=chosen, order=order)


def columns_named(kind: RecordKind, given: str) -> list[str]:
    """The fields of `--columns a,b,c`, by name or label, in that order."""
    return list(dict.fromkeys(_field_name(kind, part.strip()) for part in re.split("[,，、]", given) if part.strip()))


def day_of(typed: str, label: str) -> date:
    """A whole day as a person types it. Raises UserError."""
    try:
        day = as_day(parse_date(typed, today=date.today()))
    except ValueProblem as problem:
        raise UserError(f"{label}：{problem}") from problem
    if day is None:
        raise UserError(f"{label}“{typed}”要写到日，如 2023-12-31")
    return day


def _condition(kind: RecordKind, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise WrongUsage(f"“{text}”应写成 字段=值，如 {kind.fields[0].name}=…")
    field = kind.field(_field_name(kind, name))
    if field.type not in (FieldType.CHOICE, FieldType.CHOICES):
        raise WrongUsage(f"“{name}”不是选项字段；查文字请用 --filter")
    try:
        kept = parse(field, value)[field.name]
    except ValueProblem as problem:
        raise WrongUsage(f"{field.label}：{problem}") from problem
    return field.name, str(kept[0] if isinstance(kept, tuple) else kept)


def _order_name(kind: RecordKind, name: str) -> str:
    """A field, or for a list of people the order of strokes or of rank."""
    special = next((order for order, word in ORDERS.items() if name in (order, word)), None)
    return special if special and kind.people else _field_name(kind, name)


def _field_name(kind: RecordKind, name: str) -> str:
    """A field by its name or its Chinese label."""
    for field in kind.fields:
        if name in (field.name, field.label):
            return field.name
    fields = "、".join(f"{field.label}（{field.name}）" for field in kind.fields)
    raise WrongUsage(f"{kind.label}没有“{name}”这个字段；可用：{fields}")
