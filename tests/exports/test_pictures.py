"""Does every page become a picture of its size?"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from exports.document import Document, PageBreak, Paragraph
from exports.errors import FileProblem
from exports.pdf import render_pdf
from exports.pictures import page_pictures


def test_each_page_is_a_png_at_the_wished_resolution(tmp_path: Path) -> None:
    pdf = render_pdf(Document("试印", [Paragraph("甲"), PageBreak(), Paragraph("乙")]))
    (tmp_path / "试印.pdf").write_bytes(pdf)
    pictures = [Image.open(BytesIO(picture)) for picture in page_pictures(tmp_path / "试印.pdf", dpi=100)]
    assert [(picture.format, picture.size) for picture in pictures] == [("PNG", (827, 1170))] * 2
    assert [len(list(page_pictures(pdf)))] == [2]


def test_what_is_no_pdf_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="打不开"):
        list(page_pictures(b"no pdf"))
    with pytest.raises(FileProblem, match="没有"):
        list(page_pictures(tmp_path / "没有.pdf"))
