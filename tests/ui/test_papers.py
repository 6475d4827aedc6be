"""Can papers be chosen, seen, edited, printed and issued with the keyboard, and is what is printed the page?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pdfplumber
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QTableWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.errors import Cancelled, UserError
from app.kinds import BY_NAME
from app.papers.base import Wish
from app.store import Store
from exports.document import Document, PageBreak, Paragraph
from exports.pdf import render_pdf
from tests.app.papers.meetings import committee, exchange
from tests.ui.frame import add_enterprises, answer, box_of, commit, desk_of, list_of, settle, standing
from ui.papers import kept_texts
from ui.papers.dialog import PaperDialog
from ui.papers.figure_chooser import FigureChooser
from ui.papers.issuing import DifferenceDialog
from ui.papers.page_view import Fit
from ui.papers.print_dialog import PrintDialog
from ui.papers.setup_dialog import SetupDialog
from ui.papers.sheets import Which, duplex_of, layout_of, pages_of, paper_words, print_pages
from ui.papers.text_dialog import TextDialog
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CTRL = Qt.KeyboardModifier.ControlModifier
A4 = (595.28, 841.89)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def window(qtbot: QtBot, store: Store, folder: Path) -> Iterator[MainWindow]:
    """A window on the meetings, the fullest one chosen."""
    exchange(store)
    made = standing(qtbot, store, folder, "meeting")
    list_of(made).table.go_to(0)
    settle(made)
    yield made
    for dialog in made.findChildren(QDialog):
        QDialog.reject(dialog)


def the(window: MainWindow, kind: type[D]) -> D:
    """The open dialog of this kind."""
    settle(window)
    [found] = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found


def cell(table: QTableWidget, row: int, column: int) -> str:
    """What stands in a cell."""
    item = table.item(row, column)
    assert item is not None
    return item.text()


def papers(qtbot: QtBot, window: MainWindow, name: str = "") -> PaperDialog:
    """Ctrl+P, and the paper of that name chosen with its pages there."""
    window.activateWindow()  # a real window manager does this by itself
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    dialog = the(window, PaperDialog)
    if name:
        dialog.papers.setCurrentRow([offer.paper.name for offer in dialog.offers].index(name))
    pages_there(qtbot, dialog)
    return dialog


def pages_there(qtbot: QtBot, dialog: PaperDialog) -> None:
    """Wait until what is wished is set, or refused."""
    qtbot.waitUntil(lambda: not dialog.composer.busy, timeout=30_000)
    QTest.qWait(10)


def test_ctrl_p_offers_every_paper_of_the_record_then_of_the_list_then_of_the_office(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = papers(qtbot, window)
    desk = desk_of(window)
    offered = [offer.paper for offer in dialog.offers]
    of_record = [paper for paper in desk.papers("meeting") if paper.of]
    assert offered == [*of_record, *desk.papers()]
    assert {offer.record_id for offer in dialog.offers[: len(of_record)]} == {list_of(window).model.ids[0]}
    assert "工商联" not in dialog.stage.problem
    assert dialog.stage.view.count == len(dialog.sizes) > 1


def test_without_a_chosen_record_the_register_of_the_page_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("enterprise")
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    dialog = the(window, PaperDialog)
    assert dialog.offers[0].paper.lists == "enterprise"
    assert dialog.offers[0].listing == list_of(window).listing()
    pages_there(qtbot, dialog)


def test_pages_are_drawn_sharp_for_the_screen_and_walked_with_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.setFocus()
    qtbot.waitUntil(lambda: view.is_drawn(0))
    dpi, picture = view._pictures[0]
    assert dpi == pytest.approx(view.zoom * view.logicalDpiX() * view.devicePixelRatioF())
    assert abs(picture.width() - dialog.sizes[0][0] * dpi / 72) <= 1
    QTest.keyClick(view, Qt.Key.Key_9, CTRL)
    assert dialog.bar.page_tool.isChecked()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.current, dialog.bar.number.text()) == (1, "2")
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == view.count - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > before
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert dialog.bar.width_tool.isChecked()
    assert dialog.bar.count.text() == f"共 {view.count} 页"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_page_at_a_time_turns_at_the_end_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.set_single(True)
    view.set_fit(Fit.PAGE)
    assert len(view._in_view()) == 1
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.current == 1
    [(number, _)] = view._in_view()
    assert number == 1


def test_what_is_on_the_screen_is_the_page(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    view = dialog.stage.view
    view.set_zoom(1.0)
    qtbot.waitUntil(lambda: view.is_drawn(0))
    shown = view.viewport().grab().toImage()
    _, picture = view._pictures[0]
    [(_, place), *_] = view._in_view()
    corner = QPoint(round(place.left()) - view.horizontalScrollBar().value(), round(place.top()))
    for x in range(100, 500, 37):
        for y in range(100, 500, 41):
            assert shown.pixelColor(corner.x() + x, corner.y() + y) == picture.pixelColor(x, y)


def test_a_newer_wish_takes_the_place_of_the_one_being_set(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window)
    composed = []
    dialog.composer.composed.connect(lambda _pdf, sizes: composed.append(sizes))
    names = [offer.paper.name for offer in dialog.offers]
    dialog.papers.setCurrentRow(names.index("minutes"))
    dialog.papers.setCurrentRow(names.index("briefing"))
    pages_there(qtbot, dialog)
    settle(window)
    assert len(composed) == 1


def test_stopping_says_so_and_offers_to_go_on(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window)
    dialog.compose()
    dialog.composer.cancel()
    assert dialog.stage.problem == "已停止排版。"
    assert not dialog.leaving.print_button.isEnabled()
    dialog.stage.way_out.click()
    pages_there(qtbot, dialog)
    assert dialog.stage.problem == ""


def test_a_character_without_a_font_is_told_with_its_record_and_the_button_opens_it(
    qtbot: QtBot, store: Store, folder: Path
) -> None:
    desk = Desk(store)
    kind = BY_NAME["meeting"]
    key = desk.save(
        kind, {"title": "交流会", "kind": "交流分享会", "held_on": "2026-09-15", "summary": "听取\U00016800汇报。"}
    )
    made = standing(qtbot, store, folder, "meeting")
    list_of(made).table.go_to(0)
    dialog = papers(qtbot, made, "briefing")
    for part in ("U+16800", "交流会", "没有字体"):
        assert part in dialog.stage.problem
    assert not dialog.leaving.print_button.isEnabled()
    made.navigation.choose("home")
    dialog.stage.way_out.click()
    settle(made)
    assert list_of(made).kind is kind
    assert list_of(made).panel.shown_id == key


def test_a_register_leads_to_the_row_that_cannot_be_printed(qtbot: QtBot, store: Store, folder: Path) -> None:
    names = ("青禾智能装备有限公司", "云栖\U00016800餐饮管理有限公司")
    _, key = add_enterprises(store, names)
    made = standing(qtbot, store, folder, "enterprise")
    dialog = papers(qtbot, made, "member-register")
    assert "会员企业“云栖" in dialog.stage.problem
    dialog.stage.way_out.click()
    settle(made)
    assert list_of(made).panel.shown_id == key


def test_a_period_without_records_says_so_and_a_wrong_day_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("home")
    dialog = papers(qtbot, window, "briefing")
    start = dialog.form.fields["start"]
    assert isinstance(start, QLineEdit)
    start.setText("1999.1.1")
    end = dialog.form.fields["end"]
    assert isinstance(end, QLineEdit)
    end.setText("1999.1.31")
    dialog.compose()
    pages_there(qtbot, dialog)
    assert "没有可写的内容" in dialog.stage.problem
    start.selectAll()
    QTest.keyClicks(start, "xyz")
    qtbot.waitUntil(lambda: start.property("role") == "wrong")
    assert "第一天" in dialog.form.trouble.text()


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


# Printing


def pdf_printer(target: Path, resolution: int = 300) -> QPrinter:
    """A printer whose paper is a file that can be measured."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(resolution)
    return printer


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


# Text, page set-up, issuing


def test_text_is_edited_with_its_numbers_and_kept_over_closing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    body = text.editors["body"]
    assert isinstance(body, QPlainTextEdit)
    assert text.figures.rowCount() >= 1
    commit(body, "在会的有{会圆@2026-01-01}。")
    qtbot.waitUntil(lambda: bool(text.trouble.text()))
    assert text.trouble.text().startswith("正文第 1 段")
    assert "{会圆@2026-01-01}" in text.trouble.text()
    body.selectAll()
    commit(body, "在会的有{会员@2026-01-01}。")
    qtbot.waitUntil(lambda: not text.trouble.text() and text.figures.rowCount() == 1)
    assert cell(text.figures, 0, 1) == "0家"
    QTest.keyClick(body, Qt.Key.Key_S, CTRL)
    pages_there(qtbot, dialog)
    assert dialog.wish is not None
    assert dialog.wish.texts == {"body": "在会的有{会员@2026-01-01}。"}
    assert dialog.preparing.note.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(window)
    again = papers(qtbot, window, "briefing")
    assert again.wish is not None
    assert again.wish.texts == {"body": "在会的有{会员@2026-01-01}。"}
    again.preparing.redraft_button.click()
    answer(box_of(window), "重新起草")
    pages_there(qtbot, again)
    assert again.wish.texts == {}


def test_leaving_an_edited_text_asks_first(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    commit(text.editors["title"], "新")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert text.isVisible()
    answer(box_of(window), "继续修改")
    assert text.isVisible()


def test_a_figure_is_chosen_by_name_with_its_definition_and_written_at_the_cursor(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.edit_button.click()
    text = the(window, TextDialog)
    body = text.editors["body"]
    assert isinstance(body, QPlainTextEdit)
    body.selectAll()
    QTest.keyClick(body, Qt.Key.Key_I, CTRL)
    chooser = the(window, FigureChooser)
    chooser.last.setText("2026.9.30")
    commit(chooser.search, "会议活动")
    qtbot.waitUntil(lambda: chooser.insert_button.isEnabled() and chooser.value.text() != "")
    assert "口径" in chooser.about.text()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "{" in body.toPlainText())
    assert body.toPlainText() == "{会议活动@2026-09-30}"
    qtbot.waitUntil(lambda: text.figures.rowCount() == 1)
    assert cell(text.figures, 0, 1) == "1次"
    text.editors["body"].clear()
    QDialog.reject(text)


def test_the_page_set_up_is_remembered_and_a_wrong_number_is_told(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.setup_button.click()
    setup = the(window, SetupDialog)
    copies, imprint = setup.inputs["copies"], setup.inputs["imprint"]
    assert isinstance(copies, QLineEdit)
    assert isinstance(imprint, QCheckBox)
    copies.setText("许多")
    setup.save_button.click()
    assert "印数" in setup.trouble.text()
    assert copies.property("role") == "wrong"
    copies.setText("35")
    imprint.setChecked(False)
    setup.save_button.click()
    settle(window)
    pages_there(qtbot, dialog)
    kept = {field.name: field.value for field in desk_of(window).paper_settings("briefing")}
    assert (kept["copies"], kept["imprint"]) == (35, False)


def test_issuing_asks_numbers_and_keeps_the_paper_which_can_be_printed_again(qtbot: QtBot, window: MainWindow) -> None:
    dialog = papers(qtbot, window, "briefing")
    dialog.preparing.issue_button.click()
    settle(window)
    answer(box_of(window), "印发")
    settle(window)
    pages_there(qtbot, dialog)
    desk = desk_of(window)
    [issued] = desk.issued_papers()
    assert dialog.pdf == desk.issued_pdf(issued.id)
    assert issued.called in dialog.windowTitle()
    assert not dialog.side.isVisible()
    dialog.compose()  # a change that was typed just before
    assert not dialog.composer.busy
    dialog.close()
    window.navigation.choose("papers")
    settle(window)
    page = window.pages.currentWidget()
    table = page.table  # type: ignore[attr-defined]
    assert table.item(0, 3).text() == issued.title
    window.activateWindow()
    settle(window)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    again = the(window, PaperDialog)
    pages_there(qtbot, again)
    assert again.pdf == desk.issued_pdf(issued.id)


def test_a_figure_at_odds_with_an_earlier_paper_stops_with_both_values(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    key = list_of(window).model.ids[0]
    wish = Wish(key, texts={"title": "会员", "body": "会议{会议活动@2026-09-30}。"})
    desk.issue("briefing", wish)
    assert window.services is not None
    kept_texts.keep(window.services.draft_folder, "briefing", wish, wish.texts)
    committee(desk.store)
    settle(window)
    list_of(window).table.go_to(list_of(window).model.row_of(key) or 0)
    dialog = papers(qtbot, window, "briefing")
    assert dialog.wish is not None
    assert dialog.wish.texts == wish.texts
    dialog.preparing.issue_button.click()
    differs = the(window, DifferenceDialog)
    row = [cell(differs.table, 0, column) for column in range(5)]
    assert row[:3] == ["{会议活动@2026-09-30}", "2", "1"]
    assert "第1期" in row[4]
    assert not differs.issue_button.isEnabled()
    commit(differs.reason, "漏记的一次会议已补录")
    differs.issue_button.click()
    settle(window)
    pages_there(qtbot, dialog)
    latest = desk.issued_papers()[0]
    assert latest.number.number == 2
    assert [figure.reason for figure in desk.issued_figures(latest.id)] == ["漏记的一次会议已补录"]
    assert kept_texts.kept(window.services.draft_folder, "briefing", wish) == {}


def test_the_page_of_papers_opens_those_of_the_office(qtbot: QtBot, window: MainWindow) -> None:
    window.navigation.choose("papers")
    settle(window)
    page = window.pages.currentWidget()
    names = page.papers  # type: ignore[attr-defined]
    names.setCurrentRow(1)
    page.open_button.click()  # type: ignore[attr-defined]
    dialog = the(window, PaperDialog)
    pages_there(qtbot, dialog)
    assert dialog.offers[0].label == names.item(1).text()


def test_a_read_only_store_prints_but_issues_nothing(qtbot: QtBot, store: Store, folder: Path) -> None:
    exchange(store)
    store.close()
    with Store.open(folder, read_only=True) as locked:
        made = standing(qtbot, locked, folder, "meeting")
        list_of(made).table.go_to(0)
        dialog = papers(qtbot, made, "briefing")
        assert dialog.leaving.print_button.isEnabled()
        assert not dialog.preparing.issue_button.isEnabled()
        assert not dialog.preparing.setup_button.isEnabled()
        dialog.close()
        settle(made)


def test_an_edited_text_belongs_to_its_record_or_period(tmp_path: Path) -> None:
    first, second = Wish(1), Wish(2)
    today = date(2026, 9, 18)
    month = Wish(start=date(2026, 9, 1), end=today, today=today)
    kept_texts.keep(tmp_path, "briefing", first, {"body": "甲"})
    kept_texts.keep(tmp_path, "briefing", month, {"body": "月"})
    assert kept_texts.kept(tmp_path, "briefing", first) == {"body": "甲"}
    assert kept_texts.kept(tmp_path, "briefing", second) == {}
    assert kept_texts.kept(tmp_path, "minutes", first) == {}
    tomorrow = Wish(start=month.start, end=date(2026, 9, 19), today=date(2026, 9, 19))
    assert kept_texts.kept(tmp_path, "briefing", tomorrow) == {"body": "月"}
    kept_texts.keep(tmp_path, "briefing", first, {})
    assert kept_texts.kept(tmp_path, "briefing", first) == {}
