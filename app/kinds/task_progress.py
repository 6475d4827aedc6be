"""What the office writes down of the progress of a task."""

from app.kinds.base import Field, FieldType, RecordKind

TASK_PROGRESS = RecordKind(
    name="task_progress",
    plural="task-progress",
    label="事项进展",
    counter="条",
    fields=(
        Field("task", "交办事项", FieldType.REFERENCE, required=True, width=30, refers_to=("task",), aliases=("事项",)),
        Field("reported_on", "日期", FieldType.DATE, width=14),
        Field("text", "进展", required=True, width=34, aliases=("进展情况",)),
        Field("reporter", "填报人", width=10),
    ),
    title="task",
    listed=("task", "reported_on", "text", "reporter"),
    identity=(("task", "reported_on", "text"),),
    order="-reported_on",
)
