# SPDX-License-Identifier: Apache-2.0
"""The functions of the language, clauses G7 to G15: what each takes. What each does is in :mod:`.reference`."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

LARGEST = 10_000
REQUIRED = object()
"""The default of a parameter that has none."""


@dataclass(frozen=True)
class Range:
    """What a parameter may be, and how that is said."""

    said: str
    holds: Callable[[float], bool]


def _whole(least: int, most: int) -> Range:
    return Range(f"a whole number from {least} to {most:,}", lambda v: v.is_integer() and least <= v <= most)


BARS = _whole(1, LARGEST)
PRESENT = _whole(0, LARGEST)
FREEDOM = _whole(0, 1)
ALPHA = Range("above 0, and at most 1", lambda v: 0 < v <= 1)
SPAN = Range("finite, and at least 1", lambda v: 1 <= v < math.inf)
COM = Range("finite, and not below 0", lambda v: 0 <= v < math.inf)
BOUND = Range("a number and not nan", lambda v: not math.isnan(v))
FLAG = Range("True or False", lambda v: False)


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name, its range, its default, and whether it stands by name only."""

    name: str
    range: Range
    default: object = REQUIRED
    by_name: bool = True


@dataclass(frozen=True)
class Function:
    """What a function takes. It gives a number, except ``isna``, which gives a mask."""

    name: str
    series: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    many: bool = False  # as many series as one likes, from the number of those named on
    weighted: bool = False  # exactly one of alpha, span and com
    gives: str = "number"

    @property
    def by_position(self) -> list[Parameter]:
        """The parameters that may stand by position, in their order."""
        return [p for p in self.parameters if not p.by_name]

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((p for p in self.parameters if p.name == name), None)

    def usage(self) -> str:
        """How it is written."""
        said = [*self.series] + (["..."] if self.many else [])
        for parameter in self.parameters:
            if parameter.by_name and "*" not in said:
                said.append("*")
            given = parameter.default in (REQUIRED, WEIGHT)
            said.append(parameter.name if given else f"{parameter.name}={_default(parameter.default)}")
        return f"{self.name}({', '.join(said)})"


WEIGHT = None
"""The default of a weight: not given."""
NO_LIMIT = math.inf
AS_N = "n"
"""The default of ``min_periods`` in a window: what n is."""
WEIGHTS = ("alpha", "span", "com")


def _default(value: object) -> str:
    return "none" if value == NO_LIMIT else str(value)


_NUMBER = ("x",)
_N = Parameter("n", BARS, by_name=False)
_K = Parameter("k", BARS, 1, by_name=False)
_IN_WINDOW = Parameter("min_periods", PRESENT, AS_N)
_DDOF = Parameter("ddof", FREEDOM, 1)
_EWM = (
    Parameter("alpha", ALPHA, WEIGHT),
    Parameter("span", SPAN, WEIGHT),
    Parameter("com", COM, WEIGHT),
    Parameter("adjust", FLAG, True),
    Parameter("ignore_na", FLAG, False),
    Parameter("min_periods", PRESENT, 0),
)
_BIAS = Parameter("bias", FLAG, False)

_ALL = [
    *(Function(name, _NUMBER) for name in ("abs", "sqrt", "log", "exp", "sign")),
    Function("where", ("mask", "a", "b")),
    Function("isna", _NUMBER, gives="mask"),
    Function("fillna", ("x", "c")),
    Function("clip", _NUMBER, (Parameter("lo", BOUND, by_name=False), Parameter("hi", BOUND, by_name=False))),
    *(Function(name, ("a", "b"), many=True) for name in ("min", "max", "nanmin", "nanmax")),
    *(Function(name, _NUMBER, (_K,)) for name in ("shift", "diff", "pct_change")),
    Function("ffill", _NUMBER, (Parameter("limit", BARS, NO_LIMIT),)),
    *(Function(f"rolling_{name}", _NUMBER, (_N, _IN_WINDOW)) for name in ("sum", "mean", "min", "max", "median")),
    *(Function(f"rolling_{name}", _NUMBER, (_N, _IN_WINDOW, _DDOF)) for name in ("var", "std")),
    Function("rolling_count", _NUMBER, (_N,)),
    Function("ewm_mean", _NUMBER, _EWM, weighted=True),
    *(Function(name, _NUMBER, (*_EWM, _BIAS), weighted=True) for name in ("ewm_var", "ewm_std")),
    *(Function(name, _NUMBER) for name in ("cumsum", "cummax", "cummin")),
    *(Function(f"day_{name}", _NUMBER) for name in ("sum", "max", "min", "first", "count")),
]

FUNCTIONS = {function.name: function for function in _ALL}
"""Every function by its name."""

BAR_COLUMNS = ("open", "high", "low", "close", "volume")
TIME_COLUMNS = ("minute_of_day", "day_of_week", "day")
CONSTANTS = {"nan": math.nan, "inf": math.inf}
RESERVED = frozenset(FUNCTIONS) | frozenset(BAR_COLUMNS) | frozenset(TIME_COLUMNS) | frozenset(CONSTANTS)
"""The names that a macro column or a definition does not bear (G2)."""
