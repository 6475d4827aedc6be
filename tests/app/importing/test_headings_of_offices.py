"""Do the headings that offices write lead to the field that they mean?"""

import pytest

from app.importing.finding.meanings import WEAK, Meanings, plain, unit_above
from app.kinds import BY_NAME


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("meeting", "培训主题", "title"),
        ("meeting", "主要内容", "summary"),
        ("meeting", "参训人数", "head_count"),
        ("task", "重点任务", "title"),
        ("task", "议定事项", "title"),
        ("task", "办理进度", "result"),
        ("proposal", "案  由", "title"),
        ("visit", "企业反映问题", "findings"),
        ("honour", "获奖单位（个人）", "holder"),
        ("liaison", "挂钩联系企业", "target"),
        ("donation", "资金（万元）", "amount"),
        ("attendance", "是否到会", "mode"),
        ("attendance", "参会人姓名", "attendee"),
        ("enterprise", "1、您的企业名称：", "name"),
        ("enterprise", "5、2022年营业收入（万元）：", "revenue"),
        ("enterprise", "6.现有员工人数（人）", "staff"),
        ("enterprise", "5.联系人手机号（必填）", "phone"),
        ("enterprise", "企业法定代表人姓名", "legal_representative"),
        ("enterprise", "经营场所", "address"),
        ("chamber", "秘书长电话", "phone"),
        ("chamber", "行业协会商会名称", "name"),
        ("membership", "商会内职务", "role"),
        ("donation", "捐赠机构或人员名称", "donor"),
        ("donation", "捐赠项目名称", "cause"),
        ("donation", "对方户名", "donor"),
        ("honour", "认定年度", "granted_on"),
        ("task", "是否办结", "state"),
        ("appeal", "反映的困难问题", "title"),
        ("visit", "企业提出的困难和问题", "findings"),
        ("visit", "被走访单位", "target"),
        ("task", "交办事项内容", "title"),
        ("honour", "获得年份", "granted_on"),
        ("honour", "颁发机构", "granted_by"),
        ("enterprise", "入会年度", "joined_on"),
        ("meeting", "活动主题", "title"),
        ("donation", "投入资金（万元）", "amount"),
    ],
)
def test_a_heading_of_an_office_is_known(kind: str, heading: str, field: str) -> None:
    found = Meanings(BY_NAME[kind], {}).of((plain(heading),))
    assert found is not None
    assert found.field.name == field


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("enterprise", "参保人数", "staff"),
        ("enterprise", "法人电话", "phone"),
        ("task", "完成时间", "due_on"),
    ],
)
def test_a_heading_that_may_mean_something_else_is_asked_about(kind: str, heading: str, field: str) -> None:
    found = Meanings(BY_NAME[kind], {}).of((plain(heading),))
    assert found is not None
    assert (found.field.name, found.sureness) == (field, WEAK)


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("chamber", "会长电话"),
        ("chamber", "企业地址"),
        ("chamber", "单位性质"),
        ("enterprise", "紧急联络电话"),
        ("attendance", "所在部门"),
    ],
)
def test_a_heading_of_something_else_is_left_alone(kind: str, heading: str) -> None:
    assert Meanings(BY_NAME[kind], {}).of((plain(heading),)) is None


def test_the_telephone_under_whom_one_calls_is_surer_than_one_under_somebody_else() -> None:
    meanings = Meanings(BY_NAME["enterprise"], {})
    sure = [meanings.of((plain(over), "手机")) for over in ("联络员", "法定代表人")]
    assert [each.sureness > WEAK for each in sure if each] == [True, False]


def test_whether_somebody_is_excused_is_not_how_somebody_took_part() -> None:
    assert Meanings(BY_NAME["attendance"], {}).of((plain("是否请假"),)) is None


@pytest.mark.parametrize("text", ["单位：人、万元", "单位:家、人、万元", "单位：万元", "（单位：户/万元）"])
def test_a_unit_over_the_table_may_stand_behind_others(text: str) -> None:
    found = unit_above(text)
    assert found is not None
    assert found[1] == 10_000
