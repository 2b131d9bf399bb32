// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;

/** A service in which one value of one observation is one ulp off on its way to the model. */
final class AlteredSink implements ObservationSink {

    private final InstrumentLog log;
    private final long time;
    private final int feature;

    AlteredSink(InstrumentLog log, int bar, int feature) {
        this.log = log;
        this.time = ServedLogs.time(bar);
        this.feature = feature;
    }

    @Override
    public boolean wantsState(FeatureView features, long at) {
        return log.wantsState(features, at);
    }

    @Override
    public void state(EngineSnapshot snapshot, long at) {
        log.state(snapshot, at);
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        log.updated(features, bar);
    }

    @Override
    public void observed(FeatureView features, double position, double timeNormalized, float[] out, int offset) {
        float[] served = out.clone();
        if (features.lastMillis() == time) {
            served[offset + feature] = Math.nextUp(served[offset + feature]);
        }
        log.observed(features, position, timeNormalized, served, offset);
    }
}
