"""What does an empty form of a kind ask for, when it is handed out to be filled in and imported again?"""

from pathlib import Path

from app.errors import UserError
from app.importing.finding.template_marks import GUIDE_SHEET, VERSION, WORDS_SHEET, TemplateMark
from app.kinds import BY_NAME
from app.kinds.base import Field, FieldType, RecordKind
from app.outgoing.examples import example_of
from exports.sheet import Cell, CellFormat
from exports.xlsx_template import Template, TemplateColumn, write_template_file

_FORMATS = {
    FieldType.DATE: CellFormat.DATE,
    FieldType.MONEY: CellFormat.MONEY,
    FieldType.INTEGER: CellFormat.INTEGER,
    FieldType.DECIMAL: CellFormat.DECIMAL,
}

_RULES = {
    FieldType.DATE: "写到日，如 2023-9-18；只知道年月的写 2023年9月",
    FieldType.TIME: "如 14:30",
    FieldType.MONEY: "单位是元，只写数字；以万元计的写 20万元",
    FieldType.INTEGER: "只写整数",
    FieldType.DECIMAL: "只写数字",
    FieldType.CREDIT_CODE: "18 位统一社会信用代码",
    FieldType.PHONE: "11 位手机，或带区号的座机；几个号码用顿号隔开",
    FieldType.CHOICE: "从下拉列表中选",
    FieldType.CHOICES: "可写几项，用顿号隔开",
    FieldType.LINES: "一行一点，同一格里用 Alt+回车换行",
}


def write_template(kind: RecordKind, target: Path) -> None:
    """Write the empty form. Raises UserError, FileProblem; then no file is left."""
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"模板的文件名应以 .xlsx 结尾，现为“{target.name}”")
    write_template_file(target, template_of(kind))


def template_of(kind: RecordKind) -> Template:
    """The form: one column for each field, required ones marked, and a sheet that explains them."""
    examples = example_of(kind)
    columns = tuple(_column(field, examples[field.name]) for field in kind.fields)
    return Template(
        title=kind.label,
        columns=columns,
        guide_title=GUIDE_SHEET,
        words_title=WORDS_SHEET,
        guide=(
            f"请在“{kind.label}”这张表里填写，一行一{kind.counter}，填好后把整个文件发回。",
            "标题带 * 的栏目必填，其余有就填，没有就空着。不要改动标题行。",
            "第 2 行是示例，不会被导入，可以留着，也可以删去。",
            "从别处粘贴时请用“选择性粘贴—数值”，以免盖掉下拉列表。",
        ),
        mark=str(TemplateMark(kind.plural, VERSION)),
    )


def _column(field: Field, example: Cell) -> TemplateColumn:
    words = tuple(word.label for word in field.choices) if field.choices and field.type is not FieldType.LINES else ()
    return TemplateColumn(
        heading=field.label,
        width=max(field.width, 2 * len(field.label) + 4),
        format=_FORMATS.get(field.type, CellFormat.TEXT),
        required=field.required,
        rule="；".join(filter(None, (_rule(field), field.hint))),
        example=example,
        words=words,
        one_word=field.type is FieldType.CHOICE,
    )


def _rule(field: Field) -> str:
    if field.type is FieldType.REFERENCE:
        return f"写{BY_NAME[field.refers_to[0]].label}的全称，要与台账里的一致"
    if field.type is FieldType.PARTY:
        return f"写全称：{'、'.join(BY_NAME[name].label for name in field.refers_to)}或其他名称"
    return _RULES.get(field.type, "")
