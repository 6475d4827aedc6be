"""Does a printed page measure what print.md and GB/T 9704 ask, to the millimetre?"""

from itertools import pairwise

import pytest

from exports.document import (
    Align,
    Blank,
    Block,
    Document,
    Heading,
    Imprint,
    KeyValue,
    LabelledList,
    PageBreak,
    PageSetup,
    Paragraph,
    RedHead,
    Signature,
    Table,
    TableColumn,
    Title,
)
from exports.pdf import render_pdf
from tests.exports.measuring import ASCENT, MM, Line, Measured, measured, solid
from tests.exports.paper import TITLE, meeting_report

CELL = 156 / 28 * MM
PITCH = (225 * MM - 16) / 21
LEFT = 28 * MM
NO_START = "，。、；：？！）》」』”’"
NO_END = "（《「『“‘"


def printed(*blocks: Block, page: PageSetup | None = None) -> list[Measured]:
    return measured(render_pdf(Document("试印", blocks, page=page or PageSetup())))


@pytest.fixture(scope="module")
def report() -> list[Measured]:
    return measured(render_pdf(meeting_report()))


@pytest.fixture(scope="module")
def full() -> list[Measured]:
    return printed(Paragraph("区工商联召开会议" * 200))


def test_the_sheet_is_a4_portrait(report: list[Measured]) -> None:
    assert all(page.width == pytest.approx(210 * MM, abs=0.5) for page in report)
    assert all(page.height == pytest.approx(297 * MM, abs=0.5) for page in report)


def test_a_full_page_has_22_lines_at_the_pitch_of_the_grid(full: list[Measured]) -> None:
    assert len(full[0].lines) == 22
    steps = [below.baseline - above.baseline for above, below in pairwise(full[0].lines)]
    assert steps == [pytest.approx(PITCH, abs=0.11)] * 21


def test_the_first_and_last_em_box_end_with_the_type_area(full: list[Measured]) -> None:
    first = full[0].lines[0].baseline - ASCENT * 16
    last = full[0].lines[-1].baseline + (1 - ASCENT) * 16
    assert first == pytest.approx(37 * MM, abs=1 * MM)
    assert last == pytest.approx((297 - 35) * MM, abs=1 * MM)


def test_a_full_line_has_28_characters_between_28_and_184_mm(full: list[Measured]) -> None:
    for line in full[0].lines[1:]:
        assert len(line.chars) == 28
        assert line.chars[0].x == pytest.approx(LEFT, abs=0.01)
        assert line.chars[-1].x + CELL == pytest.approx(184 * MM, abs=0.1)


def test_no_character_stands_outside_the_type_area(report: list[Measured]) -> None:
    for page in report:
        for line in page.lines:
            assert line.chars[0].x >= LEFT - CELL / 2
            assert line.chars[-1].x <= 184 * MM
            assert line.chars[0].baseline <= 262 * MM


def test_paragraphs_and_headings_are_indented_by_two_cells() -> None:
    (page,) = printed(
        Heading("一、总则"),
        Heading("（一）细则", 2),
        Heading("1. 小节", 3),
        Paragraph("正文"),
        Paragraph("顶格", indent=0),
    )
    starts = [(line.chars[0].x - LEFT) / CELL for line in page.lines]
    assert starts == [pytest.approx(cells, abs=0.01) for cells in (2, 2, 2, 2, 0)]


def test_every_element_has_its_face_and_size(report: list[Measured]) -> None:
    lines = [line for page in report for line in page.lines]
    assert look(lines, "商会大讨论交流分享会会议报告") == ("NotoSerifSC-Bold", 22)
    assert look(lines, "一、会议概况") == ("NotoSansSC-Medium", 16)
    assert look(lines, "（一）新材料商会") == ("LXGWWenKai-Regular", 16)
    assert look(lines, "1. 主要观点") == ("FandolFang-Regular", 16)
    assert look(lines, "出席：") == ("NotoSansSC-Medium", 16)
    assert look(lines, "论交流分享会") == ("FandolFang-Regular", 16)
    number = report[0].number
    assert number is not None
    assert {(char.font, char.size) for char in number.chars} == {("NotoSerifSC-Regular", 14)}


def look(lines: list[Line], text: str) -> tuple[str, float]:
    line = next(line for line in lines if line.text.startswith(text))
    return line.chars[0].font, round(line.chars[0].size, 2)


def test_a_long_title_is_broken_by_sense_and_centred(report: list[Measured]) -> None:
    lines = report[0].lines[:3]
    assert [line.text for line in lines] == [
        "沧浪区工商业联合会",
        "“我为沧浪发展做什么”",
        "商会大讨论交流分享会会议报告",
    ]
    assert "".join(line.text for line in lines) == TITLE
    for line in lines:
        middle = (line.chars[0].x + line.chars[-1].x + 22) / 2
        assert middle == pytest.approx(106 * MM, abs=0.1)


def test_no_printed_line_starts_or_ends_with_a_forbidden_mark(report: list[Measured]) -> None:
    for line in (line for page in report for line in page.lines if line.chars[0].size == 16):
        assert line.text[0] not in NO_START
        assert line.text.rstrip()[-1] not in NO_END


def test_page_numbers_stand_between_dashes_at_the_outer_side_7_mm_below(report: list[Measured]) -> None:
    for count, page in enumerate(report, 1):
        assert page.number is not None
        assert page.number.text == f"— {count} —"
        dash_top = page.number.baseline - 0.29 * 14
        assert dash_top == pytest.approx((262 + 7) * MM, abs=1)
        if count % 2:
            assert page.number.chars[-1].end == pytest.approx(184 * MM - 14, abs=1)
        else:
            assert page.number.chars[0].x == pytest.approx(LEFT + 14, abs=1)


def test_single_sided_sheets_have_all_numbers_at_the_right_and_may_start_elsewhere() -> None:
    pages = printed(Paragraph("一"), PageBreak(), Paragraph("二"), page=PageSetup(single_sided=True, first_number=5))
    assert [page.number.text for page in pages if page.number] == ["— 5 —", "— 6 —"]
    assert all(page.number.chars[0].x > 105 * MM for page in pages if page.number)


def test_turnover_lines_of_a_list_stand_after_the_colon_and_names_stay_whole() -> None:
    names = ["陈予安", "欧阳若溪", "林知夏", "周慕"] * 8
    (page,) = printed(LabelledList("出席", names), KeyValue("主持人：", "陈予安"))
    first, *others = page.lines[:-1]
    assert first.text.startswith("出席：陈予安、")
    assert all(line.chars[0].x == pytest.approx(LEFT + 5 * CELL, abs=0.01) for line in others)
    whole = "".join(line.text for line in page.lines[:-1])
    assert whole == "出席：" + "、".join(names)
    assert all(line.text.endswith("、") for line in page.lines[:-2])
    assert page.lines[-1].text == "主持人：陈予安"


def test_a_label_too_long_to_hang_beside_begins_a_paragraph() -> None:
    label = "沧浪区工商业联合会机关及所属事业单位全体在编人员"
    (page,) = printed(KeyValue(label, "共" * 40), KeyValue("备注", ""), LabelledList("请假", []))
    assert "".join(line.text for line in page.lines) == f"{label}：{'共' * 40}备注：请假："
    assert page.lines[1].chars[0].x == pytest.approx(LEFT, abs=0.01)


def test_the_signature_is_right_aligned_and_never_alone_on_its_page() -> None:
    for lines in range(16, 26):
        pages = printed(Blank(lines), Paragraph("末行"), Signature("沧浪区工商业联合会", "2026年9月5日"))
        last, office, date = pages[-1].lines[-3:]
        assert (last.text, office.text, date.text) == ("末行", "沧浪区工商业联合会", "2026年9月5日")
        assert office.chars[-1].x + CELL == pytest.approx(184 * MM - 2 * CELL, abs=0.1)
        assert date.chars[-1].x + CELL == pytest.approx(184 * MM - 2 * CELL, abs=0.1)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for lines in range(16, 24):
        pages = printed(Blank(lines), Heading("一、总则"), Heading("（一）细则", 2), Paragraph("正文"))
        assert pages[-1].lines[-1].text == "正文"
        assert len(pages[-1].lines) == 3


def ledger(rows: int, caption: str = "捐赠明细表", cell: str = "防疫物资一批") -> list[Measured]:
    columns = [TableColumn("序号", 3, Align.CENTRE), TableColumn("内容", 10), TableColumn("金额", 5, Align.RIGHT)]
    return printed(Table(columns, ([str(row), cell, "超200万元"] for row in range(1, rows + 1)), caption=caption))


def test_a_table_repeats_its_head_and_says_continued_from_page_2() -> None:
    pages = ledger(60)
    assert len(pages) == 3
    assert [page.lines[0].text for page in pages] == ["捐赠明细表", "捐赠明细表（续表）", "捐赠明细表（续表）"]
    assert {page.lines[1].text for page in pages} == {"序号内容金额"}
    numbers = [line.text[: -len("防疫物资一批超200万元")] for page in pages for line in page.lines[2:]]
    assert numbers == [str(number) for number in range(1, 61)]


def test_a_table_without_caption_says_continued_too() -> None:
    first, second = ledger(30, caption="")
    assert first.lines[0].text == "序号内容金额"
    assert second.lines[0].text == "（续表）"


def test_table_rules_are_as_wide_as_the_type_area_and_inside_it() -> None:
    for page in ledger(60):
        across = [rule for rule in page.rules if rule["x1"] - rule["x0"] > 1]
        assert all(rule["x0"] == pytest.approx(LEFT) for rule in across)
        assert all(rule["x1"] == pytest.approx(184 * MM) for rule in across)
        assert max(rule["bottom"] for rule in page.rules) <= 262 * MM + 0.1


def test_a_cell_longer_than_a_page_runs_on() -> None:
    pages = ledger(1, cell="防疫物资" * 500)
    assert len(pages) > 1
    left, right = LEFT + 156 * MM * 3 / 18, LEFT + 156 * MM * 13 / 18
    chars = [char for page in pages for line in page.lines for char in line.chars]
    text = "".join(char.text for char in chars if left < char.x < right and char.font.startswith("Fandol"))
    assert text == "防疫物资" * 500


def test_text_after_a_table_is_back_on_the_grid() -> None:
    columns = [TableColumn("甲", 1)]
    (page,) = printed(Paragraph("上"), Table(columns, [["乙"]]), Paragraph("下"))
    steps = (page.lines[-1].baseline - page.lines[0].baseline) / PITCH
    assert steps == pytest.approx(round(steps), abs=0.01)


def test_the_red_head_is_red_and_fits_the_width() -> None:
    (page,) = printed(RedHead("沧浪区工商业联合会工作简报", "第5期（总第12期）", "2026年9月5日"), Paragraph("正文"))
    assert page.lines[0].chars[-1].end <= 184 * MM + 0.1
    assert solid(page.lines[1].text) == "第5期（总第12期）2026年9月5日"
    (rule,) = page.rules
    assert rule["stroking_color"][0] > 0.8
    assert rule["linewidth"] > 1


def test_a_long_name_and_a_long_office_take_several_lines_and_nothing_overlaps() -> None:
    office = "江城市示范区工商业联合会（总商会）民营经济发展与产业协作促进工作委员会办公室"
    head = RedHead("江城市示范区工商业联合会（总商会）工作简报", office, "2026年9月5日", "第5期", drop=35)
    (page,) = printed(head, Paragraph("正文"), Imprint([("送", "各商会")], office, "2026年9月5日印发", "（共印80份）"))
    first, second, number, *office_lines, date = page.lines[:6]
    assert first.text + second.text == "江城市示范区工商业联合会（总商会）工作简报"
    size = first.chars[0].size
    assert 30 < size < 42
    assert second.baseline - first.baseline == pytest.approx(2 * PITCH, abs=0.1)
    assert (first.baseline - ASCENT * size) / MM == pytest.approx(37 + 35, abs=0.1)
    assert number.text == "第5期"
    assert "".join(line.text for line in office_lines) == office
    assert date.text == "2026年9月5日"
    *_, below, above, copies = page.lines
    assert (solid(above.text), copies.text) == ("2026年9月5日印发", "（共印80份）")
    assert office.endswith(below.text)
    for line in page.lines:
        assert line.chars[-1].end <= 184 * MM + 0.5
        for one, two in pairwise(line.chars):
            assert two.x >= one.x + 1


def test_the_closing_block_ends_with_the_type_area_of_the_last_page() -> None:
    lists = [
        ("报", "市工商业联合会，区委、区人大常委会、区政府、区政协办公室，区委统战部，各街道党工委"),
        ("送", "各商会"),
    ]
    block = Imprint(lists, "沧浪区工商业联合会办公室", "2026年9月5日印发")
    for length in (1, 15, 22):
        *_, page = printed(*[Paragraph("正文")] * length, block)
        widths = [rule["linewidth"] / MM for rule in sorted(page.rules, key=lambda rule: rule["top"])]
        assert widths == [pytest.approx(width, abs=0.01) for width in (0.35, 0.25, 0.25, 0.35)]
        assert max(rule["bottom"] for rule in page.rules) == pytest.approx(262 * MM, abs=0.5)
        assert page.lines[-1].text == "沧浪区工商业联合会办公室2026年9月5日印发"
        assert page.lines[-1].chars[0].x == pytest.approx(LEFT + 14, abs=0.1)
        assert page.lines[-1].chars[-1].end == pytest.approx(184 * MM - 14, abs=0.1)
        assert {char.size for char in page.lines[-1].chars} == {14}


@pytest.mark.parametrize("length", range(17, 24))
def test_the_closing_block_never_stands_on_a_page_without_text(length: int) -> None:
    block = Imprint([("报", "市工商业联合会")], "沧浪区工商业联合会办公室", "2026年9月5日印发")
    pages = printed(*[Paragraph(f"正文第{at}行") for at in range(1, length + 1)], block)
    assert pages[-1].lines[0].text.startswith("正文第")
    assert sum(line.text.startswith("正文第") for page in pages for line in page.lines) == length
    table = Table([TableColumn("甲", 1)], [("乙",)] * length)
    assert "乙" in {line.text for line in printed(table, block)[-1].lines}


def test_a_page_break_after_a_heading_still_breaks() -> None:
    first, second = printed(Heading("一、总则"), PageBreak(), Paragraph("正文"), PageBreak())
    assert [line.text for page in (first, second) for line in page.lines] == ["一、总则", "正文"]


def test_a_document_without_blocks_is_one_empty_page() -> None:
    (page,) = printed()
    assert page.lines == []
    assert page.number is not None


def test_a_title_of_any_length_is_printed_in_full() -> None:
    for length in (1, 18, 19, 40, 90, 200):
        (page,) = printed(Title("区工商联召开会议交流发言" * (length // 12) + "会" * (length % 12)))
        assert len("".join(line.text for line in page.lines)) == length
        assert all(line.chars[-1].end <= 184 * MM + 1 for line in page.lines)


def test_a_line_break_in_a_title_is_kept() -> None:
    (page,) = printed(Title("沧浪区工商联\n会议报告"))
    assert [line.text for line in page.lines] == ["沧浪区工商联", "会议报告"]
