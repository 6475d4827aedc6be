"""Do the headings that offices write lead to the field that they mean?"""

import pytest

from app.importing.meanings import Meanings, plain, unit_above
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
    ],
)
def test_a_heading_of_an_office_is_known(kind: str, heading: str, field: str) -> None:
    found = Meanings(BY_NAME[kind], {}).of((plain(heading),))
    assert found is not None
    assert found.field.name == field


def test_whether_somebody_is_excused_is_not_how_somebody_took_part() -> None:
    assert Meanings(BY_NAME["attendance"], {}).of((plain("是否请假"),)) is None


@pytest.mark.parametrize("text", ["单位：人、万元", "单位:家、人、万元", "单位：万元", "（单位：户/万元）"])
def test_a_unit_over_the_table_may_stand_behind_others(text: str) -> None:
    found = unit_above(text)
    assert found is not None
    assert found[1] == 10_000
