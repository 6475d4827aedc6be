"""Every shipped store opens today; a step that fails leaves it as it was; the tables are what the classes say."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app import safety
from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from db import backup, schema
from db.errors import StoreProblem
from db.models import Base
from tests.db.differences import differences
from tests.db.test_log import assert_log_tells_all

SHIPPED = sorted((Path(__file__).parents[1] / "data").glob("store_*.db"))


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a copy of one shipped store."""
    shutil.copy(request.param, tmp_path / STORE_FILE)
    return tmp_path


def master(folder: Path, kind: str) -> dict[str, str]:
    """The statements that made the store's tables, indexes or triggers, by name."""
    with closing(sqlite3.connect(folder / STORE_FILE)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,))
        return dict(found.fetchall())


def facts(folder: Path, table: str) -> dict[str, object]:
    """What a table is, however its statement was written: columns, references, checks; new ones stand at the end."""
    with closing(sqlite3.connect(folder / STORE_FILE)) as connection:
        columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        links = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    statement = re.sub(r"\s+", " ", master(folder, "table")[table])
    return {
        "columns": sorted(column[1:] for column in columns),
        "links": sorted((link[3], link[2], link[4], link[6]) for link in links),
        "checks": sorted(re.findall(r"CONSTRAINT (ck_\w+) CHECK", statement)),
        "keys never reused": "AUTOINCREMENT" in statement,
    }


def held_by(name: str) -> list[str]:
    """The kinds that a shipped store has records of: those of its schema."""
    first = ["enterprise", "chamber", "person", "membership", "post", "meeting", "attendance", "statement", "cause"]
    later = {"gift_cause", "reported_figure"} if name < "store_0006" else set()
    return [*first, "donation"] if name == "store_0001" else [kind for kind in BY_NAME if kind not in later]


def test_there_is_a_real_file_of_the_present_schema() -> None:
    assert f"store_{schema.HEAD}" in [path.stem for path in SHIPPED]


def test_every_shipped_store_opens_with_all_it_held(shipped: Path, request: pytest.FixtureRequest) -> None:
    shipped_name = request.node.callspec.id
    with Store.open(shipped) as store:
        desk = Desk(store)
        counts = desk.counts()
        assert [name for name in held_by(shipped_name) if not counts[name]] == []
        firm = next(hit for hit in desk.find("ysxcl") if hit.title == "示范市远山新材料有限公司")
        assert desk.record(firm.kind, firm.id).values["address"] == "示范路1号"
        assert [deleted.title for deleted in desk.recycle_bin()] == ["录错的一条"]
        assert safety.check(store) == []
        assert_log_tells_all(store)
        desk.save(BY_NAME["cause"], {"name": "助学"})
        assert desk.undo() == "新增捐赠事由"
    assert sum(1 for _ in shipped.glob("*.part*")) == 0


def test_the_tables_are_what_the_mapped_classes_say(folder: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    Base.metadata.create_all(engine)
    (tmp_path / "made").mkdir()
    engine.dispose()
    shutil.move(tmp_path / "made.db", tmp_path / "made" / STORE_FILE)
    made, migrated = master(tmp_path / "made", "table"), master(folder, "table")
    assert set(made) <= set(migrated)
    for name in made:
        assert facts(folder, name) == facts(tmp_path / "made", name), name
    ours = {name: sql for name, sql in master(folder, "index").items() if not name.startswith("sqlite_")}
    assert {re.sub(r'[\s"]+', " ", sql) for sql in ours.values()} == {
        re.sub(r'[\s"]+', " ", sql) for sql in master(tmp_path / "made", "index").values()
    }


def test_alembic_sees_no_difference_either(store: Store) -> None:
    assert differences(store) == []


HEAD = schema.HEAD
NEXT = f"{int(HEAD) + 1:04d}"

STEP = '''"""A later step, for the tests."""

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"


def upgrade() -> None:
    """Make a table anew that others refer to, and write to its rows."""
    with op.batch_alter_table("enterprise", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as batch:
        batch.add_column(sa.Column("colour", sa.Text()))
    op.execute("UPDATE enterprise SET colour = 'red'")
    {last}
'''


def later(monkeypatch: pytest.MonkeyPatch, place: Path, last: str) -> None:
    """From now on the program is of the next schema, whose step ends with `last`."""
    migrations = place / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / f"{NEXT}_later.py").write_text(STEP.format(last=last, next=NEXT, head=HEAD), "utf-8")
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "HEAD", NEXT)


def test_an_upgrade_is_backed_up_before_and_keeps_rows_keys_references_and_log(
    shipped: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(shipped) as store:
        gone = Desk(store).save(BY_NAME["enterprise"], {"name": "最后一家"})
        Desk(store).remove(BY_NAME["enterprise"], [gone])
        before = Desk(store).counts()
    emptied = "with op.batch_alter_table('post', recreate='always', table_kwargs={'sqlite_autoincrement': True}): pass"
    with Store.open(shipped) as store:
        Desk(store).remove(BY_NAME["post"], list(Desk(store).ids(Listing(BY_NAME["post"]))))
        before["post"] = 0
    later(monkeypatch, tmp_path_factory.mktemp("later 100%"), emptied)
    with Store.open(shipped) as store:
        assert Desk(store).counts() == before
        assert_log_tells_all(store)
        assert Desk(store).save(BY_NAME["enterprise"], {"name": "新的一家"}) == gone + 1
        assert Desk(store).save(BY_NAME["post"], {"person": "单远山", "body": "某会", "title": "委员"}) == 2
        assert len(Desk(store).find("最后一家")) == 0
        assert len(Desk(store).find("新的一家")) == 1
        with store.engine.connect() as connection:
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert not [finding for finding in safety.check(store) if "操作记录" not in finding.what]
    copies = {backup.examine(copy) for copy in (shipped / BACKUP_FOLDER).glob("*-upgrade*.db")}
    assert HEAD in copies  # and, of an older file, the one before its first step


@pytest.mark.parametrize(
    "last",
    [
        "raise KeyError('no such thing')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
        "op.execute('DELETE FROM meeting')",  # leaves attendances that refer to nothing
        "op.execute('UPDATE enterprise SET name = NULL')",
    ],
)
def test_a_step_that_fails_takes_the_whole_upgrade_back(
    shipped: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    with Store.open(shipped) as store:  # an older file takes the real steps first
        before = Desk(store).counts()
    tables, triggers = master(shipped, "table"), master(shipped, "trigger")
    with monkeypatch.context() as patch:
        later(patch, tmp_path_factory.mktemp("later"), last)
        with pytest.raises(StoreProblem, match="退回原样") as problem:
            Store.open(shipped)
        assert any(str(copy) in str(problem.value) for copy in (shipped / BACKUP_FOLDER).glob("*-upgrade*.db"))
    assert (master(shipped, "table"), master(shipped, "trigger")) == (tables, triggers)
    with Store.open(shipped) as store:
        assert Desk(store).counts() == before
        assert safety.check(store) == []


def test_derived_parts_are_laid_anew_when_the_classes_ask_for_others(shipped: Path, folder: Path) -> None:
    fresh = master(folder, "trigger")
    with closing(sqlite3.connect(shipped / STORE_FILE)) as connection:
        connection.execute("DROP TRIGGER audit_cause_insert")
        connection.execute("CREATE TRIGGER audit_old AFTER DELETE ON cause BEGIN SELECT 1; END")
        connection.execute("DROP TRIGGER search_doc_update")
        connection.execute("UPDATE search_doc SET text = 'old'")
        connection.execute("UPDATE setting SET value = 'other' WHERE name = 'derived_schema'")
        connection.commit()
    with Store.open(shipped) as store:
        assert Desk(store).count(Listing(BY_NAME["enterprise"], text="远山")) == 1
    assert master(shipped, "trigger") == fresh
    with Store.open(shipped) as store:
        assert safety.check(store) == []
