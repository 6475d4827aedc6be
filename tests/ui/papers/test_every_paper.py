"""Is every paper of the catalogue shown in the window, and can it be printed and saved from there?"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.papers.catalogue import PAPERS
from app.store import Store
from tests.app.papers.everything import a_paper_of_each
from tests.ui.frame import desk_of, list_of, settle, standing
from tests.ui.papers.shown import pages_there, papers, pdf_printer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

OF_RECORDS = sorted({paper.of for paper in PAPERS if paper.of})


@pytest.mark.parametrize("page", OF_RECORDS)
def test_every_paper_of_a_record_and_of_the_office_is_shown_and_printed_page_for_page(
    qtbot: QtBot, store: Store, folder: Path, tmp_path: Path, page: str
) -> None:
    a_paper_of_each(store)
    window = standing(qtbot, store, folder, page)
    list_of(window).table.go_to(0)
    settle(window)
    dialog, desk = papers(qtbot, window), desk_of(window)
    shown = set()
    for row, offer in enumerate(dialog.offers):
        if page != OF_RECORDS[0] and offer.paper.of != page:
            continue  # the papers of the office are the same from everywhere
        dialog.papers.setCurrentRow(row)
        pages_there(qtbot, dialog)
        if offer.record_id is None and offer.paper.of:
            year = dialog.form.fields["period"]
            year.setCurrentText("今年")  # type: ignore[union-attr]
            qtbot.wait(400)
            pages_there(qtbot, dialog)
        assert dialog.wish is not None
        assert dialog.pdf == desk.preview(offer.paper.name, dialog.wish), dialog.stage.words.text()
        assert dialog.stage.view.count == len(dialog.sizes) > 0
        qtbot.waitUntil(lambda: dialog.stage.view.is_drawn(0))
        target = tmp_path / f"{row}.pdf"
        dialog.leaving.send(pdf_printer(target, 72), list(range(len(dialog.sizes))))
        settle(window)
        assert len(desk.page_sizes(target.read_bytes())) == len(dialog.sizes)
        shown.add(offer.paper.name)
    of_office = {paper.name for paper in PAPERS if page == OF_RECORDS[0] and (not paper.of or paper.without_record)}
    assert shown == of_office | {paper.name for paper in PAPERS if paper.of == page}
    dialog.close()
