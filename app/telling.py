"""How is a record named outside the store, so that the name leads back to it alone?

A title is enough where one record bears it. Where several do, what tells them apart stands behind it in brackets:
名称（信用代码）, 姓名（电话）, 会议名称（日期）; where even that does not help, the identity’s beginning: 姓名（#3f…）.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.columns import party_column
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, Link, RecordKind
from app.links import Resolver, Unclear, label_of
from app.titles import title_of
from db.models import MODELS

REGISTER_HEADING = "{}对应记录"
"""The extra column of a party field whose names alone do not say which record they stand for."""

UNREGISTERED = "未登记"
"""In that column: the name stands for no record, though one bears it."""

UID_DIGITS = 12


class Telling:
    """Writes the references and party fields of a register's rows so that they lead back."""

    def __init__(self, session: Session, kind: RecordKind, *, public: bool = False) -> None:
        """`public`: what tells apart may be a telephone number, so only identities stand in brackets."""
        self._session = session
        self._public = public
        self._kind = kind
        self._resolver = Resolver(session)
        self.registers = [field for field in kind.fields if field.type is FieldType.PARTY and self._needed(field)]
        """The party fields that need the extra column."""

    def references(self, page: Mapping[int, tuple[Any, ...]], fields: Sequence[Field]) -> dict[tuple[int, int], str]:
        """(Row id, column) to the label, for the references of a page of `fields` whose title is not enough."""
        found: dict[tuple[int, int], str] = {}
        for at, field in enumerate(fields):
            if field.type is not FieldType.REFERENCE:
                continue
            target = field.refers_to[0]
            self._resolver.learn(target, [row[at] for row in page.values() if row[at] is not None])
            shared = [key for key, row in page.items() if row[at] is not None and self._unclear(field, row[at])]
            pairs = self._linked(shared, f"{field.name}_id")
            labels = self._labels(field, target, set(pairs.values()))
            found |= {(key, at): labels[target_key] for key, target_key in pairs.items()}
        return found

    def parties(self, field: Field, ids: Sequence[int]) -> dict[int, str]:
        """Row id to the text of the extra column, for the rows whose name alone leads elsewhere."""
        table: Any = MODELS[self._kind.name].__table__
        columns = [table.c[party_column(field, name)] for name in field.refers_to]
        query = select(table.c.id, table.c[f"{field.name}_name"], *columns).where(table.c.id.in_(ids))
        rows = {row[0]: (row[1], _target(field, row[2:])) for row in self._session.execute(query)}
        for name in field.refers_to:
            self._resolver.learn(name, [text for text, _ in rows.values()])
        wanted = {key: target for key, (text, target) in rows.items() if self._leads_to(field, text) != target}
        found = dict.fromkeys(wanted, UNREGISTERED)
        for name in field.refers_to:
            targets = {target[1] for target in wanted.values() if target is not None and target[0] == name}
            labels = self._labels(field, name, targets)
            prefix = BY_NAME[name].label
            found |= {
                key: f"{prefix}：{labels[target[1]]}" for key, target in wanted.items() if target and target[0] == name
            }
        return found

    def _leads_to(self, field: Field, text: str) -> tuple[str, int] | Unclear | None:
        try:
            link = self._resolver.resolve(field, text)
        except Unclear as unclear:
            return unclear
        return (link.kind, link.id) if link.kind and link.id and link.text == text else None

    def _unclear(self, field: Field, title: str) -> bool:
        try:
            return self._resolver.resolve(field, title).id is None
        except Unclear:
            return True

    def _linked(self, ids: Sequence[int], column: str) -> dict[int, int]:
        table: Any = MODELS[self._kind.name].__table__
        if not ids:
            return {}
        query = select(table.c.id, table.c[column]).where(table.c.id.in_(ids))
        return {row[0]: row[1] for row in self._session.execute(query)}

    def _labels(self, field: Field, name: str, keys: set[int]) -> dict[int, str]:
        """Record id to the shortest label that leads to it."""
        if not keys:
            return {}
        kind = BY_NAME[name]
        table: Any = MODELS[name].__table__
        query = select(table.c.id, table.c.uid, title_of(table, kind), table.c[kind.apart]).where(table.c.id.in_(keys))
        labels = {}
        for key, uid, title, apart in self._session.execute(query).all():
            by_identity = f"{title}（#{uid[:UID_DIGITS]}）"
            ways = (title, by_identity if self._public else label_of(kind, title, apart), by_identity)
            labels[key] = next((way for way in ways if self._is_only(name, way, key)), ways[-1])
        return labels

    def _is_only(self, name: str, text: str, key: int) -> bool:
        try:
            return self._resolver.in_kind(name, text).id == key
        except Unclear:
            return False

    def _needed(self, field: Field) -> bool:
        """Whether some name of the field may lead to another record than the one it stands for."""
        table: Any = MODELS[self._kind.name].__table__
        name = table.c[f"{field.name}_name"]
        unlinked = [table.c[party_column(field, other)].is_(None) for other in field.refers_to]
        # A name with brackets may be a label, or lead to a title with brackets of the other width.
        queries = [select(table.c.id).where(*unlinked, or_(name.like("%）%"), name.like("%)%")))]
        for other_name in field.refers_to:
            kind = BY_NAME[other_name]
            other: Any = MODELS[other_name].__table__
            link, title = table.c[party_column(field, other_name)], title_of(other, kind)
            queries.append(select(table.c.id).where(other.c.id == link, title != name))
            queries.append(select(table.c.id).where(title == name, or_(link.is_(None), link != other.c.id)))
            if "short_name" in other.c:
                # As a set, which is looked through once: a short name has no index.
                short = select(other.c.short_name).where(other.c.short_name.is_not(None))
                queries.append(select(table.c.id).where(name.in_(short), *unlinked))
        return any(self._session.scalar(select(exists(query))) for query in queries)


def _target(field: Field, keys: Sequence[int | None]) -> tuple[str, int] | None:
    return next(((name, key) for name, key in zip(field.refers_to, keys, strict=True) if key is not None), None)


def registered(resolver: Resolver, field: Field, text: str, said: str) -> Link:
    """The link of a name whose extra column says which record it stands for; the name stays as given.

    Raises Unclear with a sentence when the column names no record, or several.
    """
    if said == UNREGISTERED:
        return Link(text)
    label, colon, name = said.partition("：")
    kind = next((BY_NAME[each] for each in field.refers_to if BY_NAME[each].label == label), None)
    if not colon or kind is None:
        words = "、".join(f"{BY_NAME[each].label}：名称" for each in field.refers_to)
        raise Unclear(f"“{field.label}对应记录”写的“{said}”看不懂；请写成“{words}”之一，或“{UNREGISTERED}”，或清空")
    found = resolver.in_kind(kind.name, name)
    if found.id is None:
        raise Unclear(f"{kind.label}中没有“{name}”；请先新增，或清空“{field.label}对应记录”")
    return Link(text, found.kind, found.id)
