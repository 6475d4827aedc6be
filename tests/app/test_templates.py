"""Does a template that was handed out and filled in come back without a question?"""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.desk import Desk
from app.importing.plan import DOUBTFUL, NEW
from app.kinds import BY_NAME, KINDS
from app.kinds.base import FieldType, RecordKind
from app.lists import Listing
from app.outgoing.examples import example_of
from app.outgoing.template import write_template
from app.sample import fill_sample
from app.store import Store
from exports.workbook_reader import read_workbook

ENTERPRISE = BY_NAME["enterprise"]

FILLED = 3


def fill(template: Path, rows: list[list[object]]) -> None:
    """Write rows under the example row, as people do in Excel."""
    book = openpyxl.load_workbook(template)
    for number, cells in enumerate(rows, 3):
        for column, cell in enumerate(cells, 1):
            book.worksheets[0].cell(number, column).value = cell  # type: ignore[assignment]
    book.save(template)


def test_a_filled_template_of_every_kind_imports_without_a_question(store: Store, tmp_path: Path) -> None:
    fill_sample(store)
    desk = Desk(store)
    with Store.open(tmp_path / "other") as empty:
        other = Desk(empty)
        for kind in KINDS:
            desk.export(kind, Listing(kind), tmp_path / "all.xlsx")
            # What rows refer to is there already; new are the rows of the template.
            everything = other.plan_import(tmp_path / "all.xlsx", kind.name)
            [grid] = read_workbook(tmp_path / "all.xlsx")
            wanted = [row[: len(kind.fields)] for row in grid.rows[1 : FILLED + 1]]
            template = tmp_path / f"{kind.plural}.xlsx"
            desk.write_template(kind, template)
            fill(template, [list(row) for row in wanted])
            plan = other.plan_import(template, None)
            assert plan.kind is kind
            told = [problem for problem in plan.problems if "模板里的示例" not in problem.reason]
            assert told == [], [str(problem) for problem in told]
            assert plan.counts == {NEW: len(wanted)}, kind.name
            assert not any(table.unmapped for table in plan.tables)
            other.carry_out(everything)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_empty_template_brings_nothing_and_says_that_the_example_was_left_out(
    store: Store, tmp_path: Path, kind: RecordKind
) -> None:
    Desk(store).write_template(kind, tmp_path / "a.xlsx")
    plan = Desk(store).plan_import(tmp_path / "a.xlsx", kind.name)
    assert plan.rows == []
    assert [problem.reason for problem in plan.problems] == ["这一行是模板里的示例，没有导入"]


def test_a_template_offers_words_marks_what_is_required_and_guards_its_head(store: Store, tmp_path: Path) -> None:
    Desk(store).write_template(ENTERPRISE, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    form, guide, words = book.worksheets
    assert isinstance(form, Worksheet)
    heads = [cell.value for cell in form[1]]
    assert heads == [f"{field.label} *" if field.required else field.label for field in ENTERPRISE.fields]
    assert form.protection.sheet
    assert form["A1"].protection.locked
    assert not form["A2"].protection.locked
    assert not form.column_dimensions["A"].protection.locked
    lists = [each for each in form.data_validations.dataValidation if each.type == "list"]
    choices = [field for field in ENTERPRISE.fields if field.type is FieldType.CHOICE]
    assert len(lists) == len(choices)
    assert lists[0].formula1 == "'可选项'!$E$2:$E$5"
    field = choices[0]
    assert field.choices is not None
    assert [words.cell(row, 5).value for row in range(2, 6)] == [word.label for word in field.choices]
    assert words.sheet_state == "hidden"
    assert book.properties.title == words["A1"].value == "商联台账模板 enterprises 第 1 版"
    assert "必填" in [cell.value for cell in guide["B"]]


def test_a_row_that_was_written_over_the_example_counts(store: Store, tmp_path: Path) -> None:
    template = tmp_path / "a.xlsx"
    Desk(store).write_template(ENTERPRISE, template)
    book = openpyxl.load_workbook(template)
    book.worksheets[0]["A2"] = "真公司"
    book.save(template)
    plan = Desk(store).plan_import(template, None)
    assert [(row.title, row.verdict) for row in plan.rows] == [("真公司", NEW)]


def test_a_stored_record_called_as_an_example_still_comes_back(store: Store, tmp_path: Path) -> None:
    desk = Desk(store)
    desk.save(ENTERPRISE, {"name": str(example_of(ENTERPRISE)["name"])})
    desk.export(ENTERPRISE, Listing(ENTERPRISE), tmp_path / "a.xlsx")
    assert [row.verdict for row in desk.plan_import(tmp_path / "a.xlsx", None).rows] == ["same"]


def marked(template: Path, mark: str | None) -> Path:
    """The template with one row filled in and another mark, or none."""
    book = openpyxl.load_workbook(template)
    for sheet in book:
        if sheet.title == ENTERPRISE.label:
            sheet.cell(3, 1, "甲公司")
            continue
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if str(cell.value).startswith("商联台账模板"):
                cell.value = mark
    book.save(template)
    return template


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("商联台账模板 enterprises 第 2 版", "由更新的程序发出"),
        ("商联台账模板 donations 第 1 版", "是“公益捐赠”的模板"),
        (None, "没有模板的版本标记"),
    ],
)
def test_a_template_of_another_version_or_kind_is_told(
    store: Store, tmp_path: Path, mark: str | None, told: str
) -> None:
    write_template(ENTERPRISE, tmp_path / "a.xlsx")
    plan = Desk(store).plan_import(marked(tmp_path / "a.xlsx", mark), "enterprise")
    assert [(row.title, row.verdict) for row in plan.rows] == [("甲公司", NEW)]
    assert any(told in note.reason and note.severity == DOUBTFUL for note in plan.notes)


def test_a_template_says_itself_of_which_kind_it_is(store: Store, tmp_path: Path) -> None:
    write_template(ENTERPRISE, tmp_path / "a.xlsx")
    plan = Desk(store).plan_import(marked(tmp_path / "a.xlsx", "商联台账模板 enterprises 第 1 版"), None)
    assert plan.kind is ENTERPRISE
    assert not plan.notes
