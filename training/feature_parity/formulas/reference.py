# SPDX-License-Identifier: Apache-2.0
"""What each function is in pandas and numpy, over whole columns: clauses G7 to G15, and the table "Cost" of section G.

``x``, ``a``, ``b`` and ``c`` are columns with one index, the bars' times in UTC. Nothing goes bar by bar here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import pandas as pd

OPERATORS: dict[str, Callable[..., pd.Series]] = {
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
"""The operators between two parts."""

SIGNS: dict[str, Callable[[pd.Series], pd.Series]] = {"-": lambda x: -x, "~": lambda x: ~x}
"""The operators before one part."""


# ---- choice and extremes, G8 and G9


def _clip(x: pd.Series, lo: float, hi: float) -> pd.Series:
    # A bound of -0.0 is given out as 0.0, since pandas and numpy do not agree on it.
    return x.clip(lo + 0.0, hi + 0.0)


def _smallest(*columns: pd.Series) -> pd.Series:
    return functools.reduce(np.minimum, columns) + 0.0


def _largest(*columns: pd.Series) -> pd.Series:
    return functools.reduce(np.maximum, columns) + 0.0


def _smallest_present(*columns: pd.Series) -> pd.Series:
    return pd.concat(columns, axis=1).min(axis=1) + 0.0


def _largest_present(*columns: pd.Series) -> pd.Series:
    return pd.concat(columns, axis=1).max(axis=1) + 0.0


# ---- lags, G10


def _ffill(x: pd.Series, limit: int | None) -> pd.Series:
    return x.ffill(limit=limit)


# ---- windows, G11


def _rolling_sum(x: pd.Series, n: int, min_periods: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).sum()


def _rolling_mean(x: pd.Series, n: int, min_periods: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).mean()


def _rolling_var(x: pd.Series, n: int, min_periods: int, ddof: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).var(ddof=ddof)


def _rolling_std(x: pd.Series, n: int, min_periods: int, ddof: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).std(ddof=ddof)


def _rolling_min(x: pd.Series, n: int, min_periods: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).min() + 0.0


def _rolling_max(x: pd.Series, n: int, min_periods: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).max() + 0.0


def _rolling_median(x: pd.Series, n: int, min_periods: int) -> pd.Series:
    return x.rolling(n, min_periods=min_periods).median() + 0.0


def _rolling_count(x: pd.Series, n: int) -> pd.Series:
    return x.rolling(n, min_periods=0).count()


# ---- exponential weights, G12 and G13: weights holds the one of alpha, span and com that is given


def _ewm_mean(x: pd.Series, adjust: bool, ignore_na: bool, min_periods: int, **weights: float) -> pd.Series:
    return x.ewm(**weights, adjust=adjust, ignore_na=ignore_na, min_periods=min_periods).mean()


def _ewm_var(x: pd.Series, adjust: bool, ignore_na: bool, min_periods: int, bias: bool, **weights: float) -> pd.Series:
    return x.ewm(**weights, adjust=adjust, ignore_na=ignore_na, min_periods=min_periods).var(bias=bias)


def _ewm_std(x: pd.Series, adjust: bool, ignore_na: bool, min_periods: int, bias: bool, **weights: float) -> pd.Series:
    return x.ewm(**weights, adjust=adjust, ignore_na=ignore_na, min_periods=min_periods).std(bias=bias)


# ---- of the day, G15


def _by_day(x: pd.Series) -> pd.api.typing.SeriesGroupBy:
    return x.groupby(x.index.floor("D"), sort=False)


def _day_sum(x: pd.Series) -> pd.Series:
    return _by_day(x).cumsum()


def _day_max(x: pd.Series) -> pd.Series:
    return _by_day(x).cummax() + 0.0


def _day_min(x: pd.Series) -> pd.Series:
    return _by_day(x).cummin() + 0.0


def _day_first(x: pd.Series) -> pd.Series:
    # transform gives it to the whole day, also to the bars before it.
    return _by_day(x).transform("first").where(_day_count(x) > 0)


def _day_count(x: pd.Series) -> pd.Series:
    return _by_day(x.notna().astype(np.float64)).cumsum()


FUNCTIONS: dict[str, Callable[..., pd.Series]] = {
    "abs": lambda x: x.abs(),
    "sqrt": np.sqrt,
    "log": np.log,
    "exp": np.exp,
    "sign": np.sign,
    "where": lambda mask, a, b: a.where(mask, b),
    "isna": lambda x: x.isna(),
    "fillna": lambda x, c: x.where(x.notna(), c),
    "clip": _clip,
    "min": _smallest,
    "max": _largest,
    "nanmin": _smallest_present,
    "nanmax": _largest_present,
    "shift": lambda x, k: x.shift(k),
    "diff": lambda x, k: x.diff(k),
    "pct_change": lambda x, k: x.pct_change(k, fill_method=None),
    "ffill": _ffill,
    "rolling_sum": _rolling_sum,
    "rolling_mean": _rolling_mean,
    "rolling_var": _rolling_var,
    "rolling_std": _rolling_std,
    "rolling_min": _rolling_min,
    "rolling_max": _rolling_max,
    "rolling_median": _rolling_median,
    "rolling_count": _rolling_count,
    "ewm_mean": _ewm_mean,
    "ewm_var": _ewm_var,
    "ewm_std": _ewm_std,
    "cumsum": lambda x: x.cumsum(),
    "cummax": lambda x: x.cummax() + 0.0,
    "cummin": lambda x: x.cummin() + 0.0,
    "day_sum": _day_sum,
    "day_max": _day_max,
    "day_min": _day_min,
    "day_first": _day_first,
    "day_count": _day_count,
}
"""Every function of the language by its name."""
