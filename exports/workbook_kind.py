"""What is a file really, whatever its name says, and can it be read as a workbook?"""

from enum import Enum
from pathlib import Path

from exports import foreign_kinds
from exports.errors import FileProblem
from exports.foreign_kinds import RESAVE

MOST_FILE_BYTES = 256 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PROGRAM = b"MZ"
_CONTROLS = frozenset((*range(1, 9), *range(14, 32)))


class Kind(Enum):
    """The formats that are read."""

    PACKAGE = "xlsx or xlsm"
    OPEN_DOCUMENT = "ods"
    OLD_BINARY = "xls"
    TEXT = "csv, tsv or another text"


def kind_of(path: Path) -> Kind:
    """The kind by the file's own bytes; raises FileProblem with what to do for everything else."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileProblem(f"“{path.name}”是文件夹，请选择一个 Excel 文件。")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            _refuse_size(path.name, size)
            if head.startswith(_OLE):
                _refuse_foreign_ole(path.name, head + file.read())
                return Kind.OLD_BINARY
    except FileNotFoundError as error:
        raise FileProblem(f"找不到文件“{path}”，请检查它是否已被移动或改名。") from error
    except OSError as error:
        raise FileProblem(f"“{path.name}”不能读取，可能没有权限或正被别的程序占用，请关闭后再试。") from error
    if head.startswith(_ZIP):
        return Kind.OPEN_DOCUMENT if _OPEN_DOCUMENT in head[:200] else Kind.PACKAGE
    if (advice := _advice(path.name, head)) is not None:
        raise FileProblem(advice)
    return Kind.TEXT


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without its mark shows by zeros: of digits, commas, line ends, on every other place."""
    pairs = max(1, len(head) // 2)
    for encoding, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[::2].count(0))):
        if zeros > pairs * 0.05 and zeros * 0.9 > head.count(0) - zeros:
            return encoding
    return None


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise FileProblem(f"“{name}”是空文件，请向发件人重新要一份。")
    if size > MOST_FILE_BYTES:
        raise FileProblem(f"“{name}”超过 {MOST_FILE_BYTES >> 20} MB，请拆成几个文件再导入。")


def _refuse_foreign_ole(name: str, content: bytes) -> None:
    """An OLE container names its streams in UTF-16: a book, a locked package, or another program's file."""
    if _stream("EncryptedPackage") in content or _stream("EncryptionInfo") in content:
        raise FileProblem(f"“{name}”有密码保护，请先在 Excel 或 WPS 中取消密码再导入。")
    if _stream("Workbook") not in content and _stream("Book") not in content:
        raise FileProblem(f"“{name}”{foreign_kinds.of_container(content)}")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _advice(name: str, head: bytes) -> str | None:
    """What to do with a file that is no workbook; None for a text that may hold a table."""
    wide = "utf-16" if head.startswith(_WIDE_MARKS) else wide_encoding(head)
    text = head.decode(wide or "utf-8", "ignore").lstrip("\ufeff \r\n\t").lower()
    if text.startswith(("<?xml", "<workbook")):
        return f"“{name}”是 XML 文件，不是工作簿，{RESAVE}"
    if text.startswith(("<!doctype", "<html", "<table", "<head", "<meta", "<style", "<div", "<!--")):
        return f"“{name}”其实是网页（HTML）改名而成的，{RESAVE}"
    if known := foreign_kinds.of_beginning(head):
        return f"“{name}”{known}"
    if head.startswith(_PROGRAM) or _is_binary(text if wide else head):
        return f"“{name}”不是 Excel 工作簿，{RESAVE}"
    return None


def _is_binary(head: bytes | str) -> bool:
    """Texts hold no control characters. The bytes of UTF-16 do (the 02 of 青): it is looked at as the text it is."""
    signs = head if isinstance(head, bytes) else [ord(sign) for sign in head]
    controls = sum(sign in _CONTROLS for sign in signs)
    zeros = b"\0\0" in head if isinstance(head, bytes) else "\0" in head
    return controls > len(head) // 50 or zeros
