"""What the office writes down of a term of a body."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import FROM_TO

TERM = RecordKind(
    name="term",
    plural="terms",
    label="换届届次",
    counter="届",
    fields=(
        Field(
            "body",
            "商会或机构",
            FieldType.PARTY,
            required=True,
            width=26,
            refers_to=("chamber",),
            aliases=("商会", "商会名称", "机构", "单位"),
        ),
        Field(
            "term_no",
            "届",
            FieldType.INTEGER,
            width=6,
            aliases=("届次", "第几届"),
            spans=("started_on", "due_on"),
        ),
        Field(
            "started_on",
            "换届日期",
            FieldType.DATE,
            width=14,
            aliases=("任期开始", "成立日期", "起始日期", "换届时间", "本届换届时间"),
            until="due_on",
            periods=("任期", "任期起止", "任期时间", "届期", *FROM_TO),
        ),
        Field(
            "due_on",
            "应换届日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "任期届满",
                "到期日期",
                "本届届满时间",
                "应换届时间",
                "届满时间",
                "届满日期",
                "换届到期时间",
                "到届日期",
                "到届时间",
            ),
        ),
        Field("ended_on", "实际届满日期", FieldType.DATE, width=14, aliases=("任期结束",)),
        Field("president", "会长", FieldType.PARTY, width=10, refers_to=("person",)),
        Field("secretary_general", "秘书长", FieldType.PARTY, width=10, refers_to=("person",)),
        Field(
            "overdue_reason",
            "延期原因",
            width=22,
            aliases=(
                "未换届原因",
                "逾期原因",
                "延期换届原因",
            ),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="body",
    listed=("body", "term_no", "started_on", "due_on", "ended_on", "president", "secretary_general", "overdue_reason"),
    identity=(("body", "term_no"),),
    order="-due_on",
)
