"""What does a letter of thanks for a gift (感谢状) say? Whom the office thanks, for what, and that it is no receipt."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.papers.base import Passage, Wish
from app.papers.catalogue import paper_named
from app.papers.gift_paper import NO_RECEIPT, GiftRead, read_gift
from app.papers.settings import Setup, set_up
from app.values.amounts import Basis
from app.values.dates import show_date
from app.values.quoting import quoted
from db.vocabulary import DonationKind
from exports.document import Blank, Block, Document, Note, PageSetup, Paragraph, RedHead, Signature, Source

_THANKS = "善心善举，情暖人心。谨此向贵方致以衷心的感谢和崇高的敬意！"


def compose(session: Session, wish: Wish, setup: Setup) -> Document:
    """The letter with its passages as the clerk edited them."""
    assert wish.record_id is not None
    gift = read_gift(session, wish.record_id)
    label = paper_named("acknowledgement").label
    return Document(
        title=f"致{gift.donor}的{label}",
        subject=label,
        author=setup.office,
        page=PageSetup(numbered=False),
        blocks=_blocks(gift, wish, setup, label),
    )


def draft(session: Session, wish: Wish, setup: Setup) -> tuple[Passage, ...]:
    """Addressee, what is said of the gift, and the thanks."""
    assert wish.record_id is not None
    return _passages(read_gift(session, wish.record_id), wish, setup)


def _passages(gift: GiftRead, wish: Wish, setup: Setup) -> tuple[Passage, ...]:
    drafted = (
        Passage("to", "称呼", gift.donor, long=False),
        Passage("gift", "捐赠情况", _told(gift)),
        Passage("thanks", "致谢", _THANKS),
    )
    return tuple(Passage(one.key, one.label, wish.texts.get(one.key, one.text), one.long) for one in drafted)


def _told(gift: GiftRead) -> str:
    """于2026年9月5日为乡村振兴向区慈善总会捐款人民币壹万元整（10,000.00元）."""
    day = f"于{gift.given_on}" if gift.given_on else ""
    cause = f"为{quoted(gift.text('cause'))}" if gift.text("cause") else ""
    to = f"向{gift.text('recipient')}" if gift.text("recipient") else ""
    return f"贵方{day}{cause}{to}{_what(gift)}。"


def _what(gift: GiftRead) -> str:
    basis = f"{gift.basis.label}" if gift.basis is not Basis.ONE_OFF else ""
    worth = f"人民币{gift.capitals}（{gift.amount}）" if gift.exact else gift.amount
    match gift.kind:
        case DonationKind.CASH:
            return f"{basis}捐款{worth}" if gift.fen is not None else "捐款"
        case DonationKind.GOODS:
            what = f"捐赠{gift.goods or '物资'}"
        case DonationKind.SERVICE:
            what = f"提供{gift.goods or '服务'}"
        case DonationKind.PREMISES:
            what = f"提供{gift.goods or '场所'}"
    return f"{what}，{basis}价值{worth}" if gift.fen is not None else what


def _blocks(gift: GiftRead, wish: Wish, setup: Setup, label: str) -> Iterator[Block]:
    text = {one.key: one.text for one in _passages(gift, wish, setup)}
    edited = Source(f"{label}的文字", "称呼、捐赠情况或致谢")
    where = {key: edited if key in wish.texts else gift.source("donor") for key in text}
    own = set_up(label, "head", "office")
    yield RedHead(setup.head or label, source=own)
    yield Paragraph(f"{text['to'].rstrip('：:')}：", indent=0, source=where["to"])
    yield Paragraph(text["gift"], source=where["gift"])
    yield Paragraph(text["thanks"], source=where["thanks"])
    yield Blank()
    yield Signature(setup.office, show_date(wish.day.isoformat()), own)
    yield Blank(2)
    yield Note("（" + NO_RECEIPT.format(paper=label, office=setup.office).rstrip("。") + "。）", 10.5, own)
