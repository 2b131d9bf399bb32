# SPDX-License-Identifier: Apache-2.0
"""The language of formulas, section G: text, tree, checks, and the evaluation with pandas."""

from feature_parity.formulas.checks import Program, compile_formulas, find_faults
from feature_parity.formulas.evaluation import evaluate

__all__ = ["Program", "compile_formulas", "evaluate", "find_faults"]
