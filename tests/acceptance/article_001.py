"""What does the speech on chamber work (article 001, names masked) say? A mask stays a mask and matches nobody.

Its year is not written: 今年7月 stays without a year.
"""

from app.desk import Desk
from app.kinds.base import Link
from tests.acceptance.clerk import Clerk

MEETING = "**区镇街商会工作现场会暨商会高质量发展推进会"
SPEAKER = "讲话人（文中未署名）"


def enter(desk: Desk) -> None:
    """Enter the article's facts."""
    clerk = Clerk(desk)
    _meetings(clerk)
    builders = clerk.enter("chamber", name="区建筑商会", kinds="行业商会")
    _gifts(clerk, builders)
    _stations_and_party(clerk)
    _honours(clerk)


def _meetings(clerk: Clerk) -> None:
    clerk.enter("meeting", title="**镇商会第一次会员代表大会", kind="会员代表大会", body="**镇商会", ordinal="1")
    meeting = clerk.enter(
        "meeting",
        title=MEETING,
        kind="现场会",
        organiser="区工商联（总商会）",
        stages="【现场观摩】**镇商会第一次会员代表大会全过程\n【交流发言】三家发言\n【工作部署】商会建设等工作\n【领导讲话】讲话",
    )
    clerk.guests(meeting, [(name, "", "", "交流发言") for name in ("**街道", "**镇", "**镇")])
    for order, name in enumerate(("**街道", "**镇", "**镇"), 1):
        clerk.enter("statement", meeting=meeting, speaker=name, print_order=str(order))
    clerk.enter("statement", meeting=meeting, speaker="区工商联（总商会）", kind="工作布置", print_order="4")
    clerk.enter(
        "statement",
        meeting=meeting,
        speaker=SPEAKER,
        kind="讲话要求",
        print_order="5",
        stated_points="3",
        points="【要求】政治建会，凝聚共识\n【要求】团结立会，经济统战\n【要求】服务兴会，激发活力\n【要求】改革强会，四好示范",
        notes="文中说三点意见，列出四点",
    )
    for title in ("**商会企业对接洽谈会", "**两地企业家助力家乡发展推介会"):
        clerk.enter("meeting", title=title, kind="对接洽谈会")
    clerk.enter("meeting", title="庆祝建党100周年文艺汇演", kind="活动")


def _gifts(clerk: Clerk, builders: Link) -> None:
    epidemic = clerk.enter("cause", name="2020年疫情防控")
    flood = clerk.enter("cause", name="河南特大暴雨灾害")
    helping = clerk.enter("cause", name="东西部协作帮扶")
    clerk.enter(
        "donation",
        donor="上海市**商会",
        kind="捐物",
        amount="超200万元",
        given_on="2020年",
        cause=epidemic,
        recipient="家乡",
        goods="紧急医疗物资",
    )
    clerk.enter(
        "donation",
        kind="捐款",
        amount="超700万元",
        basis="累计",
        coverage="发动募集",
        given_on="2020年",
        cause=epidemic,
        mobilised_by=builders,
    )
    clerk.enter(
        "donation",
        donor="区**商会",
        kind="场所",
        coverage="所属会员",
        given_on="2020年",
        cause=epidemic,
        goods="会员酒店，用于集中隔离",
    )
    joint = clerk.enter(
        "donation",
        donor="区**商会",
        kind="捐物",
        given_on="7月",
        cause=flood,
        recipient="河南灾区",
        goods="救援物资",
        donor_list="名单后有“等”",
    )
    for name in ("**商会", "**商会", "**联合商会", "**商会"):
        clerk.enter("co_donor", donation=joint, donor=name)
    yearly = clerk.enter(
        "donation",
        donor="区**商会",
        kind="款物",
        amount="超100万元",
        basis="年均",
        cause=helping,
        recipient="**社区",
        scope="部分商会和常执委企业",
        donor_list="名单后有“等”",
    )
    for name in ("**商会", "****", "****", "****"):
        clerk.enter("co_donor", donation=yearly, donor=name)


def _stations_and_party(clerk: Clerk) -> None:
    clerk.enter("organisation", name="区行业商会联合党委", kind="党政机关")
    lectures = clerk.enter("chamber", name="***商会", party_organisation="")
    clerk.enter("brand", name="商会大讲堂", chamber=lectures)
    for name, kind, partners in (
        ("税官党员工作室驻总商会分工作室", "税务", "区税务局"),
        ("驻商会警务室", "警务", "区公安分局"),
        ("企业家之家", "企业家之家", "区税务局、区科技局、区司法局、区法院、区公安分局"),
    ):
        clerk.enter("station", name=name, kind=kind, host="区总商会", partners=partners)


def _honours(clerk: Clerk) -> None:
    clerk.enter(
        "honour",
        title="全国先进基层党组织",
        holder="会长单位****党委",
        kind="党建荣誉",
        level="国家级",
        granted_by="全国“两优一先”表彰大会",
    )
    clerk.enter(
        "honour", title="先进单位", holder="区**商会", kind="党建荣誉", level="市级", granted_by="**市委“两新”工委"
    )
    clerk.enter("honour", title="党建工作荣誉", holder="区**商会等", kind="党建荣誉", level="区级", notes="连续多年")
    clerk.enter("honour", title="全国四好商会", holder="区**商会等", kind="四好商会", level="国家级")
