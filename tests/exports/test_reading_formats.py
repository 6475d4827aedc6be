"""Are text files of every office encoding, pasted blocks, and ods read as they stand?"""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from exports.errors import FileProblem
from exports.sheet import Merge, Source
from exports.text_grids import grid_of_text
from exports.workbook_reader import read_workbook
from tests.exports.hostile import ods

TABLE = '名称,电话,备注\n"甲,公司",0571,"两\n行"\n乙公司,"12""3",\n'
ROWS = [["名称", "电话", "备注"], ["甲,公司", "0571", "两\n行"], ["乙公司", '12"3', None]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_file_is_read_in_every_office_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(TABLE.encode(encoding))
    (grid,) = read_workbook(path)
    assert (grid.title, grid.rows, grid.source) == ("名单", ROWS, Source.TEXT)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_signs_whose_bytes_are_controls_make_no_text_binary(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名单.tsv"
    path.write_bytes("名称\t地址\n青青\t青青青青\n".encode(encoding))
    assert read_workbook(path)[0].rows[1] == ["青青", "青青青青"]


def test_a_number_kept_as_text_is_read_when_it_was_quoted_once_more() -> None:
    assert grid_of_text('"甲"\t"=""0512-65221204"""\n').rows == [["甲", "0512-65221204"]]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(delimiter: str, end: str) -> None:
    text = end.join(delimiter.join(row) for row in (["会员名单", "", ""], ["名称", "电话", "备注"], ["甲", "1", "乙"]))
    rows = grid_of_text(text + end).rows
    assert rows == [["会员名单", None, None], ["名称", "电话", "备注"], ["甲", "1", "乙"]]


def test_a_pasted_block_keeps_quotes_that_are_letters() -> None:
    grid = grid_of_text('"十四五"规划\t"两\r\n行"\t="0571"\r\n"没有完\t5\t\r\n')
    assert grid.rows == [['"十四五"规划', "两\r\n行", "0571"], ['"没有完', "5", None]]
    assert grid.source is Source.PASTED


def test_leftovers_of_old_encodings_become_their_characters_and_others_are_told() -> None:
    grid = grid_of_text("\ue816\ue81e\t\ue000")
    assert grid.rows == [["\U00020087\u9fb4", "\ue000"]]
    assert "U+E000" in grid.notes[0]


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width))))
@example([["", "|"], ["", "|"]])
def test_any_quoted_table_comes_back(rows: list[list[str]]) -> None:
    # All rows are as wide, as in every block that is copied: by that the delimiter is known.
    assume(not any(cell.startswith("=") for row in rows for cell in row))
    text = "".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    wanted = [[cell or None for cell in row] for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    read = grid_of_text(text)
    if not read.notes and not any("\ue000" <= letter <= "\uf8ff" for letter in text):
        assert read.rows == wanted


def test_an_open_document_is_read(tmp_path: Path) -> None:
    cells = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    (tmp_path / "a.ods").write_bytes(ods(f"<table:table-row>{cells}{number}</table:table-row>"))
    (grid,) = read_workbook(tmp_path / "a.ods")
    assert (grid.title, grid.rows, grid.source) == ("甲", [["甲", 5]], Source.ODS)


def test_merges_of_an_open_document_are_found_where_rows_and_cells_are_written_once_for_many(tmp_path: Path) -> None:
    cell = '<table:{kind} office:value-type="string" {more}><text:p>{text}</text:p></table:{kind}>'
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    tall = 'table:number-columns-spanned="1" table:number-rows-spanned="3"'
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    rows = [
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
        f"<table:table-row>{empty}{cell.format(kind='table-cell', more=wide, text='标题')}</table:table-row>",
        f"<table:table-row>{empty}{cell.format(kind='table-cell', more=tall, text='甲商会')}"
        f"{cell.format(kind='table-cell', more='', text='一')}</table:table-row>",
        f"<table:table-row>{empty}<table:covered-table-cell/>"
        f"{cell.format(kind='table-cell', more='', text='二')}</table:table-row>",
        f"<table:table-row>{empty}<table:covered-table-cell/>"
        f"{cell.format(kind='table-cell', more='', text='三')}</table:table-row>",
    ]
    (tmp_path / "a.ods").write_bytes(ods("".join(rows)))
    (grid,) = read_workbook(tmp_path / "a.ods")
    assert (grid.first_row, grid.first_column) == (3, 3)
    assert grid.merges == [Merge(0, 0, 0, 1), Merge(1, 0, 3, 0)]


def test_merges_hidden_rows_and_what_was_lost_are_told_in_the_grids_own_places(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B3"] = "标题"
    sheet.merge_cells("B3:D3")
    sheet["B4"], sheet["D4"], sheet["D5"] = "甲", "=1+1", 5
    sheet["C5"] = "#N/A"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_workbook(tmp_path / "a.xlsx")
    assert grid.merges == [Merge(0, 0, 0, 2)]
    assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({1}, {1})
    assert [note[:2] for note in grid.notes] == ["C5", "D4"]


def test_no_lost_value_is_missed_between_the_pieces_of_a_long_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 6_001):
        book.worksheets[0].append([row, "=1+1", "#N/A"])
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_workbook(tmp_path / "a.xlsx")
    assert ["6,000 格" in note for note in grid.notes] == [True, True]


def test_a_sheet_of_a_text_file_asked_by_a_wrong_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(FileProblem, match="只有一张表"):
        read_workbook(tmp_path / "甲.csv", sheet="乙")
