"""Which files would somebody make who wants to stop the program? Each is a line in HOSTILE: its name and its maker."""

import zipfile
from collections.abc import Callable
from io import BytesIO

MAIN = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="甲">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'


def sheet(rows: str = ROW, before: str = "", after: str = "") -> bytes:
    return f'<?xml version="1.0"?><worksheet {_NS}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def book(changes: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A whole workbook of one small sheet, with some parts changed or added."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types"/>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" Type="{_REL}/officeDocument" '
            f'Target="{MAIN}"/></Relationships>'
        ).encode(),
        MAIN: book_main("r1"),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" Type="{_REL}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_REL}/sharedStrings" '
            f'Target="sharedStrings.xml"/><Relationship Id="r3" Type="{_REL}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ).encode(),
        STRINGS: f"<sst {_NS}><si><t>乙</t></si></sst>".encode(),
        SHEET: sheet(),
        **(changes or {}),
    }
    return packed(parts, method)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def ods(table: str, more: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument sheet as LibreOffice packs it: what it is stands first, unpacked."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {"META-INF/manifest.xml": b"<manifest/>", "content.xml": _ODS.format(table).encode(), **(more or {})}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _lying(part: str, content: bytes) -> bytes:
    """The directory says that the part is small."""
    whole = book({part: content})
    return whole.replace(len(content).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def _wrong_crc() -> bytes:
    whole = bytearray(book(method=zipfile.ZIP_STORED))
    whole[whole.index("甲</t>".encode())] ^= 1
    return bytes(whole)


def _twice() -> bytes:
    out = BytesIO(book())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    return out.getvalue()


def _locked() -> bytes:
    content = bytearray(book())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _rows(count: int) -> str:
    return "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, count + 1))


def _merges(count: int) -> str:
    cells = "".join(f'<mergeCell ref="A{2 * row + 1}:B{2 * row + 2}"/>' for row in range(count))
    return f'<mergeCells count="{count}">{cells}</mergeCells>'


def _entities() -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈"}">' for n in range(12))
    return f'<?xml version="1.0"?><!DOCTYPE x [{lines}]>'.encode() + sheet(ROW.replace("甲", "&e11;"))[21:]


def _one(cell: str) -> bytes:
    return book({SHEET: sheet(f'<row r="1">{cell}</row>')})


def _far(place: str) -> bytes:
    return book({SHEET: sheet(f'{ROW}<row r="9"><c r="{place}"><v>1</v></c></row>')})


_REPEATED = (
    '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}" '
    'office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row>'
)

HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb in a picture.xlsx": lambda: book({"xl/media/a.png": bytes(80 << 20)}),
    "bomb in the sheet.xlsx": lambda: book({SHEET: sheet(ROW + " " * (200 << 20))}),
    "bomb that lies about its size.xlsx": lambda: _lying(SHEET, sheet(ROW + " " * (200 << 20))),
    "bomb in the strings.xlsx": lambda: book(
        {STRINGS: f"<sst {_NS}><si><t>{'a' * (120 << 20)}</t></si></sst>".encode()}
    ),
    "bomb in the strings that lies.xlsx": lambda: _lying(
        STRINGS, f"<sst {_NS}><si><t>{'a' * (120 << 20)}</t></si></sst>".encode()
    ),
    "zip in zip.xlsx": lambda: book({"xl/embeddings/a.xlsx": book({"b.xlsx": book()})}),
    "thousands of parts.xlsx": lambda: book({f"x/{number}": b"" for number in range(3_000)}),
    "entity bomb.xlsx": lambda: book({SHEET: _entities()}),
    "outer entity.xlsx": lambda: book(
        {SHEET: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + sheet(ROW.replace("甲", "&a;"))[21:]}
    ),
    "entities in the main part.xlsx": lambda: book({MAIN: b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}),
    "lying dimension.xlsx": lambda: book({SHEET: sheet(before='<dimension ref="A1:XFD1048576"/>')}),
    "nonsense dimension.xlsx": lambda: book({SHEET: sheet(before='<dimension ref="ZZZZZZ9:A0"/>')}),
    "one merge over everything.xlsx": lambda: book(
        {SHEET: sheet(after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')}
    ),
    "50,000 merges.xlsx": lambda: book({SHEET: sheet(_rows(100_000), after=_merges(50_000))}),
    "merges upside down.xlsx": lambda: book(
        {SHEET: sheet(after='<mergeCells count="9"><mergeCell ref="C9:A1"/><mergeCell ref="A1:A1"/></mergeCells>')}
    ),
    "nonsense merge.xlsx": lambda: book({SHEET: sheet(after='<mergeCells><mergeCell ref="甲:乙"/></mergeCells>')}),
    "cell XFD1048576.xlsx": lambda: _far("XFD1048576"),
    "cell beyond the sheet.xlsx": lambda: _far("ZZZZZZZ99999999999"),
    "cell A4294967295.xlsx": lambda: _far("A4294967295"),
    "cell A0.xlsx": lambda: _far("A0"),
    "last row of all.xlsx": lambda: book({SHEET: sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')}),
    "1,048,576 rows.xlsx": lambda: book({SHEET: sheet(_rows(1_048_576))}),
    "formats down to the end.xlsx": lambda: book(
        {SHEET: sheet(ROW + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')}
    ),
    "external link.xlsx": lambda: book(
        {
            SHEET: sheet("<row r='1'><c r='A1'><f>[1]甲!A1</f><v>5</v></c></row>"),
            "xl/externalLinks/externalLink1.xml": b"<x/>",
        }
    ),
    "macros.xlsm": lambda: book({"xl/vbaProject.bin": _OLE}),
    "dde.xlsx": lambda: _one('<c r="A1" t="str"><f>cmd|\'/c calc\'!A0</f><v>x</v></c>'),
    "dde.csv": lambda: "名称,备注\n甲,=cmd|'/c calc'!A0\n".encode(),
    "html.xls": lambda: b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "html with a mark in front.xls": lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><table></table>",
    "xml spreadsheet.xls": lambda: (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    ),
    "xml in utf-16.xls": lambda: '<?xml version="1.0"?><Workbook/>'.encode("utf-16"),
    "csv.xls": lambda: "名称,金额\n甲,1\n".encode("gb18030"),
    "csv.xlsx": lambda: "名称\t金额\n甲\t1\n".encode("utf-16"),
    "xlsx.xls": book,
    "truncated.xlsx": lambda: book()[:-200],
    "half.xlsx": lambda: book()[: len(book()) // 2],
    "locked package.xlsx": lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
    "locked zip.xlsx": _locked,
    "hollow.xls": lambda: _OLE + "Workbook".encode("utf-16-le"),
    "word.doc.xls": lambda: _OLE + "WordDocument".encode("utf-16-le"),
    "strings that are not there.xlsx": lambda: _one('<c r="A1" t="s"><v>4294967295</v></c>'),
    "negative string.xlsx": lambda: _one('<c r="A1" t="s"><v>-1</v></c>'),
    "styles that are not there.xlsx": lambda: _one('<c r="A1" s="999999999"><v>45000</v></c>'),
    "styles in a circle.xlsx": lambda: book(
        {
            STYLES: (
                f'<styleSheet {_NS}><cellStyleXfs><xf xfId="0"/></cellStyleXfs>'
                '<cellXfs><xf xfId="0"/></cellXfs></styleSheet>'
            ).encode()
        }
    ),
    "text of 5 million letters.xlsx": lambda: _one(
        f'<c r="A1" t="inlineStr"><is><t>{"字甲乙丙丁" * 1_000_000}</t></is></c>'
    ),
    "wrong checksum.xlsx": _wrong_crc,
    "absolute paths.xlsx": lambda: book({"/etc/passwd": b"x", "../../x": b"x", "C:\\x": b"x"}),
    "the same part twice.xlsx": _twice,
    "deep xml.xlsx": lambda: book({SHEET: sheet(ROW + "<a>" * 500_000)}),
    "sheet that is not there.xlsx": lambda: book({MAIN: book_main("r99")}),
    "number of a million digits.xlsx": lambda: _one(f'<c r="A1"><v>{"9" * 1_000_000}</v></c>'),
    "date beyond all time.xlsx": lambda: _one('<c r="A1" t="d"><v>99999-99-99T99:99:99</v></c>'),
    "nulls.csv": lambda: b"a,b\n" + bytes(1_000_000),
    "one quote.csv": lambda: b'a,b\n"' + b'x"",\n' * 400_000,
    "only quotes.csv": lambda: b'"' * 2_000_000,
    "only commas.csv": lambda: b"," * 25_000_000,
    "utf-7.csv": lambda: b"+VA1,+AGE-\n1,2\n",
    "mixed encodings.csv": lambda: "甲,乙\n".encode() + "丙,丁\n".encode("gb18030") + b"\xff\xff\x80",
    "rows repeated for ever.ods": lambda: ods(_REPEATED.format(1_048_576, 16_384)),
    "rows repeated four billion times.ods": lambda: ods(_REPEATED.format(4_294_967_295, 1)),
    "negative repeats.ods": lambda: ods(_REPEATED.format(-1, -1)),
    "entity bomb.ods": lambda: packed({"mimetype": b"", "content.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
    "locked.ods": lambda: ods("", {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}),
    "no ods at all.ods": lambda: ods("<broken"),
}


def book_main(relation: str) -> bytes:
    return (
        f'<workbook {_NS} xmlns:r="{_REL}"><sheets><sheet name="甲" sheetId="1" r:id="{relation}"/></sheets></workbook>'
    ).encode()


IN_SHORT = [
    "bomb in the sheet.xlsx",
    "entity bomb.xlsx",
    "one merge over everything.xlsx",
    "cell XFD1048576.xlsx",
    "lying dimension.xlsx",
    "html.xls",
    "csv.xls",
    "xlsx.xls",
    "locked package.xlsx",
    "strings that are not there.xlsx",
    "wrong checksum.xlsx",
    "the same part twice.xlsx",
    "rows repeated for ever.ods",
    "text of 5 million letters.xlsx",
    "only quotes.csv",
]
"""What CI tries every time; --long tries all."""
