# SPDX-License-Identifier: Apache-2.0
"""Times pandas on the features that the engine computes: over a whole frame, and over the last 100 bars for each new one.

The formulas are those of golden-data/generator, which made the golden data. Called by benchmarks/full, on demand:

    python pandas_benchmark.py BARS.csv CONTRACT.json STATISTICS.json OUT.json

The first three come from the benchmarks' jar. The last is written in the shape of JMH's results.
"""

import json
import platform
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "golden-data" / "generator"))

import pandas as pd  # noqa: E402

from features import raw_features  # noqa: E402
from observations import normalized, observations  # noqa: E402
from tables import read_json, read_table  # noqa: E402

WHOLE_FRAMES = 7
WINDOWS = 300
LAST = 100


def observe(bars: pd.DataFrame, position: pd.Series, contract: dict, stats: dict) -> pd.DataFrame:
    raw = raw_features(bars, contract)
    return observations(normalized(raw, stats, contract["clip"]), position, contract)


def nanos(work) -> float:
    begin = time.perf_counter_ns()
    work()
    return time.perf_counter_ns() - begin


def whole_frame(bars, position, contract, stats) -> list[float]:
    """Nanoseconds for a bar, several times."""
    return [nanos(lambda: observe(bars, position, contract, stats)) / len(bars) for _ in range(WHOLE_FRAMES)]


def last_100(bars, position, contract, stats) -> list[float]:
    """Nanoseconds for one more bar, for bars that lie apart."""
    step = (len(bars) - LAST) // WINDOWS
    return [
        nanos(lambda: observe(bars.iloc[i : i + LAST], position.iloc[i : i + LAST], contract, stats).iloc[-1])
        for i in range(0, WINDOWS * step, step)
    ]


def result(name: str, times: list[float]) -> dict:
    """The middle one: the first ones are slower, and so is one that was interrupted."""
    return {
        "benchmark": f"pandas.{name}",
        "mode": "avgt",
        "pandasVersion": pd.__version__,
        "pythonVersion": platform.python_version(),
        "primaryMetric": {"score": statistics.median(times), "scoreError": "NaN", "scoreUnit": "ns/op", "rawData": [times]},
        "secondaryMetrics": {},
    }


def main(bars_file: str, contract_file: str, statistics_file: str, out_file: str) -> None:
    bars = read_table(Path(bars_file))
    contract, stats = read_json(Path(contract_file)), read_json(Path(statistics_file))
    position = pd.Series(0.5, index=bars.index)
    results = [
        result("wholeFrame", whole_frame(bars, position, contract, stats)),
        result("last100", last_100(bars, position, contract, stats)),
    ]
    for one in results:
        print(f"{one['benchmark']}: {one['primaryMetric']['score']:,.0f} ns for a bar (pandas {pd.__version__})")
    Path(out_file).write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
