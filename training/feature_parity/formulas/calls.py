# SPDX-License-Identifier: Apache-2.0
"""The parameters of one call, clause G6: which are given, and whether each is within its range."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from feature_parity.faults import Kind
from feature_parity.formulas import functions
from feature_parity.formulas.constants import NotConstant, constant
from feature_parity.formulas.functions import Function, Parameter
from feature_parity.formulas.tree import Call, Flag, Node

Report = Callable[[Kind, int, str], None]
"""Takes a fault: its kind, its offset and what is wrong."""


def check_parameters(call: Call, by_position: Sequence[Node], function: Function, report: Report) -> None:
    """Reports every fault of a call's parameters; ``by_position`` are its arguments behind the series."""
    _Parameters(call, function, report).check(by_position)


class _Parameters:
    def __init__(self, call: Call, function: Function, report: Report):
        self._call = call
        self._function = function
        self._report = report

    def check(self, by_position: Sequence[Node]) -> None:
        function, given = self._function, self._given(by_position)
        for parameter in function.parameters:
            if parameter.default is functions.REQUIRED and parameter.name not in given:
                self._wrong_arguments(self._call.at, f"needs '{parameter.name}'")
        weights = [name for name in functions.WEIGHTS if name in given]
        if function.weighted and len(weights) != 1:
            there = " and ".join(weights) or "none"
            self._wrong_arguments(self._call.at, f"takes exactly one of alpha, span and com, and here is {there}")
        values = {p.name: self._value(p, given[p.name]) for p in function.parameters if p.name in given}
        self._ordered(given, values, "lo", "hi")
        self._ordered(given, values, "min_periods", "n")

    def _given(self, by_position: Sequence[Node]) -> dict[str, Node]:
        allowed = self._function.by_position
        for part in by_position[len(allowed) :]:
            self._wrong_arguments(part.at, "has no such argument by position")
        given = {parameter.name: part for parameter, part in zip(allowed, by_position)}
        for name, at, part in self._call.named:
            if self._function.parameter(name) is None:
                self._wrong_arguments(at, f"has no parameter '{name}'")
            elif name in given:
                self._wrong_arguments(at, f"has '{name}' twice")
            else:
                given[name] = part
        return given

    def _value(self, parameter: Parameter, part: Node) -> float | None:
        """The value of a parameter, or None where it is blamed or a flag."""
        if parameter.range is functions.FLAG:
            if not isinstance(part, Flag):
                self._report(Kind.PARAMETER, part.at, f"'{parameter.name}' is True or False")
            return None
        try:
            value = constant(part)
        except NotConstant:
            message = f"'{parameter.name}' is a number that is the same at every bar, {parameter.range.said}"
            self._report(Kind.PARAMETER, part.at, message)
            return None
        if not parameter.range.holds(value):
            self._report(
                Kind.PARAMETER, part.at, f"'{parameter.name}' is {parameter.range.said}, and here is {value!r}"
            )
            return None
        return value

    def _ordered(self, given: Mapping[str, Node], values: Mapping[str, float | None], low: str, high: str) -> None:
        least, most = values.get(low), values.get(high)
        if least is not None and most is not None and least > most:
            self._report(
                Kind.PARAMETER, given[low].at, f"'{low}' is at most '{high}', and here is {least!r}, above {most!r}"
            )

    def _wrong_arguments(self, at: int, message: str) -> None:
        self._report(Kind.ARGUMENTS, at, f"{self._function.name} {message}: write {self._function.usage()}")
