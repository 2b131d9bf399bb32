# SPDX-License-Identifier: Apache-2.0
"""From bars to observations, sections C and D, as pandas operations over whole frames."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from feature_parity.arithmetic import plain
from feature_parity.contract import Feature, FeatureContract
from feature_parity.faults import Fault, InputError, Kind
from feature_parity.feed_rules import Session
from feature_parity.formulas import evaluate
from feature_parity.statistics import NormStats


def raw_features(bars: pd.DataFrame, contract: FeatureContract) -> pd.DataFrame:
    """Every market feature of the contract, one column of doubles each, in the contract's order.

    ``bars`` is indexed by time in UTC, and holds prices, volume and macro columns as far as formulas read them. A
    column that no formula reads may be there or not; NaN is an absent value.
    """
    _check_bars(bars, contract)
    computed = dict(_computed(bars, contract))
    columns = {f.name: _undefined(computed[f.name], f) for f in contract.market_features}
    return pd.DataFrame(columns, index=bars.index)


def _computed(bars: pd.DataFrame, contract: FeatureContract) -> Iterator[tuple[str, pd.Series]]:
    """The formulas of a contract share its definitions; each template has its own."""
    programs = [feature.program for feature in contract.market_features if feature.program is not None]
    for program in {id(program): program for program in programs}.values():
        yield from evaluate(program, bars)


def _undefined(column: pd.Series, feature: Feature) -> pd.Series:
    """A template has dealt with it before its clip."""
    if feature.kind != "formula" or feature.undefined is None:
        return column
    return column.where(column.notna(), feature.undefined)


def _check_bars(bars: pd.DataFrame, contract: FeatureContract) -> None:
    faults = []
    times = bars.index
    if not isinstance(times, pd.DatetimeIndex) or str(times.tz) != "UTC":
        faults.append(
            Fault(Kind.INPUT, "time", "must be the index, in UTC: times.tz_localize or tz_convert make it so")
        )
    elif not (times.is_monotonic_increasing and times.is_unique) or times.hasnans:
        faults.append(Fault(Kind.INPUT, "time", "must increase from bar to bar"))
    needed = {name for feature in contract.market_features for name in feature.inputs}
    for name in sorted(needed & {"open", "high", "low", "close", "volume", *contract.macro}):
        if name not in bars.columns:
            faults.append(Fault(Kind.INPUT, name, "must be a column of the bars, since a formula reads it"))
        elif bars[name].dtype != np.float64:
            faults.append(Fault(Kind.INPUT, name, f"must be float64, and is {bars[name].dtype}"))
    if faults:
        raise InputError(faults)


def normalized(raw: pd.DataFrame, contract: FeatureContract, stats: NormStats) -> pd.DataFrame:
    """The market features as float32 (D1); absent ones are 0."""
    columns = {}
    for feature in contract.market_features:
        with plain():
            z = stats.scaled(raw[feature.name], feature.name, feature.normalization)
        columns[feature.name] = z.clip(-contract.clip, contract.clip).fillna(0.0).astype(np.float32)
    return pd.DataFrame(columns, index=raw.index)


def observations(normal: pd.DataFrame, position: pd.Series, contract: FeatureContract) -> pd.DataFrame:
    """Every feature of the contract as float32 (D2 to D4): one row per bar, empty before the warm-up is over."""
    if position.isna().any():
        at = position.index[int(np.argmax(position.isna().to_numpy()))]
        raise InputError([Fault(Kind.INPUT, "position", f"must be there at every bar, and is absent at {at}")])
    columns = {}
    for feature in contract.features:
        if feature.kind == "position":
            limit = feature.parameters["limit"]
            columns[feature.name] = position.clip(-limit, limit).astype(np.float32)
        elif feature.kind == "session_time":
            columns[feature.name] = session_time(normal.index, contract.session).astype(np.float32)
        else:
            columns[feature.name] = normal[feature.name]
    rows = pd.DataFrame(columns, index=normal.index)
    rows.iloc[: contract.warm_up] = np.nan
    return rows


def session_time(times: pd.DatetimeIndex, session: Session) -> pd.Series:
    """How far the session has gone (D3)."""
    minute = pd.Series(times.hour * 60 + times.minute, index=times)
    since = (minute - session.start).where(minute >= session.start, minute + 24 * 60 - session.start)
    return (since / (session.end - session.start)).clip(0.0, 1.0)
