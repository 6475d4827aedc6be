"""What the office writes down of a person's post."""

from app.kinds.base import Field, FieldType, RecordKind, also
from db.vocabulary import Committee, Employment

POST = RecordKind(
    name="post",
    plural="posts",
    label="任职情况",
    counter="条",
    fields=(
        Field(
            "person",
            "姓名",
            FieldType.REFERENCE,
            required=True,
            width=10,
            refers_to=("person",),
            aliases=("人员", "任职人员"),
        ),
        Field(
            "body",
            "任职单位",
            FieldType.PARTY,
            required=True,
            width=28,
            refers_to=("chamber", "enterprise", "zone", "organisation"),
            aliases=("单位", "组织", "工作单位", "单位名称", "所在单位", "组织名称"),
            hint="商会、企业，或直接写单位名称",
        ),
        Field("title", "职务", required=True, width=20, aliases=("职位", "任职职务", "担任职务", "所任职务")),
        Field(
            "employment",
            "专兼职",
            FieldType.CHOICE,
            width=8,
            choices=Employment,
            synonyms=(
                *also(Employment.FULLTIME, "专", "全职", "专职人员"),
                *also(Employment.PARTTIME, "兼", "兼任", "兼职人员"),
            ),
            aliases=("专职/兼职",),
        ),
        Field(
            "committee",
            "工商联领导机构",
            FieldType.CHOICE,
            width=12,
            choices=Committee,
            aliases=("工商联职务", "执常委"),
        ),
        Field("print_order", "排列次序", FieldType.INTEGER, width=8, aliases=("次序", "排序")),
        Field(
            "started_on",
            "任职日期",
            FieldType.DATE,
            width=14,
            aliases=("任职时间", "起始日期", "起始时间", "开始时间", "到任时间", "任职起始"),
        ),
        Field(
            "ended_on",
            "免职日期",
            FieldType.DATE,
            width=14,
            aliases=("免职时间", "离任日期", "终止日期", "离任时间", "卸任时间", "任职终止"),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="person",
    listed=("person", "body", "title", "employment", "started_on", "ended_on"),
    filters=("employment",),
    identity=(("person", "body", "title", "started_on"),),
    order="person",
    people="person",
)
