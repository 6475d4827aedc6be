"""What the office writes down of a service station."""

from app.kinds.base import Field, FieldType, RecordKind, also
from app.kinds.common_headings import FROM_TO
from db.vocabulary import StationKind

STATION = RecordKind(
    name="station",
    plural="stations",
    label="服务站",
    counter="个",
    fields=(
        Field("name", "服务站名称", required=True, width=26, aliases=("名称",)),
        Field(
            "host",
            "设在",
            FieldType.PARTY,
            width=26,
            refers_to=("chamber", "enterprise", "organisation"),
            aliases=("所在商会", "所在单位"),
        ),
        Field(
            "kind",
            "类别",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=StationKind,
            synonyms=(
                *also(StationKind.TAX, "税务站", "税务服务", "税务服务站"),
                *also(StationKind.POLICE, "公安", "警务站", "警务室", "警企"),
                *also(StationKind.COURT, "法院", "法庭", "检察", "检察院", "法律", "法律服务", "调解"),
                *also(StationKind.FINANCE, "银行", "金融服务", "金融服务站"),
                *also(StationKind.PARTY, "党群", "党建站", "党建服务", "党群服务"),
                *also(StationKind.OTHER, "其它"),
            ),
            beyond=StationKind.OTHER.value,
            default=StationKind.OTHER.value,
        ),
        Field("partners", "合作单位", width=26, hint="多个单位用顿号隔开"),
        Field(
            "opened_on",
            "设立日期",
            FieldType.DATE,
            width=14,
            until="closed_on",
            periods=FROM_TO,
        ),
        Field("closed_on", "撤销日期", FieldType.DATE, width=14),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    listed=("name", "host", "kind", "partners", "opened_on", "closed_on"),
    filters=("kind",),
    identity=(("name",),),
    apart="opened_on",
    order="name",
    pinyin="name",
)
