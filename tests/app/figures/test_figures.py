"""Does every figure count what its words say, and give exactly the records behind it?"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.errors import UserError
from app.figures import Scope, all_figures, compute, figure, rows_of
from app.kinds.base import Line, Link
from app.sample import fill_sample
from app.store import Store
from tests.app.figures.office import add, result, texts

TODAY = date(2024, 6, 30)
NOW = Scope(TODAY)
COUNTED = [one.name for one in all_figures() if not one.name.startswith("donations_") and one.unit != "元"]


def test_49_chambers_of_which_34_are_nonlocal_on_any_date(store: Store) -> None:
    for number in range(49):
        kinds = ("nonlocal",) if number < 34 else ("industry", "market")
        place = "晋江" if number < 34 else None
        add(store, "chamber", name=f"第{number}商会", kinds=kinds, founded_on="2010", registration_place=place)
    add(store, "chamber", name="已注销商会", kinds=("nonlocal",), closed_on="2023-05")
    found = result(store, "chambers_by_kind", NOW)
    assert (found.value, found.count) == (49, 49)
    assert texts(found) == {"industry": "15", "nonlocal": "34", "market": "15"}
    assert texts(result(store, "chambers_by_kind", Scope(date(2023, 5, 31))))["nonlocal"] == "35"
    assert result(store, "chambers_by_kind", Scope(date(2009, 12, 31))).value == 1
    assert texts(result(store, "nonlocal_by_registration", NOW)) == {"晋江": "34"}


def test_an_enterprise_in_three_chambers_counts_once(store: Store) -> None:
    firm = add(store, "enterprise", name="甲公司", industry="C35", staff=1000, revenue=40_000 * 10**6)
    for number in range(3):
        chamber = add(store, "chamber", name=f"第{number}商会")
        add(store, "membership", enterprise=firm, chamber=chamber)
    found = result(store, "chamber_members", NOW)
    assert (found.value, [row.title for row in found.rows()]) == (1, ["甲公司"])
    assert set(texts(found).values()) == {"1"}
    assert texts(result(store, "members_by_size", NOW)) == {"大型": "1"}
    assert texts(result(store, "members_by_section", NOW)) == {"C": "1"}


def test_members_are_judged_by_their_periods_where_there_are_any(store: Store) -> None:
    firm = add(store, "enterprise", name="甲公司", member_kind="enterprise")
    add(store, "affiliation", enterprise=firm, kind="group", started_on="2010", ended_on="2015-06-30")
    add(store, "affiliation", enterprise=firm, kind="enterprise", started_on="2020-01-01")
    add(store, "enterprise", name="乙公司", member_kind="individual", joined_on="2012", left_on="2022-03-01")
    add(store, "enterprise", name="丙公司", member_kind="none")
    found = {
        year: texts(result(store, "members_by_kind", Scope(date(year, 6, 30)))) for year in (2011, 2013, 2018, 2024)
    }
    assert found[2011] == {"group": "1"}
    assert found[2013] == {"group": "1", "individual": "1"}
    assert found[2018] == {"individual": "1"}
    assert found[2024] == {"enterprise": "1"}


def test_a_campaign_holds_the_meetings_of_those_below_it(store: Store) -> None:
    above = add(store, "campaign", name="大讨论")
    below = add(store, "campaign", name="商会说", parent=above)
    add(store, "meeting", title="一", kind="exchange", held_on="2024-01-05", campaign=above)
    add(store, "meeting", title="二", kind="exchange", held_on="2024-02-05", campaign=below)
    found = result(store, "meetings_by_campaign", NOW)
    assert (found.value, texts(found)) == (2, {"1": "2", "2": "1"})
    assert found.groups[0].title == "主题活动下的会议活动：大讨论"


def test_an_unknown_number_of_heads_is_not_nought(store: Store) -> None:
    person = add(store, "person", name="张三")
    course = add(
        store, "meeting", title="培训", kind="training", held_on="2023-05", head_count=500, head_qualifier="over"
    )
    second = add(store, "meeting", title="再培训", kind="training", held_on="2023-06", stated_attendance="部分书面参加")
    add(store, "meeting", title="三培训", kind="training", held_on="2023-07")
    for meeting in (course, second):
        add(store, "attendance", meeting=meeting, attendee=person)
    for name in ("王**", "王**", "李四", "李四"):
        add(store, "attendance", meeting=second, attendee=Link(name))
    add(store, "attendance", meeting=second, attendee=Link("赵六"), mode="excused")
    found = result(store, "training_attendance", Scope(TODAY, 2023))
    assert (found.value, found.text, found.left_out) == (505, "超505", "另有若干：1 次人数不详")
    assert {row.title: row.value for row in found.rows()} == {
        "培训": "超500",
        "再培训": "不少于5",
        "三培训": "人数不详",
    }
    people = result(store, "training_people", Scope(TODAY, 2023))
    assert people.value == 4
    assert sorted((row.title, row.value) for row in people.rows()) == [
        ("张三", "2 次"),
        ("李四", "2 次"),
        ("王**", "1 次"),
        ("王**", "1 次"),
    ]


def test_eight_national_and_nine_provincial_four_good_chambers(store: Store) -> None:
    for number in range(8):
        for edition in ("2019", "2021"):
            add(
                store,
                "honour",
                title="全国四好商会",
                holder=Link(f"第{number}商会"),
                kind="four_good_chamber",
                level="national",
                granted_on=edition,
            )
    for number in range(9):
        add(
            store,
            "honour",
            title="省四好商会",
            holder=Link(f"第{number + 8}商会"),
            kind="four_good_chamber",
            level="provincial",
        )
    assert texts(result(store, "four_good_chambers", NOW)) == {"national": "8", "provincial": "9"}
    assert texts(result(store, "honours_by_level", NOW))["national"] == "16"
    assert result(store, "honours_by_level", Scope(TODAY, 2021)).left_out == "9 项没有年份，未计入"


def test_six_proposals_adopted_in_one_paper(store: Store) -> None:
    for number in range(7):
        add(
            store,
            "proposal",
            title=f"建议{number}",
            state="adopted" if number < 6 else "submitted",
            adopted_in="意见" if number < 6 else None,
        )
    assert texts(result(store, "proposals_adopted", NOW)) == {"意见": "6"}
    assert texts(result(store, "proposals_by_state", NOW)) == {"submitted": "1", "adopted": "6"}


def test_appeals_say_how_long_an_answer_took(store: Store) -> None:
    for days in (3, 5, 20):
        add(store, "appeal", title=f"诉求{days}", raised_on="2024-03-01", replied_on=f"2024-03-{days + 1:02d}")
    add(store, "appeal", title="只知道月份", raised_on="2024-03", replied_on="2024-04")
    add(store, "appeal", title="逾期", raised_on="2024-05-01", due_on="2024-05-31")
    found = result(store, "appeals_days", NOW)
    assert (found.value, found.text, found.left_out, found.count) == (5, "5", "1 件天数不详", 4)
    assert [row.title for row in result(store, "appeals_overdue", NOW).rows()] == ["逾期"]


def test_orders_keep_their_word(store: Store) -> None:
    fair = add(store, "meeting", title="对接会", kind="matchmaking", held_on="2023-04")
    add(store, "outcome", meeting=fair, kind="orders", amount=63 * 10**10)
    add(store, "outcome", meeting=fair, kind="orders", amount=10**10, qualifier="over")
    add(store, "outcome", meeting=fair, kind="contracts")
    found = result(store, "outcomes_by_kind", Scope(TODAY, 2023))
    assert texts(found) == {"orders": "超64亿元", "contracts": "0元"}
    assert (found.value, found.left_out) == ("6400000000.00", "1 项没有金额")


def test_party_coverage_terms_and_visits(store: Store) -> None:
    first = add(store, "chamber", name="甲商会", party_organisation="党支部")
    add(store, "chamber", name="乙商会")
    assert result(store, "party_in_chambers", NOW).text == "1／2（50.0%）"
    add(store, "term", body=first, term_no=1, started_on="2010", ended_on="2015-02-28")
    add(store, "term", body=first, term_no=2, started_on="2015-03-01", due_on="2020-03-01", overdue_reason="疫情")
    add(store, "term", body=Link("丙商会"), term_no=1, started_on="2019-06-01")
    overdue = {row.title: row.value for row in result(store, "terms_overdue", NOW).rows()}
    assert overdue == {"甲商会": "疫情", "丙商会": ""}
    add(store, "visit", target=first, visited_on="2023-07-01")
    add(store, "visit", target=first, visited_on="2023-07-09")
    assert texts(result(store, "visits_by_target", Scope(TODAY, 2023))) == {"商会": "2"}
    assert [row.value for row in result(store, "visited", Scope(TODAY, 2023)).rows()] == ["2 次"]


def test_contradictions_between_stated_and_counted_points_stay_visible(store: Store) -> None:
    meeting = add(store, "meeting", title="推进会", kind="onsite_meeting", held_on="2022-11")
    points = tuple(Line("view", f"第{number}点") for number in range(4))
    add(store, "statement", meeting=meeting, speaker=Link("某领导"), stated_points=3, points=points, kind="speech")
    chamber = add(store, "chamber", name="甲商会")
    add(store, "statement", meeting=meeting, speaker=chamber, points=points[:3], stated_points=3)
    found = result(store, "statements_disagreeing", NOW)
    assert [(row.title, row.value) for row in found.rows()] == [("某领导", "自报 3 点，实有 4")]
    assert texts(result(store, "statements_by_speaker", NOW)) == {"商会": "1", "-": "1"}


@pytest.fixture(scope="module")
def sample(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(empty_folder, folder, dirs_exist_ok=True)
    with Store.open(folder) as opened:
        fill_sample(opened)
        yield opened


@pytest.mark.parametrize("scope", [NOW, Scope(TODAY, 2023), Scope(date(2000, 1, 1))])
def test_a_count_and_its_rows_never_differ(sample: Store, scope: Scope) -> None:
    with sample.reading() as session:
        for name in COUNTED:
            found = compute(session, figure(name), scope)
            for one in (found, *found.groups):
                assert len(one.rows()) == one.count, one.name
                assert one.rows() == rows_of(session, one.name, scope)


def test_an_unknown_name_is_answered_with_the_names_there_are(store: Store) -> None:
    with store.reading() as session:
        with pytest.raises(UserError, match="chambers_by_kind"):
            rows_of(session, "nothing", NOW)
        with pytest.raises(UserError, match="没有分组"):
            rows_of(session, "chambers_by_kind:moon", NOW)


def test_a_past_year_is_seen_from_its_last_day() -> None:
    assert Scope.of(2023, None, TODAY) == Scope(date(2023, 12, 31), 2023)
    assert Scope.of(2024, None, TODAY) == Scope(TODAY, 2024)
    assert Scope.of(None, date(2020, 1, 1), TODAY) == Scope(date(2020, 1, 1))
