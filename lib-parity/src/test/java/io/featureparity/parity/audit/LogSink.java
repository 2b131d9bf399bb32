// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.InstrumentLog;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;

/** Tells a log what it is told itself. Services that are not as they should be change a part of it. */
abstract class LogSink implements ObservationSink {

    final InstrumentLog log;

    LogSink(InstrumentLog log) {
        this.log = log;
    }

    @Override
    public final boolean wantsState(FeatureView features, long time) {
        return log.wantsState(features, time);
    }

    @Override
    public final void state(EngineSnapshot snapshot, long time) {
        log.state(snapshot, time);
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        log.updated(features, bar);
    }
}
