"""Does the program end as it should: status, encoding, a fault of its own, an older store?"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.store import BACKUP_FOLDER, STORE_FILE
from tests.app.making import workbook
from tests.commandline.spoken import PROGRAM, SHEET, Line, outside


def test_backup_restore_and_history_make_a_round(line: Line, tmp_path: Path) -> None:
    line("import", "enterprises", workbook(tmp_path / "a.xlsx", SHEET))
    copy = tmp_path / "copy.db"
    assert line("backup", copy).out == f"已备份并检查：{copy}\n"
    assert "在" not in line("undo-import", 1).err
    assert line("restore", copy).out.startswith(f"已恢复：{copy}\n恢复前的数据保存在：")
    assert line("list", "enterprises", "--json").json["count"] == 2
    steps = line("history", "--json").json["operations"]
    assert list(steps[0]) == ["id", "title", "source", "at", "who", "changes", "taken_back"]
    assert [step["title"] for step in steps] == ["导入会员企业：a.xlsx"]


def test_a_fault_of_our_own_is_written_down_and_told_in_one_sentence(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desk.Desk.find", lambda *_: 1 / 0)
    said = line("search", "甲")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"程序出了意外的错误，这次操作没有完成，已有数据没有受影响。详情记在：{line.folder / 'errors.log'}\n"
    )
    assert "ZeroDivisionError" in (line.folder / "errors.log").read_text("utf-8")


def test_the_process_speaks_utf8_and_ends_with_its_status(folder: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "名单.xlsx", SHEET)
    done = outside(folder, "import", "enterprises", str(path), "--json", PYTHONIOENCODING="gbk")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["new"] == 2
    assert outside(folder, "show", "enterprises", "99").returncode == 1
    assert outside(folder, "show").returncode == 2


def test_a_reader_that_has_seen_enough_ends_the_listing_quietly(filled_folder: Path) -> None:
    command = f'"{sys.executable}" "{PROGRAM}" --data "{filled_folder}" list enterprises --json | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_a_question_to_data_of_an_older_version_upgrades_it_first_and_keeps_a_copy(line: Line) -> None:
    old = PROGRAM.parent / "tests" / "data" / "store_0001.db"
    line.folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(old, line.folder / STORE_FILE)
    refused = line("list", "enterprises", "--read-only")
    assert (refused.status, "旧版程序" in refused.err) == (1, True)
    assert line("list", "enterprises", "--json").json["count"] > 0
    assert list((line.folder / BACKUP_FOLDER).glob("desk-*.db"))
