// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Complete bars with a volume, for formulas and peers that read it. Who walks over them begins again at their end. */
final class TradedBars {

    private final CompleteBars bars;
    private final double[] open;
    private final double[] volume;
    private final long[] time;

    TradedBars(CompleteBars bars) {
        this.bars = bars;
        SplittableRandom random = new SplittableRandom(17);
        open = IntStream.range(0, bars.length()).mapToDouble(bars::open).toArray();
        time = IntStream.range(0, bars.length()).mapToLong(bars::time).toArray();
        volume = random.doubles(bars.length(), 20, 900).map(Math::rint).toArray();
    }

    static TradedBars make() {
        return new TradedBars(CompleteBars.make());
    }

    int length() {
        return time.length;
    }

    /** The row of a bar, if they are walked over again and again. */
    int row(long bar) {
        return (int) (bar % time.length);
    }

    /** The time of a bar, which goes on when they begin again. */
    long time(long bar) {
        long span = time[time.length - 1] - time[0] + SessionMarket.BAR_MILLIS;
        return time[row(bar)] + bar / time.length * span;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return bars.high();
    }

    double[] low() {
        return bars.low();
    }

    double[] close() {
        return bars.close();
    }

    double[] volume() {
        return volume;
    }

    /** The same for a contract without macro columns. */
    BarColumns columns(FeatureContract contract) {
        return BarColumns.of(contract, time, open, high(), low(), close(), Map.of())
                .withVolume(volume);
    }
}
