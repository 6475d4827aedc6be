"""What becomes of two columns that mean the same, and of telephones behind several people?"""

from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.importing.correction import Correction, TableCorrection
from app.importing.plan import DOUBTFUL, ImportPlan
from app.kinds.base import Link
from app.store import Store
from tests.app.making import workbook

MOBILE, OTHER, OFFICE = "13800000031", "13800000032", "0512-65221234"


@pytest.fixture
def desk(store: Store) -> Desk:
    """A desk on a fresh store."""
    return Desk(store)


def planned(
    desk: Desk, folder: Path, kind: str, rows: list[Any], said: Correction | None = None, merged: str = ""
) -> ImportPlan:
    path = workbook(folder / "a.xlsx", rows, merged=merged)
    return desk.plan_import(path, kind, correction=said or Correction())


def column(plan: ImportPlan, name: str) -> list[Any]:
    at = plan.fields.index(name)
    return [value.text if isinstance(value := row.values[at], Link) else value for row in plan.rows]


def test_a_leader_who_looks_after_a_chamber_and_an_enterprise_in_one_row_has_two_records(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [["联系领导", "联系商会", "联系企业"], ["甲示例", "平江商会", "甲公司"], ["乙示例", None, "乙公司"]]
    plan = planned(desk, tmp_path, "liaison", rows)
    assert column(plan, "officer") == ["甲示例", "甲示例", "乙示例"]
    assert column(plan, "target") == ["平江商会", "甲公司", "乙公司"]
    assert [row.row for row in plan.rows] == [2, 2, 3]
    assert plan.counts == {"new": 3}
    assert desk.carry_out(plan).new == 3
    assert planned(desk, tmp_path, "liaison", rows).counts == {"same": 3}


def test_of_the_task_and_its_steps_the_step_is_the_record_and_the_task_is_kept(desk: Desk, tmp_path: Path) -> None:
    rows = [["重点任务", "具体举措", "责任单位"], ["优化环境", "走访", "平江商会"], [None, "座谈", "金门商会"]]
    plan = planned(desk, tmp_path, "task", rows, merged="A2:A3")
    assert column(plan, "title") == ["走访", "座谈"]
    assert column(plan, "notes") == ["重点任务：优化环境"] * 2
    alone = [["重点任务", "责任单位"], ["优化环境", "平江商会"]]
    assert column(planned(desk, tmp_path, "task", alone), "title") == ["优化环境"]


def test_two_long_texts_stand_together_each_with_its_heading(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["事项", "进展情况", "完成情况"],
        ["走访", "已走访3家", "未完成"],
        ["座谈", None, "完成"],
        ["学习", "开始", ""],
    ]
    plan = planned(desk, tmp_path, "task", rows)
    assert column(plan, "result") == ["进展情况：已走访3家\n完成情况：未完成", "完成", "开始"]
    (doubt,) = [note for note in plan.problems if note.severity == DOUBTFUL]
    assert doubt.reason.startswith("“进展情况”和“完成情况”都像“完成情况”，都写了的合在一起")


def test_a_second_name_is_kept_in_the_remarks_until_the_clerk_says_otherwise(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["事项", "责任单位", "责任人"],
        ["走访", "平江商会", "甲示例"],
        ["座谈", None, "乙示例"],
        ["会", "丙", "丙"],
    ]
    plan = planned(desk, tmp_path, "task", rows)
    assert column(plan, "owner") == ["平江商会", "乙示例", "丙"]
    assert column(plan, "notes") == ["责任人：甲示例", None, None]
    said = Correction((TableCorrection("Sheet1", columns={"C": ""}),))
    plan = planned(desk, tmp_path, "task", rows, said)
    assert column(plan, "owner") == ["平江商会", None, "丙"]
    assert plan.tables[0].unmapped == ("责任人",)


@pytest.mark.parametrize(
    ("kind", "head", "cells", "phone", "notes"),
    [
        ("chamber", ["商会名称", "会长", "电话", "秘书长", "电话"], [MOBILE, OTHER], OTHER, f"会长电话：{MOBILE}"),
        ("enterprise", ["企业名称", "法人", "手机", "联系人", "手机"], [MOBILE, OTHER], OTHER, f"法人手机：{MOBILE}"),
        ("enterprise", ["企业名称", "法人", "职务", "手机", "座机"], [MOBILE, OFFICE], OFFICE, f"法人手机：{MOBILE}"),
        ("enterprise", ["企业名称", "法人电话", "联系人电话"], [MOBILE, OTHER], OTHER, f"法人电话：{MOBILE}"),
        ("person", ["姓名", "手机", "联系人", "电话"], [MOBILE, OTHER], MOBILE, f"联系人电话：{OTHER}"),
        ("person", ["姓名", "性别", "手机", "座机"], [MOBILE, OFFICE], f"{MOBILE}、{OFFICE}", None),
        (
            "enterprise",
            ["企业名称", "联系人", "职务", "手机", "单位电话"],
            [MOBILE, OFFICE],
            f"{MOBILE}、{OFFICE}",
            None,
        ),
    ],
)
def test_a_telephone_behind_somebody_is_that_persons(
    desk: Desk, tmp_path: Path, kind: str, head: list[str], cells: list[str], phone: str, notes: str | None
) -> None:
    numbers = iter(cells)
    phones, empty = ("电话", "手机", "座机"), ("性别", "职务")
    row = [next(numbers) if each.endswith(phones) else None if each in empty else "甲某" for each in head]
    plan = planned(desk, tmp_path, kind, [head, row])
    assert column(plan, "phone") == [phone]
    assert (column(plan, "notes") if "notes" in plan.fields else [None]) == [notes]
    kept = {each.letter: each.kept for each in plan.tables[0].found if each.kept}
    assert list(kept.values()) == ([notes.split("：")[0]] if notes else [])


def test_the_only_telephone_is_taken_and_asked_about_unless_it_says_that_it_is_the_contact(
    desk: Desk, tmp_path: Path
) -> None:
    for heading, doubts in (("电话", 1), ("联系电话", 0)):
        plan = planned(desk, tmp_path, "chamber", [["商会名称", "会长", heading], ["平江商会", "甲示例", MOBILE]])
        assert column(plan, "phone") == [MOBILE]
        assert sum("跟在“会长”后面" in each.reason for each in plan.problems) == doubts


def test_the_clerk_can_say_that_the_presidents_telephone_is_the_chambers(desk: Desk, tmp_path: Path) -> None:
    rows = [["商会名称", "会长", "电话", "秘书长", "电话"], ["平江商会", "甲示例", MOBILE, "乙示例", OTHER]]
    said = Correction((TableCorrection("Sheet1", columns={"C": "phone"}),))
    assert column(planned(desk, tmp_path, "chamber", rows, said), "phone") == [f"{MOBILE}、{OTHER}"]


@pytest.mark.parametrize(
    ("kind", "name", "other", "contact"),
    [
        ("enterprise", "企业名称", "法定代表人", "联系人"),
        ("enterprise", "企业名称", "法定代表人", "联络员"),
        ("chamber", "商会名称", "会长", "秘书长"),
    ],
)
def test_the_telephone_under_somebody_else_is_not_the_contacts(
    desk: Desk, tmp_path: Path, kind: str, name: str, other: str, contact: str
) -> None:
    rows = [
        [name, other, None, contact, None],
        [None, "姓名", "电话", "姓名", "电话"],
        ["甲公司", "甲示例", MOBILE, "乙示例", OTHER],
    ]
    plan = planned(desk, tmp_path, kind, rows)
    assert column(plan, "phone") == [OTHER]
    assert column(plan, "notes") == [f"{other}电话：{MOBILE}"]
