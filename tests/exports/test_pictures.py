"""Does every page become a picture of its size?"""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from exports.document import Document, PageBreak, Paragraph
from exports.errors import FileProblem
from exports.pdf import render_pdf
from exports.pictures import page_band, page_picture, page_pictures


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


@pytest.mark.parametrize("dpi", [72, 150, 203, 300])
def test_bands_laid_one_under_the_other_are_the_page(dpi: int) -> None:
    pdf = render_pdf(Document("试印", [Paragraph("甲乙丙丁" * 200)]))
    whole = page_picture(pdf, 0, dpi)
    pieces, top = [], 0
    while (band := page_band(pdf, 0, dpi, top, 250)).height:
        assert (band.width, band.stride) == (whole.width, whole.stride)
        pieces.append(band.pixels)
        top += band.height
    assert top == whole.height
    together = Image.frombuffer("RGBX", (whole.width, whole.height), b"".join(pieces), "raw", "RGBX", whole.stride, 1)
    at_once = Image.frombuffer("RGBX", (whole.width, whole.height), whole.pixels, "raw", "RGBX", whole.stride, 1)
    apart = ImageChops.difference(together.convert("L"), at_once.convert("L")).histogram()
    assert not any(apart[3:])  # where a band begins, the edge of a stroke may come out a shade lighter


def test_pages_are_drawn_by_several_threads_at_once() -> None:
    pdf = render_pdf(Document("试印", [Paragraph("甲乙丙丁" * 200)]))
    alone = page_picture(pdf, 0, 96)
    with ThreadPoolExecutor(4) as threads:
        assert all(one == alone for one in threads.map(lambda _: page_picture(pdf, 0, 96), range(24)))
