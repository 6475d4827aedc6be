"""Is wrong input refused with a sentence, and nothing half stored?"""

from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from app.entry import read_typed
from app.errors import RecordRefused
from app.kinds import BY_NAME
from app.kinds.base import Line, Link
from app.records import with_defaults
from app.rules import RULES
from app.rules.file_peers import FilePeers
from app.rules.gentle import WARNINGS
from app.rules.ledger import LEDGER_RULES
from app.rules.peers import StorePeers
from app.rules.periods import ORDERED
from app.store import Store
from db.models import MODELS
from tests.app.ruled import Given, complete, keep, warnings


def count(store: Store, kind: str) -> int:
    """How many records of the kind there are."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(MODELS[kind])) or 0


def refused(store: Store, kind: str, typed: Given, record_id: int | None = None) -> dict[str, str]:
    """The sentences by field; the store is as before."""
    before = count(store, kind)
    with pytest.raises(RecordRefused) as problem:
        keep(store, kind, typed, record_id)
    assert count(store, kind) == before
    return {error.field: error.message for error in problem.value.errors}


def test_the_31st_of_june_is_refused_where_it_stands(store: Store) -> None:
    assert "6月没有31日" in refused(store, "visit", {"target": "某商会", "visited_on": "2023年6月31日"})["visited_on"]
    assert "6月没有31日" in refused(store, "meeting", {"title": "会", "held_on": "6月31日"})["held_on"]


@pytest.mark.parametrize(
    ("kind", "field", "more"),
    [
        ("donation", "amount", {"donor": "甲公司"}),
        ("outcome", "amount", {}),
        ("gift_item", "value", {"item": "口罩"}),
        ("co_donor", "share", {"donor": "乙公司"}),
        ("enterprise", "revenue", {"name": "甲公司"}),
    ],
)
def test_a_negative_amount_is_refused(store: Store, kind: str, field: str, more: Mapping[str, str]) -> None:
    assert "负数" in refused(store, kind, {**more, field: "-5万"})[field]


@pytest.mark.parametrize("kind", sorted(ORDERED))
def test_dates_that_lie_the_wrong_way_round_are_refused(kind: str) -> None:
    described = BY_NAME[kind]
    for start, end, label in ORDERED[kind]:
        values = with_defaults(described, {start: "2023-05", end: "2023-04-30"})
        found = {error.field: error.message for error in RULES[kind](values)}
        assert found[end] == f"2023年4月30日早于{label} 2023年5月"
        assert not {error.field for error in RULES[kind](with_defaults(described, {start: "2023-05", end: "2023"}))} & {
            end
        }


def test_every_order_that_the_tables_keep_has_its_sentence() -> None:
    for name, model in MODELS.items():
        table = model.metadata.tables[name]
        kept = {
            str(rule.name).rpartition(f"ck_{name}_")[2] for rule in table.constraints if "_after_" in str(rule.name)
        }
        assert kept <= {f"{end}_after_{start}" for start, end, _ in ORDERED.get(name, ())}, name


def test_terms_begin_at_one(store: Store) -> None:
    assert "从 1 起" in refused(store, "term", {"body": "紫云商会", "term_no": "0"})["term_no"]
    assert "从 1 起" in refused(store, "meeting", {"title": "会", "session_no": "0", "term_no": "3"})["session_no"]
    assert "也填上" in refused(store, "meeting", {"title": "会", "session_no": "1"})["term_no"]


def test_overlapping_terms_of_one_body_are_refused(store: Store) -> None:
    chamber = keep(store, "chamber", {"name": "紫云商会"})
    keep(store, "term", {"body": chamber, "term_no": "1", "started_on": "2018.6", "due_on": "2023.6"})
    early = refused(store, "term", {"body": chamber, "term_no": "2", "started_on": "2022.1.1"})
    assert "2018年6月至2023年6月" in early["started_on"]
    assert "已有第一届" in refused(store, "term", {"body": chamber, "term_no": "1", "started_on": "2023.7"})["term_no"]
    second = keep(store, "term", {"body": chamber, "term_no": "2", "started_on": "2023.6.20"})
    assert "重叠" in refused(store, "term", {"started_on": "2020"}, second.id)["started_on"]
    keep(store, "term", {"notes": "改备注不受影响"}, second.id)
    keep(store, "term", {"body": "别的商会", "term_no": "1", "started_on": "2018"})


def test_an_early_reelection_passes_once_the_old_term_has_ended(store: Store) -> None:
    first = keep(store, "term", {"body": "紫云商会", "term_no": "1", "started_on": "2018.6", "due_on": "2023.6"})
    second: Given = {"body": "紫云商会", "term_no": "2", "started_on": "2022.3.5"}
    assert "结束日期" in refused(store, "term", second)["started_on"]
    keep(store, "term", {"ended_on": "2022.3.5"}, first.id)
    keep(store, "term", second)


def test_overlapping_posts_are_refused(store: Store) -> None:
    person = keep(store, "person", {"name": "魏清扬"})
    post: Given = {"person": person, "body": "市工商联", "title": "执委"}
    keep(store, "post", {**post, "started_on": "2017", "ended_on": "2022.6"})
    assert "2017年至2022年6月" in refused(store, "post", {**post, "started_on": "2021"})["started_on"]
    keep(store, "post", {**post, "started_on": "2022.6"})
    keep(store, "post", {**post, "title": "常委", "started_on": "2021"})
    keep(store, "post", {**post, "body": "区工商联", "started_on": "2021"})


def test_what_may_overlap_is_a_warning(store: Store) -> None:
    person = keep(store, "person", {"name": "魏清扬"})
    post: Given = {"person": person, "body": "市工商联", "title": "执委"}
    keep(store, "post", {**post, "ended_on": "2021"})
    assert "可能重叠" in warnings(store, "post", {**post, "started_on": "2020"})[0]
    keep(store, "post", {**post, "started_on": "2020"})
    assert warnings(store, "post", {**post, "title": "常委"}) == []


def test_periods_of_members_liaison_and_zones_do_not_overlap(store: Store) -> None:
    firm = keep(store, "enterprise", {"name": "甲公司"})
    chamber, zone = keep(store, "chamber", {"name": "紫云商会"}), keep(store, "zone", {"name": "北片区"})
    first = {"started_on": "2018", "ended_on": "2021"}
    cases: dict[str, Given] = {
        "affiliation": {"enterprise": firm},
        "membership": {"enterprise": firm, "chamber": chamber},
        "liaison": {"officer": "沈知行", "target": chamber},
        "zone_member": {"zone": zone, "member": chamber},
    }
    for kind, typed in cases.items():
        keep(store, kind, {**typed, **first})
        assert "重叠" in refused(store, kind, {**typed, "started_on": "2020"})["started_on"], kind
        keep(store, kind, {**typed, "started_on": "2022"})


def test_a_member_of_two_zones_is_a_warning(store: Store) -> None:
    chamber = keep(store, "chamber", {"name": "紫云商会"})
    north, south = keep(store, "zone", {"name": "北片区"}), keep(store, "zone", {"name": "南片区"})
    keep(store, "zone_member", {"zone": north, "member": chamber, "started_on": "2022"})
    assert warnings(store, "zone_member", {"zone": south, "member": chamber, "started_on": "2023"}) == [
        "这个单位同时还在另一个片区，请核对"
    ]


def test_a_mask_never_matches_another_mask(store: Store) -> None:
    for _ in range(2):
        keep(store, "term", {"body": "**镇商会", "term_no": "1"})
    gift = keep(store, "donation", {"donor": "**商会", "kind": "捐物", "goods": "救灾物资"})
    for _ in range(3):
        keep(store, "co_donor", {"donation": gift, "donor": "**商会"})
    assert count(store, "co_donor") == 3


@pytest.mark.parametrize("kind", ["chamber", "campaign"])
def test_nothing_stands_inside_itself(store: Store, kind: str) -> None:
    top = keep(store, kind, {"name": "甲"})
    middle = keep(store, kind, {"name": "乙", "parent": top})
    low = keep(store, kind, {"name": "丙", "parent": middle})
    assert "不能以自己" in refused(store, kind, {"parent": top}, top.id)["parent"]
    assert "甲 → 乙" in refused(store, kind, {"parent": middle}, top.id)["parent"]
    assert "“丙”本身在“甲”之下（甲 → 乙 → 丙）" in refused(store, kind, {"parent": low}, top.id)["parent"]
    keep(store, kind, {"parent": top}, low.id)
    keep(store, kind, {"name": "丁", "parent": low})


def test_a_piece_lies_in_one_headline(store: Store) -> None:
    one = keep(store, "donation", {"donor": "区建筑商会", "amount": "超700万元"})
    two = keep(store, "donation", {"donor": "上海商会", "amount": "200万"})
    piece = keep(store, "donation", {"donor": "甲公司", "amount": "5万", "headline": one})
    assert piece.id
    sentence = refused(store, "donation", {"headline": two}, piece.id)["headline"]
    assert (
        sentence
        == "这一笔已含在“区建筑商会 超700万元”里，不能又含在“上海商会 200万元”里；请先清空“所属总数”保存，再选新的"
    )
    keep(store, "donation", {"headline": ""}, piece.id)
    keep(store, "donation", {"headline": two}, piece.id)


def test_a_headline_lies_in_none(store: Store) -> None:
    top = keep(store, "donation", {"donor": "区建筑商会", "amount": "超700万元"})
    piece = keep(store, "donation", {"donor": "甲公司", "amount": "5万", "headline": top})
    other = keep(store, "donation", {"donor": "乙公司", "amount": "6万"})
    assert "不能含在自己" in refused(store, "donation", {"headline": other}, other.id)["headline"]
    assert "本身含在“区建筑商会 超700万元”里" in refused(store, "donation", {"headline": piece}, other.id)["headline"]
    assert "下面有 1 笔明细" in refused(store, "donation", {"headline": other}, top.id)["headline"]


def test_a_donor_stands_once_in_a_gift(store: Store) -> None:
    firm = keep(store, "enterprise", {"name": "甲公司"})
    gift = keep(store, "donation", {"donor": firm, "amount": "5万"})
    assert "就是这一笔的捐赠方" in refused(store, "co_donor", {"donation": gift, "donor": "甲公司"})["donor"]
    keep(store, "co_donor", {"donation": gift, "donor": "乙公司", "share": "1万"})
    assert "已经列在" in refused(store, "co_donor", {"donation": gift, "donor": "乙公司"})["donor"]
    assert "共同捐赠方里" in refused(store, "donation", {"donor": "乙公司"}, gift.id)["donor"]
    keep(store, "donation", {"donor": "丙公司"}, gift.id)


def test_a_task_is_not_done_before_it_was_asked(store: Store) -> None:
    task = {"title": "写计划", "asked_on": "2023.9.15", "state": "已完成"}
    assert "早于交办日期" in refused(store, "task", {**task, "done_on": "2023.9.14"})["done_on"]
    assert "早于交办日期" in refused(store, "task", {**task, "due_on": "2023.8"})["due_on"]
    keep(store, "task", task)


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("task", {"title": "写计划", "state": "done"}, "done_on"),
        ("task", {"title": "写计划", "done_on": "2023-09-15"}, "state"),
        ("appeal", {"title": "停车难", "reply": "已增加"}, "replied_on"),
        ("proposal", {"title": "建议", "state": "adopted"}, "adopted_in"),
        ("proposal", {"title": "建议", "adopted_in": "某意见"}, "state"),
        ("statement", {"speaker": Link("甲"), "stated_points": 3, "points": ("一", "二", "三", "四")}, "stated_points"),
    ],
)
def test_what_is_unusual_is_a_warning_and_no_refusal(kind: str, values: dict[str, object], field: str) -> None:
    described = BY_NAME[kind]
    full = with_defaults(described, values)  # type: ignore[arg-type]
    assert field in {error.field for error in WARNINGS[kind](full)}
    rule = RULES.get(kind)
    assert not rule or not rule(full)


def test_announced_points_that_are_all_there_are_no_warning() -> None:
    full = with_defaults(
        BY_NAME["statement"], {"stated_points": 2, "points": (Line("report", "一"), Line("report", "二"))}
    )
    assert WARNINGS["statement"](full) == []


PERIOD_CASES: dict[str, tuple[Given, ...]] = {
    "post": (
        {"person": "魏清扬", "body": "市工商联", "title": "执委"},
        {"person": "魏清扬", "body": "甲商会", "title": "会长"},
    ),
    "term": ({"body": "甲商会"}, {"body": "**商会"}, {"body": "乙商会"}),
    "membership": ({"enterprise": "甲公司", "chamber": "甲商会"},),
    "zone_member": ({"zone": "北片区", "member": "甲商会"}, {"zone": "北片区", "member": "丙协会"}),
}


@pytest.mark.parametrize("kind", sorted(PERIOD_CASES))
def test_the_book_for_imports_says_what_the_rule_says(store: Store, kind: str) -> None:
    for other, name in (("person", "魏清扬"), ("chamber", "甲商会"), ("enterprise", "甲公司"), ("zone", "北片区")):
        keep(store, other, {"name": name})
    dates = [("2016", "2019.5"), ("2018.1.1", "2020"), ("2019.5", "2022"), ("2021", ""), ("", "2017.3.1"), ("", "")]
    for number, (start, end) in enumerate(dates, 1):
        for case in PERIOD_CASES[kind]:
            typed = {**case, "started_on": start, "ended_on": end}
            if kind == "term":
                typed["term_no"] = str(number)
            with store.reading() as session:
                values = complete(session, BY_NAME[kind], read_typed(session, BY_NAME[kind], typed), None)
                book = FilePeers(session)
                told = [str(error) for error in LEDGER_RULES[kind](book, values, None)]
                assert told == [str(error) for error in LEDGER_RULES[kind](StorePeers(session), values, None)]
            if not told:
                keep(store, kind, typed)


def test_rows_of_one_file_know_of_each_other(store: Store) -> None:
    kind = BY_NAME["term"]
    first = with_defaults(kind, {"body": Link("甲商会"), "term_no": 1, "started_on": "2018", "due_on": "2023"})
    second = {**first, "term_no": 2, "started_on": "2021", "due_on": "2026"}
    rule = LEDGER_RULES["term"]
    with store.reading() as session:
        book = FilePeers(session)
        book.keep("term", first, 7)
        assert "2018年至2023年" in str(rule(book, second, None)[0])
        assert rule(book, {**first, "due_on": "2022"}, 7) == []
        book.keep("term", {**first, "due_on": "2021"}, 7)
        assert rule(book, second, None) == []
        assert "已有第一届" in str(rule(book, {**second, "term_no": 1}, None)[0])
