"""How quickly does the search box answer a keystroke, against a LIKE scan over the same columns?"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from random import Random
from statistics import median

from app.desk import Desk
from app.kinds import BY_NAME
from app.lists import Listing
from app.search import SHOWN
from app.store import STORE_FILE
from db.models import MODELS
from tests.benchmarks.measuring import Figure, Setting, against, milliseconds, number, quantile

LENGTHS = range(1, 7)
WORST = ("区", "1", "a", "有限", "有限公", "有限公司", "130", "江城市", "huaxing", "有限责任公司", "000000")
"""What a great part of the records holds, or nearly does: a long list to rank."""
_PER_SORT = 30
_RIVAL_EVERY = 10


def measure(setting: Setting) -> Iterator[Figure]:
    """Whole calls of `Desk.find`: matching, ranking and fetching the shown rows."""
    with Desk.open(setting.large).store as store, closing(_connect(setting)) as raw:
        desk = Desk(store)
        typed = list(queries(setting, raw))
        own, (beside, rival, plain) = _timed(desk, raw, typed)
        everything = [time for times in own.values() for time in times]
        yield Figure("keystroke search, p99", quantile(everything, 0.99), "ms", 16, _lengths(own))
        note = f"{number(median(beside))} ms : {number(median(rival))} ms, {len(rival)} queries"
        yield Figure("keystroke search, median : LIKE scan", against(beside, rival), "×", 0.1, note)
        note = f"LIKE … LIMIT {SHOWN} in any order: {number(median(plain))} ms"
        yield Figure("keystroke search, median : LIKE, first rows unranked", against(beside, plain), "×", note=note)
        worst = {text: _of(setting.rounds, desk.find, text) for text in WORST}
        slowest = max(worst, key=lambda text: worst[text])
        note = "; ".join(f"{text} {number(time)}" for text, time in worst.items())
        yield Figure("keystroke search, slowest of the common texts", worst[slowest], "ms", note=note)
        yield from _narrowed(desk, setting)


def queries(setting: Setting, raw: sqlite3.Connection) -> Iterator[str]:
    """What clerks type, one to six characters of each sort: parts of names, pinyin, codes, phones, people."""
    rng = Random("keystrokes")
    count = max(1, round(_PER_SORT * min(1, setting.scale * 10)))
    sql = (
        "SELECT name, name_pinyin, credit_code, phone, legal_representative, contact_person FROM enterprise "
        "WHERE credit_code IS NOT NULL AND id % ? = 0"
    )
    rows = raw.execute(sql, (max(1, setting.rows // (count * 8)),)).fetchall()
    for length in LENGTHS:
        for name, pinyin, code, phone, head, contact in (rng.choice(rows) for _ in range(count)):
            start = rng.randrange(max(1, len(name) - length))
            words = (pinyin or "a").split()
            spelled, letters = words[0], words[-1]  # other readings stand between
            brand = letters[start : start + length]  # few type the city's name first
            yield from (name[start : start + length], name[:length], brand or letters[:length], spelled[:length])
            yield from (code[-length:], code[:length], phone[:length], phone[-length:], head[:length], contact[:length])


def _timed(desk: Desk, raw: sqlite3.Connection, typed: list[str]) -> tuple[dict[int, list[float]], list[list[float]]]:
    """All queries by length; every tenth one again beside the two rivals."""
    own: dict[int, list[float]] = {}
    beside: list[float] = []
    ranked: list[float] = []
    plain: list[float] = []
    Random("order").shuffle(typed)
    for text in typed[:20]:
        desk.find(text)
    for at, text in enumerate(typed):
        time = milliseconds(desk.find, text)
        own.setdefault(len(text), []).append(time)
        if at % _RIVAL_EVERY == 0:
            beside.append(time)
            ranked.append(milliseconds(_like, raw, text, ranked=True))
            plain.append(milliseconds(_like, raw, text, ranked=False))
    return own, [beside, ranked, plain]


def _like(raw: sqlite3.Connection, text: str, *, ranked: bool) -> list[tuple[object, ...]]:
    """Names that begin with the text first, as the search box shows them: every row must be looked at."""
    columns = MODELS["enterprise"].searched
    holds = " OR ".join(f"{column} LIKE :part" for column in columns)
    order = "ORDER BY name LIKE :start DESC" if ranked else ""
    sql = f"SELECT id, {', '.join(columns)} FROM enterprise WHERE {holds} {order} LIMIT {SHOWN}"
    escaped = text.replace("%", "").replace("_", "")
    return raw.execute(sql, {"part": f"%{escaped}%", "start": f"{escaped}%"}).fetchall()


def _narrowed(desk: Desk, setting: Setting) -> Iterator[Figure]:
    """The filter above a table: all ids that hold the text, in the table's order."""
    kind = BY_NAME["enterprise"]
    times = {text: _of(setting.rounds, desk.ids, Listing(kind, text)) for text in WORST}
    slowest = max(times, key=lambda text: times[text])
    note = "; ".join(f"{text} {number(time)}" for text, time in times.items())
    yield Figure("table narrowed by a common text: all ids in order, slowest", times[slowest], "ms", note=note)


def _of(rounds: int, work: Callable[..., object], *given: object) -> float:
    return median(milliseconds(work, *given) for _ in range(rounds))


def _lengths(own: dict[int, list[float]]) -> str:
    parts = (f"{length}: {number(median(own[length]))}/{number(quantile(own[length], 0.99))}" for length in sorted(own))
    every = [time for times in own.values() for time in times]
    return f"{len(every)} queries, median/p99 in ms by length: {', '.join(islice(parts, 9))}; slowest {max(every):.0f}"


def _connect(setting: Setting) -> sqlite3.Connection:
    raw = sqlite3.connect(setting.large / STORE_FILE)
    for pragma in ("cache_size=-65536", "temp_store=MEMORY"):  # as the program's own connections
        raw.execute(f"PRAGMA {pragma}")
    return raw
