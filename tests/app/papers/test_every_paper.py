"""Does every paper of the catalogue keep what print.md asks of any page, whatever the records hold?"""

from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import UserError
from app.kinds.base import Link
from app.papers.base import Wish
from app.papers.catalogue import PAPERS
from app.papers.plain import text_of_document
from app.papers.printing import composed
from app.store import Store
from exports.errors import FileProblem
from exports.pictures import page_count
from exports.typeset.marks import printable
from tests.app.figures.office import add
from tests.app.papers.everything import a_paper_of_each, odd
from tests.app.papers.meetings import attend
from tests.exports.measuring import MM, opened, solid

NAMES = [paper.name for paper in PAPERS]
OF_MEETING = [paper.name for paper in PAPERS if paper.of == "meeting"]
UNASSIGNED = "\ue5e5"


@pytest.mark.parametrize("name", NAMES)
def test_names_of_sixty_characters_with_markup_and_rare_ones_are_printed_literally_and_in_full(
    store: Store, name: str
) -> None:
    """What is more on the page than in the document: page numbers, repeated heads, the other face of a card."""
    wish = a_paper_of_each(store)[name]
    with composed(store, name, wish) as document:
        text, setup = text_of_document(document), document.page
    with opened(Desk(store).preview(name, wish)) as file:
        chars = [char for page in file.pages for char in page.chars]
        sizes = {(round(page.width / MM), round(page.height / MM)) for page in file.pages}
        assert not [page.images for page in file.pages if page.images], "charts, too, are drawn as vectors"
    lost = Counter(solid(printable(text))) - Counter(solid("".join(char["text"] for char in chars)))
    assert not lost
    assert sizes == {(setup.width, setup.height)}
    fonts = {char["fontname"] for char in chars}
    assert not [font for font in fonts if "+" not in font or "Helvetica" in font], "every font is a subset of ours"
    for char in chars:
        blank = char["size"] / 2 + 0.3  # of a mark that was squeezed
        assert setup.left * MM - blank <= char["x0"], char["text"]
        assert char["x1"] <= (setup.left + setup.text_width) * MM + blank, char["text"]


@pytest.mark.parametrize("name", NAMES)
def test_a_character_that_no_font_has_stops_every_paper_with_its_code_its_record_and_its_field(
    store: Store, tmp_path: Path, name: str
) -> None:
    wish = a_paper_of_each(store, UNASSIGNED)[name]
    target = tmp_path / "out"
    target.mkdir()
    if name == "year-overview":  # it prints no names
        assert Desk(store).print_paper(name, wish, target / "a.pdf") > 0
        return
    with pytest.raises(FileProblem, match=r"^.+的“.+”中的字符 U\+E5E5"):
        Desk(store).print_paper(name, wish, target / "a.pdf")
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("name", [paper.name for paper in PAPERS if "office" in paper.settings])
def test_a_fault_in_the_name_of_the_office_is_looked_for_in_the_page_set_up(store: Store, name: str) -> None:
    desk = Desk(store)
    wish = a_paper_of_each(store)[name]
    desk.choose_paper_settings(name, {"office": f"清河区工商联{UNASSIGNED}"})
    shows_office = name != "sign-in-sheet"
    with pytest.raises(FileProblem, match=r"版面设置的“.*单位名称”中的字符 U\+E5E5") if shows_office else nullcontext():
        desk.preview(name, wish)


@pytest.mark.parametrize("name", NAMES)
def test_equal_records_give_equal_bytes(store: Store, tmp_path: Path, name: str) -> None:
    desk, wish = Desk(store), a_paper_of_each(store)[name]
    desk.print_paper(name, wish, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == desk.preview(name, wish)


def test_an_empty_meeting_prints_well_or_is_refused_with_a_sentence(store: Store) -> None:
    desk = Desk(store)
    meeting = add(store, "meeting", title="空会")
    for name in OF_MEETING:
        if name in ("notice", "sign-in-sheet"):
            assert page_count(desk.preview(name, Wish(meeting.id))) in (1, 2)
        else:
            with pytest.raises(UserError, match=r"“空会”还没有.*。$"):
                desk.preview(name, Wish(meeting.id))


def test_five_hundred_attendees_stand_on_every_paper_of_a_meeting_that_names_them(store: Store) -> None:
    desk = Desk(store)
    meeting = add(store, "meeting", title="大会", held_on="2026-09-01", summary="长" * 3000)
    for number in range(500):
        attend(store, meeting, Link(f"代表{number}号"), organisation="清河区商会")
    for name in OF_MEETING:
        with opened(desk.preview(name, Wish(meeting.id))) as file:
            text = solid("".join(char["text"] for page in file.pages for char in page.chars))
        if name in ("minutes", "meeting-report", "sign-in-sheet", "place-cards", "seating"):
            faces = 2 if name == "place-cards" else 1
            assert text.count("代表") == 500 * faces, name
        if name in ("briefing", "minutes", "meeting-report"):
            assert text.count("长") == 3000, name


@pytest.mark.parametrize("name", [paper.name for paper in PAPERS if paper.draft])
def test_edited_passages_of_three_thousand_characters_are_printed_in_full_or_refused(store: Store, name: str) -> None:
    desk = Desk(store)
    wish = a_paper_of_each(store)[name]
    passages = desk.passages(name, wish)
    assert passages
    for passage in passages:
        with opened(desk.preview(name, replace(wish, texts={passage.key: "龘" * 3000}))) as file:
            chars = [char for page in file.pages for char in page.chars if char["text"] == "龘"]
            assert len(chars) == 3000, passage.label
            assert all(char["x1"] < page.width - 20 * MM for page in file.pages for char in page.chars)
            assert all(char["bottom"] < page.height - 20 * MM for page in file.pages for char in page.chars)


@pytest.mark.parametrize("name", [paper.name for paper in PAPERS if "office" in paper.settings])
def test_a_page_set_up_with_long_names_and_markup_is_printed_literally(store: Store, name: str) -> None:
    desk = Desk(store)
    wish = a_paper_of_each(store)[name]
    texts = ("office", "head", "report_to", "send_to", "issue_to")
    desk.choose_paper_settings(
        name, {one.name: odd(one.label) for one in desk.paper_settings(name) if one.name in texts}
    )
    with composed(store, name, wish) as document:
        text = text_of_document(document)
    with opened(desk.preview(name, wish)) as file:
        chars = [char for page in file.pages for char in page.chars]
        widths = {page.width for page in file.pages}
    assert not Counter(solid(printable(text))) - Counter(solid("".join(char["text"] for char in chars)))
    assert all(0 < char["x0"] < char["x1"] < min(widths) - 15 * MM for char in chars)
