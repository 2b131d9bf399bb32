# SPDX-License-Identifier: Apache-2.0
"""The tree of a formula, clause G1: how a checked text groups, which Python's :mod:`ast` says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from feature_parity.faults import Kind
from feature_parity.formulas import syntax
from feature_parity.formulas.syntax import TextFault

MOST_NODES = 500


@dataclass(frozen=True)
class Node:
    """A part of a formula; ``at`` is where it is shown: an operator at its own characters, all else where it begins."""

    at: int


@dataclass(frozen=True)
class Number(Node):
    """A number, which is a double first (G3)."""

    value: float


@dataclass(frozen=True)
class Flag(Node):
    """``True`` or ``False``."""

    value: bool


@dataclass(frozen=True)
class Name(Node):
    """A column, ``nan``, ``inf`` or a definition."""

    name: str


@dataclass(frozen=True)
class Unary(Node):
    """``-x`` or ``~x``."""

    operator: str
    operand: Node


@dataclass(frozen=True)
class Binary(Node):
    """Two parts with one of ``* / + - & | == != < <= > >=`` between them."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call(Node):
    """A function with its arguments by position, and those by name in the order in which they were written."""

    function: str
    arguments: tuple[Node, ...]
    named: tuple[tuple[str, int, Node], ...] = field(default=())  # name, its offset, value


_OPERATORS: dict[type, str] = {
    ast.USub: "-", ast.Invert: "~", ast.Mult: "*", ast.Div: "/", ast.Add: "+", ast.Sub: "-", ast.BitAnd: "&",
    ast.BitOr: "|", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def parse(text: str) -> Node:
    """The tree of a text. Raises a :class:`TextFault` where the text is not a formula or is too large."""
    syntax.check(text)
    # Brackets around it all: within them Python takes a line's end as white space, as G1 does everywhere.
    flat = "(" + text.translate(_BLANKS) + ")"
    try:
        body = ast.parse(flat, mode="eval").body
    except (RecursionError, MemoryError):
        raise _too_deep(0) from None
    return _Reader(text).read(body)[0]


_BLANKS = {ord(c): " " for c in "\t\r\n"}


def _too_deep(at: int) -> TextFault:
    return TextFault(Kind.LIMIT, at, f"a formula is at most {syntax.DEEPEST} parts deep: use definitions")


class _Reader:
    """Turns Python's nodes into ours, by a whitelist, and counts them as they are complete."""

    def __init__(self, text: str):
        self._text = text
        self._nodes = 0

    def read(self, node: ast.expr) -> tuple[Node, int]:
        """A node, and how deep its tree is. Calls itself no deeper than parentheses, signs and priorities nest."""
        at = node.col_offset - 1
        match node:
            case ast.Constant(value=bool(value)):
                return self._made(Flag(at, value), 0)
            case ast.Constant(value=int() | float() as value):
                return self._made(Number(at, float(value)), 0)
            case ast.Name(id=name):
                return self._made(Name(at, name), 0)
            case ast.UnaryOp(op=operator, operand=operand):
                part, depth = self.read(operand)
                return self._made(Unary(at, _OPERATORS[type(operator)], part), depth)
            case ast.BinOp() | ast.Compare(ops=[_]):
                return self._binary(node)
            case ast.Call(func=ast.Name(id=function), args=arguments, keywords=keywords):
                series = [self.read(argument) for argument in arguments]
                named = [(k.arg, k.col_offset - 1, self.read(k.value)) for k in keywords]
                deepest = max((depth for _, depth in [*series, *(part for _, _, part in named)]), default=0)
                by_name = tuple((str(name), offset, part) for name, offset, (part, _) in named)
                return self._made(Call(at, function, tuple(part for part, _ in series), by_name), deepest)
        raise AssertionError(f"{type(node).__name__} in {self._text!r}")  # the grammar lets nothing else through

    def _binary(self, node: ast.expr) -> tuple[Node, int]:
        """A row such as ``a + b + c``, which groups to the left, from left to right."""
        row = []
        while isinstance(node, ast.BinOp | ast.Compare):
            kind, right = (node.op, node.right) if isinstance(node, ast.BinOp) else (node.ops[0], node.comparators[0])
            node = node.left
            # Between a part in brackets and the operator behind it stand the brackets that close.
            at = syntax.skip(self._text, (node.end_col_offset or 0) - 1, " \t\r\n)")
            row.append((at, _OPERATORS[type(kind)], right))
        made, depth = self.read(node)
        for at, operator, right in reversed(row):
            part, part_depth = self.read(right)
            made, depth = self._made(Binary(at, operator, made, part), max(depth, part_depth))
        return made, depth

    def _made(self, node: Node, deepest: int) -> tuple[Node, int]:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"a formula has at most {MOST_NODES} numbers, names, operators and calls: use definitions"
            raise TextFault(Kind.LIMIT, node.at, message)
        if deepest >= syntax.DEEPEST:
            raise _too_deep(node.at)
        return node, deepest + 1


def walk(node: Node) -> Iterator[Node]:
    """A node and all of its parts, from left to right."""
    yield node
    match node:
        case Unary(operand=operand):
            yield from walk(operand)
        case Binary(left=left, right=right):
            yield from walk(left)
            yield from walk(right)
        case Call(arguments=arguments, named=named):
            for argument in arguments:
                yield from walk(argument)
            for _, _, value in named:
                yield from walk(value)
