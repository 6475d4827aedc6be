"""Do subtotals, groups, heads of two rows, forms, drawings and place cards stand where they should?"""

from itertools import pairwise
from typing import Any

import pytest

from exports.document import (
    A4_LANDSCAPE,
    A5_PORTRAIT,
    CARD_SHEET,
    Align,
    Block,
    Document,
    Drawing,
    Form,
    FormCell,
    FormRow,
    GroupRow,
    Note,
    PageSetup,
    Paragraph,
    PlaceCard,
    RecordRow,
    Sides,
    Table,
    TableColumn,
    TableRow,
    Title,
    TotalRow,
)
from exports.errors import FileProblem
from exports.fonts import Face
from exports.pdf import render_pdf
from exports.shapes import Area, Label, Shape, Stroke
from tests.exports.measuring import MM, Measured, measured, opened, solid

HEI = "NotoSansSC-Medium"
COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("捐赠方", 10),
    TableColumn("金额\n（元）", 6, Align.RIGHT, over="价值"),
    TableColumn("口径", 4, Align.CENTRE, over="价值"),
)


def printed(*blocks: Block, page: PageSetup | None = None) -> list[Measured]:
    return measured(render_pdf(Document("试印", blocks, page=page or PageSetup())))


def grouped(rows: int) -> Table:
    def made() -> Any:
        for year in (2026, 2025):
            yield GroupRow(f"{year}年")
            yield from ((str(row), "沧浪新材料商会", "2,000.00", "一次性") for row in range(1, rows + 1))
            yield TotalRow(f"{year}年小计（{rows}笔）", 2, (f"{rows * 2000:,}.00", ""))

    return Table(COLUMNS, made(), continued_as="捐赠台账")


def test_a_subtotal_spans_its_columns_in_hei_and_stays_with_the_last_row() -> None:
    for rows in range(14, 22):
        for page in printed(grouped(rows)):
            texts = [line.text for line in page.lines]
            for at, text in enumerate(texts):
                if "小计" in text:
                    assert texts[at - 1].endswith("一次性"), "a subtotal is never the first of its page"
                    assert {char.font for char in page.lines[at].chars} == {HEI}


def test_a_group_is_said_again_on_the_next_page_and_is_never_its_last_row() -> None:
    first, second, *_ = printed(grouped(30))
    assert [line.text for line in first.lines if "2026年" in line.text] == ["2026年"]
    assert second.lines[0].text == "捐赠台账（续表）"
    assert "2026年（续）" in [line.text for line in second.lines]
    for rows in range(10, 30):
        for page in printed(grouped(rows)):
            assert "年" not in page.lines[-1].text or "小计" in page.lines[-1].text


def test_a_head_of_two_rows_has_its_common_heading_over_its_columns() -> None:
    (page,) = printed(grouped(2))
    (over,) = (line for line in page.lines if solid(line.text) == "价值")
    (low,) = (line for line in page.lines if "口径" in line.text)
    assert over.baseline < low.baseline
    middle = (over.chars[0].x + over.chars[-1].end) / 2
    assert middle == pytest.approx((28 + 156 * (13 + 23) / 2 / 23) * MM, abs=0.5)
    (high,) = (line for line in page.lines if "序号" in line.text)
    assert over.baseline < high.baseline < low.baseline + 12
    upright = min(rule["top"] for rule in page.rules if abs(rule["x0"] - (28 + 156 * 19 / 23) * MM) < 0.1)
    assert upright == pytest.approx(max(over.baseline, over.baseline + 4), abs=12)


def test_rows_to_sign_in_are_as_high_as_asked() -> None:
    table = Table(COLUMNS[:2], [(str(row), "") for row in range(1, 9)], row_height=12)
    (page,) = printed(table)
    tops = sorted({round(rule["top"], 1) for rule in page.rules if rule["x1"] - rule["x0"] > 1})
    heights = [(below - above) / MM for above, below in pairwise(tops)][1:]
    assert heights == [pytest.approx(12, abs=0.1)] * 8


def test_a_fault_in_a_row_names_its_record_and_field() -> None:
    rows: list[TableRow] = [RecordRow(("1", "甲\ue5e5"), "公益捐赠“甲商会”")]
    with pytest.raises(FileProblem, match=r"公益捐赠“甲商会”的“捐赠方”中的字符 U\+E5E5"):
        printed(Table(COLUMNS[:2], rows))
    with pytest.raises(FileProblem, match=r"台账第1行的“序号”中的字符 U\+E5E5"):
        printed(Table(COLUMNS[:2], [GroupRow("\ue5e5")], caption="台账"))


def test_a_ledger_of_forty_pages_holds_every_row_in_order_inside_the_type_area() -> None:
    names = [f"沧浪{chr(0x4E00 + at % 200 * 7)}𬭼商会" for at in range(1, 1041)]
    rows = [(str(at), name, f"{at * 1000:,}.00", "一次性") for at, name in enumerate(names, 1)]
    pages = printed(Table(COLUMNS, rows, caption="捐赠台账"))
    assert len(pages) >= 40
    assert [page.number.text if page.number else "" for page in pages] == [
        f"— {at} —" for at in range(1, len(pages) + 1)
    ]
    assert {page.lines[0].text for page in pages[1:]} == {"捐赠台账（续表）"}
    text = "".join(line.text for page in pages for line in page.lines if "商会" in line.text)
    assert text == "".join("".join(row) for row in rows)
    for page in pages:
        assert max(rule["bottom"] for rule in page.rules) <= 262 * MM + 0.1
        assert all(28 * MM - 0.1 <= char.x <= 184 * MM for line in page.lines for char in line.chars)


def test_the_uprights_of_rows_under_each_other_are_one_line_each_from_the_head_to_the_last_row() -> None:
    for page in printed(grouped(12)):
        uprights = [rule for rule in page.rules if rule["bottom"] - rule["top"] > 1]
        across = sorted({round(rule["top"], 1) for rule in page.rules if rule["x1"] - rule["x0"] > 1})
        left = [rule for rule in uprights if abs(rule["x0"] - 28 * MM) < 0.1]
        assert sum(rule["bottom"] - rule["top"] for rule in left) == pytest.approx(across[-1] - across[0], abs=0.2)
        assert len(left) <= 7, "head, rows, group, rows, total"


def test_a_landscape_page_has_its_area_and_numbers_on_alternate_sides() -> None:
    pages = printed(Table(COLUMNS, [("1", "甲", "乙", "丙")] * 40), page=A4_LANDSCAPE)
    assert (round(pages[0].width / MM), round(pages[0].height / MM)) == (297, 210)
    assert max(rule["x1"] for rule in pages[0].rules) == pytest.approx(275 * MM, abs=0.1)
    sides = [page.number.chars[0].x > page.width / 2 for page in pages if page.number]
    assert sides == [True, False, True][: len(sides)]
    assert all(rule["bottom"] <= 188 * MM + 0.1 for page in pages for rule in page.rules)


def test_between_two_boxes_of_a_form_stands_one_rule() -> None:
    rows = [FormRow([FormCell("甲", 4, label=True), FormCell("乙", 20)])] * 4
    (page,) = printed(Form(rows))
    across = [round(rule["top"], 1) for rule in page.rules if rule["x1"] - rule["x0"] > 1]
    assert len(across) == len(set(across)) == 5


def test_a_form_keeps_its_boxes_and_writes_from_the_top_where_asked() -> None:
    rows = [
        FormRow([FormCell("捐赠方", 2, label=True), FormCell("甲商会", 5)], 12),
        FormRow([FormCell("说明", 2, label=True), FormCell("从上边写起", 5, top=True)], 40),
    ]
    (page,) = printed(Form(rows))
    texts = {line.text: line for line in page.lines}
    assert texts["捐赠方甲商会"].chars[0].font == HEI
    assert texts["从上边写起"].baseline < texts["说明"].baseline - 30
    bottom = max(rule["bottom"] for rule in page.rules)
    assert bottom == pytest.approx((37 + 52) * MM, abs=0.2)


def test_shapes_are_drawn_as_vectors_in_their_places() -> None:
    shapes: list[Shape] = [
        Area(10, 20, 30, 40, (0.2, 0.4, 0.6)),
        Stroke(0, 60, 100, 60),
        Label(25, 15, "12场", anchor=0.5, face=Face.HEI),
        Label(0, 75, "一月很长的说明文字", size=9, room=40),
    ]
    pdf = render_pdf(Document("试印", [Paragraph("文"), Drawing(shapes, 80), Paragraph("后")]))
    with opened(pdf) as file:
        (rectangle,) = file.pages[0].rects
        assert rectangle["non_stroking_color"] == pytest.approx((0.2, 0.4, 0.6))
        assert (rectangle["width"], rectangle["height"]) == (pytest.approx(30), pytest.approx(40))
        assert rectangle["x0"] == pytest.approx(28 * MM + 10)
        assert not file.pages[0].images
    (page,) = measured(pdf)
    label = next(line for line in page.lines if line.text == "12场")
    assert (label.chars[0].x + label.chars[-1].end) / 2 == pytest.approx(28 * MM + 25, abs=0.5)
    narrow = next(line for line in page.lines if line.text.startswith("一月"))
    assert narrow.chars[-1].end <= 28 * MM + 40.1


@pytest.mark.parametrize("lines", [1, 18, 20, 22])
def test_a_line_to_cut_along_parts_what_is_above_from_what_is_below_or_is_left_out(lines: int) -> None:
    cut = Drawing([Label(0, 26, "沿此线剪下")], 36, with_next=True, between=True)
    pages = printed(Paragraph("\n".join(["文"] * lines)), cut, Table(COLUMNS[:2], [("1", "乙")], whole=True))
    texts = [[line.text for line in page.lines] for page in pages]
    slip = next(page for page in texts if "1乙" in page)
    assert ("沿此线剪下" in slip) == ("文" in slip)


@pytest.mark.parametrize("text", ["“四好”商会", "（无记录）", "《章程》修订", "“商会”" * 9])
def test_an_opening_mark_stands_at_the_edge_of_its_cell_like_any_character(text: str) -> None:
    (page,) = printed(Table([TableColumn("甲", 3), TableColumn("乙", 10)], [("", "乙"), ("", text)]))
    plain, *marked = [next(char for char in line.chars if char.font.startswith("Fandol")) for line in page.lines[1:]]
    assert marked
    for mark in marked:
        half = mark.size / 2
        assert plain.x - half - 0.5 <= mark.x <= plain.x - half + 2.5
    assert all(line.chars[-1].end <= 184 * MM - 4 + line.chars[-1].size / 2 for line in page.lines)


def test_a_place_card_has_its_name_upright_on_both_faces() -> None:
    pdf = render_pdf(Document("座位牌", [PlaceCard("王　明", 200, 100)], page=CARD_SHEET))
    with opened(pdf) as file:
        chars = [char for char in file.pages[0].chars if char["text"].strip()]
    upright = [char["text"] for char in sorted(chars, key=lambda char: char["matrix"][4]) if char["matrix"][0] > 0]
    turned = [char["text"] for char in sorted(chars, key=lambda char: -char["matrix"][4]) if char["matrix"][0] < 0]
    assert upright == turned == ["王", "明"]
    fold = (8.5 + 100) * MM
    for char in chars:
        assert (char["top"] < fold) == (char["matrix"][0] < 0)
        assert char["x0"] >= 5 * MM
        assert char["x1"] <= 205 * MM


def test_a_long_name_on_a_card_is_drawn_smaller_and_not_cut() -> None:
    name = "沧浪区新材料与高端装备制造产业链商会联合会筹备委员会"
    pdf = render_pdf(Document("座位牌", [PlaceCard(name, 180, 60, "会长单位")], page=CARD_SHEET))
    with opened(pdf) as file:
        chars = file.pages[0].chars
    assert all(char["x0"] >= 15 * MM and char["x1"] <= 195 * MM for char in chars)
    assert len(chars) == 2 * len(name + "会长单位")


def test_a_name_of_sixty_characters_takes_several_lines_of_a_card_and_can_be_read_across_a_table() -> None:
    name = "沧浪区新材料与高端装备制造产业链商会联合会" * 3
    for size in ((200, 100), (180, 70)):
        pdf = render_pdf(Document("座位牌", [PlaceCard(name[:60], *size, under="会长单位")], page=CARD_SHEET))
        with opened(pdf) as file:
            chars = [char for char in file.pages[0].chars if char["matrix"][0] > 0]
        named = [char for char in chars if char["fontname"].endswith("NotoSerifSC-Bold")]
        assert "".join(char["text"] for char in named) == name[:60]
        assert min(abs(char["matrix"][0]) * char["size"] for char in named) > 17
        face = [(8.5 + size[1]) * MM, (8.5 + 2 * size[1]) * MM]
        assert all(face[0] < char["top"] and char["bottom"] < face[1] for char in chars)
        left = (210 - size[0]) / 2 * MM
        assert all(char["x0"] > left and char["x1"] < 210 * MM - left for char in chars)


def test_small_print_stands_at_both_edges_and_under_the_table() -> None:
    table = Table(COLUMNS[:2], [("1", "乙")])
    (page,) = printed(Title("台账", below=0), Sides("编制单位：甲", "单位：元"), table, Note("注：丙"))
    (line,) = (line for line in page.lines if "编制单位" in line.text)
    assert line.chars[0].x == pytest.approx(28 * MM, abs=0.1)
    assert line.chars[-1].end == pytest.approx(184 * MM, abs=0.5)
    assert page.lines[-1].text == "注：丙"
    assert page.lines[-1].chars[0].size == 10.5


def test_small_print_too_long_for_one_line_takes_two() -> None:
    (page,) = printed(Sides("编制单位：" + "甲" * 30, "截至2026年9月5日，共一百二十家会员企业"), Paragraph("文"))
    assert [line.text[:2] for line in page.lines] == ["编制", "截至", "文"]


def test_a_pocket_card_is_a_page_of_a5() -> None:
    (page,) = printed(Paragraph("文" * 60), page=A5_PORTRAIT)
    assert (round(page.width / MM), round(page.height / MM)) == (148, 210)
    assert {char.size for line in page.lines for char in line.chars} == {12}
    assert len(page.lines[1].chars) == 27
