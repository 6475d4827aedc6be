"""Is what says more, or less surely, than its field can hold taken with a question, and never in silence?"""

from datetime import date
from typing import Any

import pytest

from app.importing.cells.understand import Understood, is_blank_mark, understand
from app.importing.finding.meanings import holds_months
from app.kinds import BY_NAME, KINDS
from app.kinds.base import FieldType
from app.values.convert import Reading
from app.values.problem import ValueProblem


def read(kind: str, field: str, text: str, year: int | None = 2024) -> Understood:
    return understand(BY_NAME[kind].field(field), text, Reading(year))


@pytest.mark.parametrize(
    ("kind", "field", "text", "value", "asked"),
    [
        ("enterprise", "staff", "约120人", 120, "“约120人”不是准确的数，按 120 记，请核对"),
        ("enterprise", "staff", "30余", 30, "“30余”不是准确的数，按 30 记，请核对"),
        ("enterprise", "registered_capital", "约500万", 500_0000_00, "“约500万”不是准确的数，按 500万元 记，请核对"),
        (
            "meeting",
            "held_on",
            "2024.3.5-3.7",
            "2024-03-05",
            "“2024.3.5-3.7”是一段时间，记作 2024年3月5日 至 2024年3月7日，请核对",
        ),
        ("meeting", "held_on", "2024.3-5", "2024-03", "“2024.3-5”是一段时间，记作 2024年3月 至 2024年5月，请核对"),
        ("donation", "given_on", "去年", "2023", "“去年”按这份表的 2024 年读作 2023年，请核对"),
        ("meeting", "held_on", "3月下旬", "2024-03", "“3月下旬”只取 2024年3月，请核对"),
        ("task", "due_on", "2024年12月20日前", "2024-12-20", "“2024年12月20日前”只取 2024年12月20日，请核对"),
        ("task", "due_on", "2024年12月底", "2024-12", "“2024年12月底”只取 2024年12月，请核对"),
        (
            "honour",
            "granted_on",
            "2023-2025",
            "2023",
            "“2023-2025”是一段时间，只取开始的 2023年，请核对",
        ),
        ("donation", "amount", "500 300", 500_300_00, "“500 300”的数字之间有空格，按一个数读作 50.03万元，请核对"),
        ("enterprise", "staff", "近百人", 100, "“近百人”不是准确的数，按 100 记，请核对"),
        ("enterprise", "staff", "三十余家", 30, "“三十余家”不是准确的数，按 30 记，请核对"),
        ("enterprise", "staff", "10+人", 10, "“10+人”不是准确的数，按 10 记，请核对"),
        ("attendance", "mode", "○", "present", "“○”按“√”记作“出席”，请核对"),
    ],
)
def test_what_can_be_taken_is_asked_about(kind: str, field: str, text: str, value: Any, asked: str) -> None:
    found = read(kind, field, text)
    assert (found.values[field], found.doubts) == (value, [asked])


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("reported_figure", "number", "8-10"),
        ("term", "started_on", "2026-2021年"),
        ("enterprise", "staff", "许多"),
        ("meeting", "held_on", "5月10日、17日"),
        ("meeting", "held_on", "每月15日"),
        ("task", "due_on", "2月30日前"),
    ],
)
def test_what_leaves_it_open_is_refused(kind: str, field: str, text: str) -> None:
    with pytest.raises(ValueProblem):
        read(kind, field, text)


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        ("term", "term_no", "第四届", 4),
        ("term", "term_no", "十一届", 11),
        ("honour", "granted_on", "2023年度", "2023"),
        ("meeting", "held_on", "4月8日下午2:30", "2024-04-08"),
        ("meeting", "held_on", "2024年3月1日上午", "2024-03-01"),
        ("enterprise", "staff", "1.2万人", 12_000),
        ("term", "term_no", "第三届理事会", 3),
        ("person", "born_on", "1978年5月生", "1978-05"),
        ("membership", "started_on", "2019年1月至今", "2019-01"),
        ("membership", "ended_on", "至今", None),
    ],
)
def test_forms_of_offices_are_read(kind: str, field: str, text: str, value: Any) -> None:
    found = read(kind, field, text)
    assert (found.values[field], found.doubts) == (value, [])


@pytest.mark.parametrize(
    ("kind", "field", "text", "told"),
    [
        ("enterprise", "staff", "8-10人", "“8-10人”没有说出一个数，没有填入，原文记入备注，请核对"),
        ("enterprise", "staff", "20人以下", "“20人以下”没有说出一个数，没有填入，原文记入备注，请核对"),
        ("task", "due_on", "长期坚持", "“长期坚持”没有日期，没有填入，原文记入备注"),
        ("task", "due_on", "尽快", "“尽快”没有说出日期，没有填入，原文记入备注，请核对"),
        ("person", "born_on", "45岁", "“45岁”是年龄，不是出生日期，没有填入，原文记入备注，请核对"),
        ("term", "started_on", "5年", "“5年”是一段时间的长短，不是日期，没有填入，原文记入备注，请核对"),
    ],
)
def test_what_says_no_value_goes_into_the_remarks(kind: str, field: str, text: str, told: str) -> None:
    found = read(kind, field, text)
    assert (found.values, found.notes + found.doubts) == ({field: None}, [told])
    assert found.remarks == [f"{BY_NAME[kind].labels[field]}：{text}"]


@pytest.mark.parametrize(
    ("text", "values", "doubts"),
    [
        ("约5000个", {"quantity": "5000", "unit": "个"}, ["“约5000个”不是准确的数，按 5000个 记，请核对"]),
        ("300余箱", {"quantity": "300", "unit": "箱"}, ["“300余箱”不是准确的数，按 300箱 记，请核对"]),
        ("一批", {"quantity": None}, ["“一批”没有说出一个数，没有填入，原文记入备注，请核对"]),
    ],
)
def test_a_quantity_that_is_not_exact_is_asked_about(text: str, values: dict[str, Any], doubts: list[str]) -> None:
    found = read("gift_item", "quantity", text)
    assert (found.values, found.doubts) == (values, doubts)


def test_a_number_cell_with_its_year_is_not_told_to_have_none() -> None:
    field = BY_NAME["enterprise"].field("established_on")
    for number, day in ((2010, "2010"), (20100101, "2010-01-01"), (2010.5, "2010-05")):
        found = understand(field, number, Reading(2024))
        assert (found.values["established_on"], found.notes) == (day, [])
    assert understand(field, 1.5, Reading(2024)).notes == ["“1.5”没有写年份，按 2024 年读作 2024年1月5日"]


@pytest.mark.parametrize(
    ("text", "clock", "remarks"),
    [
        ("2024年9月5日（星期四）14:30", "14:30", []),
        ("9月5日下午2点半—5点", "14:30", []),
        ("2024年9月5日上午", None, ["日期：2024年9月5日上午"]),
        ("2024-09-05 00:00:00", None, []),
    ],
)
def test_the_time_of_a_meeting_behind_its_date_is_not_lost(text: str, clock: str | None, remarks: list[str]) -> None:
    found = read("meeting", "held_on", text)
    assert (found.values["held_on"], found.besides.get("start_time")) == ("2024-09-05", clock)
    assert (found.remarks, found.doubts) == (remarks, [])


def test_every_kind_with_a_first_and_a_last_day_takes_both_from_one_cell() -> None:
    for kind in KINDS:
        dates = {field.name: field for field in kind.fields if field.type is FieldType.DATE}
        for name, field in dates.items():
            if field.until:
                assert field.until in dates, (kind.name, name)
        ends = {"ended_on", "period_to", "closed_on"} & dates.keys() - {"closed_on" if kind.name == "chamber" else ""}
        taken = {field.until for field in dates.values()} | ({"ended_on"} if kind.name == "term" else set())
        assert ends <= taken, kind.name


def test_every_kind_whose_words_may_go_into_the_remarks_has_some() -> None:
    for kind in KINDS:
        aside = [
            f.name for f in kind.fields if f.beyond is not None or (f.type is FieldType.INTEGER and not f.required)
        ]
        assert not aside or "notes" in kind.labels, (kind.name, aside)


def test_words_around_a_telephone_are_told() -> None:
    found = read("enterprise", "phone", "手机：13900003332（微信同号）")
    assert found.values["phone"] == "13900003332"
    assert found.notes == ["“手机：13900003332（微信同号）”取“13900003332”"]
    with pytest.raises(ValueProblem, match="按科学计数法显示"):
        read("enterprise", "phone", "1.39E+10")


def test_a_year_of_two_digits_before_a_month_is_told_as_one() -> None:
    with pytest.raises(ValueProblem, match="没有90月；如果90是年份，请写四位，如 1990年5月"):
        read("person", "born_on", "90.5")


@pytest.mark.parametrize(
    ("cell", "state", "written"),
    [("完成50%", "open", "完成50%"), (0.5, "open", "50%"), (0, "open", "0%"), (1.0, "done", "100%")],
)
def test_a_share_of_a_task_says_whether_it_is_done(cell: Any, state: str, written: str) -> None:
    found = understand(BY_NAME["task"].field("state"), cell, Reading())
    assert found.values == {"state": state}
    assert found.remarks == ([f"状态：{written}"] if written != "100%" else [])
    assert bool(found.doubts) == (written != "100%")


def test_what_says_that_nothing_is_known_counts_as_empty() -> None:
    assert all(map(is_blank_mark, ["待定", "不详", "未知", " 待补充 "]))


@pytest.mark.parametrize("cell", [200503, "200503", date(2005, 3, 1), "2005.3"])
def test_under_a_month_six_digits_and_the_first_of_a_month_are_a_month(cell: Any) -> None:
    field = BY_NAME["enterprise"].field("established_on")
    assert understand(field, cell, Reading(months=True)).values == {"established_on": "2005-03"}


def test_which_headings_hold_months() -> None:
    assert [holds_months(heading) for heading in ("成立年月", "出生\n年月", "出生年月日", "成立时间")] == [
        True,
        True,
        False,
        False,
    ]
