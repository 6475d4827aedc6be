"""What the office writes down of the membership of a zone."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import FROM_TO

ZONE_MEMBER = RecordKind(
    name="zone_member",
    plural="zone-members",
    label="片区成员",
    counter="家",
    fields=(
        Field("zone", "片区", FieldType.REFERENCE, required=True, width=18, refers_to=("zone",), aliases=("片区名称",)),
        Field(
            "member",
            "成员单位",
            FieldType.PARTY,
            required=True,
            width=28,
            refers_to=("chamber", "organisation", "enterprise"),
            aliases=("单位", "成员"),
        ),
        Field(
            "started_on",
            "起始日期",
            FieldType.DATE,
            width=14,
            until="ended_on",
            periods=FROM_TO,
        ),
        Field("ended_on", "终止日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="member",
    listed=("zone", "member", "started_on", "ended_on"),
    identity=(("zone", "member", "started_on"),),
    order="zone",
)
