"""Is a hostile or broken package stopped before the parser sees it?"""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from exports.errors import FileProblem
from exports.sheet_area import CellArea
from exports.zip_guard import check_package

SHEET = "xl/worksheets/sheet1.xml"


def _book(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["名称", 1])
    book.save(path)
    return path


def _with_part(path: Path, name: str, content: bytes, change: Callable[[bytes], bytes] | None = None) -> Path:
    """A workbook where the part `name` is replaced (or added)."""
    _book(path)
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(parts[name]) if change else content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return path


def _with_rows(path: Path, rows: bytes) -> Path:
    return _with_part(path, SHEET, b"", lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"))


def test_an_ordinary_book_passes(tmp_path: Path) -> None:
    check_package(_book(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c\n\tt='str'  r = 'XFD1048576' ><v>1</v></c></row>",
        b'<row r="9"><c r="xfd1048576"><v>1</v></c></row>',
        b'<row r="9"><c r="XFD09"><v>1</v></c><c r="A0001048576"><v>1</v></c></row>',
        b'<row r="9"><c r="A99999999999999999999"><v>1</v></c></row>',
        b'<row r="9"><c r="ZZZZZZZZZZZZ9"><v>1</v></c></row>',
        b'<row r="2"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_a_cell_far_away_is_refused_before_the_parser_makes_the_grid(tmp_path: Path, rows: bytes) -> None:
    with pytest.raises(FileProblem, match="最远的单元格超过 2,000 万格"):
        check_package(_with_rows(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576" s="1" customFormat="1"/>',
        b'<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b'<row r="3"><c r="XFD3"><v>1</v></c></row>',
    ],
)
def test_formats_down_to_the_last_row_and_long_thin_tables_are_no_crime(tmp_path: Path, rows: bytes) -> None:
    check_package(_with_rows(tmp_path / "a.xlsx", rows))


def test_bounds_of_the_area_hold_for_any_cut_into_pieces() -> None:
    chance = random.Random(1)
    for _ in range(300):
        rows = [int(10 ** chance.uniform(0, 6.02)) for _ in range(chance.randint(1, 30))]
        columns = [int(10 ** chance.uniform(0, 4.2)) for _ in rows]
        places = (f"{get_column_letter(column)}{row}" for row, column in zip(rows, columns, strict=True))
        xml = "".join(f'<c r="{place}" s="3"><v>1</v></c>' for place in places).encode()
        area, step = CellArea(), chance.randint(1, 60)
        for start in range(0, len(xml), step):
            area.feed(xml[start : start + step])
        assert max(rows) <= area.rows <= max(rows) * 1.1 + 1
        assert max(columns) <= area.columns <= max(26, max(columns) * 2)


def test_a_bomb_is_refused_although_it_lies_about_its_size(tmp_path: Path) -> None:
    path = _with_part(tmp_path / "a.xlsx", "xl/media/image1.png", bytes(80 << 20))
    with pytest.raises(FileProblem, match="压缩比异常"):
        check_package(path)
    content = path.read_bytes()
    path.write_bytes(content.replace((80 << 20).to_bytes(4, "little"), (1_000).to_bytes(4, "little")))
    with pytest.raises(FileProblem, match="压缩比异常"):
        check_package(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    path = _with_part(tmp_path / "a.xlsx", SHEET, b"", lambda part: bomb + part)
    with pytest.raises(FileProblem, match="实体声明"):
        check_package(path)


def test_too_many_parts_other_encodings_and_doubled_names_are_refused(tmp_path: Path) -> None:
    path = _book(tmp_path / "many.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_000):
            archive.writestr(f"x/{number}", b"")
    with pytest.raises(FileProblem, match="超过 2,000 个"):
        check_package(path)
    path = _with_part(tmp_path / "wide.xlsx", SHEET, b"", lambda part: part.decode().encode("utf-16"))
    with pytest.raises(FileProblem, match="不是 UTF-8"):
        check_package(path)
    path = _with_part(tmp_path / "twice.xlsx", SHEET.upper(), b"<worksheet/>")
    with pytest.raises(FileProblem, match="内部结构不正常"):
        check_package(path)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (["[Content_Types].xml", "word/document.xml"], "其实是 Word 文档"),
        (["OFD.xml", "Doc_0/Document.xml"], "其实是 OFD 版式文件"),
        (["[Content_Types].xml", "xl/workbook.bin"], "是二进制的工作簿（.xlsb）"),
        (["会员名单.xlsx"], "其实是压缩包，请先解压"),
        (["[Content_Types].xml", "visio/document.xml"], "不是 Excel 工作簿"),
    ],
)
def test_another_package_is_told_by_what_it_is(tmp_path: Path, parts: list[str], sentence: str) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.writestr(part, b"<w/>")
    with pytest.raises(FileProblem, match=f"“名单.xlsx”{sentence}"):
        check_package(path)


def test_a_locked_zip_is_told(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx")
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="密码"):
        check_package(path)
