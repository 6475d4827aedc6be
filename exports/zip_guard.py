"""Is the zip package of a workbook harmless enough to be handed to a parser?"""

import re
import zlib
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exports import foreign_kinds
from exports.errors import FileProblem
from exports.sheet_area import CellArea, has_unplaced_cell
from exports.workbook_kind import Kind

MOST_ENTRIES = 2_000
MOST_BYTES = 1 << 30
MOST_CELLS = 20_000_000
# Sheets full of formats pack 200 to 1; deflate itself ends at 1,032 to 1.
_HIGHEST_RATIO = 500
_SMALL = 32 << 20
_PIECE = 1 << 20
_HEAD = 64 << 10
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_XML_MARKS = (b"\xef\xbb\xbf", *_WIDE_MARKS)

_FAULTS = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_MAIN_PARTS = {Kind.PACKAGE: "xl/workbook.xml", Kind.OPEN_DOCUMENT: "content.xml"}

LOCKED = "“{}”有密码保护，请先在 Excel 或 WPS 中取消密码再导入。"
DAMAGED = "文件不完整或已损坏，请向发件人重新要一份，或用 Excel、WPS 打开后另存为 .xlsx 再试。"


def check_package(path: Path) -> None:
    """Raise FileProblem unless the zip at `path` is an .xlsx or .xlsm within all limits.

    What it declares about its sizes is not believed: every part is unpacked and counted, piece by piece.
    """
    try:
        with ZipFile(path) as archive:
            _check_directory(archive, path.name, _MAIN_PARTS[Kind.PACKAGE])
            left = MOST_BYTES
            for info in archive.infolist():
                left -= _check_part(archive, info, path.name, left)
    except _FAULTS as error:
        raise FileProblem(f"“{path.name}”{DAMAGED}") from error


def look_at_package(path: Path, kind: Kind) -> None:
    """The quick look before reading in a limited process: the directory, and how each part begins.

    What lies about its size or reaches too far ends at the limits of that process; `check_package` then tells why.
    """
    try:
        with ZipFile(path) as archive:
            _check_directory(archive, path.name, _MAIN_PARTS[kind])
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MOST_BYTES:
                raise FileProblem(f"“{path.name}”解压后超过 1 GB，不像正常的表格，没有打开。")
            for info in infos:
                _refuse_ratio(info.file_size, info.compress_size, path.name)
                with archive.open(info) as part:
                    head = part.read(_HEAD)
                _refuse_odd_xml(head, _is_xml(head), path.name)
                if info.filename == "META-INF/manifest.xml" and b"encryption-data" in head:
                    raise FileProblem(LOCKED.format(path.name))
    except _FAULTS as error:
        raise FileProblem(f"“{path.name}”{DAMAGED}") from error


def _check_directory(archive: ZipFile, name: str, main_part: str) -> None:
    infos = archive.infolist()
    names = {info.filename.casefold() for info in infos}
    if len(infos) > MOST_ENTRIES:
        raise FileProblem(
            f"“{name}”里有 {len(infos):,} 个部件，超过 {MOST_ENTRIES:,} 个的上限，不像正常的表格，没有打开。"
        )
    if any(info.flag_bits & 1 for info in infos):
        raise FileProblem(LOCKED.format(name))
    if len(names) < len(infos) or any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise FileProblem(f"“{name}”的内部结构不正常，没有打开。请用 Excel 或 WPS 另存为 .xlsx 再试。")
    if main_part not in names:
        raise FileProblem(f"“{name}”{foreign_kinds.of_package(names)}")


def _check_part(archive: ZipFile, info: ZipInfo, name: str, left: int) -> int:
    """Unpack one part piece by piece and return its true size; XML is looked at on the way."""
    size, area, is_xml = 0, CellArea(), False
    for piece in _pieces(archive, info, left):
        if not size:
            is_xml = _is_xml(piece)
            _refuse_odd_xml(piece, is_xml, name)
        size += len(piece)
        if size > left:
            raise FileProblem(f"“{name}”解压后超过 1 GB，不像正常的表格，没有打开。")
        _refuse_ratio(size, info.compress_size, name)
        if is_xml:
            area.feed(piece)
    if area.cells > MOST_CELLS or _hides_far_cells(archive, info, area, left):
        raise FileProblem(_too_far(name, info))
    return size


def _pieces(archive: ZipFile, info: ZipInfo, most: int) -> Iterator[bytes]:
    """The part as it really unpacks, up to a little more than `most` bytes, whatever its header says."""
    true = copy(info)
    true.file_size = most + _PIECE
    del true.CRC
    with archive.open(true) as part:
        while piece := part.read(_PIECE):
            yield piece


def _is_xml(head: bytes) -> bool:
    return head.lstrip()[:1] == b"<" or head.startswith(_XML_MARKS)


def _refuse_ratio(size: int, packed: int, name: str) -> None:
    if size > _SMALL and size > packed * _HIGHEST_RATIO:
        raise FileProblem(f"“{name}”的压缩比异常，像是有意做坏的文件，没有打开。")


def _refuse_odd_xml(piece: bytes, is_xml: bool, name: str) -> None:
    if is_xml and piece.startswith(_WIDE_MARKS):
        raise FileProblem(f"“{name}”的内部编码不是 UTF-8，没有打开。请用 Excel 或 WPS 另存为 .xlsx 再试。")
    if is_xml and _DECLARATION.search(piece, 0, _HEAD):
        raise FileProblem(f"“{name}”里有 XML 实体声明，可能是恶意文件，没有打开。")


def _hides_far_cells(archive: ZipFile, info: ZipInfo, area: CellArea, left: int) -> bool:
    """Whether cells without a reference stand in rows so far down that the area is too large."""
    suspicious = max(area.row_tags, area.rows) * max(area.columns, 1) > MOST_CELLS
    return suspicious and has_unplaced_cell(_pieces(archive, info, left))


def _too_far(name: str, info: ZipInfo) -> str:
    part = info.filename.rsplit("/", 1)[-1]
    return (
        f"“{name}”的一张表（{part}）从左上角到最远的单元格超过 {MOST_CELLS // 10_000:,} 万格，没有打开。"
        "请删去表格右下方远处的多余内容再试。"
    )
