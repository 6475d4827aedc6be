"""Settings that the office chooses, logged like records."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def chars(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that a server, too, compares by its bytes; written out here, as this step is frozen."""
    plain = sa.String(length) if length else sa.Text()
    bytewise = sa.String(length, collation="C") if length else sa.Text(collation="C")
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "office_setting",
        sa.Column("name", chars(100), nullable=False),
        sa.Column("value", chars(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_office_setting_name")),
        sqlite_autoincrement=True,
    )
