"""Do minutes stand on the page as GB/T 9704 asks, with who decided what until when, and who was there?"""

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds.base import Link
from app.papers.base import Wish
from app.papers.plain import text_of_document
from app.papers.printing import composed
from app.store import Store
from exports.pictures import page_count
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, attend, committee, person
from tests.exports.measuring import ASCENT, MM, Line, measured, solid

CELL = 156 / 28 * MM


@pytest.fixture
def desk(store: Store) -> Desk:
    desk = Desk(store)
    desk.choose_paper_settings(
        "minutes", {"head": "清河区工商联会议纪要", "send_to": "各科室", "office": "清河区工商联"}
    )
    return desk


def lines_of(desk: Desk, wish: Wish) -> list[Line]:
    return [line for page in measured(desk.preview("minutes", wish)) for line in page.lines]


def after(lines: list[Line], label: str) -> Line:
    return next(line for line in lines if line.text.startswith(label))


def test_minutes_measure_what_the_standard_asks(desk: Desk, store: Store) -> None:
    pages = measured(desk.preview("minutes", Wish(committee(store), as_of=DAY)))
    assert len(pages) == 2
    mark, number, sides, *_ = pages[0].lines
    assert mark.text == "清河区工商联会议纪要"
    size = mark.chars[0].size
    assert (mark.baseline - ASCENT * size) / MM == pytest.approx(37 + 35, abs=1)
    (rule,) = pages[0].rules
    assert rule["stroking_color"][0] > 0.8
    assert number.text == "〔2026〕1号"
    assert (number.chars[0].x + number.chars[-1].end) / 2 == pytest.approx(106 * MM, abs=8)
    assert solid(sides.text) == "清河区工商联2026年9月30日"
    for label in ("时间：", "地点：", "主持：", "记录："):
        line = after(pages[0].lines, label)
        assert [char.font for char in line.chars[:3]] == ["NotoSansSC-Medium"] * 3
        assert "NotoSansSC" not in line.chars[3].font
    last = pages[-1]
    assert max(rule["bottom"] for rule in last.rules) == pytest.approx(262 * MM, abs=0.5)
    assert [page.number.chars[0].x > 105 * MM for page in pages if page.number] == [True, False]


def test_their_text_is_what_was_composed(desk: Desk, store: Store) -> None:
    wish = Wish(committee(store), as_of=DAY, options={"sources": "yes"})
    text = "".join(solid(line.text) for line in lines_of(desk, wish))
    with composed(store, "minutes", wish) as document:
        assert text == solid(text_of_document(document))


def test_lists_hang_after_their_labels_in_the_order_that_was_asked_for(desk: Desk, store: Store) -> None:
    meeting = committee(store)
    lines = lines_of(desk, Wish(meeting, as_of=DAY))
    start = next(at for at, line in enumerate(lines) if line.text.startswith("出席："))
    end = next(at for at, line in enumerate(lines) if line.text.startswith("请假："))
    first, *turned = lines[start:end]
    assert [char.font for char in first.chars[:2]] == ["NotoSansSC-Medium"] * 2
    assert turned
    names_at = first.chars[3].x
    assert names_at == pytest.approx(28 * MM + 5 * CELL, abs=1.5)
    for line in turned:
        assert line.chars[0].x == pytest.approx(names_at, abs=0.6)
    named = " ".join([first.text[3:], *(line.text for line in turned)]).split()
    assert named == ["解昇远", *map(person, range(2, 31))]
    assert [solid(after(lines, label).text) for label in ("请假：", "列席：")] == [
        "请假：王芝欧阳子钧",
        "列席：丁一上官素问记笔亭",
    ]
    by_strokes = lines_of(desk, Wish(meeting, as_of=DAY, options={"order": "strokes"}))
    assert after(by_strokes, "列席：").text.split() == ["列席：丁", "一", "上官素问", "记笔亭"]
    assert after(by_strokes, "出席：").text.removeprefix("出席：").startswith("王")


def test_matters_have_an_owner_and_a_day_and_the_quorum_is_told(desk: Desk, store: Store) -> None:
    text = "".join(solid(line.text) for line in lines_of(desk, Wish(committee(store), as_of=DAY)))
    assert "二、议定事项1.编印会员名录（2026版）。负责：仇子堃；完成时限：2026年12月31日。" in text
    assert "2.办好第二期培训班。负责：会员科；完成时限：2026年11月。" in text
    assert "人数：应到40人，实到30人，请假2人，达到法定人数（半数以上）。" in text


def test_posts_are_written_out_on_request(desk: Desk, store: Store) -> None:
    meeting = add(store, "meeting", title="座谈会", held_on="2026-09-01", summary="略。")
    attend(store, meeting, Link("王芝"), organisation="清河区税务局", post="副局长")
    wish = Wish(meeting.id, options={"names": "posts"})
    assert after(lines_of(desk, wish), "出席：").text == "出席：清河区税务局副局长王芝"
    assert after(lines_of(desk, Wish(meeting.id)), "出席：").text == "出席：王　芝"
    assert not [line for line in lines_of(desk, wish) if line.text.startswith("人数")]


def test_empty_meetings_are_refused_and_large_ones_print_in_full(desk: Desk, store: Store) -> None:
    with pytest.raises(UserError, match="“空会”还没有"):
        desk.preview("minutes", Wish(add(store, "meeting", title="空会").id))
    with pytest.raises(UserError, match="要指定一条记录"):
        desk.preview("minutes", Wish())
    meeting = add(store, "meeting", title="大会", kind="member_congress", held_on="2026-09-01", due_count=600)
    name = "清河区" + "民营企业高质量发展与产业协作" * 4 + "促进会"
    attend(store, meeting, Link(name))
    for number in range(500):
        attend(store, meeting, Link(f"代表<b>{number}"))
    text = "".join(solid(line.text) for line in lines_of(desk, Wish(meeting.id)))
    assert name in text
    assert "代表<b>499" in text
    assert "实到501人，达到法定人数（三分之二以上）。" in text
    assert page_count(desk.preview("minutes", Wish(meeting.id))) < 15
