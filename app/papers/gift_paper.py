"""What do the papers of one gift share: its particulars, its amount in figures and capitals, and what they are not?"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.columns import name_text
from app.kinds import BY_NAME
from app.lists import Listing, ids
from app.papers.reading import source
from app.records import Record, read, read_many
from app.values.amounts import Basis, Qualifier, show_amount, show_yuan
from app.values.capitals import in_capitals
from app.values.dates import show_date
from db.vocabulary import DonationKind, OpenList
from exports.document import Source

NO_RECEIPT = (
    "本{paper}由{office}登记留存，仅用于记载捐赠情况，不是公益事业捐赠票据，"
    "不能作为财务报销、税前扣除的凭证；捐赠票据由受赠方依法开具。"
)
"""Said on every paper of a gift: it must not be taken for the finance authority's 捐赠票据."""


@dataclass(frozen=True, slots=True)
class GiftRead:
    """A gift with the goods that belong to it."""

    record: Record
    items: tuple[Record, ...]

    @property
    def donor(self) -> str:
        """Who gave; 等 where the list of names is open."""
        name = name_text(self.record.values["donor"])
        is_open = self.record.values["donor_list"] == OpenList.OPEN.value and not name.endswith("等")
        return f"{name}等" if is_open else name

    @property
    def kind(self) -> DonationKind:
        """What was given."""
        return DonationKind.of(str(self.record.values["kind"]))

    @property
    def fen(self) -> int | None:
        """The stated amount; None: not valued."""
        amount = self.record.values["amount"]
        return amount if isinstance(amount, int) else None

    @property
    def exact(self) -> bool:
        """Whether the amount may be written in capitals."""
        return self.fen is not None and self.record.values["qualifier"] == Qualifier.EXACT.value

    @property
    def amount(self) -> str:
        """In figures: 12,000.00元 where it is exact, else 超700万元."""
        if self.fen is None:
            return "未估价"
        if self.exact:
            return f"{show_yuan(self.fen)}元"
        return show_amount(self.fen, Qualifier.of(str(self.record.values["qualifier"])))

    @property
    def capitals(self) -> str:
        """壹万贰仟元整, of an exact amount alone."""
        return in_capitals(self.fen) if self.exact and self.fen is not None else ""

    @property
    def basis(self) -> Basis:
        """What the amount stands for."""
        return Basis.of(str(self.record.values["basis"]))

    @property
    def given_on(self) -> str:
        """The day as people read it."""
        day = self.record.values["given_on"]
        return show_date(str(day)) if day else ""

    @property
    def goods(self) -> str:
        """What was given besides money: the goods entered one by one, else as described."""
        named = [_item(one) for one in self.items]
        return "、".join(named) or self.text("goods")

    def text(self, field: str) -> str:
        """A field as text; empty where it is."""
        value = self.record.values[field]
        return "" if value is None else name_text(value) if not isinstance(value, str) else value

    def source(self, field: str) -> Source:
        """Where a text comes from."""
        return source(self.record, field)


def read_gift(session: Session, donation_id: int) -> GiftRead:
    """The gift. Raises UserError when it is not there."""
    record = read(session, BY_NAME["donation"], donation_id)
    kind = BY_NAME["gift_item"]
    items = read_many(session, kind, ids(session, Listing(kind, parent=("donation", donation_id))))
    return GiftRead(record, tuple(items))


def _item(item: Record) -> str:
    values = item.values
    return f"{values['item']}{values['quantity'] or ''}{values['unit'] or ''}"
