# SPDX-License-Identifier: Apache-2.0
"""From bars to observations, and the statistics between them."""

import json
import unittest

import feature_parity
import numpy as np
import pandas as pd
from feature_parity import DocumentError, FeatureContract, InputError, NormStats
from support import ROOT, bits, contract_document, formula_feature, frame

BARS = frame(close=[10.0, 12.0, np.nan, 9.0, 20.0], volume=[1.0, 0.0, 5.0, 2.0, np.nan])


def contract(*features, **top):
    return FeatureContract.of(contract_document(*features, **({"warm_up": 1} | top)))


class Raw(unittest.TestCase):
    def test_absent_stays_absent_or_reads_as_it_is_told(self):
        made = feature_parity.raw_features(
            BARS, contract(formula_feature("a", "diff(close)"), formula_feature("b", "diff(close)", undefined=-7.0))
        )
        np.testing.assert_array_equal(bits(made["a"]), bits(np.array([np.nan, 2, np.nan, np.nan, 11])))
        self.assertEqual(made["b"].tolist(), [-7.0, 2.0, -7.0, -7.0, 11.0])

    def test_definitions_are_shared_and_templates_stand_beside(self):
        rsi = {
            "kind": "rsi",
            "period": 9,
            "smoothing": "wilder",
            "epsilon": 0.0,
            "first_change": "zero",
            "no_loss": "undefined",
        }
        features = [
            formula_feature("a", "twice + 1"),
            formula_feature("b", "x", calculation=rsi, inputs=["close"], undefined=50.0),
            formula_feature("c", "-twice"),
        ]
        made = feature_parity.raw_features(BARS, contract(*features, define={"twice": "2 * volume"}))
        self.assertEqual(list(made.columns), ["a", "b", "c"])
        self.assertEqual(made["c"].tolist()[:4], [-2.0, -0.0, -10.0, -4.0])

    def test_a_formula_with_an_infinite_directional_index(self):
        """C1: an infinite value leaves every average as it was."""
        made = feature_parity.raw_features(
            frame(close=[1.0, 2.0, 0.0, 4.0]),
            contract(formula_feature("a", "ewm_mean(1 / close, alpha=1/2, adjust=False)")),
        )
        self.assertEqual(made["a"].tolist()[2], made["a"].tolist()[1])

    def test_bars_are_held_to_the_columns_that_are_read(self):
        needed = contract(formula_feature("a", "high + vix + day"))
        for bars, places in [
            (BARS, ["high", "vix"]),
            (BARS.assign(high=1, vix=1.0), ["high"]),
            (BARS.assign(high=1.0, vix=1.0).tz_localize(None), ["time"]),
            (BARS.assign(high=1.0, vix=1.0).tz_convert("America/Bogota"), ["time"]),
            (BARS.assign(high=1.0, vix=1.0).iloc[::-1], ["time"]),
            (BARS.assign(high=1.0, vix=1.0).iloc[[0, 0]], ["time"]),
            (BARS.assign(high=1.0, vix=1.0).reset_index(), ["time"]),
        ]:
            with self.assertRaises(InputError) as refused:
                feature_parity.raw_features(bars, needed)
            self.assertEqual([f.place for f in refused.exception.faults], places)
        self.assertEqual(len(feature_parity.raw_features(BARS.assign(high=1.0, vix=1.0).iloc[:0], needed)), 0)


class Normalized(unittest.TestCase):
    FEATURES = (
        formula_feature("z", "close"),
        formula_feature("m", "close", normalization="min_max"),
        formula_feature("n", "close", normalization="none"),
    )
    STATS = {"z": {"mean": 10, "std": 0.5}, "m": {"mean": 0.0, "std": 1.0, "min": 9.0, "max": 12.0}}

    def test_each_normalization(self):
        made = contract(*self.FEATURES)
        rows = feature_parity.normalized(feature_parity.raw_features(BARS, made), made, NormStats.of(self.STATS, made))
        self.assertEqual(set(rows.dtypes), {np.dtype(np.float32)})
        np.testing.assert_array_equal(bits(rows["z"]), bits(np.array([0, 4, 0, -2, 5], np.float32)))
        third = [(10 - 9) / (12 - 9), 1, 0, 0, (20 - 9) / (12 - 9)]
        np.testing.assert_array_equal(bits(rows["m"]), bits(np.array(third, np.float32)))
        np.testing.assert_array_equal(bits(rows["n"]), bits(np.array([5, 5, 0, 5, 5], np.float32)))

    def test_statistics_are_held_to_the_contract(self):
        made = contract(*self.FEATURES)
        for feature, entry, places in [
            ("z", None, ["s: z"]), ("z", 3, ["s: z"]), ("z", {"mean": 1.0}, ["s: z.std"]),
            ("z", {"mean": True, "std": "1"}, ["s: z.mean", "s: z.std"]), ("z",
            {"mean": 0.0, "std": 9e-9}, ["s: z.std"]),
            ("z", {"mean": 10**400, "std": 1}, ["s: z.mean"]), ("m",
            {"mean": 0.0, "std": 1.0, "min": 9.0}, ["s: m.max"]),
            ("m", {"mean": 0.0, "std": 1.0, "min": 9.0, "max": 9.0}, ["s: m.max"]),
            ("m", {"mean": 0.0, "std": 1.0, "min": -1e308, "max": 1e308}, ["s: m.max"]),
            ("n", {"mean": 0.0, "std": 0.0}, ["s: n.std"]),
        ]:  # fmt: skip
            stats = {key: value for key, value in (self.STATS | {feature: entry}).items() if value is not None}
            with self.subTest(feature=feature, entry=entry), self.assertRaises(DocumentError) as refused:
                NormStats.of(stats, made, "s")
            self.assertEqual([f.place for f in refused.exception.faults], places)


class Observations(unittest.TestCase):
    def test_position_clock_and_warm_up(self):
        made = contract(formula_feature("a", "close", normalization="none"))
        raw = feature_parity.raw_features(BARS, made)
        normal = feature_parity.normalized(raw, made, NormStats.of({}, made))
        position = pd.Series([0.0, -3.0, 0.5, np.inf, -0.0], index=BARS.index)
        rows = feature_parity.observations(normal, position, made)
        self.assertTrue(rows.iloc[0].isna().all())
        self.assertEqual(rows["position"].tolist()[1:], [-1.0, 0.5, 1.0, 0.0])
        self.assertEqual(rows["time_normalized"].tolist()[1], float(np.float32(5 / 295)))
        with self.assertRaisesRegex(InputError, "2024-03-04 13:10"):
            feature_parity.observations(normal, position.where(position != 0.5), made)


class Fitting(unittest.TestCase):
    def test_has_the_bits_that_serving_fits(self):
        path = ROOT / "lib-parity/src/test/resources/io/featureparity/parity/statistics/fits.csv"
        facts = pd.read_csv(path, comment="#", dtype=str)
        compared = 0
        for fact in facts.itertuples():
            if int(fact.size) > 300:
                continue  # the larger ones are for the order of a sum, which is pandas' own here
            column = _split_mix(int(fact.size), int(fact.seed), int(fact.absent), float(fact.scale), float(fact.offset))
            made = feature_parity.statistics.column_statistics(column)
            for key in ("mean", "std", "min", "max"):
                expected = np.array([int(getattr(fact, key), 16)], np.uint64).view(np.float64)
                np.testing.assert_array_equal(bits(np.array([made[key]])), bits(expected))
            self.assertEqual((str(made["count"]), repr(made["null_pct"])), (fact.count, fact.null_pct))
            compared += 1
        self.assertGreater(compared, 100)

    def test_says_of_what_and_when(self):
        made = contract(formula_feature("a", "close"), formula_feature("b", "0 * volume", normalization="none"))
        stats = feature_parity.fit(
            feature_parity.raw_features(BARS, made), made, {"computed_from": "x", "version": "no"}
        )
        self.assertEqual(list(stats.document), ["_meta", "a"])  # b is a constant and needs no statistics
        self.assertEqual(stats.document["_meta"]["first_bar"], "2024-03-04T13:00:00Z")
        self.assertEqual(stats.document["_meta"]["version"], "1.0.0")
        self.assertEqual(stats.document["_meta"]["feature_count"], 1)
        self.assertEqual(stats.document["a"]["null_pct"], 20.0)
        self.assertEqual(stats.hash, NormStats.of(json.loads(json.dumps(stats.document)), made).hash)

    def test_refuses_what_no_model_could_be_trained_with(self):
        made = contract(*(formula_feature(name, text) for name, text in [
            ("constant", "1"), ("infinite", "1 / where(isna(close), 0, close)"), ("empty", "nan * close"),
            ("single", "where(close == 9, 1, nan)"), ("good", "close")]))  # fmt: skip
        with self.assertRaises(InputError) as refused:
            feature_parity.fit(feature_parity.raw_features(BARS, made), made)
        self.assertEqual([f.place for f in refused.exception.faults], ["constant", "infinite", "empty", "single"])
        with self.assertRaisesRegex(InputError, "a bar in the range"):
            feature_parity.fit(feature_parity.raw_features(BARS.iloc[:0], made), made)


def _split_mix(size, seed, absent, scale, offset):
    """The column of a fact, as its header says."""
    values, state, mask = np.empty(size), seed, (1 << 64) - 1
    for i in range(size):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        z ^= z >> 31
        x = (z >> 11) / 2.0**53 * 2.0 - 1.0
        values[i] = np.nan if absent and z % absent == 0 else offset + scale * (x * x * x)
    return pd.Series(values)


if __name__ == "__main__":
    unittest.main()
