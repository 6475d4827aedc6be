"""What does each field make of a typed text, and is every rule of the store told as a sentence first?"""

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from app import entry, records
from app.errors import RecordRefused
from app.kinds import BY_NAME, KINDS
from app.kinds.base import Field, FieldType, Line, Link, RecordKind, Values
from app.rules.unique import sets_of
from app.store import Store
from app.values.codes import make_credit_code
from app.values.convert import Reading, parse
from app.values.problem import ValueProblem
from app.values.shown import show
from db.models import MODELS
from db.vocabulary import ChamberKind, MeetingKind, PointKind, Qualifier

CODE = make_credit_code("91320508MA1WABCD2")

TAKEN: dict[FieldType, list[tuple[str, Any, str]]] = {
    FieldType.TEXT: [
        ("  平江路　12 号 ", "平江路12号", "平江路12号"),
        ("ＡＢＣ１２", "ABC12", "ABC12"),
        ("0071", "0071", "0071"),
        ("一行\n两行", "一行两行", "一行两行"),
        ("=1+1", "=1+1", "=1+1"),
        ("a|b", "a|b", "a|b"),
        ("　", None, ""),
    ],
    FieldType.LONG_TEXT: [
        (" 一\r\n  二  \n\n三\x00\n", "一\n  二\n\n三", "一\n  二\n\n三"),
        ("\u200b\n", None, ""),
    ],
    FieldType.CHOICE: [("交流分享会", "exchange", "交流分享会"), (" exchange ", "exchange", "交流分享会")],
    FieldType.CHOICES: [
        ("异地商会、行业商会", ("industry", "nonlocal"), "行业商会、异地商会"),
        ("异地商会, 异地商会", ("nonlocal",), "异地商会"),
        ("", (), ""),
    ],
    FieldType.DATE: [
        ("2023.9.5", "2023-09-05", "2023年9月5日"),
        ("2023年9月", "2023-09", "2023年9月"),
        ("2023年三季度", "2023-07Q3", "2023年三季度"),
        ("9月18日", "--09-18", "9月18日"),
        ("今天", "2026-01-02", "2026年1月2日"),
    ],
    FieldType.TIME: [
        ("9:05", "09:05", "09:05"),
        ("14：30", "14:30", "14:30"),
        ("下午2点半", "14:30", "14:30"),
        ("上午 9时", "09:00", "09:00"),
        ("14:30:00", "14:30", "14:30"),
        ("晚上7点15分", "19:15", "19:15"),
        ("中午1点", "13:00", "13:00"),
        ("凌晨12点半", "00:30", "00:30"),
        ("中午11点半", "11:30", "11:30"),
    ],
    FieldType.MONEY: [("10万元", 10_0000_00, "100,000.00"), ("1,234.5", 123450, "1,234.50"), ("0", 0, "0.00")],
    FieldType.INTEGER: [("120", 120, "120"), ("１，２００人", 1200, "1200"), ("3.0", 3, "3"), ("0", 0, "0")],
    FieldType.DECIMAL: [
        ("２.50", "2.5", "2.5"),
        ("5,000", "5000", "5000"),
        ("007", "7", "7"),
        ("0.125", "0.125", "0.125"),
    ],
    FieldType.CREDIT_CODE: [(CODE.lower(), CODE, CODE), (f"{CODE[:8]} {CODE[8:]}", CODE, CODE)],
    FieldType.PHONE: [("138 1234 5678；0512-65221234", "13812345678、0512-65221234", "13812345678、0512-65221234")],
    FieldType.REFERENCE: [(" 甲公司 ", Link("甲公司"), "甲公司")],
    FieldType.PARTY: [("没登记的人", Link("没登记的人"), "没登记的人")],
    FieldType.LINES: [
        ("一\n\n【观点】二\n", (Line("report", "一"), Line("view", "二")), "一\n【观点】二"),
        ("【其他】三", (Line("report", "【其他】三"),), "【情况】【其他】三"),
        ("", (), ""),
    ],
}

REFUSED: dict[FieldType, list[str]] = {
    FieldType.CHOICE: ["别的会"],
    FieldType.CHOICES: ["行业商会、别的"],
    FieldType.DATE: ["2023年6月31日", "去年春天", "9.1\n5", "2023.9.1①", "45174", "201012"],
    FieldType.TIME: ["25:00", "14:75", "下午", "晚上12点"],
    FieldType.MONEY: ["-5", "很多", "USD 5", "0.001"],
    FieldType.INTEGER: ["-3", "3.5", "许多", "99999999999", "２" * 40],
    FieldType.DECIMAL: ["-2.5", "两吨半", "1e5", "3,5", "100\n200个", "5000①", "0.1234567"],
    FieldType.CREDIT_CODE: [CODE[:-1] + "O", "91320508", "9.13E+17"],
    FieldType.PHONE: ["1381234567", "65221234", "电话"],
    FieldType.LINES: ["【观点】"],
}

OF_TYPE = {
    FieldType.CHOICE: Field("kind", "类别", FieldType.CHOICE, choices=MeetingKind),
    FieldType.CHOICES: Field("kinds", "类别", FieldType.CHOICES, choices=ChamberKind),
    FieldType.LINES: Field("points", "要点", FieldType.LINES, choices=PointKind, default=PointKind.REPORT.value),
}


def field_of(kind: FieldType) -> Field:
    return OF_TYPE.get(kind) or Field("name", "名称", kind)


@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in TAKEN.items() for row in rows])
def test_a_typed_text_is_stored_shown_and_read_again(kind: FieldType, row: tuple[str, Any, str]) -> None:
    typed, kept, shown = row
    field = field_of(kind)
    value = parse(field, typed, Reading(today=date(2026, 1, 2)))[field.name]
    assert value == kept
    assert (show(field, value) if value not in (None, ()) else "") == shown
    assert parse(field, shown)[field.name] == kept


@pytest.mark.parametrize(("kind", "typed"), [(kind, typed) for kind, texts in REFUSED.items() for typed in texts])
def test_a_wrong_text_is_refused_with_a_sentence(kind: FieldType, typed: str) -> None:
    with pytest.raises(ValueProblem, match=r"[一-鿿]{2}"):
        parse(field_of(kind), typed)


def test_every_type_of_field_is_in_the_table() -> None:
    assert TAKEN.keys() == set(FieldType)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_takes_the_texts_of_its_type(kind: RecordKind) -> None:
    for field in kind.fields:
        chosen = field.type in (FieldType.CHOICE, FieldType.CHOICES)
        typed = next(iter(field.choices)).label if chosen and field.choices else TAKEN[field.type][0][0]
        value = parse(field, typed)[field.name]
        assert value not in (None, ())
        assert parse(field, show(field, value))[field.name] == value


def test_an_amount_fills_its_qualifier_unless_that_says_otherwise() -> None:
    kind = BY_NAME["donation"]
    values, errors = entry.parse_all(kind, {"amount": "超700万元", "qualifier": "准确"})
    assert (values["qualifier"], errors) == (Qualifier.OVER.value, [])
    values, errors = entry.parse_all(kind, {"amount": "超700万元", "qualifier": "近"})
    assert [(error.field, error.message) for error in errors] == [
        ("qualifier", "“金额（元）”里写的“超”与这里的“近”不一致，请统一")
    ]
    field = BY_NAME["enterprise"].field("revenue")
    with pytest.raises(ValueProblem, match="只收准确金额"):
        parse(field, "超700万元")


def complete(store: Store, kind: RecordKind) -> Values:
    """The least that a record of the kind needs; what it refers to is made."""
    values: Values = {}
    for field in kind.fields:
        if not field.required or field.default is not None:
            continue
        if field.type is FieldType.REFERENCE:
            values[field.name] = complete_link(store, BY_NAME[field.refers_to[0]])
        else:
            values[field.name] = Link("某") if field.type is FieldType.PARTY else "某"
    if kind.name == "donation":
        values |= {"amount": 1, "donor": Link("某")}
    if kind.name == "brand":
        values["chamber"] = complete_link(store, BY_NAME["chamber"])
    return values


def complete_link(store: Store, kind: RecordKind) -> Link:
    """A record of the kind with the least that it needs."""
    least = complete(store, kind)
    with store.operation("新增") as session:
        return Link("某", kind.name, records.create(session, kind, least))


def refusal(store: Store, kind: RecordKind, values: Values) -> list[str]:
    """The fields that the check names; fails where the store itself would have to refuse."""
    with pytest.raises(RecordRefused) as caught, store.operation("新增") as session:
        records.create(session, kind, values)
    assert all(re.search("[一-鿿]", error.message) for error in caught.value.errors)
    return [error.field for error in caught.value.errors]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_missing_or_too_long_is_told_before_the_store_refuses(store: Store, kind: RecordKind) -> None:
    least = complete(store, kind)
    table: Any = MODELS[kind.name].__table__
    for field in kind.fields:
        if field.required and field.default is None:
            assert field.name in refusal(store, kind, {**least, field.name: None})
        column = table.c.get(f"{field.name}_name" if field.type is FieldType.PARTY else field.name)
        length = getattr(column.type, "length", None) if column is not None else None
        if length and field.type in (FieldType.TEXT, FieldType.PARTY):
            text = "长" * (length + 1)
            value = Link(text) if field.type is FieldType.PARTY else text
            assert refusal(store, kind, {**least, field.name: value}) == [field.name]


def test_no_constraint_of_a_table_is_without_a_sentence(store: Store) -> None:
    tried = 0
    for kind in KINDS:
        table: Any = MODELS[kind.name].__table__
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                tried += _is_told(store, kind, str(constraint.name))
            elif isinstance(constraint, UniqueConstraint):
                columns = {column.name for column in constraint.columns} - {"uid"}
                assert columns <= {"credit_code"} or sets_of(kind.name)
    assert tried >= 20


def _is_told(store: Store, kind: RecordKind, name: str) -> bool:
    """Try to break one CHECK: by its name it is a closed set of words, a lower bound, an order, or one link of many."""
    name = name.removeprefix(f"ck_{kind.name}_")
    if name.endswith("_known"):
        field = kind.field(name.removesuffix("_known"))
        with pytest.raises(ValueProblem):
            parse(field, "没有这个词")
    elif name.endswith("_not_negative"):
        with pytest.raises(ValueProblem):
            parse(kind.field(name.removesuffix("_not_negative")), "-1")
    elif "_after_" in name:
        end, start = name.split("_after_")
        values = {**complete(store, kind), start: "2023-09-05", end: "2023-08"}
        assert refusal(store, kind, values) == [end]
    else:
        # A Link stands for one record: it cannot say two.
        assert name.startswith("one_")
        if name == "one_owner":
            both = {**complete(store, kind), "organisation": complete_link(store, BY_NAME["organisation"])}
            assert refusal(store, kind, both) == ["organisation"]
            assert refusal(store, kind, {**both, "chamber": None, "organisation": None}) == ["chamber"]
            return True
        assert kind.field(name.removeprefix("one_")).type is FieldType.PARTY
    return True


def test_a_credit_code_or_membership_that_exists_is_told_with_its_record(store: Store) -> None:
    firm = BY_NAME["enterprise"]
    with store.operation("新增") as session:
        records.create(session, firm, {"name": "甲公司", "credit_code": CODE})
    assert refusal(store, firm, {"name": "乙公司", "credit_code": CODE}) == ["credit_code"]
    membership = BY_NAME["membership"]
    values = {**complete(store, membership), "started_on": "2023"}
    with store.operation("新增") as session:
        records.create(session, membership, {**values, "ended_on": "2023-12-31"})
    assert refusal(store, membership, values) == ["enterprise"]
    with store.operation("新增") as session:  # another period
        records.create(session, membership, {**values, "started_on": "2024"})
    assert refusal(store, membership, {**values, "started_on": "2025"}) == ["started_on"]  # while that one runs


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("5000个", {"quantity": "5000", "unit": "个"}),
        ("1.2万只", {"quantity": "12000", "unit": "只"}),
        ("１９８ 箱", {"quantity": "198", "unit": "箱"}),
        ("5,000", {"quantity": "5000"}),
    ],
)
def test_a_number_of_goods_may_bring_its_unit(typed: str, read: Values) -> None:
    assert parse(BY_NAME["gift_item"].field("quantity"), typed) == read
