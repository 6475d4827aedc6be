"""What the office writes down of an appeal."""

from app.kinds.base import Field, FieldType, RecordKind

APPEAL = RecordKind(
    name="appeal",
    plural="appeals",
    label="企业诉求",
    counter="件",
    fields=(
        Field(
            "title",
            "诉求",
            required=True,
            width=34,
            aliases=(
                "诉求内容",
                "问题",
                "内容",
                "问题描述",
                "反映问题",
                "企业诉求",
                "存在问题",
                "问题诉求",
                "诉求事项",
                "诉求问题",
            ),
        ),
        Field(
            "raised_by",
            "提出方",
            FieldType.PARTY,
            width=24,
            refers_to=("enterprise", "chamber", "person"),
            aliases=("提出企业", "单位名称", "企业名称", "反映单位", "反映企业", "提出单位", "诉求企业", "诉求单位"),
        ),
        Field(
            "meeting", "来源会议", FieldType.REFERENCE, width=30, refers_to=("meeting",), aliases=("会议", "会议名称")
        ),
        Field(
            "raised_on",
            "提出日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "提出时间",
                "反映时间",
                "受理时间",
                "收集时间",
            ),
        ),
        Field(
            "handler",
            "承办方",
            FieldType.PARTY,
            width=20,
            refers_to=("organisation", "person"),
            aliases=("承办单位", "承办人", "办理单位", "责任部门", "办理部门", "责任单位", "牵头单位"),
        ),
        Field(
            "due_on",
            "答复期限",
            FieldType.DATE,
            width=14,
            aliases=(
                "期限",
                "办结时限",
                "答复时限",
                "办理时限",
            ),
        ),
        Field(
            "replied_on",
            "答复日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "答复时间",
                "办结时间",
                "回复时间",
            ),
        ),
        Field(
            "reply",
            "答复内容",
            FieldType.LONG_TEXT,
            width=28,
            aliases=(
                "答复情况",
                "办理情况",
                "办理结果",
                "回复内容",
                "回复情况",
                "解决情况",
            ),
        ),
        Field("revisited_on", "回访日期", FieldType.DATE, width=14, aliases=("回访时间",)),
        Field(
            "revisit_result",
            "回访情况",
            width=20,
            aliases=(
                "满意度",
                "回访结果",
                "企业评价",
            ),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="title",
    listed=("title", "raised_by", "raised_on", "handler", "due_on", "replied_on", "revisited_on"),
    identity=(("title", "raised_by", "raised_on"),),
    apart="raised_on",
    order="-raised_on",
    pinyin="title",
)
