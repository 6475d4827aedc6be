"""Which characters did the person mean? The short way for clean texts must say what the long way says."""

import unicodedata

from app.values.characters import half_width, text_clean


def test_signs_taken_as_clean_are_what_unicode_keeps() -> None:
    for code in (*range(33, 127), 0x3001, 0x3002, *range(0x4E00, 0xA000), *map(ord, "（），：；")):
        sign = chr(code)
        assert text_clean(sign) == unicodedata.normalize("NFC", sign) == sign
        assert half_width(sign) == unicodedata.normalize("NFKC", sign)


def test_a_text_with_one_unclean_sign_is_still_cleaned() -> None:
    assert text_clean("青禾\u200b公司") == text_clean("青禾 公司") == text_clean("青禾公司\n") == "青禾公司"
    assert text_clean("ＡＢ公司") == "AB公司"
    assert half_width("１２（三）") == "12(三)"
