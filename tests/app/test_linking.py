"""Are names that were kept as given found when a register knows them, and linked without a guess?"""

from datetime import date

import pytest

import main
from app import records
from app.attention import NAMES_TO_LINK
from app.desk import Desk
from app.errors import UserError
from app.kinds import BY_NAME
from app.kinds.base import Link
from app.store import Store

DONATION, CO_DONOR, ENTERPRISE, CHAMBER = map(BY_NAME.__getitem__, ("donation", "co_donor", "enterprise", "chamber"))


@pytest.fixture
def desk(store: Store) -> Desk:
    """Gifts of names that no register knew when they were written down."""
    made = Desk(store)
    for donor in ("远山材料", "远山材料", "远山", "**商会", "同名公司", "爱心人士"):
        made.save(DONATION, {"donor": donor, "amount": "1万元"})
    assert made.loose_names() == []
    made.save(ENTERPRISE, {"name": "远山材料", "short_name": "远山"})
    made.save(CHAMBER, {"name": "**商会"})
    made.save(CHAMBER, {"name": "同名公司"})
    made.save(ENTERPRISE, {"name": "同名公司"})
    return made


def donors(desk: Desk) -> list[Link]:
    found = [desk.record(DONATION, key).values["donor"] for key in range(1, 7)]
    return [link for link in found if isinstance(link, Link)]


def test_names_of_one_record_alone_are_offered(desk: Desk) -> None:
    assert [(loose.name, loose.register, loose.where) for loose in desk.loose_names()] == [
        ("远山材料", "会员企业", "公益捐赠 2 笔"),
        ("远山", "会员企业“远山材料”", "公益捐赠 1 笔"),
    ]


def test_the_home_page_counts_them_and_opens_their_records(desk: Desk) -> None:
    [need] = [need for need in desk.needs(date(2024, 6, 1)) if need.name == NAMES_TO_LINK]
    assert (need.count, need.text) == (3, "3 条记录里的 2 个名称已有登记，还没有关联")
    assert [(row.kind, row.id) for row in need.rows] == [("donation", 1), ("donation", 2), ("donation", 3)]


def test_all_records_of_a_name_are_linked_in_one_step_and_keep_their_names(desk: Desk) -> None:
    before = donors(desk)
    assert desk.link_names(desk.loose_names()) == 3
    after = donors(desk)
    assert [link.text for link in after] == [link.text for link in before]
    assert [link.kind for link in after] == ["enterprise", "enterprise", "enterprise", None, None, None]
    assert desk.loose_names() == []
    desk.undo()
    assert donors(desk) == before


def test_what_a_rule_refuses_links_nothing_and_names_the_record(desk: Desk) -> None:
    joint = Link("爱心人士", "donation", 6)
    with desk.store.operation("照原样记下") as session:
        for name in ("远山材料", "远山"):
            records.create(session, CO_DONOR, {"donation": joint, "donor": Link(name)})
    with pytest.raises(UserError, match=r"共同捐赠方“远山”不能关联到“远山”.*一个名称都没有关联"):
        desk.link_names(desk.loose_names())
    assert [link.kind for link in donors(desk)] == [None] * 6


def test_the_command_lists_and_links(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--data", str(desk.store.folder)]
    desk.store.close()
    assert main.main(["link-names", *folder]) == 0
    assert "远山材料" in capsys.readouterr().out
    assert main.main(["link-names", "远山材料", *folder]) == 0
    assert "已关联 1 个名称，2 条记录" in capsys.readouterr().out
    assert main.main(["link-names", "没有的", *folder]) == 2
    assert "不在可以关联的名称里" in capsys.readouterr().err
    assert main.main(["link-names", "--all", *folder]) == 0
    assert "已关联 1 个名称，1 条记录" in capsys.readouterr().out
    assert main.main(["link-names", *folder]) == 0
    assert "没有可以关联的名称" in capsys.readouterr().out
