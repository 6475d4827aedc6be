"""What does the report on the federation of 普陀区 (article 004, of 21 December 2023) say?

The advertising that stands in it where the national federation stood is left out.
"""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

FEDERATION = "普陀区工商联"
SECRETARY = "孟春和"
SLOGAN = "人靠谱、办事妥"
FOUR_CAUSES = "对口支援、抗击疫情、抗洪救灾、公益事业"
ACTIVITIES = 410


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
    _brands(clerk)
    _federation_honours(clerk, federation)
    _chamber_honours(clerk, road)
    _other_honours(clerk)
    clerk.enter(
        "donation",
        donor="民营企业（文中未列名）",
        kind="捐款",
        amount="达7亿元",
        basis="累计",
        coverage="所属会员",
        goods="捐款捐物",
        scope=FOUR_CAUSES,
        notes="近几年累计；捐款和捐物合计，文中没有分开",
    )


def _activities(clerk: Clerk) -> None:
    culture = clerk.enter("campaign", name="统战文化寻访")
    for number in range(1, ACTIVITIES + 1):
        clerk.enter("meeting", title=f"统战文化活动第{number}场", kind="活动", campaign=culture)
    breakfasts = clerk.enter("campaign", name="政企早餐会", started_on="2021年12月", notes="至今近30场")
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
    clerk.enter(
        "meeting",
        title="青年企业家培训班十届合计",
        kind="培训",
        organiser="普陀区工商联青年创业商会",
        head_count="500",
        head_qualifier="余",
    )


def _brands(clerk: Clerk) -> None:
    chamber = clerk.enter("chamber", name="普陀区总商会", kinds="其他商会", notes="与区工商联是一个机构")
    note = "文中说三个品牌，“政会银企”写了两次，所指不同，照原文保留"
    clerk.enter("brand", name="政会法企", chamber=chamber, notes="法律服务")
    clerk.enter("brand", name="政会银企", chamber=chamber, notes=f"融资服务。{note}")
    clerk.enter("brand", name="政会银企", chamber=chamber, notes=f"招商服务。{note}")
    clerk.enter("station", name="靠谱金融服务盟", kind="金融", host=chamber, partners="17家银行（文中未列名）")
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
