"""What the office writes down of who looks after whom."""

from app.kinds.base import Field, FieldType, RecordKind

LIAISON = RecordKind(
    name="liaison",
    plural="liaisons",
    label="挂钩联系",
    counter="条",
    fields=(
        Field(
            "officer",
            "联系领导",
            FieldType.PARTY,
            required=True,
            width=12,
            refers_to=("person",),
            aliases=("领导", "联系人", "挂钩领导", "领导姓名", "包联领导", "挂联领导", "挂联人"),
        ),
        Field(
            "target",
            "联系对象",
            FieldType.PARTY,
            required=True,
            width=28,
            refers_to=("chamber", "enterprise", "zone"),
            aliases=("联系商会", "联系企业", "单位", "挂钩企业", "挂钩商会", "挂联企业", "挂钩单位", "包联企业"),
        ),
        Field(
            "started_on",
            "起始日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "开始时间",
                "起始时间",
            ),
        ),
        Field("ended_on", "终止日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="officer",
    listed=("officer", "target", "started_on", "ended_on"),
    identity=(("officer", "target", "started_on"),),
    order="officer",
    people="officer",
)
