# SPDX-License-Identifier: Apache-2.0
"""The language of formulas, section G: text, tree, checks, and the evaluation with pandas."""
