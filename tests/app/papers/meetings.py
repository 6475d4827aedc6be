"""Invented meetings to write papers about, entered by the public operations."""

from datetime import date

from app.kinds.base import Line, Link
from app.store import Store
from tests.app.figures.office import add

DAY = date(2026, 9, 30)
CHAMBERS = ("新材料商会", "文旅创新产业商会", "餐饮业商会", "结婚产业商会", "沧屿商会", "望河路商会")
POINTS = (
    "组织会员专题讨论，列出可以合作的项目清单，明确专人逐项跟进。",
    "联合高校共建实训基地，请技术骨干走进课堂。",
    "发挥异地商会桥梁作用，两地互设联络点，协助会员处理异地经营中的难题，做到件件有回音。",
)


def exchange(store: Store, title: str = "“我为清河献一策”商会大讨论交流分享会") -> int:
    """A meeting with six reports, two leaders, an outcome and two tasks: a briefing of three pages; its id."""
    meeting = add(
        store,
        "meeting",
        title=title,
        kind="exchange",
        held_on="2026-09-15",
        start_time="14:00",
        place="清河数字经济双创中心一楼会议厅",
        organiser="清河区工商业联合会",
        theme="凝心聚力促发展",
        summary="会议通报了大讨论开展以来的总体情况，六家商会介绍做法，有关方面提出要求。\n会后实地察看了产业园。",
    )
    host = add(store, "person", name="解昇远")
    attend(store, meeting, host, roles=("host",), organisation="清河区委统战部", post="副部长")
    add(store, "attendance", meeting=meeting, attendee=Link("池𬭼"), roles=("guest",), post="区委常委", print_order=2)
    for at, name in enumerate(CHAMBERS, 1):
        chamber = add(store, "chamber", name=f"清河区{name}")
        attend(store, meeting, chamber, print_order=10 + at)
        speak(store, meeting, chamber, "report", "建好会员之家", POINTS[:2], at)
    speak(store, meeting, Link("池𬭼"), "speech", "把讨论变成行动", POINTS[:2], 20, post="区委常委", stated=3)
    add(store, "outcome", meeting=meeting, kind="orders", amount=26_000_000 * 100, qualifier="about", items=12)
    due = {"asked_on": "2026-09-15", "due_on": "2026-10-31"}
    add(store, "task", title="各商会报送一条可落实的工作计划", meeting=meeting, owner=Link("清河区新材料商会"), **due)
    add(store, "task", title="汇总企业用工需求", meeting=meeting, owner=host, asked_on="2026-09-15")
    return _id(meeting)


def committee(store: Store, members: int = 30) -> int:
    """A meeting of the executive committee with a quorum: minutes of two pages; its id."""
    meeting = add(
        store,
        "meeting",
        title="区工商联九届四次执委会",
        kind="executive_committee",
        held_on="2026-09-18",
        start_time="09:00",
        place="清河大厦三楼报告厅",
        organiser="清河区工商业联合会",
        due_count=40,
        summary="会议听取了前三季度工作情况的汇报，研究了第四季度的重点工作。",
    )
    attend(store, meeting, Link("解昇远"), roles=("host",), print_order=1)
    for at in range(2, members + 1):
        attend(store, meeting, Link(person(at)), print_order=at)
    for mode, name in (("excused", "王芝"), ("excused", "欧阳子钧"), ("observer", "丁一"), ("observer", "上官素问")):
        add(store, "attendance", meeting=meeting, attendee=Link(name), mode=mode)
    attend(store, meeting, Link("记笔亭"), roles=("recorder",), mode="observer")
    speak(store, meeting, Link("解昇远"), "instruction", "抓好年底前工作", POINTS, 1, post="主席")
    owner = {"meeting": meeting, "asked_on": "2026-09-18"}
    add(store, "task", title="编印会员名录（2026版）", owner=Link("仇子堃"), due_on="2026-12-31", **owner)
    add(store, "task", title="办好第二期培训班", owner=Link("会员科"), due_on="2026-11", **owner)
    return _id(meeting)


def attend(store: Store, meeting: Link, attendee: Link, **values: object) -> None:
    add(store, "attendance", meeting=meeting, attendee=attendee, **values)


def speak(
    store: Store,
    meeting: Link,
    speaker: Link,
    kind: str,
    topic: str,
    points: tuple[str, ...],
    order: int,
    *,
    post: str = "",
    stated: int | None = None,
) -> None:
    add(
        store,
        "statement",
        meeting=meeting,
        speaker=speaker,
        speaker_post=post or None,
        kind=kind,
        topic=topic,
        points=tuple(Line("report", text) for text in points),
        print_order=order,
        stated_points=stated,
    )


def person(number: int) -> str:
    """A made-up name, another for each number."""
    return (
        "赵钱孙李周吴郑王冯陈"[number % 10]
        + "一二三四五六七八九"[number // 10 % 9]
        + "山川湖海江河林木田禾"[number % 10]
    )


def _id(link: Link) -> int:
    assert link.id is not None
    return link.id
