# SPDX-License-Identifier: Apache-2.0
"""Clauses G1 and G5: which texts are formulas, where one ends being one, and how it groups."""

import random
import sys
import unittest

from feature_parity.faults import Kind, caret
from feature_parity.formulas.syntax import TextFault
from feature_parity.formulas.tree import Binary, Call, Flag, Name, Number, Unary, parse

REFUSED = [
    # text, offset: where the first character is that cannot be there
    ("", 0), ("   ", 3), ("close close", 6), ("+close", 0), ("close // 2", 6), ("close ** 2", 6), ("close[0]", 5),
    ('"close"', 0), ("lambda x: x", 0), ("close and open", 6), ("(close,)", 6), ("()", 1), ("f(**close)", 2),
    ("f(*close)", 2), ("close)", 5), ("(close", 6), ("1_000", 0), ("0b1", 0), ("0x10", 0), ("1j", 0), ("1if", 0),
    ("1e+", 0),
    ("1..2", 0), (".5.", 0), ("1e400", 0), ("007", 0), ("close > open > low", 13), ("close > open & low < 3", 19),
    ("close = 3", 6), ("f(1=2)", 3), ("f(True=1)", 6), ("f((a=1))", 4), ("f(a:=1)", 3), ("f(a=1, 2)", 7),
    ("f(a=1, (2))", 7),
    ("f(a=1, b c)", 7), ("f(a=1, b if)", 7), ("f(a=1, b$)", 8), ("f(a=1, b < 2 < 3)", 13), ("if\u00e9", 2),
    ("f(x d\u00e9)", 5),
    ("f(a=1, -2)", 7), ("f(a,)", 3), ("f(a=1,)", 5), ("f(,a)", 2), ("f(a=)", 4), ("(max)(close, open)", 5), ("2(3)", 1),
    ("True(1)", 4), ("f(a)(b)", 4), ("close # why", 6), ("close\\\n+1", 5), ("close;1", 5), ("\u00e9", 0),
    ("clos\u00e9", 4),
    ("1\u00e9", 0), ("close\u00a0+1", 5), ("close\x0c", 5), ("\ufeffclose", 0), ("\u0661", 0), ("\U0001d7d9", 0),
    ("None", 0),
    ("close.mean()", 5), ("1 if close else 2", 2), ("not close", 0), ("close is close", 6), ("close <> open", 6),
    ("close ! open", 6), ("[x for x in y]", 0), ("f(x for x in y)", 4), ("{}", 0), ("`close`", 0), ("$close", 0),
    ("close % 2", 6), ("close ^ 2", 6), ("a if b", 2), ("close -", 7), ("f(a b)", 4), ("f(a", 3), ("\0", 0),
]  # fmt: skip


class Refused(unittest.TestCase):
    def test_with_its_place(self):
        for text, offset in REFUSED:
            with self.subTest(text=text):
                with self.assertRaises(TextFault) as refused:
                    parse(text)
                self.assertEqual((refused.exception.kind, refused.exception.offset), (Kind.SYNTAX, offset))

    def test_what_is_valid_python_with_what_to_write_instead(self):
        for text, instead in [
            ("close.shift(1)", "shift(close, 1)"), ("a and b", "&"), ("not a", "~"), ("1 if a else 2", "where("),
            ("close[-1]", "shift(close, 1)"), ("'close'", "without quotes"), ("lambda: 1", "definition"),
            ("a ** 2", "x * x"),
            ("None", "nan"), ("f(x for x in y)", "over the bars"), ("a < b < c", "(a > b) & (c > d)"),
        ]:  # fmt: skip
            with self.subTest(text=text), self.assertRaises(TextFault) as refused:
                parse(text)
            self.assertIn(instead, refused.exception.message)

    def test_random_pieces_give_a_tree_or_a_fault_and_nothing_else(self):
        rng = random.Random(4)
        pieces = [
            *"()+-*/&|~<>=!,. \n\t#[]:'\"\\@%^$",
            "close",
            "1",
            "1e5",
            "f(",
            "==",
            "a=",
            "True",
            "if",
            "lambda",
            "\u00e9",
            "\0",
        ]
        for _ in range(3000):
            text = "".join(rng.choices(pieces, k=rng.randint(1, 30)))
            try:
                parse(text)
            except TextFault as refused:
                self.assertLessEqual(0, refused.offset)
                self.assertLessEqual(refused.offset, len(text))


class Limits(unittest.TestCase):
    def _limit(self, text, offset):
        with self.assertRaises(TextFault) as refused:
            parse(text)
        self.assertEqual((refused.exception.kind, refused.exception.offset), (Kind.LIMIT, offset))

    def test_characters(self):
        parse("close" + " " * 1995)
        self._limit("close" + " " * 1996, 2000)
        self._limit("$" * 2001, 2000)

    def test_parentheses(self):
        parse("(" * 64 + "close" + ")" * 64)
        self._limit("(" * 65 + "close" + ")" * 65, 64)
        parse("abs(" * 32 + "(" * 32 + "close" + ")" * 64)
        self._limit("abs(" * 32 + "(" * 33 + "close" + ")" * 65, 160)
        parse("+".join(["(a)"] * 64))  # one after another is not one in another

    def test_depth_of_the_tree(self):
        parse("abs(" * 63 + "close" + ")" * 63)
        self._limit("abs(" * 64 + "close" + ")" * 64, 0)
        parse("+".join(["a"] * 64))
        self._limit("+".join(["a"] * 65), 127)
        parse("-" * 63 + "a")
        self._limit("-" * 64 + "a", 63)
        self._limit("-" * 1999 + "a", 63)
        self._limit("+".join(["1"] * 1000), 127)
        parse("shift(close, k=" + "-" * 62 + "1)")  # a parameter's tree counts too
        self._limit("shift(close, k=" + "-" * 63 + "1)", 0)
        parse("+".join(["-" * 62 + "a"] * 2))

    def test_nodes(self):
        parse("max(" + ",".join(["a"] * 499) + ")")
        self._limit("max(" + ",".join(["a"] * 500) + ")", 0)
        self._limit("max(" + ",".join(["a"] * 600) + ")", 4 + 2 * 500)

    def test_hold_however_deep_the_caller_is(self):
        def deep(levels):
            return deep(levels - 1) if levels else self._limit("+".join(["1"] * 1000), 127)

        deep(sys.getrecursionlimit() // 2)


class Trees(unittest.TestCase):
    def test_group_as_in_python(self):
        a, b, c = Name(0, "a"), Name(2, "b"), Name(4, "c")
        self.assertEqual(parse("a-b-c"), Binary(3, "-", Binary(1, "-", a, b), c))
        self.assertEqual(parse("a+b*c"), Binary(1, "+", a, Binary(3, "*", b, c)))
        self.assertEqual(parse("a|b&c"), Binary(1, "|", a, Binary(3, "&", b, c)))
        self.assertEqual(parse("a<b&c"), Binary(1, "<", a, Binary(3, "&", b, c)))
        self.assertEqual(parse("-a*b"), Binary(2, "*", Unary(0, "-", Name(1, "a")), Name(3, "b")))
        self.assertEqual(parse("(a)\n * (b)"), Binary(5, "*", Name(1, "a"), Name(8, "b")))
        self.assertEqual(parse("a--b"), Binary(1, "-", a, Unary(2, "-", Name(3, "b"))))

    def test_numbers_are_doubles(self):
        for text, value in [("00", 0.0), ("2.", 2.0), (".5", 0.5), ("1E+5", 1e5), ("1e-400", 0.0), ("01e5", 1e5),
        ("2.e1", 20.0),
                            ("9007199254740993", 9007199254740992.0), ("1" * 309, float("1" * 309))]:  # fmt: skip
            self.assertEqual(parse(text), Number(0, value))

    def test_calls(self):
        call = parse("f(a, b=1, c=True)")
        self.assertEqual(call, Call(0, "f", (Name(2, "a"),), (("b", 5, Number(7, 1.0)), ("c", 10, Flag(12, True)))))
        self.assertEqual(parse("f ( )"), Call(0, "f", ()))
        self.assertEqual(parse("f(a=1, a=2)").named[1][:2], ("a", 7))

    def test_words_that_python_keeps_for_some_places_are_names(self):
        for word in ("match", "case", "type", "_", "print", "True_"):
            self.assertEqual(parse(word), Name(0, word))


class Carets(unittest.TestCase):
    def test_stand_under_their_character(self):
        self.assertEqual(caret("close +\n clos", 9), "     clos\n     ^")
        self.assertEqual(caret("", 0), "    \n    ^")
        self.assertEqual(caret("a\tb", 2), "    a b\n      ^")

    def test_show_a_part_of_a_long_line(self):
        line, under = caret("a" * 500 + "$" + "b" * 500, 500).split("\n")
        self.assertEqual(line[len(under) - 1], "$")
        self.assertLess(len(line), 120)


if __name__ == "__main__":
    unittest.main()
