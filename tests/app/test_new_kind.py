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

from db.schema import HEAD
from tests.app.making import workbook

PROGRAM = Path(__file__).resolve().parents[2]

MODEL = '''"""How a bulletin is kept."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Name, PartialDate, Record, Words, chars, link, rules


class Bulletin(Record):
    """A newsletter that an enterprise or a chamber puts out."""

    __tablename__ = "bulletin"
    __table_args__ = rules(
        CheckConstraint("publisher_enterprise_id IS NULL OR publisher_chamber_id IS NULL", name="one_publisher"),
    )
    search_no = 15
    searched = ("name", "name_pinyin", "publisher_name")

    name: Mapped[Name] = mapped_column(index=True)
    name_key: Mapped[str] = mapped_column(chars(400), index=True)
    name_pinyin: Mapped[Words]
    publisher_name: Mapped[str] = mapped_column(chars(200))
    publisher_enterprise_id: Mapped[int | None] = link("enterprise")
    publisher_chamber_id: Mapped[int | None] = link("chamber")
    rhythm: Mapped[str | None] = mapped_column(chars(20))
    first_on: Mapped[PartialDate]
    notes: Mapped[Words]
'''

KIND = '''"""What the office writes down of a bulletin."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import Choice


class Rhythm(Choice):
    """How often it comes out."""

    WEEKLY = "weekly", "周刊"
    MONTHLY = "monthly", "月刊"
    QUARTERLY = "quarterly", "季刊"


BULLETIN = RecordKind(
    name="bulletin",
    plural="bulletins",
    label="简报期刊",
    counter="种",
    fields=(
        Field("name", "刊物名称", required=True, width=28, aliases=("简报", "刊名")),
        Field("publisher", "主办方", FieldType.PARTY, required=True, width=28, refers_to=("enterprise", "chamber")),
        Field("rhythm", "刊期", FieldType.CHOICE, width=10, choices=Rhythm),
        Field("first_on", "创刊日期", FieldType.DATE, width=14, aliases=("创刊时间",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=24),
    ),
    title="name",
    listed=("name", "publisher", "rhythm", "first_on"),
    filters=("rhythm",),
    identity=(("name", "publisher", "first_on"),),
    apart="first_on",
    order="-first_on",
    pinyin="name",
)
'''

NEXT = f"{int(HEAD) + 1:04d}"
"""The schema after the present one."""

STEP = f'''"""Bulletins come to the store."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"

WAITING = {{"deferrable": True, "initially": "IMMEDIATE"}}


def chars(length=None):
    """Text that a server, too, compares by its bytes."""
    plain, bytewise = (sa.String(length, collation=name) for name in (None, "C"))
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the table, as it is at this step: never from the classes, which go on changing."""
    op.create_table(
        "bulletin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", chars(32), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", chars(200), nullable=False),
        sa.Column("name_key", chars(400), nullable=False),
        sa.Column("publisher_name", chars(200), nullable=False),
        sa.Column("publisher_enterprise_id", sa.Integer(), sa.ForeignKey("enterprise.id", **WAITING)),
        sa.Column("publisher_chamber_id", sa.Integer(), sa.ForeignKey("chamber.id", **WAITING)),
        sa.Column("rhythm", chars(20)),
        sa.Column("first_on", chars(10)),
        sa.Column("name_pinyin", chars()),
        sa.Column("notes", chars()),
        sa.CheckConstraint(
            "publisher_enterprise_id IS NULL OR publisher_chamber_id IS NULL", name="ck_bulletin_one_publisher"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_bulletin"),
        sa.UniqueConstraint("uid", name="uq_bulletin_uid"),
        sqlite_autoincrement=True,
    )
    for column in ("name", "name_key", "publisher_enterprise_id", "publisher_chamber_id"):
        op.create_index(f"ix_bulletin_{{column}}", "bulletin", [column])
'''

FILES = {
    "db/models/bulletin.py": MODEL,
    "app/kinds/bulletin.py": KIND,
    f"db/migrations/versions/{NEXT}_bulletin.py": STEP,
}

REGISTRATION = {
    "db/models/__init__.py": [
        ("from db.models.campaign import", "from db.models.bulletin import Bulletin\n"),
        ("        Cause,\n", "        Bulletin,\n"),
    ],
    "app/kinds/__init__.py": [
        ("from app.kinds.campaign import", "from app.kinds.bulletin import BULLETIN\n"),
        ("    CAUSE,\n", "    BULLETIN,\n"),
    ],
    "db/schema.py": [(f'HEAD = "{HEAD}"', f'HEAD = "{NEXT}"')],
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
        ["2023年简报目录"],
        ["刊名", "主办方", "刊期", "创刊时间"],
        ["青禾技术通讯", "青禾智能有限公司", "月刊", "2023.9.5"],
        ["会员之声", "江城市工商联", "周刊", "2022年"],
    ]
    path = workbook(tmp_path / "bulletins.xlsx", rows)
    stored = run(program, folder, "import", "auto", path, "--json")
    assert (stored["new"], stored["problems"], stored["tables"][0]["head_rows"]) == (2, [], [2])
    listed = run(program, folder, "list", "bulletins", "--where", "rhythm=月刊", "--json")
    assert [(row["name"], row["publisher"], row["first_on"]) for row in listed["rows"]] == [
        ("青禾技术通讯", "青禾智能有限公司", "2023年9月5日")
    ]
    found = run(program, folder, "search", "huiyuanzhisheng", "--json")["results"]
    assert [(hit["kind"], hit["title"]) for hit in found] == [("bulletin", "会员之声")]
    out = tmp_path / "out.xlsx"
    assert run(program, folder, "export", "bulletins", out).startswith("已导出 2 种简报期刊")
    assert run(program, folder, "import", "bulletins", out, "--json")["same"] == 2
    shown = run(program, folder, "show", "bulletins", 1, "--json")
    assert (shown["fields"]["rhythm"], shown["history"][0]["action"]) == ("月刊", "新增")
    assert run(program, folder, "undo-import", stored["operation"]) == "已撤销操作 2：2 处改动已恢复。\n"
    assert run(program, folder, "list", "bulletins", "--json")["count"] == 0
    assert run(program, folder, "check", "--json")["ok"]


def test_a_store_made_before_takes_the_new_kind(program: Path, folder: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "bulletins.xlsx", [["刊物名称", "主办方"], ["台商通讯", "天台商会"]])
    assert run(program, folder, "import", "bulletins", path, "--json")["new"] == 1
    assert [file.name.split("-")[0] for file in (folder / "backups").iterdir()]


def test_the_page_that_teaches_it_names_every_file_and_line() -> None:
    page = (PROGRAM / "docs" / "adding-a-kind.md").read_text("utf-8")
    for name in (*FILES, *REGISTRATION):
        assert f"`{name.replace(NEXT, 'NNNN')}`" in page, name
