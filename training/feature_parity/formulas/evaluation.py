# SPDX-License-Identifier: Apache-2.0
"""Evaluates checked formulas over whole frames (G3): every node is one operation over columns."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from feature_parity.arithmetic import plain
from feature_parity.formulas import functions, reference
from feature_parity.formulas.constants import constant
from feature_parity.formulas.program import Program
from feature_parity.formulas.tree import Binary, Call, Flag, Name, Node, Number, Unary


def evaluate(program: Program, bars: pd.DataFrame) -> Iterator[tuple[str, pd.Series]]:
    """Every feature of a program with its column, in their order.

    ``bars`` holds the columns that the formulas name, as doubles, indexed by their times in UTC; one that is not there
    is absent at every bar.
    """
    columns = _Columns(bars)
    for name, tree in program.definitions.items():
        with plain():
            columns.define(name, columns.value(tree))
    for name, tree in program.features.items():
        with plain():
            column = columns.value(tree).rename(name)
        yield name, column


_MINUTE, _DAY = pd.Timedelta(minutes=1), pd.Timedelta(days=1)
_EPOCH = pd.Timestamp("1970-01-01", tz="UTC")


class _Columns:
    """The columns that names stand for. Definitions come before what uses them, so each is evaluated once."""

    def __init__(self, bars: pd.DataFrame):
        self._bars = bars
        self._times = bars.index
        self._defined: dict[str, pd.Series] = {}

    def define(self, name: str, column: pd.Series) -> None:
        self._defined[name] = column

    def value(self, node: Node) -> pd.Series:
        match node:
            case Number(value=value):
                return self._all(value)
            case Name(name=name):
                return self._named(name)
            case Unary(operator=operator, operand=operand):
                return reference.SIGNS[operator](self.value(operand))
            case Binary(operator=operator, left=left, right=right):
                return reference.OPERATORS[operator](self.value(left), self.value(right))
            case Call():
                return self._call(node)
        raise AssertionError(f"{node} is not checked")

    def _call(self, call: Call) -> pd.Series:
        function = functions.FUNCTIONS[call.function]
        takes = len(call.arguments) if function.many else len(function.series)
        series = [self.value(part) for part in call.arguments[:takes]]
        return reference.FUNCTIONS[call.function](*series, **parameters(call))

    def _named(self, name: str) -> pd.Series:
        if name in self._defined:
            return self._defined[name]
        if name in functions.CONSTANTS:
            return self._all(functions.CONSTANTS[name])
        if name in functions.TIME_COLUMNS:
            return self._time(name)
        return self._bars[name] if name in self._bars.columns else self._all(np.nan)

    def _all(self, value: float) -> pd.Series:
        return pd.Series(value, index=self._times, dtype=np.float64)

    def _time(self, name: str) -> pd.Series:
        days = self._times.floor("D")
        if name == "minute_of_day":
            values = (self._times - days) // _MINUTE
        elif name == "day":
            values = (days - _EPOCH) // _DAY
        else:
            values = self._times.dayofweek
        return pd.Series(values.to_numpy(np.float64), index=self._times)


def parameters(call: Call) -> dict[str, object]:
    """Every parameter of a checked call by its name, with those left out; of three weights the one that is given."""
    function = functions.FUNCTIONS[call.function]
    given = {} if function.many else dict(zip(
        (p.name for p in function.by_position), call.arguments[len(function.series) :]
    ))  # fmt: skip
    given |= {name: part for name, _, part in call.named}
    values: dict[str, object] = {}
    for parameter in function.parameters:
        if parameter.name in given:
            part = given[parameter.name]
            values[parameter.name] = part.value if isinstance(part, Flag) else _number(parameter, constant(part))
        elif parameter.default is functions.AS_N:
            values[parameter.name] = values["n"]
        elif parameter.default is functions.NO_LIMIT:
            values[parameter.name] = None
        elif parameter.default is not functions.WEIGHT:
            values[parameter.name] = parameter.default
    return values


def _number(parameter: functions.Parameter, value: float) -> float | int:
    return int(value) if parameter.range in (functions.BARS, functions.PRESENT, functions.FREEDOM) else value
