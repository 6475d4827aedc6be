"""How long do the small steps of a day take on the large store: open, save, undo, print, back up? For information."""

from collections.abc import Iterator
from contextlib import closing
from statistics import median

from sqlalchemy import func, select

from app.desk import Desk
from app.kinds import BY_NAME
from app.papers.base import Wish
from app.store import STORE_FILE
from db.models import MODELS
from tests.benchmarks.measuring import Figure, Setting, milliseconds, number

ENTERPRISE = BY_NAME["enterprise"]


def measure(setting: Setting) -> Iterator[Figure]:
    """Each step by the call that the window makes."""
    opened = [_opened(setting) for _ in range(setting.rounds)]
    yield Figure("open the large store, libraries loaded", median(opened), "ms", note=f"slowest {number(max(opened))}")
    with closing(Desk.open(setting.large).store) as store:
        desk = Desk(store)
        yield from _saved(desk, setting)
        yield from _printed(desk, setting, "attendance", "large store")
        target = setting.work / "copy.db"
        seconds = milliseconds(lambda: desk.back_up(target)) / 1000
        size = (setting.large / STORE_FILE).stat().st_size / 1e6
        yield Figure("back up the large store, checked", seconds, "s", note=f"{size:,.0f} MB")
        target.unlink()

    with closing(Desk.open(setting.sample, read_only=True).store) as store:
        yield from _printed(Desk(store), setting, "statement", "sample office")


def _opened(setting: Setting) -> float:
    desks: list[Desk] = []
    time = milliseconds(lambda: desks.append(Desk.open(setting.large)))
    desks[0].store.close()
    return time


def _saved(desk: Desk, setting: Setting) -> Iterator[Figure]:
    """A new record, a changed field, an undo; in the end the store holds what it held."""
    saves, changes, undos = [], [], []
    for turn in range(setting.rounds * 4):
        new: list[int] = []
        saves.append(milliseconds(_save_new, desk, turn, new))
        changes.append(milliseconds(desk.save, ENTERPRISE, {"notes": "已走访"}, record_id=new[0], version=1))
        undos.append(milliseconds(desk.undo))
        desk.undo()
    note = "indexed, logged, on the disk"
    yield Figure("save a new enterprise", median(saves), "ms", note=f"{note}; slowest {number(max(saves))}")
    yield Figure("save a changed field", median(changes), "ms", note=f"slowest {number(max(changes))}")
    yield Figure("undo it", median(undos), "ms", note=f"slowest {number(max(undos))}")


def _save_new(desk: Desk, turn: int, new: list[int]) -> None:
    typed = {"name": f"江城测速科技第{turn}有限公司", "phone": "13000000000", "legal_representative": "王小明"}
    new.append(desk.save(ENTERPRISE, typed))


def _printed(desk: Desk, setting: Setting, most: str, where: str) -> Iterator[Figure]:
    """The very first print of a process loads typesetter and fonts."""
    meeting = fullest(desk, most)
    target = setting.work / "report.pdf"
    pages: list[int] = []
    first = milliseconds(lambda: pages.append(desk.print_paper("meeting-report", Wish(meeting), target)))
    warm = [
        milliseconds(lambda: desk.print_paper("meeting-report", Wish(meeting), target)) for _ in range(setting.rounds)
    ]
    note = f"the first {number(first)} ms; {pages[0]} pages"
    yield Figure(f"meeting report as PDF, {where}", median(warm), "ms", note=note)


def fullest(desk: Desk, most: str) -> int:
    """The meeting with the most attendances, or statements."""
    table = MODELS[most].__table__
    column = table.c.meeting_id
    query = select(column).group_by(column).order_by(func.count().desc(), column).limit(1)
    with desk.store.reading() as session:
        return int(session.scalar(query) or 1)
