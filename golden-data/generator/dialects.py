# SPDX-License-Identifier: Apache-2.0
"""Our own contracts: dialects of section F under names of their own, one for another instrument, the users' catalogue.

A dialect is the built-in contract with some of its calculations replaced, so that nothing is said twice.
"""

import copy

from catalogue import catalogue_contracts

_MEAN = {"smoothing": "mean", "epsilon": 1e-10, "first_change": "absent"}
_EXPONENTIAL = {"smoothing": "exponential"}
_MEAN_SEEDED = {"smoothing": "wilder_mean_seeded", "first_change": "absent"}
_ABSENT = {"undefined": None}


def own_contracts(built_in: dict) -> list[dict]:
    """Every contract of our own, from the built-in one that the dialects claim to be."""
    return [
        _dialect(built_in, "legacy-plain-mean", {
            "rsi_9": (_MEAN, _ABSENT), "atr_pct": (_MEAN, _ABSENT), "adx_14": (_MEAN, _ABSENT),
        }),
        _dialect(built_in, "legacy-exponential", {
            "rsi_9": (_EXPONENTIAL | {"no_loss": "divide"}, {}),
            "atr_pct": (_EXPONENTIAL, {}), "adx_14": (_EXPONENTIAL, {}),
            "log_ret_5m": ({"form": "percentage"}, _EXACT), "log_ret_1h": ({"form": "percentage"}, _EXACT),
            "log_ret_4h": ({"form": "percentage"}, _EXACT),
        }),
        _dialect(built_in, "legacy-mean-seeded", {
            "rsi_9": (_MEAN_SEEDED, {}), "atr_pct": (_MEAN_SEEDED, {}), "adx_14": (_MEAN_SEEDED, {}),
        }),
        _dialect(built_in, "legacy-percent", {
            "atr_pct": ({"scale": 100.0}, {}), "adx_14": ({"output": "dx"}, {}),
            "dxy_z": (_SHORT_WINDOW, {}), "vix_z": (_SHORT_WINDOW, {}), "embi_z": (_SHORT_WINDOW, {}),
        }, session=built_in["session"] | {"end": "17:00"}),
        _dialect(built_in, "legacy-fixed-macro", {
            "log_ret_5m": ({"clip": 0.05}, {}), "log_ret_1h": ({"clip": 0.05}, {}), "log_ret_4h": ({"clip": 0.05}, {}),
            "dxy_z": (_fixed(103.0, 5.0), {}), "vix_z": (_fixed(20.0, 10.0), {}), "embi_z": (_fixed(300.0, 100.0), {}),
            "dxy_change_1d": (_DAY_OF_BARS, {}), "brent_change_1d": (_DAY_OF_BARS, {}),
            "usdmxn_change_1d": (_DAY_OF_BARS, {}),
            "rate_spread": (
                {"kind": "fixed_z_spread", "minuend": 10.0, "mean": 7.03, "std": 1.41, "clip": None}, {}),
        }),
        _dialect(built_in, "legacy-daily-change", {
            "dxy_change_1d": (_DAILY, {}), "brent_change_1d": (_DAILY, {}), "usdmxn_change_1d": ({"lag": 60}, {}),
        }),
        _gold(),
        *catalogue_contracts(built_in),
    ]  # fmt: skip


_EXACT = {"tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}}
_SHORT_WINDOW = {"window": 50, "min_count": 10, "deviation": "population"}
_DAY_OF_BARS = {"lag": 288, "clip": 0.1}
_DAILY = {"kind": "daily_change", "clip": 0.1}


def _fixed(mean: float, std: float) -> dict:
    return {"kind": "fixed_z_score", "mean": mean, "std": std, "clip": 4.0}


def _dialect(built_in: dict, name: str, changes: dict, **top) -> dict:
    """``changes``: feature to (parameters replaced, other keys replaced). Another kind replaces all parameters."""
    contract = copy.deepcopy(built_in) | {"id": name, "version": "1.0.0"} | top
    for feature in contract["features"]:
        parameters, others = changes.pop(feature["name"], ({}, {}))
        feature["calculation"] = parameters if "kind" in parameters else feature["calculation"] | parameters
        feature.update(others)
    if changes:
        raise ValueError(f"{name}: no such features: {sorted(changes)}")
    return contract


def _gold() -> dict:
    wilder = {"smoothing": "wilder", "epsilon": 0.0, "first_change": "zero"}
    bar = ["high", "low", "close"]
    features = [
        ("ret_1", _log_return(1), ["close"], 0.0, 1),
        ("ret_30", _log_return(30), ["close"], 0.0, 1),
        ("dxy_ret_5", _log_return(5), ["dxy"], 0.0, 1),
        ("rsi_20", {"kind": "rsi", "period": 20, **wilder, "no_loss": "undefined"}, ["close"], 50.0, 0),
        ("rsi_2", {"kind": "rsi", "period": 2, **wilder, "no_loss": "divide"}, ["close"], None, 0),
        ("atr_24", {"kind": "atr_percent", "period": 24, **wilder, "scale": 1.0}, bar, None, 0),
        ("adx_6", {"kind": "adx", "period": 6, **wilder, "output": "adx"}, bar, 20.0, 0),
        ("close_z", {"kind": "rolling_z_score", "window": 20, "min_count": 5, "deviation": "sample", "clip": 3.5},
         ["close"], 0.0, 0),
        ("yield_gap", {"kind": "spread", "minuend": 4.0}, ["real_yield"], None, 0),
    ]  # fmt: skip
    market = [
        {
            "index": index, "name": name, "calculation": calculation, "inputs": inputs, "undefined": undefined,
            "normalization": "z_score", "range": {"min": -4.0, "max": 4.0},
            "tolerance_ulps": {"raw": raw_ulps, "normalized": 0, "observation": 0},
        }
        for index, (name, calculation, inputs, undefined, raw_ulps) in enumerate(features)
    ]  # fmt: skip
    return {
        "id": "gold-m5",
        "version": "2.1.0",
        "bar_minutes": 5,
        "session": {
            "start": "07:00", "end": "20:55", "zone": "UTC",
            "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "holidays": [],
        },
        "macro": [
            {
                "name": "real_yield",
                "available": {"kind": "time_of_day", "days_later": 1, "time": "08:30", "zone": "America/New_York"},
                "stale_after_bars": None,
            },
            {"name": "dxy", "available": {"kind": "as_published"}, "stale_after_bars": 288},
        ],
        "policy": "as_they_are",
        "policies": {
            "as_they_are": {
                "duplicate": "refuse", "conflicting_duplicate": "refuse", "late": "refuse", "off_grid": "accept",
                "outside_session": "accept", "bad_prices": "refuse", "zero_volume": "accept",
                "insert_up_to_minutes": 0,
            },
            "mended": {
                "duplicate": "drop", "conflicting_duplicate": "replace", "late": "drop", "off_grid": "drop",
                "outside_session": "refuse", "bad_prices": "absent", "zero_volume": "absent",
                "insert_up_to_minutes": 60,
            },
        },
        "warm_up": 30,
        "clip": 4.0,
        "features": market
        + [
            _state(len(market), "exposure", {"kind": "position", "limit": 2.0}, -2.0, 2.0),
            _state(len(market) + 1, "day_part", {"kind": "session_time"}, 0.0, 1.0),
        ],
    }  # fmt: skip


def _log_return(lag: int) -> dict:
    return {"kind": "log_return", "lag": lag, "form": "log_of_quotient", "clip": None}


def _state(index: int, name: str, calculation: dict, least: float, most: float) -> dict:
    return {
        "index": index, "name": name, "calculation": calculation, "inputs": [], "undefined": None,
        "normalization": "none", "range": {"min": least, "max": most},
        "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0},
    }  # fmt: skip
