# SPDX-License-Identifier: Apache-2.0
"""The package's columns against the clauses, one bar at a time: equal bits on series that are hard."""

import math
import random
import unittest

import clauses
import numpy as np
import pandas as pd
from clauses import NAN
from feature_parity.formulas import compile_formulas, evaluate
from feature_parity.formulas.evaluation import parameters
from feature_parity.formulas.functions import FUNCTIONS
from feature_parity.formulas.tree import Binary, Call, Name, Number, Unary
from support import bits, frame

COLUMNS = ("open", "high", "low", "close", "volume")


class Oracle:
    """Evaluates a tree by the clauses."""

    def __init__(self, bars: pd.DataFrame):
        self.rows = len(bars)
        self.bars = {name: bars[name].tolist() for name in bars}
        self.days = [time.toordinal() for time in bars.index]
        self.bars["minute_of_day"] = [float(time.hour * 60 + time.minute) for time in bars.index]
        self.bars["day_of_week"] = [float(time.weekday()) for time in bars.index]
        self.bars["day"] = [float(day - 719163) for day in self.days]
        self.bars |= {"nan": [NAN] * self.rows, "inf": [clauses.INF] * self.rows}

    def value(self, node) -> list:
        match node:
            case Number(value=value):
                return [value] * self.rows
            case Name(name=name):
                return self.bars[name]
            case Unary(operator=operator, operand=operand):
                return [not v if operator == "~" else -v for v in self.value(operand)]
            case Binary(operator=operator, left=left, right=right):
                return [clauses.OPERATORS[operator](a, b) for a, b in zip(self.value(left), self.value(right))]
            case Call(function=function):
                many = FUNCTIONS[function].many
                takes = len(node.arguments) if many else len(FUNCTIONS[function].series)
                series = [self.value(part) for part in node.arguments[:takes]]
                if function in clauses.OF_THE_DAY:
                    return clauses.OF_THE_DAY[function](*series, self.days)
                return clauses.FUNCTIONS[function](*series, **parameters(node))


def series(rng: random.Random, rows: int) -> list[float]:
    """One of many kinds of difficult columns."""
    kind = rng.randrange(9)
    scale = 10.0 ** rng.choice([0, 0, 0, -300, -308, 150, 300, 5])
    values = []
    level = rng.choice([0.0, 1.0, 4000.0, -3.0])
    for i in range(rows):
        if kind == 0:
            level += rng.gauss(0, 1)
        elif kind == 1:
            level = rng.choice([0.0, -0.0, 1.0, -1.0])
        elif kind == 2:
            level = level if rng.random() < 0.9 else rng.gauss(0, 100)
        elif kind == 3:
            level = rng.choice([1e12, 1.0, -1e12, 1e-12])
        elif kind == 4:
            level = rng.choice([NAN, rng.gauss(0, 1)])
        elif kind == 5:
            level = rng.choice([clauses.INF, -clauses.INF, NAN, 1.0, 2.0, -0.0])
        elif kind == 6:
            level = abs(rng.gauss(0, 1)) if i % 7 else 1e9
        elif kind == 7:
            level = -abs(rng.gauss(0, 1)) if i % 7 else -1e9
        else:
            level = round(level + rng.choice([-0.25, 0.0, 0.25]), 2)
        values.append(level * scale if rng.random() > 0.03 else NAN)
    return values


def market(rng: random.Random, rows: int = 90) -> pd.DataFrame:
    bars = frame(rows, "2024-02-29T20:00", **{name: series(rng, rows) for name in COLUMNS})
    return bars[[rng.random() > 0.1 for _ in range(rows)]]


def number(rng: random.Random, depth: int) -> str:
    """A formula that gives a number, without log and exp."""
    if depth == 0 or rng.random() < 0.1:
        constants = ["0", "-0", "2", "1/9", "0.5", "nan", "inf", "1e-300", "minute_of_day", "day_of_week", "day"]
        return rng.choice([*COLUMNS, *COLUMNS, rng.choice(constants)])
    x = number(rng, depth - 1)
    n, p = rng.choice([1, 2, 3, 5, 14, 60]), rng.random()
    least = f", min_periods={rng.randint(0, n)}" if rng.random() < 0.7 else ""
    weight = rng.choice(
        ["alpha=1/14", "alpha=1", "alpha=0.5", "span=9", "span=1", "com=1", "com=0", "com=1e300", "alpha=1e-300"]
    )
    weight += (
        rng.choice(["", ", adjust=False"]) + rng.choice(["", ", ignore_na=True"]) + rng.choice(["", ", min_periods=3"])
    )
    if p < 0.25:
        return f"({x} {rng.choice('+-*/')} {number(rng, depth - 1)})"
    if p < 0.33:
        return f"where({mask(rng, depth - 1)}, {x}, {number(rng, depth - 1)})"
    if p < 0.42:
        return f"{rng.choice(['min', 'max', 'nanmin', 'nanmax', 'fillna'])}({x}, {number(rng, depth - 1)})"
    if p < 0.52:
        return rng.choice([f"abs({x})", f"sqrt({x})", f"sign({x})", f"-{x}", f"clip({x}, -0, 1)", f"clip({x}, -1, 0)"])
    if p < 0.62:
        return rng.choice(
            [f"shift({x}, {n})", f"diff({x}, {n})", f"pct_change({x}, {n})", f"ffill({x})", f"ffill({x}, limit={n})"]
        )
    if p < 0.80:
        if rng.random() < 0.3:
            return f"rolling_{rng.choice(['var', 'std'])}({x}, {n}{least}, ddof={rng.randint(0, 1)})"
        if rng.random() < 0.1:
            return f"rolling_count({x}, {n})"
        return f"rolling_{rng.choice(['sum', 'mean', 'min', 'max', 'median'])}({x}, {n}{least})"
    if p < 0.90:
        bias = rng.choice(["", ", bias=True"])
        return rng.choice(
            [f"ewm_mean({x}, {weight})", f"ewm_var({x}, {weight}{bias})", f"ewm_std({x}, {weight}{bias})"]
        )
    kinds = ["cumsum", "cummax", "cummin", "day_sum", "day_max", "day_min", "day_first", "day_count"]
    return f"{rng.choice(kinds)}({x})"


def mask(rng: random.Random, depth: int) -> str:
    if depth > 0 and rng.random() < 0.3:
        joined = f"({mask(rng, depth - 1)} {rng.choice('&|')} {mask(rng, depth - 1)})"
        return rng.choice([joined, f"~{joined}"])
    if rng.random() < 0.2:
        return f"isna({number(rng, max(0, depth - 1))})"
    return f"({number(rng, max(0, depth - 1))} {rng.choice(['==', '!=', '<', '<=', '>', '>='])} {number(rng, 0)})"


class RandomFormulas(unittest.TestCase):
    def test_give_the_bits_of_the_clauses(self):
        seed = 20_240_229
        for round in range(60):
            rng = random.Random(seed + round)
            bars = market(rng)
            texts = {f"f{i}": number(rng, rng.randint(1, 4)) for i in range(30)}
            program = compile_formulas(texts)
            oracle = Oracle(bars)
            for name, column in evaluate(program, bars):
                expected = np.array(oracle.value(program.features[name]), dtype=np.float64)
                if not np.array_equal(bits(column), bits(expected)):
                    row = int(np.argmax(bits(column) != bits(expected)))
                    self.fail(
                        f"seed {seed + round}, row {row}: {texts[name]}: {column.iloc[row]!r}, not {expected[row]!r}"
                    )


class WhatTheShippedFormulasDoNotSee(unittest.TestCase):
    def _column(self, formula, **columns):
        made = dict(evaluate(compile_formulas({"f": formula}), frame(**columns)))["f"]
        return made.tolist()

    def _same(self, formula, expected, **columns):
        np.testing.assert_array_equal(
            bits(self._column(formula, **columns)), bits(np.array(expected, dtype=np.float64))
        )

    def test_C8_a_mean_of_no_negative_values_is_not_below_zero(self):
        # A large value that leaves takes more with it than the small ones had left.
        found = 0
        for seed in range(2900, 3000):
            rng = random.Random(seed)
            n = rng.choice([2, 3, 5])
            x = [10.0 ** rng.uniform(-16, 16) * rng.random() if rng.random() < 0.8 else rng.random() for _ in range(60)]
            state, lowest = clauses.Sum(), 0.0
            for i, value in enumerate(x):
                if i >= n:
                    state.remove(x[i - n])
                state.add(value)
                lowest = min(lowest, state.s)
            found += lowest < 0
            self.assertGreaterEqual(min(self._column(f"rolling_mean(close, {n}, min_periods=1)", close=x)), 0)
            self.assertLessEqual(max(self._column(f"rolling_mean(-close, {n}, min_periods=1)", close=x)), 0)
        self.assertGreater(found, 0)  # else this test would hold nothing

    def test_G9_a_result_that_is_a_zero_is_positive(self):
        zeros = [-0.0, -0.0, 0.0, -0.0]
        for formula in ("cummax(close)", "cummin(close)", "day_max(close)", "day_min(close)", "min(close, close)",
                        "nanmax(close, nan)", "rolling_max(close, 2, min_periods=1)",
                        "rolling_median(close, 1)"):  # fmt: skip
            self._same(formula, [0.0] * 4, close=zeros)

    def test_G7_the_sign_of_a_zero(self):
        self._same("sign(close)", [0.0, 0.0], close=[-0.0, 0.0])
        self._same("-0 * close", [-0.0, -0.0], close=[1.0, 0.0])
        self._same("clip(close, -0, 1)", [0.0, -0.0], close=[-1.0, -0.0])
        self._same("1 / -0", [-clauses.INF], close=[1.0])

    def test_G14_a_sum_that_begins_with_a_negative_zero_keeps_it(self):
        self._same("cumsum(close)", [-0.0, -0.0, 0.0], close=[-0.0, -0.0, 0.0])
        self._same("cumsum(close)", [NAN, 0.0], close=[NAN, -0.0])

    def test_G11_a_window_of_nearly_equal_values_starts_over(self):
        for seed in range(100):
            rng = random.Random(seed)
            n, base = rng.choice([2, 3, 4, 6]), rng.choice([1.0, 1e8, 0.1, 3.3])
            near = [base + rng.randint(-2, 2) * math.ulp(base) for _ in range(60)]
            x = [value if rng.random() < 0.8 else rng.choice([base * 1e3, -base, 0.0]) for value in near]
            expected = clauses.rolling_var(x, n, 1, 0)
            self._same(f"rolling_var(close, {n}, min_periods=1, ddof=0)", expected, close=x)
            self._same(f"rolling_std(close, {n}, min_periods=1, ddof=0)", clauses.root(expected), close=x)

    def test_G13_one_value_has_no_variance_unless_it_is_biased(self):
        self._same("ewm_var(close, alpha=1)", [NAN] * 3, close=[1.0, 2.0, 3.0])
        self._same("ewm_var(close, alpha=1, bias=True)", [0.0] * 3, close=[1.0, 2.0, 3.0])
        self.assertTrue(np.isnan(self._column("ewm_var(close, span=5)", close=[1.0, NAN])).all())

    def test_G15_the_first_value_of_a_day_that_begins_absent(self):
        x = [1.0, NAN, 2.0, NAN, NAN, 3.0, 4.0]
        bars = frame(start="2024-02-29T23:50", rows=7, close=x)
        for formula, expected in [
            ("day_first(close)", [1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0]),
            ("day_first(where(day_of_week == 3, nan, close))", [NAN, NAN, 2.0, 2.0, 2.0, 2.0, 2.0]),
            ("day_first(where(close < 3, nan, close))", [NAN, NAN, NAN, NAN, NAN, 3.0, 3.0]),
            ("day_count(close)", [1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0]),
        ]:
            made = dict(evaluate(compile_formulas({"f": formula}), bars))["f"]
            np.testing.assert_array_equal(bits(made), bits(np.array(expected)), formula)

    def test_G15_a_sum_of_the_day_over_an_infinity(self):
        bars = frame(start="2024-02-29T23:45", rows=5, close=[1.0, clauses.INF, 2.0, 3.0, 4.0])
        made = dict(evaluate(compile_formulas({"f": "day_sum(close)"}), bars))["f"]
        np.testing.assert_array_equal(bits(made), bits(np.array([1.0, clauses.INF, NAN, 3.0, 7.0])))

    def test_G11_an_infinity_is_absent_in_a_window_but_counts(self):
        x = [1.0, clauses.INF, 3.0]
        self._same("rolling_mean(close, 3, min_periods=1)", [1.0, 1.0, 2.0], close=x)
        self._same("rolling_count(close, 3)", [1.0, 2.0, 3.0], close=x)
        self._same("ewm_mean(close, alpha=1, adjust=False)", [1.0, 1.0, 3.0], close=x)

    def test_G2_columns_of_time(self):
        bars = frame(start="1969-12-31T23:59", rows=2, close=[1.0, 1.0]).set_axis(
            pd.DatetimeIndex(["1969-12-31T23:59:59.999Z", "1970-01-05T00:00:30Z"]), axis=0)  # fmt: skip
        for formula, expected in [("minute_of_day", [1439, 0]), ("day", [-1, 4]), ("day_of_week", [2, 0])]:
            made = dict(evaluate(compile_formulas({"f": formula}), bars))["f"]
            self.assertEqual(made.tolist(), expected)

    def test_a_frame_without_bars(self):
        bars = frame(1, **{name: [1.0] for name in COLUMNS}).iloc[:0]
        rng = random.Random(1)
        for _, column in evaluate(compile_formulas({f"f{i}": number(rng, 3) for i in range(100)}), bars):
            self.assertEqual((len(column), column.dtype), (0, np.float64))


if __name__ == "__main__":
    unittest.main()
