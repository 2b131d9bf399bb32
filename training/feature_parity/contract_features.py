# SPDX-License-Identifier: Apache-2.0
"""Reads one entry of a contract's features, and holds its parts to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from feature_parity import feed_rules, templates
from feature_parity.formulas.functions import BAR_COLUMNS
from feature_parity.reading import ObjectReader

STATE_KINDS = ("position", "session_time")
NORMALIZATIONS = ("z_score", "min_max", "none")


@dataclass(frozen=True)
class FeatureEntry:
    """An entry as it was read. A part that was refused is empty, and its fault is reported."""

    name: str = ""
    kind: str = ""
    parameters: dict = field(default_factory=dict)
    inputs: list[str] = field(default_factory=list)
    undefined: float | None = None
    normalization: str = ""

    @property
    def formula(self) -> str | None:
        """The text of its formula, if it is one and can be named."""
        return self.parameters.get("formula") if self.kind == "formula" and self.name else None


def read_feature(object: ObjectReader, index: int, macro: list[str] | None, clip: float | None) -> FeatureEntry:
    """The entry that has to stand at an index; ``macro`` and ``clip`` are None where they could not be read."""
    there = object.integer("index", 0)
    if there is not None and there != index:
        object.fault("index", f"must be {index}, since the indexes count the features as they are written")
    name = object.string("name", feed_rules.NAME, feed_rules.NAME_SAID)
    calculation = object.object("calculation")
    kind, parameters = ("", {}) if calculation is None else _calculation(calculation)
    inputs = _inputs(object, kind, macro)
    undefined = object.number("undefined", null=True)
    normalization = object.choice("normalization", NORMALIZATIONS)
    _check_range(object, kind, parameters, clip)
    tolerance = object.object("tolerance_ulps")
    if tolerance is not None:
        for stage in ("raw", "normalized", "observation"):
            tolerance.integer(stage, 0, 1 << 20)
        tolerance.finish()
    object.finish()
    if kind in STATE_KINDS and undefined is not None:
        object.fault("undefined", "must be null for a state feature, which is always given")
    if kind in STATE_KINDS and normalization not in (None, "none"):
        object.fault("normalization", "must be none for a state feature")
    return FeatureEntry(name or "", kind, parameters, inputs, undefined, normalization or "")


def _calculation(object: ObjectReader) -> tuple[str, dict]:
    kind = object.choice("kind", (*templates.KINDS, "formula", *STATE_KINDS))
    parameters: dict = {}
    if kind is None:
        return "", parameters
    if kind == "formula":
        parameters = {"formula": object.string("formula")}
    elif kind == "position":
        parameters = {"limit": object.number("limit", above=0)}
    elif kind != "session_time":
        parameters = templates.read(kind, object)
    object.finish()
    return kind, parameters


def _inputs(object: ObjectReader, kind: str, macro: list[str] | None) -> list[str]:
    if kind == "formula":
        if object.has("inputs"):
            object.strings("inputs")
            object.fault("inputs", "must not be there for a formula, whose inputs are the names in it")
        return []
    inputs = object.strings("inputs")
    broken = None if not kind or inputs is None or macro is None else _broken_inputs(kind, inputs, macro)
    if broken is not None:
        object.fault("inputs", broken)
    return inputs or []


def _broken_inputs(kind: str, inputs: list[str], macro: list[str]) -> str | None:
    if kind in STATE_KINDS:
        return "must be empty for a state feature" if inputs else None
    if templates.reads_one_column(kind):
        columns = [*(column for column in BAR_COLUMNS if column != "volume"), *macro]
        return None if len(inputs) == 1 and inputs[0] in columns else f"must be one of {', '.join(columns)}"
    return None if inputs == templates.HIGH_LOW_CLOSE else f"must be {', '.join(templates.HIGH_LOW_CLOSE)}"


def _check_range(object: ObjectReader, kind: str, parameters: dict, clip: float | None) -> None:
    """A range beyond what clipping leaves of a value would be a check that cannot fail."""
    limits = object.object("range")
    if limits is None:
        return
    least, most = limits.number("min"), limits.number("max")
    limits.finish()
    if least is None or most is None:
        return
    if not most > least:
        limits.fault("max", "must be above min")
        return
    bound = parameters.get("limit") if kind == "position" else 1.0 if kind == "session_time" else clip
    if not kind or bound is None:
        return
    low = 0.0 if kind == "session_time" else -bound
    if least < low or most > bound:
        object.fault("range", f"must lie within {low} to {bound}, where values are clipped")
