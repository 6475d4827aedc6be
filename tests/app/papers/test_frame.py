"""Does one frame carry every paper: catalogue, wish, settings, preview, print?"""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.desk import Desk
from app.errors import FieldError, UserError
from app.kinds import BY_NAME as KINDS
from app.lists import Listing
from app.papers import catalogue, printing
from app.papers.base import Choosing, Paper, Passage, Wish, check_wish
from app.papers.settings import LABELS, Setup, setup_of
from app.store import Store
from exports.document import Document, Paragraph
from exports.errors import FileProblem
from tests.app.figures.office import add


def _saying(text: str) -> Paper:
    """A paper that prints one text."""

    def compose(_session: Session, wish: Wish, setup: Setup) -> Document:
        return Document("试印", [Paragraph(wish.texts.get("body", text)), Paragraph(setup.head)])

    return Paper(
        "trial",
        "试印单",
        compose,
        settings={"office": "", "head": "试印报头", "copies": 30, "imprint": True},
        draft=lambda _session, wish, _setup: (Passage("body", "正文", wish.texts.get("body", text)),),
        options=(Choosing("order", "排序", (("rank", "按职务"), ("strokes", "按姓氏笔画"))),),
    )


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Paper:
    paper = _saying("正文")
    monkeypatch.setitem(catalogue.BY_NAME, paper.name, paper)
    return paper


def test_every_paper_can_be_composed_and_names_kinds_and_settings_that_exist(store: Store) -> None:
    for paper in catalogue.PAPERS:
        assert {paper.of, paper.lists} <= {"", *KINDS}, paper.name
        assert set(paper.settings) <= set(LABELS), paper.name
        for lazily in filter(None, (paper.compose, paper.draft)):
            # Its module is found; an empty store has no such record, or nothing to print, and says so in a sentence.
            refused = pytest.raises(UserError, match=r"。$") if paper.of else suppress(UserError)
            with store.reading() as session, refused:
                lazily(session, Wish(record_id=1 if paper.of else None), setup_of(session, paper))
    assert len(catalogue.BY_NAME) == len(catalogue.PAPERS)
    assert list(LABELS) == list(Setup.__dataclass_fields__)


def test_what_is_previewed_is_what_is_printed(store: Store, trial: Paper, tmp_path: Path) -> None:
    desk = Desk(store)
    shown = desk.preview("trial", Wish(texts={"body": "改过的正文"}))
    assert desk.print_paper("trial", Wish(texts={"body": "改过的正文"}), tmp_path / "a.pdf") == 1
    assert (tmp_path / "a.pdf").read_bytes() == shown
    ((width, height),) = desk.page_sizes(shown)
    assert (round(width), round(height)) == (595, 842)
    picture = desk.page_picture(shown, 0, dpi=72)
    assert (picture.width, picture.height) in ((595, 842), (596, 842))
    assert len(picture.pixels) == picture.height * picture.stride
    assert picture.stride >= 4 * picture.width
    inks = {picture.pixels[at : at + 3] for at in range(0, len(picture.pixels), 4)}
    assert b"\xff\xff\xff" in inks
    assert min(ink[0] for ink in inks) < 100


def test_a_failed_print_leaves_no_file(store: Store, trial: Paper, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="没有字体可以打印"):
        Desk(store).print_paper("trial", Wish(texts={"body": "\U0001f600"}), tmp_path / "a.pdf")
    assert not list(tmp_path.glob("*.pdf"))


def test_the_page_set_up_is_kept_for_each_paper_and_falls_back_to_its_defaults(store: Store, trial: Paper) -> None:
    desk = Desk(store)
    lines = {line.name: line for line in desk.paper_settings("trial")}
    assert [(line.label, line.value) for line in lines.values()] == [
        ("单位名称", ""),
        ("报头文字", "试印报头"),
        ("印数（份）", 30),
        ("印版记", True),
    ]
    desk.choose_paper_settings("trial", {"head": "清河区工商联", "copies": 0, "imprint": False})
    with store.reading() as session:
        assert setup_of(session, trial) == Setup("区工商业联合会", "清河区工商联", copies=0, imprint=False)
    assert {line.name: line.default for line in desk.paper_settings("trial")}["copies"] == 30
    with pytest.raises(FieldError, match="印数"):
        desk.choose_paper_settings("trial", {"head": "不留下", "copies": -1})
    assert printing.settings(store, "trial")[1].value == "清河区工商联"
    with pytest.raises(FieldError, match="没有“报”这项设置"):
        desk.choose_paper_settings("trial", {"report_to": "区委"})


def test_a_wish_that_does_not_fit_is_refused_in_a_sentence(trial: Paper) -> None:
    report = catalogue.paper_named("meeting-report")
    for paper, wish, words in (
        (report, Wish(), "先选中它"),
        (trial, Wish(record_id=1), "去掉编号"),
        (trial, Wish(start=date(2026, 9, 2), end=date(2026, 9, 1)), "反了"),
        (trial, Wish(listing=Listing(KINDS["person"])), "不能按“代表人士”的列表打印"),
        (trial, Wish(options={"sort": "rank"}), "没有“sort”这个选项；可用：order"),
        (trial, Wish(options={"order": "age"}), "没有“age”这一项；可用：rank、strokes"),
    ):
        with pytest.raises(UserError, match=words):
            check_wish(paper, wish)
    check_wish(trial, Wish(options={"order": "strokes"}))
    assert trial.option(Wish(), "order") == "rank"
    with pytest.raises(UserError, match="没有“letter”这种文件；可用：briefing"):
        catalogue.paper_named("letter")


def test_papers_are_found_by_the_kind_of_their_record(store: Store) -> None:
    desk = Desk(store)
    assert "meeting-report" in [paper.name for paper in desk.papers("meeting")]
    assert "meeting-report" not in [paper.name for paper in desk.papers()]
    assert all(paper.of == "meeting" for paper in desk.papers("meeting"))


def test_a_text_that_has_no_place_is_refused_not_lost(store: Store, trial: Paper) -> None:
    desk = Desk(store)
    with pytest.raises(UserError, match="试印单里没有“boddy”这一段；可以改写的有：body。"):
        desk.preview("trial", Wish(texts={"boddy": "改过"}))
    meeting = add(store, "meeting", title="座谈会", summary="谈用工。")
    with pytest.raises(UserError, match="会议报告里没有“body”这一段；没有可以改写的文字。"):
        desk.preview("meeting-report", Wish(meeting.id, texts={"body": "改过"}))


def test_the_office_has_one_name_for_all_papers_until_one_has_its_own(store: Store, trial: Paper) -> None:
    desk = Desk(store)
    desk.set_setting("paper.office", "清河区工商业联合会")
    desk.choose_paper_settings("minutes", {"office": "清河区总商会"})
    with store.reading() as session:
        named = {name: setup_of(session, catalogue.paper_named(name)).office for name in ("briefing", "minutes")}
    assert named == {"briefing": "清河区工商业联合会", "minutes": "清河区总商会"}
