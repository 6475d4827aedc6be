"""What is a file really, whatever its name says, and can it be read as a workbook?"""

from enum import Enum
from pathlib import Path

from exports.errors import FileProblem

MOST_FILE_BYTES = 256 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096


class Kind(Enum):
    """The formats that are read."""

    PACKAGE = "xlsx or xlsm"
    OLD_BINARY = "xls"


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
        return Kind.PACKAGE
    raise FileProblem(_advice(path.name, head))


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
        raise FileProblem(f"“{name}”不是 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _advice(name: str, head: bytes) -> str:
    text = head.decode("utf-8", "ignore").lstrip("\ufeff \r\n\t").lower()
    resave = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
    if text.startswith(("<?xml", "<workbook")):
        return f"“{name}”是 XML 文件，不是工作簿，{resave}"
    if text.startswith("<"):
        return f"“{name}”其实是网页（HTML）改名而成的，{resave}"
    if b"\0" not in head:
        return f"“{name}”是文本文件，不是工作簿，{resave}"
    return f"“{name}”不是 Excel 工作簿，{resave}"
