"""What the office writes down of a proposal."""

from app.kinds.base import Field, FieldType, RecordKind, also
from db.vocabulary import ProposalState

PROPOSAL = RecordKind(
    name="proposal",
    plural="proposals",
    label="建议提案",
    counter="件",
    fields=(
        Field(
            "title",
            "建议题目",
            required=True,
            width=34,
            aliases=("建议", "题目", "提案", "提案题目", "标题", "建议名称", "提案名称"),
        ),
        Field(
            "proposer",
            "提出方",
            FieldType.PARTY,
            width=22,
            refers_to=("person", "chamber", "enterprise", "organisation"),
            aliases=("提出人", "提案人", "提出者", "提案单位", "提案者", "建议人", "撰写人"),
        ),
        Field(
            "made_on",
            "提出日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "提交时间",
                "提出时间",
                "提交日期",
            ),
        ),
        Field(
            "made_to",
            "提交对象",
            width=20,
            aliases=(
                "提交单位",
                "报送单位",
                "报送对象",
            ),
        ),
        Field(
            "state",
            "状态",
            FieldType.CHOICE,
            required=True,
            width=8,
            choices=ProposalState,
            synonyms=(
                *also(ProposalState.SUBMITTED, "提交", "已报送", "办理中", "待定"),
                *also(ProposalState.ADOPTED, "是", "采纳", "采用", "已采用", "予以采纳"),
                *also(ProposalState.DECLINED, "否", "不采纳", "未采用", "不予采纳"),
            ),
            default=ProposalState.SUBMITTED.value,
            aliases=(
                "是否采纳",
                "采纳状态",
                "采用情况",
            ),
        ),
        Field("adopted_in", "采纳文件", width=30, aliases=("采纳情况",)),
        Field(
            "adopted_on",
            "采纳日期",
            FieldType.DATE,
            width=14,
            aliases=(
                "采纳时间",
                "采用时间",
            ),
        ),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="title",
    listed=("title", "proposer", "made_on", "state", "adopted_in", "adopted_on"),
    filters=("state",),
    identity=(("title", "made_on"),),
    apart="made_on",
    order="-made_on",
    pinyin="title",
)
