"""Which statements keep the gifts added up in SQLite, beside every write, whoever writes?"""

_OFF = (
    "UPDATE gift_sum SET fen = fen - coalesce(old.amount, 0), gifts = gifts - 1 WHERE sum_key = old.sum_key; "
    "DELETE FROM gift_sum WHERE sum_key = old.sum_key AND gifts = 0;"
)
_ON = (
    "INSERT INTO gift_sum (sum_key, fen, gifts) VALUES (new.sum_key, coalesce(new.amount, 0), 1) "
    "ON CONFLICT (sum_key) DO UPDATE SET fen = fen + excluded.fen, gifts = gifts + 1;"
)


def gift_sums(_key: str) -> list[str]:
    """The statements that make `gift_sum`, filled from the gifts as they are, and the triggers that keep it.

    In bulk, too, row by row: an upsert of a few bytes is the same work either way.
    """
    return [
        "DROP TABLE IF EXISTS gift_sum",
        "CREATE TABLE gift_sum (sum_key INTEGER PRIMARY KEY, fen INTEGER NOT NULL, gifts INTEGER NOT NULL)",
        "INSERT INTO gift_sum (sum_key, fen, gifts) "
        "SELECT sum_key, coalesce(sum(amount), 0), count(*) FROM donation GROUP BY sum_key",
        f"CREATE TRIGGER gift_sum_insert AFTER INSERT ON donation BEGIN {_ON} END",
        f"CREATE TRIGGER gift_sum_delete AFTER DELETE ON donation BEGIN {_OFF} END",
        "CREATE TRIGGER gift_sum_update AFTER UPDATE ON donation "
        f"WHEN (old.sum_key, old.amount) IS NOT (new.sum_key, new.amount) BEGIN {_OFF} {_ON} END",
    ]
