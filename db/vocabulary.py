"""Which fixed words does the store know: the value that is kept and the label that people read.

Identifiers and words follow the glossary of the office (docs/glossary in domain terms). The kept value of a
member never changes once shipped; the label may.
"""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A fixed word: `Choice.X.value` is stored, `Choice.X.label` is shown."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member that is kept as `value`. Raises KeyError when there is none."""
        member = cls._value2member_map_[value]
        assert isinstance(member, cls)
        return member


class MemberKind(Choice):
    """How an enterprise belongs to the federation."""

    ENTERPRISE = "enterprise", "企业会员"
    GROUP = "group", "团体会员"
    INDIVIDUAL = "individual", "个人会员"
    NONE = "none", "非会员"


class ChamberKind(Choice):
    """What holds a chamber together; one chamber may be of several kinds."""

    INDUSTRY = "industry", "行业商会"
    NONLOCAL = "nonlocal", "异地商会"
    TOWNSHIP = "township", "镇街商会"
    STREET = "street", "街区商会"
    MARKET = "market", "市场商会"
    PARK = "park", "园区商会"
    YOUTH = "youth", "青年商会"
    OTHER = "other", "其他商会"


class MembershipRole(Choice):
    """What an enterprise is in a chamber."""

    PRESIDENT = "president", "会长单位"
    EXECUTIVE_VICE_PRESIDENT = "executive_vice_president", "常务副会长单位"
    VICE_PRESIDENT = "vice_president", "副会长单位"
    SUPERVISOR = "supervisor", "监事单位"
    STANDING_DIRECTOR = "standing_director", "常务理事单位"
    DIRECTOR = "director", "理事单位"
    MEMBER = "member", "会员单位"


class Gender(Choice):
    """As the identity card says."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class Employment(Choice):
    """Whether a post is held full-time or part-time."""

    FULLTIME = "fulltime", "专职"
    PARTTIME = "parttime", "兼职"


class MeetingKind(Choice):
    """Kinds of meetings and activities."""

    EXCHANGE = "exchange", "交流分享会"
    MEMBER_CONGRESS = "member_congress", "会员代表大会"
    EXECUTIVE_COMMITTEE = "executive_committee", "执委会"
    STANDING_COMMITTEE = "standing_committee", "常委会"
    CHAIRS_MEETING = "chairs_meeting", "主席（会长）办公会"
    GOV_BUSINESS_TALK = "gov_business_talk", "政商恳谈会"
    BREAKFAST_MEETING = "breakfast_meeting", "早餐会"
    ZONE_MEETING = "zone_meeting", "碰头会"
    ONSITE_MEETING = "onsite_meeting", "现场会"
    MATCHMAKING = "matchmaking", "对接洽谈会"
    SYMPOSIUM = "symposium", "座谈会"
    TRAINING = "training", "培训"
    STUDY_TOUR = "study_tour", "考察学习"
    ACTIVITY = "activity", "活动"
    OTHER = "other", "其他会议"


class AttendanceRole(Choice):
    """What somebody did at a meeting; one person may do several things."""

    HOST = "host", "主持"
    SPEAKER = "speaker", "讲话"
    REPORTER = "reporter", "交流发言"
    GUEST = "guest", "嘉宾"
    RECORDER = "recorder", "记录"
    PARTICIPANT = "participant", "参会"


class AttendanceMode(Choice):
    """How somebody took part."""

    PRESENT = "present", "出席"
    OBSERVER = "observer", "列席"
    EXCUSED = "excused", "请假"
    ABSENT = "absent", "缺席"
    WRITTEN = "written", "书面"
    ONLINE = "online", "线上"


class StatementKind(Choice):
    """What a statement as a whole is."""

    REPORT = "report", "交流发言"
    SPEECH = "speech", "讲话"
    INSTRUCTION = "instruction", "讲话要求"
    ASSIGNMENT = "assignment", "工作布置"


class PointKind(Choice):
    """What one point of a statement is."""

    REPORT = "report", "情况"
    VIEW = "view", "观点"
    INSTRUCTION = "instruction", "要求"
    TASK = "task", "任务"


class DonationKind(Choice):
    """What is given."""

    CASH = "cash", "捐款"
    GOODS = "goods", "捐物"
    SERVICE = "service", "服务"
    PREMISES = "premises", "场所"
    MIXED = "mixed", "款物"


class Qualifier(Choice):
    """How exact an amount is."""

    EXACT = "exact", "准确"
    OVER = "over", "超"
    NEARLY = "nearly", "近"
    ABOUT = "about", "约"
    AT_LEAST = "at_least", "不少于"
    REACHING = "reaching", "达"
    SOME_ODD = "some_odd", "余"


class Basis(Choice):
    """What period an amount stands for; amounts of different bases are never added up."""

    ONE_OFF = "one_off", "一次性"
    CUMULATIVE = "cumulative", "累计"
    ANNUAL_AVERAGE = "annual_average", "年均"


class Coverage(Choice):
    """Whose gifts an amount covers."""

    OWN = "own", "本单位"
    MEMBERS = "members", "所属会员"
    BOTH = "both", "本单位及会员"
    MOBILISED = "mobilised", "发动募集"


class OperationSource(Choice):
    """What made an operation."""

    EDIT = "edit", "编辑"
    IMPORT = "import", "导入"
    UNDO = "undo", "撤销"
    REDO = "redo", "重做"
    SAMPLE = "sample", "示例"
    ISSUE = "issue", "印发"


class OpenList(Choice):
    """Whether the names given are all there are."""

    COMPLETE = "complete", "名单完整"
    OPEN = "open", "名单后有“等”"


class Committee(Choice):
    """A seat in the federation's own bodies, by rank."""

    CHAIR = "chair", "主席"
    EXECUTIVE_VICE_CHAIR = "executive_vice_chair", "常务副主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    STANDING_MEMBER = "standing_member", "常委"
    EXECUTIVE_MEMBER = "executive_member", "执委"


class StageKind(Choice):
    """What happens in one stage of an agenda."""

    OBSERVATION = "observation", "现场观摩"
    REPORTS = "reports", "交流发言"
    ELECTION = "election", "选举表决"
    ASSIGNMENT = "assignment", "工作部署"
    SPEECH = "speech", "领导讲话"
    CEREMONY = "ceremony", "签约授牌"
    OTHER = "other", "其他"


class OutcomeKind(Choice):
    """What a meeting brought about."""

    ORDERS = "orders", "订单"
    CONTRACTS = "contracts", "签约"
    INVESTMENT = "investment", "投资"
    LOANS = "loans", "授信贷款"
    INTENT = "intent", "意向"


class TaskState(Choice):
    """How far a task is."""

    OPEN = "open", "进行中"
    DONE = "done", "已完成"
    DROPPED = "dropped", "已撤销"


class HonourLevel(Choice):
    """Who grants an honour, from the top."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    MUNICIPAL = "municipal", "市级"
    DISTRICT = "district", "区级"
    OTHER = "other", "其他"


class HonourKind(Choice):
    """Honours that are counted by themselves."""

    FOUR_GOOD_CHAMBER = "four_good_chamber", "四好商会"
    FIVE_GOOD_FEDERATION = "five_good_federation", "五好工商联"
    PARTY_BUILDING = "party_building", "党建荣誉"
    CHARITY = "charity", "公益慈善"
    ENTREPRENEUR = "entrepreneur", "优秀企业家"
    OTHER = "other", "其他荣誉"


class ProposalState(Choice):
    """What became of a proposal."""

    SUBMITTED = "submitted", "已提交"
    ADOPTED = "adopted", "已采纳"
    DECLINED = "declined", "未采纳"


class StationKind(Choice):
    """What a service station at a chamber is for."""

    TAX = "tax", "税务"
    POLICE = "police", "警务"
    COURT = "court", "司法"
    FINANCE = "finance", "金融"
    PARTY = "party", "党建"
    HOME = "home", "企业家之家"
    OTHER = "other", "其他"


class OrganisationKind(Choice):
    """What a body is that is neither a member enterprise nor a chamber of ours."""

    FEDERATION = "federation", "工商联"
    PARTY_GOVERNMENT = "party_government", "党政机关"
    ASSOCIATION = "association", "商协会"
    BANK = "bank", "金融机构"
    SCHOOL = "school", "学校医院"
    CHARITY = "charity", "公益机构"
    OTHER = "other", "其他单位"


class CauseCount(Choice):
    """Whether a gift is for one cause or, undivided, for several."""

    ONE = "one", "一项"
    SEVERAL = "several", "多项"


class ReportedOf(Choice):
    """Beside which counted figure a number that somebody stated is shown: the figure's name, with its group."""

    CHAMBERS = "chambers_by_kind", "所属商会"
    NONLOCAL = "chambers_by_kind:nonlocal", "异地商会"
    MEMBERS = "members_by_kind", "会员"
    MEETINGS = "meetings_by_kind", "会议活动"
    ACTIVITIES = "meetings_by_kind:activity", "活动"
    BREAKFASTS = "meetings_by_kind:breakfast_meeting", "早餐会"
    TRAININGS = "trainings", "培训"
    TRAINING_HEADS = "training_attendance", "参训人次"
    TRAINING_PEOPLE = "training_people", "参训人数"
    ATTENDANCE = "attendance", "参会人次"
    TERMS = "terms_begun", "成立或换届"
    BRANDS = "brands", "品牌"
    STATIONS = "stations_by_kind", "服务站"
    HONOURS = "honours_by_level", "荣誉"
    PROPOSALS = "proposals_adopted", "采纳的建议"
    APPEALS = "appeals_raised", "诉求"
    VISITS = "visits_by_target", "走访"
    OTHER = "other", "其他（没有对应指标）"
