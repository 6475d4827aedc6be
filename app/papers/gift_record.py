"""What does the record of one gift (捐赠登记单) say? A boxed form to be signed by who gave and who wrote it down."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.papers.base import Wish
from app.papers.catalogue import paper_named
from app.papers.gift_paper import NO_RECEIPT, GiftRead, read_gift
from app.papers.settings import Setup, set_up
from app.values.dates import show_date
from exports.document import Align, Block, Document, Form, FormCell, FormRow, Note, PageSetup, Sides, Title

_LABEL, _WIDE, _HALF = 5.0, 23.0, 9.0


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The form, filled in as far as the record goes."""
    assert wish.record_id is not None
    gift = read_gift(session, wish.record_id)
    label = paper_named("gift-record").label
    return Document(
        title=f"{gift.donor}{label}",
        subject=label,
        author=setup.office,
        page=PageSetup(numbered=False),
        blocks=_blocks(gift, wish, setup, label),
    )


def _blocks(gift: GiftRead, wish: Wish, setup: Setup, label: str) -> Iterator[Block]:
    own = set_up(label, "head", "office")
    yield Title(setup.head or label, below=0, source=own)
    number = f"登记编号：{gift.record.id}　{show_date(wish.today.isoformat())}"
    yield Sides(f"登记单位：{setup.office}", number, source=own)
    yield Form(tuple(_rows(gift)))
    yield Note("说明：" + NO_RECEIPT.format(paper=label, office=setup.office), 10.5, own)


def _rows(gift: GiftRead) -> Iterator[FormRow]:
    yield _wide("捐赠方", gift.donor, gift, "donor")
    yield FormRow(
        [*_pair("捐赠类别", gift.kind.label, gift, "kind"), *_pair("捐赠日期", gift.given_on, gift, "given_on")]
    )
    yield _wide("金额（小写）", _figures(gift), gift, "amount")
    yield _wide("金额（大写）", _capitals(gift), gift, "amount")
    yield _wide("物资或服务", gift.goods, gift, "goods", 18)
    yield _wide("估价说明", gift.text("valuation"), gift, "valuation")
    yield _wide("捐赠事由", gift.text("cause"), gift, "cause")
    yield _wide("受赠方", gift.text("recipient"), gift, "recipient")
    yield _wide("发动商会", gift.text("mobilised_by"), gift, "mobilised_by")
    yield _wide("备　注", gift.text("notes"), gift, "notes", 18)
    yield FormRow([_label("捐赠方\n签　章"), FormCell("", _HALF), _label("登记人\n签　字"), FormCell("", _HALF)], 26)


def _figures(gift: GiftRead) -> str:
    if gift.fen is None:
        return gift.amount
    return f"{gift.amount}（{gift.basis.label}）"


def _capitals(gift: GiftRead) -> str:
    if gift.exact:
        return f"人民币{gift.capitals}"
    return "—（没有估价）" if gift.fen is None else "—（金额不是准确数，不写大写）"


def _label(text: str) -> FormCell:
    return FormCell(text, _LABEL, label=True)


def _wide(label: str, text: str, gift: GiftRead, field: str, height: float = 12) -> FormRow:
    return FormRow([_label(label), FormCell(text, _WIDE, source=gift.source(field))], height)


def _pair(label: str, text: str, gift: GiftRead, field: str) -> list[FormCell]:
    return [_label(label), FormCell(text, _HALF, align=Align.CENTRE, source=gift.source(field))]
