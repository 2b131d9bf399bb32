// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Makes watermarks that no single record can push ahead. With ordinary watermarks, one bar with a time in the far future makes
 * all other bars late.
 *
 * <p>Two kinds of times move no watermark. The first is too far ahead of the clock; its bar is refused too. The second is too
 * far ahead of the last record of its split; the watermark follows it only when a second record is as far ahead. The limit by
 * the clock protects live bars. The limit by the last record protects histories, whose times are always before the clock.
 */
public final class FeatureWatermarks {

    private FeatureWatermarks() {}

    /**
     * Makes the watermarks of bars, by their times.
     *
     * @param config the model and the settings of the job
     * @param outOfOrder how far behind the latest bar a bar may come without being late
     * @return the strategy, for the source of the bars
     */
    public static WatermarkStrategy<InstrumentBar> ofBars(FeatureJobConfig config, Duration outOfOrder) {
        return guarded(
                config,
                WatermarkStrategy.<InstrumentBar>forBoundedOutOfOrderness(outOfOrder)
                        .withTimestampAssigner((bar, before) -> bar.time()));
    }

    /**
     * Makes the watermarks of macro publications, by their availability.
     *
     * @param config the model and the settings of the job
     * @param outOfOrder how far behind the latest publication a publication may come without being late
     * @return the strategy, for the source of the publications
     */
    public static WatermarkStrategy<Publication> ofPublications(FeatureJobConfig config, Duration outOfOrder) {
        return guarded(
                config,
                WatermarkStrategy.<Publication>forBoundedOutOfOrderness(outOfOrder)
                        .withTimestampAssigner((publication, before) -> publication.available()));
    }

    /**
     * Guards any strategy: times that are too far ahead are kept from it.
     *
     * @param config the model and the settings of the job
     * @param strategy the strategy, which assigns the times of the records
     * @param <T> the type of the records
     * @return the guarded strategy
     */
    public static <T> WatermarkStrategy<T> guarded(FeatureJobConfig config, WatermarkStrategy<T> strategy) {
        return guarded(config, strategy, Now.system());
    }

    static <T> WatermarkStrategy<T> guarded(FeatureJobConfig config, WatermarkStrategy<T> strategy, Now now) {
        return new Guarded<>(strategy, config.mostAheadOfClock(), config.mostAheadOfLast(), now);
    }

    private record Guarded<T>(WatermarkStrategy<T> inner, long mostAheadOfClock, long mostAheadOfLast, Now now)
            implements WatermarkStrategy<T> {

        @Override
        public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            ClockRule clock = new ClockRule(mostAheadOfClock, now);
            return new WatermarkGuard<>(
                    inner.createWatermarkGenerator(context), new BelievedTimes(clock, mostAheadOfLast));
        }

        @Override
        public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return inner.createTimestampAssigner(context);
        }

        @Override
        public WatermarkAlignmentParams getAlignmentParameters() {
            return inner.getAlignmentParameters();
        }
    }
}
