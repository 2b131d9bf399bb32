# SPDX-License-Identifier: Apache-2.0
"""Training's side of the contract: the features, statistics and hashes of a model, with pandas over whole frames."""

from feature_parity.contract import Feature, FeatureContract
from feature_parity.faults import DocumentError, Fault, FeatureParityError, FormulaError, InputError, Kind
from feature_parity.frames import normalized, observations, raw_features
from feature_parity.manifest import manifest_text
from feature_parity.statistics import NormStats, fit

__all__ = [
    "DocumentError",
    "Fault",
    "Feature",
    "FeatureContract",
    "FeatureParityError",
    "FormulaError",
    "InputError",
    "Kind",
    "NormStats",
    "fit",
    "manifest_text",
    "normalized",
    "observations",
    "raw_features",
]
