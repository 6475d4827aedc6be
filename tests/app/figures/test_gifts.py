"""Do the totals of gifts from the store agree with their definition, and with the rows behind them?"""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.figures import Scope, compute, figure
from app.figures.gift_sums import Place, by_year_cause_chamber
from app.figures.headlines import unreconciled
from app.kinds.base import Link
from app.store import Store
from app.values.amounts import Amount, Basis, Qualifier
from app.values.totals import Gift, Total, total_of
from tests.app.figures.office import add, result, texts

TODAY = date(2024, 6, 30)
WAN = 1_000_000


def give(store: Store, donor: str, wan: int | None, qualifier: str = "exact", **more: Any) -> Link:
    return add(
        store,
        "donation",
        donor=Link(donor),
        kind=more.pop("kind", "cash" if wan is not None else "goods"),
        amount=None if wan is None else wan * WAN,
        qualifier=qualifier,
        **more,
    )


@pytest.fixture
def article(store: Store) -> Store:
    """The gifts of article 001, under names that say nothing."""
    chamber = add(store, "chamber", name="甲区建筑商会", kinds=("industry",))
    cause = add(store, "cause", name="防疫")
    give(store, "甲商会", 200, "over", kind="goods", given_on="2020", cause=cause)
    give(store, "会员", 700, "over", basis="cumulative", coverage="mobilised", mobilised_by=chamber, given_on="2020")
    give(store, "乙商会", None, kind="premises", given_on="2020", cause=cause)
    give(store, "丙商会", None, donor_list="open", given_on="2021-07")
    give(store, "常执委企业", 100, "over", basis="annual_average")
    return store


def test_the_article_gives_over_nine_million_and_says_what_it_leaves_out(article: Store) -> None:
    found = result(article, "donations_by_year", Scope(TODAY))
    assert (found.text, found.value, found.count) == ("超900万元", "9000000.00", 2)
    assert found.left_out == "年均超100万元（1 笔）另计，2 笔没有估价，1 笔的捐赠方名单不完整（等）"
    assert result(article, "donations_average", Scope(TODAY)).text == "超100万元"
    assert texts(result(article, "donations_by_chamber", Scope(TODAY))) == {"1": "超700万元", "-": "超200万元"}
    assert [row.value for row in result(article, "donations_unvalued", Scope(TODAY)).rows()] == ["", ""]


def test_one_year_leaves_out_what_has_no_year(article: Store) -> None:
    found = result(article, "donations_by_cause", Scope(date(2020, 12, 31), 2020))
    assert (found.text, found.left_out) == ("超900万元", "1 笔没有估价，1 笔没有年份")


def test_rows_say_how_each_gift_enters_the_total(store: Store) -> None:
    headline = give(store, "甲商会", 500, "over", coverage="both", given_on="2023")
    give(store, "乙公司", 300, headline=headline, given_on="2023-05-01")
    give(store, "丙公司", 20, given_on="2023-06")
    found = result(store, "donations_by_year", Scope(TODAY, 2023))
    assert found.text == "超520万元"
    assert {row.title: row.value for row in found.rows()} == {
        "甲商会 2023年": "超500万元",
        "乙公司 2023年5月1日": "300万元（已含在总数里，未重复计）",
        "丙公司 2023年6月": "20万元",
    }
    with store.reading() as session:
        assert [one.reconciled.text for one in unreconciled(session)] == [
            "总数超500万元，已列明细300万元（1 笔），还差超200万元"
        ]


def test_what_was_given_after_the_day_asked_does_not_count(store: Store) -> None:
    give(store, "甲", 1, given_on="2023-05-01")
    give(store, "乙", 2, given_on="2023-05-02")
    give(store, "丙", 4, given_on="2023")
    give(store, "丁", 8, given_on="2024-01-01")
    assert result(store, "donations_by_year", Scope(date(2023, 5, 1))).text == "5万元"
    assert result(store, "donations_by_kind", Scope(date(2023, 5, 1))).text == "5万元"


gift = st.fixed_dictionaries(
    {
        "wan": st.one_of(st.none(), st.integers(1, 99)),
        "qualifier": st.sampled_from(Qualifier),
        "basis": st.sampled_from(Basis),
        "open": st.booleans(),
        "given_on": st.sampled_from([None, "--05-01", "2022", "2022-03", "2023-07Q3", "2023-05-01"]),
        "period_from": st.sampled_from([None, "2020", "2023-01"]),
        "headline": st.one_of(st.none(), st.integers(0, 5)),
        "cause": st.integers(0, 1),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(gift, max_size=6), st.sampled_from([None, 2022, 2023]))
def test_every_way_to_a_total_agrees_with_its_definition(
    store: Store, gifts: list[dict[str, Any]], year: int | None
) -> None:
    with store.operation("清空") as session:
        session.connection().exec_driver_sql("UPDATE donation SET headline_id = NULL")
        session.connection().exec_driver_sql("DELETE FROM donation")
    causes = [None, add(store, "cause", name="助学")]
    made: list[Link] = []
    known: list[Gift] = []
    for one in gifts:
        at = one["headline"]
        whole = at is not None and at < len(made) and known[at].headline is None
        headline = made[at] if at is not None and whole else None
        made.append(_stored(store, one, headline, causes[one["cause"]]))
        known.append(_gift(one, made[-1], headline))
    expected = total_of(known, year)
    scope = Scope(TODAY, year)
    with store.reading() as session:
        cells = by_year_cause_chamber(session, scope)
        assert sum(cells.values(), Total()) == expected
        assert all(isinstance(place, Place) for place in cells)
        for name in ("donations_by_year", "donations_by_cause", "donations_by_chamber", "donations_by_kind"):
            found = compute(session, figure(name), scope)
            assert (found.text, found.left_out) == (expected.text, expected.left_out_text)
            counted = [row for row in found.rows() if "（" not in row.value and "未计入" not in row.value]
            assert len(counted) == found.count == sum(group.count for group in found.groups)


def _stored(store: Store, one: dict[str, Any], headline: Link | None, cause: Link | None) -> Link:
    valued = one["wan"] is not None
    return give(
        store,
        "某企业",
        one["wan"],
        one["qualifier"].value if valued else "exact",
        basis=one["basis"].value,
        donor_list="open" if one["open"] else "complete",
        given_on=one["given_on"],
        period_from=one["period_from"],
        headline=headline,
        cause=cause,
    )


def _gift(one: dict[str, Any], stored: Link, headline: Link | None) -> Gift:
    assert stored.id is not None
    said = one["given_on"]
    year = int(said[:4]) if said and not said.startswith("--") else None
    return Gift(
        stored.id,
        None if one["wan"] is None else Amount(one["wan"] * WAN, one["qualifier"]),
        one["basis"],
        headline.id if headline else None,
        one["open"],
        year,
        int(one["period_from"][:4]) if one["period_from"] else None,
    )
