"""Is the PDF file whole, searchable, named and the same each time?"""

import random
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from exports.document import Block, Document, Heading, LabelledList, Paragraph, Run, Source, Table, TableColumn, Title
from exports.errors import FileProblem
from exports.fonts import Face
from exports.pdf import render_pdf, write_pdf
from tests.exports.measuring import MM, measured, solid
from tests.exports.paper import meeting_report
from tests.exports.test_typeset_lines import NO_END, NO_START, mixed_text

CELL = 156 / 28 * MM
RARE = "吴𬭼、沈𠅤、䶮云、刘旻、陶喆、朱镕基、堃"


def one_paragraph(text: str, source: Source | None = None) -> Document:
    return Document("试印", [Paragraph(text, source=source)])


def printed_text(pdf: bytes) -> str:
    return "".join(line.text for page in measured(pdf) for line in page.lines)


def fonts_of(pdf: bytes) -> list[dict[str, object]]:
    document = PDFDocument(PDFParser(BytesIO(pdf)))
    objects = (document.getobj(number) for xref in document.xrefs for number in xref.get_objids())
    return [each for each in objects if isinstance(each, dict) and getattr(each.get("Type"), "name", "") == "Font"]


def test_equal_documents_give_equal_bytes() -> None:
    assert render_pdf(meeting_report()) == render_pdf(meeting_report())


def test_every_font_is_embedded_and_none_is_helvetica() -> None:
    pdf = render_pdf(meeting_report())
    fonts = fonts_of(pdf)
    assert fonts
    for font in fonts:
        assert font["Subtype"].name == "TrueType"  # type: ignore[attr-defined]
        assert "FontFile2" in resolve1(font["FontDescriptor"])
        assert "ToUnicode" in font
    assert b"Helvetica" not in pdf


def test_text_reads_back_as_it_was_written_rare_characters_included() -> None:
    text = f"{RARE}“引”‘号’——……·①②№㎡，3.5%，a@b.cn。"
    assert solid(printed_text(render_pdf(one_paragraph(text)))) == solid(text)


def test_other_readers_find_rare_characters_too() -> None:
    document = pypdfium2.PdfDocument(render_pdf(one_paragraph(RARE)))
    with document:
        text = document[0].get_textpage().get_text_range()
    assert RARE in text


def test_copied_text_gains_no_spaces() -> None:
    title = "“商会说”·“会员谈”——大讨论"
    document = Document("试印", [Title(title), Heading(title), Heading(title, 2), Paragraph("区工商联“会”，" * 20)])
    with pdfplumber.open(BytesIO(render_pdf(document))) as file:
        text = file.pages[0].extract_text()
    assert text.count(title) == 3
    assert " " not in text.replace("— 1 —", "")


def test_more_than_a_hundred_characters_of_one_font_are_mapped_in_blocks() -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000) if chr(code).encode("gbk", "ignore"))
    pdf = render_pdf(one_paragraph(text))
    assert solid(printed_text(pdf)) == text
    for font in fonts_of(pdf):
        cmap = resolve1(font["ToUnicode"]).get_data().decode()
        assert max(int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)) <= 100


def test_text_that_looks_like_markup_is_printed_literally() -> None:
    text = "<b>商会</b>&amp;<img src=x>"
    (page,) = measured(render_pdf(one_paragraph(text)))
    assert page.lines[0].text == text


def test_control_characters_are_left_out_and_line_breaks_start_paragraphs() -> None:
    (page,) = measured(render_pdf(one_paragraph("甲\x00\x1b乙\u200b\n丙\r\n丁")))
    assert [line.text for line in page.lines] == ["甲乙", "丙", "丁"]


def test_runs_keep_their_faces() -> None:
    document = Document("试印", [Paragraph([Run("一是", Face.KAI), Run("正文")])])
    (page,) = measured(render_pdf(document))
    assert [char.font for char in page.lines[0].chars] == ["LXGWWenKai-Regular"] * 2 + ["FandolFang-Regular"] * 2


def test_the_outline_has_the_title_and_the_headings_on_their_levels() -> None:
    blocks: list[Block] = [
        Title("报告“甲”"),
        Heading("一、概况"),
        Heading("1. 跳级", 3),
        Paragraph("文"),
        Heading("二、𬭼"),
    ]
    document = pypdfium2.PdfDocument(render_pdf(Document("报告", blocks)))
    with document:
        found = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    assert found == [(0, "报告“甲”"), (1, "一、概况"), (2, "1. 跳级"), (1, "二、𬭼")]


def test_the_file_says_what_it_is() -> None:
    pdf = render_pdf(meeting_report())
    document = PDFDocument(PDFParser(BytesIO(pdf)))
    assert document.catalog["Lang"] == b"zh-CN"
    assert resolve1(document.catalog["ViewerPreferences"])["DisplayDocTitle"] is True
    opened = pypdfium2.PdfDocument(pdf)
    with opened:
        told = opened.get_metadata_dict()
    assert told["Title"] == meeting_report().title
    assert (told["Author"], told["Subject"]) == ("沧浪区工商业联合会办公室", "会议报告")


def test_odd_characters_in_the_metadata_do_no_harm() -> None:
    opened = pypdfium2.PdfDocument(render_pdf(Document("甲\n\x00\ud800乙", [Paragraph("文")])))
    with opened:
        assert opened.get_metadata_dict()["Title"] == "甲 ?乙"


def test_writing_gives_the_bytes_of_rendering_and_counts_the_pages(tmp_path: Path) -> None:
    target = tmp_path / "报告.pdf"
    calls: list[tuple[int, int | None]] = []
    done = write_pdf(meeting_report(), target, lambda pages, total: calls.append((pages, total)))
    assert target.read_bytes() == render_pdf(meeting_report())
    assert done.pages == len(measured(target.read_bytes())) == len(calls)
    assert calls[-1] == (done.pages, None)


def test_a_missing_character_stops_the_print_and_is_named_with_record_and_field(tmp_path: Path) -> None:
    document = one_paragraph("表情😀", Source("会议“交流会”", "议题"))
    with pytest.raises(FileProblem, match=r"会议“交流会”的“议题”中的字符“😀”（U\+1F600）"):
        write_pdf(document, tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_character_in_a_table_names_row_and_column() -> None:
    table = Table([TableColumn("姓名", 1)], [["甲"], ["\ue5e5"]], source=Source("会员名册", ""))
    with pytest.raises(FileProblem, match=r"会员名册第2行的“姓名”中的字符 U\+E5E5"):
        render_pdf(Document("名册", [table]))


def test_a_failed_or_cancelled_print_leaves_the_older_file(tmp_path: Path) -> None:
    def cancel(pages: int, total: int | None) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt):
        write_pdf(meeting_report(), target, cancel)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"older")]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="文件夹"):
        write_pdf(one_paragraph("甲"), tmp_path / "nowhere" / "a.pdf")


def test_five_hundred_names_and_a_long_paragraph_print_in_full() -> None:
    names = [f"李{chr(0x4E00 + number)}" for number in range(500) if chr(0x4E00 + number).encode("gbk", "ignore")]
    long = "区工商联召开“商会”大讨论交流会，" * 190
    pdf = render_pdf(Document("试印", [LabelledList("出席", names), Paragraph(long)]))
    assert solid(printed_text(pdf)) == "出席：" + "、".join(names) + long


def assert_printed_well(texts: list[str]) -> int:
    """What the file itself says: no forbidden start or end of a line, nothing past the edge, all text as written."""
    pages = measured(render_pdf(Document("试印", [Paragraph(text) for text in texts])))
    lines = [line for page in pages for line in page.lines]
    starts = {line.chars[0].x for line in lines}
    indented = [line for line in lines if line.chars[0].x > min(starts) + CELL]
    assert len(indented) == len(texts), "every paragraph begins two cells in"
    for line in lines:
        half_blank = line.chars[-1].size / 2 if line.text[-1] in NO_START else 0  # of a squeezed mark
        assert line.chars[-1].end - half_blank <= 184 * MM + 0.3, line.text
        assert line in indented or line.text[0] not in NO_START, line.text
    for line, following in pairwise(lines):
        assert following in indented or line.text.rstrip()[-1] not in NO_END, line.text
    assert solid("".join(line.text for line in lines)) == solid("".join(texts))
    return len(lines)


def test_random_lines_read_back_from_the_file_as_they_were_written() -> None:
    random_ = random.Random(2026)
    texts = [mixed_text(random_, 200) + "吴𬭼沈𠅤䶮云" for _ in range(30)]
    assert assert_printed_well(texts) > 200


@pytest.mark.long
def test_twenty_thousand_printed_lines_break_no_rule_and_read_back() -> None:
    random_ = random.Random(20_000)
    count = 0
    while count < 20_000:
        count += assert_printed_well([mixed_text(random_, 600) + "𬭼𠅤䶮" for _ in range(40)])
