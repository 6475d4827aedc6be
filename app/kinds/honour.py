"""What the office writes down of an honour."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import HonourKind, HonourLevel

HONOUR = RecordKind(
    name="honour",
    plural="honours",
    label="荣誉",
    counter="项",
    fields=(
        Field("title", "荣誉名称", required=True, width=30, aliases=("荣誉", "名称", "称号")),
        Field(
            "holder",
            "获得者",
            FieldType.PARTY,
            required=True,
            width=24,
            refers_to=("chamber", "enterprise", "person", "organisation"),
            aliases=("获奖单位", "获奖者", "单位名称", "姓名"),
        ),
        Field(
            "kind",
            "荣誉类别",
            FieldType.CHOICE,
            required=True,
            width=12,
            choices=HonourKind,
            default=HonourKind.OTHER.value,
            aliases=("类别",),
        ),
        Field(
            "level",
            "级别",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=HonourLevel,
            default=HonourLevel.DISTRICT.value,
            aliases=("荣誉级别",),
        ),
        Field("edition", "届次", width=12),
        Field("granted_on", "授予日期", FieldType.DATE, width=14, aliases=("年度", "获奖时间", "授予时间")),
        Field("granted_by", "授予单位", width=22, aliases=("颁发单位",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="title",
    listed=("title", "holder", "kind", "level", "edition", "granted_on", "granted_by"),
    filters=("kind", "level"),
    identity=(("title", "holder", "granted_on"),),
    apart="granted_on",
    order="-granted_on",
    pinyin="title",
)
