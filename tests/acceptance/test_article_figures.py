"""Do the statistics of the five articles come to what the articles mean, with the rows behind them?"""

from collections.abc import Callable
from datetime import date

import pytest

from app.desk import Desk
from app.figures import Result, Scope, all_figures, compute, figure
from app.figures.counter import figures_of, flat, rows_of
from tests.acceptance import article_000
from tests.acceptance.conftest import ENTER

Office = Callable[[str], Desk]
DAY = Scope(date(2023, 12, 31))


def result(desk: Desk, name: str, scope: Scope = DAY) -> Result:
    """The figure, or one of its groups (`name:key`)."""
    base, _, key = name.partition(":")
    with desk.store.reading() as session:
        whole = compute(session, figure(base), scope)
    return next(group for group in whole.groups if group.name == name) if key else whole


def text(desk: Desk, name: str) -> str:
    """The figure as people read it."""
    return result(desk, name).text


@pytest.mark.parametrize("number", sorted(ENTER))
def test_every_figure_has_the_rows_that_it_counts(office: Office, number: str) -> None:
    with office(number).store.reading() as session:
        for one in all_figures():
            found = compute(session, one, DAY)
            rows = found.rows()
            assert len({(row.kind, row.id) for row in rows}) == len(rows), one.name
            if (
                isinstance(found.value, int)
                and found.unit in ("家", "件", "次", "个", "条", "笔", "项")
                and "／" not in found.text
            ):
                assert len(rows) == found.value, one.name


def test_001_the_gifts_come_to_over_9_million(office: Office) -> None:
    total = result(office("001"), "donations_by_year")
    assert total.text == "超900万元"
    assert total.value == "9000000.00"
    assert "年均超100万元（1 笔）另计" in total.left_out
    assert "2 笔没有估价" in total.left_out
    assert text(office("001"), "donations_unvalued") == "2"
    assert text(office("001"), "donations_average") == "超100万元"


def test_001_no_figure_says_10_million(office: Office) -> None:
    with office("001").store.reading() as session:
        for one in all_figures():
            found = compute(session, one, DAY)
            for each in (found, *found.groups):
                assert "1000万" not in f"{each.text}{each.left_out}".replace(",", ""), each.name


def test_003_the_chambers_and_members_gave_over_450_million(office: Office) -> None:
    both = result(office("003"), "donations_by_coverage:both")
    assert both.text == "超4.5亿元"
    assert both.title.endswith("本单位及会员")
    assert text(office("003"), "donations_by_year:2023") == "超4.5亿元"


def test_003_49_chambers_of_which_34_are_of_other_places(office: Office) -> None:
    assert text(office("003"), "chambers_by_kind") == "49"
    assert text(office("003"), "chambers_by_kind:nonlocal") == "34"
    assert text(office("003"), "nonlocal_by_registration:晋江") == "34"


def test_003_8_national_and_9_provincial_four_good_chambers(office: Office) -> None:
    assert text(office("003"), "four_good_chambers:national") == "8"
    assert text(office("003"), "four_good_chambers:provincial") == "9"


def test_003_terms_orders_proposals_and_visits(office: Office) -> None:
    assert int(text(office("003"), "terms_begun")) > 10
    assert text(office("003"), "terms_overdue") == "3"
    assert text(office("003"), "outcomes_by_kind:orders") == "63亿元"
    assert text(office("003"), "proposals_adopted") == "6"
    assert text(office("003"), "visits_by_target") == "1"


def test_000_7_of_7_chambers_spoke(office: Office) -> None:
    spoke = result(office("000"), "statements_by_speaker:商会")
    assert (spoke.text, spoke.value) == ("7", 7)
    assert len(article_000.CHAMBERS) == 7
    assert text(office("000"), "statements_by_kind:report") == "7"


def test_000_meetings_roll_up_into_their_campaign(office: Office) -> None:
    groups = {
        group.title.partition("：")[2]: group.text for group in result(office("000"), "meetings_by_campaign").groups
    }
    assert groups[article_000.DISCUSSION] == "2"
    assert groups["爱上平江路"] == "1"


def test_000_the_heads_of_an_open_list_are_a_lower_bound(office: Office) -> None:
    assert text(office("000"), "attendance:exchange") == "不少于10"
    assert text(office("000"), "chambers_by_kind:street") == "1"


def test_001_the_contradiction_is_counted_and_named(office: Office) -> None:
    found = result(office("001"), "statements_disagreeing")
    assert found.text == "1"
    with office("001").store.reading() as session:
        (row,) = compute(session, figure("statements_disagreeing"), DAY).rows()
    assert row.value == "自报 3 点，实有 4"


def test_002_eleven_people_at_the_zone_meeting(office: Office) -> None:
    assert text(office("002"), "attendance") == "不少于11"
    assert text(office("002"), "statements_by_speaker:人员") == "10"
    assert text(office("002"), "chambers_by_zone:1") == "4"


def test_004_the_district_s_figures(office: Office) -> None:
    desk = office("004")
    assert text(desk, "donations_by_year") == "达7亿元"
    assert text(desk, "donations_by_kind:mixed") == "达7亿元"
    assert text(desk, "brands:organisation:1") == "3"
    assert text(desk, "four_good_chambers:national") == "2"
    assert text(desk, "four_good_chambers:municipal") == "10"
    assert text(desk, "honours_by_kind:five_good_federation") == "2"
    assert text(desk, "stations_by_kind:party") == "14"


def test_004_the_sum_for_four_causes_is_neither_split_nor_counted_twice(office: Office) -> None:
    whole = result(office("004"), "donations_by_cause")
    assert whole.text == "达7亿元"
    assert [(group.title, group.text, group.count) for group in whole.groups] == [
        ("捐赠总额（按事由）：多项事由", "达7亿元", 1)
    ]
    with office("004").store.reading() as session:
        (row,) = rows_of(session, "donations_by_cause:several", DAY)
    assert row.value == "达7亿元"


def test_004_stated_counts_stand_beside_the_counted_ones_and_never_in_them(office: Office) -> None:
    with office("004").store.reading() as session:
        found = {one.name: one for one in flat(figures_of(session, DAY))}
    assert found["meetings_by_kind"].text == "2"
    assert "410场（普陀区工商联，2023年12月21日自报）" in found["meetings_by_kind"].reported
    assert found["meetings_by_kind:breakfast_meeting"].text == "1"
    assert "近30场（普陀区，2021年12月至2023年12月21日）" in found["meetings_by_kind:breakfast_meeting"].reported
    assert "500余名" in found["training_attendance"].reported
    assert found["training_attendance"].text == "0"
    assert found["reported_figures"].text == "5"
    assert "17家" in str([row.value for row in found["reported_figures"].rows()])


@pytest.mark.parametrize(
    ("number", "typed"), [("000", "相王杯"), ("001", "警务"), ("002", "北片区"), ("003", "人才库"), ("004", "标杆")]
)
def test_what_was_entered_is_found_by_the_search_box(office: Office, number: str, typed: str) -> None:
    assert any(typed in hit.title for hit in office(number).find(typed))
