"""The statistics: what is counted, and the records behind each number."""

from app.figures.base import Figure, Result, Row, Scope, compute
from app.figures.catalogue import all_figures, figure, rows_of

__all__ = ["Figure", "Result", "Row", "Scope", "all_figures", "compute", "figure", "rows_of"]
