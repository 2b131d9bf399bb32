// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;

/** A service that swaps two columns of the observation on their way to the model. */
final class SwappedSink implements ObservationSink {

    private final InstrumentLog log;
    private final int one;
    private final int other;

    SwappedSink(InstrumentLog log, int one, int other) {
        this.log = log;
        this.one = one;
        this.other = other;
    }

    @Override
    public boolean wantsState(FeatureView features, long time) {
        return log.wantsState(features, time);
    }

    @Override
    public void state(EngineSnapshot snapshot, long time) {
        log.state(snapshot, time);
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        log.updated(features, bar);
    }

    @Override
    public void observed(FeatureView features, double position, double timeNormalized, float[] out, int offset) {
        float[] swapped = out.clone();
        swapped[offset + one] = out[offset + other];
        swapped[offset + other] = out[offset + one];
        log.observed(features, position, timeNormalized, swapped, offset);
    }
}
