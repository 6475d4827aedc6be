"""Does every face draw every character it says it draws?"""

import subprocess
import sys
from pathlib import Path

import pytest

from exports.errors import FileProblem
from exports.fonts import SCREEN_FONT, Face, shipped_fonts
from exports.fonts.embedding import to_unicode_cmap
from exports.fonts.faces import FOLDER, SHIPPED
from exports.fonts.loader import FontFile, font_file

ROOT = Path(__file__).parents[2]


def font_of(face: Face, char: str) -> str | None:
    glyph = shipped_fonts().glyph(face, char)
    return glyph.font if glyph else None


@pytest.mark.parametrize(
    ("char", "font"),
    [
        ("区", "FandolFang-Regular"),
        ("旻", "LXGWWenKaiLight-FangSupplement"),
        ("镕", "LXGWWenKaiLight-FangSupplement"),
        ("𬭼", "LXGWWenKaiLight-FangSupplement"),
        ("㎡", "NotoSerifSC-Regular"),
    ],
)
def test_body_text_falls_back_from_fang_to_its_supplement_to_song(char: str, font: str) -> None:
    assert font_of(Face.FANG, char) == font


@pytest.mark.parametrize("face", list(Face))
def test_rare_names_have_a_glyph_in_every_face(face: Face) -> None:
    assert all(shipped_fonts().glyph(face, char) for char in "𬭼𠅤䶮旻昇喆堃镕")


@pytest.mark.parametrize("face", list(Face))
def test_every_gb2312_hanzi_has_ink_in_every_face(face: Face) -> None:
    hanzi = [bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    glyphs = [shipped_fonts().glyph(face, char) for char in hanzi if char]
    assert len(glyphs) == 6763
    assert all(glyph and glyph.ink_right > glyph.ink_left for glyph in glyphs)


@pytest.mark.parametrize("char", ["😀", "\ue5e5", "\x07", "\ud800"])
def test_a_character_no_font_draws_has_no_glyph(char: str) -> None:
    assert shipped_fonts().glyph(Face.FANG, char) is None


@pytest.mark.parametrize("char", list("“”‘’…·"))
@pytest.mark.parametrize("face", list(Face))
def test_one_cell_marks_come_from_a_font_that_draws_them_full_width(face: Face, char: str) -> None:
    glyph = shipped_fonts().glyph(face, char)
    assert glyph is not None
    assert glyph.width == pytest.approx(1)


@pytest.mark.parametrize("face", list(Face))
def test_a_dash_is_drawn_from_edge_to_edge(face: Face) -> None:
    glyph = shipped_fonts().glyph(face, "—")
    assert glyph is not None
    file = font_file(next(path for path in SHIPPED[face] if path.stem == glyph.font))
    left, right = file.ink("—") or (0, 0)
    assert glyph.shift + left * glyph.stretch == pytest.approx(0, abs=0.01)
    assert glyph.shift + right * glyph.stretch == pytest.approx(1, abs=0.01)


def test_a_broken_font_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00" + bytes(40))
    with pytest.raises(FileProblem, match="重新安装"):
        FontFile(broken)
    with pytest.raises(FileProblem, match="重新安装"):
        FontFile(tmp_path / "missing.ttf")


def test_every_shipped_font_is_in_the_notice_with_its_licence_text() -> None:
    notice = (FOLDER / "README.md").read_text(encoding="utf-8")
    for font in FOLDER.glob("*.ttf"):
        row = next(line for line in notice.splitlines() if font.name in line)
        assert any(licence.name in row for licence in FOLDER.glob("*.txt")), font.name
    assert SCREEN_FONT.is_file()


def test_characters_outside_the_basic_plane_are_mapped_as_surrogate_pairs() -> None:
    cmap = to_unicode_cmap("AAAAAA+X", [0, ord("区"), ord("𬭼")])
    assert "<01> <533A>" in cmap
    assert "<02> <D872DF7C>" in cmap
    assert "<00> <0000>" not in cmap


def test_fonts_and_reportlab_are_read_only_when_something_is_printed() -> None:
    probe = (
        "import sys, exports.pdf, exports.pictures; print([m for m in ('reportlab', 'pypdfium2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
