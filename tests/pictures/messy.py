"""What does a list look like that a chamber sends? A workbook as a person makes it."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from app.values.codes import make_credit_code

HEADINGS = ("序号", "单位名称", "法人", "手机", "注册资本（万元）", "入会时间", "统一社会信用代码", "微信")


def messy_workbook(path: Path) -> Path:
    """Title row, other headings in another order, text numbers, dates of every kind, spaces, a total, a signature."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "会员"
    sheet.append(["示范区新材料商会会员名单（2023年）"])
    sheet.merge_cells("A1:H1")
    sheet.append(list(HEADINGS))
    rows: list[list[object]] = [
        [1, "示范区青禾智能装备有限公司 ", "闻景行", 13800000001, "1200", "2023.9.5", _code(1), "wx1"],
        [2, "　示范区百川文化传媒有限公司", "苗若汀", "13800000002", "500万元", "2023年9月5日", _code(2).lower(), ""],
        [3, "示范区安科建筑工程有限公司", "晏知非", "138 0000 0003", "6，307.34", date(2021, 3, 1), _code(3), "wx3"],
        [4, "示范区云栖餐饮管理有限公司", "柏映雪", "1380000", 80, "2022.6.31", "91350100M000100Y4Z", ""],
        [5, "示范区瑞泽生物科技有限公司", "祁\u00a0舟", "0512-65221234", 300, "20220115", _code(5), ""],
        [6, "", "岑望山", 13800000006, 50, "2020年", _code(6), ""],
    ]
    for row in rows:
        sheet.append(row)
    sheet.append(["合计", "", "", "", 8437.34])
    sheet.append(["制表人：纪静姝"])
    book.save(path)
    return path


def sign_in_sheet(path: Path, meeting: str) -> Path:
    """The meeting in the title, a row for each who signed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [f"{meeting}签到表"],
        ["序号", "姓名", "单位", "职务", "签名"],
        [1, "闻景行", "示范区青禾智能装备有限公司", "总经理", ""],
        [2, "苗若汀", "示范区百川文化传媒有限公司", "董事长", ""],
    ):
        sheet.append(row)
    book.save(path)
    return path


def _code(number: int) -> str:
    return make_credit_code(f"91990100MA9990{number:03d}")
