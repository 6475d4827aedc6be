"""What the office writes down of a zone of chambers."""

from app.kinds.base import Field, FieldType, RecordKind

ZONE = RecordKind(
    name="zone",
    plural="zones",
    label="片区",
    counter="个",
    fields=(
        Field("name", "片区名称", required=True, width=20, aliases=("名称", "片区")),
        Field("founded_on", "划分日期", FieldType.DATE, width=14),
        Field("scope", "范围说明", FieldType.LONG_TEXT, width=30),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    listed=("name", "founded_on", "scope"),
    identity=(("name",),),
    apart="founded_on",
    order="name",
    pinyin="name",
)
