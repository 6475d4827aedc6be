"""What does the report on the chambers of 晋江 (article 003, of 11 October 2023) say?

It counts chambers and honours without naming them: those that it does not name stand under invented names.
"""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

FEDERATION = "晋江市工商联"
SECRETARY, MAYOR, PRESIDENT = "程思源", "顾南舟", "叶知秋"
PAPER = "关于创新发展“晋江经验”的意见"
TOWNS = ["紫帽商会", "英林商会", "金井商会", "东石商会", "深沪商会", "龙湖商会", "永和商会"]
TRADES = [f"{trade}商会" for trade in ("鞋业", "纺织", "食品", "伞业", "建材", "陶瓷", "机械", "物流")]
RENEWED = ["龙湖商会", "永和商会", *TRADES]
HOMES = "南安 石狮 惠安 安溪 永春 德化 泉港 莆田 福清 长乐 平潭 南平 宁德 三明 龙岩 漳州 厦门 赣州 上饶 温州 台州 潮州"
HOMES += " 汕头 梅州 河源 荆州 孝感 岳阳 邵阳 重庆 成都 商丘 阜阳 菏泽"


def enter(desk: Desk) -> None:
    """Enter the article's facts."""
    clerk = Clerk(desk)
    federation = clerk.enter("organisation", name=FEDERATION, kind="工商联")
    clerk.enter_each("organisation", ["南平市工商联", "宁德市工商联"], kind="工商联")
    chambers = _chambers(clerk)
    officer = _people(clerk, federation, chambers["紫帽商会"])
    _terms(clerk, chambers)
    _meetings(clerk, chambers)
    _gifts(clerk)
    _honours_and_proposals(clerk, federation, list(chambers.values()))
    _liaison(clerk, officer, chambers["英林商会"])


def _chambers(clerk: Clerk) -> dict[str, Link]:
    """49 affiliated chambers, of them 34 of other home places that are registered here."""
    found = {}
    for name in TOWNS:
        found[name] = clerk.enter("chamber", name=name, kinds="镇街商会", registration_place="晋江")
    for name in TRADES:
        found[name] = clerk.enter("chamber", name=name, kinds="行业商会", registration_place="晋江")
    for home in HOMES.split():
        name = f"晋江市{home}商会"
        found[name] = clerk.enter("chamber", name=name, kinds="异地商会", home_place=home, registration_place="晋江")
    return found


def _people(clerk: Clerk, federation: Link, chamber: Link) -> Link:
    officer, mayor, president = clerk.enter_each("person", [SECRETARY, MAYOR, PRESIDENT])
    clerk.posts(officer, ("晋江市委统战部", "副部长"), (federation, "党组书记"))
    clerk.posts(mayor, ("晋江市", "市长"))
    clerk.enter("post", person=president, body=chamber, title="会长", notes="新当选")
    return officer


def _terms(clerk: Clerk, chambers: dict[str, Link]) -> None:
    """Over ten were founded or re-elected, several townships are late; 届 that the text leaves out the office knows."""
    clerk.enter("term", body=chambers["紫帽商会"], term_no="3", started_on="2023年", president=PRESIDENT)
    for name in RENEWED:
        clerk.enter("term", body=chambers[name], term_no="1", started_on="2023年")
    for name in ("金井商会", "东石商会", "深沪商会"):
        clerk.enter("term", body=chambers[name], term_no="2", due_on="2022年", overdue_reason="受疫情影响未能及时换届")


def _meetings(clerk: Clerk, chambers: dict[str, Link]) -> None:
    clerk.enter(
        "meeting",
        title="十一届一次主席（会长）会议暨“争优争先争效”对标考察学习活动",
        kind="主席（会长）办公会",
        held_on="2023年3月",
        body=FEDERATION,
        term_no="11",
        session_no="1",
        organiser="晋江市工商联（总商会）、南平市工商联、宁德市工商联",
        stages="【其他】季度会长办公会\n【现场观摩】到南平、宁德对标考察",
    )
    talk = clerk.enter(
        "meeting",
        title="第二季度党政商恳谈会暨驻晋异地商会座谈会",
        kind="政商恳谈会",
        held_on="2023年二季度",
        stated_attendance="34家异地商会首次受邀，20家市直单位",
    )
    for name, link in chambers.items():
        if name.startswith("晋江市"):
            clerk.enter("attendance", meeting=talk, attendee=link)
    fair = clerk.enter("meeting", title="晋品出海", kind="对接洽谈会", held_on="2023年4月")
    clerk.enter("outcome", meeting=fair, kind="订单", amount="63亿元")


def _gifts(clerk: Clerk) -> None:
    clerk.enter(
        "donation",
        donor="所属商协会及其会员",
        kind="捐款",
        amount="超4.5亿元",
        basis="累计",
        coverage="本单位及会员",
        given_on="2023年",
        period_from="2023年",
        period_to="2023年10月11日",
        scope="所属商协会及其会员",
    )
    clerk.enter(
        "donation",
        donor="福州市晋江商会",
        kind="服务",
        goods="医疗专家回乡义诊",
        recipient="金井镇及周边居民",
    )


def _honours_and_proposals(clerk: Clerk, federation: Link, chambers: list[Link]) -> None:
    for chamber in chambers[:8]:
        clerk.enter("honour", title="全国“四好”商会", holder=chamber, kind="四好商会", level="国家级")
    for chamber in chambers[4:13]:
        clerk.enter("honour", title="福建省“四好”商会", holder=chamber, kind="四好商会", level="省级")
    titles = [
        "探索建立商协会发展服务综合体",
        "建立国际人才库",
        *(f"文中未列题目的建议之{number}" for number in "一二三四"),
    ]
    clerk.enter_each("proposal", titles, proposer=federation, state="已采纳", adopted_in=PAPER)


def _liaison(clerk: Clerk, officer: Link, chamber: Link) -> None:
    clerk.enter("liaison", officer="市、镇（街道）党政领导班子成员", target="商协会、会员企业")
    clerk.enter("liaison", officer="市工商联党组成员", target="责任片区商协会、会员企业")
    clerk.enter("liaison", officer=officer, target=chamber)
    clerk.enter(
        "visit",
        target=chamber,
        visited_on="2023年7月",
        visitors=f"{SECRETARY}带队的调研组",
        purpose="了解困难问题，宣讲惠企政策",
        notes="有照片",
    )
    for name, kind in (("品牌司法保护红色驿站", "司法"), ("法治营商环境服务中心", "司法")):
        clerk.enter("station", name=name, kind=kind)
