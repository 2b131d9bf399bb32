# SPDX-License-Identifier: Apache-2.0
"""The raw features, clauses C2 to C12 and the dialects of section F, as pandas operations over whole frames.

One function per kind of calculation. ``p`` holds the parameters under the names that a contract document gives them;
``bars`` is the input indexed by time. What a function leaves absent reads as the feature's undefined value in the end.
"""

import numpy as np
import pandas as pd

from averages import average


def raw_features(bars: pd.DataFrame, contract: dict) -> pd.DataFrame:
    """Every market feature of the contract, one column each, in the contract's order."""
    return pd.DataFrame(
        {
            feature["name"]: _raw_feature(bars, feature)
            for feature in contract["features"]
            if feature["calculation"]["kind"] in _MARKET
        },
        index=bars.index,
    )


def _raw_feature(bars: pd.DataFrame, feature: dict) -> pd.Series:
    p = feature["calculation"]
    column = _MARKET[p["kind"]](bars, feature["inputs"], p)
    if feature["undefined"] is not None:
        column = column.fillna(feature["undefined"])
    clip = p.get("clip")
    return column if clip is None else column.clip(-clip, clip)


def _log_return(bars, inputs, p):
    """C2."""
    value = bars[inputs[0]]
    earlier = value.shift(p["lag"])
    if p["form"] == "log_of_quotient":
        return np.log(value / earlier)
    if p["form"] == "difference_of_logs":
        return np.log(value) - np.log(earlier)
    return value / earlier - 1


def _rsi(bars, inputs, p):
    """C3."""
    change = bars[inputs[0]].diff()
    gain = change.where(change > 0, 0.0)
    loss = (-change).where(change < 0, 0.0)
    if p["first_change"] == "absent":
        gain, loss = gain.where(change.notna()), loss.where(change.notna())
    average_gain = average(gain, p["period"], p["smoothing"])
    divisor = average(loss, p["period"], p["smoothing"]) + p["epsilon"]
    if p["no_loss"] == "undefined":
        divisor = _absent_where_zero(divisor)
    return 100.0 - 100.0 / (1.0 + average_gain / divisor)


def _atr_percent(bars, inputs, p):
    """C5."""
    high, low, close = (bars[name] for name in inputs)
    true_range = _true_range(high, low, close)
    if p["first_change"] == "absent":
        true_range = true_range.where(close.shift(1).notna())
    quotient = average(true_range, p["period"], p["smoothing"]) / (close + p["epsilon"])
    return quotient * p["scale"]


def _true_range(high, low, close):
    """C4."""
    before = close.shift(1)
    return pd.concat([high - low, (high - before).abs(), (low - before).abs()], axis=1).max(axis=1)


def _adx(bars, inputs, p):
    """C7; what the first change is worth concerns the movements alone."""
    high, low, close = (bars[name] for name in inputs)
    n, smoothing, epsilon = p["period"], p["smoothing"], p["epsilon"]
    ranges = _absent_where_zero(average(_true_range(high, low, close), n, smoothing) + epsilon)
    plus, minus = _directional_movement(high, low, p["first_change"])
    plus_index = 100.0 * average(plus, n, smoothing) / ranges
    minus_index = 100.0 * average(minus, n, smoothing) / ranges
    total = _absent_where_zero((plus_index + minus_index) + epsilon)
    dx = 100.0 * (plus_index - minus_index).abs() / total
    return dx if p["output"] == "dx" else average(dx, n, smoothing)


def _directional_movement(high, low, first_change):
    """C6."""
    up = high.diff()
    down = -low.diff()
    plus = up.where((up > down) & (up > 0), 0.0)
    minus = down.where((down > up) & (down > 0), 0.0)
    if first_change == "absent":
        both = up.notna() & down.notna()
        plus, minus = plus.where(both), minus.where(both)
    return plus, minus


def _rolling_z_score(bars, inputs, p):
    """C8, C9 and C10."""
    value = bars[inputs[0]]
    window = value.rolling(p["window"], min_periods=p["min_count"])
    deviation = window.std(ddof=1 if p["deviation"] == "sample" else 0)
    return (value - window.mean()) / _absent_where_zero(deviation)


def _fixed_z_score(bars, inputs, p):
    return (bars[inputs[0]] - p["mean"]) / p["std"]


def _change(bars, inputs, p):
    """C11."""
    return _relative(bars[inputs[0]], bars[inputs[0]].shift(p["lag"]))


def _daily_change(bars, inputs, p):
    value = bars[inputs[0]]
    day = value.index.floor("D")
    last_of_day = value.groupby(day).last()
    return _relative(value, last_of_day.reindex(day - pd.Timedelta(days=1)).set_axis(value.index))


def _relative(value, previous):
    return (value - previous) / previous


def _spread(bars, inputs, p):
    """C12."""
    return p["minuend"] - bars[inputs[0]]


def _fixed_z_spread(bars, inputs, p):
    return (_spread(bars, inputs, p) - p["mean"]) / p["std"]


def _absent_where_zero(x: pd.Series) -> pd.Series:
    return x.where(x != 0)


_MARKET = {
    "log_return": _log_return,
    "rsi": _rsi,
    "atr_percent": _atr_percent,
    "adx": _adx,
    "rolling_z_score": _rolling_z_score,
    "fixed_z_score": _fixed_z_score,
    "change": _change,
    "daily_change": _daily_change,
    "spread": _spread,
    "fixed_z_spread": _fixed_z_spread,
}
