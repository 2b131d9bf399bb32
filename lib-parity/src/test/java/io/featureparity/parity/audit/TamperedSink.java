// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.features.engine.FeatureView;

/** A service in which observations are changed on their way to the model. The log holds what the model was given. */
final class TamperedSink extends LogSink {

    private final Tampering tampering;

    private TamperedSink(InstrumentLog log, Tampering tampering) {
        super(log);
        this.tampering = tampering;
    }

    /** Changes an observation. */
    private interface Tampering {
        void change(float[] observation, int offset, long time);
    }

    /** Two columns are swapped. */
    static TamperedSink swapped(InstrumentLog log, int one, int other) {
        return new TamperedSink(log, (observation, offset, time) -> {
            float kept = observation[offset + one];
            observation[offset + one] = observation[offset + other];
            observation[offset + other] = kept;
        });
    }

    /** One value of one observation is one ulp off. */
    static TamperedSink altered(InstrumentLog log, int bar, int feature) {
        return new TamperedSink(log, (observation, offset, time) -> {
            if (time == ServedLogs.time(bar)) {
                observation[offset + feature] = Math.nextUp(observation[offset + feature]);
            }
        });
    }

    @Override
    public void observed(FeatureView features, double position, double timeNormalized, float[] out, int offset) {
        float[] served = out.clone();
        tampering.change(served, offset, features.lastMillis());
        log.observed(features, position, timeNormalized, served, offset);
    }
}
