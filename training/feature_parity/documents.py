# SPDX-License-Identifier: Apache-2.0
"""JSON documents as clause E2 has them: read strictly, with the hash of their canonical form."""

from __future__ import annotations

import hashlib
import json
import math
import re
from pathlib import Path

from feature_parity.faults import DocumentError, Fault, Kind

LARGEST = 1 << 20
DEEPEST = 32
_MOST_DIGITS = 4_300


def canonical_text(document: object) -> str:
    """The text that all documents of one meaning share, in ASCII."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def canonical_sha256(document: object) -> str:
    """The SHA-256 of the canonical text, 64 hex digits (E2)."""
    return hashlib.sha256(canonical_text(document).encode("ascii")).hexdigest()


def pretty_text(document: object) -> str:
    """The layout in which statistics and manifests are written."""
    return json.dumps(document, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def load(path: Path) -> dict:
    """The object of a file. Raises a :class:`DocumentError` where the file is missing or is no such document."""
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise _refused(str(path), f"cannot be read: {error.strerror}") from error
    return parse(str(path), content)


def parse(name: str, content: bytes) -> dict:
    """The object of a text; ``name`` is what faults call it."""
    if len(content) > LARGEST:
        raise _refused(name, f"must be at most {LARGEST} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(name, f"must be valid UTF-8, and byte {error.start} is not") from error
    if text.startswith("\ufeff"):
        raise _refused(name, "must not begin with a byte-order mark")
    _check_depth(name, text)
    faults: list[Fault] = []
    document = _read(name, text, faults)
    if faults:
        raise DocumentError(faults)
    if not isinstance(document, dict):
        raise _refused(name, "must be an object")
    return document


def _read(name: str, text: str, faults: list[Fault]) -> object:
    def refuse(message: str) -> None:
        faults.append(Fault(Kind.DOCUMENT, name, message))

    def pairs(members: list[tuple[str, object]]) -> dict:
        made = dict(members)
        if len(made) < len(members):
            keys = [key for key, _ in members]
            for key in made:
                if keys.count(key) > 1:
                    refuse(f"must not have the key {json.dumps(key)} twice")
        return made

    def real(written: str) -> float:
        value = float(written)
        if math.isinf(value):
            refuse(f"must hold numbers that a double can hold, and {written[:40]} is none")
        return value

    def integer(written: str) -> int:
        if len(written.lstrip("-")) > _MOST_DIGITS:
            refuse(f"must hold integers of at most {_MOST_DIGITS} digits")
            return 0
        return int(written)

    def constant(written: str) -> float:
        refuse(f"must not hold {written}")
        return 0.0

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_float=real, parse_int=integer, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise _refused(name, f"line {error.lineno}, column {error.colno}: must be JSON: {error.msg}") from error


_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


def _check_depth(name: str, text: str) -> None:
    """Before it is read, since a reader calls itself for each level."""
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if found.group() in "[{":
            depth += 1
        elif found.group() in "]}":
            depth -= 1
        if depth > DEEPEST:
            raise _refused(name, f"must be nested at most {DEEPEST} deep")


def _refused(name: str, message: str) -> DocumentError:
    return DocumentError([Fault(Kind.DOCUMENT, name, message)])
