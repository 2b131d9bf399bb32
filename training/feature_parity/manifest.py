# SPDX-License-Identifier: Apache-2.0
"""The manifest of a model: what it was trained with. Training writes it next to the model, and serving verifies it."""

from __future__ import annotations

import re

from feature_parity import documents
from feature_parity.contract import FeatureContract
from feature_parity.faults import Fault, InputError, Kind
from feature_parity.statistics import NormStats

_MODEL_ID = re.compile(r"(?=.{0,199}[^ \t\n\x0b\f\r])[^\ud800-\udfff]{1,200}", re.DOTALL)


def manifest_text(model_id: str, contract: FeatureContract, stats: NormStats) -> str:
    """The manifest as JSON, one part in each line, always the same text for the same model."""
    if _MODEL_ID.fullmatch(model_id) is None:
        raise InputError([Fault(Kind.INPUT, "model_id", "must be 1 to 200 characters, not only blanks")])
    return documents.pretty_text(
        {
            "model_id": model_id,
            "contract_id": contract.id,
            "contract_version": contract.version,
            "order_hash": contract.order_hash,
            "contract_hash": contract.hash,
            "norm_stats_hash": stats.hash,
            "observation_size": len(contract.features),
        }
    )
