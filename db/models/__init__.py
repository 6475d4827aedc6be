"""Every mapped class of the store. A new kind is one import and one line of `MODELS`."""

from db.base import Audited, Base, Record
from db.models.affiliation import Affiliation
from db.models.appeal import Appeal
from db.models.attachment import Attachment
from db.models.attendance import Attendance
from db.models.brand import Brand
from db.models.brand_edition import BrandEdition
from db.models.campaign import Campaign
from db.models.cause import Cause
from db.models.chamber import Chamber
from db.models.co_donor import CoDonor
from db.models.donation import Donation
from db.models.enterprise import Enterprise
from db.models.gift_cause import GiftCause
from db.models.gift_item import GiftItem
from db.models.handout import Handout
from db.models.honour import Honour
from db.models.issued import IssuedFigure, IssuedFile, IssuedPaper
from db.models.liaison import Liaison
from db.models.log import Change, Operation, Setting
from db.models.meeting import Meeting, MeetingStage
from db.models.membership import Membership
from db.models.office_setting import OfficeSetting
from db.models.organisation import Organisation
from db.models.outcome import Outcome
from db.models.person import Person
from db.models.post import Post
from db.models.proposal import Proposal
from db.models.reported_figure import ReportedFigure
from db.models.statement import Statement, StatementPoint
from db.models.station import Station
from db.models.taken_from import TakenFrom
from db.models.task import Task
from db.models.task_progress import TaskProgress
from db.models.term import Term
from db.models.visit import Visit
from db.models.zone import Zone
from db.models.zone_member import ZoneMember

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
        Organisation,
        Zone,
        ZoneMember,
        Term,
        Brand,
        BrandEdition,
        Campaign,
        Outcome,
        Task,
        TaskProgress,
        Honour,
        Appeal,
        Proposal,
        Liaison,
        Visit,
        Station,
        GiftItem,
        CoDonor,
        GiftCause,
        ReportedFigure,
        Affiliation,
    )
}
"""The class that keeps each record kind, by the kind's name."""

LINES: dict[str, type[Audited]] = {"statement_point": StatementPoint, "meeting_stage": MeetingStage}
"""The classes that keep ordered lines inside a record, by table name."""

AUDITED: dict[str, type[Audited]] = {
    **MODELS,
    **LINES,
    "attachment": Attachment,
    "office_setting": OfficeSetting,
    "issued_paper": IssuedPaper,
    "issued_figure": IssuedFigure,
}
"""Every table whose changes are logged."""

FINAL: tuple[type[Base], ...] = (IssuedPaper, IssuedFigure, IssuedFile)
"""The tables whose rows are never changed nor deleted."""

__all__ = [
    "AUDITED",
    "FINAL",
    "LINES",
    "MODELS",
    "Audited",
    "Base",
    "Change",
    "Handout",
    "OfficeSetting",
    "Operation",
    "Record",
    "Setting",
    "TakenFrom",
]
