"""Do the papers around a meeting name everybody expected, in order, with room to sign?"""

from itertools import pairwise

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds.base import Line, Link
from app.papers.base import Wish
from app.papers.seating import outward
from app.store import Store
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, attend, committee, exchange
from tests.exports.measuring import MM, Measured, measured, opened, solid


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def pages_of(desk: Desk, paper: str, wish: Wish) -> list[Measured]:
    return measured(desk.preview(paper, wish))


def text_of(pages: list[Measured]) -> str:
    return "\n".join(solid(line.text) for page in pages for line in page.lines)


def empty_meeting(store: Store, **values: object) -> int:
    link = add(store, "meeting", title="空会议", held_on="2026-09-18", **values)
    assert link.id is not None
    return link.id


def test_a_sign_in_sheet_has_room_to_sign_for_all_who_are_expected(desk: Desk, store: Store) -> None:
    pages = pages_of(desk, "sign-in-sheet", Wish(committee(store)))
    text = text_of(pages)
    assert "会议：区工商联九届四次执委会" in text
    assert "时间：2026年9月18日09:00" in text
    assert "地点：清河大厦三楼报告厅" in text
    for page in pages:
        assert any("序号姓名单位职务电话签名备注" in solid(line.text) for line in page.lines)
        tops = sorted({round(rule["top"], 1) for rule in page.rules if rule["x1"] - rule["x0"] > 1})
        assert max(below - above for above, below in pairwise(tops)) >= 12 * MM - 0.2
    assert pages[1].lines[0].text == "区工商联九届四次执委会签到表（续表）"
    assert "王芝" not in text, "who is excused does not sign"
    assert text.index("列席人员") < text.index("上官素问")


def test_phones_on_a_sign_in_sheet_are_masked_or_left_to_be_filled_in(desk: Desk, store: Store) -> None:
    key = empty_meeting(store)
    person = add(store, "person", name="顾清和", phone="13800000060")
    attend(store, Link("空会议", "meeting", key), person)
    assert "138****0060" in text_of(pages_of(desk, "sign-in-sheet", Wish(key)))
    assert "138" not in text_of(pages_of(desk, "sign-in-sheet", Wish(key, options={"phones": "blank"})))


def test_an_empty_meeting_gets_empty_lines_but_no_cards(desk: Desk, store: Store) -> None:
    key = empty_meeting(store)
    (page,) = pages_of(desk, "sign-in-sheet", Wish(key))
    assert [line.text for line in page.lines][-1] == "14"
    for paper in ("place-cards", "seating"):
        with pytest.raises(UserError, match="还没有登记参会人员"):
            desk.preview(paper, Wish(key))


def test_five_hundred_attendees_sign_on_as_many_lines(desk: Desk, store: Store) -> None:
    key = empty_meeting(store)
    meeting = Link("空会议", "meeting", key)
    for number in range(500):
        attend(store, meeting, Link(f"甲{chr(0x4E00 + number)}"), organisation="清河区" + "高端装备新材料" * 8)
    pages = pages_of(desk, "sign-in-sheet", Wish(key))
    numbers = [line.chars[0].text for page in pages for line in page.lines]
    assert len(pages) > 30
    assert numbers
    assert "500" in text_of(pages[-3:])


def test_every_guest_has_a_card_with_the_name_on_both_faces(desk: Desk, store: Store) -> None:
    key = committee(store, members=4)
    for size, count in (("large", 7), ("small", 4)):
        with opened(desk.preview("place-cards", Wish(key, options={"size": size}))) as file:
            assert len(file.pages) == count
            chars = [char for page in file.pages for char in page.chars if char["text"].strip()]
        upright = sorted(char["text"] for char in chars if char["matrix"][0] > 0)
        turned = sorted(char["text"] for char in chars if char["matrix"][0] < 0)
        assert upright == turned
        assert "".join(upright).count("昇") == 1


@pytest.mark.parametrize(
    ("count", "left_first", "seats"),
    [(1, True, [0]), (4, False, [2, 0, 1, 3]), (5, True, [3, 1, 0, 2, 4]), (3, False, [2, 0, 1])],
)
def test_seats_go_outward_from_the_middle(count: int, left_first: bool, seats: list[int]) -> None:
    assert outward(count, left_first=left_first) == seats


def test_the_host_sits_on_the_platform_and_the_others_in_rows_by_rank(desk: Desk, store: Store) -> None:
    (page,) = pages_of(desk, "seating", Wish(committee(store, members=12), options={"seats": "6"}))
    lines = [solid(line.text) for line in page.lines]
    stage = next(at for at, line in enumerate(lines) if line == "主席台")
    assert "解昇远" in lines[stage + 1]
    rows = [at for at, line in enumerate(lines) if line.startswith("第") and "排" in line]
    assert len(rows) == 3
    assert stage < rows[0]


def test_a_long_name_fills_its_seat_in_as_many_lines_as_it_takes(desk: Desk, store: Store) -> None:
    key = empty_meeting(store)
    name = "清河区高端装备与新材料产业链协同创新促进会商会联合会" * 3
    for at, length in enumerate((3, 12, 25, 38, 60)):
        attend(store, Link("空会议", "meeting", key), Link(name[at : at + length]))
    (page,) = pages_of(desk, "seating", Wish(key))
    chars = [char for line in page.lines for char in line.chars if char.font.startswith("Fandol") and char.size != 9]
    assert min(char.size for char in chars) >= 5
    boxes = sorted({round(rule["top"], 1) for rule in page.rules if rule["x1"] - rule["x0"] > 1})
    named = [char for char in chars if char.text in name and boxes[0] < char.baseline < boxes[-1]]
    assert len(named) == 3 + 25 + 38 + 60


def test_a_notice_says_when_where_who_what_and_keeps_its_slip_in_one_piece(desk: Desk, store: Store) -> None:
    key = exchange(store)
    pages = pages_of(desk, "notice", Wish(key, as_of=DAY))
    text = text_of(pages)
    for words in (
        "各有关单位：",
        "一、会议时间",
        "2026年9月15日14:00",
        "二、会议地点",
        "清河数字经济双创中心",
        "2026年9月30日",
    ):
        assert words in text
    (slip,) = (page for page in pages if any("回执" in line.text and "填写" not in line.text for line in page.lines))
    assert text_of([slip]).count("是□否□") == 3
    assert "沿此线剪下" not in text_of([slip]), "nothing stands above it to be cut off"


def test_under_a_short_notice_the_slip_is_cut_off_along_a_line(desk: Desk, store: Store) -> None:
    short = {"opening": "现定于近期开会。", "asked": ""}
    (page,) = pages_of(desk, "notice", Wish(empty_meeting(store), texts=short))
    lines = [solid(line.text) for line in page.lines]
    assert lines.index("沿此线剪下") < lines.index("空会议回执")


def test_a_body_that_the_name_says_is_not_said_twice_in_a_notice(desk: Desk, store: Store) -> None:
    key = empty_meeting(store)
    meeting = Link("空会议", "meeting", key)
    attend(store, meeting, Link("北亭区工商联负责人"), organisation="北亭区工商联")
    attend(store, meeting, Link("顾清和"), organisation="港岚区工商联")
    who = next(one.text for one in desk.passages("notice", Wish(key)) if one.key == "who")
    assert sorted(who.rstrip("。").split("、")) == ["北亭区工商联负责人", "港岚区工商联顾清和"]


def test_edited_passages_of_a_notice_are_printed(desk: Desk, store: Store) -> None:
    stages = (Line("reports", "交流发言"), Line("speech", "领导讲话。"))
    key = empty_meeting(store, stages=stages)
    keys = [one.key for one in desk.passages("notice", Wish(key))]
    assert keys == ["to", "opening", "who", "agenda", "asked"]
    wish = Wish(key, texts={"to": "各商会", "asked": "请于9月10日前报名。"}, options={"slip": "no"})
    text = text_of(pages_of(desk, "notice", wish))
    assert "各商会：" in text
    assert "1.交流发言；\n2.领导讲话。" in text
    assert "请于9月10日前报名。" in text
    assert "回执" not in text
