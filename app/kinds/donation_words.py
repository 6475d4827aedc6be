"""Which words do senders write for the choices of a gift?"""

from app.kinds.base import also
from db.vocabulary import Basis, Coverage, DonationKind

KIND_WORDS = (
    *also(
        DonationKind.CASH,
        "现金",
        "资金",
        "捐资",
        "货币",
        "善款",
        "转账",
        "银行转账",
        "微信",
        "支付宝",
        "捐现金",
        "款",
        "钱",
        "现金捐赠",
        "资金捐赠",
    ),
    *also(
        DonationKind.GOODS,
        "物",
        "物资",
        "物质",
        "实物",
        "物品",
        "捐赠物资",
        "捐实物",
        "物资捐赠",
        "实物捐赠",
    ),
    *also(DonationKind.SERVICE, "志愿服务", "公益服务"),
    *also(DonationKind.PREMISES, "场地"),
    *also(
        DonationKind.MIXED,
        "捐款捐物",
        "款和物",
        "款及物",
        "现金+物资",
        "现金和物资",
        "现金、物资",
        "资金、物资",
        "款、物",
        "现金及物资",
        "资金+物资",
        "资金和物资",
        "款物结合",
        "捐款+捐物",
        "捐款和捐物",
    ),
)

BASIS_WORDS = (
    *also(Basis.ONE_OFF, "一次", "单次", "单笔", "当次"),
    *also(Basis.CUMULATIVE, "累计数", "合计", "历年累计", "多年累计"),
    *also(Basis.ANNUAL_AVERAGE, "年平均", "平均每年", "每年平均"),
)

COVERAGE_WORDS = (
    *also(Coverage.OWN, "自身", "本企业", "本商会"),
    *also(Coverage.MEMBERS, "会员", "会员企业"),
    *also(Coverage.MOBILISED, "发动", "募集", "组织发动", "动员"),
)
