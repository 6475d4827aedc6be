"""What is a file that comes under the name of a table and is none, and what can the clerk do with it?"""

from collections.abc import Collection

RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
_COPY = "在里面选中表格，复制到 Excel 或 WPS 表格，存成 .xlsx 再导入。"
_ASK = "请向发件人要 Excel 表"
_PICTURE = f"其实是图片，里面的字读不出来，{_ASK}。"
_PACKED = "其实是压缩包，请先解压，再导入里面的表格。"
_WORD = f"其实是 Word 文档，请{_COPY}"
_SLIDES = f"其实是演示文稿，请{_COPY}"

_BEGINNINGS = {
    b"%PDF": f"其实是 PDF 文件，{_ASK}，或{_COPY}",
    b"\x89PNG": _PICTURE,
    b"GIF8": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"\x1f\x8b": _PACKED,
    b"{\\rtf": _WORD,
}
_PARTS = {
    "word/document.xml": _WORD,
    "ppt/presentation.xml": _SLIDES,
    "ofd.xml": f"其实是 OFD 版式文件，{_ASK}，或{_COPY}",
    "xl/workbook.bin": f"是二进制的工作簿（.xlsb），{RESAVE}",
}
_STREAMS = {"WordDocument": _WORD, "PowerPoint Document": _SLIDES}
_NO_BOOK = f"不是 Excel 工作簿，{RESAVE}"


def of_beginning(head: bytes) -> str:
    """What a file is that begins like this; empty: none of these."""
    return next((words for mark, words in _BEGINNINGS.items() if head.startswith(mark)), "")


def of_package(names: Collection[str]) -> str:
    """What a zip is that is no workbook; `names` of its parts are in small letters."""
    known = next((words for part, words in _PARTS.items() if part in names), "")
    packed = not any(name == "[content_types].xml" or name == "mimetype" for name in names)
    return known or (_PACKED if packed else _NO_BOOK)


def of_container(content: bytes) -> str:
    """What an OLE file is that holds no workbook: its streams are named in UTF-16."""
    return next((words for name, words in _STREAMS.items() if name.encode("utf-16-le") in content), _NO_BOOK)
