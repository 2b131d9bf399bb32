# SPDX-License-Identifier: Apache-2.0
"""The language of formulas, section G: text, tree, checks, and the evaluation with pandas."""

from feature_parity.formulas.checks import compile_formulas, find_faults
from feature_parity.formulas.evaluation import evaluate
from feature_parity.formulas.program import Program

__all__ = ["Program", "compile_formulas", "evaluate", "find_faults"]
