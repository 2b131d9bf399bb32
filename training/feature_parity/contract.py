# SPDX-License-Identifier: Apache-2.0
"""The contract of a model's inputs (section A), read from the same document that serving reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from feature_parity import documents, feed_rules, templates
from feature_parity.contract_features import STATE_KINDS, FeatureEntry, read_feature
from feature_parity.faults import DocumentError, Fault, FormulaError, Kind
from feature_parity.feed_rules import Session
from feature_parity.formulas import Program, compile_formulas, find_faults
from feature_parity.reading import ObjectReader

BUILT_IN = Path(__file__).with_name("contracts")
"""Where the documents of the built-in contracts lie."""

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
        entries = self._features(macro, clip)
        root.finish()
        program = None if macro is None else self._program(entries, define, macro)
        if self._faults:
            kinds = {fault.kind for fault in self._faults}
            raise (DocumentError if kinds == {Kind.DOCUMENT} else FormulaError)(self._faults)
        # What was not reported was read.
        assert id and version and session and macro is not None and warm_up is not None and clip and program
        features = tuple(_feature(entry, program, macro) for entry in entries)
        return FeatureContract(self._document, id, version, session, tuple(macro), warm_up, clip, features)

    def _define(self) -> dict[str, str]:
        """The definitions; a contract without any has no such key."""
        object = self._root.object("define") if self._root.has("define") else None
        texts = {} if object is None else {name: object.string(name) for name in object.names()}
        return {name: text for name, text in texts.items() if text is not None}

    def _features(self, macro: list[str] | None, clip: float | None) -> list[FeatureEntry]:
        entries: list[FeatureEntry] = []
        for index, object in enumerate(self._root.objects("features", 1, 256)):
            entry = read_feature(object, index, macro, clip)
            names, states = [e.name for e in entries], [e.kind for e in entries if e.kind in STATE_KINDS]
            if entry.name and entry.name in names:
                object.fault("name", f"must be another name than that of feature {names.index(entry.name)}")
            if entry.kind in states:
                object.fault("calculation", "must be of another kind than an earlier state feature")
            elif entry.kind and entry.kind not in STATE_KINDS and states:
                object.fault("index", "must come before the state features")
            entries.append(entry)
        return entries

    def _program(self, entries: list[FeatureEntry], define: dict[str, str], macro: list[str]) -> Program | None:
        texts: dict[str, str] = {}
        for index, entry in enumerate(entries):
            if entry.formula is not None:
                texts[entry.name if entry.name not in texts else f"{entry.name} (feature {index})"] = entry.formula
        faults, program = find_faults(texts, define, macro)
        self._faults += faults
        return program


def _feature(entry: FeatureEntry, formulas: Program, macro: list[str]) -> Feature:
    program: Program | None = formulas
    if entry.kind in STATE_KINDS:
        program = None
    elif entry.kind != "formula":
        expansion = templates.expand(entry.kind, entry.parameters, entry.inputs, entry.undefined)
        program = compile_formulas({entry.name: expansion.formula}, expansion.define, macro)
    return Feature(entry.name, entry.kind, entry.parameters, entry.undefined, entry.normalization, program)
