"""Which characters did the person mean? The short way for clean texts must say what the long way says."""

import unicodedata

import pytest

from app.values.characters import half_width, text_clean, ungrouped, unspaced


def test_signs_taken_as_clean_are_what_unicode_keeps() -> None:
    for code in (*range(33, 127), 0x3001, 0x3002, *range(0x4E00, 0xA000), *map(ord, "（），：；")):
        sign = chr(code)
        assert text_clean(sign) == unicodedata.normalize("NFC", sign) == sign
        assert half_width(sign) == unicodedata.normalize("NFKC", sign)


def test_a_text_with_one_unclean_sign_is_still_cleaned() -> None:
    assert text_clean("青禾\u200b公司") == text_clean("青禾 公司") == text_clean("青禾公司\n") == "青禾公司"
    assert text_clean("ＡＢ公司") == "AB公司"
    assert half_width("１２（三）") == "12(三)"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("3000\n2000", "3000\n2000"),
        ("3000 2000", "3000 2000"),
        ("1 234 567.5 元", "1234567.5元"),
        ("捐款\n 3000 元", "捐款3000元"),
        ("\n5000\n", "5000"),
    ],
)
def test_two_numbers_of_a_cell_never_become_one(text: str, plain: str) -> None:
    assert unspaced(text) == plain


def test_the_mark_of_a_footnote_is_no_figure() -> None:
    assert half_width("５０００①") == "5000①"
    assert half_width("5000²") == "5000²"


def test_only_commas_between_thousands_go() -> None:
    assert ungrouped("1,234,567.5元") == "1234567.5元"
    assert ungrouped("3,5") == "3,5"
    assert ungrouped("1234,567") == "1234,567"
