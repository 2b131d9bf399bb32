# SPDX-License-Identifier: Apache-2.0
"""Feeds with imperfect bars: what arrives, what a policy decides about each, and the features of what was taken.

The decisions go arrival by arrival, as the policy is written in docs/contract.md; everything after them is one frame.
"""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import numpy as np
import pandas as pd

import tables
from cases import BAR, GOLD, HOLIDAYS, PESO, Instrument, sessions, _market
from feature_parity import FeatureContract, NormStats, normalized, raw_features
from suite import raw_tolerance

PARTS = ["arrivals", "published", "decisions", "raw", "normalized"]
PRICES = ["open", "high", "low", "close"]
_MINUTE = pd.Timedelta(minutes=1)


@dataclass(frozen=True)
class Feed:
    """One feed, under one policy of a contract. Its files lie in feeds/NAME."""

    name: str
    why: str
    contract: tuple[str, str]
    policy: str
    norm_stats: str
    first: str
    last: str
    seed: int
    instrument: Instrument

    def path(self, part: str) -> str:
        return f"feeds/{self.name}/{part}.csv"


FEEDS = [
    Feed("usdcop-training", "rows as they are: nothing is inserted, no session is asked for; a bar that conflicts, is late or "
         "has bad prices is refused", ("usdcop-m5", "1.0.0"), "training", "training-outputs/norm_stats.json",
         "2024-03-21", "2024-04-02", 901, PESO),
    Feed("usdcop-live", "missing bars are inserted, nights and holidays left out, a bar off the grid is refused", ("usdcop-m5", "1.0.0"), "live", "training-outputs/norm_stats.json",
         "2024-03-21", "2024-04-02", 902, PESO),
    Feed("gold-mended", "a bar that conflicts replaces the last one, late ones are left out, bad prices and bars without "
         "volume are absent", ("gold-m5", "2.1.0"), "mended", "norm-stats/gold-m5.json",
         "2024-03-07", "2024-03-12", 903, GOLD),
]  # fmt: skip


# ---- what arrives


def arrivals(feed: Feed, contract: dict) -> pd.DataFrame:
    """An ordinary market to which about one bar in eight something happens."""
    rng = np.random.default_rng(feed.seed)
    session = contract["session"]
    times = sessions(feed.first, feed.last, session["start"], session["end"])  # on holidays too
    bars = _market(rng, times, feed.instrument, [])
    bars["volume"] = np.where(rng.random(len(bars)) < 0.1, np.nan, 1.0)
    rows, skip = [], 0
    for i, (time, bar) in enumerate(bars.iterrows()):
        if skip > 0:
            skip -= 1
            continue
        bar = bar.copy()
        what = rng.integers(80)
        if what == 0:
            skip = int(rng.integers(0, 4))  # this one and so many after it never come
            continue
        if what == 1:
            skip = int(rng.integers(4, 16))
            continue
        if what == 2:
            bar[PRICES] = np.nan
        elif what == 3:
            bar["high"] = np.nan
        elif what == 4:
            bar["close"] = 0.0
        elif what == 5:
            bar["high"], bar["low"] = bar["low"] - 1, bar["high"] + 1
        elif what == 6:
            bar["volume"] = 0.0
        rows.append((time, bar))
        if what == 7:
            rows.append((time, bar))
        elif what == 8:
            rows.append((time, bar + [0, 1, -1, 0.5, 0]))
        elif what == 9 and i > 5:
            rows.append((bars.index[i - 4], bars.iloc[i - 4]))
        elif what == 10:
            rows.append((time + 2 * _MINUTE, bar))
        elif what == 11:
            rows.append((time, bar + [0, 1, -1, 0.5, 0]))
            rows.append((time, bar + [0, 2, -2, 0.75, 0]))
        if i + 1 < len(bars) and bars.index[i + 1] - time > BAR and rng.random() < 0.5:
            rows.append((time + BAR, bar))  # after the session's last bar
    frame = pd.DataFrame([bar for _, bar in rows], index=pd.DatetimeIndex([time for time, _ in rows]))
    return frame.astype(np.float64)


def publications(feed: Feed, contract: dict) -> pd.DataFrame:
    """A value a day for each macro column: with the instant of its publication, or with the day alone."""
    rng = np.random.default_rng([feed.seed, 1])
    days = pd.date_range(pd.Timestamp(feed.first) - pd.Timedelta(days=9), feed.last, tz="UTC")
    rows = []
    for source in contract["macro"]:
        dated = source["available"]["kind"] != "as_published" and rng.random() < 0.6
        value = 50 * rng.random()
        for day in days[rng.random(len(days)) < 0.5]:
            value = round(value + rng.normal(), 3)
            second = pd.Timedelta(seconds=int(rng.integers(50_000, 64_000)))
            available = None if dated else day + pd.Timedelta(days=1) + second
            rows.append({
                "column": source["name"], "date": f"{day:%Y-%m-%d}",
                "available": "" if available is None else f"{available:%Y-%m-%dT%H:%M:%SZ}", "value": value,
            })  # fmt: skip
    return pd.DataFrame(rows)


# ---- what is decided


class Decider:
    """The policy's questions, in their order; the first answer decides."""

    def __init__(self, contract: dict, policy: dict):
        self.session = contract["session"]
        self.policy = policy
        self.decisions = []
        self.taken = {}
        self.last = None

    def decide(self, arrival: int, time: pd.Timestamp, bar: pd.Series) -> None:
        self.arrival = arrival
        if self.taken and time < self._last_time():
            return self._leave("late", time)
        again = bool(self.taken) and time == self._last_time()
        if again and bar[PRICES].equals(self.last[PRICES]):
            return self._leave("duplicate", time)
        if again and self.policy["conflicting_duplicate"] == "refuse":
            return self._note("conflict_refused", time)
        if not again and self.policy["off_grid"] != "accept" and (time - self._start(time)) % BAR != 0 * BAR:
            return self._leave("off_grid", time)
        if not again and self.policy["outside_session"] != "accept" and not self._in_session(time):
            return self._leave("outside_session", time)
        if bar["volume"] == 0 and self.policy["zero_volume"] == "refuse":
            return self._note("zero_volume_refused", time)
        untraded = bar["volume"] == 0 and self.policy["zero_volume"] == "absent"
        good = untraded or not (((bar[PRICES] <= 0) | np.isinf(bar[PRICES])).any() or bar["high"] < bar["low"])
        if not good and self.policy["bad_prices"] == "refuse":
            return self._note("bad_values_refused", time)
        if not again:
            self._insert_before(time)
        absent = untraded or not good
        self.taken[time] = pd.Series(np.nan, PRICES) if absent else bar[PRICES]
        self.last = bar
        self._note(
            "replaced" if again
            else "zero_volume_taken_as_absent" if untraded
            else "bad_values_taken_as_absent" if not good
            else "accepted_absent" if bar[PRICES].isna().all()
            else "accepted", time)  # fmt: skip

    def _leave(self, what: str, time: pd.Timestamp) -> None:
        self._note(f"{what}_dropped" if self.policy[what] == "drop" else f"{what}_refused", time)

    def _note(self, decision: str, time: pd.Timestamp) -> None:
        self.decisions.append({"arrival": self.arrival, "time": f"{time:%Y-%m-%dT%H:%M:%SZ}", "decision": decision})

    def _insert_before(self, time: pd.Timestamp) -> None:
        """All of the missing bars, or none where there are too many."""
        if not self.taken or self.policy["insert_up_to_minutes"] == 0:
            return
        everywhere = self.policy["outside_session"] == "accept"
        grid = pd.date_range(self._last_time().floor(BAR) + BAR, time - _MINUTE, freq=BAR)
        missing = [at for at in grid if everywhere or self._in_session(at)]
        if (len(missing) + 1) * BAR <= self.policy["insert_up_to_minutes"] * _MINUTE:
            for at in missing:
                self.taken[at] = pd.Series(np.nan, PRICES)
                self._note("inserted", at)

    def _last_time(self) -> pd.Timestamp:
        return next(reversed(self.taken))

    def _start(self, time: pd.Timestamp) -> pd.Timestamp:
        return time.floor("D") + pd.Timedelta(f"{self.session['start']}:00")

    def _in_session(self, time: pd.Timestamp) -> bool:
        end = time.floor("D") + pd.Timedelta(f"{self.session['end']}:00")
        return is_session_day(time, self.session) and self._start(time) <= time <= end


def is_session_day(day: pd.Timestamp, session: dict) -> bool:
    holiday = "CO" in session["holidays"] and f"{day:%Y-%m-%d}" in HOLIDAYS
    return day.day_name().lower() in session["days"] and not holiday


# ---- what is seen


def _available(row: pd.Series, source: dict, session: dict) -> pd.Timestamp:
    if row["available"]:
        return pd.Timestamp(row["available"])
    rule, day = source["available"], pd.Timestamp(row["date"], tz="UTC")
    if rule["kind"] == "session_start":
        for _ in range(rule["sessions_later"]):
            day += pd.Timedelta(days=1)
            while not is_session_day(day, session):
                day += pd.Timedelta(days=1)
        return day + pd.Timedelta(f"{session['start']}:00")
    local = day.tz_localize(None) + pd.Timedelta(days=rule["days_later"]) + pd.Timedelta(f"{rule['time']}:00")
    return local.tz_localize(rule["zone"]).tz_convert("UTC")


def _seen(times: pd.DatetimeIndex, published: pd.DataFrame, source: dict, session: dict) -> np.ndarray:
    """The newest value available at or before each bar, until it is stale."""
    own = published[published["column"] == source["name"]]
    available = pd.DatetimeIndex([_available(row, source, session) for _, row in own.iterrows()]).as_unit("ns")
    right = pd.DataFrame({"available": available, "value": own["value"].to_numpy()}).sort_values("available", kind="stable")
    left = pd.DataFrame({"time": times.as_unit("ns")})
    joined = pd.merge_asof(left, right, left_on="time", right_on="available")
    if source["stale_after_bars"] is not None:
        first = times.as_unit("ns").searchsorted(pd.DatetimeIndex(joined["available"]))
        joined.loc[np.arange(len(times)) - first > source["stale_after_bars"], "value"] = np.nan
    return joined["value"].to_numpy()


@dataclass(frozen=True)
class Made:
    """Everything of a feed, from its seed."""

    feed: Feed
    document: dict
    stats: dict

    @cached_property
    def features(self) -> FeatureContract:
        return FeatureContract.of(self.document)

    @cached_property
    def parts(self) -> dict[str, bytes]:
        arrived = arrivals(self.feed, self.document)
        published = publications(self.feed, self.document)
        decider = Decider(self.document, self.document["policies"][self.feed.policy])
        for arrival, (time, bar) in enumerate(arrived.iterrows()):
            decider.decide(arrival, time, bar)
        bars = pd.DataFrame(decider.taken).T.set_axis(pd.DatetimeIndex(decider.taken), axis=0).astype(np.float64)
        for source in self.document["macro"]:
            bars[source["name"]] = _seen(bars.index, published, source, self.document["session"])
        raw = raw_features(bars, self.features)
        return {
            "arrivals": tables.table_bytes(arrived, with_time=True),
            "published": tables.table_bytes(published),
            "decisions": tables.table_bytes(pd.DataFrame(decider.decisions)),
            "raw": tables.table_bytes(raw),
            "normalized": tables.table_bytes(normalized(raw, self.features, NormStats.of(self.stats, self.features))),
        }

    @cached_property
    def raw(self) -> pd.DataFrame:
        """As it was made: a logarithm may be 1 ulp away where the file was made."""
        return pd.read_csv(BytesIO(self.parts["raw"]), float_precision="round_trip", skip_blank_lines=False, dtype=float)

    def path(self, part: str) -> str:
        return self.feed.path(part)

    def raw_tolerance(self) -> dict[str, int]:
        return raw_tolerance(self.features)


def all_feeds(documents: dict, read_stats) -> list[Made]:
    return [Made(feed, documents[feed.contract], read_stats(feed.norm_stats)) for feed in FEEDS]
