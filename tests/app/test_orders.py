"""Do lists of people stand by the strokes of their names, and by rank as papers print them?"""

import pytest

from app.commands.opening import listing_for
from app.commands.parser import build
from app.commands.usage import WrongUsage
from app.desk import Desk
from app.domain.strokes import stroke_key
from app.kinds import BY_NAME, KINDS
from app.lists import Listing
from app.orders import ORDERS
from app.sample.office import fill_sample
from app.store import Store
from ui.pages.filter_bar import PEOPLE_ORDERS

PERSON, POST, ATTENDANCE = BY_NAME["person"], BY_NAME["post"], BY_NAME["attendance"]
NAMES = ["王强", "丁一", "王", "欧阳明", "卜 成", "Anna", "丁　香", "王小强", "乙某", "𠮷田"]


def titles(desk: Desk, listing: Listing) -> list[str]:
    ids = desk.ids(listing)
    rows = desk.rows(listing.kind, ids, [listing.kind.people])
    return [rows[key][0] for key in ids]


def test_sql_sorts_names_as_the_key_does(store: Store) -> None:
    desk = Desk(store)
    for name in NAMES:
        desk.save(PERSON, {"name": name})
    found = titles(desk, Listing(PERSON, order="strokes"))
    assert found == sorted(found, key=stroke_key)
    assert titles(desk, Listing(PERSON, order="-strokes")) == found[::-1]
    assert found[0] == "乙某"


def test_people_stand_by_their_best_seat_of_today_then_by_strokes(store: Store) -> None:
    desk = Desk(store)
    seats = {
        "王强": ("执委", None),
        "丁一": ("主席", None),
        "乙某": ("执委", None),
        "卜成": ("副主席", "2"),
        "马列": ("副主席", "1"),
    }
    for name, (seat, place) in seats.items():
        desk.save(PERSON, {"name": name})
        typed = {"person": name, "body": "区工商联", "title": seat, "committee": seat, "started_on": "2020"}
        desk.save(POST, {**typed, **({"print_order": place} if place else {})})
    desk.save(PERSON, {"name": "一凡"})
    desk.save(PERSON, {"name": "二凡"})
    former = {"person": "二凡", "body": "区工商联", "title": "主席", "committee": "主席", "ended_on": "2019"}
    desk.save(POST, former)
    order = titles(desk, Listing(PERSON, order="rank"))
    assert order == ["丁一", "马列", "卜成", "乙某", "王强", "一凡", "二凡"]
    assert titles(desk, Listing(POST, order="rank")) == ["丁一", "马列", "卜成", "乙某", "王强", "二凡"]


def test_attendances_keep_the_order_that_was_given(store: Store) -> None:
    desk = Desk(store)
    meeting = desk.save(BY_NAME["meeting"], {"title": "座谈会"})
    for name, place in (("王强", "2"), ("丁一", "3"), ("乙某", ""), ("马列", "1")):
        desk.save(ATTENDANCE, {"meeting": "座谈会", "attendee": name, "print_order": place})
    listing = Listing(ATTENDANCE, parent=("meeting", meeting))
    assert titles(desk, listing.sorted_by("rank")) == ["马列", "王强", "丁一", "乙某"]
    assert titles(desk, listing.sorted_by("strokes")) == ["乙某", "丁一", "马列", "王强"]


def test_every_list_of_people_can_be_put_in_both_orders(store: Store) -> None:
    desk = Desk(store)
    fill_sample(store)
    for kind in KINDS:
        for order in ORDERS if kind.people else ():
            ids = desk.ids(Listing(kind, order=order))
            assert sorted(ids) == sorted(desk.ids(Listing(kind)))


def test_the_command_line_knows_the_orders_by_both_names() -> None:
    def order(*words: str) -> str:
        options = build().parse_args(["list", *words])
        return listing_for(BY_NAME[{"people": "person", "enterprises": "enterprise"}[words[0]]], options).order

    assert order("people", "--order", "姓氏笔画") == "strokes"
    assert order("people", "--order=-strokes") == "-strokes"
    assert order("people", "--order", "rank") == "rank"
    with pytest.raises(WrongUsage):
        order("enterprises", "--order", "rank")


def test_the_window_offers_what_the_program_knows() -> None:
    assert dict(PEOPLE_ORDERS) == ORDERS
