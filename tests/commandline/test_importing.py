"""Does an import tell people and programs what was taken and what not?"""

from pathlib import Path

from tests.app.making import workbook
from tests.commandline.spoken import SHEET, Line, refused


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
        "kind",
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


def test_only_rows_of_the_accepted_verdicts_are_stored(line: Line, tmp_path: Path) -> None:
    line("import", "enterprises", workbook(tmp_path / "a.xlsx", SHEET))
    rows = [SHEET[0], ["甲公司", "2023年8月", 4], ["丙公司", "2023-8-3", 5], ["丁公司", "45174", 5]]
    path = workbook(tmp_path / "b.xlsx", rows)
    tried = line("import", "enterprises", path, "--dry-run").out
    assert "新增 1，修改 1，相同 0，请核对 1，不能导入 0" in tried
    said = line("import", "enterprises", path, "--accept", "new", "--json")
    assert (said.status, said.json["new"]) == (0, 1)
    assert line("list", "enterprises", "--json").json["count"] == 3
    wrong = line("import", "enterprises", path, "--accept", "same")
    assert wrong.status == 2


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


def test_one_value_for_all_rows_is_said_by_the_label_or_the_name_of_its_field(line: Line, tmp_path: Path) -> None:
    meetings = workbook(tmp_path / "会议.xlsx", [["会议名称", "日期"], ["年会", "2026.3.1"]])
    assert line("import", "meetings", meetings).status == 0
    sign_in = workbook(tmp_path / "签到表.xlsx", [["年会签到表"], ["姓名", "单位"], ["甲示例", "甲公司"]])
    assert "缺少“会议”这一列" in refused(line, "import", "attendances", sign_in)
    tried = line("import", "attendances", sign_in, "--set", "meeting=年会", "--dry-run", "--json").json
    assert (tried["new"], tried["tables"][0]["fixed"]) == (1, {"meeting": "年会"})
    said = line("import", "auto", sign_in, "--set", "会议=年会", "--set", "参会方式=请假")
    assert said.out.splitlines()[:4] == [
        "参会情况：工作表“Sheet1”第 2 行是表头，数据第 3—3 行，共 1 行",
        "  导入的列：姓名→参会人、单位",
        "  会议：年会（整个文件）",
        "  参会方式：请假（整个文件）",
    ]
    assert "已保存：新增 1" in said.out
    assert (
        "取自 签到表.xlsx 工作表“Sheet1”第 3 行（会议、参会方式为整个文件指定）" in line("show", "attendances", 1).out
    )


def test_one_value_for_all_rows_of_a_field_that_is_not_there_is_refused(line: Line, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", SHEET)
    assert "会员企业没有“颜色”这一栏；可用：企业名称（name）" in refused(
        line, "import", "enterprises", path, "--set", "颜色=红"
    )
    assert "--set 的“颜色”不是任何一类台账的栏目" in refused(line, "import", "auto", path, "--set", "颜色=红")
    wrong = line("import", "enterprises", path, "--set", "颜色")
    assert (wrong.status, "--set 应写成 名称=值，现为“颜色”" in wrong.err) == (2, True)


def test_a_list_of_another_kind_is_told_with_the_line_that_brings_it_in(line: Line, tmp_path: Path) -> None:
    rows = [["捐赠单位", "金额（元）", "捐赠时间"], ["甲公司", 100, "2024.1.2"]]
    path = workbook(tmp_path / "捐 款.xlsx", rows)
    assert refused(line, "import", "enterprises", path).rstrip().endswith('main.py import donations "捐 款.xlsx" 。')
