"""Does a record know what refers to it, which tasks wait at the next meeting, and what can be computed of it?"""

from datetime import date

import pytest

from app import lists
from app.desk import Desk
from app.errors import UserError
from app.facts import Fact, facts_of
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Link
from app.lists import Listing
from app.related import RelatedGroup, open_tasks_before, referring_fields, related
from app.store import Store

DAY = date(2024, 6, 1)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def add(desk: Desk, of: str, /, **typed: str | Link) -> Link:
    """Store a record; a link to it."""
    key = desk.save(BY_NAME[of], typed)
    return Link(desk.record(BY_NAME[of], key).title, of, key)


def groups(desk: Desk, link: Link) -> dict[str, RelatedGroup]:
    assert link.kind
    assert link.id
    with desk.store.reading() as session:
        return {group.heading: group for group in related(session, BY_NAME[link.kind], link.id)}


def facts(desk: Desk, link: Link) -> list[Fact]:
    assert link.kind
    assert link.id
    with desk.store.reading() as session:
        return facts_of(session, BY_NAME[link.kind], link.id, DAY)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("meeting", {"attendance", "statement", "outcome", "task"}),
        ("enterprise", {"membership", "affiliation", "donation", "honour", "appeal"}),
        ("chamber", {"membership", "term", "brand", "honour", "visit", "liaison"}),
        ("person", {"post", "attendance", "honour"}),
        ("donation", {"gift_item", "co_donor", "donation"}),
        ("task", {"task_progress"}),
        ("zone", {"zone_member"}),
        ("brand", {"brand_edition"}),
    ],
)
def test_every_kind_of_related_record_has_its_group(kind: str, expected: set[str]) -> None:
    assert expected <= {other.name for other, _ in referring_fields(BY_NAME[kind])}


def test_every_group_of_every_kind_can_be_asked_for(desk: Desk) -> None:
    with desk.store.reading() as session:
        for kind in KINDS:
            if kind.name == "meeting":
                continue
            fields = list(referring_fields(kind))
            assert [(group.kind, group.field) for group in related(session, kind, 1)] == fields
            assert len({group.heading for group in related(session, kind, 1)}) == len(fields)


def test_a_meeting_shows_who_came_without_naming_itself_in_every_row(desk: Desk) -> None:
    meeting = add(desk, "meeting", title="座谈会", kind="座谈会", held_on="2024-03-01")
    add(desk, "attendance", meeting=meeting, attendee="闻景行", organisation="远山新材料", mode="出席")
    shown = groups(desk, meeting)
    assert shown["参会情况"].count == 1
    assert shown["参会情况"].rows[0].text.startswith("闻景行 · 远山新材料")
    assert shown["会议成果"].count == 0
    assert shown["会议成果"].may_add


def test_a_party_that_is_only_a_name_is_not_related(desk: Desk) -> None:
    firm = add(desk, "enterprise", name="远山新材料有限公司")
    other = add(desk, "enterprise", name="青禾智能有限公司")
    add(desk, "donation", donor=firm, kind="捐款", amount="5万元")
    add(desk, "donation", donor="远山基金会", kind="捐款", amount="6万元")
    assert [row.text.split(" · ")[1] for row in groups(desk, firm)["公益捐赠"].rows] == ["50,000.00元"]
    assert groups(desk, other)["公益捐赠"].count == 0


def test_two_fields_of_one_kind_make_two_groups_with_their_labels(desk: Desk) -> None:
    chamber = add(desk, "chamber", name="示范区家具商会")
    add(desk, "task", title="整理名册", owner=chamber)
    shown = groups(desk, chamber)
    assert shown["交办事项 · 责任人（单位）"].count == 1
    assert shown["交办事项 · 交办人"].count == 0


def test_the_pieces_of_a_headline_are_named_as_such(desk: Desk) -> None:
    total = add(desk, "donation", donor="所属商会", kind="捐款", amount="100万元")
    piece = add(desk, "donation", donor="家具商会", kind="捐款", amount="60万元", headline=total)
    assert groups(desk, total)["公益捐赠 · 以此为所属总数"].rows[0].id == piece.id


def test_a_long_group_tells_its_number_and_shows_its_beginning(desk: Desk) -> None:
    cause = add(desk, "cause", name="助学")
    for number in range(4):
        add(
            desk,
            "donation",
            donor=f"捐赠人{number}",
            kind="捐款",
            amount="1万元",
            cause=cause,
            given_on=f"2024-01-0{number + 1}",
        )
    assert cause.id is not None
    with desk.store.reading() as session:
        group = next(g for g in related(session, BY_NAME["cause"], cause.id, limit=3) if g.kind.name == "donation")
    assert (group.count, len(group.rows)) == (4, 3)
    assert group.rows[0].text.startswith("捐赠人3")  # the register's own order: latest first


def test_a_listing_can_be_narrowed_to_one_party(desk: Desk) -> None:
    firm = add(desk, "enterprise", name="远山新材料有限公司")
    person = add(desk, "person", name="闻景行")
    first = add(desk, "honour", title="先进企业", holder=firm)
    add(desk, "honour", title="先进个人", holder=person)
    assert firm.id is not None
    listing = Listing(BY_NAME["honour"], parent=("holder", firm.id), parent_kind="enterprise")
    with desk.store.reading() as session:
        assert list(lists.ids(session, listing)) == [first.id]
        assert lists.count(session, listing) == 1


def test_open_tasks_appear_at_the_next_meeting_of_the_same_body(desk: Desk) -> None:
    first = add(desk, "meeting", title="一次会议", body="区工商联执委会", held_on="2023-09-18")
    other = add(desk, "meeting", title="商会例会", body="家具商会", held_on="2023-10-01")
    following = add(desk, "meeting", title="二次会议", body="区工商联执委会", held_on="2024-03")
    later = add(desk, "meeting", title="三次会议", body="区工商联执委会", held_on="2024-09-01")
    add(desk, "task", title="晚些到期", meeting=first, due_on="2024-08-01")
    add(desk, "task", title="先到期", meeting=first, due_on="2024-05-01")
    add(desk, "task", title="已办结", meeting=first, state="已完成", done_on="2024-01-01")
    add(desk, "task", title="别的机构", meeting=other)
    add(desk, "task", title="以后的会", meeting=later)
    waiting = groups(desk, following)["以往会议未办结事项"]
    assert [row.text.split(" · ")[0] for row in waiting.rows] == ["先到期", "晚些到期"]
    assert waiting.count == 2
    assert not waiting.may_add
    assert "以往会议未办结事项" not in groups(desk, first)
    assert "以往会议未办结事项" not in groups(desk, other)


def test_a_meeting_that_is_gone_is_told_of(store: Store) -> None:
    with store.reading() as session, pytest.raises(UserError, match="可能已被删除"):
        open_tasks_before(session, 99)


# Computed facts


def test_an_enterprise_tells_industry_size_and_chambers(desk: Desk) -> None:
    firm = add(
        desk,
        "enterprise",
        name="远山新材料有限公司",
        industry="C35",
        staff="120",
        revenue="5000万元",
        figures_on="2023",
    )
    for name, ended in (("家具商会", ""), ("青年商会", ""), ("旧商会", "2020-01-01")):
        add(desk, "membership", enterprise=firm, chamber=add(desk, "chamber", name=name), ended_on=ended)
    assert facts(desk, firm) == [
        Fact("C35 专用设备制造业 · 小型，数据截至2023年"),
        Fact("现为 2 家商会的会员"),
    ]
    assert facts(desk, add(desk, "enterprise", name="青禾智能有限公司")) == []


def test_a_chamber_tells_members_and_an_overdue_term_in_red(desk: Desk) -> None:
    chamber = add(desk, "chamber", name="家具商会")
    add(desk, "membership", enterprise=add(desk, "enterprise", name="远山新材料有限公司"), chamber=chamber)
    add(desk, "term", body=chamber, term_no="2", started_on="2014-05-01", ended_on="2019-05-01")
    add(desk, "term", body=chamber, term_no="3", started_on="2019-05-01")
    assert facts(desk, chamber) == [Fact("现有会员企业 1 家"), Fact("第三届：逾期未换届 31 天", alarming=True)]


def test_a_meeting_tells_its_session_its_quorum_and_what_differs(desk: Desk) -> None:
    meeting = add(
        desk, "meeting", title="十一届一次执委会", kind="执委会", term_no="11", session_no="1", due_count="60",
        head_count="20", held_on="2023-09-18",
    )  # fmt: skip
    add(desk, "attendance", meeting=meeting, attendee="闻景行")
    told = facts(desk, meeting)
    assert told[0] == Fact("十一届一次")
    assert told[1].alarming
    assert "未达到法定人数" in told[1].text
    assert told[2] == Fact("填报实到 20 人次，名单上实到 1 人次")


def test_a_person_tells_the_posts_of_today(desk: Desk) -> None:
    person = add(desk, "person", name="闻景行")
    add(desk, "post", person=person, body="区工商联", title="副主席", started_on="2020-01-01")
    add(desk, "post", person=person, body="区商会", title="会长", started_on="2010-01-01", ended_on="2015-01-01")
    assert facts(desk, person) == [Fact("现任：区工商联副主席")]


def test_a_headline_tells_what_is_itemised_and_an_excess_is_red(desk: Desk) -> None:
    total = add(desk, "donation", donor="所属商会", kind="捐款", amount="100万元")
    assert facts(desk, total) == []
    add(desk, "donation", donor="家具商会", kind="捐款", amount="60万元", headline=total)
    assert facts(desk, total) == [Fact("总数100万元，已列明细60万元（1 笔），还差40万元")]
    add(desk, "donation", donor="青年商会", kind="捐款", amount="60万元", headline=total)
    assert facts(desk, total) == [Fact("总数100万元，已列明细120万元（2 笔），明细超出20万元", alarming=True)]
