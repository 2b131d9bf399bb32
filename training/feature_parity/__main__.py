# SPDX-License-Identifier: Apache-2.0
"""The command: ``python -m feature_parity features|fit|hash``. Exit code 2 is wrong usage or bad input."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from feature_parity import documents, tables
from feature_parity.contract import FeatureContract
from feature_parity.faults import Fault, FeatureParityError, InputError, Kind
from feature_parity.formulas.functions import TIME_COLUMNS
from feature_parity.frames import normalized, observations, raw_features
from feature_parity.manifest import manifest_text
from feature_parity.statistics import NormStats, fit

_BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb, and gives the exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.verb(options)
    except FeatureParityError as refused:
        print(refused, file=sys.stderr)
        return _BAD_INPUT
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return _BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="feature_parity", description="Training's side of the contract, with pandas.")
    verbs = parser.add_subparsers(required=True, metavar="features|fit|hash")

    verb = verbs.add_parser("features", help="compute the features of a file of bars, one row out for each row in")
    _contract_option(verb)
    _bars_option(verb)
    verb.add_argument("--stage", choices=["raw", "normalized", "observation"], default="raw")
    verb.add_argument("--norm-stats", type=Path, metavar="FILE", help="the statistics, for every stage but raw")
    verb.add_argument("--position", metavar="P", help="for observations: a number, or the name of a column of the bars")
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    verb.set_defaults(verb=_features)

    verb = verbs.add_parser("fit", help="fit statistics to the raw features of bars")
    _contract_option(verb)
    _bars_option(verb)
    verb.add_argument("--from", dest="first", metavar="DAY|TIME", help="what counts from; bars before are history")
    verb.add_argument("--to", dest="last", metavar="DAY|TIME", help="what counts to, itself included")
    verb.add_argument("--out", type=Path, required=True, metavar="FILE")
    _manifest_options(verb)
    verb.set_defaults(verb=_fit)

    verb = verbs.add_parser("hash", help="print the hashes of a contract and of statistics; write a model's manifest")
    _contract_option(verb)
    verb.add_argument("--norm-stats", type=Path, metavar="FILE")
    _manifest_options(verb)
    verb.set_defaults(verb=_hash)
    return parser


def _contract_option(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--contract", default="usdcop-m5@1.0.0", metavar="ID@VERSION|FILE", help="default: %(default)s")


def _bars_option(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--bars", type=Path, required=True, metavar="FILE", help="CSV: time, prices, macro values")


def _manifest_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--model-id", metavar="ID", help="what the model is called, for the manifest")
    verb.add_argument("--manifest", type=Path, metavar="FILE", help="where to write the model's manifest")


# ---- the verbs


def _features(options: argparse.Namespace) -> None:
    if options.stage != "raw" and options.norm_stats is None:
        raise _usage(f"--stage {options.stage} needs --norm-stats")
    if (options.stage == "observation") != (options.position is not None):
        raise _usage("--position is for --stage observation, which needs it")
    _require_other(options)
    contract = _contract(options.contract)
    stats = None if options.norm_stats is None else NormStats.load(options.norm_stats, contract)
    number = _number(options.position)
    bars = _bars(options.bars, contract, [] if number is not None else [options.position])
    table = raw_features(bars, contract)
    if options.stage != "raw" and stats is not None:
        table = normalized(table, contract, stats)
    if options.stage == "observation":
        held = bars[options.position] if number is None else pd.Series(number, index=bars.index)
        table = observations(table, held, contract)
    tables.write_table(options.out, table)
    print(f"{len(table)} rows of {len(table.columns)} {options.stage} features written to {options.out}")


def _fit(options: argparse.Namespace) -> None:
    _check_manifest_options(options)
    _require_other(options)
    contract = _contract(options.contract)
    raw = raw_features(_bars(options.bars, contract), contract).loc[
        _bound(options.first, False) : _bound(options.last, True)
    ]
    about = {
        "computed_from": options.bars.name,
        "bars_sha256": hashlib.sha256(options.bars.read_bytes()).hexdigest(),
    }
    stats = fit(raw, contract, about)
    tables.write_text(options.out, documents.pretty_text(stats.document))
    print(f"{len(raw)} bars fitted and written to {options.out}")
    _print_hashes(contract, stats)
    _write_manifest(options, contract, stats)


def _hash(options: argparse.Namespace) -> None:
    _check_manifest_options(options)
    if options.manifest is not None and options.norm_stats is None:
        raise _usage("--manifest needs --norm-stats")
    contract = _contract(options.contract)
    stats = None if options.norm_stats is None else NormStats.load(options.norm_stats, contract)
    _print_hashes(contract, stats)
    if stats is not None:
        _write_manifest(options, contract, stats)


def _print_hashes(contract: FeatureContract, stats: NormStats | None) -> None:
    print(f"contract   {contract.hash}  {contract.id}@{contract.version}")
    print(f"order      {contract.order_hash}")
    if stats is not None:
        print(f"statistics {stats.hash}")


def _check_manifest_options(options: argparse.Namespace) -> None:
    if (options.manifest is None) != (options.model_id is None):
        raise _usage("--manifest and --model-id belong together")


def _require_other(options: argparse.Namespace) -> None:
    """Nothing is written over what is read."""
    if options.out.exists() and options.out.samefile(options.bars):
        raise _usage("--out must be another file than --bars")


def _write_manifest(options: argparse.Namespace, contract: FeatureContract, stats: NormStats) -> None:
    if options.manifest is not None:
        tables.write_text(options.manifest, manifest_text(options.model_id, contract, stats))
        print(f"manifest of {options.model_id} written to {options.manifest}")


# ---- what the options say


def _contract(named: str) -> FeatureContract:
    id, at, version = named.partition("@")
    if at and not Path(named).exists():
        return FeatureContract.built_in(id, version)
    return FeatureContract.load(Path(named))


def _bars(path: Path, contract: FeatureContract, more: Sequence[str | None] = ()) -> pd.DataFrame:
    read = {name for feature in contract.market_features for name in feature.inputs} - set(TIME_COLUMNS)
    return tables.read_bars(path, [*sorted(read), *(name for name in more if name is not None)])


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _bound(text: str | None, last: bool) -> pd.Timestamp | None:
    """A day in UTC, or a time with its zone."""
    if text is None:
        return None
    try:
        time = pd.Timestamp(text)
    except ValueError:
        time = pd.NaT
    if time is not pd.NaT and time.tz is not None:
        return time.tz_convert("UTC")
    if time is pd.NaT or time != time.normalize() or ":" in text:
        raise _usage(f"'{text}' must be a day such as 2024-03-04, or a time with its zone")
    return time.tz_localize("UTC") + (pd.Timedelta(days=1) - pd.Timedelta(1, "ns") if last else pd.Timedelta(0))


def _usage(message: str) -> InputError:
    return InputError([Fault(Kind.INPUT, "usage", message)])


if __name__ == "__main__":
    sys.exit(main())
