# SPDX-License-Identifier: Apache-2.0
"""The contract of a model's inputs (section A), read from the same document that serving reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from feature_parity import documents, feed_rules, templates
from feature_parity.faults import DocumentError, Fault, FormulaError, Kind
from feature_parity.feed_rules import Session
from feature_parity.formulas import Program, compile_formulas, find_faults
from feature_parity.formulas.functions import BAR_COLUMNS
from feature_parity.reading import ObjectReader

BUILT_IN = Path(__file__).with_name("contracts")
"""Where the documents of the built-in contracts lie."""

STATE_KINDS = ("position", "session_time")
NORMALIZATIONS = ("z_score", "min_max", "none")
_ID = r"[a-z0-9][a-z0-9-]*"
_NUMBER = r"(0|[1-9]\d*)"
_PART = r"(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = rf"(?=.{{5,64}}\Z){_NUMBER}\.{_NUMBER}\.{_NUMBER}(-{_PART}(\.{_PART})*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?"


@dataclass(frozen=True)
class Feature:
    """One feature. A feature of the market has a formula, of its own or from its kind's template."""

    name: str
    kind: str
    parameters: Mapping
    undefined: float | None
    normalization: str
    program: Program | None  # None for a state feature

    @property
    def is_market(self) -> bool:
        """Whether it comes from the market; if not, from the agent or its clock."""
        return self.kind not in STATE_KINDS

    @property
    def inputs(self) -> list[str]:
        """The columns that its formula reads."""
        return [] if self.program is None else self.program.inputs(self.name)

    @property
    def has_log_or_exp(self) -> bool:
        """Whether its last bits depend on the processor (G16)."""
        return self.program is not None and self.program.reaches_log_or_exp(self.name)


@dataclass(frozen=True)
class FeatureContract:
    """What a contract says, and its hashes."""

    document: dict
    id: str
    version: str
    session: Session
    macro: tuple[str, ...]
    warm_up: int
    clip: float
    features: tuple[Feature, ...]

    @staticmethod
    def load(path: Path) -> FeatureContract:
        """Reads a file. Raises a :class:`DocumentError` with every fault."""
        return _Reader(str(path), documents.load(Path(path))).contract()

    @staticmethod
    def of(document: dict, name: str = "contract") -> FeatureContract:
        """Reads a document that is there already."""
        return _Reader(name, document).contract()

    @staticmethod
    def built_in(id: str, version: str) -> FeatureContract:
        """A contract that is built in (A4)."""
        path = BUILT_IN / f"{id}-{version}.json"
        if not path.is_file():
            known = ", ".join(sorted(file.stem for file in BUILT_IN.glob("*.json")))
            raise DocumentError([Fault(Kind.DOCUMENT, f"{id}@{version}", f"must be one of those built in: {known}")])
        return FeatureContract.load(path)

    @property
    def market_features(self) -> tuple[Feature, ...]:
        """The features that come from the market, in order."""
        return tuple(feature for feature in self.features if feature.is_market)

    @property
    def hash(self) -> str:
        """The SHA-256 of the document's canonical JSON (A3)."""
        return documents.canonical_sha256(self.document)

    @property
    def order_hash(self) -> str:
        """The first 16 hex digits of the SHA-256 of the names joined by commas (A2)."""
        names = ",".join(feature.name for feature in self.features)
        return hashlib.sha256(names.encode("utf-8")).hexdigest()[:16]


class _Reader:
    def __init__(self, name: str, document: dict):
        self._document = document
        self._faults: list[Fault] = []
        self._root = ObjectReader(name, document, self._faults, root=True)

    def contract(self) -> FeatureContract:
        root = self._root
        id = root.string("id", _ID, "lower-case letters, digits and hyphens, not beginning with a hyphen")
        version = root.string("version", _VERSION, "a semantic version such as 1.0.0")
        bar_minutes = root.integer("bar_minutes", 1, 24 * 60)
        if bar_minutes is not None and 24 * 60 % bar_minutes != 0:
            root.fault("bar_minutes", "must be a number of minutes that divides a day")
            bar_minutes = None
        session = feed_rules.read_session(root, bar_minutes)
        macro = feed_rules.read_macro(root)
        feed_rules.read_policies(root, bar_minutes)
        warm_up = root.integer("warm_up", 0, 10_000)
        clip = root.number("clip", above=0)
        define = self._define()
        features = self._features(macro, clip)
        root.finish()
        program = self._program(features, define, macro)
        if self._faults:
            kinds = {fault.kind for fault in self._faults}
            raise (DocumentError if kinds == {Kind.DOCUMENT} else FormulaError)(self._faults)
        made = tuple(_with_program(feature, program, macro) for feature in features)
        return FeatureContract(self._document, id, version, session, tuple(macro), warm_up, clip, made)

    def _define(self) -> dict[str, str]:
        """The definitions; a contract without any has no such key."""
        if not self._root.has("define"):
            return {}
        object = self._root.object("define")
        texts = {} if object is None else {name: object.string(name) for name in object.keys()}
        return {name: text for name, text in texts.items() if text is not None}

    def _program(self, features: list[dict], define: dict[str, str], macro: list[str] | None) -> Program | None:
        """Without its columns nothing can be said of a name."""
        if macro is None:
            return None
        formulas = {f["name"]: f["parameters"]["formula"] for f in features if f["kind"] == "formula" and f["name"]}
        texts = {name: text for name, text in formulas.items() if text is not None}
        faults, program = find_faults(texts, define, macro)
        self._faults += faults
        return program

    # ---- features

    def _features(self, macro: list[str] | None, clip: float | None) -> list[dict]:
        features: list[dict] = []
        states: list[str] = []
        names: list[str | None] = []
        for index, object in enumerate(self._root.objects("features", 1, 256)):
            feature = self._feature(object, index, macro, clip)
            if feature["name"] is not None and feature["name"] in names:
                object.fault("name", f"must be another name than that of feature {names.index(feature['name'])}")
            names.append(feature["name"])
            if feature["kind"] in STATE_KINDS:
                if feature["kind"] in states:
                    object.fault("calculation", "must be of another kind than an earlier state feature")
                states.append(feature["kind"])
            elif feature["kind"] is not None and states:
                object.fault("index", "must come before the state features")
            features.append(feature)
        return features

    def _feature(self, object: ObjectReader, index: int, macro: list[str] | None, clip: float | None) -> dict:
        there = object.integer("index", 0)
        if there is not None and there != index:
            object.fault("index", f"must be {index}, since the indexes count the features as they are written")
        name = object.string("name", feed_rules.NAME, feed_rules.NAME_SAID)
        calculation = object.object("calculation")
        kind, parameters = (None, {}) if calculation is None else _calculation(calculation)
        inputs = None
        if kind == "formula":
            if object.has("inputs"):
                object.strings("inputs")
                object.fault("inputs", "must not be there for a formula, whose inputs are the names in it")
        else:
            inputs = object.strings("inputs")
            _check_inputs(object, kind, inputs, macro)
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
        return {
            "name": name, "kind": kind, "parameters": parameters, "inputs": inputs, "undefined": undefined,
            "normalization": normalization,
        }  # fmt: skip


def _calculation(object: ObjectReader) -> tuple[str | None, dict]:
    kind = object.choice("kind", (*templates.KINDS, "formula", *STATE_KINDS))
    if kind is None:
        return None, {}
    if kind == "formula":
        parameters = {"formula": object.string("formula")}
    elif kind == "position":
        parameters = {"limit": object.number("limit", above=0)}
    elif kind == "session_time":
        parameters = {}
    else:
        parameters = templates.read(kind, object)
    object.finish()
    return kind, parameters


def _check_inputs(object: ObjectReader, kind: str | None, inputs: list[str] | None, macro: list[str] | None) -> None:
    if kind is None or inputs is None or macro is None:
        return
    if kind in STATE_KINDS:
        broken = "must be empty for a state feature" if inputs else None
    elif templates.reads_one_column(kind):
        columns = [*(column for column in BAR_COLUMNS if column != "volume"), *macro]
        broken = None if len(inputs) == 1 and inputs[0] in columns else f"must be one of {', '.join(columns)}"
    else:
        broken = None if inputs == templates.HIGH_LOW_CLOSE else f"must be {', '.join(templates.HIGH_LOW_CLOSE)}"
    if broken is not None:
        object.fault("inputs", broken)


def _check_range(object: ObjectReader, kind: str | None, parameters: dict, clip: float | None) -> None:
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
    bound = parameters.get("limit") if kind == "position" else clip
    low, high = (0.0, 1.0) if kind == "session_time" else (None, None) if bound is None else (-bound, bound)
    if kind is not None and low is not None and (least < low or most > high):
        object.fault("range", f"must lie within {low} to {high}, where values are clipped")


def _with_program(feature: dict, program: Program, macro: list[str]) -> Feature:
    name, kind = feature["name"], feature["kind"]
    if kind in STATE_KINDS:
        program = None
    elif kind != "formula":
        expansion = templates.expand(kind, feature["parameters"], feature["inputs"], feature["undefined"])
        program = compile_formulas({name: expansion.formula}, expansion.define, macro)
    return Feature(name, kind, feature["parameters"], feature["undefined"], feature["normalization"], program)
