"""Is what comes out of the printer, or stands in the file, the page that was in view?"""

from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, UserError
from app.kinds import BY_NAME
from exports.document import Document, PageBreak, Paragraph
from exports.pdf import render_pdf
from tests.ui.frame import desk_of, settle
from tests.ui.papers.shown import A4, CTRL, pages_there, papers, pdf_printer
from ui.papers.print_dialog import PrintDialog
from ui.papers.sheets import Which, duplex_of, layout_of, pages_of, paper_words, print_pages
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_pages_are_saved_as_the_pdf_that_is_shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = papers(qtbot, window, "briefing")
    QTest.keyClick(dialog, Qt.Key.Key_S, CTRL)
    [ask] = dialog.findChildren(QFileDialog)
    target = tmp_path / "简报.pdf"
    ask.fileSelected.emit(str(target))
    ask.reject()
    settle(window)
    assert target.read_bytes() == dialog.pdf
    assert str(target) in dialog.stage.done_words.text()


def test_full_telephone_numbers_are_noted_when_they_are_seen_and_when_they_leave(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    desk = desk_of(window)
    desk.save(BY_NAME["enterprise"], {"name": "青禾公司", "member_kind": "企业会员", "phone": "13800000060"})
    dialog = papers(qtbot, window, "member-register")
    assert desk.handouts() == []
    phones = dialog.form.fields["phones"]
    assert isinstance(phones, QComboBox)
    phones.setCurrentIndex(phones.findText("完整", Qt.MatchFlag.MatchStartsWith))
    qtbot.waitUntil(lambda: [line.action for line in desk.handouts()] == ["显示"])
    pages_there(qtbot, dialog)
    dialog.leaving.print_paper()
    assert not dialog.findChildren(PrintDialog), "nothing leaves without a reason"
    assert "请写明事由" in dialog.form.trouble.text()
    reason = dialog.form.fields["reason"]
    assert isinstance(reason, QComboBox)
    assert reason.isVisible()
    reason.setCurrentText("换届工作")
    assert not dialog.form.trouble.isVisible()
    dialog.leaving.print_paper()
    assert dialog.findChildren(PrintDialog)
    dialog.leaving.send(pdf_printer(tmp_path / "印.pdf", 72), [0])
    settle(window)
    latest = desk.handouts()[0]
    assert (latest.action, latest.kind, latest.count, latest.reason) == ("打印", "会员企业", 1, "换届工作")
    assert latest.target.startswith("打印机")
    phones.setCurrentIndex(0)
    assert not reason.isVisible()
    assert dialog.form.has_reason(), "hidden numbers want none"


def test_a_print_has_the_papers_size_its_pages_in_order_and_ink_where_the_page_has_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = papers(qtbot, window, "briefing")
    desk, target = desk_of(window), tmp_path / "印.pdf"
    sides = print_pages(desk, dialog.pdf, dialog.sizes, pdf_printer(target), [1, 0], lambda *_: None)
    assert sides == 2
    printed = target.read_bytes()
    for was, came in ((1, 0), (0, 1)):
        width, height = desk.page_sizes(printed)[came]
        assert (width, height) == pytest.approx(A4, abs=1)
        shown, drawn = desk.page_picture(dialog.pdf, was, 72), desk.page_picture(printed, came, 72)
        assert ink(shown.pixels, shown.stride) == pytest.approx(ink(drawn.pixels, drawn.stride), abs=2)


def ink(pixels: bytes, stride: int) -> tuple[int, int]:
    """The first and the last row of pixels that are not white."""
    rows = [at for at in range(len(pixels) // stride) if min(pixels[at * stride : (at + 1) * stride]) < 160]
    return rows[0], rows[-1]


def test_a_page_that_lies_is_printed_lying_and_a_small_one_small(window: MainWindow, tmp_path: Path) -> None:
    desk, target = desk_of(window), tmp_path / "印.pdf"
    pdf = render_pdf(Document("试", [Paragraph("甲"), PageBreak(), Paragraph("乙")]))
    sizes = [(841.89, 595.28), (419.53, 595.28)]
    print_pages(desk, pdf, sizes, pdf_printer(target, 100), [0, 1], lambda *_: None)
    with pdfplumber.open(target) as printed:
        assert [(round(page.width), round(page.height)) for page in printed.pages] == [(842, 595), (420, 595)]
    assert paper_words(sizes[0]) == "A4 横向"
    assert paper_words(sizes[1]) == "A5 纵向"
    assert layout_of((100.0, 300.0)).pageSize().isValid()


def test_copies_are_printed_one_whole_set_after_the_other(window: MainWindow, tmp_path: Path) -> None:
    pdf = render_pdf(Document("试", [Paragraph("甲"), PageBreak(), Paragraph("乙")]))
    printer = pdf_printer(tmp_path / "印.pdf", 72)
    printer.setCopyCount(3)
    told: list[int] = []
    done = print_pages(desk_of(window), pdf, [A4, A4], printer, [0, 1], lambda at, _of: told.append(at))
    assert done * (3 if printer.supportsMultipleCopies() else 1) == 6
    assert told[-1] == done


def test_a_cancelled_print_stops_at_the_printer(window: MainWindow, tmp_path: Path) -> None:
    pdf = render_pdf(Document("试", [Paragraph("甲"), PageBreak(), Paragraph("乙")]))

    def stop(done: int, _of: int | None) -> None:
        if done == 1:
            raise Cancelled

    printer = pdf_printer(tmp_path / "印.pdf", 72)
    with pytest.raises(Cancelled):
        print_pages(desk_of(window), pdf, [A4, A4], printer, [0, 1], stop)
    assert printer.printerState() is not QPrinter.PrinterState.Active


@pytest.mark.parametrize(
    ("which", "typed", "pages"),
    [
        (Which.ALL, "", [0, 1, 2, 3, 4]),
        (Which.CURRENT, "", [2]),
        (Which.ODD, "", [0, 2, 4]),
        (Which.EVEN, "", [1, 3]),
        (Which.SOME, "1-3,5", [0, 1, 2, 4]),
        (Which.SOME, "5，2、2至3", [1, 2, 4]),
    ],
)
def test_page_ranges_as_clerks_write_them(which: Which, typed: str, pages: list[int]) -> None:
    assert pages_of(which, typed, 2, 5) == pages


@pytest.mark.parametrize("typed", ["", "0", "6", "3-2", "一", "1-", "-3"])
def test_a_range_that_means_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="页码"):
        pages_of(Which.SOME, typed, 0, 5)


def test_the_print_dialog_sets_the_printer_up(qtbot: QtBot, window: MainWindow) -> None:
    dialog = PrintDialog(window, [(841.89, 595.28)] * 4, 1, ["办公室打印机"])
    dialog.open()
    dialog.copies.setText("3")
    dialog.sides.setCurrentIndex(1)
    dialog.which.setCurrentIndex(dialog.which.findData(Which.SOME))
    dialog.range.setText("2-9")
    dialog.print_button.click()
    assert dialog.isVisible()
    assert "不在 1 到 4 之间" in dialog.trouble.text()
    dialog.range.setText("2-3")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.print_button.click()
    printer, pages = chosen.args
    assert pages == [1, 2]
    assert printer.copyCount() == 3
    assert printer.pageLayout().orientation().name == "Landscape"


def test_the_back_of_a_sheet_stands_upright() -> None:
    modes = QPrinter.DuplexMode
    assert duplex_of(layout_of(A4), both=True) is modes.DuplexLongSide
    assert duplex_of(layout_of((A4[1], A4[0])), both=True) is modes.DuplexShortSide
    assert duplex_of(layout_of(A4), both=False) is modes.DuplexNone


def test_without_a_printer_it_says_what_to_do(window: MainWindow) -> None:
    dialog = PrintDialog(window, [A4], 0, [])
    dialog.open()
    assert "保存为 PDF" in dialog.trouble.text()
    assert not dialog.print_button.isEnabled()
