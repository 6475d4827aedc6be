"""Does a command that only asks make nothing and wait for nobody?"""

from pathlib import Path

import pytest

from app.store import Store
from tests.app.making import workbook
from tests.commandline.spoken import SHEET, Line

QUESTIONS = (
    ("list", "enterprises"),
    ("show", "enterprises", "1"),
    ("search", "甲"),
    ("history",),
    ("check",),
    ("export", "enterprises", "a.xlsx"),
    ("print", "meeting-report", "1", "a.pdf"),
    ("print", "issued", "1", "a.pdf"),
    ("list", "issued-papers"),
    ("backup",),
    ("undo-import", "1"),
)


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_command_that_only_asks_makes_no_store(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Line(tmp_path / "empty", capsys)(*words)
    assert said.status == 1
    assert "没有商联台账的数据" in said.err
    assert not (tmp_path / "empty").exists()


def test_trying_an_import_needs_no_store_and_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = Line(tmp_path / "empty", capsys)
    path = workbook(tmp_path / "a.xlsx", SHEET)
    assert line("import", "enterprises", path, "--dry-run", "--json").json["new"] == 2
    assert not (tmp_path / "empty").exists()


def test_questions_are_answered_while_a_window_holds_the_store(line: Line, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", SHEET)
    line("import", "enterprises", path)
    with Store.open(line.folder):
        assert line("list", "enterprises", "--json").json["count"] == 2
        assert line("search", "甲公司", "--json").json["results"]
        assert line("show", "enterprises", 1).status == 0
        assert line("export", "enterprises", tmp_path / "b.xlsx").status == 0
        assert line("import", "enterprises", path, "--dry-run").status == 0
        assert line("backup", tmp_path / "copy.db").status == 0
        held = line("import", "enterprises", path)
    assert held.status == 1
    assert "先关闭那个窗口" in held.err
