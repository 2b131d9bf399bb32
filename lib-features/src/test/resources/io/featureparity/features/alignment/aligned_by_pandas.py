# SPDX-License-Identifier: Apache-2.0
"""What pandas says each bar sees of macro values: made with pandas 3.0.6, numpy 2.4.6, Python 3.11.7.

    python aligned_by_pandas.py

writes publications.csv, in an order that the library takes, and aligned.csv beside this file. Values of which only the
newest counts are picked by cummax, reach the bars by merge_asof, stand in the row of the first bar that sees them, and are
filled forward by ffill(limit).
"""

from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
LIMITS = {"dxy": 144, "vix": 7, "embi": 0, "brent": None}
MINUTE = 60_000
DAY = 86_400_000
START = pd.Timestamp("2024-03-04").value // 1_000_000

rng = np.random.default_rng(20240304)

bars = []
for day in range(40):
    if day % 7 < 5 and day not in (21, 24, 25):
        for bar in range(60):
            if rng.random() < 0.97:
                bars.append(START + day * DAY + 780 * MINUTE + bar * 5 * MINUTE)
bars = pd.DataFrame({"time": np.array(bars, dtype=np.int64)})

rows = []
for column in LIMITS:
    seen = set()
    for day in range(-3, 45):
        epoch_day = START // DAY + day
        for publication in range(int(rng.choice([0, 1, 1, 1, 2, 3]))):
            # On a bar, one millisecond after it, or anywhere within four days; many on one instant.
            after = int(rng.integers(0, 4 * 288)) * 5 * MINUTE + int(rng.choice([0, 0, 1, -1, 90_000]))
            if rng.random() < 0.5:
                after = DAY + 780 * MINUTE + int(rng.choice([0, 0, 0, 1]))
            available = epoch_day * DAY + after
            if (epoch_day, available) not in seen:
                seen.add((epoch_day, available))
                value = np.nan if rng.random() < 0.15 else round(float(rng.normal(100, 5)), 4)
                rows.append((column, epoch_day, available, value))
published = pd.DataFrame(rows, columns=["column", "day", "available", "value"])

aligned = bars.copy()
for column, limit in LIMITS.items():
    of = published[published["column"] == column].dropna().sort_values(["available", "day"])
    of = of[of["day"] >= of["day"].cummax()]
    of = of.assign(row=np.arange(len(of), dtype=float))
    seen = pd.merge_asof(bars, of, left_on="time", right_on="available", direction="backward")
    first = seen["row"].notna() & (seen["row"] != seen["row"].shift())
    placed = seen["value"].where(first)
    aligned[column] = placed.ffill(limit=limit) if limit != 0 else placed

# Of one instant the order is left to chance.
shuffled = published.sample(frac=1, random_state=7).sort_values("available", kind="stable")
shuffled.to_csv(HERE / "publications.csv", index=False, lineterminator="\n")
aligned.to_csv(HERE / "aligned.csv", index=False, lineterminator="\n")
