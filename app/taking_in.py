"""What can be asked of a file from outside? The requests of the desk that concern imports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.kinds import BY_NAME
from app.store import Store
from exports.sheet import Progress

if TYPE_CHECKING:
    from app.importing.carry import Outcome
    from app.importing.correction import Correction
    from app.importing.plan import ImportPlan, RowPlan


class TakingIn:
    """The part of the desk that takes sheets in."""

    store: Store

    def plan_import(
        self,
        path: Path,
        kind_name: str | None,
        *,
        sheet: str | None = None,
        mapping: dict[str, str] | None = None,
        correction: Correction | None = None,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """What an import of the file would do; `kind_name` None: the kind whose headings fit best.

        `correction`: what the clerk says of single tables, rows and cells.
        """
        from app.importing.correction import NOTHING
        from app.importing.planning import plan_import

        kind = BY_NAME[kind_name] if kind_name else None
        with self.store.reading() as session:
            said = correction or NOTHING
            return plan_import(session, path, kind, sheet=sheet, mapping=mapping, correction=said, progress=progress)

    def send_back(self, plan: ImportPlan, source: Path, target: Path) -> int:
        """Write a copy of the sender's workbook with what is wrong marked; see `importing.sending_back`."""
        from app.importing.sending_back import send_back

        return send_back(plan, source, target)

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        good_rows_only: bool = False,
        accepted: Callable[[RowPlan], bool] | None = None,
        progress: Progress | None = None,
    ) -> Outcome:
        """Store a plan, or its `accepted` rows, as one operation; see `importing.carry_out`."""
        from app.importing.carry import carry_out

        return carry_out(self.store, plan, good_rows_only=good_rows_only, accepted=accepted, progress=progress)
