"""What the office writes down of a body outside the registers."""

from app.kinds.base import Field, FieldType, RecordKind, also
from app.kinds.common_headings import TELEPHONE
from db.vocabulary import OrganisationKind

ORGANISATION = RecordKind(
    name="organisation",
    plural="organisations",
    label="其他单位",
    counter="家",
    fields=(
        Field("name", "单位名称", required=True, width=28, aliases=("名称", "单位")),
        Field("short_name", "简称", width=14),
        Field(
            "kind",
            "单位类别",
            FieldType.CHOICE,
            required=True,
            width=12,
            choices=OrganisationKind,
            synonyms=(
                *also(
                    OrganisationKind.PARTY_GOVERNMENT, "政府", "政府部门", "机关单位", "行政机关", "事业单位", "街道"
                ),
                *also(OrganisationKind.ASSOCIATION, "协会", "商会", "行业协会", "社会团体", "社团"),
                *also(OrganisationKind.BANK, "银行", "金融", "保险公司"),
                *also(OrganisationKind.SCHOOL, "学校", "医院", "院校", "高校"),
                *also(OrganisationKind.CHARITY, "慈善机构", "慈善组织", "慈善总会", "基金会", "红十字会", "公益组织"),
                *also(OrganisationKind.OTHER, "其他", "其它", "其它单位"),
            ),
            beyond=OrganisationKind.OTHER.value,
            default=OrganisationKind.OTHER.value,
            aliases=("类别",),
        ),
        Field("contact_person", "联系人", width=12, names_person=True),
        Field("phone", "联系电话", FieldType.PHONE, width=16, aliases=TELEPHONE),
        Field("address", "地址", width=28),
        Field("notes", "备注", FieldType.LONG_TEXT, width=20),
    ),
    title="name",
    last_resort=True,
    listed=("name", "kind", "contact_person", "phone", "address"),
    filters=("kind",),
    identity=(("name",),),
    apart="phone",
    order="name",
    pinyin="name",
)
