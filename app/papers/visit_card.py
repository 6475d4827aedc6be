"""What does a card for the pocket (走访口袋卡) say before a visit? Who they are, what was promised, what is open.

One page of A5: every list is cut to what fits and says how many more there are; an entry takes more than one line where
the page has room for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.posts import posts_at, text_of
from app.figures.gift_sums import DONATION, Part, total_from
from app.figures.when import active
from app.kinds import BY_NAME
from app.lists import Listing, ids
from app.papers.base import Wish
from app.papers.reading import source
from app.papers.register import texts_of
from app.papers.settings import Setup, set_up
from app.papers.task_sheet import days_late
from app.records import Record, read
from app.values.dates import show_date
from app.values.phone_masks import mask_phone
from app.values.shown import show
from db.models import MODELS
from db.models.donation import sum_key
from db.vocabulary import TaskState
from exports.document import A5_PORTRAIT, Block, Document, Form, FormCell, FormRow, Note, Sides, Source, Title

_LINE = 28
"""Characters on one line of a box."""
_ROOM = 25
"""Lines in all boxes together that a page holds."""
_MOST = (4, 3, 2, 1)
"""Lines that one entry may take, if the page then holds all of them."""
_SIZE = 9
_LARGE = 36
"""A name of more characters is written smaller, so that three lines hold it."""
_NAME_LINES = 2.5


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The card of an enterprise."""
    return _card(session, "enterprise", wish, setup)


def compose_chamber(session: Session, wish: Wish, setup: Setup) -> Document:
    """The card of a chamber."""
    return _card(session, "chamber", wish, setup)


def _card(session: Session, kind_name: str, wish: Wish, setup: Setup) -> Document:
    assert wish.record_id is not None
    record = read(session, BY_NAME[kind_name], wish.record_id)
    return Document(
        title=f"{record.title}走访口袋卡",
        subject="走访口袋卡",
        author=setup.office,
        blocks=tuple(_blocks(session, record, wish, setup)),
        page=replace(A5_PORTRAIT, numbered=False),
        personal=(kind_name, 1) if _in_full(wish) and record.values["phone"] else None,
    )


def _blocks(session: Session, record: Record, wish: Wish, setup: Setup) -> Iterator[Block]:
    name, size = _short(record.title, _NAME_LINES), 16 if _width(record.title) <= _LARGE else 12
    yield Title(name, below=0, size=size, source=source(record, record.kind.title))
    office = f"{setup.office}　{show_date(wish.day.isoformat())}"
    yield Sides("走访口袋卡", office, 9.5, set_up("走访口袋卡", "office"))
    yield Form([_box(record, label, told) for label, told in _fitted(list(_sections(session, record, wish)))], _SIZE)
    yield Note("内部资料，用后收好。", 9)


def _box(record: Record, label: str, told: Sequence[str]) -> FormRow:
    """What is told under one heading; a fault in it is looked for on the record's page, where all of this hangs."""
    where = Source(
        f"{record.kind.label}“{record.title}”的走访口袋卡", label.replace("　", ""), (record.kind.name, record.id)
    )
    return FormRow([FormCell(label, 4.4, label=True), FormCell("\n".join(told) or "（无记录）", 22.6, source=where)], 7)


def _sections(session: Session, record: Record, wish: Wish) -> Iterator[tuple[str, list[str]]]:
    yield "基本情况", _about(record)
    yield "联系方式", _reached(record, full=_in_full(wish))
    yield "人员职务", _people(session, record, wish)
    yield "联系领导", _officers(session, record, wish)
    yield "近次走访", _visits(session, record)
    yield "交办承诺", _tasks(session, record, wish)
    yield "诉　求", _appeals(session, record, wish)
    yield "公益捐赠", _gifts(session, record)
    yield "荣　誉", _honours(session, record)


def _in_full(wish: Wish) -> bool:
    return wish.options.get("phones") == "full"


def _fitted(sections: Sequence[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Every entry as long as the page allows."""
    for most in _MOST:
        fitted = [(label, [_short(text, most) for text in told]) for label, told in sections]
        if sum(max(1, sum(ceil(_width(text) / _LINE) for text in told)) for _, told in fitted) <= _ROOM:
            break
    return fitted


def _short(text: str, lines: float) -> str:
    flat = " ".join(text.split())
    if _width(flat) <= _LINE * lines:
        return flat
    ends = accumulate(map(_width, flat))
    return f"{flat[: sum(end <= _LINE * lines - 1 for end in ends)]}…"


def _width(text: str) -> float:
    """In characters of the grid; a letter or figure takes a little over half of one."""
    return sum(0.55 if char.isascii() else 1 for char in text)


def _cut(told: Sequence[str], most: int, counter: str) -> list[str]:
    """The first ones; the last line says how many more there are."""
    if len(told) <= most:
        return list(told)
    return [*told[:most], f"……另有{len(told) - most}{counter}"]


def _shown(session: Session, record: Record, kind_name: str, field: str, order: str) -> list[int]:
    """The records of a kind that point here, in order."""
    listing = Listing(BY_NAME[kind_name], parent=(field, record.id), parent_kind=record.kind.name, order=order)
    return list(ids(session, listing))


def _about(record: Record) -> list[str]:
    shown = {
        "enterprise": (("member_kind", ""), ("industry", "行业"), ("joined_on", "入会"), ("staff", "从业人数")),
        "chamber": (("kinds", ""), ("founded_on", "成立"), ("home_place", "家乡地"), ("party_organisation", "党组织")),
    }[record.kind.name]
    told = []
    for name, label in shown:
        text = show(record.kind.field(name), record.values[name])
        if text:
            told.append(f"{label}{text}")
    address = record.values["address"]
    return [text for text in ("，".join(told), str(address or "")) if text]


def _reached(record: Record, *, full: bool) -> list[str]:
    values = record.values
    phone = str(values["phone"] or "")
    shown = phone if full else mask_phone(phone)
    people = [
        f"{label}{values[name]}"
        for name, label in (("legal_representative", "法定代表人"), ("contact_person", "联系人"))
        if values.get(name)
    ]
    return [text for text in ("，".join(people), shown) if text]


def _people(session: Session, record: Record, wish: Wish) -> list[str]:
    """Those who hold a post in it on the day, with all their posts; else who works there."""
    post: Any = MODELS["post"].__table__
    person: Any = MODELS["person"].__table__
    column = post.c[f"body_{record.kind.name}_id"]
    held = (
        select(post.c.person_id)
        .where(column == record.id, active(post.c.started_on, post.c.ended_on, wish.day))
        .order_by(post.c.print_order.asc().nulls_last(), post.c.id)
    )
    keys = list(dict.fromkeys(session.scalars(held)))
    if record.kind.name == "enterprise":
        own = select(person.c.id).where(person.c.enterprise_id == record.id).order_by(person.c.id)
        keys = list(dict.fromkeys([*keys, *session.scalars(own)]))
    names = {row[0]: row[1] for row in session.execute(select(person.c.id, person.c.name).where(person.c.id.in_(keys)))}
    posts = posts_at(session, keys, wish.day.isoformat())
    told = [f"{names[key]}　{text_of(posts[key])}".strip() for key in keys if key in names]
    return _cut(told, 3, "人")


def _officers(session: Session, record: Record, wish: Wish) -> list[str]:
    table: Any = MODELS["liaison"].__table__
    found = session.scalars(
        select(table.c.officer_name)
        .where(table.c[f"target_{record.kind.name}_id"] == record.id)
        .where(active(table.c.started_on, table.c.ended_on, wish.day))
        .order_by(table.c.id)
    )
    names = list(dict.fromkeys(found))
    return ["、".join(names)] if names else []


def _visits(session: Session, record: Record) -> list[str]:
    keys = _shown(session, record, "visit", "target", "-visited_on")
    told = []
    for _, (day, visitors, purpose, findings) in texts_of(
        session, "visit", keys, ("visited_on", "visitors", "purpose", "findings")
    ):
        told.append("：".join(filter(None, (f"{day} {visitors}".strip(), findings or purpose))))
    return _cut(told, 2, "次")


def _tasks(session: Session, record: Record, wish: Wish) -> list[str]:
    """What they were to do and have not done, the most urgent first."""
    keys = _shown(session, record, "task", "owner", "due_on")
    table: Any = MODELS["task"].__table__
    query = select(table.c.id, table.c.due_on).where(table.c.id.in_(keys), table.c.state == TaskState.OPEN.value)
    due = {row[0]: row[1] for row in session.execute(query)}
    told = []
    for key, (title, due_on) in texts_of(session, "task", [key for key in keys if key in due], ("title", "due_on")):
        late = days_late(due[key], wish.day)
        when = f"逾期{late}天：" if late else f"{due_on}前：" if due_on else ""
        told.append(f"{when}{title}")
    return _cut(told, 3, "件")


def _appeals(session: Session, record: Record, wish: Wish) -> list[str]:
    """Those without an answer, then those answered that nobody has asked about again."""
    keys = _shown(session, record, "appeal", "raised_by", "raised_on")
    table: Any = MODELS["appeal"].__table__
    query = select(table.c.id, table.c.due_on, table.c.replied_on, table.c.revisited_on).where(table.c.id.in_(keys))
    states = {row.id: row for row in session.execute(query)}
    opened, answered = [], []
    for key, (title,) in texts_of(session, "appeal", keys, ("title",)):
        state = states[key]
        if not state.replied_on:
            late = days_late(state.due_on, wish.day)
            opened.append(f"未答复{f'、逾期{late}天' if late else ''}：{title}")
        elif not state.revisited_on:
            answered.append(f"已答复未回访：{title}")
    return _cut([*opened, *answered], 2, "件")


def _gifts(session: Session, record: Record) -> list[str]:
    """What they gave in all, said as surely as it is known, and the latest gifts."""
    d = DONATION.c
    column = d[f"donor_{record.kind.name}_id"]
    key = sum_key(session.get_bind().dialect)
    rows = session.execute(select(d.id, key, d.amount, d.headline_id).where(column == record.id)).all()
    if not rows:
        return []
    own = {row[0] for row in rows}
    total = total_from([Part(row[1], row[2] or 0, 1, row[3] in own) for row in rows], None)
    unsaid = f"，未计入：{total.left_out_text}" if total.left_out_text else ""
    summed = f"合计{total.text}" if total.given.parts else "没有可合计的金额"
    told = [f"{summed}（{len(rows)}笔）{unsaid}"]
    keys = _shown(session, record, "donation", "donor", "-given_on")[:2]
    for _, (day, kind, amount, cause) in texts_of(session, "donation", keys, ("given_on", "kind", "amount", "cause")):
        told.append(f"{day} {kind}{f'{amount}元' if amount else '（未估价）'} {cause}".strip())
    return told


def _honours(session: Session, record: Record) -> list[str]:
    keys = _shown(session, record, "honour", "holder", "-granted_on")
    told = [
        f"{day} {title}（{level}）".strip()
        for _, (title, level, day) in texts_of(session, "honour", keys, ("title", "level", "granted_on"))
    ]
    return _cut(told, 1, "项")
