"""Which record does a name mean? For the form's completion, the importer and the command line alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import search
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind
from app.titles import title_of
from app.values.personal import hide_personal
from app.values.shown import show
from db.models import MODELS

_FULL_WIDTH = str.maketrans("()", "（）")
_HALF_WIDTH = str.maketrans("（）", "()")


@dataclass(frozen=True)
class Candidate:
    """A record that a typed name may mean, and what tells it from others of that name."""

    link: Link
    label: str
    remark: str


class Unclear(Exception):
    """A name means several records; the text is the sentence for the field."""


def label_of(kind: RecordKind, title: str, apart: Any) -> str:
    """How a record is written where its title alone is not clear: 会议名称（2023年9月18日）."""
    return f"{title}（{show(kind.field(kind.apart), apart)}）" if apart else title


def candidates(session: Session, field: Field, typed: str, *, limit: int = 12) -> list[Candidate]:
    """Records for the completion of a field: names that begin with the text first, by pinyin too."""
    wanted = search.normalised(typed)
    found: list[Candidate] = []
    for name in field.refers_to:
        kind = BY_NAME[name]
        table: Any = MODELS[name].__table__
        title = title_of(table, kind)
        query = select(table.c.id, title, table.c[kind.apart]).limit(limit * 4)
        if wanted:
            begins = query.where(title >= typed.strip(), title < typed.strip() + "\U0010ffff").order_by(title)
            holds = query.where(table.c.id.in_(search.keys_of(session, kind, wanted)))
            # A common text is held by thousands: those that begin with it must be among the few that are read.
            rows = {row[0]: row for part in (begins, holds) for row in session.execute(part)}.values()
        else:  # nothing typed: the latest entered come first
            rows = {row[0]: row for row in session.execute(query.order_by(table.c.id.desc()))}.values()
        for key, text, apart in rows:
            remark = hide_personal(show(kind.field(kind.apart), apart)) if apart else ""
            found.append(Candidate(Link(text, name, key), kind.label, remark))
    if wanted:
        found.sort(key=lambda c: (not search.normalised(c.link.text).startswith(wanted), len(c.link.text)))
    return found[:limit]


def resolve(session: Session, field: Field, link: Link) -> Link:
    """The link with its record, if exactly one record bears the name; as given if none does.

    Raises Unclear when several do: nothing is guessed.
    """
    if link.id is not None:
        return link
    return Resolver(session).resolve(field, link.text)


class Resolver:
    """Finds many names with few questions: each name is asked for once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._titled: dict[tuple[str, str], list[int]] = {}
        self._otherwise: dict[tuple[str, str], list[Link]] = {}

    def learn(self, kind_name: str, names: Iterable[str]) -> None:
        """Ask for many names of one kind at once."""
        kind = BY_NAME[kind_name]
        table: Any = MODELS[kind_name].__table__
        title = title_of(table, kind)
        fresh = [name for name in dict.fromkeys(names) if (kind_name, name) not in self._titled]
        for start in range(0, len(fresh), 500):
            part = fresh[start : start + 500]
            for name in part:
                self._titled[(kind_name, name)] = []
            for key, name in self._session.execute(select(table.c.id, title).where(title.in_(part))):
                self._titled[(kind_name, name)].append(key)
            self._learn_other_names(kind, [name for name in part if not self._titled[(kind_name, name)]])

    def _learn_other_names(self, kind: RecordKind, names: list[str]) -> None:
        """By short name, all at once: the column has no index. Labels are few and asked one by one."""
        table: Any = MODELS[kind.name].__table__
        for name in names:
            self._otherwise[(kind.name, name)] = self._by_label(kind, name) or self._by_other_brackets(kind, name)
        if "short_name" in table.c and names:
            query = select(table.c.id, table.c.short_name).where(table.c.short_name.in_(names))
            for key, name in self._session.execute(query):
                if not self._otherwise[(kind.name, name)]:
                    self._otherwise[(kind.name, name)] = [Link(name, kind.name, key)]
                elif self._otherwise[(kind.name, name)][0].text == name:
                    self._otherwise[(kind.name, name)].append(Link(name, kind.name, key))

    def resolve(self, field: Field, text: str) -> Link:
        """See `links.resolve`: by title; if none has it, by 名称（what tells apart） and by short name."""
        return self._the_one(field.refers_to, text)

    def in_kind(self, kind_name: str, text: str) -> Link:
        """The same among the records of one kind."""
        return self._the_one((kind_name,), text)

    def _the_one(self, kinds: tuple[str, ...], text: str) -> Link:
        for name in kinds:
            if (name, text) not in self._titled:
                self.learn(name, [text])
        found = [Link(text, name, key) for name in kinds for key in self._titled[(name, text)]]
        if not found:
            found = [link for name in kinds for link in self._otherwise.get((name, text), ())]
        if not found:
            return Link(text)
        if len(found) == 1:
            return found[0]
        labels = "、".join(dict.fromkeys(BY_NAME[link.kind or ""].label for link in found))
        raise Unclear(f"有 {len(found)} 条记录叫“{text}”（{labels}）；{_how_to_tell(kinds)}，或从列表中选")

    def _by_other_brackets(self, kind: RecordKind, text: str) -> list[Link]:
        """By the same title with brackets of the other width: 青禾智能(苏州)有限公司."""
        other = text.translate(_FULL_WIDTH)
        other = text.translate(_HALF_WIDTH) if other == text else other
        if other == text:
            return []
        table: Any = MODELS[kind.name].__table__
        query = select(table.c.id).where(title_of(table, kind) == other)
        return [Link(text, kind.name, key) for key in self._session.scalars(query)]

    def _by_label(self, kind: RecordKind, text: str) -> list[Link]:
        """By 名称（what tells apart） or 名称（#the beginning of the identity）; the link bears the title alone."""
        if not text.endswith("）") or "（" not in text:
            return []
        table: Any = MODELS[kind.name].__table__
        title, _, apart = text[:-1].rpartition("（")
        query = select(table.c.id, table.c.uid, table.c[kind.apart]).where(title_of(table, kind) == title)
        return [
            Link(title, kind.name, key)
            for key, uid, value in self._session.execute(query)
            if _is_apart(kind, apart, uid, value)
        ]


def _is_apart(kind: RecordKind, given: str, uid: str, value: str | None) -> bool:
    if given.startswith("#"):
        return len(given) > 1 and uid.startswith(given[1:].lower())
    return bool(value) and given in (value, show(kind.field(kind.apart), value))


def _how_to_tell(kinds: Iterable[str]) -> str:
    ways = (f"“名称（{BY_NAME[name].field(BY_NAME[name].apart).label}）”" for name in kinds)
    return f"请写成{'或'.join(dict.fromkeys(ways))}"


def is_link(field: Field) -> bool:
    """True for fields whose value is a Link."""
    return field.type in (FieldType.REFERENCE, FieldType.PARTY)
