"""What the office writes down of what a meeting brought about."""

from app.kinds.base import Field, FieldType, RecordKind, also
from db.vocabulary import OutcomeKind, Qualifier

OUTCOME = RecordKind(
    name="outcome",
    plural="outcomes",
    label="会议成果",
    counter="项",
    fields=(
        Field(
            "meeting",
            "会议",
            FieldType.REFERENCE,
            width=30,
            refers_to=("meeting",),
            aliases=("会议名称",),
            required=True,
        ),
        Field(
            "kind",
            "成果类别",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=OutcomeKind,
            synonyms=(
                *also(OutcomeKind.ORDERS, "订单额", "订单金额", "成交"),
                *also(OutcomeKind.CONTRACTS, "合同", "签约额", "签约金额", "签约项目"),
                *also(OutcomeKind.INVESTMENT, "投资额", "投资金额"),
                *also(OutcomeKind.LOANS, "贷款", "授信", "授信额", "融资"),
                *also(OutcomeKind.INTENT, "意向协议", "意向金额", "意向合作"),
            ),
            default=OutcomeKind.ORDERS.value,
            aliases=("类别",),
        ),
        Field(
            "amount",
            "金额（元）",
            FieldType.MONEY,
            width=16,
            qualified_by="qualifier",
            aliases=("金额", "金额（万元）", "订单额"),
        ),
        Field(
            "qualifier",
            "金额限定",
            FieldType.CHOICE,
            required=True,
            width=8,
            choices=Qualifier,
            default=Qualifier.EXACT.value,
        ),
        Field("items", "项数", FieldType.INTEGER, width=8),
        Field("description", "说明", width=28, aliases=("内容",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="meeting",
    listed=("meeting", "kind", "amount", "items", "description"),
    filters=("kind",),
    identity=(("meeting", "kind", "description", "amount"),),
    order="meeting",
)
