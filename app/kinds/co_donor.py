"""What the office writes down of a further donor of a gift."""

from app.kinds.base import Field, FieldType, RecordKind

CO_DONOR = RecordKind(
    name="co_donor",
    plural="co-donors",
    label="共同捐赠方",
    counter="家",
    fields=(
        Field("donation", "捐赠", FieldType.REFERENCE, required=True, width=28, refers_to=("donation",)),
        Field(
            "donor",
            "共同捐赠方",
            FieldType.PARTY,
            required=True,
            width=28,
            refers_to=("enterprise", "chamber", "person", "organisation"),
            aliases=("捐赠方",),
        ),
        Field("share", "其中金额（元）", FieldType.MONEY, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="donor",
    listed=("donation", "donor", "share"),
    identity=(("donation", "donor"),),
)
