"""What do offices write above a column that every kind may have?"""

TELEPHONE = (
    "电话",
    "手机",
    "手机号",
    "手机号码",
    "联系方式",
    "电话号码",
    "联系手机",
    "座机",
    "固定电话",
    "办公电话",
    "固话",
    "移动电话",
    "联系号码",
    "联系人电话",
    "联系人手机",
    "联系人联系方式",
    "联络电话",
)
