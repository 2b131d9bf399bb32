// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;

/** Tells a log of what another engine computes of the same bars: a service that does not serve what its contract says. */
final class SkewedSink extends LogSink {

    private final FeatureEngine other;

    SkewedSink(InstrumentLog log, Model skewed) {
        super(log);
        this.other = FeatureEngine.of(skewed, BadPrices.ABSENT);
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        other.update(bar);
        log.updated(other.view(), bar);
    }

    @Override
    public void observed(FeatureView features, double position, double timeNormalized, float[] out, int offset) {
        float[] skewed = new float[other.contract().size()];
        other.observeWithClock(position, timeNormalized, skewed);
        log.observed(other.view(), position, timeNormalized, skewed, 0);
    }
}
