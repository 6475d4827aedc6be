"""Does a new kind of record cost three small files and a few registration lines? Tried on a copy of the program.

docs/adding-a-kind.md tells the same steps in words.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.making import workbook

PROGRAM = Path(__file__).resolve().parents[2]

MODEL = '''"""How an honour is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, link, rules


class Honour(Record):
    """A title that an enterprise, a chamber or a person was given."""

    __tablename__ = "honour"
    __table_args__ = rules(
        CheckConstraint("holder_enterprise_id IS NULL OR holder_chamber_id IS NULL", name="one_holder"),
    )
    search_no = 6
    searched = ("name", "name_pinyin", "holder_name")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(400), index=True)
    name_pinyin: Mapped[Words]
    holder_name: Mapped[str] = mapped_column(chars(200))
    holder_enterprise_id: Mapped[int | None] = link("enterprise")
    holder_chamber_id: Mapped[int | None] = link("chamber")
    level: Mapped[str | None] = mapped_column(chars(20))
    given_on: Mapped[PartialDate]
    notes: Mapped[Words]
'''

KIND = '''"""What the office writes down of an honour."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import Choice


class HonourLevel(Choice):
    """Who gave it."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    MUNICIPAL = "municipal", "市级"


HONOUR = RecordKind(
    name="honour",
    plural="honours",
    label="荣誉",
    counter="项",
    fields=(
        Field("name", "荣誉名称", required=True, width=28, aliases=("荣誉", "称号")),
        Field("holder", "获得者", FieldType.PARTY, required=True, width=28, refers_to=("enterprise", "chamber")),
        Field("level", "级别", FieldType.CHOICE, width=10, choices=HonourLevel),
        Field("given_on", "授予日期", FieldType.DATE, width=14, aliases=("授予时间",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=24),
    ),
    title="name",
    listed=("name", "holder", "level", "given_on"),
    filters=("level",),
    identity=(("name", "holder", "given_on"),),
    apart="given_on",
    order="-given_on",
    pinyin="name",
)
'''

STEP = '''"""Honours come to the store."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WAITING = {"deferrable": True, "initially": "IMMEDIATE"}


def chars(length=None):
    """Text that a server, too, compares by its bytes."""
    plain, bytewise = (sa.String(length, collation=name) for name in (None, "C"))
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the table, as it is at this step: never from the classes, which go on changing."""
    op.create_table(
        "honour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", chars(32), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", chars(200), nullable=False),
        sa.Column("name_key", chars(400), nullable=False),
        sa.Column("holder_name", chars(200), nullable=False),
        sa.Column("holder_enterprise_id", sa.Integer(), sa.ForeignKey("enterprise.id", **WAITING)),
        sa.Column("holder_chamber_id", sa.Integer(), sa.ForeignKey("chamber.id", **WAITING)),
        sa.Column("level", chars(20)),
        sa.Column("given_on", chars(10)),
        sa.Column("name_pinyin", chars()),
        sa.Column("notes", chars()),
        sa.CheckConstraint("holder_enterprise_id IS NULL OR holder_chamber_id IS NULL", name="ck_honour_one_holder"),
        sa.PrimaryKeyConstraint("id", name="pk_honour"),
        sa.UniqueConstraint("uid", name="uq_honour_uid"),
        sqlite_autoincrement=True,
    )
    for column in ("name", "name_key", "holder_enterprise_id", "holder_chamber_id"):
        op.create_index(f"ix_honour_{column}", "honour", [column])
'''

FILES = {
    "db/models/honour.py": MODEL,
    "app/kinds/honour.py": KIND,
    "db/migrations/versions/0002_honour.py": STEP,
}

REGISTRATION = {
    "db/models/__init__.py": [
        ("from db.models.log import", "from db.models.honour import Honour\n"),
        ("        Cause,\n", "        Honour,\n"),
    ],
    "app/kinds/__init__.py": [
        ("from app.kinds.meeting import", "from app.kinds.honour import HONOUR\n"),
        ("    CAUSE,\n", "    HONOUR,\n"),
    ],
    "db/schema.py": [('HEAD = "0001"', 'HEAD = "0002"')],
}
"""File to (what stands there, the line that comes before it; of the last: instead of it)."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program without its window, with the new kind."""
    copy = tmp_path_factory.mktemp("program")
    for room in ("app", "db", "exports"):
        shutil.copytree(PROGRAM / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(PROGRAM / "main.py", copy / "main.py")
    for name, text in FILES.items():
        (copy / name).write_text(text, "utf-8")
    for name, lines in REGISTRATION.items():
        path = copy / name
        text = path.read_text("utf-8")
        for place, line in lines:
            assert text.count(place) == 1, (name, place)
            text = text.replace(place, line if name == "db/schema.py" else line + place)
        path.write_text(text, "utf-8")
    return copy


def run(program: Path, folder: Path, *words: object) -> Any:
    """One command of the copy; its answer as JSON where that was asked for."""
    command = [sys.executable, "main.py", "--data", str(folder), *map(str, words)]
    done = subprocess.run(command, cwd=program, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout) if "--json" in words else done.stdout


def test_three_small_files_and_five_lines_are_all() -> None:
    assert len(FILES) == 3
    assert all(len(text.splitlines()) < 60 for text in FILES.values())
    assert sum(len(lines) for lines in REGISTRATION.values()) <= 5


def test_the_new_kind_has_everything_that_the_others_have(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    firms = workbook(tmp_path / "firms.xlsx", [["企业名称"], ["青禾智能有限公司"]])
    run(program, folder, "import", "enterprises", firms)
    rows = [
        ["2023年荣誉名单"],
        ["称号", "获得者", "级别", "授予时间"],
        ["省级专精特新企业", "青禾智能有限公司", "省级", "2023.9.5"],
        ["五好工商联", "江城市工商联", "国家级", "2022年"],
    ]
    path = workbook(tmp_path / "honours.xlsx", rows)
    stored = run(program, folder, "import", "auto", path, "--json")
    assert (stored["new"], stored["problems"], stored["tables"][0]["head_rows"]) == (2, [], [2])
    listed = run(program, folder, "list", "honours", "--where", "level=省级", "--json")
    assert [(row["name"], row["holder"], row["given_on"]) for row in listed["rows"]] == [
        ("省级专精特新企业", "青禾智能有限公司", "2023年9月5日")
    ]
    found = run(program, folder, "search", "wuhao", "--json")["results"]
    assert [(hit["kind"], hit["title"]) for hit in found] == [("honour", "五好工商联")]
    out = tmp_path / "out.xlsx"
    assert run(program, folder, "export", "honours", out).startswith("已导出 2 项荣誉")
    assert run(program, folder, "import", "honours", out, "--json")["same"] == 2
    shown = run(program, folder, "show", "honours", 1, "--json")
    assert (shown["fields"]["level"], shown["history"][0]["action"]) == ("省级", "新增")
    assert run(program, folder, "undo-import", stored["operation"]) == "已撤销操作 2：2 处改动已恢复。\n"
    assert run(program, folder, "list", "honours", "--json")["count"] == 0
    assert run(program, folder, "check", "--json")["ok"]


def test_a_store_made_before_takes_the_new_kind(program: Path, folder: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "honours.xlsx", [["荣誉名称", "获得者"], ["四好商会", "天台商会"]])
    assert run(program, folder, "import", "honours", path, "--json")["new"] == 1
    assert [file.name.split("-")[0] for file in (folder / "backups").iterdir()]


def test_the_page_that_teaches_it_names_every_file_and_line() -> None:
    page = (PROGRAM / "docs" / "adding-a-kind.md").read_text("utf-8")
    for name in (*FILES, *REGISTRATION):
        assert f"`{name}`" in page, name
