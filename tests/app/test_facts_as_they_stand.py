"""Can a fact be entered as the source gives it: no named donor, several causes, a number that somebody stated?"""

from datetime import date

import pytest

from app.desk import Desk
from app.errors import RecordRefused
from app.figures import Scope, all_figures
from app.figures.counter import figures_of
from app.glance import glance
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.lists import Listing
from app.store import Store
from app.values.convert import parse
from app.values.problem import ValueProblem
from db.vocabulary import ReportedOf
from tests.app.ruled import Given, keep

SEVERAL: Given = {"donor": "甲公司", "kind": "款物", "amount": "达7亿元", "causes": "多项"}


def refused(store: Store, kind: str, typed: Given, record_id: int | None = None) -> str:
    """The sentence with which a record is refused."""
    with pytest.raises(RecordRefused) as caught:
        keep(store, kind, typed, record_id)
    return str(caught.value.errors[0])


def mobilised(store: Store) -> Link:
    """A sum that a chamber mobilised, from nobody by name."""
    chamber = keep(store, "chamber", {"name": "区建筑商会"})
    key = Desk(store).save(
        BY_NAME["donation"], {"amount": "超700万元", "basis": "累计", "given_on": "2020", "mobilised_by": chamber}
    )
    return Link("区建筑商会发动", "donation", key)


def test_a_gift_from_nobody_by_name_needs_who_mobilised_it(store: Store) -> None:
    assert "填发动商会" in refused(store, "donation", {"amount": "5万元"})


def test_such_a_gift_is_named_after_who_mobilised_it_wherever_it_is_named(store: Store) -> None:
    gift, desk = mobilised(store), Desk(store)
    assert desk.record(BY_NAME["donation"], gift.id or 0).title == gift.text
    piece = keep(store, "donation", {"donor": "甲公司", "amount": "5万元", "headline": "区建筑商会发动（2020年）"})
    found = desk.record(BY_NAME["donation"], piece.id or 0).values["headline"]
    assert found == gift
    listed = desk.rows(BY_NAME["donation"], [piece.id or 0], ["headline"])
    assert gift.text in str(listed)
    assert "区建筑商会发动" in desk.rows(BY_NAME["donation"], [gift.id or 0], ["donor"])[gift.id or 0]
    keep(store, "co_donor", {"donation": gift, "donor": "乙公司"})
    assert store.folder is not None
    seen = glance(store.folder, BY_NAME["co_donor"], 5)
    assert seen is not None
    assert seen.rows[0][0] == gift.text


def test_a_removed_gift_from_nobody_by_name_can_be_told_in_the_bin(store: Store) -> None:
    gift, desk = mobilised(store), Desk(store)
    desk.remove(BY_NAME["donation"], [gift.id or 0])
    assert [deleted.title for deleted in desk.recycle_bin()] == ["区建筑商会发动"]


def test_a_gift_for_several_causes_names_each_of_them_once_and_none_as_its_own(store: Store) -> None:
    flood = keep(store, "cause", {"name": "抗洪"})
    assert "逐项" in refused(store, "donation", {**SEVERAL, "cause": flood})
    gift = keep(store, "donation", SEVERAL)
    keep(store, "gift_cause", {"donation": gift, "cause": flood})
    assert "已经列在" in refused(store, "gift_cause", {"donation": gift, "cause": flood})
    assert "先删去" in refused(store, "donation", {"causes": "一项"}, gift.id)
    single = keep(store, "donation", {"donor": "乙公司", "amount": "1万元"})
    assert "改为“多项”" in refused(store, "gift_cause", {"donation": single, "cause": flood})


@pytest.mark.parametrize(
    ("typed", "number", "qualifier"),
    [("410", 410, None), ("近30场", 30, "nearly"), ("500余名", 500, "some_odd"), ("超1.2万人", 12_000, "over")],
)
def test_a_stated_number_is_typed_as_it_is_said(typed: str, number: int, qualifier: str | None) -> None:
    understood = parse(BY_NAME["reported_figure"].field("number"), typed)
    assert understood == {"number": number, **({"qualifier": qualifier} if qualifier else {})}


@pytest.mark.parametrize("typed", ["若干", "-3", "2.5"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueProblem):
        parse(BY_NAME["reported_figure"].field("number"), typed)


@pytest.mark.parametrize(
    ("year", "shown"), [(None, True), (2021, True), (2022, True), (2023, True), (2024, False), (2020, False)]
)
def test_a_stated_number_stands_beside_the_years_of_which_it_speaks(
    store: Store, year: int | None, shown: bool
) -> None:
    typed = {
        "counted": "早餐会",
        "number": "近30",
        "beside": "早餐会",
        "period_from": "2021-12",
        "period_to": "2023-12",
    }
    keep(store, "reported_figure", typed)
    with store.reading() as session:
        (found,) = figures_of(session, Scope(date(2024, 12, 31), year), ["meetings_by_kind"])
    assert (found.reported == "早餐会 近30（2021年12月至2023年12月）") is shown
    assert found.value == 0


def test_a_brand_is_a_chamber_s_or_the_federation_s_own(store: Store) -> None:
    federation = keep(store, "organisation", {"name": "区工商联", "kind": "工商联"})
    chamber = keep(store, "chamber", {"name": "甲商会"})
    assert "请填所属商会" in refused(store, "brand", {"name": "早餐会"})
    assert "只属于一家" in refused(store, "brand", {"name": "早餐会", "chamber": chamber, "organisation": federation})
    keep(store, "brand", {"name": "早餐会", "organisation": federation})
    assert len(Desk(store).ids(Listing(BY_NAME["brand"], text="早餐"))) == 1


def test_the_figures_that_a_stated_number_may_stand_beside_are_there() -> None:
    assert {word.value.partition(":")[0] for word in ReportedOf} - {"other"} <= {
        figure.name for figure in all_figures()
    }
