// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.contract.AgentState;
import io.featureparity.features.engine.FeatureEngine;
import java.time.Instant;
import java.util.List;

/** A service as others write one: it makes bars of minutes and feeds them to an engine. */
final class Service {

    private final FeatureEngine engine;
    private final BarAssembly assembly;

    Service(FeatureEngine engine, BarAssembly assembly) {
        this.engine = engine;
        this.assembly = assembly;
    }

    /** Takes in the minutes of one bar. */
    void take(List<MinuteBar> minutes, double[] macro) {
        double open = Double.NaN;
        double high = Double.NaN;
        double low = Double.NaN;
        double close = Double.NaN;
        for (MinuteBar minute : assembly.taken(minutes)) {
            open = Double.isNaN(open) ? minute.open() : open;
            high = minute.high() <= high ? high : either(minute.high(), high);
            low = minute.low() >= low ? low : either(minute.low(), low);
            close = either(minute.close(), close);
        }
        Instant time = assembly.time(minutes.get(0).time());
        engine.update(time.toEpochMilli(), open, high, low, close, macro);
    }

    private static double either(double first, double second) {
        return Double.isNaN(first) ? second : first;
    }

    double[] raw() {
        return engine.raw();
    }

    float[] normalized() {
        return engine.normalized();
    }

    float[] observation(double position) {
        return engine.observe(AgentState.at(position, engine.lastTime())).toArray();
    }

    boolean isReady() {
        return engine.missingBars() == 0;
    }
}
