# SPDX-License-Identifier: Apache-2.0
"""What is refused, and why: a fault is a value, and an exception carries all that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong. The first seven are those of clause G6; the others say which document or input it is."""

    SYNTAX = "syntax"
    LIMIT = "limit"
    NAME = "name"
    TYPE = "type"
    ARGUMENTS = "arguments"
    PARAMETER = "parameter"
    CYCLE = "cycle"
    DOCUMENT = "document"
    STATISTICS = "statistics"
    INPUT = "input"


@dataclass(frozen=True)
class Fault:
    """One thing that is refused.

    ``place`` is the name of a feature or definition, or a place in a document or table. A fault of a formula has its
    text, and the offset of the first character that it concerns, counted from 0.
    """

    kind: Kind
    place: str
    message: str
    offset: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        said = f"{self.place}: {self.kind.value}: {self.message}"
        if self.offset is None:
            return said
        said = f"{self.place}, offset {self.offset}: {self.kind.value}: {self.message}"
        return said if self.text is None else f"{said}\n{caret(self.text, self.offset)}"


_SHOWN = 100  # a longer line is cut, so that the caret stays under what it shows


def caret(text: str, offset: int) -> str:
    """The line of the text that the offset is in, and below it a caret under the character."""
    offset = min(offset, len(text))
    start = max(text.rfind(end, 0, offset) for end in "\r\n") + 1
    ends = [found for found in (text.find(end, offset) for end in "\r\n") if found >= 0]
    line, column = text[start : min(ends, default=len(text))], offset - start
    first = max(0, column - _SHOWN // 2) if len(line) > _SHOWN else 0
    shown = line[first : first + _SHOWN]
    before, after = "..." if first else "", "..." if first + _SHOWN < len(line) else ""
    # What stands above the caret is one column wide: a tab or another unprintable character is shown as a blank.
    shown = "".join(c if c.isprintable() else " " for c in shown)
    return f"    {before}{shown}{after}\n    {' ' * (len(before) + column - first)}^"


class FeatureParityError(ValueError):
    """Something was refused. It carries every fault that was found."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class DocumentError(FeatureParityError):
    """A contract, statistics or a manifest breaks a rule."""


class FormulaError(DocumentError):
    """At least one of the faults is in a formula or a definition (clause G6)."""


class InputError(FeatureParityError):
    """Bars, positions or a choice of the caller break a rule."""
