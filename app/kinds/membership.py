"""What the office writes down of an enterprise's place in a chamber."""

from app.kinds.base import Field, FieldType, RecordKind, also
from db.vocabulary import MembershipRole

MEMBERSHIP = RecordKind(
    name="membership",
    plural="memberships",
    label="商会会籍",
    counter="条",
    fields=(
        Field(
            "enterprise",
            "会员企业",
            FieldType.REFERENCE,
            required=True,
            width=28,
            refers_to=("enterprise",),
            aliases=("企业名称", "单位名称", "公司名称", "会员单位", "企业"),
        ),
        Field(
            "chamber",
            "所属商会",
            FieldType.REFERENCE,
            required=True,
            width=24,
            refers_to=("chamber",),
            aliases=("商会名称", "商会"),
        ),
        Field(
            "role",
            "会内身份",
            FieldType.CHOICE,
            required=True,
            width=14,
            choices=MembershipRole,
            synonyms=(
                *also(MembershipRole.PRESIDENT, "会长"),
                *also(MembershipRole.EXECUTIVE_VICE_PRESIDENT, "常务副会长"),
                *also(MembershipRole.VICE_PRESIDENT, "副会长"),
                *also(MembershipRole.SUPERVISOR, "监事"),
                *also(MembershipRole.STANDING_DIRECTOR, "常务理事"),
                *also(MembershipRole.DIRECTOR, "理事"),
                *also(MembershipRole.MEMBER, "会员", "普通会员", "一般会员", "普通会员单位"),
            ),
            default=MembershipRole.MEMBER.value,
            aliases=("会内职务", "商会职务", "身份", "职务", "担任职务"),
        ),
        Field("started_on", "起始日期", FieldType.DATE, width=14, aliases=("入会日期", "入会时间", "开始日期")),
        Field("ended_on", "终止日期", FieldType.DATE, width=14, aliases=("退会日期", "退会时间", "结束日期")),
        Field("end_reason", "终止原因", width=18, aliases=("退会原因",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="enterprise",
    listed=("enterprise", "chamber", "role", "started_on", "ended_on", "end_reason"),
    filters=("role",),
    identity=(("enterprise", "chamber", "started_on"),),
    order="enterprise",
)
