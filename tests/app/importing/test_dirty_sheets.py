"""Are sheets read right, and without needless questions, whose writers put things where others would not?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.cells.understand import understand
from app.importing.plan import ImportPlan
from app.kinds import BY_NAME
from app.store import Store
from app.values.convert import Reading
from tests.app.making import workbook


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(desk: Desk, tmp_path: Path, kind: str, *rows: Any, **made: Any) -> ImportPlan:
    return desk.plan_import(workbook(tmp_path / "a.xlsx", rows, **made), kind)


def column(plan: ImportPlan, name: str) -> list[Any]:
    values = [dict(zip(plan.fields, row.values, strict=True))[name] for row in plan.rows]
    return [getattr(value, "text", value) for value in values]


def asked(plan: ImportPlan) -> list[str]:
    told = [*plan.notes, *(note for table in plan.tables for note in table.notes)]
    return [problem.reason for problem in told if problem.severity != "note"]


def test_a_total_over_its_rows_leaves_them_beyond_doubt_and_is_no_second_head(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        "meeting",
        ["会议名称", "参会人数"],
        ["合　计", 2023],
        *([f"第{at}次座谈会", count] for at, count in enumerate((1000, 1000, 23), 1)),
    )
    assert plan.counts == {"new": 3}
    assert [(total.row, total.agrees) for total in plan.tables[0].totals] == [(2, True)]


def test_a_list_of_unknown_headings_far_below_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    honours = [["2021年度先进企业", "甲甲公司", "区政府", "待核实"], ["2022年度示范企业", "乙乙公司", "区政府", "首次"]]
    below = [["科室", "经办", "分机"], ["经济科", "甲某", "871"]]
    plan = planned(
        desk, tmp_path, "honour", ["荣誉名称", "获得单位", "颁发单位", "备注"], *honours, [], ["汇总情况"], *below
    )
    assert [row.verdict for row in plan.rows] == ["new", "new", "refused", "refused"]
    assert "像另一张表的表头" in plan.rows[2].problems[0].reason
    short = [["甲厂", "乙某"], ["丙店", "丁某"]]
    plan = planned(desk, tmp_path, "enterprise", ["企业名称", "法人"], *short, [], [], ["戊行", "己某"])
    assert plan.counts == {"new": 3}


def test_a_lone_name_above_a_head_that_is_printed_again_is_a_record(desk: Desk, tmp_path: Path) -> None:
    head = ["企业名称", "员工数"]
    plan = planned(desk, tmp_path, "enterprise", head, ["甲甲公司", 5], ["乙乙厂", None], head, ["丙丙公司", 7])
    assert [row.title for row in plan.rows] == ["甲甲公司", "乙乙厂", "丙丙公司"]


def test_as_above_means_what_the_row_above_meant_even_below_a_merged_cell(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk,
        tmp_path,
        "meeting",
        ["主办单位", "会议名称", "地点"],
        ["甲商会", "一", "会议室"],
        [None, "二", "同上"],
        [None, "三", "〃"],
        ["同上", "四", "同上"],
        merged="A2:A4",
    )
    assert column(plan, "place") == ["会议室"] * 4
    assert column(plan, "organiser") == ["甲商会"] * 4


@pytest.mark.parametrize(
    ("kind", "outer", "inner", "field"),
    [
        ("task", "落实情况", "办理状态", "state"),
        ("task", "时间", "完成时限", "due_on"),
        ("membership", "商会情况", "担任职务", "role"),
        ("donation", "捐赠去向", "捐赠用途", "cause"),
        ("enterprise", "联系方式", "联系人", "contact_person"),
        ("enterprise", "联系人信息", "联系电话（手机）", "phone"),
        ("enterprise", "联系人", "手机", "phone"),
    ],
)
def test_a_heading_over_several_columns_says_what_they_are_about(
    desk: Desk, tmp_path: Path, kind: str, outer: str, inner: str, field: str
) -> None:
    named = [each.label for each in BY_NAME[kind].fields if each.required and each.default is None]
    rows = [[*named, outer, None], [None] * len(named) + [inner, "某栏"], ["甲"] * len(named) + ["乙", "丙"]]
    plan = planned(desk, tmp_path, kind, *rows)
    assert plan.tables[0].columns[field] == f"{outer} / {inner}"
    assert asked(plan) == []


def test_a_telephone_of_the_legal_representative_is_still_asked_about(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "法定代表人信息", None], [None, "姓名", "电话"], ["甲公司", "王明", "13812345678"]]
    assert asked(planned(desk, tmp_path, "enterprise", *rows))[:1] == [
        "把“法定代表人信息 / 电话”当作“联系电话”导入；如不对，请指定这一列的含义"
    ]


@pytest.mark.parametrize("heading", ["年产值/万元", "注册资金/万元（必填）", "2023年营业收入/万元", "捐赠金额/万元"])
def test_a_unit_behind_a_stroke_is_seen(desk: Desk, tmp_path: Path, heading: str) -> None:
    kind = "donation" if "捐赠" in heading else "enterprise"
    plan = planned(desk, tmp_path, kind, ["单位名称", heading, "备注"], ["甲公司", 12, None])
    money = next(name for name in ("amount", "revenue", "registered_capital") if name in plan.fields)
    assert (column(plan, money), asked(plan)) == ([120000_00], [])


def test_a_heading_with_its_unit_in_brackets_is_no_label_with_its_value(desk: Desk, tmp_path: Path) -> None:
    rows = [["序号", "捐款单位", "捐赠情况", None], [None, None, "金额（单位：元）", "捐赠时间"], [1, 2, 3, 4]]
    plan = planned(desk, tmp_path, "donation", *rows, [1, "甲公司", 500, "2023.9.5"])
    assert (plan.tables[0].head_rows, column(plan, "amount")) == ((1, 2), [500_00])


def test_a_currency_without_a_unit_under_another_unit_is_asked_about() -> None:
    amount = BY_NAME["donation"].field("amount")
    for text in ("￥25,000.00", "RMB 25000", "人民币25000"):
        assert understand(amount, text, Reading(unit=10_000)).doubts, text
        assert not understand(amount, text, Reading()).doubts
    assert not understand(amount, "￥25,000元", Reading(unit=10_000)).doubts


def test_a_code_kept_as_a_whole_number_is_asked_about() -> None:
    code = BY_NAME["enterprise"].field("credit_code")
    number = next(at for at in range(913205818649576000, 913205818649577000) if _is_code(at))
    assert understand(code, number, Reading()).doubts == ["代码是按数字存的，末几位可能已经丢失，请核对"]
    assert not understand(code, str(number), Reading()).doubts


def _is_code(number: int) -> bool:
    try:
        return bool(understand(BY_NAME["enterprise"].field("credit_code"), str(number), Reading()).values)
    except ValueError:
        return False


def test_remarks_below_go_on_and_are_neither_persons_nor_headings_of_sections(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "性别", "电话"], ["王明", "男", "13812345678"], ["说明：1.本表一式两份；"]]
    plan = planned(desk, tmp_path, "person", *rows, ["2.请于每月5日前报送。"], ["3、联系会员科"])
    assert [row.title for row in plan.rows] == ["王明"]
    assert [words for _, _, words in plan.tables[0].asides] == ["说明"] * 3
    assert asked(plan) == []
    plan = planned(desk, tmp_path, "person", *rows[:2], ["以上人员由各商会推荐产生并公示"])
    assert [row.verdict for row in plan.rows] == ["new", "doubtful"]


def test_the_title_of_another_table_below_is_no_person(desk: Desk, tmp_path: Path) -> None:
    rows = [["姓名", "性别", "籍贯"], ["王明", "男", "江苏"], [None], ["分类统计"], ["类别", "数量"], ["男", 1]]
    plan = planned(desk, tmp_path, "person", *rows)
    assert [row.verdict for row in plan.rows] == ["new", "refused", "refused"]
    assert [words for _, _, words in plan.tables[0].asides] == ["下一张表的标题"]


def test_a_word_of_the_dead_before_a_name_is_no_part_of_it(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, "donation", ["捐赠人", "金额（元）"], ["已故王明", 500])
    assert (column(plan, "donor"), column(plan, "notes")) == (["王明"], ["已故"])


@pytest.mark.parametrize(
    ("kind", "heading", "field"), [("attendance", "参会人姓名", "attendee"), ("post", "任职单位名称", "body")]
)
def test_a_heading_may_say_that_a_name_stands_there(
    desk: Desk, tmp_path: Path, kind: str, heading: str, field: str
) -> None:
    others = [each.label for each in BY_NAME[kind].fields if each.required and each.name != field and not each.default]
    assert column(planned(desk, tmp_path, kind, [heading, *others], ["甲"] * (1 + len(others))), field) == ["甲"]


def test_the_number_of_a_file_is_no_year(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "s2039.xlsx", [["捐赠方", "金额（元）", "日期"], ["甲公司", 500, "6月5日"]])
    assert column(desk.plan_import(path, "donation"), "given_on") == ["--06-05"]


def test_tables_with_the_same_head_below_one_another_have_their_titles_units_and_totals(
    desk: Desk, tmp_path: Path
) -> None:
    head = ["序号", "捐赠单位", "金额", "日期"]
    plan = planned(
        desk,
        tmp_path,
        "donation",
        ["甲商会捐款统计表"],
        head,
        [None, None, "万元", None],
        [1, "一厂", 1, "2023.9.5"],
        [2, "二厂", 2, "1998.9.5"],
        ["合计", None, 3, None],
        [None],
        ["乙商会捐款统计表"],
        ["填报单位：乙商会", None, None, "2023年12月"],
        head,
        [None, None, "元", None],
        ["合计", None, 9000, None],
        [1, "三厂", 4000, "9月6日"],
        [2, "四厂", 5000, "9月7日"],
    )
    assert plan.counts == {"new": 4}
    assert column(plan, "amount") == [10000_00, 20000_00, 4000_00, 5000_00]
    assert asked(plan) == []
    wrong = planned(desk, tmp_path, "donation", head, [1, "一厂", 1, None], ["合计", None, 2, None], ["乙表"], head)
    assert len(asked(wrong)) == 2  # the total, and that no unit is written


def test_years_in_the_rows_of_the_table_above_are_no_year_of_a_title(desk: Desk, tmp_path: Path) -> None:
    first = [["捐赠方", "金额（元）", "日期"], ["甲公司", 500, "1998年3月"], [None]]
    second = [["捐赠单位", "捐赠金额（元）", "捐赠时间"], ["乙公司", 500, "6月5日"]]
    assert column(planned(desk, tmp_path, "donation", *first, *second), "given_on") == ["1998-03", "--06-05"]


@pytest.mark.parametrize(
    "other",
    [
        [["收入", "支出", "结余"], [581, 23, 558]],
        [["年龄段", "人数"], ["30岁以下", 12]],
        [["科室", "经办", "分机"], ["会员科", "王明", "811"]],
    ],
)
@pytest.mark.parametrize("kind", ["person", "donation"])
def test_another_table_below_is_not_taken_for_records_whatever_its_head(
    desk: Desk, tmp_path: Path, kind: str, other: list[list[Any]]
) -> None:
    heads = ["姓名", "性别", "籍贯", "学历", "党派", "电话"]
    rows: list[list[Any]] = [heads, ["王明", "男", "江苏", "本科", "群众", "13812345678"]]
    if kind == "donation":
        rows = [
            ["捐赠方", "金额（元）", "捐赠时间", "受赠方", "用途", "备注"],
            ["甲公司", 5, "2023.9.5", "乙", None, "丙"],
        ]
    plan = planned(desk, tmp_path, kind, *rows, [None], *other)
    assert [row.verdict for row in plan.rows] == ["new", "refused", "refused"]


def test_a_row_like_the_others_after_an_empty_one_stays_a_record(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["姓名", "籍贯", "学历", "房间"],
        ["王明", "江苏", "本科", "甲座"],
        [None],
        ["李英", "浙江", "大专", "乙座"],
    ]
    plan = planned(desk, tmp_path, "person", *rows, ["赵强", "安徽", "高中", 302])
    assert plan.counts == {"new": 3}


def test_what_stands_beside_a_table_beyond_an_empty_column_is_told_and_disturbs_no_row(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        ["姓名", "籍贯", "手机", None, None, None],
        [None, None, None, None, "商会", "会长"],
        ["王明", "江苏", "13812345678", None, "甲商会", "李英"],
        ["赵强", "安徽", "13912345678", None, "乙商会", "周文"],
    ]
    plan = planned(desk, tmp_path, "person", *rows)
    assert plan.counts == {"new": 2}
    assert len(plan.tables[0].unmapped) == 2


def test_a_name_that_is_a_number_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, "donation", ["捐赠方", "金额（元）"], ["581", 5], ["360安全公司", 5])
    assert [row.verdict for row in plan.rows] == ["doubtful", "new"]
    plan = planned(desk, tmp_path, "person", ["姓名", "籍贯"], ["30岁以下", "江苏"])
    assert [row.verdict for row in plan.rows] == ["doubtful"]


def test_a_grouped_number_is_no_heading(desk: Desk, tmp_path: Path) -> None:
    rows = [["企业名称", "员工人数", "备注"], ["合计", "8,402", None], ["甲公司", 8402, None]]
    assert planned(desk, tmp_path, "enterprise", *rows).tables[0].head_rows == (1,)


def test_a_short_name_of_a_place_is_no_person(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path, "donation", ["捐赠方", "金额（元）"], ["附一医院（江城）", 5])
    assert (plan.counts, column(plan, "donor")) == ({"new": 1}, ["附一医院（江城）"])


def test_telephones_of_a_list_of_contacts_beside_the_table_are_not_those_of_its_rows(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        ["企业名称", "电话", "备注", None, None, None],
        [None, None, None, None, "联系人", "联系电话"],
        ["甲公司", "13812345678", "一", None, "李英", "13912345678"],
        ["乙公司", "13712345678", "二", None, "周文", "13612345678"],
    ]
    plan = planned(desk, tmp_path, "enterprise", *rows)
    assert (column(plan, "phone"), plan.counts) == (["13812345678", "13712345678"], {"new": 2})


def test_a_gender_beside_the_name_that_contradicts_its_column_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    plan = planned(
        desk, tmp_path, "person", ["姓名", "性别"], ["王明（女）", "男"], ["李英（女）", "女"], ["周文（女）", None]
    )
    assert [row.verdict for row in plan.rows] == ["doubtful", "new", "new"]
    assert column(plan, "gender") == ["male", "female", "female"]


@pytest.mark.parametrize("text", ["8613812345678", "86-13812345678", "'13812345678"])
def test_a_telephone_with_its_country_or_the_mark_of_a_text_is_read(desk: Desk, tmp_path: Path, text: str) -> None:
    assert column(planned(desk, tmp_path, "person", ["姓名", "电话"], ["王明", text]), "phone") == ["13812345678"]


def test_a_total_on_top_of_a_second_table_sums_up_all_its_sections(desk: Desk, tmp_path: Path) -> None:
    head = ["序号", "捐赠单位", "金额（元）"]
    first = [head, [1, "一厂", 100], ["合计", None, 100], [None], ["乙商会统计表"], head, ["合计", None, 70]]
    second = [["一、甲片区"], [1, "二厂", 30], ["小计", None, 30], ["二、乙片区"], [2, "三厂", 40], ["小计", None, 40]]
    plan = planned(desk, tmp_path, "donation", *first, *second)
    assert [reason for reason in asked(plan) if "合计" in reason or "小计写" in reason] == []


def test_the_former_name_in_brackets_is_no_part_of_the_name_and_a_closed_firm_is_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        ["江城宏图建设有限公司（原江城远山材料厂）", "江城青禾厂"],
        ["江城清波商行（已注销）", None],
        ["江城原野（集团）有限公司", None],
        ["青禾农业（原生态）", None],
    ]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", [["企业名称", "曾用名"], *rows]), "enterprise")
    got = [dict(zip(plan.fields, row.values, strict=True)) for row in plan.rows]
    assert [(each["name"], each["former_names"], each["notes"]) for each in got] == [
        ("江城宏图建设有限公司", "江城青禾厂、江城远山材料厂", None),
        ("江城清波商行", None, "已注销"),
        ("江城原野（集团）有限公司", None, None),
        ("青禾农业（原生态）", None, None),
    ]
    assert [row.verdict for row in plan.rows] == ["new", "doubtful", "new", "new"]


def test_several_firms_in_one_cell_are_asked_about_also_on_two_lines(desk: Desk, tmp_path: Path) -> None:
    rows = [["江城宏图建设有限公司\n江城远山材料厂", "王小明"], ["江城清波商行", "王小明"]]
    plan = desk.plan_import(workbook(tmp_path / "a.xlsx", [["企业名称", "法人"], *rows]), "enterprise")
    assert [row.verdict for row in plan.rows] == ["doubtful", "new"]
    assert "一格里像是 2 个名称" in plan.rows[0].problems[-1].reason
