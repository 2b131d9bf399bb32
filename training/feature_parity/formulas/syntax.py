# SPDX-License-Identifier: Apache-2.0
"""The text of a formula, clauses G1 and G5: which characters and which order of tokens are allowed.

Python's own tokenizer accepts more (``1_000``, ``0x10``, ``1if``, comments, a backslash at a line's end, letters of
other alphabets) and its parser more still. So a text passes here first, in one pass from left to right that ends at the
first fault. What passes is an expression in Python too, and :mod:`ast` then only says how it groups.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from feature_parity.faults import Kind

LONGEST_TEXT = 2_000
DEEPEST = 64  # parentheses, and the tree

# Written out, so that a later Python with another keyword reads the same texts.
KEYWORDS = frozenset(
    """False None True and as assert async await break class continue def del elif else except finally for from global
    if import in is lambda nonlocal not or pass raise return try while with yield""".split()
)
_FLAGS = frozenset(["True", "False"])
_COMPARISONS = frozenset(["==", "!=", "<", "<=", ">", ">="])
_BINARY = _COMPARISONS | frozenset("*/+-&|")
_PREFIX = frozenset("-~")

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<foreign>\*\*|//|<>|<<|>>)"
    r"|(?P<sign>==|!=|<=|>=|[<>*/+\-&|~(),=])"
)
_SPACE = " \t\r\n"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RUNS_ON = re.compile(r"[A-Za-z0-9_.]|[^\x00-\x7f]")


class TextFault(Exception):
    """Where a text ends being a formula, of kind ``syntax`` or ``limit``."""

    def __init__(self, kind: Kind, offset: int, message: str):
        super().__init__(message)
        self.kind, self.offset, self.message = kind, offset, message


def is_name(text: str) -> bool:
    """Whether a text is a name (G1)."""
    return _NAME.fullmatch(text) is not None and text not in KEYWORDS


def skip(text: str, at: int, characters: str = _SPACE) -> int:
    """The offset of the first character from ``at`` on that is none of these, which are white space (G1)."""
    while at < len(text) and text[at] in characters:
        at += 1
    return at


@dataclass(frozen=True)
class _Token:
    kind: str  # number, name, flag, sign, end; a word of Python, or bad: what no formula holds
    text: str
    at: int
    message: str = ""


def _tokens(text: str) -> Iterator[_Token]:
    at = skip(text, 0)
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            yield _Token("bad", text[at], at, _no_meaning(_shown(text[at]), text[at]))
            return
        kind, word = found.lastgroup or "", found.group()
        if kind == "number" and (wrong := _wrong_number(word, text[found.end() : found.end() + 1])):
            yield _Token("bad", word, at, wrong)
            return
        if kind == "name" and not text[found.end() : found.end() + 1].isascii():
            character = text[found.end()]
            yield _Token("bad", character, found.end(), _no_meaning(_shown(character), character))
            return
        if kind == "foreign":
            yield _Token("bad", word, at, _no_meaning(f"'{word}'", word))
            return
        if word in KEYWORDS:
            kind = "flag" if word in _FLAGS else "word"
        yield _Token(kind, word, at)
        at = skip(text, found.end())
    yield _Token("end", "", len(text))


def _no_meaning(shown: str, word: str) -> str:
    return f"{shown} has no meaning in a formula" + (f": {_INSTEAD[word]}" if word in _INSTEAD else "")


# What is valid Python, or usual elsewhere, and what to write instead.
_INSTEAD = {
    ".": "write a function, shift(close, 1), and not an attribute or method",
    "[": "write shift(close, 1) for the value of the bar before",
    "{": "write parentheses",
    '"': "write a name without quotes",
    "'": "write a name without quotes",
    "#": "write no comment",
    "**": "write x * x for a square",
    "//": "write /: there is no whole division",
    "<>": "write !=",
    "<<": "write shift(x, k) for the value of k bars before",
    ">>": "write shift(x, k) for the value of k bars before",
    "%": "write a quotient and a difference",
    "^": "write x * x for a square, and & | for masks",
    "@": "write *",
    "!": "write ~mask, or != between numbers",
    ":": "write a definition of its own for a part with a name",
    "and": "write (a > b) & (c > d)",
    "or": "write (a > b) | (c > d)",
    "not": "write ~(a > b)",
    "if": "write where(mask, a, b)",
    "else": "write where(mask, a, b)",
    "None": "write nan for an absent value",
    "lambda": "write a definition of its own",
    "for": "write a function over the bars, such as rolling_sum(close, 5)",
    "in": "write (a == b) | (a == c)",
    "is": "write ==, or isna(x)",
}


def _wrong_number(word: str, after: str) -> str | None:
    if _RUNS_ON.match(after):
        return f"a number ends before {_shown(after)}: write it in decimal digits, with a blank before what follows"
    if word.isdigit() and word[0] == "0" and word.strip("0"):
        return "a whole number does not begin with 0"
    return None if math.isfinite(float(word)) else "a double cannot hold this number: write inf for infinity"


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() and character.isascii() else f"U+{ord(character):04X}"


@dataclass
class _Brackets:
    """Where we are within one pair of parentheses, or outside of all."""

    call: bool
    started: bool = False  # an argument or the expression has begun
    named: bool = False  # an argument by name has come
    misplaced: int | None = None  # where an argument by position began behind it
    compared: bool = False  # the argument or expression has its one comparison
    prefixes: int = 0  # the signs before the value that is due


def check(text: str) -> None:
    """Raises a :class:`TextFault` where the text is not a formula, or is too large."""
    if len(text) > LONGEST_TEXT:
        raise TextFault(Kind.LIMIT, LONGEST_TEXT, f"a text has at most {LONGEST_TEXT:,} characters: use definitions")
    _Grammar(text).check()


class _Grammar:
    """An automaton of two states: a value is due, or an operator or an end."""

    def __init__(self, text: str):
        self._left = _tokens(text)
        self._token = next(self._left)
        self._next = next(self._left, self._token)
        self._open: list[_Brackets] = []
        self._outside = _Brackets(call=False)
        self._prefixes = 0

    def check(self) -> None:
        while True:
            self._value()
            if self._operators_until_a_value_is_due():
                return

    @property
    def _here(self) -> _Brackets:
        return self._open[-1] if self._open else self._outside

    def _advance(self) -> None:
        self._token, self._next = self._next, next(self._left, self._next)

    def _value(self) -> None:
        """Everything up to the end of one number, name or flag, or of a call without arguments."""
        while True:
            here, token = self._here, self._token
            if here.call and not here.started:
                self._begin_argument(here)
                token = self._token
            here.started = True
            if token.text == "(" and token.kind == "sign":
                self._push(_Brackets(call=False))
            elif token.text in _PREFIX and token.kind == "sign":
                self._prefix()
            elif token.kind == "name" and self._next.text == "(":
                self._advance()
                self._push(_Brackets(call=True))
                if self._next.text == ")":
                    self._advance()
                    self._open.pop()
                    self._advance()
                    return
            elif token.kind in ("number", "name", "flag"):
                self._advance()
                return
            else:
                raise self._unexpected("a number, a name, a call or a parenthesis")
            self._advance()

    def _begin_argument(self, here: _Brackets) -> None:
        if self._token.kind == "name" and self._next.text == "=":
            here.named = True
            self._advance()
            self._advance()
        elif here.named:
            here.misplaced = self._token.at  # which is said once the argument is read

    def _operators_until_a_value_is_due(self) -> bool:
        """Gives whether the text has come to its end."""
        while True:
            here, token = self._here, self._token
            self._prefixes -= here.prefixes  # a value is complete, and with it what stands before it
            here.prefixes = 0
            if token.kind == "sign" and token.text in _BINARY:
                self._take_operator(here)
                return False
            if token.kind != "bad" and here.misplaced is not None:
                raise TextFault(Kind.SYNTAX, here.misplaced, "arguments by position come before those by name")
            if token.kind == "end" and not self._open:
                return True
            if token.kind == "sign" and token.text == "," and here.call:
                if self._next.text == ")":
                    raise TextFault(Kind.SYNTAX, token.at, "no comma stands behind the last argument")
                here.started = here.compared = False
                self._advance()
                return False
            if token.kind != "sign" or token.text != ")" or not self._open:
                raise self._unexpected("')'" if token.kind == "end" else "an operator or the end")
            self._open.pop()
            self._advance()

    def _take_operator(self, here: _Brackets) -> None:
        if self._token.text in _COMPARISONS:
            if here.compared:
                message = "comparisons do not chain, and & and | bind stronger: write (a > b) & (c > d)"
                raise TextFault(Kind.SYNTAX, self._token.at, message)
            here.compared = True
        self._advance()

    def _push(self, brackets: _Brackets) -> None:
        if len(self._open) == DEEPEST:
            raise TextFault(Kind.LIMIT, self._token.at, f"parentheses are at most {DEEPEST} deep: use definitions")
        self._open.append(brackets)

    def _prefix(self) -> None:
        self._here.prefixes += 1
        self._prefixes += 1
        if self._prefixes >= DEEPEST:
            raise TextFault(Kind.LIMIT, self._token.at, f"a formula is at most {DEEPEST} parts deep: use definitions")

    def _unexpected(self, due: str) -> TextFault:
        token = self._token
        if token.kind == "bad":
            return TextFault(Kind.SYNTAX, token.at, token.message)
        if token.kind == "word":
            return TextFault(Kind.SYNTAX, token.at, _no_meaning(f"'{token.text}'", token.text))
        there = "the text ends" if token.kind == "end" else f"'{token.text}' stands here"
        return TextFault(Kind.SYNTAX, token.at, f"{there} where {due} is due")
