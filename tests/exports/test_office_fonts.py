"""Are the office's own fonts used where they may be embedded and draw everything, and only there?"""

import shutil
import struct
from pathlib import Path

import pytest

from exports.document import Document, Paragraph, Title
from exports.fonts import Face, FontSet, fonts_for_print, shipped_fonts
from exports.fonts.faces import SHIPPED, Collected
from exports.fonts.office import OfficeChains
from exports.fonts.sfnt import heads_of
from exports.pdf import render_pdf
from tests.exports.measuring import measured

WHOLE = SHIPPED[Face.SONG][0]
"""The one shipped file that draws all of GB 2312 by itself."""
NAMES = {Face.FANG: ("没有这种字体", "Noto Serif SC Regular"), Face.KAI: ("没有这种字体",)}


def offices_font(folder: Path, name: str = "office.ttf", rights: int = 0) -> Path:
    """A font as an office has it: a shipped one under another name with these embedding rights."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    shutil.copyfile(WHOLE, path)
    with path.open("r+b") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        tables = [struct.unpack(">4sIII", file.read(16)) for _ in range(count)]
        offset = next(offset for tag, _, offset, _ in tables if tag == b"OS/2")
        file.seek(offset + 8)
        file.write(struct.pack(">H", rights))
    return path


def fonts_of(folder: Path) -> FontSet:
    return FontSet(OfficeChains([folder], NAMES))


def test_a_font_of_the_office_stands_before_the_shipped_ones(tmp_path: Path) -> None:
    offices_font(tmp_path)
    pdf = render_pdf(Document("试印", [Title("标题"), Paragraph("区工商联𬭼")]), fonts=fonts_of(tmp_path))
    (page,) = measured(pdf)
    text = page.lines[-1]
    assert text.chars[0].font == "NotoSerifSC-Regular"
    assert page.lines[0].chars[0].font == "NotoSerifSC-Bold", "a face the office has not keeps the shipped font"
    assert text.text == "区工商联𬭼"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200, 0x0102])
def test_a_font_that_may_not_be_embedded_is_left_alone(tmp_path: Path, rights: int) -> None:
    offices_font(tmp_path, rights=rights)
    assert OfficeChains([tmp_path], NAMES)[Face.FANG] == SHIPPED[Face.FANG]


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_installable_printable_and_editable_fonts_are_used(tmp_path: Path, rights: int) -> None:
    path = offices_font(tmp_path, rights=rights)
    assert OfficeChains([tmp_path], NAMES)[Face.FANG] == (Collected(path, 0), *SHIPPED[Face.FANG])


def test_a_font_without_all_characters_is_left_alone(tmp_path: Path) -> None:
    shutil.copyfile(SHIPPED[Face.FANG][1], tmp_path / "supplement.ttf")
    (head,) = heads_of(tmp_path / "supplement.ttf")
    names = {Face.FANG: tuple(head.names)}
    assert OfficeChains([tmp_path], names)[Face.FANG] == SHIPPED[Face.FANG]


def test_broken_files_and_missing_folders_are_no_fonts(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"ttcf" + bytes(2 << 20))
    cut = tmp_path / "cut.ttf"
    cut.write_bytes(WHOLE.read_bytes()[: 2 << 20])
    assert heads_of(broken) == []
    chains = OfficeChains([tmp_path, tmp_path / "nowhere"], NAMES)
    assert chains[Face.FANG] == SHIPPED[Face.FANG]


def test_a_font_of_a_collection_is_found_by_its_place(tmp_path: Path) -> None:
    """A .ttc of two entries that share one font: table offsets count from the beginning of the file."""
    single = WHOLE.read_bytes()
    shift = 20
    count = struct.unpack(">H", single[4:6])[0]
    head = bytearray(single[: 12 + 16 * count])
    for at in range(12, len(head), 16):
        tag, check, offset, length = struct.unpack(">4sIII", head[at : at + 16])
        head[at : at + 16] = struct.pack(">4sIII", tag, check, offset + shift, length)
    collection = tmp_path / "simsun.ttc"
    start = struct.pack(">4sIIII", b"ttcf", 0x00010000, 2, shift, shift)
    collection.write_bytes(start + bytes(head) + single[len(head) :])
    assert [head.number for head in heads_of(collection)] == [0, 1]
    (page,) = measured(render_pdf(Document("试印", [Paragraph("区工商联")]), fonts=fonts_of(tmp_path)))
    assert page.lines[0].chars[0].font == "NotoSerifSC-Regular"


def test_tests_and_golden_files_print_with_the_shipped_fonts_alone() -> None:
    assert fonts_for_print() is shipped_fonts()
