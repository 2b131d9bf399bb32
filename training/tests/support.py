# SPDX-License-Identifier: Apache-2.0
"""What the tests share: where the golden data lies, tables that read back exactly, and the bits of columns."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "golden-data"
FORMULAS = GOLDEN / "formulas"
MACRO = ["dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y"]


def read_table(path: Path, dtype=np.float64) -> pd.DataFrame:
    """A table of doubles; a column ``time`` becomes the index."""
    header = pd.read_csv(path, nrows=0).columns
    types = {name: str if name == "time" else dtype for name in header}
    table = pd.read_csv(path, dtype=types, float_precision="round_trip", skip_blank_lines=False)
    if "time" in table.columns:
        table.index = pd.DatetimeIndex(pd.to_datetime(table.pop("time"), utc=True))
    return table


def read_json(path: Path):
    return json.loads(path.read_bytes())


def bits(values) -> np.ndarray:
    """The bits of doubles or floats; every NaN has the same."""
    values = np.asarray(values)
    same = np.where(np.isnan(values), np.array(np.nan, values.dtype), values)
    return same.view(np.int64 if values.dtype == np.float64 else np.int32)


def ulps(left, right) -> np.ndarray:
    """How many doubles lie between two columns, row by row; far, where only one is absent."""
    left, right = (np.asarray(side, dtype=np.float64) for side in (left, right))
    ordered = [np.where(bits(side) >= 0, bits(side), np.int64(-(2**63)) - bits(side)) for side in (left, right)]
    apart = np.array([abs(int(a) - int(b)) for a, b in zip(*ordered)], dtype=object)
    return np.where(np.isnan(left) & np.isnan(right), 0, np.where(np.isnan(left) | np.isnan(right), 2**65, apart))


def frame(rows: int = 0, start: str = "2024-03-04T13:00", **columns) -> pd.DataFrame:
    """Five-minute bars with the given columns."""
    rows = rows or len(next(iter(columns.values())))
    times = pd.date_range(start, periods=rows, freq="5min", tz="UTC")
    return pd.DataFrame({name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}, index=times)


def contract_document(*features: dict, **top) -> dict:
    """The built-in contract without its market features, and these in their place."""
    document = read_json(ROOT / "lib-contract/src/main/resources/io/featureparity/contract/usdcop-m5-1.0.0.json")
    state = [f for f in document["features"] if f["calculation"]["kind"] in ("position", "session_time")]
    entries = [dict(feature, index=index) for index, feature in enumerate([*features, *state])]
    return document | {"id": "under-test", "features": entries} | top


def formula_feature(name: str, formula: str, **keys) -> dict:
    """A feature of a contract that is a formula."""
    return {
        "index": 0,
        "name": name,
        "calculation": {"kind": "formula", "formula": formula},
        "undefined": None,
        "normalization": "z_score",
        "range": {"min": -5.0, "max": 5.0},
        "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0},
    } | keys
