# SPDX-License-Identifier: Apache-2.0
"""How a series is averaged: clause C1 and the dialects of it (section F), each as one operation over a whole column."""

import numpy as np
import pandas as pd


def average(x: pd.Series, n: int, smoothing: str) -> pd.Series:
    """The average of ``x`` over ``n`` by the smoothing that a contract names."""
    return _SMOOTHINGS[smoothing](x, n)


def wilder(x: pd.Series, n: int) -> pd.Series:
    """C1. Given alpha = 1/n, pandas takes com from it and alpha from that again: those are the bits of the clause."""
    return x.ewm(alpha=1 / n, adjust=False).mean()


def _wilder_mean_seeded(x: pd.Series, n: int) -> pd.Series:
    present = np.flatnonzero(x.notna().to_numpy())
    if len(present) < n:
        return pd.Series(np.nan, index=x.index)
    first = x.to_numpy()[present[:n]]
    seeded = x.copy()
    seeded.iloc[: present[n - 1]] = np.nan
    # The sum is taken in the order of the bars; numpy's own sum would pair the terms.
    seeded.iloc[present[n - 1]] = np.add.accumulate(first)[-1] / n
    return wilder(seeded, n)


def _exponential(x: pd.Series, n: int) -> pd.Series:
    return x.ewm(span=n, adjust=False).mean()


def _mean(x: pd.Series, n: int) -> pd.Series:
    return x.rolling(n, min_periods=n).mean()


_SMOOTHINGS = {
    "wilder": wilder,
    "wilder_mean_seeded": _wilder_mean_seeded,
    "exponential": _exponential,
    "mean": _mean,
}
