"""Can an import be taken back as a whole, also after others have worked on its records?"""

from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import UserError
from app.importing.correction import Correction
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing
from app.store import Store
from tests.app.making import Rows, workbook

ENTERPRISE = BY_NAME["enterprise"]
HEAD = ["企业名称", "员工数", "地址"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def brought(desk: Desk, path: Path, *body: Rows) -> int:
    outcome = desk.carry_out(desk.plan_import(workbook(path, [HEAD, *body]), "enterprise"))
    assert outcome.operation_id is not None
    return outcome.operation_id


def shown(desk: Desk) -> list[tuple[object, ...]]:
    ids = desk.ids(Listing(ENTERPRISE, order="name"))
    return [tuple(desk.record(ENTERPRISE, key).values[name] for name in ("name", "staff", "address")) for key in ids]


def key_of(desk: Desk, name: str) -> int:
    return next(key for key in desk.ids(Listing(ENTERPRISE)) if desk.record(ENTERPRISE, key).title == name)


def test_new_and_changed_records_go_back_together(desk: Desk, tmp_path: Path) -> None:
    brought(desk, tmp_path / "a.xlsx", ["甲公司", 1, "旧路"])
    second = brought(desk, tmp_path / "b.xlsx", ["甲公司", 2, "新路"], ["乙公司", 3, None])
    assert shown(desk) == [("甲公司", 2, "新路"), ("乙公司", 3, None)]
    result = desk.store.take_back(second)
    assert (result.rows, result.kept) == (2, [])
    assert shown(desk) == [("甲公司", 1, "旧路")]


def test_later_edits_stay_field_by_field_and_are_listed(desk: Desk, tmp_path: Path) -> None:
    brought(desk, tmp_path / "a.xlsx", ["甲公司", 1, "旧路"])
    second = brought(desk, tmp_path / "b.xlsx", ["甲公司", 2, "新路"], ["乙公司", 3, None], ["丙公司", 4, None])
    desk.save(ENTERPRISE, {"address": "更新的路"}, record_id=key_of(desk, "甲公司"))
    desk.save(ENTERPRISE, {"staff": "30"}, record_id=key_of(desk, "乙公司"))
    undone = desk.take_back(second)
    assert shown(desk) == [("甲公司", 1, "更新的路"), ("乙公司", 30, None)]
    assert set(undone.kept) == {"会员企业“乙公司”：从业人数", "会员企业“甲公司”：地址"}


def test_what_others_refer_to_stays_and_is_named_and_the_rest_goes(desk: Desk, tmp_path: Path) -> None:
    number = brought(desk, tmp_path / "a.xlsx", ["甲公司", 1, None], ["乙公司", 2, None])
    firm = Link("甲公司", "enterprise", key_of(desk, "甲公司"))
    desk.save(BY_NAME["person"], {"name": "王小明", "enterprise": firm})
    undone = desk.take_back(number)
    assert shown(desk) == [("甲公司", 1, None)]
    assert (undone.rows, undone.kept) == (1, ())
    assert undone.referred == ("会员企业“甲公司”，代表人士引用着它",)
    assert desk.store.redo()
    assert {name for name, *_ in shown(desk)} == {"乙公司", "甲公司"}


def test_rows_of_one_file_that_name_one_another_go_together(desk: Desk, tmp_path: Path) -> None:
    head = ["活动名称", "上级活动", "开始日期"]
    path = workbook(tmp_path / "a.xlsx", [head, ["光彩行", None, "2024-01-01"], ["光彩行一期", "光彩行", "2024-02-01"]])
    outcome = desk.carry_out(desk.plan_import(path, "campaign"))
    assert outcome.operation_id is not None
    undone = desk.take_back(outcome.operation_id)
    assert (undone.rows, undone.referred) == (2, ())
    assert not desk.ids(Listing(BY_NAME["campaign"]))


def test_an_undone_import_can_be_done_again(desk: Desk, tmp_path: Path) -> None:
    number = brought(desk, tmp_path / "a.xlsx", ["甲公司", 1, None])
    desk.store.take_back(number)
    with pytest.raises(UserError, match="已经撤销过了"):
        desk.store.take_back(number)
    assert desk.redo()
    assert shown(desk) == [("甲公司", 1, None)]


def test_an_import_keeps_where_it_came_from(desk: Desk, tmp_path: Path) -> None:
    brought(desk, tmp_path / "名单.xlsx", ["甲公司", 1, None])
    detail = desk.steps()[0].detail
    assert (detail["file"], detail["sheets"], detail["new"], detail["changed"]) == ("名单.xlsx", ["Sheet1"], 1, 0)
    assert len(detail["digest"]) == 64
    assert [copy.reason for copy in desk.backups()] == ["import"]


def test_a_records_history_says_file_sheet_row_and_cell_of_every_value(desk: Desk, tmp_path: Path) -> None:
    body = [["会员名册（2023年）"], HEAD, ["乙公司", 3, None], ["甲公司", 1, "旧路"]]
    path = workbook(tmp_path / "a.xlsx", {"封面": [["会员名册"]], "名册": body})
    plan = desk.plan_import(path, "enterprise")
    desk.carry_out(plan)
    brought(desk, tmp_path / "b.xlsx", ["甲公司", 1, "新路"])
    later, first = desk.history(ENTERPRISE, key_of(desk, "甲公司"))
    assert first.origin is not None
    assert (first.origin.file, first.origin.digest) == ("a.xlsx", plan.digest)
    assert (first.origin.sheet, first.origin.row) == ("名册", 4)
    assert first.operation == "导入会员企业：a.xlsx，工作表“名册”第 4 行"
    assert {change.label: change.cell for change in first.fields if change.cell} == {
        "企业名称": "A4",
        "从业人数": "B4",
        "地址": "C4",
    }
    assert [(change.label, change.new, change.cell) for change in later.fields] == [("地址", "新路", "C2")]


def test_a_value_typed_by_hand_comes_from_no_sheet(desk: Desk, tmp_path: Path) -> None:
    number = brought(desk, tmp_path / "a.xlsx", ["甲公司", 1, None])
    desk.save(ENTERPRISE, {"staff": "9"}, record_id=key_of(desk, "甲公司"))
    typed, taken = desk.history(ENTERPRISE, key_of(desk, "甲公司"))
    assert (typed.origin, typed.fields[0].cell) == (None, "")
    assert taken.origin is not None
    desk.store.take_back(number)  # the later value stays, and so does what is known of the first
    assert [step.origin is not None for step in desk.history(ENTERPRISE, key_of(desk, "甲公司"))][-1]


def test_a_cell_that_was_mended_on_the_way_in_is_not_said_to_come_from_the_sheet(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, ["甲公司", "许多", "某路"], ["乙公司", 2, None]])
    plan = desk.plan_import(path, "enterprise", correction=Correction(cells={("Sheet1", 2, "B"): "7"}))
    desk.carry_out(plan)
    (step,) = desk.history(ENTERPRISE, key_of(desk, "甲公司"))
    assert step.operation == "导入会员企业：a.xlsx，工作表“Sheet1”第 2 行（B2 在导入时改正）"
    cells = {change.label: change.cell for change in step.fields}
    assert (cells["企业名称"], cells["从业人数"], cells["地址"]) == ("A2", "", "C2")
    (other,) = desk.history(ENTERPRISE, key_of(desk, "乙公司"))
    assert "改正" not in other.operation


def test_of_two_tables_beside_one_another_no_cell_is_claimed(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "地址", None, "企业名称", "地址"], ["甲公司", "一路", None, "乙公司", "二路"]]
    desk.carry_out(desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "enterprise"))
    (step,) = desk.history(ENTERPRISE, key_of(desk, "乙公司"))
    assert step.origin is not None
    assert step.origin.row == 2
    assert not any(change.cell for change in step.fields)
