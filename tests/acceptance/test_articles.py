"""Does the store hold each fact of the five articles as it stands?"""

from collections.abc import Callable
from datetime import date

import pytest

from app.desk import Desk
from app.domain.posts import post_at, text_of
from app.domain.sessions import parse_session, session_label, term_standing
from app.kinds import BY_NAME
from app.kinds.base import Line, Link, Value
from app.lists import Listing
from app.records import Record
from app.rules.gentle import WARNINGS
from app.rules.ledger import LEDGER_RULES
from app.rules.peers import StorePeers
from tests.acceptance import article_000, article_001, article_002, article_003, article_004
from tests.acceptance.conftest import ENTER

Office = Callable[[str], Desk]


def all_of(desk: Desk, record: str, /, **wanted: Value) -> list[Record]:
    """The records of a kind with these values, in the order of their entry."""
    described = BY_NAME[record]
    found = [desk.record(described, key) for key in sorted(desk.ids(Listing(described)))]
    return [one for one in found if all(_plain(one.values[name]) == value for name, value in wanted.items())]


def one_of(desk: Desk, record: str, /, **wanted: Value) -> Record:
    """The one record of a kind with these values."""
    (found,) = all_of(desk, record, **wanted)
    return found


def _plain(value: Value) -> Value:
    return value.text if isinstance(value, Link) else value


def titles(records: list[Record]) -> list[str]:
    """What the records are called."""
    return [record.title for record in records]


@pytest.mark.parametrize("number", sorted(ENTER))
def test_what_was_entered_breaks_no_rule_of_the_store(office: Office, number: str) -> None:
    desk = office(number)
    with desk.store.reading() as session:
        for kind, rule in LEDGER_RULES.items():
            for record in all_of(desk, kind):
                assert rule(StorePeers(session), record.values, record.id) == []


# 000: the exchange meeting


def test_000_the_meeting_has_no_year(office: Office) -> None:
    meeting = one_of(office("000"), "meeting", title=article_000.MEETING)
    assert meeting.values["held_on"] == "--09-15"
    assert meeting.values["place"] == "长三角数字经济双创中心一楼会议厅"
    assert one_of(office("000"), "campaign", name=article_000.DISCUSSION).values["started_on"] == "--07"


def test_000_one_person_has_several_roles(office: Office) -> None:
    host = one_of(office("000"), "attendance", attendee=article_000.HOST)
    assert host.values["roles"] == ("host", "speaker")
    assert one_of(office("000"), "attendance", attendee=article_000.GUEST).values["post"] == "区委常委、区委宣传部部长"


def test_000_some_chambers_in_writing_are_an_unknown_number_and_not_none(office: Office) -> None:
    some = one_of(office("000"), "attendance", mode="written")
    assert some.title == "部分商会"
    assert one_of(office("000"), "meeting", title=article_000.MEETING).values["head_count"] is None


def test_000_seven_chambers_spoke_and_no_person_for_them(office: Office) -> None:
    reports = all_of(office("000"), "statement", kind="report")
    assert titles(reports) == list(article_000.CHAMBERS)
    assert all(isinstance(one.values["speaker"], Link) and one.values["speaker"].kind == "chamber" for one in reports)
    stated = one_of(office("000"), "meeting", title=article_000.MEETING).values["stated_attendance"]
    assert str(stated).startswith(f"{len(reports)}家商会")


@pytest.mark.parametrize(
    ("speaker", "kinds"),
    [
        ("区餐饮业商会", ["report"] * 3),
        ("区结婚产业商会", ["report"] * 3),
        ("平江路商会", ["report"] * 4),
        ("区天台商会", ["view"] * 3 + ["task"] * 2),
        (article_000.GUEST, ["instruction"] * 3),
    ],
)
def test_000_points_are_ordered_and_of_their_kinds(office: Office, speaker: str, kinds: list[str]) -> None:
    points = one_of(office("000"), "statement", speaker=speaker).values["points"]
    assert isinstance(points, tuple)
    assert [point.kind for point in points if isinstance(point, Line)] == kinds


def test_000_a_chamber_announces_three_views_and_two_tasks_and_keeps_its_word(office: Office) -> None:
    said = one_of(office("000"), "statement", speaker="区天台商会")
    announced = {name: said.values[name] for name in ("stated_points", "stated_views", "stated_tasks")}
    assert announced == {"stated_points": None, "stated_views": 3, "stated_tasks": 2}
    assert WARNINGS["statement"](said.values) == []
    short = WARNINGS["statement"]({**said.values, "stated_tasks": 3})
    assert [str(error) for error in short] == ["自报任务 3 点，所列 2 点；两个数都照原文保留"]


def test_000_each_sub_theme_names_its_chamber(office: Office) -> None:
    own = {one.title: _plain(one.values["chamber"]) for one in all_of(office("000"), "campaign", parent="商会说")}
    assert own == {theme: name for name, (_, _, _, theme, _, _) in article_000.CHAMBERS.items()}


def test_000_campaigns_are_a_tree(office: Office) -> None:
    parents = {one.title: _plain(one.values["parent"]) for one in all_of(office("000"), "campaign")}
    assert parents["商会说"] == parents["会员谈"] == article_000.DISCUSSION
    assert parents["爱上平江路"] == "商会说"


def test_000_brands_belong_to_their_chambers(office: Office) -> None:
    assert titles(all_of(office("000"), "brand", chamber="平江路商会")) == article_000.BRANDS["平江路商会"]
    assert titles(all_of(office("000"), "brand", chamber="相王路玉雕商会")) == ["相王杯"]


def test_000_instructions_become_tasks(office: Office) -> None:
    asked = {one.title: _plain(one.values["asked_by"]) for one in all_of(office("000"), "task")}
    assert asked == {"布置的下一阶段商会工作": article_000.DEPUTY, "近期开展好大讨论": article_000.HOST}


# 001: the speech with masks


def test_001_the_meeting_runs_in_stages_under_a_joint_title(office: Office) -> None:
    meeting = one_of(office("001"), "meeting", title=article_001.MEETING)
    stages = meeting.values["stages"]
    assert "暨" in meeting.title
    assert isinstance(stages, tuple)
    kinds = [stage.kind for stage in stages if isinstance(stage, Line)]
    assert kinds == ["observation", "reports", "assignment", "speech"]
    assert one_of(office("001"), "meeting", kind="member_congress").values["ordinal"] == 1


def test_001_three_points_are_announced_and_four_are_listed(office: Office) -> None:
    speech = one_of(office("001"), "statement", speaker=article_001.SPEAKER)
    points = speech.values["points"]
    assert isinstance(points, tuple)
    assert (speech.values["stated_points"], len(points)) == (3, 4)
    assert speech.values["notes"] == "文中说三点意见，列出四点"
    assert [str(error) for error in WARNINGS["statement"](speech.values)] == [
        "自报 3 点，所列 4 点；两个数都照原文保留"
    ]


def test_001_masked_donors_stay_apart_on_an_open_list(office: Office) -> None:
    flood = one_of(office("001"), "donation", cause="河南特大暴雨灾害")
    others = [one for one in all_of(office("001"), "co_donor") if _key(one.values["donation"]) == flood.id]
    assert titles(others) == ["**商会", "**商会", "**联合商会", "**商会"]
    assert flood.values["donor_list"] == "open"
    assert flood.values["amount"] is None


def test_001_who_mobilised_is_not_who_gave(office: Office) -> None:
    gift = one_of(office("001"), "donation", mobilised_by="区建筑商会")
    assert gift.values["donor"] is None
    assert gift.title == "区建筑商会发动"
    assert (gift.values["coverage"], gift.values["basis"], gift.values["qualifier"]) == (
        "mobilised",
        "cumulative",
        "over",
    )


def test_001_premises_have_no_value_and_are_not_zero(office: Office) -> None:
    assert one_of(office("001"), "donation", kind="premises").values["amount"] is None


def test_001_stations_name_their_partners(office: Office) -> None:
    partners = {one.values["kind"]: one.values["partners"] for one in all_of(office("001"), "station")}
    assert partners["tax"] == "区税务局"
    assert "区法院" in str(partners["home"])


# 002: the zone meeting


def test_002_nine_guests_stand_in_print_order_with_their_posts(office: Office) -> None:
    came = sorted(all_of(office("002"), "attendance"), key=lambda one: int(str(one.values["print_order"])))
    assert titles(came[:2]) == [article_002.LEADER, article_002.HOST]
    guests = {one.title: one.values["post"] for one in came[2:]}
    assert list(guests.items()) == list(article_002.GUESTS.items())
    assert len(guests) == 9


def test_002_the_host_has_three_posts_in_order(office: Office) -> None:
    host = one_of(office("002"), "attendance", attendee=article_002.HOST)
    assert host.values["post"] == "北片区总召集人、市工商联常委、上海市安徽商会会长"
    with office("002").store.reading() as session:
        key = _key(host.values["attendee"])
        assert key
        assert text_of(post_at(session, key, "2023-09-18")) == "北片区总召集人、上海市工商联常委、上海市安徽商会会长"


def test_002_the_registers_know_every_guest_s_posts(office: Office) -> None:
    desk = office("002")
    with desk.store.reading() as session:
        for name, printed in article_002.GUESTS.items():
            held = post_at(session, one_of(desk, "person", name=name).id, "2023-09-18")
            assert len(held) == printed.count("、") + 1, name
            assert [post.title for post in held] == [
                next(part.title for part in held if given.endswith(part.title)) for given in printed.split("、")
            ]


def test_002_eight_guests_speak_and_one_does_not(office: Office) -> None:
    speakers = set(titles(all_of(office("002"), "statement")))
    assert set(article_002.GUESTS) - speakers == {article_002.SILENT}
    assert one_of(office("002"), "attendance", attendee=article_002.SILENT).values["roles"] == ("guest",)


def test_002_the_first_meeting_of_a_zone_of_mixed_members(office: Office) -> None:
    meeting = one_of(office("002"), "meeting", title=article_002.MEETING)
    assert (meeting.values["ordinal"], meeting.values["held_on"]) == (1, "--09-18")
    members = [one.values["member"] for one in all_of(office("002"), "zone_member", zone="北片区")]
    assert {link.kind for link in members if isinstance(link, Link)} == {"chamber", "organisation"}
    assert len(all_of(office("002"), "zone")) == 4
    assert one_of(office("002"), "post", title="总召集人").values["body"] == Link("北片区", "zone", 1)


# 003: the chambers of a city


def test_003_the_session_is_the_first_of_the_eleventh_term(office: Office) -> None:
    meeting = one_of(office("003"), "meeting", kind="chairs_meeting")
    term, session = int(str(meeting.values["term_no"])), int(str(meeting.values["session_no"]))
    assert parse_session(meeting.title) == (term, session)
    assert meeting.title.startswith(session_label(term, session))
    assert "暨" in meeting.title


def test_003_late_townships_say_why(office: Office) -> None:
    late = [one for one in all_of(office("003"), "term") if one.values["overdue_reason"]]
    for term in late:
        due = term.values["due_on"]
        assert isinstance(due, str)
        assert term_standing(None, due, None, date(2023, 10, 11)).state.value == "逾期未换届"
    assert len(late) == 3


def test_003_dates_are_kept_as_precisely_as_they_are_given(office: Office) -> None:
    held = [one.values["held_on"] for one in all_of(office("003"), "meeting")]
    assert held == ["2023-03", "2023-04Q2", "2023-04"]
    assert one_of(office("003"), "visit", target="英林商会").values["visited_on"] == "2023-07"


def test_003_a_service_is_given_without_a_value(office: Office) -> None:
    service = one_of(office("003"), "donation", kind="service")
    assert (service.title, service.values["amount"]) == ("福州市晋江商会", None)


def test_003_six_suggestions_went_into_one_paper(office: Office) -> None:
    adopted = all_of(office("003"), "proposal", state="adopted")
    assert {one.values["adopted_in"] for one in adopted} == {article_003.PAPER}
    assert len(adopted) == 6


def test_003_leaders_look_after_chambers_enterprises_and_zones(office: Office) -> None:
    officers = {one.title: _plain(one.values["target"]) for one in all_of(office("003"), "liaison")}
    assert officers[article_003.SECRETARY] == "英林商会"
    assert "会员企业" in str(officers["市工商联党组成员"])


# 004: the federation of a district


def test_004_three_brands_of_which_two_bear_one_name_stay_three(office: Office) -> None:
    named = [one for one in all_of(office("004"), "brand") if one.title.startswith("政会")]
    assert titles(named) == ["政会法企", "政会银企", "政会银企"]
    assert all("写了两次" in str(one.values["notes"]) for one in named[1:])
    assert {_plain(one.values["organisation"]) for one in named} == {article_004.FEDERATION}
    assert {one.values["chamber"] for one in named} == {None}


def test_004_one_sum_of_cash_and_goods_stands_for_four_causes(office: Office) -> None:
    gift = one_of(office("004"), "donation")
    assert (gift.values["kind"], gift.values["causes"], gift.values["cause"]) == ("mixed", "several", None)
    assert titles(all_of(office("004"), "gift_cause")) == list(article_004.FOUR_CAUSES)


def test_004_stated_counts_stand_as_they_were_stated(office: Office) -> None:
    stated = {
        one.title: (one.values["number"], one.values["qualifier"]) for one in all_of(office("004"), "reported_figure")
    }
    assert stated["统战文化等多种形式的活动"] == (410, "exact")
    assert stated["政企早餐会"] == (30, "nearly")
    assert stated["靠谱金融服务盟的银行"] == (17, "exact")
    assert stated["青年企业家培训班累计参训"] == (500, "some_odd")


def test_001_cash_and_goods_in_one_sum_are_of_their_own_kind(office: Office) -> None:
    assert one_of(office("001"), "donation", basis="annual_average").values["kind"] == "mixed"


def test_004_two_ways_of_writing_stay_visible(office: Office) -> None:
    federation = one_of(office("004"), "organisation", name=article_004.FEDERATION)
    assert "“联心桥”和“连心桥”" in str(federation.values["notes"])
    slogan = one_of(office("004"), "campaign", name=article_004.SLOGAN)
    assert "事办妥" in str(slogan.values["notes"])
    assert [one.title for one in all_of(office("004"), "honour") if "事办妥" in one.title]


def test_004_holders_of_honours_are_of_four_kinds(office: Office) -> None:
    holders = [one.values["holder"] for one in all_of(office("004"), "honour")]
    kinds = {link.kind for link in holders if isinstance(link, Link)}
    assert kinds == {"organisation", "chamber", "enterprise", "person", None}
    assert {one.values["edition"] for one in all_of(office("004"), "honour")} == {None, "第六届"}


def test_004_the_course_was_held_ten_times(office: Office) -> None:
    assert len(all_of(office("004"), "brand_edition", brand="青年企业家培训班")) == 10


def test_004_an_appeal_comes_from_a_breakfast(office: Office) -> None:
    appeal = one_of(office("004"), "appeal")
    assert _plain(appeal.values["meeting"]) == "首场政企早餐会"
    assert one_of(office("004"), "campaign", name="政企早餐会").values["started_on"] == "2021-12"


def _key(value: Value) -> int | None:
    return value.id if isinstance(value, Link) else None
