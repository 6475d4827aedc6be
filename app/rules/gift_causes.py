"""Which causes may a gift for several have?"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import FieldError
from app.kinds.base import Link, Values
from db.models import MODELS
from db.vocabulary import CauseCount

DONATION: Any = MODELS["donation"].__table__
GIFT_CAUSE: Any = MODELS["gift_cause"].__table__


def check_gift_cause(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """The gift says that it is for several, and names each cause once."""
    donation, cause = values["donation"], values["cause"]
    if not isinstance(donation, Link) or donation.id is None or not isinstance(cause, Link):
        return []
    if session.scalar(select(DONATION.c.causes).where(DONATION.c.id == donation.id)) == CauseCount.ONE.value:
        return [FieldError("donation", "这一笔的事由项数是“一项”；请先在捐赠里改为“多项”，再逐项登记")]
    c = GIFT_CAUSE.c
    others = session.scalars(select(c.id).where(c.donation_id == donation.id, c.cause_id == cause.id))
    if any(key != own_id for key in others):
        return [FieldError("cause", f"“{cause.text}”已经列在这一笔里了")]
    return []


def check_cause_count(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """A gift that has causes of its own stays one for several."""
    if own_id is None or values["causes"] != CauseCount.ONE.value:
        return []
    listed = session.scalar(select(func.count()).where(GIFT_CAUSE.c.donation_id == own_id))
    if not listed:
        return []
    return [FieldError("causes", f"这一笔已逐项登记了 {listed} 项事由；请先删去那些，再改为“一项”")]
