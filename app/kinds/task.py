"""What the office writes down of a task."""

from app.kinds.base import Field, FieldType, RecordKind, also
from db.vocabulary import TaskState

TASK = RecordKind(
    name="task",
    plural="tasks",
    label="交办事项",
    counter="件",
    fields=(
        Field(
            "title",
            "事项",
            required=True,
            width=34,
            aliases=(
                "任务",
                "交办事项",
                "内容",
                "工作任务",
                "工作内容",
                "重点工作",
                "任务名称",
                "任务内容",
                "工作事项",
                "督办事项",
            ),
        ),
        Field(
            "meeting", "来源会议", FieldType.REFERENCE, width=30, refers_to=("meeting",), aliases=("会议", "会议名称")
        ),
        Field(
            "asked_by",
            "交办人",
            FieldType.PARTY,
            width=12,
            refers_to=("person", "chamber"),
            aliases=(
                "交办领导",
                "布置人",
                "部署人",
            ),
        ),
        Field(
            "owner",
            "责任人（单位）",
            FieldType.PARTY,
            width=20,
            refers_to=("person", "chamber", "enterprise", "organisation"),
            aliases=("责任人", "责任单位", "承办人", "责任科室", "牵头单位", "牵头部门", "牵头人", "落实单位"),
        ),
        Field(
            "asked_on",
            "交办日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "交办时间",
                "布置时间",
                "部署时间",
            ),
        ),
        Field(
            "due_on",
            "完成期限",
            FieldType.DATE,
            width=14,
            aliases=("期限", "截止日期", "完成时限", "截止时间", "时限", "办结时限"),
        ),
        Field(
            "state",
            "状态",
            FieldType.CHOICE,
            required=True,
            width=8,
            choices=TaskState,
            synonyms=(
                *also(TaskState.DONE, "是", "完成", "办结", "已办结", "已落实", "100%"),
                *also(
                    TaskState.OPEN,
                    "否",
                    "未完成",
                    "推进中",
                    "正在推进",
                    "持续推进",
                    "办理中",
                    "未办结",
                    "在办",
                    "正在办理",
                ),
                *also(TaskState.DROPPED, "取消", "已取消", "撤销", "终止"),
            ),
            default=TaskState.OPEN.value,
            aliases=(
                "进展状态",
                "是否完成",
                "完成状态",
                "办理状态",
            ),
        ),
        Field("done_on", "完成日期", FieldType.DATE, width=14),
        Field(
            "result",
            "完成情况",
            FieldType.LONG_TEXT,
            width=26,
            aliases=(
                "办理情况",
                "落实情况",
                "进展情况",
                "工作进展",
            ),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="title",
    listed=("title", "owner", "due_on", "state", "meeting", "asked_on", "done_on"),
    filters=("state",),
    identity=(("title", "meeting"),),
    apart="asked_on",
    order="due_on",
    pinyin="title",
)
