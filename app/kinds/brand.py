"""What the office writes down of a brand of a chamber or of the federation itself."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import FROM_TO

BRAND = RecordKind(
    name="brand",
    plural="brands",
    label="品牌",
    counter="个",
    fields=(
        Field("name", "品牌名称", required=True, width=22, aliases=("名称", "品牌")),
        Field(
            "chamber",
            "所属商会",
            FieldType.REFERENCE,
            width=24,
            refers_to=("chamber",),
            aliases=("商会", "商会名称"),
        ),
        Field(
            "organisation",
            "所属工商联",
            FieldType.REFERENCE,
            width=24,
            refers_to=("organisation",),
            aliases=("所属单位",),
            hint="工商联自己的品牌填这里，所属商会空着",
        ),
        Field(
            "started_on",
            "创立日期",
            FieldType.DATE,
            width=14,
            until="ended_on",
            periods=FROM_TO,
        ),
        Field("ended_on", "停办日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    listed=("name", "chamber", "organisation", "started_on", "ended_on", "notes"),
    identity=(("name", "chamber"), ("name", "organisation")),
    apart="started_on",
    order="name",
    pinyin="name",
)
