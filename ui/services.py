"""What may forms, dialogs and pages ask of the program? Quick questions at once, writes through jobs."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.kinds.base import Field, Link, RecordKind

if TYPE_CHECKING:  # the store's own modules load SQLAlchemy: the window stands before that
    from app.attention import Need
    from app.desk import Desk
    from app.figures.base import Result, Row, Scope
    from app.handouts import Given
    from app.history import Deleted, RecordStep, Step
    from app.importing.carry import Outcome
    from app.importing.correction import Correction
    from app.importing.plan import ImportPlan, RowPlan
    from app.left_standing import Undone
    from app.links import Candidate
    from app.options import Chosen
    from app.records import Record
    from app.safety import Finding
    from ui.jobs import Jobs, Progress

TypedValues = dict[str, str | Link]
"""Field name to what was typed, or the record that was picked."""

DRAFTS = "drafts"
_RECENT = 20
_QUICK_ROWS = 20_000


class KeptCopy(Protocol):
    """One kept copy of the store."""

    @property
    def path(self) -> Path: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...


class Services:
    """The open store and its jobs, for everything that shows or asks."""

    def __init__(self, desk: "Desk", jobs: "Jobs", folder: Path) -> None:
        self.desk = desk
        self.jobs = jobs
        self.draft_folder = folder / DRAFTS
        self.last_saved: dict[str, TypedValues] = {}
        """By kind: the record that was saved last, from which Ctrl+D copies."""
        self._recent: dict[tuple[str, ...], list[Link]] = {}

    @property
    def read_only(self) -> bool:
        """True when nothing can be saved."""
        return self.desk.store.read_only

    def record(self, kind: RecordKind, record_id: int) -> "Record":
        """One record. Raises UserError when it is gone."""
        return self.desk.record(kind, record_id)

    def save(
        self,
        kind: RecordKind,
        typed: TypedValues,
        record_id: int | None,
        version: int | None,
        *,
        done: "Callable[[Record], None]",
        failed: Callable[[Exception], None],
    ) -> None:
        """Store a new record or changed fields; `done` gets it as stored, `failed` RecordRefused, Conflict …"""

        def work(_progress: object) -> "Record":
            key = self.desk.save(kind, typed, record_id=record_id, version=version)
            return self.desk.record(kind, key)

        self.jobs.run(f"保存{kind.label}", work, done=done, failed=failed, quiet=True, cancellable=False)

    def remember_saved(self, kind: RecordKind, typed: TypedValues) -> None:
        """Keep what was saved for Ctrl+D, and its links for the top of the next suggestions."""
        self.last_saved[kind.name] = dict(typed)
        for field in kind.fields:
            value = typed.get(field.name)
            if isinstance(value, Link):
                known = self._recent.setdefault(field.refers_to, [])
                self._recent[field.refers_to] = [value, *(link for link in known if link != value)][:_RECENT]

    def candidates(self, field: Field, text: str) -> "list[Candidate]":
        """Records that a name may mean; those used last stand first."""
        found = self.desk.candidates(field, text)
        recent = self._recent.get(field.refers_to, [])
        place = {(link.kind, link.id): at for at, link in enumerate(recent)}
        return sorted(found, key=lambda candidate: place.get((candidate.link.kind, candidate.link.id), _RECENT))

    def similar(
        self, kind: RecordKind, name: str, own_id: int | None, *, done: Callable[[list[tuple[int, str]]], None]
    ) -> None:
        """Records whose name is nearly this one."""
        self.jobs.ask(lambda: self.desk.similar(kind, name, own_id), done=done)

    def history(self, kind: RecordKind, record_id: int) -> "list[RecordStep]":
        """What happened to one record, latest first."""
        return self.desk.history(kind, record_id)

    def steps(self, limit: int = 200, *, done: "Callable[[list[Step]], None]") -> None:
        """The latest operations."""
        self.jobs.ask(lambda: self.desk.steps(limit), done=done)

    def recycle_bin(self, *, done: "Callable[[list[Deleted]], None]") -> None:
        """What was deleted and can be brought back."""
        self.jobs.ask(self.desk.recycle_bin, done=done)

    def take_back(self, operation_id: int, title: str, *, done: "Callable[[Undone], None]") -> None:
        """Take one operation back; what was changed since stays and is listed."""

        def work(_progress: object) -> "Undone":
            return self.desk.take_back(operation_id)

        self.jobs.run(f"撤销：{title}", work, done=done, cancellable=False)

    def plan_import(
        self,
        path: Path,
        kind: RecordKind | None,
        said: "Correction | None",
        *,
        done: "Callable[[ImportPlan], None]",
        failed: Callable[[Exception], None],
    ) -> None:
        """What an import of the file would do; `said`: what the clerk says of its tables, rows and cells."""

        def work(progress: "Progress") -> "ImportPlan":
            return self.desk.plan_import(path, kind.name if kind else None, correction=said, progress=progress)

        self.jobs.run(f"读取“{path.name}”", work, done=done, failed=failed)

    def carry_out(
        self,
        plan: "ImportPlan",
        accepted: "Callable[[RowPlan], bool]",
        *,
        done: "Callable[[Outcome], None]",
        failed: Callable[[Exception], None],
    ) -> None:
        """Store the accepted rows of a plan, as one step that can be taken back."""

        def work(progress: "Progress") -> "Outcome":
            return self.desk.carry_out(plan, accepted=accepted, progress=progress)

        self.jobs.run(f"导入{plan.kind.label}", work, done=done, failed=failed)

    def send_back(
        self,
        plan: "ImportPlan",
        source: Path,
        target: Path,
        *,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write a copy of the sender's workbook with what is wrong marked; `done` gets how many marks."""

        def work(_progress: object) -> int:
            return self.desk.send_back(plan, source, target)

        self.jobs.run("写退回的表", work, done=done, failed=failed, cancellable=False)

    def handouts(self, *, done: "Callable[[list[Given]], None]") -> None:
        """When personal numbers were exported or shown in full."""
        self.jobs.ask(self.desk.handouts, done=done)

    def backups(
        self, *, done: "Callable[[Sequence[KeptCopy]], None]", failed: Callable[[Exception], None] | None = None
    ) -> None:
        """The kept copies of the store, latest first."""
        self.jobs.ask(self.desk.backups, done=done, failed=failed)

    def back_up(self, target: Path | None, *, done: Callable[[Path], None]) -> None:
        """Keep a checked copy now, in the backup folder or at `target`."""
        self.jobs.run("备份数据", lambda _progress: self.desk.back_up(target), done=done, cancellable=False)

    def check(self, *, done: "Callable[[list[Finding]], None]", failed: Callable[[Exception], None]) -> None:
        """Examine the data; everything that is wrong or worth a look."""
        self.jobs.run("检查数据", self.desk.check, done=done, failed=failed)

    def settings(self, *, done: "Callable[[Sequence[Chosen]], None]") -> None:
        """Every setting with what holds now."""
        self.jobs.ask(self.desk.settings, done=done)

    def set_setting(
        self,
        name: str,
        typed: str | None,
        *,
        done: Callable[[None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Give a setting another value, None: its default; `failed` gets FieldError."""

        def work(_progress: object) -> None:
            self.desk.set_setting(name, typed)

        self.jobs.run("保存设置", work, done=done, failed=failed, quiet=True, cancellable=False)

    def counts(self, *, done: Callable[[dict[str, int]], None]) -> None:
        """How many records of each kind there are."""
        self.jobs.ask(self.desk.counts, done=done)

    def needs(
        self, today: date, *, done: "Callable[[Sequence[Need]], None]", failed: Callable[[Exception], None]
    ) -> None:
        """What needs a hand today."""
        self.jobs.ask(lambda: self.desk.needs(today), done=done, failed=failed)

    def figures(
        self,
        names: Sequence[str],
        scope: "Scope",
        *,
        each: "Callable[[Result], bool]",
        failed: Callable[[Exception], None],
    ) -> None:
        """These figures one after the other, so that other questions get their turn; `each` says False to stop."""
        waiting = list(names)

        def take(results: "list[Result]") -> None:
            if each(results[0]):
                ask_next()

        def ask_next() -> None:
            if waiting:
                name = waiting.pop(0)
                self.jobs.ask(lambda: self.desk.figures(scope, [name]), done=take, failed=failed)

        ask_next()

    def figure_rows(
        self,
        result: "Result",
        scope: "Scope",
        *,
        done: "Callable[[Sequence[Row]], None]",
        failed: Callable[[Exception], None],
    ) -> None:
        """The records behind a figure or one of its groups; very many are read as announced work."""

        def work(_progress: object = None) -> "Sequence[Row]":
            return self.desk.figure_rows(result.name, scope)

        if result.count <= _QUICK_ROWS:
            self.jobs.ask(work, done=done, failed=failed)
        else:
            self.jobs.run("读取明细", work, done=done, failed=failed, cancellable=False)

    def export_figures(self, target: Path, scope: "Scope", *, done: Callable[[int], None]) -> None:
        """Write the statistics with their records as a workbook."""

        def work(progress: "Progress") -> int:
            return self.desk.export_figures(target, scope, progress)

        self.jobs.run("导出统计", work, done=done)
