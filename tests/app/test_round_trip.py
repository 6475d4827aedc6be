"""Does what was exported come back unchanged: into the same store, and into an empty one?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app import records
from app.desk import Desk
from app.kinds import BY_NAME, KINDS
from app.kinds.base import FieldType, Line, Link, RecordKind, Values
from app.lists import Listing
from app.sample import fill_sample
from app.store import Store
from app.values.codes import make_credit_code
from app.values.names import text_clean
from db.models import MODELS
from db.vocabulary import Basis, DonationKind, MemberKind, Qualifier
from tests.app.making import workbook

CODES = [make_credit_code(f"9132050{number}MA1WABCD2") for number in range(5)]

Content = dict[str, dict[str, Any]]


def content(store: Store, kind: RecordKind) -> Content:
    """Every field of every record by the record's identity; links by the identity of what they stand for."""
    with store.reading() as session:
        found = records.read_many(session, kind, list(session.scalars(select(MODELS[kind.name].id))))
        uids = {
            name: {row[0]: row[1] for row in session.execute(select(model.id, model.uid))}
            for name, model in MODELS.items()
        }

    def plain(value: Any) -> Any:
        if isinstance(value, Link):
            return value.text, value.kind, uids[value.kind][value.id] if value.kind and value.id else None
        return value

    return {record.uid: {name: plain(value) for name, value in record.values.items()} for record in found}


def export_all(store: Store, folder: Path) -> Mapping[str, Path]:
    desk = Desk(store)
    paths = {kind.name: folder / f"{kind.plural}.xlsx" for kind in KINDS}
    for kind in KINDS:
        desk.export(kind, Listing(kind), paths[kind.name])
    return paths


def assert_comes_back(store: Store, folder: Path) -> None:
    """Into the same store: all the same. Into an empty one: equal values."""
    paths = export_all(store, folder)
    desk = Desk(store)
    for kind in KINDS:
        plan = desk.plan_import(paths[kind.name], None)
        assert plan.kind is kind
        told = [str(problem) for problem in plan.problems] + [str(row.changes) for row in plan.rows if row.changes]
        assert set(plan.counts) <= {"same"}, told[:5]
        assert plan.counts["same"] == desk.count(Listing(kind))
    with Store.open(folder / "other") as other:
        for kind in KINDS:
            plan = Desk(other).plan_import(paths[kind.name], kind.name)
            assert not plan.problems, [str(problem) for problem in plan.problems[:5]]
            assert set(plan.counts) <= {"new"}
            Desk(other).carry_out(plan)
            assert content(other, kind) == content(store, kind)


def add(store: Store, kind_name: str, **values: Any) -> Link:
    kind = BY_NAME[kind_name]
    with store.operation("新增") as session:
        key = records.create(session, kind, values)
    title = values[kind.title]
    return Link(title.text if isinstance(title, Link) else title, kind_name, key)


def test_the_sample_office_comes_back(store: Store, tmp_path: Path) -> None:
    fill_sample(store)
    assert_comes_back(store, tmp_path)


def test_awkward_texts_come_back(store: Store, tmp_path: Path) -> None:
    add(
        store,
        "enterprise",
        name="=SUM(A1:A9)有限公司",
        short_name="007",
        former_names="@甲、-乙",
        credit_code=CODES[0],
        industry="0135",
        legal_representative="+86",
        address="平江路|12号_x0041_",
        notes="第一行\n\n  第三行 | 竖线\n" + "长" * 3000,
        registered_capital=12,
        revenue=9_999_999_999_999_99,
        staff=0,
        established_on="1888",
        joined_on="2023-07Q3",
        left_on="2023-09",
        figures_on="--09-18",
        phone="13812345678、0512-65221234-801、+85291234567",
        member_kind=MemberKind.NONE.value,
    )
    add(store, "enterprise", name="𠮷野家（苏州）有限公司", established_on="1900-02-28", joined_on="--07", notes="㐂")
    for name in ("合计", "制表人：王", "一、制造业", "企业名称", "注：小店", "2023年9月5日"):
        add(store, "enterprise", name=name)
    assert_comes_back(store, tmp_path)


def test_names_of_several_records_come_back_to_their_own(store: Store, tmp_path: Path) -> None:
    first = add(store, "enterprise", name="甲公司", credit_code=CODES[0])
    second = add(store, "enterprise", name="甲公司", credit_code=CODES[1])
    third = add(store, "enterprise", name="甲公司")
    add(store, "enterprise", name="甲公司")
    label = add(store, "enterprise", name=f"甲公司（{CODES[0]}）")
    add(store, "enterprise", name="青禾智能（苏州）有限公司")
    chamber = add(store, "chamber", name="天台商会", short_name="乙公司", kinds=("nonlocal", "youth"))
    add(store, "chamber", name="乙公司商会", short_name="乙公司")
    one = add(store, "person", name="张伟", phone="13812345678", enterprise=second)
    two = add(store, "person", name="张伟", phone="13812345678", enterprise=third)
    add(store, "person", name="张伟", enterprise=label)
    day = add(store, "meeting", title="座谈会", held_on="2023-09-15")
    month = add(store, "meeting", title="座谈会", held_on="2023-09")
    add(store, "meeting", title="座谈会")
    for enterprise in (first, second, third):
        add(store, "membership", enterprise=enterprise, chamber=chamber, ended_on="2022-06")
        add(store, "membership", enterprise=enterprise, chamber=chamber, started_on="2023")
    others = (Link("青禾智能(苏州)有限公司"), Link("青禾智能（苏州）有限公司"))
    by_another_name = Link("张总", "person", one.id)
    for meeting in (day, month):
        for attendee in (one, two, by_another_name, Link("张伟"), Link("没登记的人"), first, Link("乙公司"), *others):
            add(store, "attendance", meeting=meeting, attendee=attendee, roles=("host", "speaker"))
    add(store, "post", person=two, body=Link("区政协"), title="委员")
    add(store, "post", person=one, body=chamber, title="会长")
    assert_comes_back(store, tmp_path)


def test_points_and_gifts_come_back(store: Store, tmp_path: Path) -> None:
    meeting = add(store, "meeting", title="交流会", held_on="2023-09-15", start_time="09:05", summary="一\n二")
    texts = (("view", "观点一"), ("report", "【观点】不是标记"), ("task", "=任务"), ("report", "【其他】情况"))
    points = tuple(Line(*text) for text in texts)
    add(store, "statement", meeting=meeting, speaker=Link("某商会"), points=points, stated_points=3)
    add(store, "statement", meeting=meeting, speaker=Link("某商会"), points=())
    cause = add(store, "cause", name="抗疫", started_on="2020")
    gift: Values = {"cause": cause, "given_on": "2020-02", "kind": DonationKind.CASH.value}
    for qualifier in Qualifier:
        add(store, "donation", donor=Link("匿名"), amount=700_0000_00, qualifier=qualifier.value, **gift)
    for _ in range(2):  # two gifts that look the same are two gifts
        add(store, "donation", donor=Link("爱心人士"), amount=1, basis=Basis.CUMULATIVE.value, **gift)
    add(store, "donation", donor=Link("爱心人士"), kind=DonationKind.PREMISES.value, goods="酒店一幢|隔离用")
    assert_comes_back(store, tmp_path)


def test_parts_come_back_with_what_they_stand_in_whatever_the_order(store: Store, tmp_path: Path) -> None:
    whole = add(store, "campaign", name="乙活动", started_on="2023")
    part = add(store, "campaign", name="甲活动", parent=whole)
    add(store, "campaign", name="一活动", parent=part)
    add(store, "campaign", name="乙活动", started_on="2024", parent=part)
    gift: Values = {"amount": 100_0000_00, "given_on": "2023", "kind": DonationKind.CASH.value}
    headlines = [add(store, "donation", donor=Link("某商会"), **gift) for _ in range(2)]
    for headline in headlines:
        add(store, "donation", donor=Link("某商会"), headline=headline, **gift)
    assert_comes_back(store, tmp_path)


def test_a_row_that_stands_in_itself_or_in_none_is_refused_with_a_sentence(store: Store, tmp_path: Path) -> None:
    rows = [
        ["活动名称", "上级活动"],
        ["甲", "乙"],
        ["乙", "甲"],
        ["丙", "没有的"],
        ["丁", "丙"],
        ["戊", None],
        ["己", "戊"],
    ]
    plan = Desk(store).plan_import(workbook(tmp_path / "a.xlsx", rows), "campaign")
    assert [row.verdict for row in plan.rows] == ["refused"] * 4 + ["new"] * 2
    told = [str(problem) for problem in plan.problems]
    assert all("第 " in sentence and "B 列“上级活动”" in sentence for sentence in told)
    assert "都没有“没有的”" in told[2]
    Desk(store).carry_out(plan, good_rows_only=True)
    stored = {values["name"]: values["parent"] for values in content(store, BY_NAME["campaign"]).values()}
    assert stored.keys() == {"戊", "己"}
    assert stored["己"][0] == "戊"


def test_a_public_list_hides_telephone_numbers_everywhere(store: Store, tmp_path: Path) -> None:
    meeting = add(store, "meeting", title="会")
    one = add(store, "person", name="张伟", phone="13812345678")
    add(store, "person", name="张伟", phone="13812345679")
    add(store, "attendance", meeting=meeting, attendee=one)
    add(store, "post", person=one, body=Link("区政协"), title="委员")
    for name in ("person", "attendance", "post"):
        target = tmp_path / f"{name}.xlsx"
        Desk(store).export(BY_NAME[name], Listing(BY_NAME[name]), target, public=True)
        from exports.workbook_reader import read_workbook

        words = str(read_workbook(target))
        assert "13812345678" not in words
        assert "13812345679" not in words
    assert "138****5678" in str(read_workbook(tmp_path / "person.xlsx"))


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30).map(text_clean)
NAMES = TEXTS.filter(bool)
DATES = st.sampled_from(["1850", "1899-12-31", "1900-03-01", "2023-09-05", "2023-07Q3", "2023-09", "--02-29", "--12"])
MONEY = st.integers(1, 10**15)
AN_ENTERPRISE = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "short_name": NAMES,
        "industry": NAMES,
        "address": NAMES,
        "established_on": DATES,
        "registered_capital": MONEY,
        "staff": st.integers(0, 2**31 - 1),
        "member_kind": st.sampled_from([word.value for word in MemberKind]),
    },
)
A_DONATION = st.fixed_dictionaries(
    {"donor": NAMES.map(Link), "amount": MONEY, "kind": st.sampled_from([word.value for word in DonationKind])},
    optional={
        "given_on": DATES,
        "goods": NAMES,
        "recipient": NAMES,
        "basis": st.sampled_from([word.value for word in Basis]),
        "qualifier": st.sampled_from([word.value for word in Qualifier]),
    },
)


@pytest.mark.parametrize(("kind", "record"), [("enterprise", AN_ENTERPRISE), ("donation", A_DONATION)])
def test_any_record_comes_back(
    kind: str, record: st.SearchStrategy[Values], tmp_path_factory: pytest.TempPathFactory, request: Any
) -> None:
    described = BY_NAME[kind]
    counted = 200 if request.config.getoption("--long") else 12
    folder = tmp_path_factory.mktemp("any")
    with Store.open(folder / "one") as store, Store.open(folder / "two") as other:

        @settings(max_examples=counted, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(st.lists(record, min_size=1, max_size=6))
        def comes_back(many: list[Values]) -> None:
            for one in (store, other):
                with one.operation("清空") as session:
                    session.execute(MODELS[kind].__table__.delete())  # type: ignore[attr-defined]
            for values in many:
                add(store, kind, **values)
            target = folder / "list.xlsx"
            Desk(store).export(described, Listing(described), target)
            assert set(Desk(store).plan_import(target, kind).counts) == {"same"}
            plan = Desk(other).plan_import(target, kind)
            assert not plan.problems, [str(problem) for problem in plan.problems]
            Desk(other).carry_out(plan)
            assert content(other, described) == content(store, described)

        comes_back()


def test_every_type_of_field_was_tried() -> None:
    assert {field.type for kind in KINDS for field in kind.fields} == set(FieldType)
