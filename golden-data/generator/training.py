# SPDX-License-Identifier: Apache-2.0
"""Makes the package of training importable: it lies beside this program, and nobody has to install it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
