"""What the office writes down of one edition of a brand."""

from app.kinds.base import Field, FieldType, RecordKind

BRAND_EDITION = RecordKind(
    name="brand_edition",
    plural="brand-editions",
    label="品牌届次",
    counter="届",
    fields=(
        Field(
            "brand", "品牌", FieldType.REFERENCE, required=True, width=22, refers_to=("brand",), aliases=("品牌名称",)
        ),
        Field("edition", "届次", required=True, width=14, hint="如 第三届"),
        Field("held_on", "举办日期", FieldType.DATE, width=14),
        Field(
            "meeting",
            "对应会议活动",
            FieldType.REFERENCE,
            width=30,
            refers_to=("meeting",),
            aliases=("会议", "会议名称"),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="brand",
    listed=("brand", "edition", "held_on", "meeting"),
    identity=(("brand", "edition"),),
    order="-held_on",
)
