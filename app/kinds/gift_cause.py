"""What the office writes down of one of several causes of a gift."""

from app.kinds.base import Field, FieldType, RecordKind

GIFT_CAUSE = RecordKind(
    name="gift_cause",
    plural="gift-causes",
    label="捐赠的各项事由",
    counter="项",
    fields=(
        Field("donation", "捐赠", FieldType.REFERENCE, required=True, width=28, refers_to=("donation",)),
        Field(
            "cause",
            "事由",
            FieldType.REFERENCE,
            required=True,
            width=28,
            refers_to=("cause",),
            aliases=("捐赠事由", "用途"),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="cause",
    listed=("donation", "cause", "notes"),
    identity=(("donation", "cause"),),
    order="cause",
)
