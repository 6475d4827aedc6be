"""Do fields in a text mean what the statistics say, and are wrong ones told with their place?"""

from datetime import date

import pytest

from app.errors import UserError
from app.figures import Scope, all_figures
from app.kinds.base import Link
from app.papers.base import Wish
from app.papers.bound import Fields, literally, written
from app.store import Store
from tests.app.figures.office import add

DAY = date(2026, 9, 30)
WISH = Wish(today=DAY)


@pytest.fixture
def office(store: Store) -> Store:
    add(store, "enterprise", name="甲公司", member_kind="enterprise", joined_on="2020")
    add(store, "enterprise", name="乙公司", member_kind="group", joined_on="2026-09-15")
    add(
        store, "meeting", title="甲会", kind="training", held_on="2026-07-01", head_count=120, head_qualifier="some_odd"
    )
    add(store, "meeting", title="乙会", held_on="2025-03-01")
    add(store, "donation", donor=Link("甲公司"), amount=2_000_000_00, qualifier="over", given_on="2026-08")
    add(store, "donation", donor=Link("乙公司"), kind="goods", given_on="2026-08")
    return store


def filled(store: Store, text: str, wish: Wish = WISH, *, of_meeting: bool = False) -> str:
    with store.reading() as session:
        return Fields(session, wish, of_meeting=of_meeting).filled(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("现有会员{会员@2026-09-30}。", "现有会员2家。"),
        ("{会员@2026年9月14日}", "1家"),
        ("{会员：企业会员@2026-09-30}，{members_by_kind:group@2026-09-30}", "1家，1家"),
        ("{会议活动@2026年}起", None),
        ("{会议活动@2025年}", "1次"),
        ("{会议活动@2026-01-01至2026-09-30}", "1次"),
        ("{会议活动@2026年7月}、{会议活动@2026年第三季度}、{会议活动@2026-07-02至9月30日}", "1次、1次、0次"),
        ("{会议活动：培训@2026-07-01至2026-07-01}", "1次"),
        ("{参会人次@2026年7月}", "120余人次"),
        ("{捐赠总额@2026年7月1日至2026年9月30日}", "超200万元"),
        ("{捐赠总额·未计入@2026-07-01至2026-09-30}", "（1笔没有估价）"),
        ("{会员·未计入@2026-09-30}", ""),
        ("{商会党组织覆盖@2026-09-30}", "0／0"),
        ("无字段{甲}与{@}和{{会员@2026-09-30}", "无字段{甲}与{@}和{会员@2026-09-30}"),
        ("全角{会员＠2026-09-30}", "全角2家"),
    ],
)
def test_a_field_is_filled_with_what_the_statistics_say(office: Store, text: str, printed: str | None) -> None:
    if printed is None:
        with pytest.raises(UserError, match="截止日期还没有到"):
            filled(office, text)
    else:
        assert filled(office, text) == printed


def test_one_meeting_is_asked_for_by_its_paper(office: Store) -> None:
    wish = Wish(1, today=DAY)
    assert filled(office, "{参会人次@本次会议}，{会议活动@本次会议}", wish, of_meeting=True) == "120余人次，1次"
    for text, words in (("{会员@本次会议}", "“会员”不是会议的指标"), ("{捐赠总额@本次会议}", "不是会议的指标")):
        with pytest.raises(UserError, match=words):
            filled(office, text, wish, of_meeting=True)
    with pytest.raises(UserError, match="不针对某一次会议"):
        filled(office, "{参会人次@本次会议}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{会员数@2026-09-30}", "文中的“{会员数@2026-09-30}”：没有“会员数”这个指标，是不是.*“会员”"),
        ("{会员@2026-13-01}", "文中的“{会员@2026-13-01}”"),
        ("{会员@9月30日}", "没有写年份"),
        ("{会员@2026-09-30至2026-09-01}", "起止日期反了"),
        ("{会员@2026-10-01}", "截止日期还没有到"),
        ("{会员：外地@2026-09-30}", "没有“外地”这一组；有的是：企业会员、团体会员"),
        ("{xyz@2026-09-30}", "没有“xyz”这个指标，指标名称见"),
    ],
)
def test_a_wrong_field_is_told_with_its_place(office: Store, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        filled(office, f"前文{text}后文")


def test_what_is_written_for_a_scope_is_read_as_that_scope(office: Store) -> None:
    for scope in (Scope(DAY), Scope(DAY, 2026), Scope(DAY, start=date(2026, 7, 1)), Scope(date(2025, 12, 31), 2025)):
        with office.reading() as session:
            fields = Fields(session, WISH)
            fields.filled(written("捐赠总额", scope))
            (bound,) = fields.found.values()
        assert bound.scope == scope
    assert filled(office, literally("{会员@2026-09-30}")) == "{会员@2026-09-30}"


def test_equal_questions_have_one_name_however_they_are_written(office: Store) -> None:
    with office.reading() as session:
        fields = Fields(session, WISH)
        fields.filled("{会议活动@2025年}{meetings_by_kind@2025-01-01至2025年12月31日}{会议活动@2025}")
        assert {(bound.name, bound.scope_text) for bound in fields.found.values()} == {
            ("meetings_by_kind", "2025-01-01至2025-12-31")
        }


def test_every_figure_can_be_named_by_its_title() -> None:
    titles = [figure.title for figure in all_figures()]
    assert len(set(titles)) == len(titles)
    assert not [title for title in titles if set(title) & set("{}@＠：:·")]
