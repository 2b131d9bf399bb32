# SPDX-License-Identifier: Apache-2.0
"""Writes fits.csv beside it, from pandas (see golden-data/generator/requirements.lock). Run: python3 make_fits.py

A row: how the column is made (size, seed, one value in how many is absent, a scale and an offset), then the bits of
Series.mean(), std(), min(), max() in hex, count() and the percentage of absent values as Python prints it.
"""

import pathlib
import struct

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).parent
MASK = (1 << 64) - 1


def column(size, seed, absent, scale, offset):
    """SplitMix64, which takes three lines in any language; its upper 53 bits as a fraction, cubed."""
    values = np.empty(size)
    state = seed
    for i in range(size):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        x = (z >> 11) / 2.0**53 * 2.0 - 1.0
        values[i] = np.nan if absent and z % absent == 0 else offset + scale * (x * x * x)
    return pd.Series(values)


def bits(value):
    return struct.pack(">d", float(value)).hex()


SIZES = [*range(2, 20), 31, 63, 64, 65, 127, 128, 129, 130, 135, 136, 137, 255, 256, 257, 263, 264, 300, 1000, 1023, 1024,
         1025, 4096, 4097, 8191, 10_000, 91_157]
lines = ["size,seed,absent,scale,offset,mean,std,min,max,count,null_pct"]
for size in SIZES:
    for absent, scale, offset in [(0, 1.0, 0.0), (7, 0.001, 0.0), (0, 3.0, 1e6), (3, 1e-3, 4000.0), (0, 1e150, 0.0)]:
        seed = size * 31 + absent
        x = column(size, seed, absent, scale, offset)
        lines.append(",".join([str(size), str(seed), str(absent), repr(scale), repr(offset), bits(x.mean()), bits(x.std()),
                               bits(x.min()), bits(x.max()), str(x.count()), repr(float(x.isna().mean() * 100.0))]))
(HERE / "fits.csv").write_text(f"# made by make_fits.py with pandas {pd.__version__}, numpy {np.__version__}\n"
                               + "\n".join(lines) + "\n")
