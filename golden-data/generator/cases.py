# SPDX-License-Identifier: Apache-2.0
"""The inputs of our own cases, each from its own seed. What a case is for is said by its ``why``.

No price is made with a logarithm or an exponential, so that every processor makes the same input.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

import midpoints
import tables

BAR = pd.Timedelta(minutes=5)

# Days on which Colombia does not trade. 2024-03-25, 03-28 and 03-29 are San Jose and the Holy Week.
HOLIDAYS = [
    "2024-01-01", "2024-01-08", "2024-03-25", "2024-03-28", "2024-03-29", "2024-05-01", "2024-05-13", "2024-06-03",
    "2024-06-10", "2024-07-01", "2024-08-07", "2024-08-19", "2024-10-14", "2024-11-04", "2024-11-11", "2024-12-25",
    "2025-01-01", "2025-01-06",
]  # fmt: skip


@dataclass(frozen=True)
class Instrument:
    """Where a price starts, how far it goes in a bar (as a part of it), and its decimals."""

    price: float
    volatility: float
    decimals: int


PESO = Instrument(3950.0, 0.0007, 2)
TINY = Instrument(0.00002431, 0.0015, 10)
HUGE = Instrument(1_482_500.0, 0.0009, 0)
GOLD = Instrument(2034.5, 0.0005, 2)


@dataclass(frozen=True)
class Case:
    """One case: what it is for, whom it belongs to, and how its bars are made.

    ``norm_stats`` is a path below golden-data; statistics that are not there yet are fitted on this case.
    """

    name: str
    why: str
    contract: tuple[str, str]
    norm_stats: str
    times: Callable[[], pd.DatetimeIndex]
    seed: int
    instrument: Instrument = PESO
    packed: bool = False
    alter: Callable[[pd.DataFrame], pd.DataFrame] | None = None

    def bars(self, macro: list[str]) -> pd.DataFrame:
        bars = _market(np.random.default_rng(self.seed), self.times(), self.instrument, macro)
        return bars if self.alter is None else self.alter(bars)

    def positions(self, rows: int) -> pd.DataFrame:
        """What the agent holds at each bar; some of it beyond every limit."""
        rng = np.random.default_rng([self.seed, 1])
        held = np.round(rng.uniform(-1.3, 1.3, rows), 4)
        steps = np.array([-np.inf, -1.5, -1.0, -0.5, 0.0, 0.25, 1.0, 7.0, np.inf])
        return pd.DataFrame({"position": np.where(rng.random(rows) < 0.6, rng.choice(steps, rows), held)})


def sessions(first: str, last: str, start="13:00", end="17:55", holidays=()) -> pd.DatetimeIndex:
    """Every bar of the UTC session on every weekday that is no holiday."""
    days = pd.bdate_range(first, last).difference(pd.to_datetime(list(holidays)))
    length = pd.Timedelta(f"{end}:00") - pd.Timedelta(f"{start}:00")
    offsets = pd.timedelta_range(pd.Timedelta(f"{start}:00"), periods=length // BAR + 1, freq=BAR)
    return pd.DatetimeIndex((days.to_numpy()[:, None] + offsets.to_numpy()).ravel()).tz_localize("UTC")


def around_the_clock(first: str, last: str) -> pd.DatetimeIndex:
    return pd.date_range(first, last, freq=BAR, tz="UTC")


def _market(rng, times: pd.DatetimeIndex, instrument: Instrument, macro: list[str]) -> pd.DataFrame:
    n, step = len(times), instrument.price * instrument.volatility
    gap = np.diff(times.to_numpy(), prepend=times.to_numpy()[:1]) > BAR.to_timedelta64()
    moves = rng.normal(0.0, step, n) * np.where(gap, 5.0, 1.0)
    close = instrument.price + np.cumsum(moves)
    opened = np.concatenate([[instrument.price], close[:-1]]) + np.where(gap, moves, 0.0) * 0.8
    high = np.maximum(opened, close) + np.abs(rng.normal(0.0, step * 0.6, n))
    low = np.minimum(opened, close) - np.abs(rng.normal(0.0, step * 0.6, n))
    columns = {"open": opened, "high": high, "low": low, "close": close}
    bars = pd.DataFrame({k: np.round(v, instrument.decimals) for k, v in columns.items()}, index=times)
    for name in macro:
        level, size, by_bar = _MACRO[name]
        bars[name] = np.round(_by_bar(rng, n, level, size) if by_bar else _by_day(rng, times, level, size), 4)
    return bars


# Where each macro series starts, how far it steps, and whether it moves within the day.
_MACRO = {
    "dxy": (104.0, 0.35, False),
    "vix": (15.0, 0.9, False),
    "embi": (320.0, 4.0, False),
    "brent": (82.0, 0.06, True),
    "usdmxn": (17.0, 0.008, True),
    "treasury_10y": (4.2, 0.04, False),
    "real_yield": (1.9, 0.03, False),
}


def _by_day(rng, times, level, size):
    """One value a day, published some time within it."""
    published = int(rng.integers(13 * 60, 18 * 60))
    day = pd.factorize(times.floor("D"))[0] + (times.hour * 60 + times.minute >= published)
    return (level + np.cumsum(rng.normal(0.0, size, day.max() + 1)))[day]


def _by_bar(rng, n, level, size):
    """A value that moves on about every third bar."""
    return level + np.cumsum(np.where(rng.random(n) < 0.35, rng.normal(0.0, size, n), 0.0))


def _session_opened_late(bars):
    """The second session begins at 14:10; the third at 17:40, with fewer bars than the warm-up."""
    day, minute = _day_and_minute(bars)
    return bars[~((day == 1) & (minute < 14 * 60 + 10)) & ~((day == 2) & (minute < 17 * 60 + 40))]


def _half_sessions_missing(bars):
    """No row after 15:25 in session 2, none before 15:30 in session 4; in session 5 half of the rows have no price."""
    day, minute = _day_and_minute(bars)
    half = minute < 15 * 60 + 30
    bars = bars[~((day == 1) & ~half) & ~((day == 3) & half)].copy()
    day, minute = _day_and_minute(bars)
    bars.loc[(day == 4) & (minute >= 15 * 60 + 30), ["open", "high", "low", "close"]] = np.nan
    return bars


def _rising_from(first: int):
    """From that bar on, 40 closes above the last: no loss stays in a short average, or has ever been in it."""

    def alter(bars):
        bars = bars.copy()
        before = bars["close"].iloc[first - 1]
        close = np.round(before + np.arange(1, 41) * 0.75, 2)
        opened = np.concatenate([[before], close[:-1]])
        rising = np.column_stack([opened, np.round(close + 0.1, 2), np.round(opened - 0.1, 2), close])
        bars.iloc[first : first + 40, :4] = rising
        return bars

    return alter


def _at_the_middle_of_two_floats(bars):
    """The spread in every row, and three changes in every second one, where the last bit of D1's quotient decides."""
    stats, rng = tables.read_json(_ROOT / _PESO_STATS), np.random.default_rng(1201)
    bars = bars.copy()
    bars["treasury_10y"] = midpoints.spreads(rng, stats["rate_spread"], 10.0, len(bars))
    for name in ("dxy", "brent", "usdmxn"):
        bars[name] = midpoints.changes(rng, stats[f"{name}_change_1d"], bars[name])
    return bars


def _infinite_index(bars):
    """Prices near 1e-296, a close of 1e8, and six bars that stand there: the index before it is averaged is infinite.

    The average range is then tiny and the average movement is not. One of the bars has no prices.
    """
    bars = bars.copy()
    bars.iloc[:70, :4] = bars.iloc[:70, :4].to_numpy() * 2.0**-994
    bars.iloc[70, :3] = bars.iloc[70, :3].to_numpy() * 2.0**-994
    bars.iloc[70, 3] = 1e8
    bars.iloc[71:77, :4] = 1e8
    bars.iloc[74, :4] = np.nan
    return bars


def _day_and_minute(bars):
    return pd.factorize(bars.index.floor("D"))[0], bars.index.hour * 60 + bars.index.minute


_ROOT = Path(__file__).resolve().parent.parent
_PESO_STATS = "training-outputs/norm_stats.json"
_CONTRACT = ("usdcop-m5", "1.0.0")


def _weekdays(first, last, **options):
    return lambda: sessions(first, last, **options)


def _legacy(dialect, why, times, seed, **options):
    name = f"legacy-{dialect}"
    return Case(name, why, (name, "1.0.0"), f"norm-stats/{name}.json", times, seed, **options)


CASES = [
    Case("daylight-saving-us", "the clocks of the United States change on 2024-03-10: the UTC session does not move",
         _CONTRACT, _PESO_STATS, _weekdays("2024-03-07", "2024-03-13"), 101),
    Case("daylight-saving-europe", "bars around the clock through the European change of 2023-10-29 01:00 UTC: "
         "no hour is missing or there twice, and times before the session count from the day before",
         _CONTRACT, _PESO_STATS, lambda: around_the_clock("2023-10-28T12:30", "2023-10-29T18:30"), 102),
    Case("month-end", "a month's end in a leap year, 2024-02-29",
         _CONTRACT, _PESO_STATS, _weekdays("2024-02-27", "2024-03-04"), 103),
    Case("year-end", "a year's end with whole days missing: Christmas, New Year, Epiphany",
         _CONTRACT, _PESO_STATS, _weekdays("2024-12-24", "2025-01-07", holidays=HOLIDAYS), 104),
    Case("colombian-holidays", "San Jose and the Holy Week of 2024: whole days missing, a gap of five days",
         _CONTRACT, _PESO_STATS, _weekdays("2024-03-21", "2024-04-02", holidays=HOLIDAYS), 105),
    Case("session-opened-late", "one session begins at 14:10 and one at 17:40: a lag counts bars, not minutes",
         _CONTRACT, _PESO_STATS, _weekdays("2024-04-15", "2024-04-19"), 106, alter=_session_opened_late),
    Case("half-session-missing", "half of a session without rows, at its end and at its beginning, and half of one "
         "with rows but without prices",
         _CONTRACT, _PESO_STATS, _weekdays("2024-05-20", "2024-05-27"), 107, alter=_half_sessions_missing),
    Case("year", "a year of sessions without the Colombian holidays: nothing drifts over 15,000 bars",
         _CONTRACT, _PESO_STATS, _weekdays("2024-01-01", "2024-12-31", holidays=HOLIDAYS), 108, packed=True),
    Case("tiny-prices", "an instrument of another scale, ten decimals: 0.00002",
         _CONTRACT, "norm-stats/tiny-prices.json", _weekdays("2024-06-17", "2024-06-20"), 109, TINY),
    Case("huge-prices", "an instrument of another scale, no decimals: 1,500,000",
         _CONTRACT, "norm-stats/huge-prices.json", _weekdays("2024-07-15", "2024-07-18"), 110, HUGE),
    Case("contract-1.1.0", "12 features of usdcop-m5", ("usdcop-m5", "1.1.0"), _PESO_STATS,
         _weekdays("2024-08-12", "2024-08-16"), 111),
    Case("contract-1.2.0", "8 features of usdcop-m5, none of them macro", ("usdcop-m5", "1.2.0"), _PESO_STATS,
         _weekdays("2024-09-09", "2024-09-13"), 112),
    Case("another-contract", "another instrument with its own columns, periods, lags, session, warm-up and clip",
         ("gold-m5", "2.1.0"), "norm-stats/gold-m5.json",
         _weekdays("2024-02-15", "2024-02-16", start="07:00", end="20:55"), 113, GOLD),
    _legacy("plain-mean", "RSI, ATR and ADX over plain means with 1e-10 in the divisors, absent until they are defined",
            _weekdays("2024-10-07", "2024-10-11"), 114, alter=_rising_from(120)),
    _legacy("exponential", "RSI, ATR and ADX over exponential averages; RSI is 100 where nothing fell; "
            "percentages in place of log returns", _weekdays("2024-10-21", "2024-10-25"), 115,
            alter=_rising_from(1)),
    _legacy("mean-seeded", "RSI, ATR and ADX over averages seeded with a mean, first change absent",
            _weekdays("2024-11-18", "2024-11-22"), 116, alter=_rising_from(120)),
    _legacy("percent", "ATR in percent, DX in place of ADX, population deviation over 50 bars with at least 10, the "
            "session cut to 240 minutes", _weekdays("2024-12-02", "2024-12-06"), 117),
    _legacy("fixed-macro", "macro by fixed means and deviations, changes over 288 bars within +-0.1, log returns "
            "within +-0.05, the spread standardised", _weekdays("2025-02-03", "2025-02-10"), 118),
    _legacy("daily-change", "macro changes against the last value of the calendar day before, which a Monday does not "
            "have, and over 60 bars", _weekdays("2025-03-06", "2025-03-12"), 119),
    Case("float-midpoints", "raw values whose quotient of D1 lies at the middle of two floats: a reciprocal in place of "
         "the division, or a mean off by its last bit, gives the other float",
         _CONTRACT, _PESO_STATS, _weekdays("2025-04-07", "2025-04-10"), 120, alter=_at_the_middle_of_two_floats),
    Case("infinite-index", "prices near 1e-296 and then of 1e8: the directional index is infinite before it is averaged, "
         "and an infinite value counts as absent in every average",
         _CONTRACT, _PESO_STATS, _weekdays("2025-05-05", "2025-05-07"), 151, alter=_infinite_index),
]  # fmt: skip
