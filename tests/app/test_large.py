"""Is the big store, made to measure with, like one that the program itself has written?"""

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import records
from app.columns import to_columns
from app.kinds import KINDS
from app.sample import fill_large
from app.store import STORE_FILE, Store
from db.models import MODELS
from tests.app.test_sample import everything


def test_the_big_store_has_the_asked_counts_the_log_and_the_same_rows_every_time(
    empty_folder: Path, tmp_path: Path
) -> None:
    seen = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(empty_folder / STORE_FILE, folder / STORE_FILE)
        with Store.open(folder) as store:
            heard: list[tuple[int, int | None]] = []
            counts = fill_large(store, scale=0.002, progress=lambda *step, heard=heard: heard.append(step))
            assert heard[-1] == (sum(counts.values()), sum(counts.values()))
            seen.append((counts, rows_of(store)))
            with store.reading() as session:
                assert session.scalar(select(func.count()).select_from(MODELS["donation"])) == 2000
                changes = session.connection().exec_driver_sql("SELECT count(*) FROM change").scalar()
                assert changes == sum(counts.values())
                check_big(session)
    assert seen[0] == seen[1]


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    with store.reading() as session:
        tables = {name: model.__table__ for name, model in MODELS.items()}
        return {name: [tuple(row) for row in session.execute(table.select())] for name, table in tables.items()}


def check_big(session: Session) -> None:
    """Every record obeys the rules, and its row is what the program itself would have written."""
    for kind in KINDS:
        table = MODELS[kind.name].__table__
        rows = {row["id"]: row for row in session.execute(table.select()).mappings()}
        for record in everything(session, kind)[:300]:
            records.check(session, kind, record.values, record.id)
            row = rows[record.id]
            assert {name: row[name] for name in row if name not in ("id", "uid", "version")} == to_columns(
                kind, record.values
            )
