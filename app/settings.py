"""Which settings does the office have, and what holds now? Each is one small typed object, read by everything."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.domain.quorum import QUORUMS, Share
from app.errors import FieldError
from app.machine import BACKUP_PLACE, MACHINE_OPTIONS, MachineOption, check_backup_place
from app.options import Chosen, Option, T
from app.store import Store
from db.models import OfficeSetting
from db.vocabulary import MeetingKind

_TABLE: Any = OfficeSetting.__table__


@dataclass(frozen=True, slots=True)
class StoreOption(Option[T]):
    """A setting of the office, kept in the store: its changes are in the history and can be undone."""

    def of(self, session: Session) -> T:
        """The value in force. What cannot be read as this setting counts as not chosen."""
        kept = session.scalar(select(_TABLE.c.value).where(_TABLE.c.name == self.name))
        if kept is None:
            return self.default
        try:
            value = json.loads(kept)
        except ValueError:  # written by hand, or by another program
            return self.default
        return value if self.fits(value) else self.default

    def choose(self, session: Session, value: T) -> None:
        """Keep another value; the default is kept as nothing. Raises FieldError."""
        self.checked(value)
        if value == self.of(session):
            return
        own, kept = _TABLE.c.name == self.name, json.dumps(value, ensure_ascii=False)
        if value == self.default:
            session.execute(delete(_TABLE).where(own))
        elif not session.execute(update(_TABLE).where(own).values(value=kept)).rowcount:  # type: ignore[attr-defined]
            session.execute(insert(_TABLE).values(name=self.name, value=kept))

    def column(self) -> ColumnElement[int]:
        """The value in force of a number, inside a query."""
        chosen = select(cast(_TABLE.c.value, Integer)).where(_TABLE.c.name == self.name).scalar_subquery()
        return func.coalesce(chosen, self.default)


OFFICE = StoreOption(
    "paper.office", "单位名称", "区工商业联合会", group="单位", hint="印在各种文件上；单个文件可以另设"
)
"""The name of the office: what every paper says that has not been given another one."""

_TERMS, _REMINDERS, _DUTY, _QUORUM, _BACKUP = "届期", "提醒", "履职考勤", "法定人数", "备份"

TERM_YEARS = StoreOption("term_years", "一届几年", 5, 1, 20, "年", group=_TERMS, hint="没有填写届满日期的，按届期推算")
TERM_ENDS_DAYS = StoreOption("term_ends_days", "提前多少天提醒换届", 180, 1, 1000, "天", group=_REMINDERS)
UNVISITED_DAYS = StoreOption("unvisited_days", "多少天没有走访要提醒", 90, 1, 1000, "天", group=_REMINDERS)
ABSENT_MONTHS = StoreOption("absent_months", "执常委多少个月未到会要列出", 18, 1, 120, "个月", group=_DUTY)
EXCUSED_COUNTS = StoreOption("excused_counts", "请假是否按到会计", default=False, group=_DUTY)
BACKUP_HOURS = StoreOption(
    "backup_hours",
    "窗口开着时每隔几小时备份",
    4,
    0,
    72,
    "小时",
    group=_BACKUP,
    hint="有改动才备份；填 0 只在关闭、导入和升级时备份",
)

SHARES: Mapping[str, Share | None] = {
    "": None,
    "1/2": Share(Fraction(1, 2), "半数以上"),
    "3/5": Share(Fraction(3, 5), "五分之三以上"),
    "2/3": Share(Fraction(2, 3), "三分之二以上"),
    "3/4": Share(Fraction(3, 4), "四分之三以上"),
    "4/5": Share(Fraction(4, 5), "五分之四以上"),
}
"""What a charter may ask for of those due, as it is kept."""


def _share_of(kind: MeetingKind) -> StoreOption[str]:
    share = QUORUMS.get(kind)
    default = next(kept for kept, known in SHARES.items() if known == share)
    words = {kept: known.words if known else "没有要求" for kept, known in SHARES.items()}
    return StoreOption(f"quorum_{kind.value}", kind.label, default, words=words, group=_QUORUM)


QUORUM_OPTIONS: Mapping[MeetingKind, StoreOption[str]] = {kind: _share_of(kind) for kind in MeetingKind}

SETTINGS: tuple[StoreOption[int] | StoreOption[bool] | StoreOption[str] | MachineOption[str], ...] = (
    OFFICE,
    TERM_YEARS,
    TERM_ENDS_DAYS,
    UNVISITED_DAYS,
    ABSENT_MONTHS,
    EXCUSED_COUNTS,
    BACKUP_HOURS,
    *MACHINE_OPTIONS,
    *QUORUM_OPTIONS.values(),
)
"""In the order of the page on which they are changed."""

BY_NAME = {option.name: option for option in SETTINGS}


def quorums_in_force(session: Session) -> dict[MeetingKind, Share]:
    """The kinds of meetings that ask for a quorum, and for which."""
    chosen = {kind: SHARES[option.of(session)] for kind, option in QUORUM_OPTIONS.items()}
    return {kind: share for kind, share in chosen.items() if share is not None}


def all_chosen(store: Store) -> list[Chosen]:
    """Every setting with what holds now; those of this computer only where there is a folder."""
    found = []
    with store.reading() as session:
        for option in SETTINGS:
            if isinstance(option, StoreOption):
                value = option.of(session)
            elif store.folder is not None:
                value = option.of(store.folder)
            else:
                continue
            found.append(Chosen(option, value, option.show(value), option.show(option.default)))
    return found


def choose(store: Store, name: str, typed: str | None) -> None:
    """Give a setting another value, None: its default. One of the store's is one undo step. Raises FieldError."""
    option = BY_NAME.get(name)
    if option is None:
        raise FieldError(name, f"没有“{name}”这个设置。可用：{'、'.join(BY_NAME)}。")
    value: Any = option.default if typed is None else option.parse(typed)
    if isinstance(option, StoreOption):
        with store.operation(f"设置“{option.label}”为{option.show(value)}") as session:
            option.choose(session, value)
        return
    if store.folder is None or store.read_only:
        raise FieldError(name, f"{option.label}：数据以只读方式打开或在服务器上，不能修改这个设置。")
    if option is BACKUP_PLACE:
        check_backup_place(store.folder, value)
    option.choose(store.folder, value)
