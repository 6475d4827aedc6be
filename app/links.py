"""Which record does a name mean? For the form's completion, the importer and the command line alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app import search
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind
from app.values.convert import show
from db.models import MODELS


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
        query = select(table.c.id, table.c[kind.title], table.c[kind.apart])
        if wanted:
            query = query.where(table.c.id.in_(search.keys_of(session, kind, wanted)))
        else:  # nothing typed: the latest entered come first
            query = query.order_by(table.c.id.desc())
        for key, title, apart in session.execute(query.limit(limit * 4)):
            remark = show(kind.field(kind.apart), apart) if apart else ""
            found.append(Candidate(Link(title, name, key), kind.label, remark))
    if wanted:
        found.sort(key=lambda c: (not c.link.text.lower().startswith(wanted), len(c.link.text)))
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
        self._known: dict[tuple[str, str], list[int]] = {}

    def learn(self, kind_name: str, names: Iterable[str]) -> None:
        """Ask for many names of one kind at once."""
        kind = BY_NAME[kind_name]
        table: Any = MODELS[kind_name].__table__
        title = table.c[kind.title]
        fresh = [name for name in dict.fromkeys(names) if (kind_name, name) not in self._known]
        for start in range(0, len(fresh), 500):
            part = fresh[start : start + 500]
            for name in part:
                self._known[(kind_name, name)] = []
            for key, name in self._session.execute(select(table.c.id, title).where(title.in_(part))):
                self._known[(kind_name, name)].append(key)

    def resolve(self, field: Field, text: str) -> Link:
        """See `resolve`."""
        found = [Link(text, name, key) for name in field.refers_to for key in self._keys(name, text)]
        if len(found) == 1:
            return found[0]
        if not found:
            return Link(text)
        kinds = "、".join(dict.fromkeys(BY_NAME[link.kind or ""].label for link in found))
        raise Unclear(f"有 {len(found)} 条记录叫“{text}”（{kinds}）；请写成“名称（信用代码或日期）”，或从列表中选")

    def _keys(self, kind_name: str, text: str) -> list[int]:
        if (kind_name, text) not in self._known:
            self.learn(kind_name, [text])
        return self._known[(kind_name, text)] or self._by_other_names(kind_name, text)

    def _by_other_names(self, kind_name: str, text: str) -> list[int]:
        """By 名称（what tells apart）, then by short name."""
        kind = BY_NAME[kind_name]
        table: Any = MODELS[kind_name].__table__
        ways = []
        if text.endswith("）") and "（" in text:
            title, _, apart = text[:-1].rpartition("（")
            rows = self._session.execute(select(table.c.id, table.c[kind.apart]).where(table.c[kind.title] == title))
            keys = [key for key, value in rows if value and apart in (value, show(kind.field(kind.apart), value))]
            if keys:
                return self._remember(kind_name, text, keys)
        if "short_name" in table.c:
            ways.append(table.c.short_name == text)
        if not ways:
            return []
        keys = list(self._session.scalars(select(table.c.id).where(or_(*ways)).limit(5)))
        return self._remember(kind_name, text, keys)

    def _remember(self, kind_name: str, text: str, keys: list[int]) -> list[int]:
        self._known[(kind_name, text)] = keys
        return keys


def shared_titles(session: Session, kind: RecordKind) -> set[str]:
    """Titles that more than one record of the kind bears."""
    title: Any = MODELS[kind.name].__table__.c[kind.title]
    return set(session.scalars(select(title).group_by(title).having(func.count() > 1)))


def is_link(field: Field) -> bool:
    """True for fields whose value is a Link."""
    return field.type in (FieldType.REFERENCE, FieldType.PARTY)
