"""Does every text survive a CSV file, and is what Excel would calculate or shorten protected?"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.csv_text import protected, unprotected
from exports.csv_writer import write_csv
from exports.sheet import Cell, CellFormat, Column, Sheet

GUESSED = (
    "007",
    "914403001922038216",
    "1.5",
    "3/4",
    "2023-09",
    "9月18日",
    "2023年9月",
    "1E5",
    "91E12",
    "12:30",
    "50%",
    "TRUE",
)
CALCULATED = ("=1+1", "+86", "-5", "@SUM(A1)", "＝1", "'=1", "''=1")
PLAIN = ("青禾智能", "A座3楼", "'单引号", "第3届", "2人", "", "a-b")


@pytest.mark.parametrize("text", GUESSED)
def test_what_a_spreadsheet_would_guess_at_stays_text(text: str) -> None:
    assert protected(text) == f"\t{text}"


@pytest.mark.parametrize("text", CALCULATED)
def test_what_a_spreadsheet_would_calculate_stays_text(text: str) -> None:
    assert protected(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert protected(text) == text


@given(st.text() | st.from_regex(r"['=+\-@\t]{0,3}[0-9./\-]{0,6}", fullmatch=True))
def test_every_text_comes_back(text: str) -> None:
    assert unprotected(protected(text)) == text


def test_a_file_holds_dates_numbers_and_lines_of_text(tmp_path: Path) -> None:
    columns = [Column("名称"), Column("日期", format=CellFormat.DATE), Column("金额", format=CellFormat.MONEY)]
    rows: list[list[Cell]] = [
        ["甲\n乙\x00", date(2023, 9, 5), Decimal("12.50")],
        [None, None, 3],
        ["=1", "2023年9月", Decimal("1E+3")],
    ]
    heard: list[tuple[int, int | None]] = []
    count = write_csv(tmp_path / "a.csv", Sheet("表", columns, rows), progress=lambda *said: heard.append(said))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert written[1:] == [["甲\n乙", "2023-09-05", "12.50"], ["", "", "3"], ["'=1", "\t2023年9月", "1000"]]
    assert (count, heard) == (3, [(3, 3)])


def test_a_cancelled_file_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(tmp_path / "a.csv", Sheet("表", [Column("名称")], [["甲"]]), progress=stop)
    assert list(tmp_path.iterdir()) == []
