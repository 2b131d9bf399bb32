# SPDX-License-Identifier: Apache-2.0
"""Normalisation statistics (section E): read, applied, and fitted as pandas computes them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from feature_parity import documents
from feature_parity.arithmetic import plain
from feature_parity.contract import FeatureContract
from feature_parity.faults import DocumentError, Fault, InputError, Kind

SMALLEST_STD = 1e-8
_NEEDS = {"z_score": ("mean", "std"), "min_max": ("min", "max"), "none": ()}


@dataclass(frozen=True)
class NormStats:
    """The statistics that a model was trained with: a document, of which these were checked that a contract needs."""

    document: Mapping

    @staticmethod
    def load(path: Path, contract: FeatureContract) -> NormStats:
        """Reads a file, and holds it to a contract (E1). Raises a :class:`DocumentError` with every fault."""
        return NormStats.of(documents.load(Path(path)), contract, str(path))

    @staticmethod
    def of(document: Mapping, contract: FeatureContract, name: str = "statistics") -> NormStats:
        """Holds a document that is there already to a contract."""
        faults: list[Fault] = []
        for feature, entry in document.items():
            if not feature.startswith("_"):
                _check_entry(f"{name}: {feature}", entry, ("mean", "std"), faults)
        for feature in contract.market_features:
            entry = document.get(feature.name)
            if entry is None and feature.normalization == "none":
                continue
            if entry is None:
                faults.append(Fault(Kind.STATISTICS, f"{name}: {feature.name}", "must be there, and is missing"))
            elif feature.normalization == "min_max":
                _check_entry(f"{name}: {feature.name}", entry, _NEEDS["min_max"], faults)
        if faults:
            raise DocumentError(faults)
        return NormStats(document)

    @property
    def hash(self) -> str:
        """The SHA-256 of the document's canonical JSON (E2)."""
        return documents.canonical_sha256(self.document)

    def scaled(self, raw: pd.Series, feature: str, normalization: str) -> pd.Series:
        """A raw column by the feature's normalisation (D1), before it is clipped."""
        if normalization == "none":
            return raw
        less, by = (float(self.document[feature][key]) for key in _NEEDS[normalization])
        return (raw - less) / (by if normalization == "z_score" else by - less)


def _check_entry(place: str, entry: object, keys: tuple[str, ...], faults: list[Fault]) -> None:
    if not isinstance(entry, Mapping):
        faults.append(Fault(Kind.STATISTICS, place, "must be an object"))
        return
    found = len(faults)
    for key in keys:
        value = entry.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            said = json.dumps(value, default=str) if key in entry else "missing"
            faults.append(Fault(Kind.STATISTICS, f"{place}.{key}", f"must be a number, and is {said[:40]}"))
        elif not abs(value) < math.inf or _overflows(value):
            faults.append(Fault(Kind.STATISTICS, f"{place}.{key}", f"must be finite, and is {str(value)[:40]}"))
    if len(faults) > found:
        return
    if "std" in keys and entry["std"] < SMALLEST_STD:
        faults.append(Fault(Kind.STATISTICS, f"{place}.std", f"must be at least 1e-8, and is {entry['std']}"))
    if "max" in keys and not 0 < float(entry["max"]) - float(entry["min"]) < math.inf:
        message = f"must be above min, {entry['min']}, by a finite number, and is {entry['max']}"
        faults.append(Fault(Kind.STATISTICS, f"{place}.max", message))


def _overflows(value: float) -> bool:
    try:
        return not math.isfinite(float(value))
    except OverflowError:
        return True


# ---- fitting


def column_statistics(column: pd.Series) -> dict:
    """What training says of one raw column; absent values are left out."""
    with plain():
        return {
            "mean": float(column.mean()),
            "std": float(column.std()),
            "min": float(column.min()),
            "max": float(column.max()),
            "count": int(column.count()),
            "null_pct": float(column.isna().mean() * 100.0),
        }


def fit(raw: pd.DataFrame, contract: FeatureContract, about: Mapping[str, str] | None = None) -> NormStats:
    """Fits statistics on the rows of a frame of raw features, which were computed with the history before them.

    Raises an :class:`InputError` with every feature that has none that a model could be trained with.
    """
    if len(raw) == 0:
        raise InputError([Fault(Kind.INPUT, "fit", "must have a bar in the range")])
    fitted, faults = {}, []
    for feature in contract.market_features:
        found = column_statistics(raw[feature.name])
        wrong = _unfit(found)
        if wrong is None:
            fitted[feature.name] = found
        elif feature.normalization != "none":  # which needs none
            faults.append(Fault(Kind.STATISTICS, feature.name, wrong))
    if faults:
        raise InputError(faults)
    return NormStats({"_meta": _metadata(raw, contract, len(fitted), about or {})} | fitted)


def _unfit(of: Mapping) -> str | None:
    if not math.isfinite(of["mean"]):
        return f"must have a finite mean, and has {'no value' if of['count'] == 0 else 'infinite ones'}"
    if not math.isfinite(of["std"]):
        return f"must have a finite sample deviation, and has {'one value' if of['count'] == 1 else of['std']}"
    if of["std"] < SMALLEST_STD:
        return f"must deviate by at least 1e-8, and deviates by {of['std']}"
    return None


def _metadata(raw: pd.DataFrame, contract: FeatureContract, features: int, about: Mapping[str, str]) -> dict:
    first, last = raw.index[0], raw.index[-1]
    metadata = {
        "version": "1.0.0",
        "contract": f"{contract.id}@{contract.version}",
        "contract_hash": contract.hash,
        "date_range": {"start": f"{first:%Y-%m-%d}", "end": f"{last:%Y-%m-%d}"},
        "first_bar": _instant(first),
        "last_bar": _instant(last),
        "feature_count": features,
        "sample_count": len(raw),
    }
    return metadata | {key: about[key] for key in sorted(about) if key not in metadata}


def _instant(time: pd.Timestamp) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%S}" + (f".{time.microsecond // 1000:03}" if time.microsecond else "") + "Z"
