"""Is a row new, changed, the same or to be checked, and are only the accepted ones stored?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.correction import Correction
from app.importing.plan import ImportPlan
from app.store import Store
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, tmp_path: Path, rows: list[Any], kind: str = "enterprise", **options: Any) -> ImportPlan:
    return desk.plan_import(workbook(tmp_path / "a.xlsx", rows), kind, **options)


def value(plan: ImportPlan, row: int, name: str) -> Any:
    return next(dict(zip(plan.fields, each.values, strict=True))[name] for each in plan.rows if each.row == row)


def test_a_possible_duplicate_is_told_with_score_and_reason_and_settled_by_the_clerk(
    desk: Desk, tmp_path: Path
) -> None:
    head = ["企业名称", "曾用名", "联系电话"]
    rows = [head, ["青禾智能有限公司", "青禾电子厂", "13812345678"]]
    desk.carry_out(desk.plan_import(workbook(tmp_path / "old.xlsx", rows), "enterprise"))
    body = [
        ["青禾智能有限责任公司", None, None],
        ["青禾电子厂", None, None],
        ["云锦文化有限公司", None, "13812345678"],
        ["石梁食品有限公司", None, None],
    ]
    path = workbook(tmp_path / "a.xlsx", [head, *body])
    plan = desk.plan_import(path, "enterprise")
    told = [(row.verdict, row.near.score if row.near else None) for row in plan.rows]
    assert told == [("doubtful", 90), ("doubtful", 85), ("doubtful", 60), ("new", None)]
    assert "与已有的“青禾智能有限公司”可能是同一条（90 分：名称去掉括号和后缀后相同）" in plan.problems[0].reason
    assert plan.rows[0].near is not None
    assert plan.rows[0].near.record_id is not None
    said = Correction(same_as={("Sheet1", 2): plan.rows[0].near.record_id, ("Sheet1", 3): 0})
    plan = desk.plan_import(path, "enterprise", correction=said)
    assert [row.verdict for row in plan.rows] == ["changed", "new", "doubtful", "new"]
    assert plan.rows[0].changes == (("企业名称", "青禾智能有限公司", "青禾智能有限责任公司"),)


def test_a_doubt_on_a_row_that_changes_a_record_is_a_question_too(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "入会时间", "法定代表人"], ["甲公司", "2023-08-18", "王明"], ["乙公司", None, None]]
    desk.carry_out(planned(desk, tmp_path, rows))
    rows = [rows[0], ["甲公司", "2023-08-18", "李方"], ["乙公司", 45174, "赵云"]]
    plan = planned(desk, tmp_path, rows)
    assert [(row.verdict, row.words) for row in plan.rows] == [("changed", "修改"), ("doubtful", "请核对（修改）")]
    assert plan.rows[1].changes == (("法定代表人", "", "赵云"), ("入会日期", "", "2023年9月5日"))
    left = desk.carry_out(plan, accepted=lambda row: row.verdict != "doubtful")
    assert (left.new, left.changed) == (0, 1)
    plan = planned(desk, tmp_path, rows)
    assert [row.verdict for row in plan.rows] == ["same", "doubtful"]
    done = desk.carry_out(plan)
    assert (done.new, done.changed) == (0, 1)
    assert len(planned(desk, tmp_path, rows).rows) == 2
    assert [row.verdict for row in planned(desk, tmp_path, rows).rows] == ["same", "same"]


def test_a_code_under_quite_another_name_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    code = "91320500MA1WABCD20"
    head = ["企业名称", "统一社会信用代码", "曾用名"]
    desk.carry_out(planned(desk, tmp_path, [head, ["青禾智能有限公司", code, "青禾电子厂"]]))
    names = [("青禾智能有限责任公司", None), ("青禾电子厂", None), ("云锦文化公司", "青禾智能有限公司")]
    for name, former in names:
        assert planned(desk, tmp_path, [head, [name, code, former]]).rows[0].verdict == "changed"
    [row] = planned(desk, tmp_path, [head, ["云锦文化公司", code, None]]).rows
    assert row.verdict == "doubtful"
    assert "统一社会信用代码是已有的“青禾智能有限公司”的，名称不同" in row.problems[0].reason


def test_a_remark_behind_the_name_of_a_contact_goes_to_the_remarks(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["企业名称", "法人", "联系人"],
        ["甲公司", "王芳（女）", "李明（总经理）"],
        ["乙公司", "赵云（已故）", "张三、李四"],
    ]
    plan = planned(desk, tmp_path, rows)
    told = ("legal_representative", "contact_person", "notes")
    assert [[value(plan, row, name) for name in told] for row in (2, 3)] == [
        ["王芳", "李明", "联系人：总经理"],
        ["赵云", "张三、李四", "法定代表人：已故"],
    ]
    assert [row.verdict for row in plan.rows] == ["new", "new"]


def test_rows_are_accepted_one_by_one_or_by_verdict(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "员工数"], ["甲公司", 1], ["乙公司", "许多"], ["丙公司", 3]]
    plan = planned(desk, tmp_path, rows)
    outcome = desk.carry_out(plan, accepted=lambda row: row.row == 4)
    assert (outcome.new, outcome.changed) == (1, 0)
    again = desk.plan_import(tmp_path / "a.xlsx", "enterprise")
    assert [row.verdict for row in again.rows] == ["new", "refused", "same"]
    assert desk.carry_out(again, accepted=lambda row: row.verdict == "new").new == 1


def test_two_names_in_one_cell_are_no_person(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "性别"], ["魏然、陶令", "男"], ["柏苓 冯远", "女"], ["欧阳 文博", "男"]]
    plan = planned(desk, tmp_path, rows, "person")
    assert [row.verdict for row in plan.rows] == ["doubtful", "doubtful", "new"]
    assert value(plan, 3, "name") == "柏苓、冯远"
    assert plan.rows[0].problems[0].reason == "“魏然、陶令”不像姓名，请核对这一行是不是记录"
