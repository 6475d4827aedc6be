"""What the office writes down of a cause of gifts."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import FROM_TO

CAUSE = RecordKind(
    name="cause",
    plural="causes",
    label="捐赠事由",
    counter="项",
    fields=(
        Field("name", "事由名称", required=True, width=28, aliases=("事由", "用途", "名称")),
        Field(
            "started_on",
            "开始日期",
            FieldType.DATE,
            width=14,
            until="ended_on",
            periods=FROM_TO,
        ),
        Field("ended_on", "结束日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=30),
    ),
    title="name",
    listed=("name", "started_on", "ended_on", "notes"),
    identity=(("name",),),
    apart="started_on",
    order="name",
    pinyin="name",
)
