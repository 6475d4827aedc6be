"""What the office writes down of what was said at a meeting."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import PointKind, StatementKind

STATEMENT = RecordKind(
    name="statement",
    plural="statements",
    label="会议发言",
    counter="条",
    fields=(
        Field(
            "meeting",
            "会议",
            FieldType.REFERENCE,
            required=True,
            width=34,
            refers_to=("meeting",),
            aliases=("会议名称", "活动名称"),
        ),
        Field(
            "speaker",
            "发言人",
            FieldType.PARTY,
            required=True,
            width=16,
            refers_to=("person", "chamber", "enterprise", "organisation"),
            aliases=("发言单位", "发言人（单位）", "姓名"),
        ),
        Field("speaker_post", "发言人职务", width=24, aliases=("职务", "时任职务")),
        Field(
            "kind",
            "类别",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=StatementKind,
            default=StatementKind.REPORT.value,
            aliases=("发言类别",),
        ),
        Field("print_order", "发言次序", FieldType.INTEGER, width=8, aliases=("次序",)),
        Field("topic", "题目", width=26, aliases=("发言题目", "主题")),
        Field(
            "points",
            "要点",
            FieldType.LINES,
            width=40,
            choices=PointKind,
            lines="statement_point",
            default=PointKind.REPORT.value,
            aliases=("发言要点", "内容", "发言内容"),
            hint="一行一点；行首可写【观点】【要求】【任务】",
        ),
        Field("stated_points", "自报点数", FieldType.INTEGER, width=8, hint="原文说“三点意见”就填 3"),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="speaker",
    listed=("meeting", "speaker", "kind", "topic", "points", "print_order"),
    filters=("kind",),
    identity=(("meeting", "speaker", "print_order"),),
)
