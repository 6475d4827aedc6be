"""Is the year told by the statistics in vectors, and does a visit's card hold what matters on one page?"""

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds.base import Link
from app.papers.base import Wish
from app.store import Store
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, exchange
from tests.exports.measuring import MM, measured, opened, solid


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def text_of(desk: Desk, paper: str, wish: Wish) -> str:
    return "\n".join(solid(line.text) for page in measured(desk.preview(paper, wish)) for line in page.lines)


def test_the_year_is_told_by_the_statistics_and_drawn_as_vectors(desk: Desk, store: Store) -> None:
    exchange(store)
    add(store, "enterprise", name="甲公司", member_kind="enterprise", joined_on="2025-01-01")
    add(store, "donation", donor=Link("甲公司"), amount=2_000_000_00, qualifier="over", given_on="2026-03")
    pdf = desk.preview("year-overview", Wish(year=2026, as_of=DAY))
    text = "\n".join(solid(line.text) for page in measured(pdf) for line in page.lines)
    assert "2026年度工作一览" in text
    assert "数据截至2026年9月30日" in text
    assert text.count("超200万元") >= 3, "as a number, in the chart of years, and in the table with its basis"
    assert "202220232024" in text
    assert "交办日期在所问期间内" in text
    with opened(pdf) as file:
        assert sum(len(page.images) for page in file.pages) == 0
        blues = [area for page in file.pages for area in page.rects if area["non_stroking_color"][2] < 0.7]
    assert blues


def test_an_empty_office_has_an_overview_of_zeros_and_the_future_has_none(desk: Desk, store: Store) -> None:
    assert "会员（家）" in text_of(desk, "year-overview", Wish(year=2026, as_of=DAY, today=DAY))
    with pytest.raises(UserError, match="2031年还没有到"):
        desk.preview("year-overview", Wish(year=2031, today=DAY))


NAME = "清河区高端装备与新材料产业链协同创新发展促进会商会"


def full_chamber(store: Store, name: str = NAME) -> int:
    address = "清河路" * 20
    chamber = add(store, "chamber", name=name, phone="13800000060", address=address)
    for number in range(9):
        person = add(store, "person", name=f"顾清{chr(0x4E00 + number)}")
        add(store, "post", person=person, body=chamber, title="副会长" * 6)
        add(store, "visit", target=chamber, visited_on=f"2026-0{number + 1}-01", visitors="主席", findings="情况" * 80)
        add(store, "task", title=f"办好第{number}件事" * 5, owner=chamber, due_on=f"2026-0{number + 1}-15")
        days = {"raised_on": "2026-02-01", "due_on": "2026-03-01"}
        add(store, "appeal", title=f"停车难{number}" * 8, raised_by=chamber, **days)
        add(store, "donation", donor=chamber, amount=100_00 * (number + 1), qualifier="over", given_on="2026-01")
        add(store, "honour", title=f"先进集体{number}" * 4, holder=chamber, granted_on="2026-01-01")
        add(store, "liaison", officer=Link(f"领导{number}"), target=chamber)
    assert chamber.id is not None
    return chamber.id


@pytest.mark.parametrize("name", [NAME, (NAME * 3)[:60]])
def test_a_full_card_stays_on_one_page_and_says_how_many_more_there_are(desk: Desk, store: Store, name: str) -> None:
    key = full_chamber(store, name)
    (page,) = measured(desk.preview("chamber-visit-card", Wish(key, as_of=DAY)))
    assert (round(page.width / MM), round(page.height / MM)) == (148, 210)
    text = "\n".join(solid(line.text) for line in page.lines)
    for words in (
        "另有6人",
        "另有7次",
        "另有6件",
        "另有7件",
        "另有8项",
        "138****0060",
        "逾期",
        "未答复",
        "合计超4,500元",
    ):
        assert words in text, words
    assert page.lines[-1].baseline < 195 * MM
    assert text.replace("\n", "").startswith(name), "the name is never cut"
    assert "13800000060" in text_of(desk, "chamber-visit-card", Wish(key, options={"phones": "full"}))


def test_a_card_with_room_shows_every_entry_whole(desk: Desk, store: Store) -> None:
    enterprise = add(store, "enterprise", name="青禾智能有限公司", member_kind="enterprise")
    person = add(store, "person", name="王明", enterprise=enterprise)
    for title in ("董事长", "党委书记", "技术中心主任"):
        add(store, "post", person=person, body=enterprise, title=title)
    add(store, "post", person=person, body=Link("示范区高端装备与新材料产业链协同创新促进商会"), title="常务副会长")
    text = text_of(desk, "visit-card", Wish(enterprise.id, as_of=DAY)).replace("\n", "")
    assert "协同创新促进商会常务副会长" in text
    assert "…" not in text


def test_a_card_of_an_enterprise_shows_its_people_with_all_their_posts(desk: Desk, store: Store) -> None:
    enterprise = add(store, "enterprise", name="青禾智能有限公司", member_kind="enterprise", contact_person="李敏")
    person = add(store, "person", name="王明", enterprise=enterprise)
    add(store, "post", person=person, body=enterprise, title="董事长")
    add(store, "post", person=person, body=Link("区工商联"), title="执委")
    add(store, "appeal", title="用电难", raised_by=enterprise, replied_on="2026-05-01")
    text = text_of(desk, "visit-card", Wish(enterprise.id, as_of=DAY))
    assert "王明青禾智能有限公司董事长、区工商联执委" in text
    assert "已答复未回访：用电难" in text
    assert "（无记录）" in text
