# SPDX-License-Identifier: Apache-2.0
"""The arithmetic in which everything here is computed: that of numpy, whatever else is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pandas as pd


@contextmanager
def plain() -> Iterator[None]:
    """A zero divided, or a number below 0 under a root, is a value and no warning; and sums are taken by numpy.

    pandas hands work to bottleneck and numexpr where they are installed, and these add in another order.
    """
    options = ("compute.use_bottleneck", False, "compute.use_numexpr", False)
    with np.errstate(all="ignore"), pd.option_context(*options):
        yield
