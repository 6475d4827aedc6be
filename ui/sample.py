"""How does an empty store get something to practise with?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.jobs import Progress
    from ui.services import Services


def fill_sample_office(services: "Services", tell: Callable[[str], None]) -> None:
    """Fill in the invented office, as one step that can be undone."""

    def work(progress: "Progress") -> dict[str, int]:
        from app.sample import fill_sample  # its names and texts: only when asked for

        return fill_sample(services.desk.store, progress)

    def done(counts: dict[str, int]) -> None:
        tell(f"已填入示例数据 {sum(counts.values()):,} 条，按 Ctrl+Z 可整体撤销")

    services.jobs.run("填入示例数据", work, done=done)
