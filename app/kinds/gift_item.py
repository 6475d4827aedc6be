"""What the office writes down of goods inside a gift."""

from app.kinds.base import Field, FieldType, RecordKind

GIFT_ITEM = RecordKind(
    name="gift_item",
    plural="gift-items",
    label="捐赠物资",
    counter="条",
    fields=(
        Field("donation", "捐赠", FieldType.REFERENCE, required=True, width=28, refers_to=("donation",)),
        Field("item", "物资名称", required=True, width=18, aliases=("物资", "名称")),
        Field("quantity", "数量", FieldType.DECIMAL, width=10, counted_by="unit", hint="如 5000 或 5000个"),
        Field("unit", "单位", width=8, aliases=("计量单位",)),
        Field("value", "价值（元）", FieldType.MONEY, width=14, aliases=("价值", "金额")),
        Field("valuation", "估价说明", width=16),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="item",
    listed=("donation", "item", "quantity", "unit", "value", "valuation"),
    identity=(("donation", "item", "quantity", "unit"),),
)
