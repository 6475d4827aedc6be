"""Does the home page show what needs a hand, and nothing that does not?"""

from datetime import date

import pytest

from app.attention import YEAR_FIGURES, Need, needs_a_hand
from app.errors import FieldError
from app.figures.counter import home
from app.kinds.base import Link
from app.settings import TERM_ENDS_DAYS, UNVISITED_DAYS
from app.store import Store
from tests.app.figures.office import add

TODAY = date(2024, 6, 30)


def needs(store: Store, today: date = TODAY) -> dict[str, Need]:
    with store.reading() as session:
        return {need.name: need for need in needs_a_hand(session, today)}


def test_an_empty_store_needs_nothing(store: Store) -> None:
    assert needs(store) == {}


def test_terms_that_end_soon_and_those_that_are_late_with_the_reason(store: Store) -> None:
    chamber = add(store, "chamber", name="甲商会")
    add(store, "visit", target=chamber, visited_on="2024-06-01")
    add(store, "term", body=chamber, term_no=3, started_on="2019-10-01", due_on="2024-10-01")
    add(store, "term", body=Link("乙商会"), term_no=1, due_on="2024-06-20", overdue_reason="疫情")
    add(store, "term", body=Link("丙商会"), term_no=1, due_on="2025-06-20")
    add(store, "term", body=Link("丁商会"), term_no=1, due_on="2020", ended_on="2021")
    found = needs(store)
    assert set(found) == {"terms_overdue", "terms_ending"}
    assert [(row.title, row.value) for row in found["terms_overdue"].rows] == [("乙商会", "逾期未换届 10 天；疫情")]
    assert found["terms_overdue"].urgent
    assert [(row.title, row.value) for row in found["terms_ending"].rows] == [("甲商会", "即将届满 93 天")]
    with store.operation("设置") as session:
        TERM_ENDS_DAYS.choose(session, 30)
    assert "terms_ending" not in needs(store)


def test_tasks_and_appeals_that_are_late(store: Store) -> None:
    add(store, "task", title="报送材料", due_on="2024-06-20")
    add(store, "task", title="已办", due_on="2024-06-20", state="done")
    add(store, "task", title="本月内", due_on="2024-06")
    add(store, "appeal", title="用工难", raised_on="2024-05-01", due_on="2024-06-29")
    add(store, "appeal", title="已答", raised_on="2024-05-01", due_on="2024-06-29", replied_on="2024-06-01")
    found = needs(store)
    assert [row.value for row in found["tasks_overdue"].rows] == ["期限 2024年6月20日，逾期 10 天"]
    assert [row.title for row in found["appeals_overdue"].rows] == ["用工难"]


def test_chambers_that_nobody_has_visited(store: Store) -> None:
    recent = add(store, "chamber", name="甲商会")
    late = add(store, "chamber", name="乙商会")
    add(store, "chamber", name="丙商会")
    add(store, "chamber", name="已注销", closed_on="2020")
    add(store, "visit", target=recent, visited_on="2024-05-01")
    add(store, "visit", target=late, visited_on="2024-03-01")
    found = needs(store)["chambers_unvisited"]
    assert found.text == "2 家 90 天没有走访"
    assert [(row.title, row.value) for row in found.rows] == [
        ("丙商会", "没有走访记录"),
        ("乙商会", "上次走访 2024年3月1日"),
    ]
    with store.operation("设置") as session:
        UNVISITED_DAYS.choose(session, 200)
    assert needs(store)["chambers_unvisited"].count == 1


def test_members_without_a_contact(store: Store) -> None:
    add(store, "enterprise", name="甲公司", contact_person="张三", phone="0512-60000000")
    add(store, "enterprise", name="乙公司", contact_person="李四")
    add(store, "enterprise", name="丙公司")
    add(store, "enterprise", name="丁公司", left_on="2020")
    found = needs(store)["members_without_contact"]
    assert {row.title: row.value for row in found.rows} == {"乙公司": "没有联系电话", "丙公司": "没有联系人"}


def test_a_headline_in_excess_is_shown_in_red(store: Store) -> None:
    headline = add(store, "donation", donor=Link("甲商会"), amount=10_000_00, given_on="2024")
    assert "headlines_unreconciled" not in needs(store)
    add(store, "donation", donor=Link("乙公司"), amount=6_000_00, headline=headline)
    assert not needs(store)["headlines_unreconciled"].urgent
    add(store, "donation", donor=Link("丙公司"), amount=6_000_00, headline=headline)
    found = needs(store)["headlines_unreconciled"]
    assert found.urgent
    assert found.rows[0].value == "总数1万元，已列明细1.2万元（2 笔），明细超出2,000元"


def test_committee_members_who_never_came(store: Store) -> None:
    person = add(store, "person", name="张三")
    add(
        store,
        "post",
        person=person,
        body=Link("区工商联"),
        title="执委",
        committee="executive_member",
        started_on="2020",
    )
    for day in ("2023-05-01", "2024-01-01"):
        add(store, "meeting", title="执委会", kind="executive_committee", held_on=day, body="区工商联执委会")
    assert [row.title for row in needs(store)["members_absent"].rows] == ["张三"]


def test_the_home_page_shows_the_figures_of_the_year(store: Store) -> None:
    with store.reading() as session:
        _, figures = home(session, TODAY)
    assert tuple(figure.name for figure in figures) == YEAR_FIGURES


def test_a_setting_refuses_what_makes_no_sense(store: Store) -> None:
    with store.operation("设置") as session, pytest.raises(FieldError, match="请填写 1 到 1000 的整数"):
        UNVISITED_DAYS.choose(session, 0)
    with store.reading() as session:
        assert UNVISITED_DAYS.of(session) == 90
