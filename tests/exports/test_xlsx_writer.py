"""Is an exported workbook what the clerk expects: typed, safe, printable, whole?"""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell as BookCell
from openpyxl.worksheet.worksheet import Worksheet

from exports.errors import FileProblem
from exports.sheet import Cell, CellFormat, Column, ReadCell, Sheet
from exports.workbook_reader import read_workbook
from exports.xlsx_cells import ColumnWriter, clean_text
from exports.xlsx_looks import Look
from exports.xlsx_skeleton import pages_across, sheet_names
from exports.xlsx_writer import write_workbook

COLUMNS = [
    Column("企业名称", 30),
    Column("统一社会信用代码", 22),
    Column("备注", 40),
    Column("入会日期", 16, CellFormat.DATE),
    Column("员工人数", 10, CellFormat.INTEGER),
    Column("系数", 10, CellFormat.DECIMAL),
    Column("捐赠金额（元）", 16, CellFormat.MONEY),
]
ROW: list[Cell] = [
    "平江新材料有限公司",
    "914403001922038216",
    "第一行\n第二行",
    date(2023, 9, 5),
    1234,
    Decimal("0.125"),
    Decimal("1234567.05"),
]


def _written(tmp_path: Path, rows: list[list[Cell]], columns: list[Column] = COLUMNS) -> Worksheet:
    write_workbook(tmp_path / "a.xlsx", [Sheet("会员", columns, rows)], title="会员名册")
    return openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]


def _texts(tmp_path: Path, texts: list[str]) -> list[ReadCell]:
    """What comes back for texts written one below the other (beside a mark, so that no row is empty)."""
    columns = [Column("标记"), Column("文字")]
    write_workbook(tmp_path / "t.xlsx", [Sheet("表", columns, [("x", text) for text in texts])], title="表")
    return [row[1] for row in read_workbook(tmp_path / "t.xlsx")[0].rows[1:]]


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _cell(sheet: Worksheet, place: str) -> BookCell:
    cell = sheet[place]
    assert isinstance(cell, BookCell)
    return cell


def test_values_come_back_with_their_types(tmp_path: Path) -> None:
    sheet = _written(tmp_path, [ROW, [None] * 7])
    assert [column.heading for column in COLUMNS] == [cell.value for cell in sheet[1]]
    grid = read_workbook(tmp_path / "a.xlsx")[0]
    assert grid.title == "会员"
    assert grid.rows[1] == [*ROW[:5], 0.125, 1234567.05]
    assert [type(value) for value in grid.rows[1][:5]] == [str, str, str, date, int]


def test_formats_are_those_of_the_office(tmp_path: Path) -> None:
    sheet = _written(tmp_path, [ROW])
    formats = [cell.number_format for cell in sheet[2]]
    assert formats == ["@", "@", "@", 'yyyy"年"m"月"d"日"', "#,##0", "General", "#,##0.00"]
    head = _cell(sheet, "A1")
    assert (head.font.name, head.font.size, head.font.bold) == ("等线", 11, True)
    assert head.fill.fgColor.rgb == "00EBEFF4"
    assert head.border.left.color is not None
    assert head.border.left.color.rgb == "00C9D1DB"
    assert head.alignment.wrap_text
    assert _cell(sheet, "C2").alignment.wrap_text
    assert sheet.column_dimensions["B"].width == 22
    assert sheet.column_dimensions["B"].number_format == "@"


def test_the_sheet_is_frozen_filtered_and_ready_to_print(tmp_path: Path) -> None:
    sheet = _written(tmp_path, [ROW] * 3)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G4"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "会员"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_what_paper_has_no_use_for_stays_out_and_many_columns_go_onto_pages_that_can_be_read(tmp_path: Path) -> None:
    columns = [
        Column("名称", 30),
        *(Column(f"第{number}项", 40) for number in range(10)),
        Column("编号", 34, printed=False),
    ]
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Sheet("会员", columns, [["甲"] * 12] * 3)], title="会员")
    sheet = openpyxl.load_workbook(path)["会员"]
    assert sheet.print_area == "'会员'!$A$1:$K$4"
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$A")
    assert [pages_across(widths) for widths in ([40] * 5, [30] * 14, [400, 20])] == [1, 2, 1]


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["江城市示范区石塘街金桥科技园里", 1],
        ["名" * 40, 1],
        ["一\n二", 1],
        ["", None],
        ["句" * 9_000, 2],
    ]
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Sheet("会员", [Column("地址", 30), Column("数", 8, CellFormat.INTEGER)], rows)], title="会员")
    sheet = openpyxl.load_workbook(path)["会员"]
    assert [sheet.row_dimensions[row].height for row in range(2, 7)] == [33, 48, 33, None, 409]


def test_the_properties_name_title_and_creator_and_no_path(tmp_path: Path) -> None:
    _written(tmp_path, [ROW])
    properties = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert (properties.title, properties.creator) == ("会员名册", "商联台账")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert str(tmp_path).encode() not in archive.read(name)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("x")', "=cmd|'/c calc'!A1", "＝1"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    sheet = _written(tmp_path, [[text, *ROW[1:]]])
    cell = _cell(sheet, "A2")
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert re.search(rb"<f[ >/]", archive.read("xl/worksheets/sheet1.xml")) is None


def test_codes_zeros_and_number_like_texts_stay_text_without_green_corners(tmp_path: Path) -> None:
    texts = ["00123", "914403001922038216", "1E5", "3-4", "2023.9", "TRUE", "#N/A"]
    assert _texts(tmp_path, texts) == texts
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    assert b'<ignoredError sqref="A2:A8 B2:B8" numberStoredAsText="1"/>' in part


def test_characters_that_xml_cannot_hold_are_dropped_without_the_rest(tmp_path: Path) -> None:
    texts = [
        "a\x00b\x0b\x1fc",
        "坏\ud800字",
        "末\uffff尾",
        "一\r\n二\r三",
        "𬭼𠅤䶮\ue000",
        "<b>&amp;</b>",
        "_x0041_",
        "  前后  ",
    ]
    wanted = ["abc", "坏字", "末尾", "一\n二\n三", "𬭼𠅤䶮\ue000", "<b>&amp;</b>", "_x0041_", "  前后  "]
    assert _texts(tmp_path, texts) == wanted


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(st.characters(codec=None), min_size=1, max_size=40), min_size=1, max_size=30))
def test_any_text_comes_back_clean_and_else_unchanged(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    wanted = [clean_text(text) or None for text in texts]
    assert _texts(tmp_path_factory.mktemp("any"), texts) == wanted


def test_numbers_keep_every_digit_or_become_text(tmp_path: Path) -> None:
    columns = [Column("金额", 16, CellFormat.MONEY), Column("人数", 10, CellFormat.INTEGER)]
    rows: list[list[Cell]] = [
        [Decimal("9999999999999.99"), 10**14],
        [Decimal("12345678901234567.89"), 914403001922038216],
        [Decimal("1E+3"), Decimal("1.5")],
        ["超900万元", 0],
        [Decimal("1E-400"), Decimal("0E-20")],
    ]
    sheet = _written(tmp_path, rows, columns)
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert found[0] == [9999999999999.99, 10**14]
    assert found[1] == ["12345678901234567.89", "914403001922038216"]
    assert found[2] == [1000, 1.5]
    assert found[3:] == [["超900万元", 0], ["1E-400", 0]]
    assert _cell(sheet, "B4").number_format == "General"  # #,##0 would show 2


def test_dates_before_march_1900_are_text_and_later_ones_are_days(tmp_path: Path) -> None:
    columns = [Column("日期", 16, CellFormat.DATE)]
    _written(tmp_path, [[date(1900, 2, 28)], [date(1900, 3, 1)], [date(9999, 12, 31)], ["2023年9月"]], columns)
    values = [row[0] for row in read_workbook(tmp_path / "a.xlsx")[0].rows[1:]]
    assert values == ["1900年2月28日", date(1900, 3, 1), date(9999, 12, 31), "2023年9月"]


def test_a_text_too_long_for_excel_is_refused_with_its_place(tmp_path: Path) -> None:
    assert _texts(tmp_path, ["字" * 32_767]) == ["字" * 32_767]
    with pytest.raises(FileProblem, match="“会员”第 3 行“备注”有 32,768 个字"):
        _written(tmp_path, [ROW, [*ROW[:2], "𬭼" * 16_384, *ROW[3:]]])
    assert _names(tmp_path) == ["t.xlsx"]


def test_more_rows_than_excel_has_are_refused(tmp_path: Path) -> None:
    rows = [("x",)] * 1_048_576
    with pytest.raises(FileProblem, match="1,048,575"):
        write_workbook(tmp_path / "a.xlsx", [Sheet("表", [Column("列")], rows)], title="表")
    assert _names(tmp_path) == []


def test_sheet_names_are_such_as_excel_takes() -> None:
    assert sheet_names(["a/b:c*[d]?", "", "History", "会员", "会员", "'引'"]) == [
        "a b c  d",
        "表",
        "表（2）",
        "会员",
        "会员（2）",
        "引",
    ]
    long = sheet_names(["长" * 40, "长" * 40, "𬭼" * 20])
    assert [len(name.encode("utf-16-le")) // 2 for name in long] == [31, 31, 30]


def test_several_sheets_and_empty_ones_are_written(tmp_path: Path) -> None:
    sheets = [Sheet("一", COLUMNS, [ROW]), Sheet("二", COLUMNS, []), Sheet("三", COLUMNS[:1], iter([["x"]]))]
    assert write_workbook(tmp_path / "a.xlsx", sheets, title="全部") == 2
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["一", "二", "三"]
    assert [sheet.auto_filter.ref for sheet in book.worksheets] == ["A1:G2", "A1:G1", "A1:A2"]
    assert [len(grid.rows) for grid in read_workbook(tmp_path / "a.xlsx")] == [2, 1, 2]


def test_progress_is_told_and_a_cancel_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    heard: list[tuple[int, int | None]] = []
    write_workbook(target, [Sheet("表", COLUMNS, [ROW] * 1_200)], title="表", progress=lambda *step: heard.append(step))
    assert heard == [(500, 1200), (1000, 1200), (1200, 1200)]
    older = target.read_bytes()

    def cancel(done: int, total: int | None) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_workbook(target, [Sheet("表", COLUMNS, [ROW] * 10)], title="表", progress=cancel)
    assert target.read_bytes() == older
    assert _names(tmp_path) == ["a.xlsx"]


def test_rows_that_break_midway_leave_no_file(tmp_path: Path) -> None:
    def rows() -> Iterator[list[Cell]]:
        yield from [ROW] * 700
        raise RuntimeError("the store is gone")

    with pytest.raises(RuntimeError):
        write_workbook(tmp_path / "a.xlsx", [Sheet("表", COLUMNS, rows())], title="表")
    with pytest.raises(ValueError, match="zip"):
        write_workbook(tmp_path / "a.xlsx", [Sheet("表", COLUMNS, [ROW[:3]])], title="表")
    assert _names(tmp_path) == []


def test_styles_are_shared_however_many_rows(tmp_path: Path) -> None:
    _written(tmp_path, [ROW] * 1_000)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        styles = archive.read("xl/styles.xml")
    assert styles.split(b"<cellXfs")[1].split(b"</cellXfs>")[0].count(b"<xf ") <= 25


def test_the_same_table_gives_the_same_sheet_bytes(tmp_path: Path) -> None:
    def parts() -> dict[str, bytes]:
        _written(tmp_path, [ROW] * 10)
        with zipfile.ZipFile(io.BytesIO((tmp_path / "a.xlsx").read_bytes())) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}

    assert parts() == parts()


_LIMITED = """
import sys
from pathlib import Path
from exports.sheet import Column, Sheet
from exports.xlsx_writer import write_workbook
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
rows = ([str(n * 7919 % 99991), str(n)] for n in range(50_000))
write_workbook(Path(sys.argv[1]), [Sheet("t", [Column("a"), Column("b")], rows)], title="t")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_disk_that_fills_while_writing_ends_in_a_sentence_and_no_file(tmp_path: Path) -> None:
    """A limit on the file's size stands for the full disk; it fails in the midst of the zip stream."""
    run = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "a.xlsx")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert "FileProblem: 磁盘空间不足或文件太大，“a.xlsx”没有写成" in run.stderr
    assert _names(tmp_path) == []


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")

    def peak() -> int:
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    write_workbook(tmp_path / "a.xlsx", [Sheet("表", COLUMNS, (ROW for _ in range(1_000)))], title="表")
    before = peak()
    write_workbook(tmp_path / "b.xlsx", [Sheet("表", COLUMNS, (ROW for _ in range(20_000)))], title="表")
    assert peak() - before < 8_000  # kilobytes; the 20,000 rows alone are 11 MB of XML


ANY_CELL = (
    st.none()
    | st.text(max_size=6)
    | st.sampled_from(["a│b", " 甲", "甲 ", "=1", "_x0041_", "<&>", "長" * 256, "007"])
    | st.integers(-(10**17), 10**17)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.dates()
)


@given(st.lists(ANY_CELL, min_size=1, max_size=8), st.sampled_from(CellFormat))
def test_a_column_at_once_is_written_as_its_cells_one_by_one(values: list[Cell], column_format: CellFormat) -> None:
    looks: dict[Look, int] = {}
    one, other = (
        ColumnWriter("B", Column("栏", format=column_format), "表", lambda look: looks.setdefault(look, len(looks)))
        for _ in range(2)
    )
    numbers = [str(row) for row in range(2, len(values) + 2)]
    single = [one.cell(value, int(number)) for value, number in zip(values, numbers, strict=True)]
    together = other.cells(values, numbers)
    # 1 and 1.00 are the same number: whichever came first gives the spelling.
    assert [re.sub(r"\.0+(?=<)", "", xml) for xml in together] == [re.sub(r"\.0+(?=<)", "", xml) for xml in single]


def test_a_number_does_not_touch_the_text_beside_it(tmp_path: Path) -> None:
    columns = [Column("数值", 12, CellFormat.INTEGER), Column("金额", 12, CellFormat.MONEY), Column("表述", 12)]
    write_workbook(
        tmp_path / "a.xlsx", [Sheet("表", columns, [[20, Decimal("3.5"), "20"], ["约20", None, ""]])], title="表"
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    for cell in (sheet["A2"], sheet["A3"], sheet["B2"]):
        assert (cell.alignment.horizontal, cell.alignment.indent) == ("right", 1)
    assert sheet["C2"].alignment.horizontal is None
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["C"].width
