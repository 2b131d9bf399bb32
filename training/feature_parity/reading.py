# SPDX-License-Identifier: Apache-2.0
"""Reads the parts of a document strictly: no key is unknown, none is missing, and every fault is collected."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence

from feature_parity.faults import Fault, Kind

_LARGEST_INTEGER = 2**31 - 1


class ObjectReader:
    """An object of a document. A value that is refused is reported, and reads as None."""

    def __init__(self, place: str, value: dict, faults: list[Fault], root: bool = False):
        self.place = place
        self.faults = faults
        self._value = value
        self._between = ": " if root else "."
        self._asked: list[str] = []

    def fault(self, key: str, message: str, kind: Kind = Kind.DOCUMENT) -> None:
        """Reports what is wrong with the value of a key."""
        self.faults.append(Fault(kind, self.at(key), message))

    def at(self, key: str) -> str:
        """The place of the value of a key."""
        return f"{self.place}{self._between}{key}"

    def has(self, key: str) -> bool:
        """Whether there is such a key."""
        return key in self._value

    def names(self) -> list[str]:
        """All keys of an object whose keys are names, in the order of the document."""
        return list(self._value)

    def string(self, key: str, pattern: str | None = None, said: str = "") -> str | None:
        """A text, which keeps to a pattern if there is one."""
        text = self._demand(key, str, "a string")
        if text is not None and pattern is not None and re.fullmatch(pattern, text, re.ASCII | re.DOTALL) is None:
            self.fault(key, f"must be {said}, and is {json.dumps(text)}")
            return None
        return text

    def choice(self, key: str, words: Sequence[str]) -> str | None:
        """One of some words."""
        text = self.string(key)
        if text is not None and text not in words:
            self.fault(key, f"must be one of {', '.join(words)}, and is {json.dumps(text)}")
            return None
        return text

    def integer(self, key: str, least: int, most: int = _LARGEST_INTEGER, null: bool = False) -> int | None:
        """A whole number within bounds, written as one."""
        number = self._demand(key, int, "an integer", null)
        if number is not None and not least <= number <= most:
            self.fault(key, f"must be from {least} to {most}, and is {number}")
            return None
        return number

    def number(self, key: str, above: float = -math.inf, null: bool = False) -> float | None:
        """A number above a bound."""
        written = self._demand(key, (int, float), "a number", null)
        if written is None:
            return None
        try:
            number = float(written)
        except OverflowError:
            self.fault(key, "must be a finite number that a double can hold")
            return None
        if not number > above:
            self.fault(key, f"must be above {above:g}, and is {number!r}")
            return None
        return number

    def strings(self, key: str) -> list[str] | None:
        """An array of texts."""
        array = self._demand(key, list, "an array")
        if array is not None and not all(isinstance(element, str) for element in array):
            self.fault(key, "must be an array of strings")
            return None
        return array

    def object(self, key: str) -> ObjectReader | None:
        """An object within."""
        value = self._demand(key, dict, "an object")
        return None if value is None else ObjectReader(self.at(key), value, self.faults)

    def objects(self, key: str, least: int, most: int) -> list[ObjectReader]:
        """An array of so many objects; those elements that are none are reported and left out."""
        array = self._demand(key, list, "an array")
        if array is None:
            return []
        if not least <= len(array) <= most:
            self.fault(key, f"must hold from {least} to {most} elements, and holds {len(array)}")
            return []
        readers = []
        for index, element in enumerate(array):
            if isinstance(element, dict):
                readers.append(ObjectReader(f"{self.at(key)}[{index}]", element, self.faults))
            else:
                self.fault(f"{key}[{index}]", "must be an object")
        return readers

    def finish(self) -> None:
        """Reports every key that was not asked for."""
        for key in self._value:
            if key not in self._asked:
                known = f"one of {', '.join(self._asked)}" if self._asked else "no key at all"
                self.fault(key, f"must be {known}, and is an unknown key")

    def _demand(self, key: str, types: type | tuple[type, ...], wanted: str, null: bool = False):
        self._asked.append(key)
        if key not in self._value:
            self.fault(key, "must be there, and is missing")
            return None
        value = self._value[key]
        if null and value is None:
            return None
        if not isinstance(value, types) or isinstance(value, bool):
            self.fault(key, f"must be {wanted}{' or null' if null else ''}")
            return None
        return value
