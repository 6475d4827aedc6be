"""Issued papers: what went out with its number, the figures in it, and the file itself."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def chars(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that a server, too, compares by its bytes; written out here, as this step is frozen."""
    plain = sa.String(length) if length else sa.Text()
    bytewise = sa.String(length, collation="C") if length else sa.Text(collation="C")
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "issued_paper",
        sa.Column("uid", chars(32), nullable=False),
        sa.Column("paper", chars(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("title", chars(), nullable=False),
        sa.Column("issued_on", chars(10), nullable=False),
        sa.Column("issued_at", chars(40), nullable=False),
        sa.Column("who", chars(100), nullable=False),
        sa.Column("record_kind", chars(40), nullable=True),
        sa.Column("record_uid", chars(32), nullable=True),
        sa.Column("start_on", chars(10), nullable=True),
        sa.Column("end_on", chars(10), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("text", chars(), nullable=False),
        sa.Column("passages", chars(), nullable=False),
        sa.Column("digest", chars(64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_paper")),
        sa.UniqueConstraint("uid", name=op.f("uq_issued_paper_uid")),
        sa.UniqueConstraint("paper", "year", "number", name=op.f("uq_issued_paper_paper_year_number")),
        sa.UniqueConstraint("paper", "total", name=op.f("uq_issued_paper_paper_total")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_issued_paper_record_uid"), "issued_paper", ["record_uid"], unique=False)
    op.create_table(
        "issued_figure",
        sa.Column("issued_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", chars(300), nullable=False),
        sa.Column("scope", chars(80), nullable=False),
        sa.Column("title", chars(), nullable=False),
        sa.Column("value", chars(), nullable=True),
        sa.Column("text", chars(), nullable=False),
        sa.Column("basis", chars(), nullable=False),
        sa.Column("left_out", chars(), nullable=False),
        sa.Column("reason", chars(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["issued_id"], ["issued_paper.id"], name=op.f("fk_issued_figure_issued_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_figure")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_issued_figure_issued_id"), "issued_figure", ["issued_id"], unique=False)
    op.create_index(op.f("ix_issued_figure_name"), "issued_figure", ["name"], unique=False)
    op.create_table(
        "issued_file",
        sa.Column("issued_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issued_id"], ["issued_paper.id"], name=op.f("fk_issued_file_issued_id")),
        sa.PrimaryKeyConstraint("issued_id", name=op.f("pk_issued_file")),
    )
