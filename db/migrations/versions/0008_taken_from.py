"""From which row of which sheet an import took a record."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def chars(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that a server, too, compares by its bytes; written out here, as this step is frozen."""
    plain = sa.String(length) if length else sa.Text()
    bytewise = sa.String(length, collation="C") if length else sa.Text(collation="C")
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "taken_from",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("table_name", chars(40), nullable=False),
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", chars(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name=op.f("fk_taken_from_operation_id_operation")),
        sa.PrimaryKeyConstraint("operation_id", "table_name", "record_id", name=op.f("pk_taken_from")),
    )
