"""What the office writes down of somebody's part in a meeting."""

from app.kinds.base import Field, FieldType, RecordKind
from db.vocabulary import AttendanceMode, AttendanceRole

ATTENDANCE = RecordKind(
    name="attendance",
    plural="attendances",
    label="参会情况",
    counter="人次",
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
            "attendee",
            "参会人",
            FieldType.PARTY,
            required=True,
            width=16,
            refers_to=("person", "chamber", "enterprise", "organisation"),
            aliases=("姓名", "参会人员", "参会单位", "名称", "与会人员", "参加人员"),
        ),
        Field("organisation", "单位", width=26, aliases=("工作单位", "所在单位", "单位名称")),
        Field("post", "职务", width=26, aliases=("时任职务", "职位", "职务职称", "职务/职称")),
        Field(
            "roles",
            "会上角色",
            FieldType.CHOICES,
            width=14,
            choices=AttendanceRole,
            aliases=(
                "角色",
                "身份",
                "会议角色",
            ),
        ),
        Field(
            "mode",
            "参会方式",
            FieldType.CHOICE,
            required=True,
            width=10,
            choices=AttendanceMode,
            default=AttendanceMode.PRESENT.value,
            aliases=("出席情况", "方式", "是否请假", "到会情况", "签到情况"),
        ),
        Field("print_order", "排列次序", FieldType.INTEGER, width=8, aliases=("次序", "排序")),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="attendee",
    listed=("meeting", "attendee", "organisation", "post", "roles", "mode", "print_order"),
    filters=("mode",),
    identity=(("meeting", "attendee"),),
    people="attendee",
)
