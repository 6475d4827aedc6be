"""What the office writes down of a person."""

from app.kinds.base import Field, FieldType, RecordKind, also
from app.kinds.common_headings import TELEPHONE
from db.vocabulary import Gender

PERSON = RecordKind(
    name="person",
    plural="people",
    label="代表人士",
    counter="人",
    fields=(
        Field(
            "name",
            "姓名",
            required=True,
            width=10,
            names_people=True,
            aliases=("名字", "人员姓名", "代表人士", "人员", "会员姓名", "个人姓名", "企业家姓名", "委员姓名"),
        ),
        Field(
            "gender",
            "性别",
            FieldType.CHOICE,
            width=6,
            choices=Gender,
            synonyms=(
                *also(Gender.MALE, "男性", "先生", "男士", "男同志", "m"),
                *also(Gender.FEMALE, "女性", "女士", "小姐", "女同志", "f"),
            ),
        ),
        Field(
            "born_on",
            "出生日期",
            FieldType.DATE,
            width=14,
            aliases=("出生年月", "出生时间", "生日", "出生", "出生年月日"),
        ),
        Field("native_place", "籍贯", width=12),
        Field(
            "political_status", "政治面貌", width=12, aliases=("党派", "党派团体", "党派情况", "参加党派", "政治身份")
        ),
        Field("education", "学历", width=10, aliases=("文化程度", "学历学位", "最高学历", "全日制学历", "学历/学位")),
        Field(
            "phone",
            "联系电话",
            FieldType.PHONE,
            width=16,
            aliases=(*TELEPHONE, "本人电话", "本人手机"),
        ),
        Field(
            "enterprise",
            "所在企业",
            FieldType.REFERENCE,
            width=28,
            refers_to=("enterprise",),
            aliases=(
                "工作单位",
                "单位",
                "企业名称",
                "单位名称",
                "公司",
                "所在单位",
                "公司名称",
                "单位全称",
                "任职企业",
                "所在公司",
                "所属企业",
                "单位（企业）",
            ),
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
    people="name",
    list_nouns=("人士", "人员", "委员", "企业家"),
)
