"""When may an enterprise or a chamber be stored?"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import FieldError
from app.kinds.base import Values
from app.rules.periods import order_errors
from db.models import MODELS


def check_enterprise(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """Its credit code is nobody else's, and it left no earlier than it joined."""
    return code_errors(session, "enterprise", values, own_id) + order_errors(values, "joined_on", "left_on", "入会日期")


def check_chamber(session: Session, values: Values, own_id: int | None) -> list[FieldError]:
    """Its credit code is nobody else's, and it was closed no earlier than founded."""
    return code_errors(session, "chamber", values, own_id) + order_errors(values, "founded_on", "closed_on", "成立日期")


def code_errors(session: Session, kind: str, values: Values, own_id: int | None) -> list[FieldError]:
    """Who else has this credit code."""
    code = values["credit_code"]
    if not code:
        return []
    table = MODELS[kind].__table__
    found = session.execute(select(table.c.id, table.c.name).where(table.c.credit_code == code)).first()
    if found and found[0] != own_id:
        return [FieldError("credit_code", f"“{found[1]}”已用这个信用代码；请核对，或直接修改那条记录")]
    return []
