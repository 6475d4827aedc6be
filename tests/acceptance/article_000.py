"""What does the report on the exchange meeting of the chambers of 姑苏区 (article 000) say? No year stands in it."""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

DISCUSSION = "“我为姑苏发展做什么”大讨论"
MEETING = "“我为姑苏发展做什么”商会大讨论交流分享会"
# Chamber: kind, home place, party organisation, its theme, how many points it announced itself, points.
CHAMBERS: dict[str, tuple[str, str, str, str, str, str]] = {
    "区新材料商会": ("行业商会", "", "", "四个楷模", "", "党建带会建，用好行业所长\n办产业园，参与招商"),
    "区文旅创新产业商会": ("行业商会", "", "", "深度展现姑苏之魅", "", "开展调研，提升服务\n引导会员宣传本地文化"),
    "区餐饮业商会": ("行业商会", "", "", "做精苏式生活典范", "3", "培训与交流\n吴文化教育\n对外学习"),
    "区结婚产业商会": ("行业商会", "", "", "链式商会", "3", "做大服务品牌\n打造婚礼旅游目的地\n经营管理服务"),
    "区天台商会": (
        "异地商会",
        "天台",
        "",
        "扎根姑苏、勇创大业",
        "",  # 3 views and 2 tasks, never a sum: see TIANTAI
        "【观点】勤奋经营\n【观点】学习与公益\n【观点】两地一家亲\n【任务】会员共享的电商平台\n【任务】向领头公司学习",
    ),
    "平江路商会": (
        "街区商会",
        "",
        "平江路商会党支部",
        "爱上平江路",
        "4",
        "会员当主人\n擦亮两个营销品牌\n办好各类文化商业活动\n参与古城保护",
    ),
    "相王路玉雕商会": ("市场商会", "", "", "做强专业市场", "", "办好评选活动\n创新经营模式\n提升品牌形象"),
}
# What 天台 announced of each kind of point.
TIANTAI = {"stated_views": "3", "stated_tasks": "2"}
BRANDS = {
    "区餐饮业商会": ["餐饮技能大赛"],
    "区结婚产业商会": ["线上婚博会", "线下采购节"],
    "平江路商会": ["十年老店", "平江路原创·全国首店", "平江路市集", "掌上平江路"],
    "相王路玉雕商会": ["相王杯"],
}
HOST, GUEST, DEPUTY = "沈知行", "陆怀瑾", "温书宁"


def enter(desk: Desk) -> None:
    """Enter the article's facts."""
    clerk = Clerk(desk)
    federation = clerk.enter("organisation", name="姑苏区工商联", kind="工商联")
    clerk.enter("organisation", name="姑苏区委", kind="党政机关")
    clerk.enter("organisation", name="姑苏区委宣传部", kind="党政机关")
    people = _people(clerk, federation)
    chambers = {
        name: clerk.enter("chamber", name=name, kinds=kind, home_place=home, party_organisation=party)
        for name, (kind, home, party, _, _, _) in CHAMBERS.items()
    }
    for name, brands in BRANDS.items():
        clerk.enter_each("brand", brands, chamber=chambers[name])
    meeting = _meeting(clerk, chambers)
    _attendances(clerk, meeting, people, chambers)
    _statements(clerk, meeting, people, chambers)


def _people(clerk: Clerk, federation: Link) -> dict[str, Link]:
    people = {name: clerk.enter("person", name=name) for name in (HOST, GUEST, DEPUTY)}
    clerk.posts(people[HOST], (federation, "党组书记"))
    clerk.posts(people[GUEST], ("姑苏区委", "常委"), ("姑苏区委宣传部", "部长"))
    clerk.posts(people[DEPUTY], (federation, "党组成员"))
    clerk.enter(
        "post",
        person=people[DEPUTY],
        body=federation,
        title="专职副主席",
        employment="专职",
        committee="副主席",
        print_order="2",
    )
    return people


def _meeting(clerk: Clerk, chambers: dict[str, Link]) -> Link:
    discussion = clerk.enter("campaign", name=DISCUSSION, started_on="7月")
    said, _ = clerk.enter_each("campaign", ["商会说", "会员谈"], parent=discussion)
    themes = {
        name: clerk.enter("campaign", name=theme, parent=said, chamber=chambers[name])
        for name, (_, _, _, theme, _, _) in CHAMBERS.items()
    }
    own = themes["平江路商会"]
    clerk.enter("meeting", title="爱上平江路专题讨论会", kind="座谈会", organiser="平江路商会", campaign=own)
    return clerk.enter(
        "meeting",
        title=MEETING,
        kind="交流分享会",
        held_on="9月15日",
        place="长三角数字经济双创中心一楼会议厅",
        organiser="姑苏区工商联",
        campaign=said,
        stated_attendance="7家商会交流，部分商会书面参与",
    )


def _attendances(clerk: Clerk, meeting: Link, people: dict[str, Link], chambers: dict[str, Link]) -> None:
    clerk.guests(
        meeting,
        [
            (people[HOST], "区工商联", "党组书记", "主持、讲话"),
            (people[GUEST], "", "区委常委、区委宣传部部长", "讲话"),
            *((link, "", "", "交流发言") for link in chambers.values()),
            (people[DEPUTY], "区工商联", "党组成员、专职副主席", "讲话"),
        ],
    )
    # 部分: how many is not known, and so no number stands anywhere.
    clerk.enter("attendance", meeting=meeting, attendee="部分商会", mode="书面", notes="数量不详")


def _statements(clerk: Clerk, meeting: Link, people: dict[str, Link], chambers: dict[str, Link]) -> None:
    for order, (name, (_, _, _, theme, stated, points)) in enumerate(CHAMBERS.items(), 1):
        clerk.enter(
            "statement",
            meeting=meeting,
            speaker=chambers[name],
            print_order=str(order),
            topic=theme,
            stated_points=stated,
            points=points,
            **(TIANTAI if name == "区天台商会" else {}),
        )
    leaders = [
        (DEPUTY, "工作布置", "", "【情况】大讨论以来的工作\n【任务】商会下一阶段工作"),
        (HOST, "讲话要求", "", "【要求】提高认识\n【要求】注重实效\n【要求】自觉加强商会建设"),
        (GUEST, "讲话要求", "3", "【要求】宣传好姑苏\n【要求】管理好姑苏\n【要求】发展好姑苏"),
    ]
    for order, (name, kind, stated, points) in enumerate(leaders, 8):
        clerk.enter(
            "statement",
            meeting=meeting,
            speaker=people[name],
            print_order=str(order),
            kind=kind,
            stated_points=stated,
            points=points,
        )
    clerk.enter("task", title="布置的下一阶段商会工作", meeting=meeting, asked_by=people[DEPUTY], owner="各商会")
    clerk.enter("task", title="近期开展好大讨论", meeting=meeting, asked_by=people[HOST], owner="各商会")
