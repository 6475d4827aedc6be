"""Does the table hold ids alone, fetch what is painted, and copy what spreadsheets keep?"""

import csv
import io
from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.kinds import BY_NAME
from app.store import Store
from tests.ui.frame import add_enterprises, list_of, standing
from ui.table.columns import columns_of
from ui.table.copying import as_html, as_tsv
from ui.table.header import RecordHeader
from ui.table.model import RecordTableModel
from ui.table.rows import PAGE, Answer, Row

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ENTERPRISE = BY_NAME["enterprise"]


def model_of(qtbot: QtBot, count: int) -> tuple[RecordTableModel, list[Sequence[int]]]:
    """A model of so many rows, and the questions it asks."""
    there = QApplication.instance()
    assert there is not None
    model = RecordTableModel(ENTERPRISE, there)
    asked: list[Sequence[int]] = []

    def read(ids: Sequence[int]) -> list[Row]:
        asked.append(ids)
        return [tuple(f"{key}-{name}" for name in ENTERPRISE.listed) for key in ids]

    model.set_reader(read)
    model.show(Answer(array("q", range(1, count + 1)), count))
    return model, asked


def test_a_hundred_thousand_rows_are_one_question_per_window(qtbot: QtBot) -> None:
    model, asked = model_of(qtbot, 100_000)
    assert model.rowCount() == 100_000
    assert asked == []
    for row in range(99_980, 100_000):
        assert model.data(model.index(row, 1)) == f"{row + 1}-name"
    assert [len(ids) for ids in asked] == [PAGE]


def test_pages_read_with_the_ids_are_not_asked_for_again(qtbot: QtBot) -> None:
    model, asked = model_of(qtbot, 10)
    row = tuple("早" for _ in ENTERPRISE.listed)
    model.show(Answer(array("q", [7]), 1, {0: [row]}))
    assert model.text(0, 1) == "早"
    assert asked == []


def test_numbers_stand_right_and_names_left(qtbot: QtBot) -> None:
    model, _ = model_of(qtbot, 1)
    sides = {
        column.name: model.data(model.index(0, at), Qt.ItemDataRole.TextAlignmentRole)
        for at, column in enumerate(model.columns)
    }
    assert sides["registered_capital"] & Qt.AlignmentFlag.AlignRight
    assert sides["name"] & Qt.AlignmentFlag.AlignLeft


def test_a_fault_while_reading_is_told_once_and_shows_empty_rows(qtbot: QtBot) -> None:
    model, _ = model_of(qtbot, 1000)

    def broken(_ids: Sequence[int]) -> list[Row]:
        raise UserError("读写磁盘出错。")

    model.set_reader(broken)
    told: list[object] = []
    model.failed.connect(told.append)
    assert {model.text(row, 1) for row in (0, 300, 700)} == {""}
    assert [str(error) for error in told] == ["读写磁盘出错。"]


def test_the_rows_are_where_their_ids_are(qtbot: QtBot) -> None:
    model, _ = model_of(qtbot, 500)
    assert model.row_of(1) == 0
    assert model.row_of(9_999) is None
    assert model.rows_of([3, 500, 9_999]) == [2, 499]
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(QModelIndex()) == len(ENTERPRISE.listed) + 1


def test_lines_cannot_be_sorted_by_and_everything_else_can() -> None:
    columns = {column.name: column.sortable for column in columns_of(BY_NAME["statement"])}
    assert not columns["points"]
    assert not columns["#"]
    assert columns["topic"]


def test_codes_survive_the_way_into_a_spreadsheet() -> None:
    table = [["914403001922038216", '引号"和\t制表', "两\n行"]]
    assert list(csv.reader(io.StringIO(as_tsv(table)), delimiter="\t")) == table
    html = as_html([["0012", "<b>&", "两\n行"]])
    assert "mso-number-format:'\\@'" in html
    assert "&lt;b&gt;&amp;" in html
    assert html.count("<tr>") == 1


def test_copying_follows_the_columns_on_the_screen(qtbot: QtBot, store: Store, folder: Path) -> None:
    add_enterprises(store)
    page = list_of(standing(qtbot, store, folder))
    table = page.table
    names = [column.name for column in page.model.columns]
    table.head.moveSection(names.index("member_kind"), 1)
    table.go_to(0)
    table.copy(headings=True)
    heads, row = list(csv.reader(io.StringIO(QApplication.clipboard().text()), delimiter="\t"))
    assert heads[:2] == ["会员类别", "企业名称"]
    assert row[:2] == ["企业会员", page.model.text(0, 1)]


def test_widths_of_another_set_of_columns_are_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    enterprises, chambers = columns_of(ENTERPRISE), columns_of(BY_NAME["chamber"])
    parent = QWidget()
    qtbot.addWidget(parent)
    model = RecordTableModel(ENTERPRISE, parent)
    header = RecordHeader(enterprises, parent)
    header.setModel(model)
    header.resizeSection(1, 411)
    header.keep(settings, "table")
    other = RecordHeader(chambers, parent)
    other.setModel(RecordTableModel(BY_NAME["chamber"], parent))
    other.bring_back(settings, "table")
    assert other.sectionSize(1) != 411
    header.resizeSection(1, 100)
    header.bring_back(settings, "table")
    assert header.sectionSize(1) == 411
