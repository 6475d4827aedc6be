"""What the office writes down of a campaign."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import FROM_TO

CAMPAIGN = RecordKind(
    name="campaign",
    plural="campaigns",
    label="主题活动",
    counter="项",
    fields=(
        Field("name", "活动名称", required=True, width=30, aliases=("名称", "主题活动")),
        Field("parent", "上级活动", FieldType.REFERENCE, width=26, refers_to=("campaign",)),
        Field(
            "chamber",
            "所属商会",
            FieldType.REFERENCE,
            width=24,
            refers_to=("chamber",),
            aliases=("商会", "承办商会"),
            hint="某家商会自己的分主题",
        ),
        Field(
            "started_on",
            "开始日期",
            FieldType.DATE,
            width=14,
            until="ended_on",
            periods=("活动时间", *FROM_TO),
        ),
        Field("ended_on", "结束日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    listed=("name", "parent", "chamber", "started_on", "ended_on", "notes"),
    identity=(("name",),),
    apart="started_on",
    order="name",
    pinyin="name",
)
