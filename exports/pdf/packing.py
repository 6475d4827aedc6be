"""How does a long file stay small until it is written? Loaded with the first print: it needs reportlab."""

from typing import Any, Final
from zlib import compress

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFObject, PDFObjectReference

_PAGE: Final = (
    "<< /Type /Page /Parent {parent} /MediaBox [ 0 0 {size} ] /Contents {content} "
    "/Resources << /Font {fonts} /ProcSet [ /PDF /Text ] >> >>"
)


def pack_last_page(document: Any) -> None:
    """Put what is to be written in the place of the page just shown.

    reportlab keeps each as plain text, 50 MB of a long ledger, with thirty attributes, and works them off at the end.
    """
    pages = document.Pages.pages
    page = pages[-1]
    name = page.__InternalName__
    pages[-1] = document.idToObject[name] = _Written(_page(page, document), name)


def _page(page: Any, document: Any) -> bytes:
    parts = {
        "parent": document.Reference(document.Pages),
        "content": document.Reference(_Written(_stream(page.stream))),
        "fonts": PDFObjectReference(BasicFonts),
    }
    numbers = {name: reference.format(document).decode() for name, reference in parts.items()}
    return _PAGE.format(size=fp_str(page.pagewidth, page.pageheight), **numbers).encode()


def _stream(operators: str) -> bytes:
    packed = compress(operators.encode("ascii"))
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)


class _Written(PDFObject):  # type: ignore[misc]
    """An object as it stands in the file, given away with its writing: all of them are then there once more."""

    __RefOnly__ = True

    def __init__(self, written: bytes, name: str | None = None) -> None:
        self._written = written
        if name is not None:
            self.__InternalName__ = name

    def format(self, _document: Any) -> bytes:
        written, self._written = self._written, b""
        return written
