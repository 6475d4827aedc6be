"""How does a font go into a PDF so that its text can be searched and copied?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_BLOCK: Final = 100
"""The most entries one bfchar block may hold (Adobe Technical Note 5014)."""

_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""

_TAIL: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose subsets hold only the characters used and say which characters they are.

    reportlab 5.1 writes characters outside the basic plane with five hex digits and any number of
    entries in one block; readers then copy and find something else, or nothing.
    """

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        # asciiReadable would put the whole of ASCII into every subset.
        super().__init__(name, str(path), subfontIndex=index, asciiReadable=False, shapable=False)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's hook)
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode_cmap(name, subset)


def to_unicode_cmap(name: str, subset: Sequence[int]) -> str:
    """The map from a subset's one-byte codes to UTF-16BE; `subset[code]` is the character's number."""
    entries = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = "".join(_block(part) for part in _parts(entries))
    return _HEAD.format(name=name) + blocks + _TAIL


def _utf16(char: int) -> str:
    return chr(char).encode("utf-16-be").hex().upper()


def _parts(entries: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(entries), _BLOCK):
        yield entries[start : start + _BLOCK]


def _block(entries: list[str]) -> str:
    return f"{len(entries)} beginbfchar\n" + "\n".join(entries) + "\nendbfchar\n"
