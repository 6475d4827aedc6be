"""How does a sheet from outside become records? Read, find the table, understand, compare, then store."""

from app.importing.carry import Outcome, carry_out
from app.importing.plan import ImportPlan, Problem, RowPlan, TableFound
from app.importing.planning import plan_import

__all__ = ["ImportPlan", "Outcome", "Problem", "RowPlan", "TableFound", "carry_out", "plan_import"]
