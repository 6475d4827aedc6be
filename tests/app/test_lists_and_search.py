"""Do tables and the search box give the right records in the right order?"""

from array import array

from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.store import Store

ENTERPRISE = BY_NAME["enterprise"]


def test_ids_come_in_the_asked_order_and_empty_ones_last(store: Store) -> None:
    desk = Desk(store)
    second, none, first = (
        desk.save(ENTERPRISE, {"name": name, "contact_person": person})
        for name, person in (("乙", "李四"), ("甲", ""), ("丙", "张三"))
    )
    # Plain fields sort by their characters' codes: 张 stands before 李.
    assert desk.ids(Listing(ENTERPRISE, order="contact_person")) == array("q", [first, second, none])
    assert desk.ids(Listing(ENTERPRISE, order="-contact_person"))[-1] == none
    assert desk.ids(Listing(ENTERPRISE, text="没有这样的")) == array("q")


def test_a_list_full_of_names_that_begin_with_the_text_is_not_filled_with_others(store: Store) -> None:
    desk = Desk(store)
    for at in range(4):
        desk.save(ENTERPRISE, {"name": f"青禾{at}号商行"})
        desk.save(ENTERPRISE, {"name": f"新青禾{at}号商行"})
    assert [hit.title for hit in desk.find("青禾", limit=3)] == ["青禾0号商行", "青禾1号商行", "青禾2号商行"]
    assert [hit.title.startswith("青禾") for hit in desk.find("青禾", limit=6)] == [True] * 4 + [False] * 2


def test_the_exact_name_stands_first_however_many_begin_with_it(store: Store) -> None:
    desk = Desk(store)
    for at in range(5):
        desk.save(ENTERPRISE, {"name": f"青禾{at}"})
    desk.save(ENTERPRISE, {"name": "青禾"})
    assert desk.find("青禾", limit=3)[0].title == "青禾"


def test_a_name_is_found_whichever_brackets_letters_and_figures_are_typed(store: Store) -> None:
    desk = Desk(store)
    kind = BY_NAME["enterprise"]
    key = desk.save(kind, {"name": "华稻信息技术（江城）ＡＢ有限公司"})
    for typed in ("（江城）", "(江城)", "技术（江城）", "华稻信息技术（江城）", "ab有限", "ＡＢ", "HUADAO", "（"):
        assert [hit.id for hit in desk.find(typed)] == [key], typed
    field = BY_NAME["membership"].field("enterprise")
    assert desk.candidates(field, "技术(江城)")[0].link.id == key
