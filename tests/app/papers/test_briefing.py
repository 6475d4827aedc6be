"""Does a briefing tell what happened, and does its page measure what print.md asks?"""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest

from app.desk import Desk
from app.errors import FileProblem, UserError
from app.kinds.base import Link
from app.papers.base import Wish
from app.papers.periods import period_words
from app.papers.plain import text_of_document
from app.papers.printing import composed
from app.papers.punctuation import punctuated
from app.store import Store
from exports.pictures import page_count
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY, POINTS, exchange
from tests.exports.measuring import ASCENT, MM, Line, Measured, measured, solid

CELL = 156 / 28 * MM
PITCH = (225 * MM - 16) / 21
NO_START = "，。、；：？！）》」』”’"
NO_END = "（《「『“‘"
SETTINGS: dict[str, str | int | bool] = {
    "office": "清河区工商业联合会",
    "head": "清河工商联简报",
    "report_to": "市工商业联合会，区委、区人大常委会、区政府、区政协办公室，区委统战部，各街道党工委",
    "send_to": "各商会",
    "issue_to": "各科室",
    "copies": 80,
}


@pytest.fixture
def desk(store: Store) -> Desk:
    desk = Desk(store)
    desk.choose_paper_settings("briefing", SETTINGS)
    return desk


def text_of(desk: Desk, wish: Wish) -> str:
    """The draft of the text."""
    return next(passage.text for passage in desk.passages("briefing", wish) if passage.key == "body")


def read(desk: Desk, wish: Wish) -> str:
    """Everything that is printed, without line ends and blanks."""
    return "".join(solid(line.text) for page in measured(desk.preview("briefing", wish)) for line in page.lines)


def test_a_briefing_of_a_meeting_measures_what_the_standard_asks(desk: Desk, store: Store) -> None:
    pages = measured(desk.preview("briefing", Wish(exchange(store), as_of=DAY)))
    assert len(pages) == 3
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {(210, 297)}
    _assert_head(pages[0])
    _assert_grid(pages)
    _assert_foot(pages)
    for page in pages:
        for line in page.lines:
            assert line.text[0] not in NO_START, line.text
            assert line.text[-1] not in NO_END, line.text


def test_its_text_is_what_was_composed_with_rare_characters_and_every_font_embedded(desk: Desk, store: Store) -> None:
    title = "𬭼桥与𠅤园䶮堂商会座谈会"
    wish = Wish(exchange(store, title=title), as_of=DAY)
    with composed(store, "briefing", wish) as document:
        assert read(desk, wish) == solid(text_of_document(document))
    pdf = desk.preview("briefing", wish)
    assert pdf == desk.preview("briefing", wish)
    with pdfplumber.open(BytesIO(pdf)) as file:
        fonts = {char["fontname"] for page in file.pages for char in page.chars}
        assert not [font for font in fonts if "+" not in font or "Helvetica" in font]
        outline = [text for _, text, *_ in file.doc.get_outlines()]
    assert outline[0] == title
    assert [entry for entry in outline if entry.startswith(("一", "二", "三", "四"))] == [
        "一、交流发言",
        "二、领导讲话",
        "三、会议成果",
        "四、交办事项",
    ]
    assert "（一）区委常委池𬭼：把讨论变成行动" in outline


def _assert_head(page: Measured) -> None:
    name, number, sides, first_of_title = page.lines[:4]
    assert (name.text, {char.font for char in name.chars}) == ("清河工商联简报", {"NotoSerifSC-Bold"})
    middle = (name.chars[0].x + name.chars[-1].end) / 2
    assert middle == pytest.approx(106 * MM, abs=1)
    assert (solid(number.text), solid(sides.text)) == ("第1期（总第1期）", "清河区工商业联合会2026年9月30日")
    assert sides.chars[0].x == pytest.approx(28 * MM + CELL, abs=0.2)
    assert sides.chars[-1].end == pytest.approx(184 * MM - CELL, abs=0.3)
    (rule,) = page.rules
    assert rule["stroking_color"][0] > 0.8 > rule["stroking_color"][1]
    assert (rule["x0"] / MM, rule["x1"] / MM) == (pytest.approx(28, abs=0.1), pytest.approx(184, abs=0.1))
    assert {char.size for char in first_of_title.chars} == {22}


def _assert_grid(pages: list[Measured]) -> None:
    full = pages[1]
    assert len(full.lines) == 22
    for one, two in pairwise(full.lines):
        assert two.baseline - one.baseline == pytest.approx(PITCH, abs=0.1)
    assert (full.lines[0].baseline - ASCENT * 16) / MM == pytest.approx(37, abs=1)
    assert (full.lines[-1].baseline + (1 - ASCENT) * 16) / MM == pytest.approx(262, abs=1)
    faces = {line.text[0:2]: _face(line) for page in pages for line in page.lines}
    assert faces["一、"] == "NotoSansSC-Medium"
    assert faces["（一"] == "LXGWWenKai-Regular"
    assert faces["1."] in ("FandolFang-Regular", "LXGWWenKaiLight-FangSupplement", "NotoSerifSC-Regular")
    for page in pages:
        for line in page.lines:
            assert line.chars[0].x >= 28 * MM - 0.5
            # A closing mark that is squeezed keeps its ink inside; the blank half of its em box may stand out.
            blank = CELL / 2 if line.text[-1] in NO_START else 0
            assert line.chars[-1].end - blank <= 184 * MM + 0.5
            if line.text.startswith(("一、", "1.")):
                assert line.chars[0].x == pytest.approx(28 * MM + 2 * CELL, abs=0.1)
            if line.text.startswith("（一）"):  # an opening mark hangs by the blank half of its cell
                assert line.chars[1].x - line.chars[0].x == pytest.approx(CELL, abs=0.1)
                assert line.chars[1].x == pytest.approx(28 * MM + 3 * CELL, abs=0.1)
    body = [char for page in pages for line in page.lines for char in line.chars if char.font.startswith("Fandol")]
    assert {char.size for char in body} == {16, 14}


def _face(line: Line) -> str:
    return line.chars[0].font


def _assert_foot(pages: list[Measured]) -> None:
    numbers = [solid(page.number.text) if page.number else "" for page in pages]
    assert numbers == ["—1—", "—2—", "—3—"]
    sides = [page.number.chars[0].x > 105 * MM for page in pages if page.number]
    assert sides == [True, False, True]
    for page in pages:
        assert page.number is not None
        assert {char.size for char in page.number.chars} == {14}
        assert (page.number.baseline - 0.29 * 14) / MM == pytest.approx(262 + 7, abs=0.3)
    last = pages[-1]
    widths = [rule["linewidth"] / MM for rule in sorted(last.rules, key=lambda rule: rule["top"])]
    assert widths == [pytest.approx(width, abs=0.01) for width in (0.35, 0.25, 0.25, 0.25, 0.35)]
    assert max(rule["bottom"] for rule in last.rules) == pytest.approx(262 * MM, abs=0.5)
    *_, printed, copies = last.lines
    assert solid(printed.text) == "清河区工商业联合会2026年9月30日印发"
    assert copies.text == "（共印80份）"
    assert copies.chars[-1].end == pytest.approx(184 * MM - 14, abs=0.5)


def test_the_draft_tells_who_met_who_spoke_and_what_came_of_it(desk: Desk, store: Store) -> None:
    wish = Wish(exchange(store), as_of=DAY)
    text = text_of(desk, wish)
    assert text.startswith(
        "2026年9月15日，清河区工商业联合会在清河数字经济双创中心一楼会议厅举办“我为清河献一策”商会大讨论交流分享会。"
        "会议主题是“凝心聚力促发展”。清河区委统战部副部长解昇远主持会议。区委常委池𬭼出席。参会{参会人次@本次会议}。"
    )
    for line in (
        "一、交流发言",
        "（一）清河区新材料商会：建好会员之家",
        f"1. {POINTS[0]}",
        "二、领导讲话",
        "（注：发言自报 3 点，实录 2 点。）",
        "三、会议成果",
        "会议成果金额合计{会议成果金额@本次会议}。",
        "四、交办事项",
        "1. 各商会报送一条可落实的工作计划。负责：清河区新材料商会；完成时限：2026年10月31日。",
        "2. 汇总企业用工需求。责任人：解昇远。",
    ):
        assert line in text.splitlines(), line
    printed = read(desk, wish)
    assert "参会8人次。" in printed
    assert "会议成果金额合计约2600万元。" in printed
    assert "池𬭼" in printed


def test_a_period_is_told_with_its_sums_and_what_they_leave_out(desk: Desk, store: Store) -> None:
    """Article 001 in small: 200 and 700 make 超900万元, two gifts are unvalued, an average stands apart."""
    exchange(store)
    given = {"given_on": "2026-08-20"}
    add(store, "donation", donor=Link("沧屿商会"), kind="goods", amount=2_000_000_00, qualifier="over", **given)
    add(store, "donation", donor=Link("建筑商会"), amount=7_000_000_00, qualifier="over", basis="cumulative", **given)
    add(store, "donation", donor=Link("餐饮业商会"), kind="premises", **given)
    add(store, "donation", donor=Link("四家商会"), kind="goods", donor_list="open", **given)
    add(
        store,
        "donation",
        donor=Link("执委企业"),
        amount=1_000_000_00,
        qualifier="over",
        basis="annual_average",
        **given,
    )
    add(store, "donation", donor=Link("去年的"), amount=5_000_000_00, given_on="2025-08-20")
    add(store, "visit", target=Link("望河路商会"), visited_on="2026-07-10", purpose="了解用工情况")
    wish = Wish(start=date(2026, 7, 1), end=DAY, as_of=DAY)
    printed = read(desk, wish)
    assert "2026年第三季度工作情况" in printed
    assert "登记捐赠5笔，捐赠总额超900万元（年均超100万元（1笔）另计" in printed
    assert "2笔没有估价" in printed
    assert "去年的" not in printed
    assert "1.建筑商会捐款超700万元（累计）。" in printed
    assert "走访1次，涉及1家。1.2026年7月10日，走访望河路商会，了解用工情况。" in printed
    assert "共举办会议活动1次，参会8人次；会上发言7条。" in printed


def test_a_period_without_records_and_a_meeting_without_content_are_refused(desk: Desk, store: Store) -> None:
    for wish, words in (
        (Wish(), "写上期间的第一天和最后一天"),
        (Wish(start=date(2026, 1, 1), end=date(2026, 3, 31)), "2026年第一季度没有会议、捐赠"),
        (Wish(start=date(2026, 12, 1), today=DAY), "起止日期反了"),
        (Wish(start=date(2026, 9, 1), end=date(2026, 12, 31), today=DAY), "还没有到，请写不晚于 2026-09-30 的日期"),
        (Wish(add(store, "meeting", title="空会").id), "“空会”还没有参会人员"),
        (Wish(999), "没有编号为 999 的记录"),
    ):
        with pytest.raises(UserError, match=words):
            desk.preview("briefing", wish)


def test_edited_text_is_printed_with_three_levels_of_headings(desk: Desk, store: Store) -> None:
    body = (
        "一、总体情况\n（一）主要做法。先把家底理清。\n1. 摸底\n普通一段\n\n2. 各商会报送名单。\n一、甲" + "很长" * 40
    )
    wish = Wish(exchange(store), as_of=DAY, texts={"title": "大讨论进展", "body": body})
    page, *_ = measured(desk.preview("briefing", wish))
    lines = {solid(line.text): line for line in page.lines}
    assert _face(lines["一、总体情况"]) == "NotoSansSC-Medium"
    run_in = lines["（一）主要做法。先把家底理清。"]
    assert [char.font for char in run_in.chars if char.text in "法家"] == ["LXGWWenKai-Regular", "FandolFang-Regular"]
    assert _face(lines["1.摸底"]) != "NotoSansSC-Medium"
    assert "2.各商会报送名单。" in lines
    assert [passage.text for passage in desk.passages("briefing", wish)] == ["大讨论进展", body]
    assert "大讨论进展" in read(desk, wish)
    for texts, words in (({"body": " \n"}, "正文是空的"), ({"title": ""}, "标题是空的")):
        with pytest.raises(UserError, match=words):
            desk.preview("briefing", replace(wish, texts=texts))


def test_the_last_page_lists_the_records_behind_each_figure(desk: Desk, store: Store) -> None:
    wish = Wish(exchange(store), as_of=DAY, options={"sources": "yes"})
    *_, last = measured(desk.preview("briefing", wish))
    text = "".join(solid(line.text) for line in last.lines)
    assert text.startswith("数据来源（存档用，不随文印发）一、参会人次（本次会议）：8人次口径：")
    assert "二、会议成果金额（本次会议）：约2600万元" in text
    assert "会议成果" in text
    bare = Wish(wish.record_id, as_of=DAY, options={"sources": "yes"}, texts={"body": "没有数的一段。"})
    *_, last = measured(desk.preview("briefing", bare))
    assert "文中没有与台账关联的数据。" in "".join(solid(line.text) for line in last.lines)


HOSTILE = "<b>粗</b> & <img src=x onerror=alert(1)> {会员@2026-09-30} \x00\x07控制\u202e字符"


def test_bad_input_is_printed_literally_and_well(desk: Desk, store: Store) -> None:
    meeting = exchange(store, title=HOSTILE[:60])
    printed = read(desk, Wish(meeting, as_of=DAY))
    assert "<b>粗</b>&<imgsrc=xonerror=alert(1)>{会员@2026-09-30}" in printed
    long = Wish(meeting, as_of=DAY, texts={"title": "标题" * 40, "body": "长段落" * 1000})
    assert page_count(desk.preview("briefing", long)) == 6
    assert read(desk, long).count("长段落") == 1000
    name = Wish(meeting, as_of=DAY, texts={"body": f"{'长名' * 30}公司\n<b>&\x01{{{{会员@今天}}"})
    assert f"{'长名' * 30}公司" in read(desk, name)
    assert "<b>&{会员@今天}" in read(desk, name)


def test_a_character_without_a_glyph_is_named_with_its_record_and_field(desk: Desk, store: Store) -> None:
    meeting = add(store, "meeting", title="座谈会", summary="名叫\U0001f600的店", held_on="2026-09-01")
    told = r"会议活动“座谈会”的“内容概要”中的字符“\U0001f600”（U\+1F600）没有字体"
    with pytest.raises(FileProblem, match=told):
        desk.preview("briefing", Wish(meeting.id))
    with pytest.raises(FileProblem, match=r"简报的“正文”中的字符“\U0001f600”"):
        desk.preview("briefing", Wish(meeting.id, texts={"body": "改写过\U0001f600"}))


def test_without_an_imprint_none_is_printed(desk: Desk, store: Store) -> None:
    desk.choose_paper_settings("briefing", {"imprint": False})
    assert "印发" not in read(desk, Wish(exchange(store), as_of=DAY))


def test_five_hundred_attendees_are_told_in_one_sentence(desk: Desk, store: Store) -> None:
    meeting = add(store, "meeting", title="大会", held_on="2026-09-01")
    for number in range(500):
        add(store, "attendance", meeting=meeting, attendee=Link(f"代表{number}"), roles=("guest",))
    printed = read(desk, Wish(meeting.id, as_of=DAY))
    assert "代表4等出席。参会500人次。" in printed


def test_gifts_up_to_the_day_are_told_on_request(desk: Desk, store: Store) -> None:
    add(store, "donation", donor=Link("建筑商会"), amount=7_000_000_00, qualifier="over", given_on="2020")
    wish = Wish(exchange(store), as_of=DAY, options={"gifts": "yes"})
    assert "四、公益捐赠登记捐赠1笔，捐赠总额超700万元。1.建筑商会捐款超700万元。五、交办事项" in read(desk, wish)
    assert "公益捐赠" not in read(desk, replace(wish, options={}))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2026, 1, 1), (2026, 12, 31), "2026年"),
        ((2026, 7, 1), (2026, 9, 30), "2026年第三季度"),
        ((2026, 1, 1), (2026, 6, 30), "2026年上半年"),
        ((2026, 2, 1), (2026, 2, 28), "2026年2月"),
        ((2026, 2, 1), (2026, 4, 30), "2026年2月至4月"),
        ((2026, 9, 5), (2026, 9, 5), "2026年9月5日"),
        ((2026, 9, 5), (2026, 9, 12), "2026年9月5日至12日"),
        ((2026, 8, 5), (2026, 9, 12), "2026年8月5日至9月12日"),
        ((2025, 12, 5), (2026, 1, 12), "2025年12月5日至2026年1月12日"),
    ],
)
def test_a_period_is_called_as_people_call_it(
    start: tuple[int, int, int], end: tuple[int, int, int], words: str
) -> None:
    assert period_words(date(*start), date(*end)) == words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("开会,总结;部署:三点!好吗?", "开会，总结；部署：三点！好吗？"),
        ("甲, 乙. 丙.", "甲，乙. 丙。"),
        ("9:00开会,比例3:5,约1,234.5元", "9:00开会，比例3:5，约1,234.5元"),
        ("早餐会(第3期) (a) 甲(b)", "早餐会（第3期） (a) 甲（b）"),
        ('他说"好",用<img src="x">', '他说“好”，用<img src="x">'),
        ('用<img src="x">和<img src="y">', '用<img src="x">和<img src="y">'),
        ('说"OK",又说"再见"', '说"OK"，又说“再见”'),
        ("见https://a.cn/b?c=1,谢谢", "见https://a.cn/b?c=1，谢谢"),
        ("AI,IoT和5G;A:B", "AI,IoT和5G;A:B"),
        ("现有{会员：企业会员@2026-09-30},多", "现有{会员：企业会员@2026-09-30}，多"),
    ],
)
def test_drafts_have_the_marks_of_chinese_text(text: str, printed: str) -> None:
    assert punctuated(text) == printed


def test_a_summary_with_half_width_marks_is_drafted_as_print_asks(desk: Desk, store: Store) -> None:
    meeting = add(store, "meeting", title="座谈会(第二次)", held_on="2026-09-01", summary="企业谈困难,部门答复.")
    assert "企业谈困难，部门答复。" in read(desk, Wish(meeting.id, as_of=DAY))
    assert desk.passages("briefing", Wish(meeting.id))[0].text == "座谈会（第二次）"
    kept = Wish(meeting.id, as_of=DAY, texts={"body": "照原样,印."})
    assert "照原样,印." in read(desk, kept)
