"""Sums of gifts are kept by triggers: the index in whose order they were added up goes."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Only a file had the index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP INDEX ix_donation_sum_key")
