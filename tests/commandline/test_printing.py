"""Are papers printed, issued and set up by words?"""

import re
from pathlib import Path

from app.papers.catalogue import PAPERS
from tests.app.making import workbook
from tests.commandline.spoken import Line, refused


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


def test_every_paper_is_printed_by_words(office: Line, tmp_path: Path) -> None:
    for paper in PAPERS:
        words = [paper.name, 1] if paper.of else [paper.name]
        said = office("print", *words, tmp_path / f"{paper.name}.pdf")
        assert said.status == 0, said.err
        assert said.out.startswith("已打印 ")
    assert len(list(tmp_path.glob("*.pdf"))) == len(PAPERS) == 17
