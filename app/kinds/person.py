"""What the office writes down of a person."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import Gender

PERSON = RecordKind(
    name="person",
    plural="people",
    label="代表人士",
    counter="人",
    fields=(
        Field("name", "姓名", required=True, width=10, aliases=("名字", "人员姓名", "代表人士")),
        Field("gender", "性别", FieldType.CHOICE, width=6, choices=Gender),
        Field("born_on", "出生日期", FieldType.DATE, width=14, aliases=("出生年月", "出生时间")),
        Field("native_place", "籍贯", width=12),
        Field("political_status", "政治面貌", width=12, aliases=("党派", "党派团体")),
        Field("education", "学历", width=10, aliases=("文化程度",)),
        Field(
            "phone", "联系电话", FieldType.PHONE, width=16, aliases=("电话", "手机", "手机号", "手机号码", "联系方式")
        ),
        Field(
            "enterprise",
            "所在企业",
            FieldType.REFERENCE,
            width=28,
            refers_to=("enterprise",),
            aliases=("工作单位", "单位", "企业名称", "单位名称", "公司"),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=24, aliases=("说明",)),
    ),
    title="name",
    listed=("name", "gender", "enterprise", "phone", "political_status", "born_on", "native_place"),
    filters=("gender",),
    identity=(("name", "phone"), ("name",)),
    apart="phone",
    order="name",
    pinyin="name",
    personal=True,
)
