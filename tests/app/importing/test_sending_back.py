"""Does the sender get their own workbook back, with what is wrong marked where it stands?"""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.desk import Desk
from app.errors import UserError
from app.store import Store
from exports.errors import FileProblem
from tests.app.making import workbook
from tests.exports.hostile import ods


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def test_bad_cells_are_coloured_and_commented_and_listed_in_front(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "员工数", "地址"], ["甲公司", "=HYPERLINK(1)", "某路"], ["乙公司", "许多", None]]
    source = workbook(tmp_path / "a.xlsx", {"会员": rows})
    before = source.read_bytes()
    plan = desk.plan_import(source, "enterprise")
    target = tmp_path / "退回.xlsx"
    assert desk.send_back(plan, source, target) == len([p for p in plan.problems if p.severity != "note"]) > 0
    assert source.read_bytes() == before
    book = load_workbook(target)
    assert book.sheetnames == ["问题清单", "会员"]
    cell = book["会员"]["B3"]
    assert cell.fill.fgColor.rgb.endswith("FFC7CE")
    assert cell.comment is not None
    assert "应为整数" in cell.comment.text
    assert book["会员"]["A3"].value == "乙公司"
    listed = list(book["问题清单"].iter_rows(min_row=2, values_only=True))
    assert ("会员", 3, "B", "从业人数", "许多") in [row[:5] for row in listed]
    assert all(cell.data_type != "f" for row in book["问题清单"].iter_rows() for cell in row)


def test_every_line_of_the_list_looks_alike_however_many_there_are(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "员工数"], *([f"第{number}公司", "许多"] for number in range(40))]
    source = workbook(tmp_path / "a.xlsx", {"会员": rows})
    desk.send_back(desk.plan_import(source, "enterprise"), source, tmp_path / "b.xlsx")
    lines = list(load_workbook(tmp_path / "b.xlsx")["问题清单"].iter_rows(min_row=2, min_col=3))
    assert len(lines) >= 40
    looks = {(cell.number_format, cell.alignment.wrap_text, cell.border.left.style) for line in lines for cell in line}
    assert looks == {("@", True, "thin")}


def write_as(path: Path, rows: list[list[str]]) -> None:
    """The rows as a text file or as LibreOffice keeps them."""
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(row) for row in rows), "gb18030")
        return
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ("".join(cell.format(text) for text in row) for row in rows)
    path.write_bytes(ods("".join(f"<table:table-row>{line}</table:table-row>" for line in lines)))


@pytest.mark.parametrize("ending", [".csv", ".ods"])
def test_a_file_of_another_kind_goes_back_as_a_workbook_with_its_cells(desk: Desk, tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"名[单]{ending}"
    write_as(source, [["企业名称", "员工数", "地址"], ["甲公司", "许多", "=1+1"], ["乙公司", "3", "某路"]])
    plan = desk.plan_import(source, "enterprise")
    assert [row.verdict for row in plan.rows] == ["refused", "new"]
    target = tmp_path / "退回.xlsx"
    assert desk.send_back(plan, source, target) > 0
    with pytest.raises(UserError, match=r"应以 \.xlsx 结尾"):
        desk.send_back(plan, source, tmp_path / f"退回{ending}")
    front, sheet = load_workbook(target).worksheets
    assert front.title == "问题清单"
    assert [sheet["A1"].value, sheet["A2"].value, sheet["B2"].value, sheet["C3"].value] == [
        "企业名称",
        "甲公司",
        "许多",
        "某路",
    ]
    assert sheet["B2"].comment is not None
    assert sheet["C2"].data_type != "f"


def test_a_copy_never_covers_the_file_and_nothing_is_written_when_all_is_well(desk: Desk, tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [["企业名称"], ["甲公司"]])
    plan = desk.plan_import(good, "enterprise")
    assert desk.send_back(plan, good, tmp_path / "b.xlsx") == 0
    assert not (tmp_path / "b.xlsx").exists()
    with pytest.raises(UserError, match="不能盖住原文件"):
        desk.send_back(plan, good, good)
    with pytest.raises(UserError, match=r"应以 \.xlsx 结尾"):
        desk.send_back(plan, good, tmp_path / "b.xls")


def test_a_file_that_cannot_be_marked_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    bad = workbook(tmp_path / "a.xlsx", [["企业名称", "员工数"], ["甲公司", "许多"]])
    plan = desk.plan_import(bad, "enterprise")
    bad.write_bytes(b"PK nothing")
    with pytest.raises((FileProblem, UserError), match=r"a\.xlsx"):
        desk.send_back(plan, bad, tmp_path / "b.xlsx")
