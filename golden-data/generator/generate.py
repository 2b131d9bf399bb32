# SPDX-License-Identifier: Apache-2.0
"""Makes and checks the golden data.

    python generate.py check    makes every expected file again and compares; exit code 1 on any difference
    python generate.py make     makes the files that are not there, then the manifest; changes no file that is there
"""

import sys
from collections.abc import Callable

import numpy as np
import pandas as pd

import feeds
import manifest
import processor
import tables
from suite import AVERAGES, ROOT, CaseFiles, Contracts, all_cases, fit, make_averages, refit_differs, training_hashes


def make() -> int:
    contracts = Contracts.load()
    cases = all_cases(contracts)
    for path, document in contracts.own.items():
        _write_if_new(path, lambda: tables.json_bytes(document))
    for case in cases:
        if case.source is not None:
            _make_case(case)
    for made in _feeds(contracts):
        for part, content in made.parts.items():
            _write_if_new(made.feed.path(part), lambda: content)
    before = tables.read_json(manifest.PATH) if manifest.PATH.exists() else manifest.first()
    now = manifest.build(cases, contracts, before)
    changed = [path for path, sha in before["files"].items() if now["files"].get(path) != sha]
    if changed:
        return _report([f"{path}: not what the manifest says; the manifest stays as it is" for path in changed])
    manifest.PATH.write_bytes(tables.json_bytes(now))
    return check()


def _make_case(case: CaseFiles) -> None:
    inputs = case.make_inputs()
    for part in case.inputs:
        _write_if_new(case.path(part), lambda: inputs[part])
    _write_if_new(case.path("raw"), lambda: tables.table_bytes(case.make_raw()))
    _write_if_new(case.norm_stats, lambda: tables.json_bytes(fit(tables.read_table(ROOT / case.path("raw")), case)))
    _write_if_new(case.path("normalized"), lambda: tables.table_bytes(case.make_normalized()))
    _write_if_new(case.path("observation"), lambda: tables.table_bytes(case.make_observation()))


def _feeds(contracts: Contracts) -> list[feeds.Made]:
    return feeds.all_feeds(contracts.documents, lambda path: tables.read_json(ROOT / path))


def _write_if_new(path: str, make_content: Callable[[], bytes]) -> None:
    file = ROOT / path
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(tables.pack(file, make_content()))
        print(f"made {path}")


def check() -> int:
    contracts = Contracts.load()
    cases = all_cases(contracts)
    print(f"numpy's log on this processor: {processor.numpy_log()}")
    stored = tables.read_json(manifest.PATH)
    missing = sorted(stored["files"].keys() - manifest.golden_files())
    if missing:
        return _report([f"{path}: not there" for path in missing])
    altered = _check_manifest(stored, cases, contracts)
    _report(altered)  # At once: what was altered may not even be readable below.
    faults = []
    for path, document in contracts.own.items():
        faults += _check_bytes(path, tables.json_bytes(document))
    faults += _check_bytes(AVERAGES, tables.table_bytes(make_averages()))
    made_in = {case["name"]: stored["provenance"][case["produced_with"]] for case in stored["cases"]}
    # Statistics are fitted on the first case that names them.
    fitted_on = {case.norm_stats: case.name for case in reversed(cases)}
    for case in cases:
        if case.name in made_in:
            fits = fitted_on[case.norm_stats] == case.name and case.norm_stats.startswith("norm-stats/")
            faults += _check_case(case, made_in[case.name]["numpy_log"], fits)
    for made in _feeds(contracts):
        faults += _check_feed(made)
    _report(faults)
    print(f"{len(cases)} cases, {len(manifest.golden_files())} files, {len(altered) + len(faults)} differences")
    return 1 if altered or faults else 0


def _report(faults: list[str]) -> int:
    for fault in faults:
        print(f"DIFFERENT {fault}")
    return 1 if faults else 0


def _check_manifest(stored: dict, cases: list[CaseFiles], contracts: Contracts) -> list[str]:
    """The manifest is what the files say; and the shipped files are what the training side said of them."""
    now = manifest.build(cases, contracts, stored)
    faults = [f"manifest.json: {key}" for key in now if stored.get(key) != now[key]]
    faults += [
        f"manifest.json: {path}"
        for path in sorted(stored["files"].keys() | now["files"].keys())
        if stored["files"].get(path) != now["files"].get(path)
    ]
    said = training_hashes()
    return faults + [f"{path}: not what training made" for path in said if now["files"].get(path) != said[path]]


def _check_case(case: CaseFiles, log_then: str, fits: bool) -> list[str]:
    faults = []
    if case.source is not None:
        for part, content in case.make_inputs().items():
            faults += _check_bytes(case.path(part), content)
    raw = case.make_raw()
    raw_faults, ulps = _check_raw(case, raw, exact=log_then == processor.numpy_log())
    faults += raw_faults + _check_bytes(case.path("normalized"), tables.table_bytes(case.make_normalized()))
    if "observation" in case.stages:
        faults += _check_bytes(case.path("observation"), tables.table_bytes(case.make_observation()))
    if fits:
        differing = refit_differs(tables.read_json(ROOT / case.norm_stats), fit(raw, case))
        faults += [f"{case.norm_stats}: {name} is not fitted on {case.name}" for name in differing]
    note = "" if ulps == 0 else f"; {ulps} values with a logarithm not those of {log_then}'s"
    print(f"{'ok' if not faults else 'NOT OK':6} {case.name}{note}")
    return faults


def _check_feed(made: feeds.Made) -> list[str]:
    faults = [fault for part in ("arrivals", "published", "decisions", "normalized")
              for fault in _check_bytes(made.path(part), made.parts[part])]  # fmt: skip
    raw_faults, ulps = _check_raw(made, made.raw, exact=False)
    note = "" if ulps == 0 else f"; {ulps} logarithms 1 ulp away"
    print(f"{'ok' if not faults + raw_faults else 'NOT OK':6} feed {made.feed.name}{note}")
    return faults + raw_faults


def _check_raw(case: CaseFiles | feeds.Made, made: pd.DataFrame, exact: bool) -> tuple[list[str], int]:
    """Byte for byte; but a logarithm of another kind than the one that made the file may be as far away as is stated."""
    path = case.path("raw")
    content = tables.table_bytes(made)
    if exact or content == tables.read_bytes(ROOT / path):
        return _check_bytes(path, content), 0
    stored = tables.read_table(ROOT / path)
    shape = stored.shape == made.shape and list(stored.columns) == list(made.columns)
    if not shape or tables.table_bytes(stored) != tables.read_bytes(ROOT / path):
        return [path], 0
    distances = {name: _ulps(stored[name].to_numpy(), made[name].to_numpy()) for name in made}
    allowed = case.raw_tolerance()
    faults = [f"{path}: {name}, {max(d)} ulps" for name, d in distances.items() if max(d) > allowed[name]]
    return faults, sum(distance > 0 for d in distances.values() for distance in d)


def _ulps(left: np.ndarray, right: np.ndarray) -> list[int]:
    """How many doubles apart, row by row. In Python's integers: no other type holds every distance exactly."""
    return [abs(a - b) for a, b in zip(_in_order(left), _in_order(right), strict=True)]


def _in_order(values: np.ndarray) -> list[int]:
    """The doubles numbered as they follow on one another; absent ones lie far from all of them."""
    bits = np.where(np.isnan(values), np.nan, values).view(np.int64).tolist()
    return [_FAR if number != number else b if b >= 0 else -(b + 2**63) for b, number in zip(bits, values.tolist())]


_FAR = 2**65


def _check_bytes(path: str, made: bytes) -> list[str]:
    file = ROOT / path
    if not file.exists():
        return [f"{path}: not there"]
    stored = tables.read_bytes(file)
    if stored == made:
        return []
    lines = zip(stored.split(b"\n"), made.split(b"\n"))
    line = next((n for n, (a, b) in enumerate(lines, start=1) if a != b), "at its end")
    return [f"{path}: line {line}"]


if __name__ == "__main__":
    commands = {"make": make, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]]())
