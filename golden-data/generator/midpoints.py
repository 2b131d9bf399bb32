# SPDX-License-Identifier: Apache-2.0
"""Macro values whose normalised feature lies next to the middle of two floats.

There the last bit of D1's quotient decides which of the two it becomes, and an engine that takes a reciprocal, divides
both sides or reads a mean off by its last bit becomes the other. A market never does this by chance: one raw value in
several hundred million does.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

# How one may get D1 wrong by no more than the last bit of a double.
_WRONG = [
    lambda raw, mean, std: (raw - mean) * (1 / std),
    lambda raw, mean, std: raw / std - mean / std,
    lambda raw, mean, std: (raw - np.nextafter(mean, np.inf)) / std,
]
_ULPS = np.arange(-3, 4)


def spreads(rng, stats: dict, minuend: float, rows: int) -> np.ndarray:
    """Subtrahends: ``minuend`` less any of them is a raw value that one of the wrong ways tells from D1."""
    middles = _middles(rng, 400 * rows)
    value = _neighbours(minuend - (stats["mean"] + middles * stats["std"]))
    return _in_turn(value, [_tells(wrong, minuend - value, stats) for wrong in _WRONG], rows)


def changes(rng, stats: dict, values: pd.Series) -> pd.Series:
    """Every second value altered, so that its change from the one before is such a raw value, where one is found."""
    values = values.copy()
    for row in range(1, len(values), 2):
        before = values.iloc[row - 1]
        value = _neighbours(before * (1 + (stats["mean"] + _middles(rng, 20_000) * stats["std"])))
        for turn in range(len(_WRONG)):
            wrong = _WRONG[(row // 2 + turn) % len(_WRONG)]
            told = value[_tells(wrong, (value - before) / before, stats)]
            if len(told) > 0:
                values.iloc[row] = told[0]
                break
    return values


def _middles(rng, count: int) -> np.ndarray:
    """The exact middles of two neighbouring floats, within the clip."""
    below = rng.uniform(-4.9, 4.9, count).astype(np.float32)
    return (below.astype(np.float64) + np.nextafter(below, np.float32(9)).astype(np.float64)) / 2


def _neighbours(values: np.ndarray) -> np.ndarray:
    """Each value and a few doubles on either side of it."""
    return (values[:, None] + _ULPS * np.spacing(values)[:, None]).ravel()


def _tells(wrong: Callable, raw: np.ndarray, stats: dict) -> np.ndarray:
    """Whether the wrong way gives another float than D1."""
    mean, std = stats["mean"], stats["std"]
    return wrong(raw, mean, std).astype(np.float32) != ((raw - mean) / std).astype(np.float32)


def _in_turn(values: np.ndarray, told: list[np.ndarray], rows: int) -> np.ndarray:
    """Values that tell of each wrong way in turn."""
    each = rows // len(told)
    return np.column_stack([values[tells][turn * each :][:each] for turn, tells in enumerate(told)]).ravel()
