"""Every record kind. A new kind is one import and one line of `KINDS`."""

from app.kinds.affiliation import AFFILIATION
from app.kinds.appeal import APPEAL
from app.kinds.attendance import ATTENDANCE
from app.kinds.base import Field, FieldType, Line, Link, RecordKind, Value, Values
from app.kinds.brand import BRAND
from app.kinds.brand_edition import BRAND_EDITION
from app.kinds.campaign import CAMPAIGN
from app.kinds.cause import CAUSE
from app.kinds.chamber import CHAMBER
from app.kinds.co_donor import CO_DONOR
from app.kinds.donation import DONATION
from app.kinds.enterprise import ENTERPRISE
from app.kinds.gift_cause import GIFT_CAUSE
from app.kinds.gift_item import GIFT_ITEM
from app.kinds.honour import HONOUR
from app.kinds.liaison import LIAISON
from app.kinds.meeting import MEETING
from app.kinds.membership import MEMBERSHIP
from app.kinds.organisation import ORGANISATION
from app.kinds.outcome import OUTCOME
from app.kinds.person import PERSON
from app.kinds.post import POST
from app.kinds.proposal import PROPOSAL
from app.kinds.reported_figure import REPORTED_FIGURE
from app.kinds.statement import STATEMENT
from app.kinds.station import STATION
from app.kinds.task import TASK
from app.kinds.task_progress import TASK_PROGRESS
from app.kinds.term import TERM
from app.kinds.visit import VISIT
from app.kinds.zone import ZONE
from app.kinds.zone_member import ZONE_MEMBER

KINDS: tuple[RecordKind, ...] = (
    ORGANISATION,
    ENTERPRISE,
    AFFILIATION,
    CHAMBER,
    ZONE,
    ZONE_MEMBER,
    PERSON,
    MEMBERSHIP,
    POST,
    TERM,
    BRAND,
    CAMPAIGN,
    MEETING,
    BRAND_EDITION,
    ATTENDANCE,
    STATEMENT,
    OUTCOME,
    TASK,
    TASK_PROGRESS,
    CAUSE,
    DONATION,
    GIFT_ITEM,
    CO_DONOR,
    GIFT_CAUSE,
    HONOUR,
    APPEAL,
    PROPOSAL,
    LIAISON,
    VISIT,
    STATION,
    REPORTED_FIGURE,
)
"""In the order in which they can be filled: what is referred to comes first."""

BY_NAME: dict[str, RecordKind] = {kind.name: kind for kind in KINDS}
BY_PLURAL: dict[str, RecordKind] = {kind.plural: kind for kind in KINDS}

__all__ = ["BY_NAME", "BY_PLURAL", "KINDS", "Field", "FieldType", "Line", "Link", "RecordKind", "Value", "Values"]
