"""An invented meeting report to print and to measure."""

from exports.document import (
    Align,
    Document,
    Heading,
    KeyValue,
    LabelledList,
    Paragraph,
    Run,
    Signature,
    Source,
    Table,
    TableColumn,
    Title,
)
from exports.fonts import Face

TITLE = "沧浪区工商业联合会“我为沧浪发展做什么”商会大讨论交流分享会会议报告"

_CHAMBERS = ["新材料商会", "文旅创新产业商会", "餐饮业商会", "结婚产业商会", "天台商会", "平江路商会", "玉雕商会"]
_PRESENT = (
    "陈予安、林知夏、周慕白、吴𬭼、顾清和、沈𠅤言、䶮云舟、许嘉木、何以宁、欧阳若溪、徐砚秋、程远志、蒋晓棠、苏镕"
)

_GOODS = "防疫物资（口罩、防护服等）一批，由商会统一采购并转交"


def meeting_report() -> Document:
    """Two pages and more: every block that a meeting report uses."""
    source = Source("会议“商会大讨论交流分享会”", "议程")
    return Document(
        title=TITLE,
        subject="会议报告",
        author="沧浪区工商业联合会办公室",
        blocks=[
            Title(TITLE, subtitle="（2026年9月15日）"),
            KeyValue("时间", "2026年9月15日（星期二）14:00—16:30"),
            KeyValue("地点", "长洲数字经济双创中心一楼会议厅"),
            KeyValue("主持人", "陈予安　区工商联党组书记"),
            LabelledList("出席", _PRESENT.split("、")),
            LabelledList("请假", ["陆知行", "秦月"]),
            LabelledList("列席", ["区委统战部", "区发展和改革委员会", "区市场监督管理局（知识产权局）"], keep=4),
            Heading("一、会议概况"),
            Paragraph(
                "9月15日，沧浪区工商联“我为沧浪发展做什么”商会大讨论交流分享会在长洲数字经济双创中心召开。"
                "会议应到56人，实到49人，请假7人；7家商会作了交流发言，另有部分商会以书面形式参与（数量不详）。",
                source=source,
            ),
            Heading("二、交流发言"),
            *_statements(),
            Heading("三、捐赠情况"),
            Paragraph("会上通报了本年度捐赠情况，合计超900万元，另有2笔实物捐赠未作价，不计入合计。明细如下："),
            _donations(),
            Heading("四、下一步工作"),
            Paragraph(
                [
                    Run("一是提高认识。", Face.KAI),
                    Run("各商会要对照“一中心、两高地、一典范”定位，讲好沧浪故事；"),
                    Run("二是注重实效。", Face.KAI),
                    Run("围绕总体定位、分区定位，用好“Federation Desk”台账系统，做到件件有着落——事事有回音……"),
                ]
            ),
            Signature("沧浪区工商业联合会", "2026年9月18日"),
            Paragraph("（共印30份）", align=Align.LEFT),
        ],
    )


def _statements() -> list[Heading | Paragraph]:
    blocks: list[Heading | Paragraph] = []
    for number, chamber in enumerate(_CHAMBERS):
        blocks.append(Heading(f"（{'一二三四五六七'[number]}）{chamber}", level=2))
        blocks.append(Heading("1. 主要观点", level=3))
        blocks.append(
            Paragraph(
                f"{chamber}围绕“扎根沧浪、勇创大业”开展讨论，提出三点意见：一是办好品牌活动，"
                f"今年计划举办{number + 3}场，"
                "服务会员企业280余家；二是推进数字化（含ERP、MES等系统）改造，带动投资1.2亿元；三是加强自身建设，"
                "对照《章程》完善制度，做到“有人办事、有钱办事、有章理事”。"
            )
        )
    return blocks


def _donations() -> Table:
    columns = [
        TableColumn("序号", 3, Align.CENTRE),
        TableColumn("捐赠方", 11),
        TableColumn("内容", 11),
        TableColumn("价值", 6, Align.RIGHT),
        TableColumn("日期", 6),
    ]
    rows = [
        [
            str(number),
            f"{_CHAMBERS[number % 7]}及会员企业",
            "防疫物资（口罩、防护服等）一批，由商会统一采购并转交",
            "超200万元",
            "2026年3月",
        ]
        for number in range(1, 31)
    ]
    return Table(columns, rows, caption="本年度捐赠明细表", source=Source("会议报告捐赠明细", "捐赠"))
