# SPDX-License-Identifier: Apache-2.0
"""The manifest: the hash of every golden file, and what each case belongs to."""

import processor
import tables
from feature_parity.documents import canonical_sha256
from feeds import FEEDS, PARTS, Feed
from suite import AVERAGES, ROOT, TRAINING, CaseFiles, Contracts, training_manifest

PATH = ROOT / "manifest.json"
_FOLDERS = [TRAINING, "contracts", "norm-stats", "cases", "feeds"]


def build(cases: list[CaseFiles], contracts: Contracts, before: dict) -> dict:
    """The manifest of the files as they lie. A case that ``before`` has was made where it says; a new one, here."""
    provenance = dict(before["provenance"])
    made_in = {case["name"]: case["produced_with"] for case in before["cases"] + before.get("feeds", [])}
    if any(one.name not in made_in for one in [*cases, *FEEDS]):
        here = _label_of_this_environment(provenance)
        made_in = {one.name: made_in.get(one.name, here) for one in FEEDS} | {
            case.name: made_in.get(case.name, here if case.source else "training") for case in cases
        }
    return {
        "format": 1,
        "provenance": provenance,
        "contracts": [_contract(key, document, contracts) for key, document in contracts.documents.items()],
        "norm_stats": {path: _norm_stats(path) for path in sorted({case.norm_stats for case in cases})},
        "cases": [_case(case, made_in[case.name]) for case in cases],
        "feeds": [_feed(feed, contracts, made_in) for feed in FEEDS],
        "averages": {"file": AVERAGES, "why": training_manifest()["wilder_average"]["why"]},
        "files": {path: tables.sha256((ROOT / path).read_bytes()) for path in golden_files()},
    }


def golden_files() -> list[str]:
    """Every file that the manifest answers for, in a fixed order."""
    found = [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def first() -> dict:
    """What there is to build on before there is a manifest."""
    training = training_manifest()["produced_with"] | {"command": "the training pipeline; never made again"}
    return {"provenance": {"training": training}, "cases": [], "files": {}}


def _label_of_this_environment(provenance: dict) -> str:
    """The label of the environment that is this one, added where there is none yet."""
    here = processor.environment()
    label = next((label for label, known in provenance.items() if known == here), f"own-{len(provenance)}")
    provenance[label] = here
    return label


def _contract(key: tuple[str, str], document: dict, contracts: Contracts) -> dict:
    name, version = key
    path = f"contracts/{name}-{version}.json"
    return {
        "id": name,
        "version": version,
        "sha256": canonical_sha256(document),
        "file": path if path in contracts.own else None,
    }


def _feed(feed: Feed, contracts: Contracts, made_in: dict) -> dict:
    name, version = feed.contract
    return {
        "name": feed.name,
        "why": feed.why,
        "contract": {
            "id": name,
            "version": version,
            "sha256": canonical_sha256(contracts.documents[feed.contract]),
        },
        "policy": feed.policy,
        "norm_stats": feed.norm_stats,
        "produced_with": made_in[feed.name],
        "parts": {part: feed.path(part) for part in PARTS},
    }


def _norm_stats(path: str) -> dict:
    content = ROOT / path
    return {
        "canonical_sha256": canonical_sha256(tables.read_json(content)),
        "file_sha256": tables.sha256(content.read_bytes()),
    }


def _case(case: CaseFiles, made_in: str) -> dict:
    return {
        "name": case.name,
        "why": case.why,
        "rows": len(case.bars),
        "contract": {
            "id": case.contract["id"],
            "version": case.contract["version"],
            "sha256": canonical_sha256(case.contract),
        },
        "norm_stats": case.norm_stats,
        "produced_with": made_in,
        "inputs": {part: case.path(part) for part in case.inputs},
        "stages": {stage: case.path(stage) for stage in case.stages},
    }
