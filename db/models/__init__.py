"""Every mapped class of the store. A new kind is one import and one line of `MODELS`."""

from db.base import Audited, Base, Record
from db.models.attendance import Attendance
from db.models.cause import Cause
from db.models.chamber import Chamber
from db.models.donation import Donation
from db.models.enterprise import Enterprise
from db.models.log import Change, Operation, Setting
from db.models.meeting import Meeting
from db.models.membership import Membership
from db.models.person import Person
from db.models.post import Post
from db.models.statement import Statement, StatementPoint

MODELS: dict[str, type[Record]] = {
    model.__tablename__: model
    for model in (
        Enterprise,
        Chamber,
        Person,
        Membership,
        Post,
        Meeting,
        Attendance,
        Statement,
        Donation,
        Cause,
    )
}
"""The class that keeps each record kind, by the kind's name."""

LINES: dict[str, type[Audited]] = {"statement_point": StatementPoint}
"""The classes that keep ordered lines inside a record, by table name."""

AUDITED: dict[str, type[Audited]] = {**MODELS, **LINES}
"""Every table whose changes are logged."""

__all__ = ["AUDITED", "LINES", "MODELS", "Audited", "Base", "Change", "Operation", "Record", "Setting"]
