"""What the office writes down of a meeting or an activity."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import MeetingKind

MEETING = RecordKind(
    name="meeting",
    plural="meetings",
    label="会议活动",
    counter="次",
    fields=(
        Field("title", "会议名称", required=True, width=40, aliases=("活动名称", "会议", "名称", "主题名称")),
        Field(
            "kind",
            "类别",
            FieldType.CHOICE,
            required=True,
            width=14,
            choices=MeetingKind,
            default=MeetingKind.OTHER.value,
            aliases=("会议类别", "会议类型", "活动类别"),
        ),
        Field(
            "held_on",
            "日期",
            FieldType.DATE,
            width=14,
            aliases=("会议日期", "召开日期", "时间", "会议时间", "活动时间"),
        ),
        Field("ended_on", "结束日期", FieldType.DATE, width=14),
        Field("start_time", "开始时间", FieldType.TIME, width=10, hint="如 14:30"),
        Field("place", "地点", width=26, aliases=("会议地点", "活动地点")),
        Field("organiser", "主办单位", width=24, aliases=("主办方", "组织单位"), hint="多个单位用顿号隔开"),
        Field("theme", "主题", width=26, aliases=("会议主题",)),
        Field("stated_attendance", "参会说明", width=16, hint="如“7家商会交流，部分书面参加”"),
        Field("summary", "内容概要", FieldType.LONG_TEXT, width=30, aliases=("会议内容", "内容")),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="title",
    listed=("title", "kind", "held_on", "place", "organiser", "theme"),
    filters=("kind",),
    identity=(("title", "held_on"),),
    apart="held_on",
    order="-held_on",
    pinyin="title",
)
