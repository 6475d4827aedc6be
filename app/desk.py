"""What can the window and the command line ask for? Each request is one call: one question or one operation."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from app import entry, handouts, history, left_standing, links, lists, records, safety, search
from app.entry import Typed
from app.errors import RecordRefused, UserError
from app.history import Deleted, RecordStep, Step
from app.kinds import BY_NAME
from app.kinds.base import Field, Link, RecordKind
from app.left_standing import Undone
from app.links import Candidate
from app.lists import Listing
from app.papers.requests import PaperRequests
from app.records import Record
from app.safety import Finding
from app.search import Hit
from app.store import Store
from app.taking_in import TakingIn
from app.values.names import plain_name
from db.backup import Backup
from exports.sheet import Progress

if TYPE_CHECKING:
    from app.attention import Need
    from app.figures.base import Result, Row, Scope
    from app.handouts import Given
    from app.linking import LooseName
    from app.options import Chosen
    from app.outgoing.split import Way
    from app.pasting import PastePlan


class Desk(PaperRequests, TakingIn):
    """The office's store with everything that can be asked of it; safe to call from any thread."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open or make the store of a folder; see `Store.open`."""
        return cls(Store.open(folder, read_only=read_only))

    def ids(self, listing: Listing) -> array[int]:
        """The ids of a table's rows in order."""
        with self.store.reading() as session:
            return lists.ids(session, listing)

    def rows(self, kind: RecordKind, ids: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        """The cells of these rows by id; `lists.cell_text` makes them readable."""
        with self.store.reading() as session:
            return lists.rows(session, kind, ids, fields)

    def count(self, listing: Listing) -> int:
        """How many rows a table has."""
        with self.store.reading() as session:
            return lists.count(session, listing)

    def record(self, kind: RecordKind, record_id: int) -> Record:
        """One record. Raises UserError when it is gone."""
        with self.store.reading() as session:
            return records.read(session, kind, record_id)

    def save(self, kind: RecordKind, typed: Typed, *, record_id: int | None = None, version: int | None = None) -> int:
        """Store a new record, or the changed fields of one; its id.

        Raises RecordRefused with an error for each wrong field, Conflict when somebody else changed it.
        """
        word = "新增" if record_id is None else "修改"
        with self.store.operation(f"{word}{kind.label}") as session:
            values = entry.read_typed(session, kind, typed)
            if record_id is None:
                return records.create(session, kind, values)
            records.update(session, kind, record_id, values, version)
            return record_id

    def set_field(self, kind: RecordKind, ids: Sequence[int], field: str, typed: str | Link) -> int:
        """Give one field of many records the same value, as one undo step; how many changed.

        Raises RecordRefused when the value itself is wrong, UserError naming the record that cannot take it.
        """
        with self.store.operation(f"批量修改{kind.label}的{kind.labels[field]}") as session:
            values = entry.read_typed(session, kind, {field: typed})
            changed = 0
            for key in ids:
                try:
                    changed += records.update(session, kind, key, values)
                except RecordRefused as refused:
                    title = records.read(session, kind, key).title
                    raise UserError(f"“{title}”：{refused}。所有行都没有改。") from refused
            return changed

    def plan_paste(
        self, kind: RecordKind, ids: Sequence[int], names: Sequence[str], block: Sequence[Sequence[str]]
    ) -> PastePlan:
        """What a block from the clipboard would change; see `pasting.plan_paste`."""
        from app.pasting import plan_paste

        with self.store.reading() as session:
            return plan_paste(session, kind, ids, names, block)

    def paste(self, plan: PastePlan) -> int:
        """Store the good cells of a plan as one undo step; how many."""
        from app.pasting import carry_paste

        return carry_paste(self.store, plan)

    def remove(self, kind: RecordKind, ids: Sequence[int]) -> int:
        """Delete records; how many. Raises UserError naming what still refers to one of them."""
        with self.store.operation(f"删除{kind.label} {len(ids)} {kind.counter}") as session:
            return records.remove(session, kind, ids)

    def find(self, typed: str, *, limit: int = search.SHOWN) -> list[Hit]:
        """What the search box finds."""
        with self.store.reading() as session:
            return search.find(session, typed, limit=limit)

    def candidates(self, field: Field, typed: str) -> list[Candidate]:
        """The completion of a link field."""
        with self.store.reading() as session:
            return links.candidates(session, field, typed)

    def similar(self, kind: RecordKind, name: str, own_id: int | None) -> list[tuple[int, str]]:
        """Records whose name is nearly this one: (id, name), best first. A warning, never a refusal."""
        core = plain_name(name)
        if len(core) < 2:
            return []
        from rapidfuzz import fuzz, process  # loaded with the first check, not at start

        with self.store.reading() as session:
            hits = search.find(session, core[:4], limit=search.SHOWN)
        names = {hit.id: hit.title for hit in hits if hit.kind is kind and hit.id != own_id}
        best = process.extract(core, {k: plain_name(v) for k, v in names.items()}, scorer=fuzz.ratio, score_cutoff=85)
        return [(key, names[key]) for _, _, key in best]

    def undo(self) -> str | None:
        """Take the latest operation back; its title, None when there is none."""
        return self.store.undo()

    def redo(self) -> str | None:
        """Do again what the latest undo took back; its title, None when there is none."""
        return self.store.redo()

    def take_back(self, operation_id: int) -> Undone:
        """Take one operation back whenever it was made; see `Store.take_back`."""
        result = self.store.take_back(operation_id)
        with self.store.reading() as session:
            return left_standing.told(session, result)

    def steps(self, limit: int = 200) -> list[Step]:
        """The latest operations."""
        with self.store.reading() as session:
            return history.steps(session, limit)

    def history(self, kind: RecordKind, record_id: int) -> list[RecordStep]:
        """What happened to one record."""
        with self.store.reading() as session:
            return history.of_record(session, kind, record_id)

    def recycle_bin(self) -> list[Deleted]:
        """What was deleted and can be brought back by `take_back` of its operation."""
        with self.store.reading() as session:
            return history.recycle_bin(session)

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        with self.store.reading() as session:
            return {name: lists.count(session, Listing(kind)) for name, kind in BY_NAME.items()}

    def export(
        self,
        kind: RecordKind,
        listing: Listing,
        target: Path,
        progress: Progress | None = None,
        *,
        public: bool = False,
        columns: Sequence[str] = (),
        split_by: str = "",
        reason: str = "",
        ids: Sequence[int] | None = None,
    ) -> int:
        """Write the rows of a table as a workbook or CSV file, as the ending says; how many.

        The meaning of the choices: `outgoing.wish.ExportWish`. Personal numbers that go out in full are noted in the
        book of handouts. Raises UserError, FileProblem; then no file is left.
        """
        from app.outgoing.register import check_target, count_rows, export_register  # loads the workbook libraries
        from app.outgoing.wish import ExportWish

        chosen = tuple(ids) if ids is not None else None
        wish = ExportWish(listing, tuple(columns), split_by, public, reason, chosen)
        check_target(target, several=bool(split_by))
        with self.store.reading() as session:
            count = count_rows(session, wish)
            if not wish.personal or not count:
                return export_register(session, wish, target, progress)
            with handouts.noted(
                self.store, handouts.EXPORT, kind, wish.personal, count, reason=reason, target=target.name
            ):
                return export_register(session, wish, target, progress)

    def export_figure_rows(self, name: str, scope: Scope, target: Path, progress: Progress | None = None) -> int:
        """Write the records behind a figure; how many. Raises UserError, FileProblem; then no file is left."""
        from app.figures.workbook import write_rows

        with self.store.reading() as session:
            return write_rows(session, name, scope, target, progress)

    def write_template(self, kind: RecordKind, target: Path) -> None:
        """Write an empty form of a kind to hand out. Raises UserError, FileProblem; then no file is left."""
        from app.outgoing.template import write_template

        write_template(kind, target)

    def split_ways(self, kind: RecordKind) -> list[Way]:
        """By what the rows of a kind can be divided into sheets."""
        from app.outgoing.split import ways

        return ways(kind)

    def handouts(self, limit: int = 200) -> list[Given]:
        """When personal numbers were exported or shown in full, latest first."""
        with self.store.reading() as session:
            return handouts.latest(session, limit)

    def note_shown(self, kind: RecordKind, count: int) -> None:
        """The telephone numbers of so many rows are about to be shown in full. Raises UserError, StoreProblem."""
        from app.outgoing.wish import personal_fields

        names = personal_fields(kind, list(kind.listed))
        with handouts.noted(self.store, handouts.SHOW, kind, names, count):
            pass

    def figures(self, scope: Scope, names: Sequence[str] = ()) -> list[Result]:
        """These figures, or all of them, each with its groups. Raises UserError for an unknown name."""
        from app.figures.counter import figures_of  # the statistics are loaded with the first of them

        with self.store.reading() as session:
            return figures_of(session, scope, names)

    def figure_rows(self, name: str, scope: Scope) -> list[Row]:
        """The records behind a figure or one of its groups. Raises UserError when there is no such figure."""
        from app.figures.catalogue import rows_of

        with self.store.reading() as session:
            return rows_of(session, name, scope)

    def export_figures(self, target: Path, scope: Scope, progress: Progress | None = None) -> int:
        """Write all figures with their records as a workbook; the rows. Raises FileProblem; then no file is left."""
        from app.figures.workbook import write_figures

        with self.store.reading() as session:
            return write_figures(session, scope, target, progress)

    def settings(self) -> list[Chosen]:
        """Every setting with what holds now."""
        from app.settings import all_chosen  # with the statistics' words, by who asks for them

        return all_chosen(self.store)

    def set_setting(self, name: str, typed: str | None) -> None:
        """Give a setting another value, None: its default. Raises FieldError."""
        from app.settings import choose

        choose(self.store, name, typed)

    def loose_names(self) -> list[LooseName]:
        """The names kept as given that a register knows by now; see `linking`."""
        from app.linking import loose_names

        with self.store.reading() as session:
            return loose_names(session)

    def link_names(self, chosen: Sequence[LooseName], progress: Progress | None = None) -> int:
        """Link all records of these names as one undo step; how many. Raises UserError, linking none."""
        from app.linking import link_names

        return link_names(self.store, chosen, progress)

    def needs(self, today: date) -> list[Need]:
        """What needs a hand today, each with its records."""
        from app.attention import needs_a_hand

        with self.store.reading() as session:
            return needs_a_hand(session, today)

    def backups(self) -> list[Backup]:
        """The kept copies of the store, latest first."""
        return safety.backups(self.store)

    def back_up(self, target: Path | None = None) -> Path:
        """Keep a checked copy now; its path."""
        return self.store.back_up("manual", target)

    def back_up_if_due(self, now: datetime | None = None) -> Path | None:
        """Keep a copy when the hours of the setting are over and something changed since the latest one; its path."""
        from app.settings import BACKUP_HOURS

        with self.store.reading() as session:
            hours = BACKUP_HOURS.of(session)
        latest = max((copy.made_at for copy in self.backups()), default=datetime.min)
        if not hours or (now or datetime.now()) - latest < timedelta(hours=hours) or self.store.is_covered():
            return None
        return self.store.back_up("clock")

    def check(self, progress: Progress | None = None) -> list[Finding]:
        """Everything that is wrong with the data or worth a look."""
        return safety.check(self.store, progress)
