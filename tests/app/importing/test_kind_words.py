"""Is the kind of a list known by its words where its columns do not tell, and is what no kind holds left alone?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.errors import UserError
from app.importing.correction import Correction
from app.importing.plan import DOUBTFUL, NoTable
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store
from tests.app.making import workbook

MET = "第三次会员代表大会"
PEOPLE = ["姓名", "单位", "职务", "电话"]
GUEST = ["甲某", "甲公司", "总经理", "13800000031"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk that knows one meeting."""
    made = Desk(store)
    made.save(BY_NAME["meeting"], {"title": MET, "held_on": "2026-03-01"})
    return made


@pytest.mark.parametrize(
    ("name", "rows", "why"),
    [
        ("a", [[f"{MET}签到表"], [*PEOPLE, "签到"], GUEST], f"标题“{MET}签到表”"),
        ("a", [["会员捐赠表彰大会 签 到 册"], PEOPLE, GUEST], "标题“会员捐赠表彰大会 签 到 册”"),
        (f"{MET}参会人员名单", [PEOPLE, GUEST], f"文件名“{MET}参会人员名单”"),
        ("名单", [[*PEOPLE, "请假事由"], [*GUEST, "出差"]], "栏目“请假事由”"),
        ("名单", [[*PEOPLE, "签名"], [*GUEST, None]], "栏目“签名”"),
    ],
)
def test_a_list_of_those_who_came_asks_for_its_meeting(
    desk: Desk, tmp_path: Path, name: str, rows: list[Any], why: str
) -> None:
    path = workbook(tmp_path / f"{name}.xlsx", rows)
    with pytest.raises(NoTable, match=f"按{why}认作参会情况，但缺少“会议”这一列。请补上，或指定哪一列是它") as caught:
        desk.plan_import(path, None)
    lacking = caught.value.lacking
    assert lacking is not None
    assert (lacking.kind.name, lacking.fields) == ("attendance", ("meeting",))
    assert [link.text for link in lacking.proposed.values()] == [MET] * (MET in rows[0][0])
    plan = desk.plan_import(path, None, correction=Correction(fixed={"meeting": MET}))
    assert (plan.kind.name, len(plan.rows)) == ("attendance", 1)


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [
        ("2023年助学捐赠名单", ["企业名称", "金额（元）"], "donation"),
        ("2022年度先进表彰名单", ["单位名称", "姓名", "荣誉称号"], "honour"),
        ("重点任务分解表", ["内容", "责任单位"], "task"),
        ("示范商会会员名册", ["企业名称", "法定代表人", "会内职务", "电话"], "enterprise"),
        ("示范商会会员名册", ["姓名", "性别", "单位", "职务", "会内职务"], "person"),
        ("商会名录", ["单位名称", "地址"], "chamber"),
        ("单位名录", ["单位名称", "地址"], "enterprise"),
        ("慰问金发放表", ["姓名", "金额（元）", "签字"], "donation"),
    ],
)
def test_the_title_decides_where_the_columns_do_not(
    desk: Desk, tmp_path: Path, title: str, head: list[str], kind: str
) -> None:
    rows = [[title], head, ["甲公司", *("乙" for _ in head[1:])]]
    assert desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None).kind.name == kind


def test_a_list_of_the_honoured_asks_for_the_honour(desk: Desk, tmp_path: Path) -> None:
    rows = [["荣誉表彰名单"], ["企业名称", "级别"], ["甲公司", "市级"]]
    with pytest.raises(NoTable, match="按标题“荣誉表彰名单”认作荣誉，但缺少“荣誉名称”这一列"):
        desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None)


def test_of_an_honoured_person_the_body_is_a_remark(desk: Desk, tmp_path: Path) -> None:
    rows = [["单位名称", "姓名", "荣誉称号"], ["甲公司", "甲某", "先进个人"], ["乙公司", None, "先进单位"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "honour")
    said = [dict(zip(plan.fields, row.values, strict=True)) for row in plan.rows]
    assert [(row["holder"], row["notes"]) for row in said] == [
        (Link("甲某"), "单位名称：甲公司"),
        (Link("乙公司"), None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["2023年会费收缴表"], ["企业名称", "金额（元）", "缴费日期"], ["甲公司", 500, "2023.5.1"]],
        [["单位名称", "会费标准", "金额（元）"], ["甲公司", "一般会员", 500]],
    ],
)
def test_dues_are_no_gifts_and_are_not_taken_in_silence(desk: Desk, tmp_path: Path, rows: list[Any]) -> None:
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(UserError, match="是会费的名单，没有一类台账登记会费，会费也不是捐赠，没有导入。如果"):
        desk.plan_import(path, None)
    assert len(desk.plan_import(path, "enterprise").rows) == 1
    doubts = [each for each in desk.plan_import(path, "donation").notes if each.severity == DOUBTFUL]
    assert len(doubts) == 1


def test_a_register_with_a_column_of_dues_is_a_register(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "法人", "地址", "会费"], ["甲公司", "甲某", "一路", 500]]
    assert desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None).kind.name == "enterprise"


def test_the_kind_by_hand_holds_and_words_against_it_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[f"{MET}签到表"], PEOPLE, GUEST])
    plan = desk.plan_import(path, "person")
    assert len(plan.rows) == 1
    assert [each.reason for each in plan.notes] == [
        f"按标题“{MET}签到表”像是参会情况的名单，现在按代表人士导入；如不对，请改选类别"
    ]


def test_words_that_the_columns_do_not_bear_out_are_told(desk: Desk, tmp_path: Path) -> None:
    rows = [["捐赠企业名单"], ["企业名称", "法人", "地址", "电话"], ["甲公司", "甲某", "一路", "13800000031"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None)
    assert plan.kind.name == "enterprise"
    assert any("按标题“捐赠企业名单”像是公益捐赠的名单" in each.reason for each in plan.notes)
