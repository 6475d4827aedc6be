"""What the office writes down of a chamber of commerce."""

from app.kinds.base import Field, FieldType, RecordKind
from app.kinds.common_headings import TELEPHONE
from db.vocabulary import ChamberKind

CHAMBER = RecordKind(
    name="chamber",
    plural="chambers",
    label="所属商会",
    counter="家",
    fields=(
        Field(
            "name",
            "商会名称",
            required=True,
            width=26,
            aliases=(
                "名称",
                "商会",
                "商会全称",
                "单位名称",
                "商会（协会）名称",
                "协会名称",
                "商协会名称",
                "组织名称",
                "社团名称",
                "名称全称",
                "单位",
                "社会组织名称",
                "基层商会名称",
            ),
        ),
        Field("short_name", "简称", width=14),
        Field("former_names", "曾用名", width=16, hint="多个名称用顿号隔开"),
        Field(
            "kinds", "商会类别", FieldType.CHOICES, width=18, choices=ChamberKind, aliases=("类别", "类型", "商会类型")
        ),
        Field(
            "credit_code",
            "统一社会信用代码",
            FieldType.CREDIT_CODE,
            width=21,
            aliases=("信用代码", "社会信用代码", "统一信用代码", "登记证号", "社会统一信用代码", "统一代码"),
        ),
        Field("home_place", "家乡地", width=12, aliases=("原籍地", "籍贯地"), hint="异地商会的家乡"),
        Field("registration_place", "注册地", width=12, aliases=("登记地",)),
        Field(
            "founded_on", "成立日期", FieldType.DATE, width=14, aliases=("成立时间", "成立年月", "登记时间", "登记日期")
        ),
        Field("closed_on", "注销日期", FieldType.DATE, width=14, aliases=("注销时间",)),
        Field(
            "parent",
            "上级商会",
            FieldType.REFERENCE,
            width=24,
            refers_to=("chamber",),
            aliases=("上级单位", "主管商会"),
        ),
        Field("contact_person", "联系人", width=12, aliases=("联络人", "秘书长", "联系人姓名", "联络员")),
        Field(
            "phone",
            "联系电话",
            FieldType.PHONE,
            width=16,
            aliases=(*TELEPHONE, "单位电话", "公司电话", "商会电话"),
        ),
        Field(
            "address",
            "地址",
            width=28,
            aliases=("办公地址", "会址", "通讯地址", "详细地址", "联系地址", "办公地点", "住所"),
        ),
        Field("party_organisation", "党组织", width=16, aliases=("党组织名称",)),
        Field("notes", "备注", FieldType.LONG_TEXT, width=24, aliases=("说明",)),
    ),
    title="name",
    listed=("name", "kinds", "home_place", "founded_on", "contact_person", "phone", "party_organisation", "address"),
    filters=("kinds",),
    identity=(("credit_code",), ("name",)),
    apart="credit_code",
    order="name",
    pinyin="name",
)
