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

FROM_TO = ("起止时间", "起止日期")
"""Under these the cells of a date say from when to when."""

COUNTED_FROM_TO = ("统计期间", "统计时段", "统计时间")
"""The same of figures that sum up a span of time."""
