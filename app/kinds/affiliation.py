"""What the office writes down of a membership of the federation."""

from app.kinds.base import Field, FieldType, RecordKind, also
from app.kinds.common_headings import FROM_TO
from db.vocabulary import MemberKind

AFFILIATION = RecordKind(
    name="affiliation",
    plural="affiliations",
    label="会籍期间",
    counter="条",
    fields=(
        Field(
            "enterprise",
            "企业",
            FieldType.REFERENCE,
            required=True,
            width=28,
            refers_to=("enterprise",),
            aliases=("企业名称", "单位名称"),
        ),
        Field(
            "kind",
            "会员类别",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=MemberKind,
            synonyms=(
                *also(MemberKind.ENTERPRISE, "企业", "单位会员", "企业会员单位"),
                *also(MemberKind.GROUP, "团体", "团体会员单位"),
                *also(MemberKind.INDIVIDUAL, "个人"),
            ),
            default=MemberKind.ENTERPRISE.value,
        ),
        Field(
            "started_on",
            "入会日期",
            FieldType.DATE,
            width=14,
            until="ended_on",
            periods=("会籍期间", *FROM_TO),
        ),
        Field("ended_on", "退会日期", FieldType.DATE, width=14),
        Field("end_reason", "退会原因", width=20),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="enterprise",
    listed=("enterprise", "kind", "started_on", "ended_on", "end_reason"),
    filters=("kind",),
    identity=(("enterprise", "started_on"),),
    order="enterprise",
)
