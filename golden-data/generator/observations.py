# SPDX-License-Identifier: Apache-2.0
"""Section D: from raw features to observations, as pandas operations over whole frames."""

import numpy as np
import pandas as pd


def normalized(raw: pd.DataFrame, stats: dict, clip: float) -> pd.DataFrame:
    """D1, as float32."""
    return pd.DataFrame(
        {
            name: ((column - stats[name]["mean"]) / stats[name]["std"]).clip(-clip, clip).fillna(0.0).astype(np.float32)
            for name, column in raw.items()
        }
    )


def observations(normal: pd.DataFrame, position: pd.Series, contract: dict) -> pd.DataFrame:
    """D2 to D4, as float32: one row per bar, all of it empty before the warm-up is over."""
    columns = {}
    for feature in contract["features"]:
        name, calculation = feature["name"], feature["calculation"]
        if calculation["kind"] == "position":
            columns[name] = position.clip(-calculation["limit"], calculation["limit"]).astype(np.float32)
        elif calculation["kind"] == "session_time":
            columns[name] = _session_time(normal.index, contract["session"]).astype(np.float32)
        else:
            columns[name] = normal[name]
    rows = pd.DataFrame(columns, index=normal.index)
    rows.iloc[: contract["warm_up"]] = np.nan
    return rows


def _session_time(times: pd.DatetimeIndex, session: dict) -> pd.Series:
    """D3."""
    start, end = (_minutes(session[key]) for key in ("start", "end"))
    minute = pd.Series(times.hour * 60 + times.minute, index=times)
    since = (minute - start).where(minute >= start, minute + 24 * 60 - start)
    return (since / (end - start)).clip(0.0, 1.0)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
