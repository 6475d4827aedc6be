"""How does a page of a PDF become a picture?"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from exports.errors import FileProblem


def page_pictures(pdf: Path | bytes, dpi: float = 150) -> Iterator[bytes]:
    """Each page as a PNG, one at a time. Raises FileProblem for what is no readable PDF."""
    # A compiled library that only a preview needs.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        name = f"“{pdf.name}”" if isinstance(pdf, Path) else ""
        raise FileProblem(f"PDF 文件{name}打不开，请重新打印一次。") from error
    with document:
        for page in document:
            picture = page.render(scale=dpi / 72).to_pil()
            file = BytesIO()
            picture.save(file, "PNG", dpi=(dpi, dpi))
            page.close()
            yield file.getvalue()
