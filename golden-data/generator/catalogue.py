# SPDX-License-Identifier: Apache-2.0
"""The users' catalogue: indicators that people expect, as formulas. ``docs/formulas.md`` shows these very texts.

``catalogue`` is for a session within a day of UTC. ``catalogue-overnight`` has those that begin anew with the session,
for one that crosses midnight.
"""

_DEFINE = {
    "typical": "(high + low + close) / 3",
    "ema_20": "ewm_mean(close, span=20, adjust=False)",
    "macd_line": "ewm_mean(close, span=12, adjust=False) - ewm_mean(close, span=26, adjust=False)",
    "middle": "rolling_mean(close, 20)",
    "two_deviations": "2 * rolling_std(close, 20, ddof=0)",
    "lower": "middle - two_deviations",
    "upper": "middle + two_deviations",
    "high_14": "rolling_max(high, 14)",
    "low_14": "rolling_min(low, 14)",
    "percent_k": "100 * (close - low_14) / (high_14 - low_14)",
    "typical_mean": "rolling_mean(typical, 20)",
    "mean_deviation": "(" + " + ".join(
        ["abs(typical - typical_mean)"] + [f"abs(shift(typical, {k}) - typical_mean)" for k in range(1, 20)]
    ) + ") / 20",
    "high_20": "rolling_max(high, 20)",
    "low_20": "rolling_min(low, 20)",
    "true_range": "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))",
    "average_range": "ewm_mean(true_range, alpha=1/10, adjust=False)",
    "log_return": "log(close / shift(close))",
    "volume_deviation": "rolling_std(volume, 60, min_periods=20)",
    "close_before_today": "day_first(where(day == shift(day), nan, shift(ffill(close))))",
}  # fmt: skip

# Name, formula, what it reads as where it is undefined.
_FEATURES = [
    ("sma", "rolling_mean(close, 20)", None),
    ("ema", "ema_20", None),
    ("dema", "2 * ema_20 - ewm_mean(ema_20, span=20, adjust=False)", None),
    ("macd", "macd_line", None),
    ("macd_signal", "ewm_mean(macd_line, span=9, adjust=False)", None),
    ("bollinger_percent_b", "(close - lower) / (upper - lower)", 0.5),
    ("bollinger_width", "(upper - lower) / middle", 0.0),
    ("stochastic_k", "percent_k", 50.0),
    ("stochastic_d", "rolling_mean(percent_k, 3)", 50.0),
    ("cci", "(typical - typical_mean) / (0.015 * mean_deviation)", 0.0),
    ("williams_r", "-100 * (high_14 - close) / (high_14 - low_14)", -50.0),
    ("roc", "100 * pct_change(close, 12)", 0.0),
    ("momentum", "diff(close, 10)", 0.0),
    ("obv", "cumsum(fillna(sign(diff(close)) * volume, 0))", None),
    ("vwap", "day_sum(typical * volume) / day_sum(where(isna(typical), nan, volume))", None),
    ("donchian_position", "(close - low_20) / (high_20 - low_20)", 0.5),
    ("keltner_position", "(close - ema_20) / (2 * average_range)", 0.0),
    ("realised_volatility", "sqrt(rolling_sum(log_return * log_return, 48))", None),
    ("volume_z", "(volume - rolling_mean(volume, 60, min_periods=20)) / where(volume_deviation == 0, nan, "
                 "volume_deviation)", 0.0),
    ("overnight_gap", "day_first(open) / close_before_today - 1", 0.0),
    ("minutes_since_open", "minute_of_day - day_first(minute_of_day)", None),
    ("range_share", "(high - low) / close", 0.0),
]  # fmt: skip

# A session begins at the first bar after a pause of two hours.
_OVERNIGHT_DEFINE = {
    "typical": "(high + low + close) / 3",
    "minute": "1440 * day + minute_of_day",
    "opens": "~(diff(minute) < 120)",
    "value_so_far": "cumsum(fillna(typical * volume, 0))",
    "volume_so_far": "cumsum(where(isna(typical * volume), 0, volume))",
    "value_before": "ffill(where(opens, fillna(shift(value_so_far), 0), nan))",
    "volume_before": "ffill(where(opens, fillna(shift(volume_so_far), 0), nan))",
    "gap_or_inf": "ffill(where(opens, fillna(open / shift(ffill(close)) - 1, inf), nan))",
}

_OVERNIGHT_FEATURES = [
    ("session_vwap", "(value_so_far - value_before) / (volume_so_far - volume_before)", None),
    ("session_gap", "where(gap_or_inf == inf, nan, gap_or_inf)", 0.0),
    ("minutes_since_open", "minute - ffill(where(opens, minute, nan))", None),
]

# A logarithm stands inside of it, so it states how far its last bits may be from training's (G16). Logarithms that are off
# by 1 ulp at random moved it by 4 ulps at most on both markets.
_TOLERANCE = {"realised_volatility": {"raw": 16, "normalized": 1, "observation": 1}}
_EXACT = {"raw": 0, "normalized": 0, "observation": 0}


def catalogue_contracts(built_in: dict) -> list[dict]:
    """Both contracts, with the policies of the built-in one and without macro columns."""
    within_a_day = built_in["session"] | {"holidays": []}
    around_the_clock = within_a_day | {"start": "00:00", "end": "23:55", "days": [*within_a_day["days"], "sunday"]}
    return [
        _contract(built_in, "catalogue", _DEFINE, _FEATURES, within_a_day, 60),
        _contract(built_in, "catalogue-overnight", _OVERNIGHT_DEFINE, _OVERNIGHT_FEATURES, around_the_clock, 2),
    ]


def _contract(built_in: dict, name: str, define: dict, features: list, session: dict, warm_up: int) -> dict:
    state = [f for f in built_in["features"] if f["calculation"]["kind"] in ("position", "session_time")]
    market = [
        {
            "name": feature,
            "calculation": {"kind": "formula", "formula": formula},
            "undefined": undefined,
            "normalization": "z_score",
            "range": {"min": -5.0, "max": 5.0},
            "tolerance_ulps": _TOLERANCE.get(feature, _EXACT),
        }
        for feature, formula, undefined in features
    ]
    return {
        "id": name, "version": "1.0.0", "bar_minutes": built_in["bar_minutes"], "session": session, "macro": [],
        "policy": built_in["policy"], "policies": built_in["policies"], "warm_up": warm_up, "clip": built_in["clip"],
        "define": define,
        "features": [{"index": None} | feature | {"index": at} for at, feature in enumerate([*market, *state])],
    }  # fmt: skip
