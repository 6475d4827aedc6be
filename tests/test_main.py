"""Does the command line keep its word: output, JSON shapes, exit status, and sentences in place of tracebacks?"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import main
from app.kinds import KINDS
from app.sample import fill_sample
from app.store import BACKUP_FOLDER, STORE_FILE, Store
from tests.app.making import workbook

PROGRAM = Path(main.__file__)


class Said:
    """What one command wrote, and how it ended."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        """Standard output as the one object that it must be."""
        return json.loads(self.out)


class Line:
    """The command line on one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: object) -> Said:
        """Run one command in this process."""
        self._capsys.readouterr()
        try:
            status = main.main(["--data", str(self.folder), *map(str, words)])
        except SystemExit as end:
            status = int(end.code or 0)
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Said(status, captured.out, captured.err)


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on an empty store."""
    return Line(folder, capsys)


@pytest.fixture(scope="module")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    with Store.open(folder) as store:
        fill_sample(store)
    return folder


@pytest.fixture
def office(filled_folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line on the sample office, for commands that only ask."""
    return Line(filled_folder, capsys)


def outside(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as its own process."""
    return subprocess.run(
        [sys.executable, str(PROGRAM), "--data", str(folder), *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


SHEET = [["公司", "入会时间", "金额"], ["甲公司", "2023.9.5", 3], ["乙公司", "2023年9月", 4]]


def test_an_import_answers_in_the_shape_that_was_promised(line: Line, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", SHEET)
    dry = line("import", "enterprises", path, "--dry-run", "--json").json
    assert list(dry) == [
        "operation",
        "dry_run",
        "new",
        "changed",
        "same",
        "doubtful",
        "refused",
        "tables",
        "problems",
    ]
    assert (dry["operation"], dry["dry_run"], dry["new"]) == (None, True, 2)
    assert dry["tables"] == [
        {
            "sheet": "Sheet1",
            "head_rows": [1],
            "first_row": 2,
            "last_row": 3,
            "rows": 2,
            "columns": {"name": "公司", "joined_on": "入会时间"},
            "unmapped": ["金额"],
            "totals": {},
        }
    ]
    stored = line("import", "enterprises", path, "--json").json
    assert (stored["operation"], stored["dry_run"], stored["new"], stored["problems"]) == (1, False, 2, [])
    again = line("import", "auto", path, "--json")
    assert (again.status, again.json["operation"], again.json["same"]) == (0, None, 2)
    assert "同一个文件已经导入过" in again.err


def test_an_import_reports_to_people_what_was_taken_and_what_not(line: Line, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["企业名单"], *SHEET, ["合计", None, 7]])
    said = line("import", "enterprises", path)
    assert said.out.splitlines() == [
        "会员企业：工作表“Sheet1”第 2 行是表头，数据第 3—4 行，共 2 行",
        "  导入的列：公司→企业名称、入会时间→入会日期",
        "  没有导入的列：金额",
        "  [说明] Sheet1 第 5 行：这一行是合计行，没有导入",
        "新增 2，修改 0，相同 0，请核对 0，不能导入 0",
        "已保存：新增 2，修改 0。撤销本次导入：main.py undo-import 1",
    ]
    again = line("import", "enterprises", path).out
    assert "注意：同一个文件已经导入过（操作 1「导入会员企业：a.xlsx」）。" in again
    assert "全部与已有数据相同，没有改动。" in again


def test_one_bad_line_imports_nothing_unless_the_good_rows_are_asked_for(line: Line, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [*SHEET, ["丙公司", "2023年13月", 5]])
    said = line("import", "enterprises", path, "--json")
    assert said.status == 1
    assert said.json["refused"] == 1
    assert said.json["operation"] is None
    assert said.json["problems"] == [
        {
            "sheet": "Sheet1",
            "row": 4,
            "column": "B",
            "field": "joined_on",
            "value": "2023年13月",
            "reason": "没有13月；请核对日期",
            "severity": "refused",
        }
    ]
    assert "整个文件都没有导入" in said.err
    assert line("list", "enterprises", "--json").json["count"] == 0
    assert line("import", "enterprises", path, "--good-rows").status == 0
    assert line("list", "enterprises", "--json").json["count"] == 2


def test_an_import_is_taken_back_as_a_whole_and_only_once(line: Line, tmp_path: Path) -> None:
    line("import", "enterprises", workbook(tmp_path / "a.xlsx", SHEET))
    assert line("undo-import", 1).out == "已撤销操作 1：2 处改动已恢复。\n"
    assert line("list", "enterprises", "--json").json["count"] == 0
    twice = line("undo-import", 1)
    assert (twice.status, "已经撤销过了" in twice.err) == (1, True)
    other = line("undo-import", 2)
    assert (other.status, "不是导入" in other.err) == (1, True)
    unknown = line("undo-import", 99)
    assert (unknown.status, "没有编号为 99 的操作" in unknown.err) == (1, True)
    assert "但那次导入已经撤销" in line("import", "enterprises", tmp_path / "a.xlsx").out


def test_a_shown_record_says_from_which_cell_each_value_came(line: Line, tmp_path: Path) -> None:
    line("import", "enterprises", workbook(tmp_path / "a.xlsx", [["企业名称", "地址"], ["甲公司", "一路"]]))
    said = line("show", "enterprises", 1).out
    assert "取自 a.xlsx 工作表“Sheet1”第 2 行（文件摘要 " in said
    assert "地址：空 → 一路（B2）" in said
    (step,) = line("show", "enterprises", 1, "--json").json["history"]
    assert (step["from"]["file"], step["from"]["sheet"], step["from"]["row"]) == ("a.xlsx", "Sheet1", 2)
    assert len(step["from"]["digest"]) == 64
    assert {"label": "地址", "old": "", "new": "一路", "cell": "B2"} in step["fields"]


def test_list_show_and_search_answer_in_the_promised_shapes(office: Line) -> None:
    listed = office("list", "enterprises", "--limit", "2", "--json").json
    assert list(listed) == ["kind", "count", "rows"]
    assert (listed["kind"], listed["count"], len(listed["rows"])) == ("enterprise", 300, 2)
    assert all(isinstance(text, str) for row in listed["rows"] for text in row.values())
    key, name = listed["rows"][0]["id"], listed["rows"][0]["name"]
    shown = office("show", "enterprises", key, "--json").json
    assert list(shown) == ["kind", "id", "fields", "history"]
    assert (shown["kind"], shown["id"], shown["fields"]["name"]) == ("enterprise", int(key), name)
    assert list(shown["history"][0]) == ["at", "who", "action", "operation", "fields"]
    found = office("search", name[:4], "--json").json
    assert list(found) == ["query", "results"]
    assert list(found["results"][0]) == ["kind", "id", "title", "matched"]
    assert name in [result["title"] for result in found["results"]]
    checked = office("check", "--json").json
    assert (list(checked), checked["ok"]) == (["ok", "findings"], True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plural)
def test_every_kind_is_listed_shown_ordered_narrowed_and_exported(office: Line, kind: Any, tmp_path: Path) -> None:
    all_rows = office("list", kind.plural, "--json").json
    assert all_rows["count"] == len(all_rows["rows"]) > 0
    for field in kind.fields:
        for order in (field.name, f"-{field.label}"):
            said = office("list", kind.plural, f"--order={order}", "--limit", "1")
            assert said.status == 0, (field.name, said.err)
    for name in kind.filters:
        words = {row[name] for row in all_rows["rows"] if row[name]}
        for word in words:
            first = word.split("、")[0]
            narrowed = office("list", kind.plural, "--where", f"{name}={first}", "--json").json
            assert narrowed["count"] == sum(first in row[name].split("、") for row in all_rows["rows"])
    key = all_rows["rows"][0]["id"]
    assert office("show", kind.plural, key).out.startswith(f"{kind.label} {key}：")
    target = tmp_path / "a.xlsx"
    said = office("export", kind.plural, target)
    assert said.out == f"已导出 {all_rows['count']} {kind.counter}{kind.label}：{target}\n"
    assert office("import", "auto", target, "--dry-run", "--json").json["same"] == all_rows["count"]


def test_export_takes_only_what_is_asked_for(office: Line, tmp_path: Path) -> None:
    said = office("export", "enterprises", tmp_path / "a.xlsx", "--filter", "商贸", "--where", "会员类别=企业会员")
    count = office("list", "enterprises", "--filter", "商贸", "--where", "member_kind=enterprise", "--json").json[
        "count"
    ]
    assert said.out.startswith(f"已导出 {count} 家会员企业")


def test_an_empty_store_lists_and_exports_nothing(line: Line, tmp_path: Path) -> None:
    assert line("list", "donations").out == "共 0 笔公益捐赠\n"
    assert line("list", "donations", "--json").json == {"kind": "donation", "count": 0, "rows": []}
    assert line("export", "donations", tmp_path / "a.xlsx").out.startswith("已导出 0 笔公益捐赠")
    assert line("search", "甲").out == "没有找到“甲”\n"


def test_a_briefing_is_issued_listed_and_printed_again(line: Line, tmp_path: Path) -> None:
    sheet = [["会议名称", "日期", "内容概要"], ["座谈会", "2026-09-01", "企业谈困难，有关部门答复。"]]
    line("import", "meetings", workbook(tmp_path / "m.xlsx", sheet))
    words = ("--as-of", "2026-09-30", "--text", "title=座谈会简讯", "--text", "body=共{会议活动@2026年9月}。")
    said = line("issue", "briefing", "1", *words, "--file", tmp_path / "a.pdf")
    assert said.out.startswith("已印发简报2026年第1期（总第1期）《座谈会简讯》，1 页，存档编号 1，校验值 ")
    assert line("print", "issued", "1", tmp_path / "b.pdf").out.startswith("已打印 1 页")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    listed = line("list", "issued-papers", "--json").json
    assert (listed["count"], listed["rows"][0]["number"], listed["rows"][0]["issued_on"]) == (1, "1", "2026年9月30日")
    assert "简报2026年第1期" in line("list", "issued-papers", "--filter", "座谈会").out
    sheet.append(["又一次会", "2026-09-02", "略"])
    line("import", "meetings", workbook(tmp_path / "m.xlsx", sheet))
    told = refused(line, "issue", "briefing", "1", *words)
    assert "现为“2”，2026年9月30日印发的简报2026年第1期（总第1期）《座谈会简讯》中是“1”" in told
    assert "第2期" in line("issue", "briefing", "1", *words, "--reason", "补登一次会").out
    assert line("list", "issued-papers", "--json").json["count"] == 2
    assert line("check").status == 0


def test_the_page_set_up_is_shown_and_changed(line: Line) -> None:
    changed = line("page-setup", "briefing", "--set", "head=清河简报", "--set", "copies=80", "--set", "imprint=否")
    assert re.search(r"head +报头文字 +清河简报", changed.out)
    settings = line("page-setup", "briefing", "--json").json["settings"]
    assert (settings["head"], settings["copies"], settings["imprint"]) == ("清河简报", 80, False)
    assert "没有“colour”这项设置" in line("page-setup", "briefing", "--set", "colour=红").err
    for given, told in (("copies=多", "印数（份）：“多”不能用"), ("imprint=也许", "请填写“是”或“否”")):
        assert told in line("page-setup", "briefing", "--set", given).err


def test_options_may_stand_between_the_words_of_a_print(line: Line, tmp_path: Path) -> None:
    sheet = [["会议名称", "日期", "内容概要"], ["座谈会", "2026-09-01", "企业谈困难，有关部门答复。"]]
    line("import", "meetings", workbook(tmp_path / "m.xlsx", sheet))
    assert line("print", "minutes", 1, "--option", "order=strokes", tmp_path / "a.pdf").status == 0
    assert line("print", "--as-of=2026-09-30", "minutes", 1, tmp_path / "b.pdf").status == 0
    assert line("print", "briefing", "--from", "2026-09-01", tmp_path / "c.pdf", "--to", "2026-09-30").status == 0


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


WRONG = (
    (("bogus",), "没有“bogus”这一项（命令），可选：sample"),
    (("import",), "还要写：类别, 文件"),
    (("import", "xx", "f.xlsx"), "没有“xx”这一项（类别），可选：organisations、enterprises、affiliations、chambers"),
    (("list", "enterprises", "--limit", "x"), "应为不小于 1 的整数"),
    (("list", "enterprises", "--limit"), "--limit 后面要写一个值"),
    (("list", "enterprises", "--bad"), "看不懂：--bad"),
    (("list", "enterprises", "--lim", "3"), "看不懂：--lim 3"),
    (("list", "enterprises", "--where", "name"), "应写成 字段=值"),
    (("list", "enterprises", "--where", "bogus=1"), "没有“bogus”这个字段；可用：name、"),
    (("list", "enterprises", "--where", "name=甲"), "不是选项字段"),
    (("list", "enterprises", "--where", "member_kind=甲"), "没有“甲”这一项；可选：企业会员"),
    (("list", "enterprises", "--order", "bogus"), "没有“bogus”这个字段"),
    (("show", "enterprises", "abc"), "“编号”应为整数，现为“abc”"),
    (("import", "enterprises", "a.xlsx", "--map", "公司"), "应写成 列名=字段"),
    (("import", "enterprises", "a.xlsx", "--json=3"), "--json 后面不带值"),
    (("sample", "--large", "x"), "应为 0 到 10 之间的数"),
    (("print", "letter", "1", "a.pdf"), "没有“letter”这一项（文件种类），可选：briefing"),
    (("print", "meeting-report", "1", "a.pdf", "--year", "2026"), "会议报告不按 --year 打印"),
    (("print", "issued", "a.pdf"), "还要写已印发文件的编号"),
    (("list", "issued-papers", "--order", "title"), "没有 --where、--order"),
    (("issue", "meeting-report", "1"), "没有“meeting-report”这一项"),
    (("print", "meeting-report", "1", "a.pdf", "--filter", "甲"), "会议报告不是名册"),
    (("print", "meeting-report", "1", "a.pdf", "--text", "甲"), "--text 应写成 名称=值"),
)


@pytest.mark.parametrize(
    ("words", "sentence"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_wrong_call_is_told_in_chinese_with_2(line: Line, words: tuple[str, ...], sentence: str) -> None:
    said = line(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("用法不对：")
    assert sentence in said.err
    assert not re.search(r"usage|argument|invalid|expected|required|choose|options", said.err)


@pytest.mark.parametrize("words", [("--help",), ("import", "--help"), ("list", "-h")], ids=" ".join)
def test_help_is_in_chinese(line: Line, words: tuple[str, ...]) -> None:
    said = line(*words)
    assert said.status == 0
    assert said.out.startswith("用法：main.py")
    assert not re.search(r"usage|options|positional|optional|show this", said.out)


def refused(line: Line, *words: object) -> str:
    said = line(*words)
    assert (said.status, said.out) == (1, "")
    assert re.search("[一-鿿].*。$", said.err.strip()), said.err
    return said.err


def test_a_file_that_cannot_be_read_or_written_is_named_with_what_to_do(line: Line, tmp_path: Path) -> None:
    page = tmp_path / "a.xls"
    page.write_text("<html><table><tr><td>企业名称</td></tr></table></html>", "utf-8")
    assert "找不到文件" in refused(line, "import", "enterprises", tmp_path / "none.xlsx")
    assert "是文件夹" in refused(line, "import", "enterprises", tmp_path)
    assert "网页（HTML）改名" in refused(line, "import", "enterprises", page)
    assert "没有内容" in refused(line, "import", "enterprises", workbook(tmp_path / "empty.xlsx", []))
    assert "没有名为“甲”的工作表" in refused(
        line, "import", "enterprises", workbook(tmp_path / "a.xlsx", SHEET), "--sheet", "甲"
    )
    assert "不存在" in refused(line, "export", "enterprises", tmp_path / "none" / "a.xlsx")
    assert "是文件夹" in refused(line, "export", "enterprises", _folder(tmp_path / "b.xlsx"))
    assert "应以 .xlsx 或 .csv 结尾" in line("export", "enterprises", tmp_path / "a.xls").err
    assert "应以 .pdf 结尾" in line("print", "meeting-report", "1", tmp_path / "a.doc").err
    assert "没有编号为 1 的记录" in refused(line, "print", "meeting-report", "1", tmp_path / "a.pdf")
    assert "要指定一条记录" in refused(line, "print", "meeting-report", tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert "不是可用的备份" in refused(line, "restore", page)


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_read_only_target_is_kept_and_told(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    assert "只读" in refused(line, "export", "enterprises", target)
    assert target.read_bytes() == b"old"


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
