# SPDX-License-Identifier: Apache-2.0
"""Tables in CSV files: bars in, features out. Numbers read back exactly; an empty field is absent."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from feature_parity.faults import Fault, InputError, Kind

_ABSENT = ["", "NaN"]


def read_bars(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """The named columns of a file as doubles, indexed by its column ``time``, in UTC.

    A time is ISO 8601 with its zone, or milliseconds since 1970. Raises an :class:`InputError` with all faults.
    """
    wanted = list(dict.fromkeys(columns))
    try:
        with open(path, encoding="utf-8", newline="") as file:
            header = next(csv.reader(file), [])
        faults = [
            Fault(Kind.INPUT, str(path), f"must have the column {name} once, and has it {header.count(name)} times")
            for name in ["time", *wanted]
            if header.count(name) != 1
        ]
        if faults:
            raise InputError(faults)
        # As text first, so that a fault can be shown as it stands there. Blank lines count, as an editor counts them.
        texts = pd.read_csv(path, dtype=str, keep_default_na=False, skip_blank_lines=False, usecols=["time", *wanted])
    except InputError:
        raise
    except (OSError, ValueError, csv.Error) as error:
        raise InputError([Fault(Kind.INPUT, str(path), f"must be a CSV file with a header: {error}")]) from error
    texts = texts.fillna("")  # a row that ends early
    times = _times(path, texts.pop("time"), faults)
    numbers = {name: _numbers(path, texts[name], faults) for name in wanted}
    if faults:
        raise InputError(faults)
    return pd.DataFrame(numbers, index=times)


_NUMBER = r"[ ]*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ ]*|[+-]?(?:inf|Infinity)"


def _numbers(path: Path, texts: pd.Series, faults: list[Fault]) -> np.ndarray:
    absent = texts.isin(_ABSENT)
    bad = ~(absent | texts.str.fullmatch(_NUMBER))
    if bad.any():
        faults.append(_bad_cell(path, texts, bad, "must be a number, or empty where it is absent"))
        return np.empty(0)
    # Python's own reading of a number is correctly rounded.
    return np.array([np.nan if none else float(text) for text, none in zip(texts, absent)], dtype=np.float64)


_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})"


def _times(path: Path, texts: pd.Series, faults: list[Fault]) -> pd.DatetimeIndex:
    if len(texts) > 0 and texts.str.fullmatch(r"-?[0-9]{1,14}").all():
        return pd.DatetimeIndex(pd.to_datetime(texts.astype(np.int64), unit="ms", utc=True))
    bad = ~texts.str.fullmatch(_TIME)
    times = pd.to_datetime(texts.where(~bad), utc=True, format="ISO8601", errors="coerce")
    bad |= times.isna()
    if bad.any():
        rule = "must be a time in ISO 8601 with its zone, such as 2024-03-04T13:00:00Z, or milliseconds since 1970"
        faults.append(_bad_cell(path, texts, bad, rule))
    return pd.DatetimeIndex(times)


def _bad_cell(path: Path, texts: pd.Series, bad: pd.Series, rule: str) -> Fault:
    row = int(np.argmax(bad.to_numpy()))
    more = int(bad.sum()) - 1
    also = f"; so are {more} more" if more else ""
    return Fault(Kind.INPUT, f"{path}, line {row + 2}, {texts.name}", f"{rule}, and is '{texts.iloc[row][:40]}'{also}")


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Writes a frame with its times, each number with the fewest digits that read back the same value."""
    times = table.index
    whole = times.strftime("%Y-%m-%dT%H:%M:%S")
    part = times.microsecond // 1000
    written = [f"{second}.{milli:03}Z" if milli else f"{second}Z" for second, milli in zip(whole, part)]
    write_text(path, table.set_axis(written, axis=0).rename_axis("time").to_csv(lineterminator="\n"))


def write_text(path: Path, text: str) -> None:
    """Writes a file in one step: nobody ever reads half of it."""
    path = Path(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
