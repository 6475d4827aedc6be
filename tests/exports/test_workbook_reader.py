"""Is a foreign workbook read as it stands, and refused with a sentence when it cannot be?"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from exports.errors import FileProblem
from exports.workbook_reader import read_workbook


def _saved(path: Path, fill: Callable[[openpyxl.Workbook], object]) -> Path:
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def test_values_come_as_people_mean_them(tmp_path: Path) -> None:
    values = [
        " 前后空格 ",
        5.0,
        0.1,
        True,
        datetime(2023, 9, 5, 14, 30),
        date(2023, 9, 5),
        time(9, 30),
        timedelta(hours=25, minutes=30),
        None,
        "末",
    ]
    path = _saved(tmp_path / "a.xlsx", lambda book: book.worksheets[0].append(values))
    day = date(2023, 9, 5)
    row = read_workbook(path)[0].rows[0]
    assert row == [" 前后空格 ", 5, 0.1, True, "2023-09-05 14:30", day, "09:30", "25:30:00", None, "末"]
    assert [type(value) for value in row[1:6]] == [int, float, bool, str, date]


def test_the_place_of_the_table_in_the_sheet_is_kept(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["C5"] = "甲"
        book.worksheets[0]["D7"] = 7

    grid = read_workbook(_saved(tmp_path / "a.xlsx", fill))[0]
    assert (grid.first_row, grid.first_column) == (5, 3)
    assert grid.rows == [["甲", None], [None, None], [None, 7]]


def test_hidden_sheets_are_marked_and_charts_left_out(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].title = "会员"
        book.create_sheet("旧名单").sheet_state = "hidden"
        book.create_sheet("代码").sheet_state = "veryHidden"
        book.create_chartsheet("图")

    grids = read_workbook(_saved(tmp_path / "a.xlsx", fill))
    assert [(grid.title, grid.hidden, grid.rows) for grid in grids] == [
        ("会员", False, []),
        ("旧名单", True, []),
        ("代码", True, []),
    ]


def test_one_sheet_is_chosen_by_name_or_the_names_are_told(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].title = "会员"
        book.create_sheet("捐赠").append(["甲"])

    path = _saved(tmp_path / "a.xlsx", fill)
    assert [grid.title for grid in read_workbook(path, sheet="捐赠")] == ["捐赠"]
    with pytest.raises(FileProblem, match="没有名为“商会”的工作表，现有：“会员”、“捐赠”。"):
        read_workbook(path, sheet="商会")


def test_dates_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.worksheets[0]["A1"] = date(2023, 9, 5)

    assert read_workbook(_saved(tmp_path / "a.xlsx", fill))[0].rows == [[date(2023, 9, 5)]]


def test_progress_is_told_and_a_cancel_comes_through(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for number in range(1_200):
            book.worksheets[0].append([number])

    path = _saved(tmp_path / "a.xlsx", fill)
    heard: list[tuple[int, int | None]] = []
    read_workbook(path, progress=lambda *step: heard.append(step))
    assert heard[0] == (0, None)
    assert heard[-1] == (1200, 1200)
    assert heard == sorted(heard, key=lambda step: step[0])

    def cancel(done: int, total: int | None) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_workbook(path, progress=cancel)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "是空文件"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "有密码保护"),
        (_OLE + "WordDocument".encode("utf-16-le"), "其实是 Word 文档"),
        (_OLE + "VisioDocument".encode("utf-16-le"), "不是 Excel 工作簿"),
        (_OLE + "Workbook".encode("utf-16-le"), "不完整或已损坏"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页（HTML）改名"),
        (b'\xef\xbb\xbf\r\n<?xml version="1.0"?><Workbook/>', "XML 文件"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "其实是图片"),
        (b"%PDF-1.7\n", "其实是 PDF 文件"),
        (b"Rar!\x1a\x07", "其实是压缩包"),
        (b"MZ\x90\0\3\0\0\0\4\0", "不是 Excel 工作簿"),
        (b"PK\x03\x04 and nothing more", "不完整或已损坏"),
    ],
)
def test_what_is_no_workbook_is_refused_with_advice(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "名单.xls"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=f"“名单.xls”.*{sentence}"):
        read_workbook(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="找不到文件"):
        read_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(FileProblem, match="是文件夹"):
        read_workbook(tmp_path)


def test_a_book_cut_or_damaged_anywhere_is_read_or_refused_never_worse(tmp_path: Path) -> None:
    whole = _saved(tmp_path / "a.xlsx", lambda book: book.worksheets[0].append(["名称", 1])).read_bytes()
    path = tmp_path / "b.xlsx"
    for cut in range(0, len(whole), len(whole) // 8):
        flipped = bytearray(whole)
        flipped[cut] ^= 0xFF
        path.write_bytes(whole[:cut])
        with pytest.raises(FileProblem):
            read_workbook(path)
        path.write_bytes(flipped)
        with suppress(FileProblem):
            assert read_workbook(path)
