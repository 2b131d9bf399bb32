# SPDX-License-Identifier: Apache-2.0
"""The files: CSV whose numbers read back exactly (empty for absent, inf and -inf as they are), JSON, and hashes."""

import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import pandas as pd

import training  # noqa: F401  so that feature_parity is found
from feature_parity import documents


def read_bytes(path: Path) -> bytes:
    """The content, unpacked where the file is packed."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def pack(path: Path, content: bytes) -> bytes:
    """The bytes of the file: packed where its name says so, without a time or a name, so that they stay the same."""
    return gzip.compress(content, compresslevel=9, mtime=0) if path.suffix == ".gz" else content


def read_table(path: Path, dtype=np.float64) -> pd.DataFrame:
    """A table; a column ``time`` becomes the index."""
    header = pd.read_csv(path, nrows=0).columns
    types = {name: str if name == "time" else dtype for name in header}
    # Without skip_blank_lines a row of one absent value would vanish.
    table = pd.read_csv(path, dtype=types, float_precision="round_trip", skip_blank_lines=False)
    if "time" in table.columns:
        table.index = pd.DatetimeIndex(pd.to_datetime(table.pop("time"), utc=True, format="%Y-%m-%dT%H:%M:%SZ"))
    return table


def table_bytes(table: pd.DataFrame, with_time: bool = False) -> bytes:
    """The table as it is written: the shortest digits that read back the same double (or float32)."""
    if with_time:
        table = table.set_axis(table.index.strftime("%Y-%m-%dT%H:%M:%SZ"), axis=0).rename_axis("time")
    return table.to_csv(index=with_time, lineterminator="\n").encode("ascii")


def read_json(path: Path) -> dict:
    return json.loads(path.read_bytes())


def json_bytes(document) -> bytes:
    return documents.pretty_text(document).encode("ascii")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
