# SPDX-License-Identifier: Apache-2.0
"""The users' catalogue, against each indicator as a pandas user writes it, without the language and its evaluator."""

import unittest

import feature_parity
import numpy as np
import pandas as pd
from feature_parity import FeatureContract
from support import GOLDEN, bits, read_table, ulps


def day_of(bars):
    return bars.index.floor("D")


def ema(x, span):
    return x.ewm(span=span, adjust=False).mean()


def typical(b):
    return (b.high + b.low + b.close) / 3


def macd(b):
    return ema(b.close, 12) - ema(b.close, 26)


def bands(b):
    middle, deviation = b.close.rolling(20).mean(), b.close.rolling(20).std(ddof=0)
    return middle - 2 * deviation, middle, middle + 2 * deviation


def percent_b(b):
    lower, _, upper = bands(b)
    return (b.close - lower) / (upper - lower)


def band_width(b):
    lower, middle, upper = bands(b)
    return (upper - lower) / middle


def place_in_range(b, n):
    lowest, highest = b.low.rolling(n).min(), b.high.rolling(n).max()
    return b.close - lowest, highest - b.close, highest - lowest


def percent_k(b):
    above, _, whole = place_in_range(b, 14)
    return 100 * above / whole


def williams_r(b):
    _, below, whole = place_in_range(b, 14)
    return -100 * below / whole


def donchian(b):
    above, _, whole = place_in_range(b, 20)
    return above / whole


def vwap(b):
    price, day = typical(b), day_of(b)
    return (price * b.volume).groupby(day).cumsum() / b.volume.where(price.notna()).groupby(day).cumsum()


def keltner(b):
    before = b.close.shift()
    true_range = pd.concat([b.high - b.low, (b.high - before).abs(), (b.low - before).abs()], axis=1).max(axis=1)
    return (b.close - ema(b.close, 20)) / (2 * true_range.ewm(alpha=1 / 10, adjust=False).mean())


def realised_volatility(b):
    returns = np.log(b.close / b.close.shift())
    return np.sqrt((returns**2).rolling(48).sum())


def volume_z(b):
    window = b.volume.rolling(60, min_periods=20)
    return (b.volume - window.mean()) / window.std()


def overnight_gap(b):
    day = day_of(b)
    closes = b.close.groupby(day).last().ffill().shift()
    return b.open.groupby(day).transform("first") / closes.reindex(day).to_numpy() - 1


def minutes_since_open(b):
    times = b.index.to_series()
    return (times - times.groupby(day_of(b)).transform("first")).dt.total_seconds() / 60


def cci(b):
    price = typical(b)
    deviation = price.rolling(20).apply(lambda window: np.abs(window - window.mean()).mean(), raw=True)
    return (price - price.rolling(20).mean()) / (0.015 * deviation)


# The same operations in the same order: equal bits.
EQUAL = {
    "sma": lambda b: b.close.rolling(20).mean(),
    "ema": lambda b: ema(b.close, 20),
    "dema": lambda b: 2 * ema(b.close, 20) - ema(ema(b.close, 20), 20),
    "macd": macd,
    "macd_signal": lambda b: ema(macd(b), 9),
    "bollinger_percent_b": percent_b,
    "bollinger_width": band_width,
    "stochastic_k": percent_k,
    "stochastic_d": lambda b: percent_k(b).rolling(3).mean(),
    "williams_r": williams_r,
    "roc": lambda b: 100 * b.close.pct_change(12),
    "momentum": lambda b: b.close.diff(10),
    "obv": lambda b: (np.sign(b.close.diff()) * b.volume).fillna(0).cumsum(),
    "vwap": vwap,
    "donchian_position": donchian,
    "keltner_position": keltner,
    "realised_volatility": realised_volatility,
    "volume_z": volume_z,
    "minutes_since_open": minutes_since_open,
    "range_share": lambda b: (b.high - b.low) / b.close,
}


class Catalogue(unittest.TestCase):
    def setUp(self):
        self._errors = np.seterr(all="ignore")
        self.addCleanup(lambda: np.seterr(**self._errors))

    def _case(self, name, contract):
        contract = FeatureContract.load(GOLDEN / f"contracts/{contract}-1.0.0.json")
        bars = read_table(GOLDEN / f"cases/{name}/input.csv")
        undefined = {f.name: f.undefined for f in contract.market_features}
        return bars, feature_parity.raw_features(bars, contract), undefined

    def _cases(self):
        for name in ("catalogue", "catalogue-rough"):
            yield name, *self._case(name, "catalogue")

    @staticmethod
    def _defined(column, undefined):
        return column if undefined is None else column.fillna(undefined)

    def test_the_same_operations_give_the_same_bits(self):
        for case, bars, raw, undefined in self._cases():
            for name, idiom in EQUAL.items():
                with self.subTest(case=case, indicator=name):
                    theirs = self._defined(idiom(bars), undefined[name])
                    np.testing.assert_array_equal(bits(theirs), bits(raw[name]))

    def test_every_indicator_is_written_here(self):
        _, raw, _ = self._case("catalogue", "catalogue")
        self.assertEqual(set(raw.columns), {*EQUAL, "cci", "overnight_gap"})

    def test_the_mean_deviation_of_numpy_sums_in_another_order(self):
        """It takes each window's mean anew, and adds in pairs: close, not equal."""
        for case, bars, raw, _ in self._cases():
            with self.subTest(case=case):
                price = typical(bars)
                equal = price.rolling(20).max() == price.rolling(20).min()
                theirs, ours = cci(bars), raw["cci"].where(price.rolling(20).count() == 20)
                np.testing.assert_array_equal(ours[equal], 0.0)
                compared = ~equal & ours.notna()
                self.assertGreater(compared.sum(), 200)
                distance = (theirs - ours).abs()[compared].max()
                self.assertLess(distance, 1e-8)
                self.assertGreater(distance, 0.0)

    def test_the_first_of_a_day_looks_ahead_in_pandas(self):
        """So the gap differs in the bars before the day's first open, and in no other."""
        for case, bars, raw, undefined in self._cases():
            with self.subTest(case=case):
                opened = bars.open.notna().groupby(day_of(bars)).cummax()
                theirs = overnight_gap(bars)
                np.testing.assert_array_equal(raw["overnight_gap"][~opened], undefined["overnight_gap"])
                theirs = self._defined(theirs.where(opened), undefined["overnight_gap"])
                np.testing.assert_array_equal(bits(theirs), bits(raw["overnight_gap"]))
                looked_ahead = (overnight_gap(bars).notna() & ~opened).sum()
                self.assertEqual(looked_ahead, 5 if case == "catalogue-rough" else 0)

    def test_sessions_that_cross_midnight(self):
        bars, raw, undefined = self._case("catalogue-overnight", "catalogue-overnight")
        session = (~(bars.index.to_series().diff() < pd.Timedelta(hours=2))).cumsum()
        self.assertEqual(session.iloc[-1], 5)
        minutes = bars.index.to_series().groupby(session).transform(lambda t: (t - t.iloc[0]).dt.total_seconds() / 60)
        np.testing.assert_array_equal(bits(minutes), bits(raw["minutes_since_open"]))
        opens, closes = bars.open.groupby(session).nth(0), bars.close.groupby(session).last().ffill().shift()
        gaps = (opens.to_numpy() / closes - 1).loc[session].to_numpy()
        gaps = self._defined(pd.Series(gaps), undefined["session_gap"])
        np.testing.assert_array_equal(bits(gaps), bits(raw["session_gap"]))
        # Sums that begin anew against differences of sums that go on: close, not equal.
        value, volume = typical(bars) * bars.volume, bars.volume.where(typical(bars).notna())
        theirs = value.groupby(session).cumsum() / volume.groupby(session).cumsum()
        compared = theirs.notna() & raw["session_vwap"].notna()
        self.assertEqual((~compared).sum(), 5)
        self.assertLess(ulps(theirs[compared], raw["session_vwap"][compared]).max(), 5000)
        self.assertGreater(ulps(theirs[compared], raw["session_vwap"][compared]).max(), 0)


if __name__ == "__main__":
    unittest.main()
