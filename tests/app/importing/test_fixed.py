"""Does a value that the clerk gives once for a whole file fill all its rows, and no others?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.errors import UserError
from app.importing.correction import Correction
from app.importing.plan import DOUBTFUL, ImportPlan, NoTable
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing
from app.store import Store
from tests.app.making import workbook

ATTENDANCE, MEETING = BY_NAME["attendance"], BY_NAME["meeting"]
MET = "第三次会员代表大会"
SIGN_IN = [
    [f"{MET}签到表"],
    ["序号", "姓名", "单位", "职务", "签名"],
    [1, "甲示例", "甲公司", "总经理", None],
    [2, "乙示例", "乙公司", "董事长", None],
]


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store, which knows one meeting."""
    desk = Desk(store)
    met(desk, "2026-03-01")
    return desk


def met(desk: Desk, day: str, title: str = MET) -> int:
    return desk.save(MEETING, {"title": title, "held_on": day})


def planned(desk: Desk, path: Path, kind: str | None = "attendance", **fixed: str | Link) -> ImportPlan:
    return desk.plan_import(path, kind, correction=Correction(fixed=fixed))


def column(plan: ImportPlan, name: str) -> list[Any]:
    at = plan.fields.index(name)
    return [value.text if isinstance(value := row.values[at], Link) else value for row in plan.rows]


def test_a_sign_in_sheet_is_of_the_meeting_that_is_said_once(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "签到表.xlsx", SIGN_IN)
    with pytest.raises(NoTable, match="缺少“会议”这一列。请补上，或指定哪一列是它；整个文件都是同一个值的，也可以只写"):
        planned(desk, path)
    plan = planned(desk, path, meeting=MET)
    assert [row.verdict for row in plan.rows] == ["new", "new"]
    assert column(plan, "meeting") == [MET, MET]
    assert plan.tables[0].fixed == {"meeting": MET}
    assert plan.tables[0].as_json()["fixed"] == {"meeting": MET}
    desk.carry_out(plan)
    ids = desk.ids(Listing(ATTENDANCE))
    meetings = [desk.record(ATTENDANCE, key).values["meeting"] for key in ids]
    assert [link.text for link in meetings if isinstance(link, Link) and link.id] == [MET, MET]
    assert [row.verdict for row in planned(desk, path, meeting=MET).rows] == ["same", "same"]


def test_the_history_says_that_the_value_stands_in_no_cell(desk: Desk, tmp_path: Path) -> None:
    desk.carry_out(planned(desk, workbook(tmp_path / "签到表.xlsx", SIGN_IN), meeting=MET))
    (step,) = desk.history(ATTENDANCE, desk.ids(Listing(ATTENDANCE))[0])
    assert step.origin is not None
    assert str(step.origin).endswith("行（会议为整个文件指定）")
    cells = {change.label: change.cell for change in step.fields}
    assert cells["会议"] == ""
    assert cells["参会人"] == f"B{step.origin.row}"


def test_of_two_meetings_of_one_name_the_picked_one_is_meant(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "签到表.xlsx", SIGN_IN)
    later = met(desk, "2031-03-01")
    with pytest.raises(UserError, match=f"整个文件的“会议”不能用：有 2 条记录叫“{MET}”.*请写成“名称（日期）”"):
        planned(desk, path, meeting=MET)
    for said in (Link(MET, "meeting", later), f"{MET}（2031年3月1日）"):
        plan = planned(desk, path, meeting=said)
        at = plan.fields.index("meeting")
        assert [row.values[at] for row in plan.rows] == [Link(MET, "meeting", later)] * 2


@pytest.mark.parametrize(
    ("fixed", "words"),
    [
        ({"meeting": MET, "mode": "飞来的"}, "整个文件的“参会方式”不能用：没有“飞来的”这一项；可选"),
        ({"meeting": "  "}, "整个文件的“会议”是空的；请写上它的值"),
        ({"meeting": MET, "colour": "红"}, "参会情况没有叫“colour”的字段；可用的字段"),
    ],
)
def test_what_would_be_wrong_in_every_row_is_one_sentence(
    desk: Desk, tmp_path: Path, fixed: dict[str, str], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        planned(desk, workbook(tmp_path / "签到表.xlsx", SIGN_IN), **fixed)


def test_a_name_that_no_register_has_can_be_made_along_or_is_refused_in_every_row(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "签到表.xlsx", SIGN_IN)
    plan = planned(desk, path, meeting="新办的会")
    assert [row.verdict for row in plan.rows] == ["refused", "refused"]
    assert [dict(missing.names) for missing in plan.missing] == [{"新办的会": 2}]
    said = Correction(fixed={"meeting": "新办的会"}, create=frozenset(["meeting"]))
    desk.carry_out(desk.plan_import(path, "attendance", correction=said))
    assert [desk.record(MEETING, key).title for key in desk.ids(Listing(MEETING, order="title"))] == [MET, "新办的会"]
    assert len(desk.ids(Listing(ATTENDANCE))) == 2


def test_a_name_of_what_cannot_be_made_by_name_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    rows = [["物资名称", "数量"], ["口罩", 500]]
    with pytest.raises(UserError, match="整个文件的“捐赠”不能用：公益捐赠中没有“甲公司”；请从列表中选，或先新增"):
        planned(desk, workbook(tmp_path / "物资.xlsx", rows), "gift_item", donation="甲公司")


def test_a_column_of_the_table_wins_and_that_is_told(desk: Desk, tmp_path: Path) -> None:
    met(desk, "2026-05-01", "会长会议")
    other = [["会议", "姓名"], ["会长会议", "丙示例"]]
    path = workbook(tmp_path / "签到表.xlsx", {"签到": SIGN_IN, "另一张": other})
    plan = planned(desk, path, meeting=MET)
    assert column(plan, "meeting") == [MET, MET, "会长会议"]
    assert [table.fixed for table in plan.tables] == [{"meeting": MET}, {}]
    (told,) = plan.tables[1].notes
    assert (told.severity, told.field) == (DOUBTFUL, "会议")
    assert told.reason == f"表里有这一列，以列为准，整个文件的“{MET}”没有用"


def test_values_are_read_as_cells_are_and_what_was_read_is_told(desk: Desk, tmp_path: Path) -> None:
    gifts = [["序号", "捐赠单位", "用途"], [1, "甲公司", "助学"], [2, "乙公司", "助学"]]
    said = {"amount": "约10万元", "given_on": "23.9.5"}
    plan = planned(desk, workbook(tmp_path / "捐赠.xlsx", gifts), "donation", **said)
    assert column(plan, "amount") == [10_000_000, 10_000_000]
    assert column(plan, "given_on") == ["2023-09-05"] * 2
    assert column(plan, "qualifier") == ["about"] * 2
    assert [note.reason for note in plan.tables[0].notes] == ["整个文件：“23.9.5”读作 2023年9月5日"]


def test_the_kind_that_has_the_field_is_meant_where_none_is_said(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, workbook(tmp_path / "签到表.xlsx", SIGN_IN), None, meeting=MET)
    assert plan.kind is ATTENDANCE


def test_a_total_below_rows_that_have_their_title_from_the_clerk_is_known(desk: Desk, tmp_path: Path) -> None:
    counted = [["说明", "金额（元）", "项数"], ["签约", 300, 3], ["签约意向", 400, 4], [None, 700, 7]]
    plan = planned(desk, workbook(tmp_path / "成果.xlsx", counted), "outcome", meeting=MET)
    assert [row.row for row in plan.rows] == [2, 3]


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        (f"示范区 {MET}\n签到表", MET),
        ("第 三 次 会 员 代 表 大 会 签 到 表", MET),
        ("签到表", None),
        (f"{MET}暨会长办公会议签到表", None),
    ],
)
def test_the_one_meeting_that_the_title_names_is_proposed_and_not_taken(
    desk: Desk, tmp_path: Path, title: str, proposed: str | None
) -> None:
    met(desk, "2026-05-01", "会长办公会议")
    with pytest.raises(NoTable) as caught:
        planned(desk, workbook(tmp_path / "签到表.xlsx", [[title], *SIGN_IN[1:]]))
    lacking = caught.value.lacking
    assert lacking is not None
    assert (lacking.kind, lacking.fields) == (ATTENDANCE, ("meeting",))
    assert lacking.proposed.get("meeting") == (Link(proposed, "meeting", 1) if proposed else None)


def test_the_chamber_that_the_title_of_a_list_names_is_proposed(desk: Desk, tmp_path: Path) -> None:
    chamber = desk.save(BY_NAME["chamber"], {"name": "示范区餐饮业商会（筹）"})
    rows = [
        ["示范区餐饮业商会(筹)会员名单"],
        ["序号", "单位名称", "法定代表人", "电话"],
        [1, "甲公司", "张三", "13812345678"],
    ]
    with pytest.raises(NoTable) as caught:
        planned(desk, workbook(tmp_path / "会员.xlsx", rows), "membership")
    assert caught.value.lacking is not None
    assert caught.value.lacking.proposed["chamber"] == Link("示范区餐饮业商会（筹）", "chamber", chamber)


def test_an_honours_list_of_one_year_has_its_year_and_who_gave_it_from_the_clerk(desk: Desk, tmp_path: Path) -> None:
    rows = [["2023年度优秀会员企业名单"], ["序号", "企业名称", "荣誉称号"], [1, "甲公司", "优秀会员企业"]]
    path = workbook(tmp_path / "荣誉.xlsx", rows)
    plan = planned(desk, path, "honour", granted_on="2023年", granted_by="示范区工商联")
    assert column(plan, "holder") == ["甲公司"]
    assert column(plan, "granted_on") == ["2023"]
    assert plan.tables[0].fixed == {"granted_on": "2023年", "granted_by": "示范区工商联"}
    assert [row.verdict for row in plan.rows] == ["new"]
