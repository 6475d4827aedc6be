"""Is what an import plans the truth, or a question to the clerk? Never a wrong value in silence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.importing.plan import DOUBTFUL, REFUSED, ImportPlan, RowPlan
from app.kinds.base import Link
from app.values.amounts import to_yuan
from tests.app.importing.office_sheets import Made

RIGHT, ASKED, WRONG = "right", "asked", "wrong"


@dataclass
class Verdict:
    """`right`: all as meant; `asked`: what is not as meant is a question; `wrong`: something is not, in silence."""

    word: str = RIGHT
    reasons: list[str] = field(default_factory=list)

    def say(self, word: str, reason: str) -> None:
        """The worst word counts."""
        if word == WRONG or self.word == RIGHT:
            self.word = word
        self.reasons.append(f"{word}: {reason}")


def judge(plan: ImportPlan, tables: Sequence[tuple[str, Made]]) -> Verdict:
    """Compare a plan with the truth of each table, row by row and sum by sum."""
    verdict = Verdict()
    meant = {(sheet, row): truth for sheet, made in tables for row, truth in made.rows.items()}
    planned = {(row.sheet, row.row): row for row in plan.rows}
    for place, truth in meant.items():
        row = planned.get(place)
        if row is None:
            asked = any(problem.severity != "note" and problem.sheet == place[0] for problem in plan.problems)
            verdict.say(
                ASKED if asked and place[0] not in {t.sheet for t in plan.tables} else WRONG, f"{place} is not taken"
            )
        elif row.verdict == REFUSED:
            verdict.say(ASKED, f"{place} is refused: {'; '.join(p.reason for p in row.problems)[:80]}")
        else:
            _values(verdict, plan, row, truth)
    for place, row in planned.items():
        if place not in meant:
            word = ASKED if row.verdict in (DOUBTFUL, REFUSED) else WRONG
            verdict.say(word, f"{place} is no record: {row.title} {row.verdict}")
    _totals(verdict, plan, tables)
    return verdict


def _values(verdict: Verdict, plan: ImportPlan, row: RowPlan, truth: dict[str, Any]) -> None:
    given = dict(zip(plan.fields, row.values, strict=True))
    doubted = {problem.field for problem in row.problems if problem.severity == DOUBTFUL}
    for name, meant in truth.items():
        value = given.get(name)
        value = value.text if isinstance(value, Link) else value
        if value != meant:
            label = plan.kind.labels[name]
            told = label in doubted or any(
                p.field == label and p.severity == DOUBTFUL for t in plan.tables for p in t.notes
            )
            verdict.say(ASKED if told else WRONG, f"{row.sheet} {row.row} {name}: {value!r}, meant {meant!r}")
    for name in ("name", "donor", "phone", "credit_code", "amount", "registered_capital", "staff"):
        if name not in truth and given.get(name) is not None:
            verdict.say(WRONG, f"{row.sheet} {row.row} {name}: {given[name]!r}, meant nothing")


def _totals(verdict: Verdict, plan: ImportPlan, tables: Sequence[tuple[str, Made]]) -> None:
    for sheet, made in tables:
        if made.total_is_right is None or not made.rows:
            continue
        first = min(made.rows)
        found = next((t for t in plan.tables if t.sheet == sheet and t.first_row <= first <= t.last_row), None)
        if found is None:
            continue
        for total in found.totals:
            if total.field in made.totals and total.field != "staff":
                right = total.computed == str(to_yuan(made.totals[total.field]))
                if made.total_is_right and not total.agrees:
                    verdict.say(ASKED, f"{sheet} {total}")
                if not made.total_is_right and (total.agrees or not right):
                    verdict.say(WRONG, f"{sheet} a wrong total agrees: {total}")
        money = [name for name in made.totals if name in ("amount", "registered_capital")]
        if any(name not in {total.field for total in found.totals} for name in money):
            verdict.say(WRONG, f"{sheet} the total is not found")
