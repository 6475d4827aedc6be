"""Sheets as offices make them, by chance, with the truth known: which rows are records and what each says."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook

from tests.app.importing.office_cells import DONATION, ENTERPRISE, Trait, landline, mobile, money

Truth = dict[str, Any]
CHAMBERS = ["新材料商会", "餐饮业商会", "天台商会", "平江路商会", "玉雕商会"]


@dataclass
class Made:
    """One table's truth: sheet row to what it says, its total, and whether the written total is right."""

    rows: dict[int, Truth] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    total_is_right: bool | None = None


class Maker:
    """Writes one sheet."""

    def __init__(self, rng: Random, kind: str, *, merges: bool = True) -> None:
        self.rng, self.kind, self.merges = rng, kind, merges
        self.book = Workbook()
        self.tables: list[tuple[str, Made]] = []
        self.serial = rng.randrange(1000) * 100

    def chance(self, per_cent: int) -> bool:
        """By chance."""
        return self.rng.randrange(100) < per_cent

    def sheet(self, title: str, *, first: bool) -> None:
        """One more sheet with one to three tables."""
        sheet: Any = self.book.active if first else self.book.create_sheet()
        sheet.title = title
        row = 1 + (self.rng.randrange(3) if self.chance(20) else 0)
        for at in range(self.rng.choice([1, 1, 1, 1, 2, 3])):
            row = self.table(sheet, row, titled=at > 0 or self.chance(75)) + self.rng.choice([1, 2, 3])

    def table(self, sheet: Any, row: int, *, titled: bool) -> int:
        """A table from this row; the row behind it."""
        rng = self.rng
        traits = self._traits()
        left = 1 + (rng.choice([0, 0, 0, 1, 2]))
        ordinal = self.chance(70)
        gap = rng.randrange(2, len(traits)) if self.chance(12) and len(traits) > 2 else -1
        columns: dict[int, Trait | None] = {}
        at = left
        if ordinal:
            columns[at], at = None, at + 1
        for place, trait in enumerate(traits):
            at += place == gap
            columns[at], at = trait, at + 1
        if self.chance(30):
            columns[at], at = Trait("", ["备注"], lambda r, a: (r.choice([None, "已核实", "待补"]), None)), at + 1
        width = max(columns)
        if titled:
            row = self._titles(sheet, row, left, width)
        units = {}
        for column, each in columns.items():
            if each and each.field in ("registered_capital", "amount"):
                units[column] = 10_000
        row, headings = self._head(sheet, row, columns, units)
        made = Made()
        self.tables.append((sheet.title, made))
        row = self._body(sheet, row, columns, units, made, headings)
        return self._foot(sheet, row, left, width)

    def _traits(self) -> list[Trait]:
        rng = self.rng
        every = ENTERPRISE if self.kind == "enterprise" else DONATION
        first, rest = every[0], list(every[1:])
        must = [trait for trait in rest if trait.field == "amount"]
        chosen = rng.sample([t for t in rest if t not in must], rng.randint(1, len(rest) - len(must)))
        chosen = [trait for trait in rest if trait in chosen or trait in must]
        if self.chance(30):
            rng.shuffle(chosen)
        return [first, *chosen]

    def _titles(self, sheet: Any, row: int, left: int, width: int) -> int:
        rng = self.rng
        title = rng.choice(
            [
                "会员企业名单",
                "2023年会员企业情况统计表",
                "捐赠情况汇总表",
                "附件1：会员登记表",
                "某某商会会员名册（2023年度）",
                "一、捐款明细表",
            ]
        )
        sheet.cell(row, left, title)
        if self.merges and self.chance(70):
            sheet.merge_cells(start_row=row, end_row=row, start_column=left, end_column=width)
        row += 1
        if self.chance(30):
            words = rng.choice(
                [
                    "填报单位：某某商会",
                    "填报单位：                填报日期：2023年9月5日",
                    "统计时间：2023年9月",
                    "（本表一式两份）",
                ]
            )
            sheet.cell(row, left, words)
            if width - left > 2 and self.chance(50):
                sheet.cell(row, width - 1, "联系人：张三")
            row += 1
        if self.chance(15):
            row += 1
        return row

    def _head(
        self, sheet: Any, row: int, columns: dict[int, Trait | None], units: dict[int, int]
    ) -> tuple[int, dict[int, list[tuple[int, str]]]]:
        """One row, or two with parents over 手机, 座机; the row behind and what to repeat."""
        rng = self.rng
        heading: dict[int, str] = {}
        phone = next((c for c, t in columns.items() if t and t.field == "phone" and c + 1 not in columns), None)
        two = phone is not None and self.chance(50)
        written: dict[int, list[tuple[int, str]]] = {0: []}
        for column, trait in columns.items():
            words = rng.choice(["序号", "序 号", "编号", "No."]) if trait is None else rng.choice(list(trait.headings))
            if column in units:
                units[column] = 10_000 if "万" in words else 1
            heading[column] = words
        if two and phone is not None:
            del columns[phone]
            columns[phone] = Trait("phone1", ["手机"], mobile)
            columns[phone + 1] = Trait("phone2", ["座机"], landline)
            written = {
                0: [],
                1: [(phone, rng.choice(["手机", "手 机"])), (phone + 1, rng.choice(["座机", "固定电话"]))],
            }
            heading[phone] = rng.choice(["联系方式", "联系电话"])
        written[0] = list(heading.items())
        for level, cells in written.items():
            for column, words in cells:
                sheet.cell(row + level, column, words)
        if two and phone is not None and self.merges and self.chance(80):
            self._merge_head(sheet, row, heading, phone)
        row += len(written)
        if self.chance(8) and len(columns) >= 3:
            for number, column in enumerate(sorted(columns), 1):
                sheet.cell(row, column, number)
            row += 1
        return row, written

    @staticmethod
    def _merge_head(sheet: Any, row: int, heading: dict[int, str], phone: int) -> None:
        sheet.merge_cells(start_row=row, end_row=row, start_column=phone, end_column=phone + 1)
        for column in heading:
            if column != phone:
                sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)

    def _body(
        self,
        sheet: Any,
        row: int,
        columns: dict[int, Trait | None],
        units: dict[int, int],
        made: Made,
        written: dict[int, list[tuple[int, str]]],
    ) -> int:
        rng = self.rng
        sectioned = self.chance(20)
        on_top = row if self.chance(8) and units and not sectioned and min(columns) not in units else None
        row += on_top is not None
        parts = rng.randint(2, 3) if sectioned else 1
        number = 0
        for part in range(parts):
            if sectioned:
                self._section(sheet, row, columns, part)
                row += 1
            sums = dict.fromkeys(units, 0)
            for _ in range(rng.randint(2, 9)):
                number += 1
                self._record(sheet, row, columns, units, made, number, sums)
                row += 1
                if self.chance(4):
                    row += 1
                if self.chance(4) and not sectioned:
                    row = self._head_again(sheet, row, written)
            if sectioned and units and self.chance(60):
                sheet.cell(row, min(columns), rng.choice(["小计", "小  计", "小计："]))
                for column, fen in sums.items():
                    sheet.cell(row, column, fen / 100 / units[column])
                row += 1
        if on_top is not None:
            self._total(sheet, on_top, columns, units, made)
        elif self.chance(55) and min(columns) not in units:
            row = self._total(sheet, row, columns, units, made)
        return row

    @staticmethod
    def _head_again(sheet: Any, row: int, written: dict[int, list[tuple[int, str]]]) -> int:
        for level, cells in written.items():
            for column, words in cells:
                sheet.cell(row + level, column, words)
        return row + len(written)

    def _section(self, sheet: Any, row: int, columns: dict[int, Trait | None], part: int) -> None:
        text = self.rng.choice([f"{'一二三四'[part]}、{self.rng.choice(CHAMBERS)}", f"（{'一二三四'[part]}）区直商会"])
        sheet.cell(row, min(columns), text)
        if self.merges and self.chance(60):
            sheet.merge_cells(start_row=row, end_row=row, start_column=min(columns), end_column=max(columns))

    def _record(
        self,
        sheet: Any,
        row: int,
        columns: dict[int, Trait | None],
        units: dict[int, int],
        made: Made,
        number: int,
        sums: dict[int, int],
    ) -> None:
        self.serial += 1
        truth: Truth = {}
        phones: list[str] = []
        for column in sorted(columns):
            trait = columns[column]
            if trait is None:
                sheet.cell(row, column, self.rng.choice([number, str(number)]))
                continue
            first = trait.field in ("name", "donor")
            if not first and self.chance(12) and trait.field != "amount":
                sheet.cell(row, column, self.rng.choice([None, None, "/", "—", "无"]))
                continue
            if column in units:
                cell, meant = money(self.rng, units[column])
                sums[column] += meant
                made.totals[trait.field] = made.totals.get(trait.field, 0) + meant
            elif trait.field == "goods":
                continue
            else:
                cell, meant = trait.make(self.rng, self.serial)
            sheet.cell(row, column, cell)
            if trait.field.startswith("phone") and meant:
                phones.append(str(meant))
            elif meant is not None and trait.field:
                truth[trait.field] = meant
                if trait.field == "staff":
                    made.totals["staff"] = made.totals.get("staff", 0) + meant
        if phones:
            truth["phone"] = "、".join(phones)
        made.rows[row] = truth

    def _total(self, sheet: Any, row: int, columns: dict[int, Trait | None], units: dict[int, int], made: Made) -> int:
        rng = self.rng
        name = next(column for column, trait in columns.items() if trait and trait.field in ("name", "donor"))
        label = rng.choice(["合计", "合  计", "总计", "合　　计", "共计", "合计：", "总计："])
        place = rng.choice([min(columns), name])
        sheet.cell(row, place, label)
        made.total_is_right = not self.chance(20)
        for column in units:
            trait = columns[column]
            assert trait is not None
            fen = made.totals.get(trait.field, 0) + (0 if made.total_is_right else units[column] * 100)
            sheet.cell(row, column, fen / 100 / units[column])
        if not units:
            made.total_is_right = None
        if self.merges and place == min(columns) and name > place and self.chance(50):
            sheet.merge_cells(start_row=row, end_row=row, start_column=place, end_column=name)
        return row + 1

    def _foot(self, sheet: Any, row: int, left: int, width: int) -> int:
        rng = self.rng
        if self.chance(20):
            row += 1
        if self.chance(45):
            sheet.cell(row, left, rng.choice(["制表人：张三", "填报人：李四", "制表：王五", "审核人（签字）："]))
            if width > left + 2:
                sheet.cell(
                    row, left + 2, rng.choice(["审核：赵六", "联系电话：0512-65221234", "填报日期：2023年9月6日"])
                )
            row += 1
        if self.chance(30):
            note = rng.choice(
                [
                    "备注：本表由各商会填报。",
                    "注：数据截至2023年底",
                    "说明：1.请如实填写；2.盖章后报送。",
                    "2023年9月6日",
                    "某某商会（盖章）",
                ]
            )
            sheet.cell(row, left, note)
            if self.merges and self.chance(40) and width > left:
                sheet.merge_cells(start_row=row, end_row=row, start_column=left, end_column=width)
            row += 1
            if note.startswith("说明") and self.chance(50):
                sheet.cell(row, left, "3.联系人变动的，请及时告知。")
                row += 1
        return self._other_table(sheet, row + 1, left) if self.chance(1) else row

    def _other_table(self, sheet: Any, row: int, left: int) -> int:
        """What no kind of record knows, with or without a title: its rows are to be asked about."""
        rng = self.rng
        rows: list[list[Any]] = rng.choice(
            [
                [["收入", "支出", "结余"], [581, 23, 558], [600, 100, 500]],
                [["年龄段", "人数"], ["30岁以下", 12], ["31岁以上", 7]],
                [["类别", "数量"], ["行业商会", 12]],
            ]
        )
        for cells in [*([["分类统计"]] if self.chance(60) else []), *rows]:
            for at, cell in enumerate(cells):
                sheet.cell(row, left + at, cell)
            row += 1
        return row


def office_book(rng: Random, path: Path, kind: str) -> list[tuple[str, Made]]:
    """Write a workbook of one to three sheets; the truth of each table, by sheet."""
    maker = Maker(rng, kind, merges=rng.randrange(4) > 0)
    for at in range(rng.choice([1, 1, 1, 2])):
        maker.sheet(["名单", "二季度", "Sheet3"][at], first=at == 0)
    if maker.chance(15):
        extra: Any = maker.book.create_sheet("填表说明")
        extra.append(["请于9月底前报送"])
        extra.append(["不要改动表头"])
    maker.book.save(path)
    return maker.tables


__all__ = ["CHAMBERS", "Made", "Truth", "office_book"]
