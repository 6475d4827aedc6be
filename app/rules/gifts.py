"""Do a headline and its pieces, and the several donors of one gift, fit together?

A headline is a total, its pieces are gifts inside it. The total counts the headline once: so a piece lies in one
headline, a headline in none.
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import FieldError
from app.kinds import BY_NAME
from app.kinds.base import Link, Values
from app.rules.sameness import party_is
from app.titles import title_of
from app.values.amounts import show_amount
from db.models import MODELS
from db.vocabulary import Qualifier


def check_headline(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """The headline is another gift that is no piece itself, and the gift lies in no other headline."""
    headline = values["headline"]
    if not isinstance(headline, Link) or headline.id is None:
        return []
    if headline.id == own_id:
        return [FieldError("headline", "一笔捐赠不能含在自己里面；请选别的，或空着")]
    table: Any = MODELS["donation"].__table__
    above = session.scalar(select(table.c.headline_id).where(table.c.id == headline.id))
    if above is not None:
        name = gift_words(session, above)
        return [FieldError("headline", f"所选的总数本身含在“{name}”里；请改选“{name}”，或先把它从中取出")]
    if own_id is None:
        return []
    return _in_another(session, headline.id, own_id) or _has_pieces(session, own_id)


def _in_another(session: Session, wanted: int, own_id: int) -> list[FieldError]:
    table: Any = MODELS["donation"].__table__
    present = session.scalar(select(table.c.headline_id).where(table.c.id == own_id))
    if present is None or present == wanted:
        return []
    name, other = gift_words(session, present), gift_words(session, wanted)
    return [FieldError("headline", f"这一笔已含在“{name}”里，不能又含在“{other}”里；请先清空“所属总数”保存，再选新的")]


def _has_pieces(session: Session, own_id: int) -> list[FieldError]:
    table: Any = MODELS["donation"].__table__
    pieces = session.scalar(select(func.count()).where(table.c.headline_id == own_id))
    if not pieces:
        return []
    return [FieldError("headline", f"这一笔自己是总数，下面有 {pieces} 笔明细，不能再含在别的总数里")]


def check_first_donor(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """The first donor is not also listed among the further ones."""
    donor = values["donor"]
    if own_id is None or not isinstance(donor, Link):
        return []
    table: Any = MODELS["co_donor"].__table__
    same = party_is(table, BY_NAME["co_donor"].field("donor"), donor)
    if same is None:
        return []
    if session.scalar(select(table.c.id).where(table.c.donation_id == own_id, same).limit(1)) is None:
        return []
    return [FieldError("donor", f"“{donor.text}”已列在这一笔的共同捐赠方里；请先从那里删去")]


def check_co_donor(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """A further donor is neither the first one nor listed twice."""
    donation, donor = values["donation"], values["donor"]
    if not isinstance(donation, Link) or donation.id is None or not isinstance(donor, Link):
        return []
    gifts: Any = MODELS["donation"].__table__
    first = party_is(gifts, BY_NAME["donation"].field("donor"), donor)
    if first is not None and session.scalar(select(gifts.c.id).where(gifts.c.id == donation.id, first)):
        return [FieldError("donor", f"“{donor.text}”就是这一笔的捐赠方，不用再列为共同捐赠方")]
    table: Any = MODELS["co_donor"].__table__
    listed = party_is(table, BY_NAME["co_donor"].field("donor"), donor)
    if listed is None:
        return []
    others = session.scalars(select(table.c.id).where(table.c.donation_id == donation.id, listed))
    if any(key != own_id for key in others):
        return [FieldError("donor", f"“{donor.text}”已经列在这一笔里了")]
    return []


def gift_words(session: Session, donation_id: int) -> str:
    """A gift in a few words, to be recognised in a sentence: 区建筑商会 超700万元."""
    table: Any = MODELS["donation"].__table__
    row = session.execute(
        select(title_of(table, BY_NAME["donation"]).label("title"), table.c.amount, table.c.qualifier).where(
            table.c.id == donation_id
        )
    ).one()
    amount = "未估价" if row.amount is None else show_amount(row.amount, Qualifier.of(row.qualifier))
    return f"{row.title} {amount}"
