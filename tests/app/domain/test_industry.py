"""Are industry codes and names read as GB/T 4754-2017 has them?"""

import pytest

from app.domain.industry import DIVISIONS, SECTIONS, parse_industry, section_of, show_industry
from app.values.problem import ValueProblem


def test_sections_cover_all_97_divisions_once() -> None:
    covered = [number for section in SECTIONS for number in range(section.first, section.last + 1)]
    assert covered == list(range(1, 98))
    assert len(DIVISIONS) == 97
    assert "".join(section.letter for section in SECTIONS) == "ABCDEFGHIJKLMNOPQRST"


@pytest.mark.parametrize("number", range(1, 98))
def test_every_division_is_found_by_number_code_and_name(number: int) -> None:
    section = section_of(f"{number:02d}")
    assert section is not None
    assert section_of(f"{section.letter}{number:02d}11") == section
    assert parse_industry(DIVISIONS[number - 1]).section == section
    assert show_industry(f"{number:02d}") == f"{section.letter}{number:02d} {DIVISIONS[number - 1]}"


@pytest.mark.parametrize(
    "text", ["C35", "35", "c35", "Ｃ３５", "C 35", "C35 专用设备制造业", "35专用设备制造业", "专用设备制造业"]
)
def test_one_division_is_known_however_it_is_written(text: str) -> None:
    assert parse_industry(text).code == "C35"


@pytest.mark.parametrize(
    ("text", "code"), [("制造业", "C"), ("C", "C"), ("教育", "P"), ("批发和零售业", "F"), ("C3511", "C3511")]
)
def test_names_of_sections_and_longer_codes_are_read(text: str, code: str) -> None:
    assert parse_industry(text).code == code


@pytest.mark.parametrize("text", ["", "00", "98", "U12", "A35", "卖鱼的", "12345", "C卖鱼的", "C5"])
def test_what_is_no_code_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueProblem, match=r"行业|大类"):
        parse_industry(text)
    assert section_of(text) is None
    assert show_industry(text) == text
