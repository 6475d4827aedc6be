"""How a gift is kept."""

from sqlalchemy import DDL, BigInteger, CheckConstraint, Dialect, Integer, column, event, literal_column, table
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement

from db.base import Fen, PartialDate, Record, Words, chars, link, not_negative, one_of, rules
from db.vocabulary import Basis, CauseCount, Coverage, DonationKind, OpenList, Qualifier


class Donation(Record):
    """A gift: donor as given, or none where only who mobilised it is known; amount in 分 with qualifier and basis.

    No amount means unvalued, never zero.
    """

    __tablename__ = "donation"
    __table_args__ = rules(
        one_of("kind", DonationKind),
        one_of("qualifier", Qualifier),
        one_of("basis", Basis),
        one_of("coverage", Coverage),
        one_of("causes", CauseCount),
        not_negative("amount"),
        CheckConstraint(
            "(donor_enterprise_id IS NULL OR donor_chamber_id IS NULL)"
            " AND (donor_enterprise_id IS NULL OR donor_person_id IS NULL)"
            " AND (donor_chamber_id IS NULL OR donor_person_id IS NULL)",
            name="one_donor",
        ),
    )

    donor_name: Mapped[str | None] = mapped_column(chars(200))
    donor_key: Mapped[str] = mapped_column(chars(), index=True)
    donor_enterprise_id: Mapped[int | None] = link("enterprise")
    donor_chamber_id: Mapped[int | None] = link("chamber")
    donor_person_id: Mapped[int | None] = link("person")
    kind: Mapped[str] = mapped_column(chars(20), default=DonationKind.CASH.value)
    amount: Mapped[Fen]
    qualifier: Mapped[str] = mapped_column(chars(20), default=Qualifier.EXACT.value)
    basis: Mapped[str] = mapped_column(chars(20), default=Basis.ONE_OFF.value)
    coverage: Mapped[str] = mapped_column(chars(20), default=Coverage.OWN.value)
    given_on: Mapped[str | None] = mapped_column(chars(10), index=True)
    cause_id: Mapped[int | None] = link("cause")
    # Several: which ones stands in `gift_cause`, and no total by cause may split the sum.
    causes: Mapped[str] = mapped_column(chars(20), default=CauseCount.ONE.value, server_default=CauseCount.ONE.value)
    recipient: Mapped[Words]
    goods: Mapped[Words]
    valuation: Mapped[Words]
    mobilised_by_id: Mapped[int | None] = link("chamber")
    donor_organisation_id: Mapped[int | None] = link("organisation")
    # Whether 等 stood behind the names of the donors.
    donor_list: Mapped[str] = mapped_column(
        chars(20), default=OpenList.COMPLETE.value, server_default=OpenList.COMPLETE.value
    )
    # The headline that this gift is a piece of.
    headline_id: Mapped[int | None] = link("donation")
    period_from: Mapped[PartialDate]
    period_to: Mapped[PartialDate]
    scope: Mapped[Words]
    notes: Mapped[Words]


_SAID = "coalesce(given_on, period_to, '--')"
SUM_KEY = (
    f"CAST(CASE WHEN {_SAID} LIKE '--%' THEN 0 ELSE CAST(substr({_SAID}, 1, 4) AS INTEGER) - 1799 END AS BIGINT)"
    " * 4503599627370496 + CASE WHEN causes = 'several' THEN 4194303 ELSE coalesce(cause_id, 0) END"
    " * CAST(1073741824 AS BIGINT) + coalesce(mobilised_by_id, 0) * 256"
    " + CASE basis WHEN 'one_off' THEN 0 WHEN 'cumulative' THEN 64 ELSE 128 END"
    " + CASE WHEN amount IS NULL THEN 56 WHEN qualifier = 'exact' THEN 0 WHEN qualifier = 'over' THEN 8"
    " WHEN qualifier = 'nearly' THEN 16 WHEN qualifier = 'about' THEN 24 WHEN qualifier = 'at_least' THEN 32"
    " WHEN qualifier = 'reaching' THEN 40 ELSE 48 END"
    " + CASE WHEN donor_list = 'open' THEN 4 ELSE 0 END"
    f" + CASE WHEN basis = 'cumulative' AND period_from < substr({_SAID}, 1, 4) AND period_from NOT LIKE '--%'"
    " THEN 2 ELSE 0 END"
    " + CASE WHEN headline_id IS NULL THEN 0 ELSE 1 END"
)
"""Year, cause, chamber and how it enters a total, in one number: `year - 1799 | cause | chamber | basis qualifier open
spanning piece` in 9, 22, 22 and 8 bits (qualifier 7: unvalued; cause 4194303: several). Migrations keep it as a virtual
column; `gift_sum` holds the gifts added up by it. It is no mapped column: log, undo and import write what people enter,
and this is computed."""


# So that tables made from the classes are those of the migrations. (A lone % would be a placeholder.)
_KEPT = SUM_KEY.replace("%", "%%")
_ddl = DDL(  # type: ignore[no-untyped-call]
    f"ALTER TABLE donation ADD COLUMN sum_key INTEGER GENERATED ALWAYS AS ({_KEPT}) VIRTUAL"
)
event.listen(Donation.__table__, "after_create", _ddl.execute_if(dialect="sqlite"))

GIFT_SUM = table("gift_sum", column("sum_key", BigInteger), column("fen", BigInteger), column("gifts", Integer))
"""The gifts of one key added up: 分 (0 of unvalued ones) and how many. Derived (`db/schema.py`): a table that triggers
keep in a file, a view on a server; nobody else writes it."""


def sum_key(dialect: Dialect) -> ColumnElement[int]:
    """The number to group gifts by: the computed column of a file, the same expression on a server."""
    return literal_column("donation.sum_key" if dialect.name == "sqlite" else f"({SUM_KEY})", BigInteger)
