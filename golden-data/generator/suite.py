# SPDX-License-Identifier: Apache-2.0
"""The golden files: where they lie, and how each is made from the one before it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

import training  # noqa: F401  so that feature_parity is found
import tables
from cases import CASES, Case
from dialects import own_contracts
from feature_parity import FeatureContract, NormStats, normalized, observations, raw_features
from feature_parity.formulas import compile_formulas, evaluate
from feature_parity.statistics import column_statistics

ROOT = Path(__file__).resolve().parent.parent
TRAINING = "training-outputs"
AVERAGES = f"{TRAINING}/wilder-average/averages.csv"
BUILT_IN = ("usdcop-m5", ["1.0.0", "1.1.0", "1.2.0"])
_BUILT_IN_FOLDER = ROOT.parent / "lib-contract/src/main/resources/io/featureparity/contract"


@dataclass(frozen=True)
class Contracts:
    """Every contract that a case can belong to, by id and version."""

    documents: dict[tuple[str, str], dict]
    own: dict[str, dict]

    @staticmethod
    def load() -> "Contracts":
        name, versions = BUILT_IN
        built_in = {(name, v): tables.read_json(_BUILT_IN_FOLDER / f"{name}-{v}.json") for v in versions}
        own = own_contracts(built_in[name, "1.0.0"])
        documents = built_in | {(document["id"], document["version"]): document for document in own}
        return Contracts(documents, {f"contracts/{d['id']}-{d['version']}.json": d for d in own})


@dataclass(frozen=True)
class CaseFiles:
    """One case on disk. The paths are below golden-data, as the manifest has them."""

    name: str
    why: str
    contract: dict
    norm_stats: str
    folder: str
    stages: tuple[str, ...]
    source: Case | None = None

    def path(self, part: str) -> str:
        """Where ``input``, ``state`` or a stage lies."""
        packed = ".gz" if self.source is not None and self.source.packed else ""
        return f"{self.folder}/{part}.csv{packed}"

    @property
    def inputs(self) -> list[str]:
        return ["input", "state"] if "observation" in self.stages else ["input"]

    @cached_property
    def bars(self) -> pd.DataFrame:
        return tables.read_table(ROOT / self.path("input"))

    def make_inputs(self) -> dict[str, bytes]:
        """The bars and the positions, from the seed."""
        macro = [source["name"] for source in self.contract["macro"]]
        reads_volume = any("volume" in feature.inputs for feature in self.features.market_features)
        bars = self.source.bars(macro, reads_volume)
        positions = self.source.positions(len(bars))
        return {"input": tables.table_bytes(bars, with_time=True), "state": tables.table_bytes(positions)}

    @cached_property
    def features(self) -> FeatureContract:
        return FeatureContract.of(self.contract)

    def make_raw(self) -> pd.DataFrame:
        return raw_features(self.bars, self.features)

    def make_normalized(self) -> pd.DataFrame:
        """From the raw values on disk: so a logarithm that differs does not reach this stage."""
        raw = tables.read_table(ROOT / self.path("raw")).set_index(self.bars.index)
        return normalized(raw, self.features, NormStats.load(ROOT / self.norm_stats, self.features))

    def make_observation(self) -> pd.DataFrame:
        positions = tables.read_table(ROOT / self.path("state"))["position"].set_axis(self.bars.index)
        return observations(self.make_normalized(), positions, self.features)

    def raw_tolerance(self) -> dict[str, int]:
        return raw_tolerance(self.features)


def raw_tolerance(contract: FeatureContract) -> dict[str, int]:
    """How many ulps each raw column may be off on another processor: none unless its logarithm is in it."""
    stated = {feature["name"]: feature["tolerance_ulps"]["raw"] for feature in contract.document["features"]}
    return {f.name: stated[f.name] if f.has_log_or_exp else 0 for f in contract.market_features}


def all_cases(contracts: Contracts) -> list[CaseFiles]:
    """The shipped cases, then ours."""
    return shipped_cases(contracts) + [_own(case, contracts) for case in CASES]


def shipped_cases(contracts: Contracts) -> list[CaseFiles]:
    contract = contracts.documents[BUILT_IN[0], "1.0.0"]
    norm_stats, stages = f"{TRAINING}/norm_stats.json", ("raw", "normalized")
    return [
        CaseFiles(name, case["why"], contract, norm_stats, f"{TRAINING}/{name}", stages)
        for name, case in training_manifest()["cases"].items()
    ]


def _own(case: Case, contracts: Contracts) -> CaseFiles:
    stages = ("raw", "normalized", "observation")
    contract = contracts.documents[case.contract]
    return CaseFiles(case.name, case.why, contract, case.norm_stats, f"cases/{case.name}", stages, case)


def training_manifest() -> dict:
    return tables.read_json(ROOT / TRAINING / "manifest.json")


def training_hashes() -> dict[str, str]:
    """What the training side said of its files."""
    said = training_manifest()
    files = {f"{name}/{file}": sha for name, case in said["cases"].items() for file, sha in case["files"].items()}
    files[said["norm_stats"]["file"]] = said["norm_stats"]["file_sha256"]
    files[said["wilder_average"]["file"]] = said["wilder_average"]["sha256"]
    return {f"{TRAINING}/{file}": sha for file, sha in files.items()}


def make_averages() -> pd.DataFrame:
    """The shipped table of Wilder averages, from its column of inputs."""
    x = tables.read_table(ROOT / AVERAGES)[["x"]]
    header = pd.read_csv(ROOT / AVERAGES, nrows=0).columns[1:]
    wilder = {name: f"ewm_mean(x, alpha=1/{name.removeprefix('W_')}, adjust=False)" for name in header}
    return x.assign(**dict(evaluate(compile_formulas(wilder, macro=["x"]), x)))


def fit(raw: pd.DataFrame, case: CaseFiles) -> dict:
    """Normalisation statistics in the layout of training, over the rows of one case."""
    meta = {
        "version": "1.0.0",
        "computed_from": f"case {case.name}",
        "date_range": {"start": f"{case.bars.index[0]:%Y-%m-%d}", "end": f"{case.bars.index[-1]:%Y-%m-%d}"},
        "description": f"Fitted on {case.name}; not for trading",
        "feature_count": len(raw.columns),
        "sample_count": len(raw),
    }
    return {"_meta": meta} | {name: column_statistics(column) for name, column in raw.items()}


def refit_differs(stored: dict, fitted: dict) -> list[str]:
    """Features whose stored statistics are not those of their column, beyond what the order of a sum can do."""
    return [
        name
        for name, now in fitted.items()
        if not name.startswith("_")
        and not all(
            np.isclose(stored[name][key], now[key], rtol=1e-9, atol=1e-9 * now["std"])
            for key in ("mean", "std", "min", "max", "count", "null_pct")
        )
    ]
