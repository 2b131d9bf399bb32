// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;

/** What only formulas read of a bar, its volume and the day of its time, is another one. */
final class Bars {

    private static final long HOUR = 3_600_000;

    private Bars() {}

    static List<Sabotage> all() {
        return List.of(
                new Sabotage("bars without their volume", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        give(engine, bars, row, bars.time(row), Double.NaN);
                    }
                }),
                new Sabotage("an unknown volume taken for none", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        double volume = bars.volume(row);
                        give(engine, bars, row, bars.time(row), Double.isNaN(volume) ? 0 : volume);
                    }
                }),
                new Sabotage("days that begin at another hour", new Engine() {
                    @Override
                    void feed(FeatureEngine engine, BarColumns bars, int row) {
                        give(engine, bars, row, bars.time(row) - 5 * HOUR, bars.volume(row));
                    }
                }));
    }

    private static void give(FeatureEngine engine, BarColumns bars, int row, long time, double volume) {
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        bars.read(row, bar);
        bar.set(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), volume);
        engine.update(bar);
    }
}
