"""Do the papers of a gift write capitals for exact amounts alone, and say that they are no receipt?"""

import pytest

from app.desk import Desk
from app.kinds.base import Link
from app.papers.base import Wish
from app.store import Store
from tests.app.figures.office import add
from tests.app.papers.meetings import DAY
from tests.exports.measuring import measured, solid

NO_RECEIPT = ("不是公益事业捐赠票据", "不能作为财务报销、税前扣除的凭证")


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def text_of(desk: Desk, paper: str, wish: Wish) -> str:
    return "".join(solid(line.text) for page in measured(desk.preview(paper, wish)) for line in page.lines)


def gift(store: Store, **values: object) -> int:
    link = add(store, "donation", donor=Link("清河区新材料商会"), **values)
    assert link.id is not None
    return link.id


@pytest.mark.parametrize("paper", ["gift-record", "acknowledgement"])
def test_an_exact_amount_is_written_in_capitals_and_figures(desk: Desk, store: Store, paper: str) -> None:
    key = gift(store, amount=1_409_50, given_on="2026-09-05", recipient="区慈善总会")
    text = text_of(desk, paper, Wish(key, as_of=DAY))
    assert "人民币壹仟肆佰零玖元伍角" in text
    assert "1,409.50元" in text
    assert "2026年9月5日" in text
    assert all(words in text for words in NO_RECEIPT)


@pytest.mark.parametrize("paper", ["gift-record", "acknowledgement"])
@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"amount": 2_000_000_00, "qualifier": "over"}, "超200万元"),
        ({"kind": "goods", "goods": "口罩一批"}, "口罩一批"),
    ],
)
def test_an_amount_that_is_not_exact_is_never_written_in_capitals(
    desk: Desk, store: Store, paper: str, values: dict[str, object], shown: str
) -> None:
    text = text_of(desk, paper, Wish(gift(store, **values), as_of=DAY))
    assert shown in text
    assert not set("壹贰叁肆伍陆柒捌玖佰仟") & set(text)
    assert all(words in text for words in NO_RECEIPT)


def test_neither_paper_looks_like_a_receipt(desk: Desk, store: Store) -> None:
    key = gift(store, amount=100_00)
    for paper, title in (("gift-record", "捐赠登记单"), ("acknowledgement", "感谢状")):
        (page,) = measured(desk.preview(paper, Wish(key, as_of=DAY)))
        assert solid(page.lines[0].text) == title
        words = "".join(line.text for line in page.lines)
        assert "收据" not in words
        assert words.count("票据") == 2, "only to say that it is none"


def test_the_form_lists_the_goods_and_has_boxes_to_sign(desk: Desk, store: Store) -> None:
    key = gift(store, kind="goods", goods="一批", amount=5_000_00)
    donation = Link("清河区新材料商会", "donation", key)
    add(store, "gift_item", donation=donation, item="口罩", quantity="5000", unit="个")
    add(store, "gift_item", donation=donation, item="防护服", quantity="2.5", unit="箱")
    (page,) = measured(desk.preview("gift-record", Wish(key)))
    text = "".join(solid(line.text) for line in page.lines)
    assert "口罩5000个、防护服2.5箱" in text
    assert "捐赠方" in text
    assert "登记人" in text


def test_the_letter_can_be_edited_before_it_is_printed(desk: Desk, store: Store) -> None:
    key = gift(store, amount=1_000_00)
    drafted = {one.key: one.text for one in desk.passages("acknowledgement", Wish(key))}
    assert drafted["to"] == "清河区新材料商会"
    assert "捐款人民币壹仟元整（1,000.00元）" in drafted["gift"]
    assert "谢谢你们" in text_of(desk, "acknowledgement", Wish(key, texts={"thanks": "谢谢你们！"}))
