"""Are Chinese lines broken and set as print.md and GB/T 15834 ask?"""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.document import Align, PageSetup, Run
from exports.errors import FileProblem
from exports.fonts import Face, shipped_fonts
from exports.fonts.faces import SHIPPED
from exports.fonts.loader import font_file
from exports.typeset.atoms import Atom, Kind, Shapes
from exports.typeset.breaking import lines_of
from exports.typeset.desk import set_lines
from exports.typeset.grid import Grid
from exports.typeset.marks import printable
from exports.typeset.setting import SetLine, Span

FILES = {path.stem: font_file(path) for path in SHIPPED[Face.FANG]}
GRID = Grid(PageSetup())
MEASURE = GRID.width
NO_START = "，。、；：？！）》〉】〕」』”’,.;:!?)]}%％…·"
NO_END = "（《〈【〔「『“‘([{"

HAN = "区工商联合会召开商会大讨论交流分享会企业家出席并讲话捐赠万元年月日旻昇喆堃镕𬭼𠅤䶮"
WORDS = ["GDP", "2026", "3.5%", "Federation", "COVID-19", "1,234,567.89", "A", "a@b.cn", "ISO9001", "<b>", "&amp;"]
MARKS = ["，", "。", "、", "；", "：", "？", "！", "……", "——", "·", "”", "）", "》", "（", "《", "“", "‘", "’"]


def atoms(text: str, face: Face = Face.FANG) -> list[Atom]:
    return Shapes(shipped_fonts()).atoms([Run(printable(text))], GRID.body(face))


def lines(text: str, measure: float = MEASURE, indent: float = 0) -> list[SetLine]:
    return set_lines(atoms(text), measure, indent=indent)


def mixed_text(random_: random.Random, length: int = 120) -> str:
    """Text as an office writes it, with more marks than it would have."""
    pieces: list[str] = []
    while sum(map(len, pieces)) < length:
        kind = random_.random()
        if kind < 0.6:
            pieces.append("".join(random_.choices(HAN, k=random_.randint(1, 9))))
        elif kind < 0.75:
            pieces.append(random_.choice(WORDS) + random_.choice(["", " "]))
        elif kind < 0.78:
            pieces.append("x" * random_.randint(20, 70))
        else:
            pieces.append("".join(random_.choices(MARKS, k=random_.choice([1, 1, 1, 2, 3]))))
    return "区" + "".join(pieces)


def assert_well_set(text: str) -> int:
    found = lines(text, indent=2 * GRID.cell)
    assert "".join("".join(line.text for line in found).split()) == "".join(text.split())
    for number, line in enumerate(found):
        measure = MEASURE - (2 * GRID.cell if number == 0 else 0)
        assert line.width <= measure + 0.01, f"overfull: {line.text}"
        assert line.text[0] not in NO_START or number == 0, f"forbidden start: {line.text}"
        assert line.text[-1] not in NO_END or number == len(found) - 1, f"forbidden end: {line.text}"
    for line, following in pairwise(found):
        assert not pair_is_split(line.text, following.text), line.text
    return len(found)


def pair_is_split(before: str, after: str) -> bool:
    mark = before[-1]
    if mark not in "—…" or after[0] != mark:
        return False
    return (len(before) - len(before.rstrip(mark))) % 2 == 1


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_line_of_mixed_text_breaks_a_rule_and_no_character_is_lost(random_: random.Random) -> None:
    assert_well_set(mixed_text(random_))


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_glyph_is_drawn_over_its_neighbour_or_outside_the_measure(random_: random.Random) -> None:
    for line in lines(mixed_text(random_)):
        inks = [ink for span in line.spans for ink in inks_of(span)]
        assert all(right <= left + 0.25 for (_, right), (left, _) in pairwise(inks)), line.text
        assert inks[0][0] >= -0.01
        assert inks[-1][1] <= MEASURE + 0.25


def inks_of(span: Span) -> Iterator[tuple[float, float]]:
    """Left and right edge of what each glyph of a span draws."""
    font = FILES[span.font]
    x = span.x
    for char in span.text:
        ink = font.ink(char)
        if ink:
            yield tuple(x + edge * span.size * span.stretch for edge in ink)  # type: ignore[misc]
        x += (font.advance(char) or 0) * span.size * span.stretch + span.tracking


@pytest.mark.long
def test_twenty_thousand_lines_of_mixed_text_break_no_rule() -> None:
    random_ = random.Random(9704)
    count = 0
    while count < 20_000:
        count += assert_well_set(mixed_text(random_, 600))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("区会，。（）“”—…aZ9 .\u3000\"'<>&"), max_size=200))
def test_whatever_the_text_no_line_is_overfull_and_no_character_is_lost(text: str) -> None:
    found = lines(text)
    assert "".join("".join(line.text for line in found).split()) == "".join(text.split())
    assert all(line.width <= MEASURE + 0.01 for line in found)


def test_plain_text_stands_28_characters_to_the_line_on_the_grid() -> None:
    found = lines("区" * 60)
    assert [len(line.text) for line in found] == [28, 28, 4]
    span = found[0].spans[0]
    assert span.x == 0
    assert span.size + span.tracking == pytest.approx(GRID.cell)


def test_a_mark_that_would_start_a_line_is_squeezed_onto_the_line_before() -> None:
    found = lines("区" * 5 + "，" + "会" * 22 + "，" + "商" * 10)
    assert found[0].text.endswith("，")
    assert len(found[0].text) == 29
    assert found[0].width == pytest.approx(MEASURE)


def test_where_nothing_can_be_squeezed_a_character_goes_down_and_the_line_is_spread() -> None:
    found = lines("区" * 28 + "…" * 2 + "商" * 10)
    assert found[0].text == "区" * 27
    assert found[0].width == pytest.approx(MEASURE)
    assert found[0].spans[0].tracking > 0


def test_a_squeezed_opening_mark_shifts_to_the_left() -> None:
    line = lines("会（区区）" + "会" * 23 + "，" + "商" * 8)[0]
    assert len(line.text) == 29
    first, following = line.spans[:2]
    mark = first.size + first.tracking
    assert first.text == "会（"
    assert mark < GRID.cell - 1, "the mark's glyph begins inside the character before it"
    assert following.x < 2 * GRID.cell - 1


def test_words_and_numbers_stay_whole() -> None:
    found = lines("区" * 24 + "Federation商会")
    assert [line.text for line in found] == ["区" * 24, "Federation商会"]


def test_a_number_is_not_parted_from_year_month_and_day() -> None:
    for length in range(20, 29):
        for line in lines("区" * length + "2026年9月15日召开会议" + "区" * 20):
            assert line.text[0] not in "年月日"


def test_a_word_longer_than_a_line_is_broken_and_fills_its_lines() -> None:
    found = lines("网址：" + "https://example.org/" + "a" * 150)
    assert len(found) > 2
    assert all(line.width <= MEASURE + 0.01 for line in found)
    assert found[0].width > MEASURE - GRID.cell


def test_a_dash_and_an_ellipsis_take_two_whole_cells() -> None:
    for pair in ("——", "……"):
        assert lines("区" + pair + "会")[0].width == pytest.approx(4 * GRID.cell)


@pytest.mark.parametrize("face", list(Face))
def test_quotes_dashes_and_dots_take_one_cell_in_every_face(face: Face) -> None:
    assert [atom.advance for atom in atoms("“”‘’—…·", face)] == [pytest.approx(GRID.cell)] * 7


def test_spaces_at_a_line_end_fall_away() -> None:
    found = lines("区" * 28 + "  " + "会" * 3)
    assert [line.text for line in found] == ["区" * 28, "会" * 3]


def test_control_and_format_characters_leave_no_trace() -> None:
    assert printable("区\x00工\u200b商\ufeff联\x1b\t合\ufe0f会\u202e") == "区工商联 合会"
    assert printable("区\r\n商\u0085会\n") == "区\n商\n会\n"
    assert printable("caf\u0065\u0301") == "café"


def test_centred_and_right_lines_stand_where_they_should() -> None:
    centre = set_lines(atoms("区商"), MEASURE, Align.CENTRE)[0]
    right = set_lines(atoms("区商"), MEASURE, Align.RIGHT)[0]
    assert centre.spans[0].x == pytest.approx(13 * GRID.cell)
    assert right.spans[0].x == pytest.approx(26 * GRID.cell)


def test_a_character_without_a_glyph_is_named_with_its_code() -> None:
    with pytest.raises(FileProblem, match=r"U\+1F600"):
        atoms("区😀")
    with pytest.raises(FileProblem, match=r"U\+E5E5"):
        atoms("区\ue5e5")


def test_a_line_narrower_than_a_character_still_advances() -> None:
    assert lines_of(atoms("区商会"), 1, 1) == [(0, 1), (1, 2), (2, 3)]


def test_empty_text_has_no_lines() -> None:
    assert lines("  \u3000 ") == []
    assert all(atom.kind is Kind.WORD for atom in atoms("A1"))
