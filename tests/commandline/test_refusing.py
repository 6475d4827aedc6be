"""Are wrong calls and unusable files told in sentences, in place of tracebacks?"""

import re
from pathlib import Path

import pytest

from app.commands.usage import width_of
from tests.app.making import workbook
from tests.commandline.spoken import SHEET, Line, refused

WRONG = (
    (("bogus",), "没有“bogus”这一项（命令），可选：sample"),
    (("import",), "还要写：类别, 文件"),
    (("import", "xx", "f.xlsx"), "没有“xx”这一类；可写：organisations（其他单位）、enterprises（会员企业）"),
    (("list", "enterprises", "--limit", "x"), "应为不小于 1 的整数"),
    (("list", "enterprises", "--limit"), "--limit 后面要写一个值"),
    (("list", "enterprises", "--bad"), "看不懂：--bad"),
    (("list", "enterprises", "--lim", "3"), "看不懂：--lim 3"),
    (("list", "enterprises", "--where", "name"), "应写成 字段=值"),
    (("list", "enterprises", "--where", "bogus=1"), "没有“bogus”这个字段；可用：企业名称（name）、"),
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


def test_help_stands_in_columns_and_cuts_no_word(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = line("export", "--help").out.splitlines()
    assert all(width_of(each) <= 80 and each == each.rstrip() for each in shown)
    assert all(any(word in each for each in shown) for word in ("task-progress", "zone-members", "reported-figures"))
    told = [each for each in shown if re.match(r"  -", each)]
    assert len({width_of(each) - width_of(re.split(r" {2,}", each.strip(), maxsplit=1)[1]) for each in told}) == 1


def test_a_kind_may_be_named_as_the_window_calls_it(line: Line) -> None:
    assert [line("list", word).status for word in ("会员企业", "enterprise", "enterprises")] == [0, 0, 0]


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
