"""Do the registers say who and what is on record, with totals that claim nothing unsure, on sheets wide enough?"""

from datetime import date
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing
from app.papers.base import Wish
from app.papers.donation_ledger import COLUMNS
from app.papers.register import Register, register_document
from app.papers.settings import Setup
from app.store import Store
from exports.errors import FileProblem
from exports.pdf import render_pdf
from tests.app.figures.office import add
from tests.exports.measuring import MM, Measured, measured, solid

DAY = date(2026, 9, 30)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def pages_of(desk: Desk, paper: str, wish: Wish) -> list[Measured]:
    return measured(desk.preview(paper, wish))


def text_of(pages: list[Measured]) -> str:
    return "\n".join(solid(line.text) for page in pages for line in page.lines)


def width_of(page: Measured) -> int:
    return round(page.width / MM)


def members(store: Store) -> None:
    common = {"member_kind": "enterprise", "joined_on": "2020-05"}
    add(
        store,
        "enterprise",
        name="青禾智能有限公司",
        phone="13800000060、0500-65220060",
        contact_person="王明",
        **common,
    )
    add(store, "enterprise", name="云锦纺织有限公司", legal_representative="欧阳若溪", **common)
    add(store, "enterprise", name="已退会公司", left_on="2025-01-01", **common)
    add(store, "enterprise", name="路过的公司", member_kind="none")


def test_members_are_those_of_the_day_with_masked_phones_and_names_over_three_cells(desk: Desk, store: Store) -> None:
    members(store)
    (page,) = pages_of(desk, "member-register", Wish(as_of=DAY))
    text = text_of([page])
    assert width_of(page) == 297
    assert "截至2026年9月30日，共2家" in text
    assert "138****0060" in text
    assert "13800000060" not in text
    assert "已退会" not in text.replace("不是会员、已退会或尚未入会", "")
    assert "注：另有2家不是会员、已退会或尚未入会，未列入本册。" in text
    name = next(char for line in page.lines for char in line.chars if char.text == "王")
    other = next(char for line in page.lines for char in line.chars if char.text == "明")
    assert other.x - name.x == pytest.approx(2 * name.size, abs=0.2)


def test_phones_are_whole_only_when_asked_for_and_few_columns_stand_upright(desk: Desk, store: Store) -> None:
    members(store)
    (page,) = pages_of(desk, "member-register", Wish(as_of=DAY, options={"phones": "full", "columns": "brief"}))
    assert width_of(page) == 210
    assert "13800000060" in text_of([page])


def test_a_register_of_nobody_is_refused_in_a_sentence(desk: Desk, store: Store) -> None:
    for paper in ("member-register", "chamber-register", "donation-ledger", "honour-ledger", "task-sheet"):
        with pytest.raises(UserError, match=r"没有可打印的内容"):
            desk.preview(paper, Wish())
    add(store, "enterprise", name="路过的公司", member_kind="none")
    with pytest.raises(UserError, match="没有在会的会员"):
        desk.preview("member-register", Wish(as_of=DAY))


def test_chambers_name_who_leads_them_on_the_day_and_count_their_members(desk: Desk, store: Store) -> None:
    members(store)
    chamber = add(
        store, "chamber", name="新材料商会", kinds=("industry",), founded_on="2018-05-01", contact_person="李敏"
    )
    add(store, "chamber", name="旧商会", closed_on="2020-01-01")
    first, second = add(store, "person", name="顾清和"), add(store, "person", name="吴𬭼")
    add(store, "post", person=first, body=chamber, title="会长", ended_on="2023-01-01")
    add(store, "post", person=second, body=chamber, title="会长", started_on="2023-01-02")
    for enterprise in desk.ids(Listing(BY_NAME["enterprise"]))[:2]:
        link = next(iter(desk.rows(BY_NAME["enterprise"], [enterprise], ["name"]).values()))[0]
        add(store, "membership", enterprise=Link(link, "enterprise", enterprise), chamber=chamber)
    text = text_of(pages_of(desk, "chamber-register", Wish(as_of=DAY)))
    assert "1新材料商会行业商会2018年5月1日吴𬭼2李敏" in text
    assert "顾清和" not in text
    assert "旧商会" not in text
    assert "另有1家已注销" in text


def gifts(store: Store) -> None:
    add(store, "donation", donor=Link("甲商会"), amount=2_000_000_00, qualifier="over", given_on="2026-03")
    add(store, "donation", donor=Link("乙公司"), amount=70_000_00, given_on="2026-04-05")
    add(store, "donation", donor=Link("丙公司"), kind="goods", goods="口罩", given_on="2025-01-02")
    add(store, "donation", donor=Link("丁企业"), amount=1_000_000_00, basis="annual_average", given_on="2025")


def test_subtotals_of_gifts_keep_their_words_and_say_what_is_left_out(desk: Desk, store: Store) -> None:
    gifts(store)
    headline = add(store, "donation", donor=Link("戊商会"), amount=500_000_00, given_on="2026-05-01", coverage="both")
    add(store, "donation", donor=Link("己会员"), amount=100_000_00, given_on="2026-05-02", headline=headline)
    text = text_of(pages_of(desk, "donation-ledger", Wish(today=DAY)))
    assert "2026年小计（4笔，计入3笔）超2,570,000.00" in text
    assert "2025年小计（2笔，计入0笔）—" in text
    assert "合计（6笔，计入3笔）超2,570,000.00" in text
    assert "已含在总数里，" in text
    assert "未重复计" in text
    assert "未计入合计：年均100万元（1笔）另计，1笔没有估价，1笔已含在总数里。" in text.replace("\n", "")
    assert "未估价" in text


def test_the_ledger_of_a_year_agrees_with_the_statistics(desk: Desk, store: Store) -> None:
    gifts(store)
    text = text_of(pages_of(desk, "donation-ledger", Wish(year=2026, options={"group": "kind"}, today=DAY)))
    assert "2026年捐赠台账" in text
    assert "丙公司" not in text
    assert "捐款小计（2笔）超2,070,000.00" in text
    with pytest.raises(UserError, match="2019年没有捐赠记录"):
        desk.preview("donation-ledger", Wish(year=2019))


def test_groups_add_up_to_the_whole_whatever_they_are(desk: Desk, store: Store) -> None:
    gifts(store)
    for group in ("year", "cause", "kind", "none"):
        text = text_of(pages_of(desk, "donation-ledger", Wish(options={"group": group}, today=DAY)))
        assert "合计（4笔，计入2笔）超2,070,000.00" in text


def test_honours_stand_under_their_level_from_the_top(desk: Desk, store: Store) -> None:
    add(store, "honour", title="区级四好商会", holder=Link("甲商会"), level="district", granted_on="2026")
    add(store, "honour", title="全国四好商会", holder=Link("乙商会"), level="national", granted_on="2021")
    lines = text_of(pages_of(desk, "honour-ledger", Wish(today=DAY))).split("\n")
    kept = [line for line in lines if line.startswith(("国家级", "区级", "1全国", "2区级"))]
    assert kept[:2] == ["国家级", "1全国四好商会乙商会其他荣誉2021年"]
    assert "国家级小计：1项" in lines


def test_overdue_tasks_come_first_with_their_days_and_latest_progress(desk: Desk, store: Store) -> None:
    add(store, "task", title="以后再办", due_on="2027-01-01")
    late = add(store, "task", title="早该办好", due_on="2026-08", owner=Link("会员科"))
    add(store, "task", title="已经办好", due_on="2026-01-01", state="done")
    add(store, "task_progress", task=late, reported_on="2026-09-01", text="正在联系")
    add(store, "task_progress", task=late, reported_on="2026-09-20", text="已有眉目")
    text = text_of(pages_of(desk, "task-sheet", Wish(as_of=DAY)))
    assert text.index("早该办好") < text.index("以后再办")
    assert "逾期30天" in text
    assert "2026年9月20日：已有" in text
    assert "正在联系" not in text
    assert "已经办好" not in text
    done = Listing(BY_NAME["task"], chosen={"state": "done"})
    assert "已经办好" in text_of(pages_of(desk, "task-sheet", Wish(as_of=DAY, listing=done)))


def test_a_register_over_pages_repeats_its_head_and_says_continued(desk: Desk, store: Store) -> None:
    for number in range(30):
        add(store, "enterprise", name=f"第{number}号𬭼有限公司", member_kind="enterprise")
    pages = pages_of(desk, "member-register", Wish(as_of=DAY))
    assert len(pages) > 1
    assert {page.lines[0].text for page in pages[1:]} == {"会员名册（续表）"}
    assert all("企业名称" in text_of([page]) for page in pages)


@pytest.mark.parametrize("number", [9_999, 12_345, 987_654])
def test_a_large_running_number_stands_in_one_line(number: int) -> None:
    row = (str(number), "2026年9月5日", "甲商会", "款项", "1.00", "一次性", *[""] * 4)
    register = Register("捐赠台账", COLUMNS, iter([row]), number, "", size=9)
    (page,) = measured(render_pdf(register_document(register, Setup(office="清河区工商联"))))
    assert any(solid(line.text).startswith(f"{number}2026年") for line in page.lines)


def test_full_numbers_on_paper_stand_in_the_book_of_handouts(desk: Desk, store: Store, tmp_path: Path) -> None:
    members(store)
    desk.print_paper("member-register", Wish(as_of=DAY), tmp_path / "a.pdf")
    assert desk.handouts() == []
    full = Wish(as_of=DAY, options={"phones": "full"})
    desk.preview("member-register", full)
    desk.print_paper("member-register", full, tmp_path / "b.pdf", reason="换届筹备")
    with desk.paper_going_out("member-register", full, "打印机"):
        pass
    lines = [(one.action, one.kind, one.fields, one.count, one.reason, one.target) for one in desk.handouts()]
    assert lines == [
        ("打印", "会员企业", "联系电话", 2, "", "打印机"),
        ("打印", "会员企业", "联系电话", 2, "换届筹备", "b.pdf"),
        ("显示", "会员企业", "联系电话", 2, "", ""),
    ]


def test_a_print_that_failed_handed_nothing_out(desk: Desk, store: Store, tmp_path: Path) -> None:
    add(store, "enterprise", name="甲公司", member_kind="enterprise", contact_person="王\ue5e5")
    full = Wish(as_of=DAY, options={"phones": "full"})
    with pytest.raises(FileProblem):
        desk.print_paper("member-register", full, tmp_path / "a.pdf")
    assert desk.handouts() == []


def test_bad_input_is_printed_literally(desk: Desk, store: Store) -> None:
    long = "清河区" + "高端装备与新材料产业链协同创新" * 4
    add(store, "enterprise", name=long, member_kind="enterprise", notes="x")
    add(store, "enterprise", name="<b>甲&乙</b><img src=x>有限公司", member_kind="enterprise")
    text = text_of(pages_of(desk, "member-register", Wish(as_of=DAY))).replace("\n", "")
    assert "".join(sorted(set(long) - set(text))) == ""
    assert "<b>" in text
    assert "<img" in text


def test_a_missing_character_names_code_record_and_field_and_leaves_no_file(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    add(store, "enterprise", name="甲公司", member_kind="enterprise", contact_person="王\ue5e5")
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(FileProblem, match=r"会员企业“甲公司”的“联系人”中的字符 U\+E5E5"):
        desk.print_paper("member-register", Wish(as_of=DAY), target / "a.pdf")
    assert list(target.iterdir()) == []
