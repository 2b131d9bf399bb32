# SPDX-License-Identifier: Apache-2.0
"""The ten kinds as templates. Their values are held by the golden cases; here is how they expand."""

import itertools
import math
import unittest

import numpy as np
from feature_parity import templates
from feature_parity.formulas import compile_formulas, evaluate
from support import bits, frame

LARGEST, LONG = templates.LARGEST, -1.2345678901234567e-300
AVERAGED = [
    {"period": LARGEST, "smoothing": smoothing, "epsilon": epsilon, "first_change": first}
    for smoothing, epsilon, first in itertools.product(templates.SMOOTHINGS, (0.0, -LONG), ("zero", "absent"))
]
EVERY = {
    "log_return": [
        {"lag": LARGEST, "form": form, "clip": clip}
        for form in ("log_of_quotient", "difference_of_logs", "percentage")
        for clip in (None, -LONG)
    ],
    "rsi": [p | {"no_loss": choice} for p in AVERAGED for choice in ("undefined", "divide")],
    "atr_percent": [p | {"scale": scale} for p in AVERAGED for scale in (1.0, -LONG)],
    "adx": [p | {"output": output} for p in AVERAGED for output in ("adx", "dx")],
    "rolling_z_score": [
        {"window": LARGEST, "min_count": LARGEST, "deviation": deviation, "clip": -LONG}
        for deviation in ("sample", "population")
    ],
    "fixed_z_score": [{"mean": LONG, "std": -LONG, "clip": None}],
    "change": [{"lag": 1, "clip": 0.1}],
    "daily_change": [{"clip": None}],
    "spread": [{"minuend": LONG}, {"minuend": 10}],
    "fixed_z_spread": [{"minuend": LONG, "mean": LONG, "std": 1e22, "clip": 1e308}],
}


def expanded(kind, p, undefined=None):
    inputs = ["x"] if templates.reads_one_column(kind) else templates.HIGH_LOW_CLOSE
    return templates.expand(kind, p, inputs, undefined)


class Templates(unittest.TestCase):
    def test_keep_to_the_limits_whatever_their_parameters(self):
        self.assertEqual(set(EVERY), set(templates.KINDS))
        for kind, choices in EVERY.items():
            for p in choices:
                made = expanded(kind, p, LONG)
                program = compile_formulas({"f": made.formula}, made.define, ["x"])
                columns = {"x"} if templates.reads_one_column(kind) else set(templates.HIGH_LOW_CLOSE)
                self.assertEqual(set(program.inputs("f")), columns | ({"day"} if kind == "daily_change" else set()))

    def test_of_the_built_in_contract_read_as_section_G_writes_them(self):
        self.assertEqual(expanded("spread", {"minuend": 10.0}).formula, "10.0 - x")
        made = expanded("rolling_z_score", {"window": 60, "min_count": 1, "deviation": "sample", "clip": 3.0}, 0.0)
        self.assertEqual(made.define, {"_deviation": "rolling_std(x, 60, min_periods=1)"})
        self.assertEqual(
            made.formula,
            "clip(fillna((x - rolling_mean(x, 60, min_periods=1)) / where(_deviation == 0, nan, _deviation), 0.0),"
            " -3.0, 3.0)",
        )

    def test_an_undefined_result_is_clipped_too(self):
        made = expanded("change", {"lag": 1, "clip": 3.0}, 50.0)
        bars = frame(x=[1.0, 9.0, 4.5, math.nan, 0.0, 1.0])
        column = dict(evaluate(compile_formulas({"f": made.formula}, made.define, ["x"]), bars))["f"]
        np.testing.assert_array_equal(bits(column), bits(np.array([3.0, 3.0, -0.5, 3.0, 3.0, 3.0])))

    def test_the_day_before_is_the_calendars(self):
        made = expanded("daily_change", {"clip": None})
        bars = frame(x=[2.0, 3.0, math.nan, 6.0, 12.0])
        bars.index = (
            bars.index[:0]
            .append([bars.index[:2] + np.timedelta64(d, "D") for d in (0, 1)])
            .append(bars.index[:1] + np.timedelta64(3, "D"))
        )
        column = dict(evaluate(compile_formulas({"f": made.formula}, made.define, ["x"]), bars))["f"]
        # Day 0 has none before it; on day 1 the last value is 3; day 3 has no value on the day before.
        np.testing.assert_array_equal(bits(column), bits(np.array([np.nan, np.nan, np.nan, 1.0, np.nan])))


if __name__ == "__main__":
    unittest.main()
