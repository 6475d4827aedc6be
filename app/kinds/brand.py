"""What the office writes down of a brand of a chamber."""

from app.kinds.base import Field, FieldType, RecordKind

BRAND = RecordKind(
    name="brand",
    plural="brands",
    label="商会品牌",
    counter="个",
    fields=(
        Field("name", "品牌名称", required=True, width=22, aliases=("名称", "品牌")),
        Field(
            "chamber",
            "所属商会",
            FieldType.REFERENCE,
            required=True,
            width=24,
            refers_to=("chamber",),
            aliases=("商会", "商会名称"),
        ),
        Field("started_on", "创立日期", FieldType.DATE, width=14),
        Field("ended_on", "停办日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    listed=("name", "chamber", "started_on", "ended_on", "notes"),
    identity=(("name", "chamber"),),
    apart="started_on",
    order="name",
    pinyin="name",
)
