"""What does the report on the first meeting of the north zone of Shanghai (article 002) say?"""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

MEETING = "上海市工商联商协会工作委员会北片区碰头会"
LEADER, HOST = "苏明远", "魏清扬"
# The guests in print order with their posts as printed.
GUESTS: dict[str, str] = {
    "江若谷": "静安区委统战部副部长、区工商联党组书记",
    "方知微": "虹口区委统战部副部长、区工商联党组书记",
    "潘启明": "宝山区委统战部副部长、区工商联党组书记",
    "陈望舒": "嘉定区工商联党组成员、副主席",
    "杨守一": "市工商联执委、市工商联文化商会会长",
    "柯景行": "市工商联执委、市工商联工业品服务商会会长",
    "卞长庚": "上海市紧固件工业协会会长",
    "李牧野": "上海内蒙古商会会长",
    "倪采薇": "上海市安徽商会秘书长",
}
SILENT = "倪采薇"
DISTRICTS = ("静安", "虹口", "宝山", "嘉定")


def enter(desk: Desk) -> None:
    """Enter the article's facts."""
    clerk = Clerk(desk)
    city = clerk.enter("organisation", name="上海市工商联", short_name="市工商联", kind="工商联")
    clerk.enter("organisation", name="上海市工商联商协会工作委员会", kind="工商联")
    bodies = _bodies(clerk)
    north = _zones(clerk, bodies)
    people = {name: clerk.enter("person", name=name) for name in (LEADER, HOST, *GUESTS)}
    _posts(clerk, people, city, bodies, north)
    _meeting(clerk, people)


def _bodies(clerk: Clerk) -> dict[str, Link]:
    bodies = {
        f"{name}区工商联": clerk.enter("organisation", name=f"{name}区工商联", kind="工商联") for name in DISTRICTS
    }
    for name in DISTRICTS[:3]:
        bodies[f"{name}区委统战部"] = clerk.enter("organisation", name=f"{name}区委统战部", kind="党政机关")
    for name, kind, home in (
        ("上海市安徽商会", "异地商会", "安徽"),
        ("上海内蒙古商会", "异地商会", "内蒙古"),
        ("市工商联文化商会", "行业商会", ""),
        ("市工商联工业品服务商会", "行业商会", ""),
    ):
        bodies[name] = clerk.enter("chamber", name=name, kinds=kind, home_place=home)
    association = "上海市紧固件工业协会"
    bodies[association] = clerk.enter("organisation", name=association, kind="商协会")
    return bodies


def _zones(clerk: Clerk, bodies: dict[str, Link]) -> Link:
    north = clerk.enter(
        "zone", name="北片区", scope="四个区工商联及其直属商会，市工商联部分所属商会、异地商会、行业协会等"
    )
    clerk.enter_each("zone", ["第二片区", "第三片区", "第四片区"], notes="文中没有列名")
    for name, body in bodies.items():
        if "统战部" not in name:
            clerk.enter("zone_member", zone=north, member=body)
    return north


def _posts(clerk: Clerk, people: dict[str, Link], city: Link, bodies: dict[str, Link], north: Link) -> None:
    clerk.enter("post", person=people[LEADER], body=city, title="副主席", committee="副主席")
    clerk.posts(people[HOST], (north, "总召集人"), (city, "常委"), (bodies["上海市安徽商会"], "会长"))
    officers = list(GUESTS)[:4]
    for name, district in zip(officers[:3], DISTRICTS, strict=False):
        front, federation = bodies[f"{district}区委统战部"], bodies[f"{district}区工商联"]
        clerk.posts(people[name], (front, "副部长"), (federation, "党组书记"))
    federation = bodies["嘉定区工商联"]
    clerk.posts(people[officers[3]], (federation, "党组成员"), (federation, "副主席"))
    clerk.posts(people["杨守一"], (city, "执委"), (bodies["市工商联文化商会"], "会长"))
    clerk.posts(people["柯景行"], (city, "执委"), (bodies["市工商联工业品服务商会"], "会长"))
    clerk.posts(people["卞长庚"], (bodies["上海市紧固件工业协会"], "会长"))
    clerk.posts(people["李牧野"], (bodies["上海内蒙古商会"], "会长"))
    clerk.posts(people[SILENT], (bodies["上海市安徽商会"], "秘书长"))


def _meeting(clerk: Clerk, people: dict[str, Link]) -> None:
    meeting = clerk.enter(
        "meeting",
        title=MEETING,
        kind="碰头会",
        held_on="9月18日",
        place="上海市安徽商会",
        organiser="上海市工商联商协会工作委员会北片区",
        body="北片区",
        ordinal="1",
        stated_attendance="9位成员代表，另有市工商联宣教部相关人员",
    )
    clerk.guests(
        meeting,
        [
            (people[LEADER], "", "市工商联副主席", "讲话"),
            (people[HOST], "", "北片区总召集人、市工商联常委、上海市安徽商会会长", "主持、讲话"),
            *(
                (people[name], "", post, "嘉宾" if name == SILENT else "嘉宾、交流发言")
                for name, post in GUESTS.items()
            ),
        ],
    )
    clerk.enter(
        "statement",
        meeting=meeting,
        speaker=people[LEADER],
        kind="讲话要求",
        print_order="1",
        stated_points="4",
        points="【要求】贯通的工作网络\n【要求】多样的合作平台\n【要求】以活动促共建\n【要求】各家齐心",
    )
    clerk.enter(
        "statement", meeting=meeting, speaker=people[HOST], kind="讲话", print_order="2", points="各区互动，长效合作"
    )
    topics = [
        "产业介绍与跨界合作",
        "双向赋能",
        "品牌活动",
        "定期开会与秘书处联络",
        "活动有趣有力",
        "资源整合",
        "小产品大市场",
        "乡村振兴与文旅",
    ]
    for order, (name, point) in enumerate(zip(GUESTS, topics, strict=False), 3):
        clerk.enter("statement", meeting=meeting, speaker=people[name], print_order=str(order), points=point)
