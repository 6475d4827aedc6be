"""Which names that were kept as given do the registers know by now, and how are all their records linked at once?

A donor, speaker or guest who was in no register stays as written (domain.md §2). When the register comes later, from
another list, the records that name it are found here; nothing is linked before somebody has agreed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import records
from app.columns import party_column
from app.errors import RecordRefused, UserError
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Field, FieldType, Link, RecordKind
from app.links import Resolver, Unclear
from app.store import Store
from app.titles import title_of
from db.models import MODELS
from exports.sheet import Progress

_TOLD_EVERY = 50


@dataclass(frozen=True, slots=True)
class Place:
    """One record that names somebody without a link."""

    kind: RecordKind
    field: Field
    record_id: int


@dataclass(frozen=True, slots=True)
class LooseName:
    """A name as it was given, the one record that bears it by now, and where it stands without a link."""

    name: str
    target: Link
    places: tuple[Place, ...]

    @property
    def register(self) -> str:
        """To what it would be linked: 会员企业, or 会员企业“全称” for a short name."""
        label = BY_NAME[self.target.kind or ""].label
        return label if self.target.text == self.name else f"{label}“{self.target.text}”"

    @property
    def where(self) -> str:
        """How often it stands where, as people read it: 公益捐赠 3 笔、会议发言 1 次."""
        counts: dict[str, int] = {}
        for place in self.places:
            counts[place.kind.name] = counts.get(place.kind.name, 0) + 1
        return "、".join(f"{BY_NAME[name].label} {count:,} {BY_NAME[name].counter}" for name, count in counts.items())


def loose_names(session: Session) -> list[LooseName]:
    """The names that can be linked without a guess, in order of first sight.

    Left out: what several records are called, masked names (某**商会), and whoever is nobody by name.
    """
    resolver = Resolver(session)
    found: dict[tuple[str, str | None, int | None], LooseName] = {}
    for kind in KINDS:
        for field in (one for one in kind.fields if one.type is FieldType.PARTY):
            places = list(_unlinked(session, kind, field))
            for target in field.refers_to:
                resolver.learn(target, (name for name, _ in places))
            for name, record_id in places:
                known = _known(resolver, field, name)
                if known is not None:
                    key = (name, known.kind, known.id)
                    seen = found.get(key) or LooseName(name, known, ())
                    found[key] = replace(seen, places=(*seen.places, Place(kind, field, record_id)))
    return _titled(session, list(found.values()))


def _titled(session: Session, found: list[LooseName]) -> list[LooseName]:
    """The same with targets that bear their own titles: a name may be a short one."""
    titles: dict[tuple[str | None, int | None], str] = {
        (name, key): title
        for name in {loose.target.kind or "" for loose in found}
        for key, title in records.titles_of(
            session, BY_NAME[name], [loose.target.id or 0 for loose in found if loose.target.kind == name]
        ).items()
    }
    return [replace(one, target=replace(one.target, text=titles[one.target.kind, one.target.id])) for one in found]


def link_names(store: Store, chosen: Sequence[LooseName], progress: Progress | None = None) -> int:
    """Link all records of these names as one undo step; how many. Their names stay as they were given.

    Raises UserError naming the record that cannot take its link; then none is linked.
    """
    places = [(loose, place) for loose in chosen for place in loose.places]
    with store.operation(f"关联名称 {len(chosen):,} 个") as session:
        changed = 0
        for at, (loose, place) in enumerate(places):
            if progress and at % _TOLD_EVERY == 0:
                progress(at, len(places))
            changed += _link(session, loose, place)
    return changed


def _link(session: Session, loose: LooseName, place: Place) -> bool:
    link = Link(loose.name, loose.target.kind, loose.target.id)
    try:
        return records.update(session, place.kind, place.record_id, {place.field.name: link})
    except RecordRefused as refused:
        title = records.read(session, place.kind, place.record_id).title
        told = f"{place.kind.label}“{title}”不能关联到“{loose.name}”：{refused}"
        raise UserError(f"{told}。这次一个名称都没有关联；请先改好这一条，或不选这个名称。") from refused


def _known(resolver: Resolver, field: Field, name: str) -> Link | None:
    """The one record that a name can mean; None for none and for several."""
    try:
        link = resolver.resolve(field, name)
    except Unclear:
        return None
    return link if link.id is not None else None


def _unlinked(session: Session, kind: RecordKind, field: Field) -> Iterator[tuple[str, int]]:
    """(name, id) of the records whose name some register has, by title or short name, and that are not linked."""
    table: Any = MODELS[kind.name].__table__
    name = table.c[f"{field.name}_name"]
    query = select(name, table.c.id).where(name.is_not(None), name.not_like("%*%")).order_by(table.c.id)
    for target in field.refers_to:
        query = query.where(table.c[party_column(field, target)].is_(None))
    known = [each for target in field.refers_to for each in _names(target)]
    for row in session.execute(query.where(or_(*map(name.in_, known)))):
        yield row[0], row[1]


def _names(kind_name: str) -> Iterator[Any]:
    table: Any = MODELS[kind_name].__table__
    yield select(title_of(table, BY_NAME[kind_name]))
    if "short_name" in table.c:
        yield select(table.c.short_name).where(table.c.short_name.is_not(None))
