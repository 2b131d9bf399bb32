# SPDX-License-Identifier: Apache-2.0
"""Formulas that were checked: what :mod:`.checks` makes and :mod:`.evaluation` takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feature_parity.formulas.functions import CONSTANTS
from feature_parity.formulas.tree import Call, Name, Node, walk


@dataclass(frozen=True)
class Program:
    """Checked formulas: the definitions in an order in which each stands behind those it uses, then the features."""

    definitions: Mapping[str, Node]
    features: Mapping[str, Node]

    def inputs(self, feature: str) -> list[str]:
        """The columns that a feature reads, itself or through definitions, in the order of the alphabet."""
        names = {part.name for part in self._parts(feature) if isinstance(part, Name)}
        return sorted(names - set(self.definitions) - set(CONSTANTS))

    def reaches_log_or_exp(self, feature: str) -> bool:
        """Whether the bits of a feature may depend on the processor (G16)."""
        return any(isinstance(part, Call) and part.function in ("log", "exp") for part in self._parts(feature))

    def _parts(self, feature: str) -> Iterator[Node]:
        """All parts of a feature, and of each definition that it reaches."""
        pending, seen = [self.features[feature]], set()
        while pending:
            for part in walk(pending.pop()):
                yield part
                if isinstance(part, Name) and part.name in self.definitions and part.name not in seen:
                    seen.add(part.name)
                    pending.append(self.definitions[part.name])
