"""Gifts of cash and goods, without a named donor or for several causes; reported figures; whose a brand is."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WAITING: Any = {"deferrable": True, "initially": "IMMEDIATE"}
QUALIFIERS = "'exact', 'over', 'nearly', 'about', 'at_least', 'reaching', 'some_odd'"


def chars(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text that a server, too, compares by its bytes; written out here, as this step is frozen."""
    plain = sa.String(length) if length else sa.Text()
    bytewise = sa.String(length, collation="C") if length else sa.Text(collation="C")
    return plain.with_variant(bytewise, "postgresql")


def upgrade() -> None:
    """Two tables more, two made anew, five columns, and what the log says of the new ones."""
    _gift_cause()
    _reported_figure()
    add_link("campaign", "chamber_id", "chamber")
    op.create_index("ix_campaign_chamber_id", "campaign", ["chamber_id"])
    for kind in ("reports", "views", "instructions", "tasks"):
        op.add_column("statement", sa.Column(f"stated_{kind}", sa.Integer(), nullable=True))
    add_link("brand", "organisation_id", "organisation")
    op.create_index("ix_brand_organisation_id", "brand", ["organisation_id"])
    op.add_column("donation", sa.Column("causes", chars(20), server_default="one", nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        _made_anew()
    else:
        _altered()
    map_log("donation", "causes", "one")


def _made_anew() -> None:
    """SQLite cannot take a NOT NULL or a CHECK away: the table is copied under changed words."""
    op.execute("DROP INDEX ix_donation_sum_key")
    op.execute("ALTER TABLE donation DROP COLUMN sum_key")
    remake(
        "donation",
        ("donor_name VARCHAR(200) NOT NULL", "donor_name VARCHAR(200)"),
        ("'service', 'premises')", "'service', 'premises', 'mixed')"),
        ("CONSTRAINT ck_donation_coverage_known", f"{CAUSES}, \n\tCONSTRAINT ck_donation_coverage_known"),
    )
    op.execute(f"ALTER TABLE donation ADD COLUMN sum_key INTEGER GENERATED ALWAYS AS ({SUM_KEY}) VIRTUAL")
    op.create_index("ix_donation_sum_key", "donation", ["sum_key", "amount"])
    remake(
        "brand",
        ("chamber_id INTEGER NOT NULL", "chamber_id INTEGER"),
        ("CONSTRAINT fk_brand_chamber_id", f"{OWNER}, \n\tCONSTRAINT fk_brand_chamber_id"),
    )


def _altered() -> None:
    op.execute("ALTER TABLE donation ALTER COLUMN donor_name DROP NOT NULL")
    op.execute("ALTER TABLE donation DROP CONSTRAINT ck_donation_kind_known")
    kinds = "'cash', 'goods', 'service', 'premises', 'mixed'"
    op.execute(f"ALTER TABLE donation ADD CONSTRAINT ck_donation_kind_known CHECK (kind IN ({kinds}))")
    op.execute(f"ALTER TABLE donation ADD {CAUSES}")
    op.execute("ALTER TABLE brand ALTER COLUMN chamber_id DROP NOT NULL")
    op.execute(f"ALTER TABLE brand ADD {OWNER}")


def remake(table: str, *changes: tuple[str, str]) -> None:
    """Copy a table under its changed statement, with keys, references to it and indexes as they were."""
    bind = op.get_bind()
    facts = {"name": table}
    said = bind.scalar(sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), facts)
    indexes = bind.scalars(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :name AND sql IS NOT NULL"), facts
    ).all()
    words = str(said)
    for old, new in changes:
        if words.count(old) != 1:
            raise ValueError(f"{table}: {old!r} stands {words.count(old)} times in {words}")
        words = words.replace(old, new)
    _, opening, rest = words.partition("(")
    columns = ", ".join(row[1] for row in bind.exec_driver_sql(f"PRAGMA table_info({table})"))
    bind.exec_driver_sql(f"CREATE TABLE {table}_anew {opening}{rest}")
    bind.exec_driver_sql(f"INSERT INTO {table}_anew ({columns}) SELECT {columns} FROM {table}")
    bind.exec_driver_sql(f"DROP TABLE {table}")
    bind.exec_driver_sql(f"ALTER TABLE {table}_anew RENAME TO {table}")
    for index in indexes:
        bind.exec_driver_sql(index)


def add_link(table: str, column: str, target: str) -> None:
    """A column that refers to another table, as both engines can add it without making the table anew."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER CONSTRAINT fk_{table}_{column} "
        f"REFERENCES {target} (id) DEFERRABLE INITIALLY IMMEDIATE"
    )


def map_log(table: str, column: str, value: str) -> None:
    """What the log says of rows that have the new column's default now: so that it still tells the table."""
    for side in ("old", "new"):
        if op.get_bind().dialect.name == "sqlite":
            mapped = f"json_patch({side}, json_object('{column}', '{value}'))"
        else:
            mapped = f"({side}::jsonb || jsonb_build_object('{column}', '{value}'))::text"
        op.execute(f"UPDATE change SET {side} = {mapped} WHERE table_name = '{table}' AND {side} IS NOT NULL")


def _gift_cause() -> None:
    op.create_table(
        "gift_cause",
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("cause_id", sa.Integer(), nullable=False),
        sa.Column("notes", chars(), nullable=True),
        *_identity("gift_cause"),
        sa.ForeignKeyConstraint(["cause_id"], ["cause.id"], name="fk_gift_cause_cause_id", **WAITING),
        sa.ForeignKeyConstraint(
            ["donation_id"], ["donation.id"], name="fk_gift_cause_donation_id", ondelete="CASCADE", **WAITING
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_gift_cause_cause_id", "gift_cause", ["cause_id"])
    op.create_index("ix_gift_cause_donation_id", "gift_cause", ["donation_id"])


def _reported_figure() -> None:
    table = "reported_figure"
    subjects = ("organisation", "chamber", "enterprise")
    op.create_table(
        table,
        sa.Column("counted", chars(200), nullable=False),
        sa.Column("counted_key", chars(), nullable=False),
        sa.Column("counted_pinyin", chars(), nullable=True),
        sa.Column("subject_name", chars(200), nullable=True),
        *(sa.Column(f"subject_{kind}_id", sa.Integer(), nullable=True) for kind in subjects),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("qualifier", chars(20), nullable=False),
        sa.Column("unit", chars(), nullable=True),
        sa.Column("beside", chars(60), nullable=False),
        sa.Column("period_from", chars(10), nullable=True),
        sa.Column("period_to", chars(10), nullable=True),
        sa.Column("stated_on", chars(10), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("source", chars(), nullable=True),
        sa.Column("notes", chars(), nullable=True),
        *_identity(table),
        sa.CheckConstraint(f"qualifier IN ({QUALIFIERS})", name=op.f(f"ck_{table}_qualifier_known")),
        sa.CheckConstraint("number IS NULL OR number >= 0", name=op.f(f"ck_{table}_number_not_negative")),
        sa.CheckConstraint(
            "period_from IS NULL OR period_to IS NULL OR period_from LIKE '--%' OR period_to LIKE '--%' "
            "OR substr(period_from, 1, length(period_to)) <= period_to",
            name=op.f(f"ck_{table}_period_to_after_period_from"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"subject_{kind}_id"], [f"{kind}.id"], name=f"fk_{table}_subject_{kind}_id", **WAITING
            )
            for kind in subjects
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=f"fk_{table}_meeting_id", **WAITING),
        sqlite_autoincrement=True,
    )
    for column in ("counted", "counted_key", "stated_on", "meeting_id", *(f"subject_{kind}_id" for kind in subjects)):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _identity(table: str) -> tuple[sa.Column[Any] | sa.Constraint, ...]:
    """What every record has."""
    return (
        sa.Column("uid", chars(32), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


CAUSES = "CONSTRAINT ck_donation_causes_known CHECK (causes IN ('one', 'several'))"
OWNER = "CONSTRAINT ck_brand_one_owner CHECK ((chamber_id IS NULL) <> (organisation_id IS NULL))"
SAID = "coalesce(given_on, period_to, '--')"
SUM_KEY = (
    f"CAST(CASE WHEN {SAID} LIKE '--%' THEN 0 ELSE CAST(substr({SAID}, 1, 4) AS INTEGER) - 1799 END AS BIGINT)"
    " * 4503599627370496 + CASE WHEN causes = 'several' THEN 4194303 ELSE coalesce(cause_id, 0) END"
    " * CAST(1073741824 AS BIGINT) + coalesce(mobilised_by_id, 0) * 256"
    " + CASE basis WHEN 'one_off' THEN 0 WHEN 'cumulative' THEN 64 ELSE 128 END"
    " + CASE WHEN amount IS NULL THEN 56 WHEN qualifier = 'exact' THEN 0 WHEN qualifier = 'over' THEN 8"
    " WHEN qualifier = 'nearly' THEN 16 WHEN qualifier = 'about' THEN 24 WHEN qualifier = 'at_least' THEN 32"
    " WHEN qualifier = 'reaching' THEN 40 ELSE 48 END"
    " + CASE WHEN donor_list = 'open' THEN 4 ELSE 0 END"
    f" + CASE WHEN basis = 'cumulative' AND period_from < substr({SAID}, 1, 4) AND period_from NOT LIKE '--%'"
    " THEN 2 ELSE 0 END"
    " + CASE WHEN headline_id IS NULL THEN 0 ELSE 1 END"
)
"""See db/models/donation.py."""
