"""Do minutes of two pages and a ledger of forty measure what the standard asks? (A briefing: test_briefing.)"""

from itertools import pairwise

import pytest

from app import records
from app.desk import Desk
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.papers.base import Wish
from app.papers.plain import text_of_document
from app.papers.printing import composed
from app.store import Store
from tests.app.papers.meetings import DAY, attend, committee
from tests.exports.measuring import ASCENT, MM, Line, Measured, measured, opened, solid

CELL = 156 / 28 * MM
PITCH = (225 * MM - 16) / 21
NO_START = "，。、；：？！）》」』”’"
NO_END = "（《「『“‘"


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def assert_numbered(pages: list[Measured], right: float, foot: float) -> None:
    """— 1 — in 14 pt 宋体, 7 mm under the type area, odd pages right and even ones left, one character in."""
    for count, page in enumerate(pages, 1):
        assert page.number is not None
        assert page.number.text == f"— {count} —"
        assert {(char.font, char.size) for char in page.number.chars} == {("NotoSerifSC-Regular", 14)}
        assert page.number.baseline - 0.29 * 14 == pytest.approx((foot + 7) * MM, abs=0.5)
        inner = page.number.chars[-1].end if count % 2 else page.number.chars[0].x
        left = (28 if right == 184 else 25) * MM
        assert inner == pytest.approx(right * MM - 14 if count % 2 else left + 14, abs=1)


def assert_embedded(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf
    with opened(pdf) as file:
        assert all("+" in char["fontname"] for page in file.pages for char in page.chars)


def starts_of(lines: list[Line]) -> dict[str, float]:
    """How many cells in each line begins, by its first two characters."""
    return {line.text[:2]: (line.chars[0].x - 28 * MM) / CELL for line in lines}


def test_minutes_of_two_pages(desk: Desk, store: Store) -> None:
    meeting = committee(store)
    for name in ("吴𬭼", "沈𠅤言", "䶮云舟"):
        attend(store, Link("", "meeting", meeting), Link(name))
    wish = Wish(meeting, as_of=DAY)
    pdf = desk.preview("minutes", wish)
    pages = measured(pdf)
    assert [(round(page.width / MM), round(page.height / MM)) for page in pages] == [(210, 297)] * 2
    lines = [line for page in pages for line in page.lines]
    with composed(store, "minutes", wish) as document:
        assert "".join(solid(line.text) for line in lines) == solid(text_of_document(document))
    assert all(name in solid("".join(line.text for line in lines)) for name in ("吴𬭼", "沈𠅤言", "䶮云舟"))
    body = [[line for line in page.lines if line.chars[0].size == 16] for page in pages]
    for page in body:
        for above, below in pairwise(page[3:]):
            steps = (below.baseline - above.baseline) / PITCH
            assert steps == pytest.approx(round(steps), abs=0.01), "every line stands on the grid"
    assert (body[1][0].baseline - ASCENT * 16) / MM == pytest.approx(37, abs=1)
    assert (body[0][-1].baseline + (1 - ASCENT) * 16) / MM == pytest.approx(262, abs=1)
    for line in lines:
        assert line.chars[0].x >= 28 * MM - CELL / 2
        blank = CELL / 2 if line.text[-1] in NO_START else 0
        assert line.chars[-1].end - blank <= 184 * MM + 0.5
        assert line.text[0] not in NO_START
        assert line.text.rstrip()[-1] not in NO_END
    starts = starts_of(lines)
    assert [starts[begun] for begun in ("时间", "一、", "1.", "出席")] == [pytest.approx(2, abs=0.02)] * 4
    faces = {line.text[:2]: line.chars[0].font for line in lines}
    assert [faces[begun] for begun in ("时间", "一、", "出席")] == ["NotoSansSC-Medium"] * 3
    title = next(line for line in lines if line.chars[0].size == 22)
    assert title.chars[0].font == "NotoSerifSC-Bold"
    red, *closing = (rule for page in pages for rule in sorted(page.rules, key=lambda rule: rule["top"]))
    assert red["stroking_color"][0] > 0.8 > red["stroking_color"][1]
    assert [rule["linewidth"] / MM for rule in closing] == [pytest.approx(0.35, abs=0.01)] * 2
    for rule in (red, *closing):
        assert (rule["x0"] / MM, rule["x1"] / MM) == (pytest.approx(28, abs=0.1), pytest.approx(184, abs=0.1))
    assert closing[-1]["bottom"] == pytest.approx(262 * MM, abs=0.5)
    assert_numbered(pages, 184, 262)
    assert_embedded(pdf)
    with opened(pdf) as file:
        outline = [title for _, title, *_ in file.doc.get_outlines()]
    assert outline == ["区工商联九届四次执委会", "一、工作要求", "（一）主席解昇远：抓好年底前工作", "二、议定事项"]


def enter(store: Store, gifts: list[tuple[str, int]]) -> None:
    """Gifts of seven years, each with its donor and its amount in 分."""
    kind = BY_NAME["donation"]
    with store.operation("新增公益捐赠") as session:
        entered: list[Values] = [
            {"donor": Link(donor), "kind": "cash", "amount": fen, "given_on": f"{2020 + at % 7}-03-0{1 + at % 9}"}
            for at, (donor, fen) in enumerate(gifts)
        ]
        records.create_many(session, kind, [records.with_defaults(kind, values) for values in entered])


def test_a_ledger_of_forty_pages(desk: Desk, store: Store) -> None:
    gifts = [(f"清河区{chr(0x4E00 + at % 300 * 7)}𬭼𠅤䶮商会", at * 1000_00) for at in range(1, 651)]
    enter(store, gifts)
    wish = Wish(today=DAY)
    pdf = desk.preview("donation-ledger", wish)
    pages = measured(pdf)
    assert len(pages) >= 40
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {(297, 210)}
    for number, page in enumerate(pages):
        assert number == 0 or page.lines[0].text == "捐赠台账（续表）"
        assert any("捐赠日期捐赠方" in solid(line.text) for line in page.lines), "the head is repeated"
        assert max(rule["bottom"] for rule in page.rules) <= 188 * MM + 0.1
        across = [rule for rule in page.rules if rule["x1"] - rule["x0"] > 1]
        assert {(round(rule["x0"] / MM, 1), round(rule["x1"] / MM, 1)) for rule in across} == {(25, 275)}
        for char in (char for line in page.lines for char in line.chars):
            blank = char.size / 2 if char.text in NO_START else 0
            assert 25 * MM - 0.1 <= char.x < char.end - blank <= 275 * MM + 0.1, char
    text = "".join(solid(line.text) for page in pages for line in page.lines)
    assert all(donor in text for donor, _ in gifts)
    assert text.count("𬭼𠅤䶮") == 650
    assert "合计（650笔）" in text
    assert f"{sum(fen for _, fen in gifts) // 100:,}.00" in text
    assert_numbered(pages, 275, 188)
    assert_embedded(pdf)
