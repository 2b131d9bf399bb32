# SPDX-License-Identifier: Apache-2.0
"""What on this machine decides the last bit of a logarithm."""

import platform

import numpy as np
import pandas as pd

# From numpy's names for what it dispatches to. The newer names came with numpy 2.4.
_NAMES = {"X86_V4": "AVX-512", "AVX512": "AVX-512", "X86_V3": "AVX2", "AVX2": "AVX2", "FMA3": "AVX2"}


def numpy_log() -> str:
    """Which of numpy's logarithms of a double runs here: AVX-512, AVX2, or none of them."""
    current = np.lib.introspect.opt_func_info(func_name="^log$")["log"]["dd"]["current"]
    if current.startswith("baseline"):
        return "none"
    return next((name for prefix, name in _NAMES.items() if current.startswith(prefix)), current)


def environment() -> dict:
    """Where a file is made: the tools, and all of the processor that has a say in numpy's logarithm."""
    simd = np.lib.introspect.opt_func_info(func_name="^log$")["log"]["dd"]
    return {
        "pandas": pd.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "numpy_log": numpy_log(),
        "numpy_log_dispatch": simd["current"],
        "arch": platform.machine(),
        "command": "python generate.py make",
    }
