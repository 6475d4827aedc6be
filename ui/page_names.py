"""Which pages does the window have, and under which group does each of them stand?"""

from typing import NamedTuple


class Group(NamedTuple):
    """Pages that fold away together under one line."""

    name: str
    label: str


class Page(NamedTuple):
    """One page: its name (a record kind's, where it lists records), label, icon and group."""

    name: str
    label: str
    icon: str
    group: str = ""
    """Empty: always in view, because it is used every day."""
    dialog: bool = False
    """Opens above the page in view instead of taking its place."""


GROUPS: tuple[Group, ...] = (
    Group("members", "会员"),
    Group("chambers", "商会"),
    Group("meetings", "会议"),
    Group("giving", "公益"),
    Group("services", "服务"),
    Group("system", "系统"),
)

PAGES: tuple[Page, ...] = (
    Page("home", "工作台", "home"),
    Page("figures", "统计", "figures"),
    Page("papers", "文书", "print"),
    Page("enterprise", "会员企业", "enterprise"),
    Page("chamber", "所属商会", "chamber"),
    Page("person", "代表人士", "person"),
    Page("meeting", "会议活动", "meeting"),
    Page("donation", "公益捐赠", "donation"),
    Page("appeal", "企业诉求", "appeal"),
    Page("visit", "走访", "visit"),
    Page("affiliation", "会籍期间", "affiliation", "members"),
    Page("post", "任职情况", "post", "members"),
    Page("organisation", "其他单位", "organisation", "members"),
    Page("membership", "商会会籍", "membership", "chambers"),
    Page("term", "换届届次", "term", "chambers"),
    Page("brand", "品牌", "brand", "chambers"),
    Page("brand_edition", "品牌届次", "brand_edition", "chambers"),
    Page("zone", "片区", "zone", "chambers"),
    Page("zone_member", "片区成员", "zone_member", "chambers"),
    Page("station", "服务站", "station", "chambers"),
    Page("campaign", "主题活动", "campaign", "meetings"),
    Page("attendance", "参会情况", "attendance", "meetings"),
    Page("statement", "会议发言", "statement", "meetings"),
    Page("outcome", "会议成果", "outcome", "meetings"),
    Page("task", "交办事项", "task", "meetings"),
    Page("task_progress", "事项进展", "task_progress", "meetings"),
    Page("cause", "捐赠事由", "cause", "giving"),
    Page("gift_item", "捐赠物资", "gift_item", "giving"),
    Page("co_donor", "共同捐赠方", "co_donor", "giving"),
    Page("gift_cause", "捐赠的各项事由", "cause", "giving"),
    Page("honour", "荣誉", "honour", "services"),
    Page("proposal", "建议提案", "proposal", "services"),
    Page("liaison", "挂钩联系", "liaison", "services"),
    Page("reported_figure", "自报数字", "figures", "services"),
    Page("steps", "操作记录", "steps", "system", dialog=True),
    Page("bin", "回收站", "bin", "system", dialog=True),
    Page("safety", "备份与检查", "safety", "system"),
    Page("settings", "设置", "settings", "system"),
)
"""In the order of the navigation; a new kind is one line here."""

BY_PAGE_NAME = {page.name: page for page in PAGES}
