"""Which sheets of a file are taken, as what, and what is said of those that are not?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.errors import UserError
from app.importing.plan import DOUBTFUL
from app.store import Store
from app.values.codes import make_credit_code
from exports.errors import FileProblem
from tests.app.importing.taken import brought, stored, values
from tests.app.making import workbook

CODE = make_credit_code("91320508MA1WABCD2")
OTHER_CODE = make_credit_code("91320508MA1WABCD3")

HEADS = ["序号", "公司", "法人", "注册资本（万元）", "入会时间", "联系手机", "信用代码", "车牌"]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def test_several_sheets_are_read_together_and_the_others_are_told(desk: Desk, tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {
        "填表说明": [["请认真填写"], ["不要改动表头"]],
        "一季度": [["企业名称", "员工数"], ["甲公司", 1]],
        "二季度": [["员工数", "企业名称"], [2, "乙公司"]],
        "参考": [["员工数", "法人"], [3, "王"]],
        "旧数据": [["企业名称", "员工数"], ["旧公司", 1]],
        "空表": [],
    }
    path = workbook(tmp_path / "a.xlsx", sheets, hidden=["旧数据"])
    plan = brought(desk, path)
    assert {record.title for record in stored(desk)} == {"甲公司", "乙公司"}
    told = {problem.sheet: problem.reason for problem in plan.problems}
    assert told.keys() == {"填表说明", "参考", "旧数据"}
    assert "没有找到会员企业的表头" in told["填表说明"]
    assert "缺少“企业名称”这一列" in told["参考"]
    assert "隐藏" in told["旧数据"]
    assert brought(desk, path, sheet="旧数据").counts == {"new": 1}
    with pytest.raises(FileProblem, match="没有名为“三季度”的工作表，现有：“填表说明”、“一季度”"):
        desk.plan_import(path, "enterprise", sheet="三季度")


def test_a_table_that_does_not_start_in_the_first_column_names_the_right_cells(desk: Desk, tmp_path: Path) -> None:
    rows = [[], [], [None, None, "企业名称", None, "员工数"], [None, None, "甲公司", None, "不详"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "enterprise")
    assert [(p.row, p.column, p.value) for p in plan.problems] == [(4, "E", "不详")]


def test_columns_can_be_mapped_by_hand(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["户名", "人头"], ["甲公司", 3]])
    with pytest.raises(UserError, match="没有找到会员企业的表头"):
        desk.plan_import(path, "enterprise")
    plan = brought(desk, path, mapping={"户名": "name", "人头": "staff"})
    assert plan.counts == {"new": 1}
    assert values(desk)[0]["staff"] == 3
    with pytest.raises(UserError, match="表头里没有“户主”这一列；现有：户名、人头"):
        desk.plan_import(path, "enterprise", mapping={"户名": "name", "户主": "notes"})
    with pytest.raises(UserError, match="没有叫“colour”的字段；可用的字段：name、"):
        desk.plan_import(path, "enterprise", mapping={"户名": "colour"})


def test_the_wrong_kind_says_what_the_file_looks_like(desk: Desk, tmp_path: Path) -> None:
    rows = [["商会名称", "商会类别", "家乡地", "会址"], ["天台商会", "异地商会", "天台", "某路"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(UserError, match="请改选类别“所属商会”。"):
        desk.plan_import(path, "person")
    assert desk.plan_import(path, None).kind.name == "chamber"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (["单位名称", "统一社会信用代码", "注册资本（万元）", "员工数"], "enterprise"),
        (["商会名称", "家乡地", "会址", "秘书长"], "chamber"),
        (["姓名", "性别", "出生年月", "党派", "工作单位"], "person"),
        (["企业名称", "商会名称", "会内职务", "入会时间"], "membership"),
        (["姓名", "任职单位", "职务", "任职时间"], "post"),
        (["会议名称", "会议时间", "会议地点", "主办方"], "meeting"),
        (["会议名称", "参会人员", "工作单位", "职务", "出席情况"], "attendance"),
        (["会议名称", "发言人", "发言题目", "发言内容"], "statement"),
        (["捐赠单位", "捐赠金额（万元）", "捐赠时间", "受赠单位"], "donation"),
        (["事由名称", "开始日期", "结束日期"], "cause"),
    ],
)
def test_auto_knows_the_kind_of_a_sheet_made_by_hand(desk: Desk, tmp_path: Path, head: list[str], kind: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["某某表"], head, ["甲"]])
    assert desk.plan_import(path, None).kind.name == kind


def test_a_file_without_content_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="里没有内容"):
        desk.plan_import(workbook(tmp_path / "a.xlsx", {"空": [], "也空": [[]]}), "enterprise")
    with pytest.raises(UserError, match="没有找到认识的表头"):
        desk.plan_import(workbook(tmp_path / "b.xlsx", [["随便", "写写"], [1, 2]]), None)


def test_a_formula_whose_result_was_never_saved_is_a_question(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "注册资本（元）"], ["甲公司", "=100*2"], ["乙公司", 500]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "enterprise")
    told = next(note for note in plan.notes if "没有存下结果" in note.reason)
    assert "B2" in told.reason
    assert told.severity == DOUBTFUL
    assert told in plan.problems


def test_a_sheet_of_formulas_alone_is_not_called_the_wrong_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"B1.*没有存下结果"):
        desk.plan_import(workbook(tmp_path / "a.xlsx", [["=A2", "=B2"]]), None)


FORM = [
    ["会员单位基本情况登记表"],
    ["单位名称：", "江城市远航餐饮有限公司", None, "法人代表：", "王芳"],
    ["统一社会信用代码", "91330100799655058B", None, "成立时间", "2009年8月"],
    ["地址", "江城市望河路12号", None, "联系人", None, "联系电话", "0512-65221234"],
    ["员工人数", "120人", None, "注册资金", "500万元"],
]


@pytest.mark.parametrize("kind", ["enterprise", None])
def test_the_form_of_one_record_is_told_apart_and_not_read_as_a_list(
    desk: Desk, tmp_path: Path, kind: str | None
) -> None:
    with pytest.raises(UserError, match="工作表“Sheet1”看起来是一家（人）一张的登记表"):
        desk.plan_import(workbook(tmp_path / "form.xlsx", FORM), kind)


def test_a_short_list_with_two_head_rows_is_no_form(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["会员单位名单"],
        ["序号", "单位名称", "车牌", "法人代表", "民族", "联系", None, "员工人数", "其他"],
        [None, None, None, None, None, "联系人", "微信", None, None],
        [1, "江城市远航餐饮有限公司", "苏A1", "王芳", "汉", "李丽", "wx1", 120, "无"],
    ]
    plan = desk.plan_import(workbook(tmp_path / "list.xlsx", rows), "enterprise")
    assert [row.verdict for row in plan.rows] == ["new"]


def test_a_sheet_that_lacks_only_what_may_be_said_once_names_the_kind_to_choose(desk: Desk, tmp_path: Path) -> None:
    rows = [["序号", "发言人", "发言题目"], [1, "甲某", "某题"]]
    with pytest.raises(UserError, match="最像会议发言（statements），但缺少“会议”这一列"):
        desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None)


def test_a_list_of_firms_is_not_taken_for_one_of_other_bodies(desk: Desk, tmp_path: Path) -> None:
    rows = [["单位名称", "地址", "联系人", "电话"], ["甲公司", "某路", "乙某", "0512-65221234"]]
    assert desk.plan_import(workbook(tmp_path / "a.xlsx", rows), None).kind.name == "enterprise"


def test_what_is_asked_of_each_column_under_the_head_is_no_record(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["企业名称", "统一社会信用代码", "从业人数", "注册资本"],
        ["必填，填全称", "18位", "填数字", "单位：万元"],
        ["例：江城某某有限公司", "91320508MA1XXXXXXX", 100, 500],
        ["甲公司", CODE, 35, 100],
    ]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", rows), "enterprise")
    assert [row.row for row in plan.rows] == [4]
    assert dict(zip(plan.fields, plan.rows[0].values, strict=True))["registered_capital"] == 100 * 10_000 * 100
    assert not [problem for problem in plan.problems if problem.severity == DOUBTFUL]
