# SPDX-License-Identifier: Apache-2.0
"""Constant expressions, which parameters are (G6), in the arithmetic of doubles."""

from __future__ import annotations

import numpy as np

from feature_parity.formulas.functions import CONSTANTS
from feature_parity.formulas.tree import Binary, Name, Node, Number, Unary

_ARITHMETIC = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}


class NotConstant(Exception):
    """A part that is no constant."""


def constant(node: Node) -> float:
    """The value of a constant expression. Raises :class:`NotConstant` for any other."""
    match node:
        case Number(value=value):
            return value
        case Name(name=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case Unary(operator="-", operand=operand):
            return -constant(operand)
        case Binary(operator=operator, left=left, right=right) if operator in _ARITHMETIC:
            with np.errstate(all="ignore"):
                return float(_ARITHMETIC[operator](np.float64(constant(left)), np.float64(constant(right))))
    raise NotConstant
