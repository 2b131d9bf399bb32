# SPDX-License-Identifier: Apache-2.0
"""Clauses G2 and G4 to G6: names, types, arguments, parameters and cycles, each with its place."""

import unittest

from feature_parity import FormulaError
from feature_parity.formulas import compile_formulas, find_faults
from support import MACRO


def faults(text, **define):
    """Kind and offset of every fault of one formula, and who has it where it is not the formula."""
    found, _ = find_faults({"f": text}, define, MACRO)
    return [(f.kind.value, f.offset) if f.place == "f" else (f.place, f.kind.value, f.offset) for f in found]


class Names(unittest.TestCase):
    def test_unknown_ones(self):
        self.assertEqual(faults("clos + vix * foo"), [("name", 0), ("name", 13)])
        self.assertEqual(faults("foo(clos, bar(1))"), [("name", 0), ("name", 4), ("name", 10)])
        self.assertEqual(faults("max"), [("name", 0)])
        self.assertEqual(faults("close(1)"), [("name", 0)])
        self.assertEqual(faults("f"), [("name", 0)])  # features are no names

    def test_of_definitions(self):
        for name in (
            "close",
            "volume",
            "dxy",
            "minute_of_day",
            "nan",
            "inf",
            "shift",
            "lambda",
            "True",
            "a b",
            "",
            "1a",
            "\u00e9",
        ):
            with self.subTest(name=name):
                self.assertEqual(faults("1", **{name: "2"}), [(name, "name", 0)])
        for name in ("match", "_", "Close", "f"):
            self.assertEqual(faults("1", **{name: "2"}), [])

    def test_of_macro_columns(self):
        found, _ = find_faults({"f": "close"}, {}, ["shift", "dxy"])
        self.assertEqual([(f.place, f.kind.value) for f in found], [("shift", "name")])

    def test_definitions_stand_in_any_order_and_for_their_value(self):
        program = compile_formulas({"f": "b"}, {"b": "a * 2", "a": "c + 1", "c": "close", "unused": "dxy"}, MACRO)
        order = list(program.definitions)
        self.assertLess(order.index("c"), order.index("a"))
        self.assertLess(order.index("a"), order.index("b"))
        self.assertEqual(program.inputs("f"), ["close"])


class Types(unittest.TestCase):
    def test_of_operands(self):
        self.assertEqual(faults("-(close > open)"), [("type", 8)])
        self.assertEqual(faults("~close + 1"), [("type", 0), ("type", 1)])
        self.assertEqual(faults("(close > 1) == (open > 1)"), [("type", 12), ("type", 7), ("type", 21)])
        self.assertEqual(faults("where(close & (open > 1), 1, 2)"), [("type", 6)])

    def test_of_arguments(self):
        self.assertEqual(faults("where(close, 1, 2)"), [("type", 6)])
        self.assertEqual(faults("where(close > 1, open > 1, isna(low))"), [("type", 22), ("type", 27)])
        self.assertEqual(faults("shift(close > open)"), [("type", 12)])
        self.assertEqual(faults("fillna(close, isna(open))"), [("type", 14)])

    def test_of_features_and_definitions(self):
        self.assertEqual(faults("isna(close)"), [("type", 0)])
        self.assertEqual(faults("where(m, 1, 0)", m="close > open"), [])
        self.assertEqual(faults("m + 1", m="n", n="close > open"), [("type", 0)])

    def test_of_flags(self):
        self.assertEqual(faults("True"), [("type", 0)])
        self.assertEqual(faults("True + 1"), [("type", 0)])
        self.assertEqual(faults("fillna(close, True)"), [("type", 14)])
        self.assertEqual(faults("t + 1", t="False"), [("t", "type", 0)])
        self.assertEqual(faults("ewm_mean(close, alpha=.1, adjust=(True))"), [])

    def test_what_depends_on_a_fault_is_not_blamed_again(self):
        self.assertEqual(faults("u & (close > 1)", u="nope"), [("u", "name", 0), ("type", 2)])
        self.assertEqual(faults("where(u, 1, 2)", u="nope(1)"), [("u", "name", 0)])
        self.assertEqual(faults("where(u, 1, 2)", u="close +"), [("u", "syntax", 7)])
        self.assertEqual(faults("where(u, 1, 2)", u="shift(nope)"), [("u", "name", 6), ("type", 6)])
        self.assertEqual(faults("where(a, 1, 2)", a="b", b="a"), [("a", "cycle", 0), ("b", "cycle", 0)])


class Arguments(unittest.TestCase):
    def test_number_of_series(self):
        for text in ("abs()", "max(close)", "where(close > 1, 2)", "fillna(close)", "shift()", "day_sum()"):
            self.assertEqual(faults(text), [("arguments", 0)], text)
        self.assertEqual(faults("abs(close, open)"), [("arguments", 11)])
        self.assertEqual(faults("abs(close, nope)"), [("name", 11), ("arguments", 11)])
        self.assertEqual(faults("shift(x=close)"), [("arguments", 0), ("arguments", 6)])

    def test_parameters(self):
        self.assertEqual(faults("shift(close, 1, 2)"), [("arguments", 16)])
        self.assertEqual(faults("shift(close, 1, k=1)"), [("arguments", 16)])
        self.assertEqual(faults("shift(close, k=1, k=2)"), [("arguments", 18)])
        self.assertEqual(faults("rolling_mean(close)"), [("arguments", 0)])
        self.assertEqual(faults("rolling_mean(close, 3, 2)"), [("arguments", 23)])
        self.assertEqual(faults("rolling_count(close, 3, min_periods=1)"), [("arguments", 24)])
        self.assertEqual(
            faults("clip(close, lower=1, upper=2)"),
            [("arguments", 12), ("arguments", 21), ("arguments", 0), ("arguments", 0)],
        )
        self.assertEqual(faults("ffill(close, 3)"), [("arguments", 13)])

    def test_weights(self):
        self.assertEqual(faults("ewm_mean(close)"), [("arguments", 0)])
        self.assertEqual(faults("1 + ewm_std(close, alpha=.1, span=3)"), [("arguments", 4)])
        self.assertEqual(faults("ewm_mean(close, halflife=3)"), [("arguments", 16), ("arguments", 0)])
        self.assertEqual(faults("ewm_mean(close, alpha=.1, bias=True)"), [("arguments", 26)])


class Parameters(unittest.TestCase):
    def test_ranges(self):
        for call, good, bad in [
            (
                "shift(close, {})",
                "1 10000 2*3 1e4 9/3",
                "0 -1 10001 1.5 inf nan 0/0 open True 1<2 abs(2) 1/3*3*10001 d",
            ),
            ("rolling_mean(close, n={})", "1 10000", "0 10001 0.5"),
            ("rolling_mean(close, 5, min_periods={})", "0 5 -0", "6 -1 2.5"),
            ("rolling_std(close, 5, ddof={})", "0 1 -0", "2 -1 .5 True"),
            ("ffill(close, limit={})", "1 10000", "0 1.5 10001"),
            ("ewm_mean(close, alpha={})", "1 1e-300 1/9", "0 1.01 inf nan -1 True close"),
            ("ewm_mean(close, span={})", "1 1e300", ".5 inf nan"),
            ("ewm_mean(close, com={})", "0 -0 1e300", "-1 inf 0/0"),
            ("ewm_mean(close, alpha=.1, adjust={})", "True False", "1 0 0>1 close"),
            ("ewm_var(close, alpha=.1, bias={})", "True", "1"),
            ("ewm_mean(close, alpha=.1, min_periods={})", "0 10000", "10001 -1"),
            ("clip(close, {}, 3)", "3 -inf 2", "nan 3.5 inf open"),
            ("clip(close, -3, {})", "-3 inf", "nan -4 -inf"),
        ]:
            for value in good.split():
                self.assertEqual(faults(call.format(value), d="1"), [], call.format(value))
            for value in bad.split():
                found = faults(call.format(value), d="1")
                self.assertEqual([kind for kind, _ in found], ["parameter"], call.format(value))

    def test_places(self):
        self.assertEqual(faults("rolling_mean(close, 2, min_periods=3)"), [("parameter", 35)])
        self.assertEqual(faults("clip(close, 2, 1)"), [("parameter", 12)])
        self.assertEqual(faults("shift(close, 0 - 1)"), [("parameter", 15)])

    def test_of_a_call_with_other_faults_too(self):
        self.assertEqual(
            faults("ewm_mean(close > 1, alpha=2, com=-1, adjust=1)"),
            [("type", 15), ("arguments", 0), ("parameter", 26), ("parameter", 33), ("parameter", 44)],
        )


class Cycles(unittest.TestCase):
    def test_each_definition_on_one(self):
        self.assertEqual(
            faults("a", a="b + 1", b="c", c="1 - a"), [("a", "cycle", 0), ("b", "cycle", 0), ("c", "cycle", 4)]
        )
        self.assertEqual(faults("a", a="a"), [("a", "cycle", 0)])
        self.assertEqual(faults("a + b", a="b", b="c", c="b"), [("b", "cycle", 0), ("c", "cycle", 0)])

    def test_a_name_in_a_parameter_counts(self):
        self.assertEqual(
            faults("1", x="shift(close, k=y)", y="shift(open, x)"),
            [("x", "cycle", 15), ("y", "cycle", 12), ("x", "parameter", 15), ("y", "parameter", 12)],
        )

    def test_a_long_chain_is_none(self):
        define = {f"d{i}": f"d{i + 1} + " + "abs(" * 60 + "1" + ")" * 60 for i in range(99)} | {"d99": "close"}
        self.assertEqual(faults("d0", **define), [])


class Limits(unittest.TestCase):
    def test_definitions(self):
        define = {f"d{i}": "1" for i in range(100)}
        self.assertEqual(faults("d99", **define), [])
        self.assertEqual(faults("d100 + nope", **define, d100="2"), [("d100", "limit", 0), ("name", 7)])


class Reports(unittest.TestCase):
    def test_all_faults_of_all_texts_at_once(self):
        with self.assertRaises(FormulaError) as refused:
            compile_formulas({"f": "clos\n+ shift(close, 0)", "g": "1 +", "h": "close"}, {"d": "~1"}, MACRO)
        self.assertEqual([f.place for f in refused.exception.faults], ["g", "d", "f", "f"])
        self.assertIn("f, offset 20: parameter: 'k' is a whole number from 1 to 10,000, and here is 0.0\n"
                      "    + shift(close, 0)\n                   ^", str(refused.exception))  # fmt: skip


if __name__ == "__main__":
    unittest.main()
