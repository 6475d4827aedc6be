"""What the office writes down of a visit."""

from app.kinds.base import Field, FieldType, RecordKind

VISIT = RecordKind(
    name="visit",
    plural="visits",
    label="走访",
    counter="次",
    fields=(
        Field(
            "target",
            "走访对象",
            FieldType.PARTY,
            required=True,
            width=28,
            refers_to=("chamber", "enterprise", "organisation"),
            aliases=("走访单位", "单位名称", "走访企业", "企业名称", "走访商会"),
        ),
        Field("visited_on", "走访日期", FieldType.DATE, width=14, aliases=("日期", "走访时间", "时间")),
        Field(
            "visitors",
            "走访人员",
            width=26,
            aliases=(
                "走访人",
                "走访领导",
                "带队领导",
                "走访人员名单",
                "走访组成员",
                "参加人员",
            ),
        ),
        Field(
            "purpose",
            "目的",
            width=24,
            aliases=(
                "走访目的",
                "走访主题",
            ),
        ),
        Field(
            "findings",
            "了解情况",
            FieldType.LONG_TEXT,
            width=30,
            aliases=(
                "情况",
                "走访内容",
                "内容",
                "存在问题",
                "走访情况",
                "反映问题",
                "企业反映问题",
                "存在困难",
                "困难问题",
                "企业诉求",
                "问题和困难",
                "反映的问题",
            ),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="target",
    listed=("target", "visited_on", "visitors", "purpose", "findings"),
    identity=(("target", "visited_on"),),
    order="-visited_on",
)
