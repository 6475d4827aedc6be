"""The book of what was handed out."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def chars(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that a server, too, compares by its bytes; written out here, as this step is frozen."""
    plain = sa.String(length) if length else sa.Text()
    bytewise = sa.String(length, collation="C") if length else sa.Text(collation="C")
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "handout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", chars(32), nullable=False),
        sa.Column("who", chars(100), nullable=False),
        sa.Column("action", chars(20), nullable=False),
        sa.Column("kind", chars(40), nullable=False),
        sa.Column("fields", chars(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("reason", chars(), nullable=False),
        sa.Column("target", chars(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handout")),
        sqlite_autoincrement=True,
    )
