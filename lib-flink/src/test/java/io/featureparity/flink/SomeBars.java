// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Twenty bars of five minutes, for tests that change a few of them. */
final class SomeBars {

    private static final long OPENING = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final int BAR = 300_000;
    static final int LENGTH = 20;

    private SomeBars() {}

    static long time(int index) {
        return OPENING + (long) index * BAR;
    }

    static InstrumentBar bar(String instrument, int index) {
        return bar(instrument, "split", time(index), 4000 + index);
    }

    static InstrumentBar bar(String instrument, String source, long time, double close) {
        return new InstrumentBar(instrument, source, time, close, close + 1, close - 1, close, 5);
    }

    static List<InstrumentBar> bars(String instrument) {
        List<InstrumentBar> bars = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            bars.add(bar(instrument, i));
        }
        return bars;
    }

    /** The vectors of a job that gets these bars and nothing else. */
    static List<FeatureVector> alone(List<InstrumentBar> bars) throws Exception {
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(bars);
            harness.end();
            return harness.features();
        }
    }
}
