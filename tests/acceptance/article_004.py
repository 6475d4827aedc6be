"""What does the report on the federation of 普陀区 (article 004, of 21 December 2023) say?

The advertising that stands in it where the national federation stood is left out.
"""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

FEDERATION = "普陀区工商联"
SECRETARY = "孟春和"
SLOGAN = "人靠谱、办事妥"
FOUR_CAUSES = ("对口支援", "抗击疫情", "抗洪救灾", "公益事业")
REPORTED_ON = "2023年12月21日"


def enter(desk: Desk) -> None:
    """Enter the article's facts."""
    clerk = Clerk(desk)
    federation = clerk.enter(
        "organisation",
        name=FEDERATION,
        kind="工商联",
        notes="同一报道里“联心桥”和“连心桥”两种写法都有，照原文保留",
    )
    officer = clerk.enter("person", name=SECRETARY)
    clerk.posts(officer, ("普陀区委统战部", "副部长"), (federation, "党组书记"))
    road = clerk.enter("chamber", name="长寿路商会", kinds="街区商会")
    youth = clerk.enter("chamber", name="普陀区工商联青年创业商会", kinds="青年商会")
    _activities(clerk)
    _course(clerk, youth)
    _brands(clerk, federation)
    _reported(clerk, federation, youth)
    _federation_honours(clerk, federation)
    _chamber_honours(clerk, road)
    _other_honours(clerk)
    gift = clerk.enter(
        "donation",
        donor="民营企业和民营经济人士",
        kind="款物",
        amount="达7亿元",
        basis="累计",
        coverage="所属会员",
        causes="多项",
        notes="近几年累计",
    )
    for cause in FOUR_CAUSES:
        clerk.enter("gift_cause", donation=gift, cause=clerk.enter("cause", name=cause))


def _activities(clerk: Clerk) -> None:
    clerk.enter("campaign", name="统战文化寻访")
    breakfasts = clerk.enter("campaign", name="政企早餐会", started_on="2021年12月")
    first = clerk.enter(
        "meeting", title="首场政企早餐会", kind="早餐会", held_on="2021年12月", campaign=breakfasts, ordinal="1"
    )
    clerk.enter("appeal", title="早餐会上反映的问题", raised_by="参会企业", meeting=first, handler="区领导")
    clerk.enter("campaign", name=SLOGAN, notes="同一报道里另有“人靠谱、事办妥”一种写法，照原文保留")
    clerk.enter("meeting", title="促进民营经济高质量发展大会", kind="其他会议", held_on="2023年6月")


def _course(clerk: Clerk, youth: Link) -> None:
    brand = clerk.enter("brand", name="青年企业家培训班", chamber=youth, notes="连续10年")
    for edition in "一二三四五六七八九十":
        clerk.enter("brand_edition", brand=brand, edition=f"第{edition}届")


def _reported(clerk: Clerk, federation: Link, youth: Link) -> None:
    """What the report counts without naming it one by one."""
    told: dict[str, str | Link] = {"stated_on": REPORTED_ON, "source": "全联网站地方工作报道"}
    clerk.enter(
        "reported_figure",
        counted="统战文化等多种形式的活动",
        subject=federation,
        number="410",
        unit="场",
        beside="活动",
        **told,
    )
    clerk.enter(
        "reported_figure",
        counted="政企早餐会",
        subject="普陀区",
        number="近30场",
        unit="场",
        beside="早餐会",
        period_from="2021年12月",
        period_to=REPORTED_ON,
        **told,
    )
    clerk.enter("reported_figure", counted="靠谱金融服务盟的银行", subject=federation, number="17", unit="家", **told)
    clerk.enter(
        "reported_figure",
        counted="青年企业家培训班累计参训",
        subject=youth,
        number="500余名",
        unit="名",
        beside="参训人次",
        notes="连续10年；文中“达500余名”",
        **told,
    )
    clerk.enter(
        "reported_figure", counted="有规模的服务品牌", subject=federation, number="3", unit="个", beside="品牌", **told
    )


def _brands(clerk: Clerk, federation: Link) -> None:
    note = "文中说三个品牌，“政会银企”写了两次，所指不同，照原文保留"
    clerk.enter("brand", name="政会法企", organisation=federation, notes="法律服务")
    clerk.enter("brand", name="政会银企", organisation=federation, notes=f"融资服务。{note}")
    clerk.enter("brand", name="政会银企", organisation=federation, notes=f"招商服务。{note}")
    clerk.enter("station", name="靠谱金融服务盟", kind="金融", host=federation)
    clerk.enter("organisation", name="会员企业党建促进会", kind="商协会")
    for number in range(1, 9):
        clerk.enter("station", name=f"理想信念教育指导点{number}", kind="党建")
    for number in range(1, 7):
        clerk.enter("station", name=f"理想信念教育示范点{number}", kind="党建")


def _federation_honours(clerk: Clerk, federation: Link) -> None:
    five: dict[str, str | Link] = {"holder": federation, "kind": "五好工商联", "level": "国家级"}
    clerk.enter("honour", title="全国首批“五好”标杆县级工商联", **five)
    clerk.enter("honour", title="全国“五好”县级工商联", **five)
    clerk.enter("honour", title="上海市统一战线（工作）先进集体", holder=federation, level="市级")
    clerk.enter("honour", title="普陀区“人靠谱，事办妥”先进集体", holder=federation, level="区级")
    clerk.enter("honour", title="全国系统先进集体", holder=federation, level="国家级", granted_on="2023年10月")
    clerk.enter("honour", title="上海市“两个健康”实践创新区", holder="普陀区", level="市级")


def _chamber_honours(clerk: Clerk, road: Link) -> None:
    others = clerk.enter_each(
        "chamber", [f"普陀区第{number}商会" for number in "一二三四五六七八九"], notes="文中未列名"
    )
    for chamber in [road, others[0]]:
        clerk.enter("honour", title="全国“四好”商会", holder=chamber, kind="四好商会", level="国家级")
    for chamber in [road, *others]:
        clerk.enter("honour", title="上海市“四好”商会", holder=chamber, kind="四好商会", level="市级")
    clerk.enter("honour", title="全国100家商会党建工作示范点", holder=road, kind="党建荣誉", level="国家级")
    clerk.enter("honour", title="抗击新冠肺炎疫情先进商会", holder="长寿路街道商会", kind="公益慈善", level="国家级")


def _other_honours(clerk: Clerk) -> None:
    firms = {name: clerk.enter("enterprise", name=name) for name in ("奥盛", "波克", "复星", "红星美凯龙", "中梁")}
    for name in ("奥盛", "波克"):
        clerk.enter("honour", title="全国就业与社会保障先进民营企业", holder=firms[name], level="国家级")
    clerk.enter("honour", title="全国脱贫攻坚先进集体", holder=firms["复星"], kind="公益慈善", level="国家级")
    for name in ("复星", "红星美凯龙", "中梁"):
        title = "全国“万企帮万村”精准扶贫行动先进民营企业"
        clerk.enter("honour", title=title, holder=firms[name], kind="公益慈善", level="国家级")
    clerk.enter("honour", title="抗击新冠肺炎疫情先进民营企业", holder="多家民营企业", kind="公益慈善", level="国家级")
    for person in clerk.enter_each("person", ["韩望岳", "丁一舟"]):
        clerk.enter("honour", title="改革开放40年百名杰出民营企业家", holder=person, kind="优秀企业家", level="国家级")
    for person in clerk.enter_each("person", ["林照野", "许听澜", "郑怀沙", "唐疏影"]):
        title = "上海市优秀中国特色社会主义事业建设者"
        clerk.enter("honour", title=title, holder=person, kind="优秀企业家", level="市级", edition="第六届")
